// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// What calling something off late still costs, from the event to the plan that follows.
@Suite struct DuesRunTests {
  /// In the summer before, there's more time than from the year's first day on, which counts as today for all else.
  @Test func whatIsOffBeforeTheYearBeginsIsNotLate() throws {
    let it = try Case()
    let first = try it.reader().currentRevision()?.year.first ?? it.today
    try it.load(cancelDays: it.walk.date - first)
    let event = GroupEvent.absence("moira", DateSpan(it.walk.date, it.walk.date), nil)
    for (day, count) in [(first - 60, 0), (first - 1, 0), (first, 1), (first + 1, 1)] {
      let noon = Date(timeIntervalSince1970: Double(day.daysSince1970) * 86_400 + 43_200)
      let report = try EventNote(now: noon, signature: nil).note(event, in: it.reader(), telling: .recording())
      #expect(report.late.count == count, "\(day)")
    }
  }

  /// Two schools whose heads walk three times with a coach, for £300 a walk: half of it is owed a fortnight before. The plan is
  /// published; of the second walk there are ten days left.
  private struct Case {
    private let folder: TemporaryFolder
    let database: String
    let walk: Occurrence
    let today: CivilDate

    init() throws {
      folder = try TemporaryFolder()
      database = folder.url.appending(path: "group.db").path()
      let group = folder.url.appending(path: "group").path()
      try FileManager.default.copyItem(atPath: Repository.sample("two-schools"), toPath: group)
      let file = group + "/activities.csv"
      let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { line in
        line.hasPrefix("#")
          ? String(line)
          : String(line) + (line.hasPrefix("id,") ? ",guests,must" : line.hasPrefix("heads,") ? ",coach,yes" : ",,")
      }
      try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
      try "id,name,kind,fee_session,cancel_days,cancel_share\ncoach,Kit Coach,guest,300,14,50\n".write(
        toFile: group + "/providers.csv", atomically: true, encoding: .utf8)
      for arguments in [
        ["load", group], ["replan", "--rounds", "20", "--quiet"], ["approve", "1"], ["publish", "1"],
      ] {
        let run = ProgramRun(arguments + ["--database", database])
        try #require(run.status == .done, "\(arguments): \(run.errors)")
      }
      let plan = try StoredPlan.plan(1, in: PlannerDatabase(database, for: .reading, holder: "a test"))
      walk = try #require(plan.occurrences.first { $0.activity == "heads" && $0.part == 2 })
      today = walk.date - 10
    }

    /// Moira, without whom there's no walk, isn't there.
    func absence(_ more: String..., asOf day: CivilDate? = nil) -> ProgramRun {
      run(["absence", "--person", "moira", "--from", walk.date.description], more, asOf: day)
    }

    func run(_ event: [String], _ more: [String] = [], asOf day: CivilDate? = nil) -> ProgramRun {
      ProgramRun(["event"] + event + ["--as-of", (day ?? today).description, "--database", database] + more)
    }

    /// The coach is owed half from so many days before on.
    func load(cancelDays days: Int) throws {
      try folder.write(
        "group/providers.csv",
        Data("id,name,kind,fee_session,cancel_days,cancel_share\ncoach,Kit Coach,guest,300,\(days),50\n".utf8))
      let run = ProgramRun(["load", folder.url.appending(path: "group").path(), "--database", database])
      try #require(run.status == .done, "\(run.errors)")
    }

    func reader() throws -> PlannerDatabase { try PlannerDatabase(database, for: .reading, holder: "a test") }

    /// "eastgate 7500", of the group as it is.
    func dues() throws -> [String] {
      try StoredGroup(in: reader()).group(telling: .recording()).dues.map { due in
        guard case .school(let id) = due.payer else { return "fund" }
        return "\(id) \(due.amount.rawValue)"
      }
    }

    func revision() throws -> Int? { try reader().currentRevision()?.number }
  }

  private static let owed = ["eastgate 7500", "saltmarsh 7500"]

  @Test func whatIsCalledOffLateIsOwedInTheSameStep() throws {
    let it = try Case()
    let rehearsed = it.absence("--dry-run")
    #expect(rehearsed.status == .done && rehearsed.output.contains("Late: £150.00 is owed all the same"))
    #expect(try it.dues() == [] && it.revision() == 1)
    let noted = it.absence()
    #expect(noted.status == .done, "\(noted.errors)")
    #expect(
      noted.output.contains(
        "  £150.00 to Kit Coach for \(it.walk.date.readableShort), The two heads walk and talk (2 of 3) (50 % within 14 "
          + "days): Eastgate School £75.00, Saltmarsh Primary School £75.00"), "\(noted.output)")
    #expect(try it.dues() == Self.owed && it.revision() == 2)
    // Noted twice it's owed once.
    let again = it.absence("--format", "json")
    #expect(again.output.contains("\"isNew\" : false") && again.output.contains("\"owed\" : [\n\n  ]"))
    #expect(try it.dues() == Self.owed && it.revision() == 2)
    #expect(ProgramRun(["doctor", "--database", it.database]).status == .done)
  }

  @Test func programsReadWhoOwesWhat() throws {
    let json = try Case().absence("--dry-run", "--format", "json").output
    for field in ["\"amount\" : 7500", "\"school\" : \"eastgate\"", "\"provider\" : \"coach\"", "\"kind\" : \"fee\""] {
      #expect(json.contains(field), "\(json)")
    }
  }

  @Test func inGoodTimeOrByTheProviderNothingIsOwed() throws {
    let it = try Case()
    let early = it.absence("--dry-run", asOf: it.walk.date - 15)
    #expect(early.output.contains("; withdrawn") && !early.output.contains("owed"))
    let own = it.run(["unavailable", "--provider", "coach", "--from", it.walk.date.description])
    #expect(own.status == .done && own.output.contains("; withdrawn") && !own.output.contains("owed"), "\(own.errors)")
    // What's off already isn't called off by anybody else.
    #expect(!it.absence().output.contains("owed all the same"))
    #expect(try it.dues() == [])
  }

  @Test func whatIsKeptIsNotCalledOff() throws {
    let it = try Case()
    #expect(!it.absence("--keep").output.contains("owed"))
    #expect(try it.dues() == [])
    #expect(it.absence().output.contains("£150.00 is owed all the same"))
    #expect(try it.dues() == Self.owed)
  }

  @Test func aHeadsNoOwesLikeAnyOther() throws {
    let it = try Case()
    let group = try StoredGroup(in: it.reader()).group(telling: .recording())
    let calendar = try #require(
      group.calendars.first { calendar in group.schools.contains { $0.id == "eastgate" && $0.calendar == calendar.id } }
    )
    let halfTerm = try #require(calendar.halfTerms.firstIndex { $0.span.contains(it.walk.date) }) + 1
    let run = it.run([
      "answer", "--school", "eastgate", "--half-term", "\(halfTerm)", "--verdict", "not-these", "--activity", "heads",
    ])
    #expect(run.output.contains("£150.00 is owed all the same"), "\(run.output)\(run.errors)")
    #expect(try it.dues() == Self.owed)
  }

  @Test func whatIsTakenBackIsOwedNoMore() throws {
    let it = try Case()
    #expect(it.absence().status == .done)
    let back = it.run(["reinstate", "1"])
    #expect(back.status == .done, "\(back.errors)")
    #expect(back.output.contains("Not owed any more (dues):\n  £75.00 for "), "\(back.output)")
    #expect(try it.dues() == [] && it.revision() == 3)
    // It was noted by mistake; once it's noted for good it's owed again.
    #expect(it.absence().output.contains("£150.00 is owed all the same"))
    #expect(try it.dues() == Self.owed)
  }

  @Test func theNextPlanPaysIt() throws {
    let it = try Case()
    #expect(it.absence().status == .done)
    let run = ProgramRun([
      "replan", "--quiet", "--rounds", "5", "--as-of", it.today.description, "--database", it.database,
    ])
    #expect(run.status == .done, "\(run.errors)")
    let plan = try StoredPlan.plan(2, in: it.reader())
    let owed = plan.charges.filter { $0.kind == .cancellation }
    #expect(owed.map(\.school) == ["eastgate", "saltmarsh"] && owed.allSatisfy { $0.amount == Pence(7500) })
    #expect(owed.allSatisfy { $0.date == it.walk.date && $0.activity == "heads" && $0.fund == nil })
    for figures in plan.schools {
      let paid = plan.charges.filter { $0.school == figures.school }.reduce(Pence.zero) { $0 + $1.amount }
      #expect(figures.spend == paid)
    }
  }
}
