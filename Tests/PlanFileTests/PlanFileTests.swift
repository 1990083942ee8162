// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import PlanFile

private let seeds: [UInt64] = Array(1...40)

private func text(_ plan: Plan) throws -> String { String(decoding: try PlanFile.encode(plan), as: UTF8.self) }

private func smallPlan() throws -> Plan {
  let first = try #require(CivilDate(iso: "2026-09-01"))
  var plan = Plan(
    group: "Trafford", year: DateSpan(first, first + 330), asOf: first, inputHash: "", rules: .england,
    run: Run(engine: "search", seed: 1, rounds: 2, stop: .rounds))
  plan.supply = [
    SupplyPurchase(date: first, school: Identifier("oak"), part: .morning, number: 1, cost: Pence(13_080))
  ]
  return plan
}

@Test(arguments: seeds)
func plansComeBackUnchanged(_ seed: UInt64) throws {
  var random = RandomPlan(seed: seed)
  let plan = random.plan()
  let bytes = try PlanFile.encode(plan)
  #expect(try PlanFile.decode(bytes) == plan)
  #expect(try PlanFile.encode(PlanFile.decode(bytes)) == bytes)
}

@Test func aLineIsOneElementAndKeysAreSorted() throws {
  let lines = try text(smallPlan()).split(separator: "\n").map(String.init)
  #expect(lines.first == "{" && lines.last == "}")
  #expect(lines.contains(#"    {"costPence":13080,"date":"2026-09-01","number":1,"part":"am","school":"oak"}"#))
  let keys = lines.compactMap { $0.firstMatch(of: /^  "([A-Za-z]+)":/).map { String($0.output.1) } }
  #expect(keys == keys.sorted() && keys.count == 23)
}

/// Where a field is added to a type of the plan but not to the format, it would be lost without a word.
@Test func theFormatHasEveryFieldOfThePlan() throws {
  var random = RandomPlan(seed: 1)
  let plan = random.plan()
  let id = Identifier<Person>("p")
  let lesson = LessonReference.blank
  let samples: [(String, Any)] = [
    ("plan", plan), ("run", plan.run), ("rules", plan.rules), ("rates", plan.rules.rates),
    ("limits", plan.rules.limits), ("defaults", plan.rules.defaults), ("yearRules", plan.rules.years),
    ("objective", plan.objective), ("objectiveParts", plan.objective.parts), ("lesson", lesson),
    ("attendance", Attendance(person: id, role: .host)),
    ("school", SchoolFigures(school: Identifier(""), budget: .zero)),
    ("reason", Reason(code: .noCover, options: 0)),
    ("unplaced", Unplaced(activity: Identifier(""), reasons: [], words: "")),
    ("bound", Bound(tier: .must, scope: .model, value: 0, words: "")),
    ("charge", Charge(kind: .fee, school: nil, fund: nil, activity: nil, date: nil, amount: .zero)),
    ("supply", SupplyPurchase(date: .blank, school: Identifier(""), part: .day, number: 1, cost: .zero)),
    ("cover", CoverAssignment(date: .blank, absent: id, lesson: lesson, by: .inside(nil))),
    (
      "release",
      Release(date: .blank, person: id, lesson: lesson, activities: [], needsCover: true, cost: .zero)
    ),
    (
      "repayment",
      Repayment(person: id, date: .blank, span: .blank, kind: .ppa, repaidOn: .blank, lesson: lesson)
    ),
    ("rota", Rota(activity: Identifier(""), slots: [])),
    ("rotaSlot", Rota.Slot(week: 1, weekday: .monday, half: .morning, school: Identifier(""))),
    (
      "rotaBalance",
      RotaBalance(activity: Identifier(""), school: Identifier(""), due: 0, held: 0, madeUp: 0, owed: 0)
    ),
    (
      "keptTime",
      KeptTime(activity: Identifier(""), person: id, use: .preparation, date: .blank, span: .blank)
    ),
    ("moneyPrice", MoneyPrice(perHundredPounds: .zero)),
    ("weekdayHalf", WeekdayHalf(weekday: .monday, half: .morning)),
    ("backfill", SecondmentPlacement.BackfillShare(halfTerm: 1, way: .none, by: nil, halfDays: 1)),
    (
      "secondment",
      SecondmentPlacement(
        activity: Identifier(""), person: id, from: Identifier(""), to: Identifier(""), firstHalfTerm: 1,
        lastHalfTerm: 1, days: DateSpan(.blank, .blank), halfDays: [], backfill: [], firmness: .firm)
    ),
    (
      "leg",
      TravelLeg(
        date: .blank, person: id, from: .online, to: .online, span: .blank, metres: .zero, mileage: .zero)
    ),
    (
      "occurrence",
      Occurrence(
        activity: Identifier(""), part: 1, date: .blank, span: .blank, place: .online, leader: nil, attendees: [],
        firmness: .firm)
    ),
  ]
  struct Schema: Decodable {
    struct Definition: Decodable { var properties: [String: Property]? }
    struct Property: Decodable {}
    var definitions: [String: Definition]
    enum CodingKeys: String, CodingKey { case definitions = "$defs" }
  }
  let schema = try JSONDecoder().decode(Schema.self, from: Data(PlanFile.schema.utf8))
  for (name, sample) in samples {
    #expect(schema.definitions[name]?.properties?.count == Mirror(reflecting: sample).children.count, "\(name)")
  }
  let others = ["place", "leader", "coveredBy", "timeSpan", "dateSpan"]
  #expect(Set(schema.definitions.keys) == Set(samples.map(\.0) + others))
}

/// With PLANNER_WRITE_SCHEMA set, writes the file instead; for when the format has changed.
@Test func theSchemaInTheConfigurationFolderIsTheProgramsOwn() throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.appending(path: "config/plan.schema.json")
  if ProcessInfo.processInfo.environment["PLANNER_WRITE_SCHEMA"] != nil {
    try Data(PlanFile.schema.utf8).write(to: file)
  }
  #expect(try String(contentsOf: file, encoding: .utf8) == PlanFile.schema)
}

@Test func plansOfBeforeHaveTheDefaultOfWhatTheyDoNotSay() throws {
  let whole = try text(smallPlan())
  let line = try #require(whole.split(separator: "\n").first { $0.contains("\"opportunityDays\"") })
  let earlier = whole.replacing(String(line) + "\n", with: "")
  #expect(earlier != whole)
  #expect(try PlanFile.decode(Array(earlier.utf8)) == smallPlan())
}

@Test func wrongValuesAreNamedByPathValueAndExpectation() throws {
  let good = try text(smallPlan())
  func expect(_ old: String, _ new: String, _ error: PlanFileError, _ source: SourceLocation = #_sourceLocation) {
    #expect(good.contains(old), sourceLocation: source)
    let bytes = Array(good.replacing(old, with: new, maxReplacements: 1).utf8)
    #expect(throws: error, sourceLocation: source) { try PlanFile.decode(bytes) }
  }
  expect(
    #""part":"am""#, #""part":"evening""#,
    .wrongValue(path: "supply[0].part", found: "'evening'", expected: "one of 'day', 'am', 'pm'"))
  expect(
    #""costPence":13080"#, #""costPence":13080.5"#,
    .wrongValue(path: "supply[0].costPence", found: "13080.5", expected: "a whole number from 0 to 1000000000"))
  expect(
    #""costPence":13080"#, #""costPence":-1"#,
    .wrongValue(path: "supply[0].costPence", found: "-1", expected: "a whole number from 0 to 1000000000"))
  expect(
    #""date":"2026-09-01""#, #""date":"2026-09-31""#,
    .wrongValue(path: "supply[0].date", found: "'2026-09-31'", expected: "a date YYYY-MM-DD"))
  expect(
    #""twilightLatestEnd": "18:30""#, #""twilightLatestEnd": "24:01""#,
    .wrongValue(path: "rules.limits.twilightLatestEnd", found: "'24:01'", expected: "a time HH:MM"))
  expect(#""number":1,"#, "", .missingKey(path: "supply[0]", key: "number"))
  expect(#""number":1,"#, #""number":1,"colour":"red","#, .unknownKey(path: "supply[0]", key: "colour"))
  expect(#""school":"oak""#, #""school":"""#, .wrongValue(path: "supply[0].school", found: "''", expected: "an id"))
  expect(
    #""last": "2027-07-28""#, #""last": "2026-08-28""#,
    .wrongValue(path: "year", found: "an object of 2 keys", expected: "a span that doesn't end before it starts"))
}

@Test func otherVersionsAreRefusedBeforeAnythingElse() throws {
  let current = Plan.currentSchemaVersion
  let other = #"{"schemaVersion": 1, "newThing": true}"#
  #expect(throws: PlanFileError.unknownVersion(found: "1", expected: current)) {
    try PlanFile.decode(Array(other.utf8))
  }
  #expect(throws: PlanFileError.unknownVersion(found: "'1'", expected: current)) {
    try PlanFile.decode(Array(#"{"schemaVersion": "1"}"#.utf8))
  }
  let error = #expect(throws: PlanFileError.self) { try PlanFile.decode(Array("{}".utf8)) }
  #expect(error?.code == "plan-missing-key")
}

@Test func valuesThatTheFormatForbidsAreNotWritten() throws {
  var plan = try smallPlan()
  plan.supply[0].number = 0
  #expect(
    throws: PlanFileError.wrongValue(
      path: "supply[0].number", found: "0", expected: "a whole number from 1 to 1000000000")
  ) {
    try PlanFile.encode(plan)
  }
}

/// Keys are looked for where they stand in a file that was written here, and found wherever they are.
@Test func keysMayStandInAnyOrder() throws {
  func turned(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members): .object(members.reversed().map { .init(key: $0.key, value: turned($0.value)) })
    case .array(let elements): .array(elements.map(turned))
    default: value
    }
  }
  for seed in UInt64(1)...10 {
    var random = RandomPlan(seed: seed)
    let plan = random.plan()
    let json = Form<Plan>.plan.write(plan)
    #expect(turned(json) != json)
    #expect(try Form<Plan>.plan.read(turned(json)) == plan)
  }
}
