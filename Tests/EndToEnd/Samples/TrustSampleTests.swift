// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Optimiser
import Report
import TestSupport
import Testing
import Verifier

/// `config/samples/trust`: every table, every column and every practice of `docs/capabilities.md` in one group.
@Suite struct TrustSampleTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.trust) }

  private static let second = Result { try Sample.named(.trust).planned(seed: 2) }

  private func plan(_ seed: Int) throws -> Plan { seed == 1 ? sample.plan : try Self.second.get() }

  private func parts(_ activity: Identifier<Activity>, _ seed: Int) throws -> [Occurrence] {
    try plan(seed).occurrences.filter { $0.activity == activity }.sorted { ($0.cohort, $0.part) < ($1.cohort, $1.part) }
  }

  private func only(_ activity: Identifier<Activity>, _ seed: Int) throws -> Occurrence {
    let parts = try parts(activity, seed)
    #expect(parts.count == 1, "\(activity)")
    return try #require(parts.first)
  }

  private func reasons(_ activity: Identifier<Activity>, _ seed: Int) throws -> [Reason.Code] {
    try #require(try plan(seed).unplaced.first { $0.activity == activity }, "\(activity)").reasons.map(\.code)
  }

  // MARK: The tables

  @Test func everyColumnOfEveryTableIsStated() throws {
    let page = try FormatsPage()
    #expect(Set(page.columns.map(\.table)).count == 26 && page.columns.count > 250)
    for column in page.columns {
      let cells = try FormatsPage.cells(column.table, of: .trust)
      #expect(cells[column.name]?.isEmpty == false, "\(column.table) \(column.name)")
    }
  }

  /// Words that nothing in the sample says.
  private static let unsaid: [String: Set<String>] = [
    // A school of no phase: there's none in the trust.
    "schools phase": ["other"],
    // Rows are for the schools that can spare somebody: primaries and a secondary part.
    "staffing phase": ["nursery", "middle", "special", "other", "all-through", "sixth-form"],
    // Of bookings that every plan asks for there are two.
    "supply-states state": ["needed", "requested", "cancelled"],
  ]

  @Test func everyWordOfEveryColumnIsStated() throws {
    for column in try FormatsPage().columns where !column.words.isEmpty {
      let cells = try #require(try FormatsPage.cells(column.table, of: .trust)[column.name])
      let said = Set(cells.flatMap { $0.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) } })
      let name = "\(column.table) \(column.name)"
      #expect(Set(column.words).subtracting(said) == Self.unsaid[name] ?? [], "\(name)")
    }
  }

  /// All keys but `published`, which names a plan that there isn't yet, and rules that the trust leaves as they are.
  @Test func everySettingIsStated() throws {
    let settings = try String(contentsOfFile: Sample.folder(.trust) + "/group.yaml", encoding: .utf8)
    let keys = [
      "name", "year", "time_zone", "caveats", "profile", "speed_kmh", "detour", "fixed_minutes", "rounding_minutes",
    ]
    for key in keys { #expect(settings.contains("\(key):"), "\(key)") }
  }

  /// `README.md` says where each practice is shown, and names wishes that there are.
  @Test func theReadmeNamesEveryCapability() throws {
    let readme = try String(contentsOfFile: Sample.folder(.trust) + "/README.md", encoding: .utf8)
    let wishes = Set(sample.group.activities.map(\.id.text))
    for id in (1...15).map({ "A\($0)" }) + (1...9).map({ "B\($0)" }) + (1...8).map({ "C\($0)" })
      + (1...11).map({ "D\($0)" }) + ["F1", "F3", "F4", "F5", "F6", "F8", "F9"]
    {
      let row = readme.split(separator: "\n").first { $0.hasPrefix("| \(id) |") }
      #expect(row != nil, "\(id)")
      for match in (row ?? "").matches(of: /`([a-z-]+)`/) {
        let word = String(match.1)
        #expect(wishes.contains(word) || !word.contains("-"), "\(id) \(word)")
      }
    }
    for wish in wishes { #expect(readme.contains("`\(wish)`"), "\(wish)") }
  }

  // MARK: What takes place, and what doesn't

  @Test(arguments: [1, 2]) func everyKindIsPlacedAndFourWishesAreNot(_ seed: Int) throws {
    let left = Set(try plan(seed).unplaced.map(\.activity))
    #expect(left == ["see-printmaking", "theatre", "stories", "reed-acting-head"])
    let placed = sample.group.activities.filter { !left.contains($0.id) }
    #expect(Set(placed.map(\.kind)) == Set(ActivityKind.allCases))
  }

  /// £3,600 between three schools, one of which has £900 for the year.
  @Test(arguments: [1, 2]) func theTheatreCompanyIsTooDearForASchoolOfThree(_ seed: Int) throws {
    #expect(try reasons("theatre", seed).first == .noMoney)
  }

  @Test(arguments: [1, 2]) func theVillageSchoolCanSpareNobody(_ seed: Int) throws {
    #expect(try reasons("reed-acting-head", seed) == [.staffingFloor])
  }

  @Test(arguments: [1, 2]) func otterdensNoKeepsTheLessonStudyOut(_ seed: Int) throws {
    #expect(try reasons("stories", seed).contains(.refused))
    for occurrence in try plan(seed).occurrences where sample.schools(of: occurrence).contains("otter") {
      #expect(![3, 4].contains(sample.halfTerm("otter", occurrence.date)), "\(occurrence.activity)")
    }
  }

  /// Nobody reads why; without it the visit takes place.
  @Test func aVetoIsToldToNobody() throws {
    let unplaced = try #require(sample.unplaced("see-printmaking"))
    #expect(!unplaced.reasons.map(\.code).contains(.veto))
    #expect(!unplaced.words.contains("Marchbanks") && !unplaced.words.contains("Venables"))
    var group = sample.group
    group.relations.removeAll { $0.kind == .veto }
    let other = Optimiser(group, options: SolveOptions(rounds: 0)).solve()
    #expect(other.occurrences.contains { $0.activity == "see-printmaking" })
  }

  // MARK: Sessions

  @Test(arguments: [1, 2]) func insetSessionsLoseNoLesson(_ seed: Int) throws {
    let day = try only("trust-day", seed)
    #expect(day.date == "2026-09-01" && sample.attendingSchools(day).count == 16 && day.attendees.count > 120)
    #expect(try only("assistants", seed).date == "2027-01-04")
    let activities: [Identifier<Activity>] = ["trust-day", "assistants", "phonics-east"]
    #expect(!(try plan(seed).releases.contains { !$0.activities.filter(activities.contains).isEmpty }))
  }

  /// The four twilights for which Heronsgate is shut on two days in July.
  @Test(arguments: [1, 2]) func disaggregatedInsetIsWorkedAsTwilights(_ seed: Int) throws {
    let twilights = try parts("calm", seed)
    #expect(twilights.map(\.date) == ["2026-10-14", "2026-11-18", "2027-01-27", "2027-03-10"])
    #expect(twilights.allSatisfy { $0.venue == "heron" })
    #expect(sample.kind("heron", "2027-07-20") == .closed)
  }

  /// The lead of Copse Hill is away for the spring, so she isn't in a series of the same people over two terms.
  @Test(arguments: [1, 2]) func theExpertsSeriesHasTheSamePeopleAndKeepsTimeForIt(_ seed: Int) throws {
    let afternoons = try parts("mastery", seed)
    #expect(afternoons.count == 4 && Set(afternoons.map(\.attending)).count == 1)
    let first = try #require(afternoons.first)
    #expect(first.attending.isSuperset(of: ["camille.eckersley", "solveig.pickersgill"]))
    #expect(!first.attending.contains("hesper.micklethwait"))
    #expect(sample.attendingSchools(first).count >= 5)
    #expect(Set(afternoons.map { (sample.halfTerm("alder", $0.date) + 1) / 2 }).count >= 2)
    let plan = try plan(seed)
    #expect(plan.keptTimes.contains { $0.activity == "mastery" && $0.use == .preparation })
    #expect(plan.keptTimes.contains { $0.activity == "mastery" && $0.use == .followUp })
    let fees = plan.charges.filter { $0.activity == "mastery" && $0.kind == .fee }
    #expect(fees.reduce(0) { $0 + $1.amount.rawValue } >= 4 * 450_00 && fees.allSatisfy { $0.school != nil })
    #expect(plan.charges.contains { $0.activity == "mastery" && $0.kind == .tariff && $0.fund == "trust-grant" })
  }

  /// Nine who are new to teaching, four in one group and five in the other.
  @Test(arguments: [1, 2]) func eachNewTeacherIsInOneOfTwoGroups(_ seed: Int) throws {
    let groups = Dictionary(grouping: try parts("induction", seed), by: \.cohort)
    #expect(groups.keys.sorted() == [1, 2])
    let members = groups.values.compactMap { $0.first?.attending }
    for parts in groups.values { #expect(parts.count == 3 && Set(parts.map(\.attending)).count == 1) }
    #expect(members.map(\.count).sorted() == [4, 5])
    let new = Set(sample.group.people.filter { $0.careerStage?.hasPrefix("ect") == true }.map(\.id))
    #expect(members.reduce(into: Set<Identifier<Person>>()) { $0.formUnion($1) } == new)
  }

  @Test(arguments: [1, 2]) func theConfidentialCircleHasItsGuestsOnDaysOnWhichBothCome(_ seed: Int) throws {
    let circle = try parts("safe-circle", seed)
    #expect(circle.count == 3 && circle.allSatisfy { $0.place == .online })
    #expect(circle.allSatisfy { [.tuesday, .thursday].contains($0.date.weekday) })
    #expect(circle.allSatisfy { $0.leader == .provider("h.tidey") })
  }

  /// Three go; their own schools book supply, of which one teacher isn't found.
  @Test(arguments: [1, 2]) func theLanguagesDayIsWhereAndWhenTheSocietyHoldsIt(_ seed: Int) throws {
    let day = try only("languages-day", seed)
    #expect(day.date == "2026-11-19" && day.place == .provider("languages-society"))
    #expect(day.attending == ["sigrid.lovibond", "dafydd.gosling", "rosalba.brannigan"])
    let booked = try plan(seed).supply.filter { $0.date == day.date }.map(\.school)
    #expect(booked.contains("otter") && booked.contains("plover"))
    #expect(try lines("unfilled", try plan(seed)).contains { $0.contains("otter") && $0.contains("2026-11-19") })
  }

  @Test(arguments: [1, 2]) func aMixOfPhasesIsThereWhereItMustBe(_ seed: Int) throws {
    let meeting = try only("transition", seed)
    let phases = Set(sample.group.schools.filter { sample.attendingSchools(meeting).contains($0.id) }.map(\.phase))
    #expect(phases.count >= 2)
  }

  /// Dunnock Road spends all that it has, and the centre's reserve pays the rest; assistants are paid for their twilights.
  @Test(arguments: [1, 2]) func theReservePaysForASchoolOfNeedAndExtraHoursArePaid(_ seed: Int) throws {
    let charges = try plan(seed).charges
    #expect(charges.filter { $0.kind == .reserve }.map(\.school) == ["dunnock"])
    #expect(charges.contains { $0.kind == .pay && $0.school == "heron" })
  }

  /// Where floaters go is on a ledger, and no school buys while one who could come has nothing to do.
  @Test(arguments: [1, 2]) func nothingIsBoughtWhileAFloaterIsFree(_ seed: Int) throws {
    let plan = try plan(seed)
    let taken = plan.cover.filter { if case .floater = $0.by { true } else { false } }
    let sent = Dictionary(grouping: taken, by: \.date).mapValues { classes in
      Dictionary(grouping: classes) { $0.lesson.school }.mapValues { Set($0.map(\.by)).count }
    }
    #expect(try lines("floating", plan).count == 1 + sent.values.reduce(0) { $0 + $1.count } && sent.count > 10)
    for (date, schools) in sent {
      for row in sample.group.floatingCover where row.weekday == date.weekday && !row.schools.isEmpty {
        #expect(schools.filter { row.schools.contains($0.key) }.values.reduce(0, +) <= row.people, "\(date)")
      }
    }
    for purchase in plan.supply {
      for row in sample.group.floatingCover where row.weekday == purchase.date.weekday {
        let isFor = { (school: Identifier<School>) in row.schools.isEmpty || row.schools.contains(school) }
        if !isFor(purchase.school) { continue }
        let there = (sent[purchase.date] ?? [:]).filter { isFor($0.key) }.values.reduce(0, +)
        #expect(there == row.people, "\(purchase.school) \(purchase.date)")
      }
    }
  }

  // MARK: Visits and circles

  @Test(arguments: [1, 2]) func visitsGoWhereTheyAreWished(_ seed: Int) throws {
    #expect(["alder", "bramble"].contains(try only("see-unlike", seed).venue))
    // Of the family, on an INSET day of Plover Lane's own.
    #expect(["otter", "mill"].contains(try only("see-family", seed).venue))
    // Both were at the other school last year.
    #expect(try only("see-outdoors", seed).venue == "copse")
    #expect(try only("see-practical", seed).venue == "quarry")
    #expect(try only("see-phonics", seed).span.length == Minutes(20))
    // No timetable, so the lesson isn't named; a partner of the visitor's school.
    let college = try only("see-college", seed)
    #expect(college.venue == "sixth" && college.observed == nil)
  }

  @Test(arguments: [1, 2]) func anOpenLessonIsOneThatIsOffered(_ seed: Int) throws {
    let visit = try only("see-open-door", seed)
    let lesson = try #require(visit.observed)
    let isOffered = sample.group.openLessons.contains {
      $0.person == lesson.teacher && $0.weekday == visit.date.weekday && ($0.period ?? lesson.period) == lesson.period
        && ($0.className ?? lesson.className) == lesson.className && ($0.from ?? visit.date) <= visit.date
        && ($0.until ?? visit.date) >= visit.date
    }
    #expect(isOffered)
  }

  @Test(arguments: [1, 2]) func oneTriadIsGivenAndTwoAreFormedOfDifferentPeople(_ seed: Int) throws {
    let people = { (activity: Identifier<Activity>) in Set(try self.parts(activity, seed).flatMap(\.people)) }
    #expect(try people("triad-maths") == ["jonah.ramsbottom", "dalia.dunmore", "niall.kettlewell"])
    let (one, other) = (try people("triad-reception-1"), try people("triad-reception-2"))
    #expect(one.count == 3 && other.count == 3 && one.isDisjoint(with: other))
    #expect(try parts("fractions", seed).count == 6)
    #expect(try parts("shadow-leader", seed).allSatisfy { $0.attending == ["ivo.whitcombe", "tabitha.eglinton"] })
  }

  // MARK: Posts and specialists

  /// Ways, and whom they name, of what fills the place that each post leaves.
  @Test(arguments: [1, 2]) func placesAreFilledByASwapAChainAHireAndTimeThatCanBeSpared(_ seed: Int) throws {
    let plan = try plan(seed)
    let ways = Dictionary(
      uniqueKeysWithValues: plan.secondments.map { post in
        (post.activity, Set(post.backfill.map { "\($0.way.rawValue) \($0.by?.text ?? "") \($0.halfDays)" }))
      })
    #expect(
      ways == [
        "big-school": ["swap small-school 10"], "small-school": ["swap big-school 10"],
        "acting-assistant": ["chain year-two 10"], "year-two": ["none  10"],
        "head-of-maths": ["hire  8", "none  2"], "village-drama": ["none  2"],
      ])
    let paid = plan.charges.filter { $0.fund == "small-schools" && $0.school == nil }
    #expect(paid.map(\.activity) == ["village-drama"])
  }

  @Test(arguments: [1, 2]) func specialistsKeepTheirDaysAndSharesAndASchoolAtATime(_ seed: Int) throws {
    let plan = try plan(seed)
    let french = try #require(plan.rotas.first { $0.activity == "french" })
    #expect(Dictionary(grouping: french.slots, by: \.school).mapValues(\.count) == ["copse": 4, "mill": 4, "reed": 2])
    #expect(!french.slots.contains { $0.weekday == .monday || ($0.weekday == .friday && $0.half == .afternoon) })
    let outreach = try #require(plan.rotas.first { $0.activity == "outreach" })
    #expect(
      Dictionary(grouping: outreach.slots, by: \.school).mapValues(\.count) == ["dunnock": 4, "weir": 4, "quarry": 4])
    for day in Dictionary(grouping: outreach.slots, by: { "\($0.week) \($0.weekday)" }).values {
      #expect(Set(day.map(\.school)).count == 1)
    }
  }

  // MARK: Findings, answers, changes

  private func lines(_ ledger: String, _ plan: Plan) throws -> [String] {
    let all = Ledgers.all(LedgerTables(group: sample.group, plan: plan))
    let file = try #require(all.first { $0.path == "ledgers/\(ledger).csv" })
    return String(decoding: file.bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  @Test func findingsAreTold() throws {
    #expect(try lines("duplicates", sample.plan).last?.contains("phonics-east,phonics-pilot") == true)
    // Three answers to the theatre, six to phonics.
    let evaluations = try lines("evaluations", sample.plan)
    #expect(!evaluations.contains { $0.contains("Lantern") } && evaluations.contains { $0.contains("Tove Quist") })
    #expect(
      try lines("mentors", sample.plan).contains { $0.contains("glenda.okonjo,") && $0.contains("Linnea Asante") })
    #expect(try lines("accredited-hours", sample.plan).contains { $0.contains(",12 h,") && $0.hasSuffix(",inquiry") })
    #expect(try lines("demand", sample.plan).contains { $0.hasPrefix("bilingual pupils,no provider") })
    #expect(try lines("supply", sample.plan).contains { $0.contains(",confirmed,plover") })
  }

  @Test(arguments: [1, 2]) func datesAreFirmWhereEveryHeadSaidYes(_ seed: Int) throws {
    #expect(Set(try plan(seed).occurrences.map(\.firmness)) == [.firm, .provisional])
    for activity in ["science-leads", "leaders"] as [Identifier<Activity>] {
      for part in try parts(activity, seed) where sample.halfTerm("sixth", part.date) == 2 {
        #expect(!sample.schools(of: part).contains("sixth"))
      }
    }
  }

  /// The last of a chain says no in November: both posts of it end before they begin, and nothing else changes.
  @Test func aDeclineBreaksTheChainAndNothingElse() throws {
    var group = sample.group
    group.declines.append(Decline(person: "anneke.weatherill", activity: "year-two"))
    let published = PublishedPlan(sample.plan, hash: String(repeating: "12", count: 32))
    let plan = Optimiser(group, options: SolveOptions(asOf: "2026-11-09", published: published)).solve()
    #expect(Verifier(group).verify(plan, published: published).isVerified)
    let changes = PlanChanges(from: published.plan, to: plan, in: group)
    #expect(Set(changes.changes.map(\.activity)) == ["acting-assistant", "year-two"])
    #expect(changes.people == ["elodie.tunnicliffe", "anneke.weatherill"])
  }
}
