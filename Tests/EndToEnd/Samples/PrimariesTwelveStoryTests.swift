// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// The story of `config/samples/primaries-12`: one geography teacher, two days at her own school and three across eleven
/// others.
@Suite struct PrimariesTwelveStoryTests {
  let sample: Sample
  let stays: [Occurrence]
  let entries: [RotaReading.Entry]

  private static let villages: Set<Identifier<School>> = ["little-wending", "pennow", "fernlow", "brackenby"]

  init() throws {
    sample = try Sample.named(.primariesTwelve)
    stays = sample.occurrences(of: "geography")
    entries = try #require(sample.index.rota(of: "geography")).entries
  }

  @Test func allEightWishesTakePlaceAndNoLessonIsLost() {
    #expect(sample.group.schools.count == 12 && sample.group.activities.count == 8)
    #expect(sample.plan.unplaced == [])
    #expect(sample.plan.releases.isEmpty && sample.plan.supply.isEmpty)
  }

  // MARK: Her week

  @Test func sheHasTwoDaysAtHerOwnSchoolAndFridayAfternoonsToWrite() {
    for stay in stays {
      #expect([.monday, .thursday, .friday].contains(stay.date.weekday))
      #expect(stay.venue != "marlbeck")
    }
    let fridays = sample.plan.occurrences.filter { $0.date.weekday == .friday && $0.people.contains("r.calder") }
    #expect(!fridays.isEmpty && fridays.allSatisfy { $0.span.end <= "13:00" })
  }

  @Test func sevenSchoolsHaveADayInFourWeeksAndFourAMorning() throws {
    let rota = try #require(sample.plan.rotas.first)
    #expect(rota.activity == "geography" && Set(rota.slots.map(\.week)) == [1, 2, 3, 4])
    for school in sample.group.schools.map(\.id) where school != "marlbeck" {
      #expect(rota.slots.count { $0.school == school } == (Self.villages.contains(school) ? 1 : 2), "\(school)")
    }
    // Twenty half-days a cycle less eighteen: a day is free, on which lost ones are made up.
    #expect(rota.slots.count == 18)
  }

  /// Pennow Cross and Fernlow Dale are next to each other in one dale; everyone else has the teacher for the whole day or a Friday
  /// morning.
  @Test func theOnlyDayDividedBetweenTwoSchoolsIsDividedBetweenNeighbours() throws {
    let rota = try #require(sample.plan.rotas.first)
    struct Day: Hashable {
      let week: Int
      let weekday: Weekday
    }
    let days = Dictionary(grouping: rota.slots) { Day(week: $0.week, weekday: $0.weekday) }.values.map {
      Set($0.map(\.school))
    }
    #expect(days.filter { $0.count > 1 } == [["pennow", "fernlow"]])
    let mornings = rota.slots.filter { $0.weekday == .friday }.map(\.school)
    #expect(mornings.count { $0 == "st-kenelms" } == 2)
    #expect(Set(mornings) == ["st-kenelms", "little-wending", "brackenby"])
  }

  // MARK: Days lost, owed and made up

  @Test func whatIsLostIsMadeUpButForTwoHalfDaysOfHollowmere() throws {
    #expect(entries.count(where: \.isLost) >= 8)
    for balance in sample.plan.rotaBalances {
      #expect(balance.owed == (balance.school == "hollowmere" ? 2 : 0), "\(balance.school)")
      let range = Self.villages.contains(balance.school) ? 9...10 : 18...20
      #expect(range.contains(balance.due), "\(balance.school)")
    }
    #expect(entries.count(where: \.isMadeUp) == entries.count(where: \.isLost) - 2)
  }

  @Test func nothingIsMadeUpBeforeItIsLost() throws {
    for entry in entries where entry.isMadeUp {
      #expect(try #require(entry.counterpart) < entry.when, "\(entry.school)")
    }
  }

  /// Builders: the head asked that nobody teaches there in the last half-term. There's no time left to make it up.
  @Test func hollowmereIsLeftAloneInTheLastHalfTerm() throws {
    let there = stays.filter { $0.venue == "hollowmere" }
    #expect(!there.isEmpty && there.allSatisfy { sample.halfTerm("hollowmere", $0.date) < 6 })
    let owed = entries.filter { $0.isLost && $0.counterpart == nil }
    #expect(owed.count == 2 && owed.allSatisfy { $0.school == "hollowmere" && $0.when.date > "2027-06-06" })
  }

  @Test(arguments: ["2026-11-19", "2027-05-03"] as [CivilDate])
  func whoWasDueOnTheConferenceOrTheBankHolidayGetsTheTimeBack(_ date: CivilDate) {
    #expect(!stays.contains { $0.date == date })
    let lost = entries.filter { $0.when.date == date }
    #expect(lost.allSatisfy { $0.isLost && $0.counterpart != nil })
  }

  @Test func sheIsNowhereThatHasNoPupils() throws {
    for stay in stays {
      let venue = try #require(stay.venue)
      #expect(sample.hasPupils("marlbeck", stay.date) && sample.hasPupils(venue, stay.date))
    }
    // In the neighbours' second week of their October break.
    let october = stays.filter { DateSpan("2026-10-19", "2026-10-23").contains($0.date) }.compactMap(\.venue)
    #expect(!october.isEmpty && Set(october).isDisjoint(with: ["stanbeck", "kirkwend", "brackenby"]))
  }

  // MARK: Money

  @Test func everySchoolPaysForWhatItGetsAndTheFundForTheVillages() throws {
    var all = 0
    for balance in sample.plan.rotaBalances {
      let price = 130 * (balance.held + balance.madeUp)
      all += price
      let isVillage = Self.villages.contains(balance.school)
      #expect(sample.paid(by: balance.school, .contribution) == (isVillage ? 0 : price), "\(balance.school)")
    }
    #expect(sample.paid(by: "hollowmere", .contribution) == 16 * 130)
    #expect(sample.paid(by: "marlbeck", .contribution) == -all)
    let fund = sample.plan.charges.filter { $0.fund == "small-schools" && $0.school == nil }
    let given = fund.reduce(0) { $0 + $1.amount.rawValue }
    #expect((400_000...540_000).contains(given))
    for school in sample.group.schools {
      guard let budget = school.staffingBudget else { continue }
      #expect(try #require(sample.figures(school.id)).staffing <= budget, "\(school.id)")
    }
  }

  // MARK: What she does besides

  @Test func theNetworkMeetsAfterSchoolOnThursdaysAndSheGetsThereFromWhereSheTaught() throws {
    let meetings = sample.occurrences(of: "network")
    #expect(meetings.map { (sample.halfTerm("marlbeck", $0.date) + 1) / 2 } == [1, 2, 3])
    for meeting in meetings {
      #expect(meeting.date.weekday == .thursday && meeting.leader == .person("r.calder"))
      #expect(meeting.attendees.count == 12)
      // Three schools meet on Mondays: theirs are invited.
      let invited = Set(meeting.attendees.filter { $0.role == .invited }.map(\.person))
      #expect(invited == ["e.petrov", "g.lambton", "o.danso"])
      for stay in stays where stay.date == meeting.date { #expect(stay.span.end < meeting.span.start) }
    }
  }

  @Test func insetTimeIsUsedForTheMorningWithTheExpertAndForTheWendings() throws {
    let morning = try #require(sample.occurrences(of: "maps").first)
    #expect(["2026-09-01", "2027-01-04"].contains(morning.date) && morning.attendees.count == 13)
    #expect(sample.attendingSchools(morning).count == 12)
    let shares = sample.plan.charges.filter { $0.kind == .fee && $0.activity == "maps" }
    #expect(shares.reduce(0) { $0 + $1.amount.rawValue } == 48_000)
    let wendings = try #require(sample.occurrences(of: "wending-inset").first)
    #expect(sample.isInset(wendings) && wendings.leader == .person("r.calder"))
    #expect(sample.attendingSchools(wendings) == ["great-wending", "little-wending"])
  }

  @Test func whoWantsToSeeHerTeachComesOnKirkwendsInsetDay() throws {
    let visit = try #require(sample.occurrences(of: "see-ruth").first)
    #expect(visit.date == "2026-11-03" && visit.venue == "marlbeck")
    #expect(visit.observed?.teacher == "r.calder")
    let other = try #require(sample.occurrences(of: "see-mixed-age").first)
    let venue = try #require(other.venue)
    #expect(sample.isInset(other) && Self.villages.contains(venue))
  }

  @Test func headsMeetInThreeTermsAndOneSpeaksForBothWendings() {
    let meetings = sample.occurrences(of: "heads")
    #expect(meetings.map { (sample.halfTerm("marlbeck", $0.date) + 1) / 2 } == [1, 2, 3])
    #expect(meetings.allSatisfy { $0.attendees.count == 11 })
  }

  // MARK: Whatever the seed

  @Test(arguments: [2, 3, 4, 5]) func everyPlanKeepsTheSharesAndOwesNothingThatCouldBeGiven(_ seed: Int) throws {
    let plan = sample.planned(seed: seed)
    #expect(plan.unplaced == [] && plan.releases.isEmpty)
    let rota = try #require(plan.rotas.first)
    for balance in plan.rotaBalances {
      let isVillage = Self.villages.contains(balance.school)
      #expect(rota.slots.count { $0.school == balance.school } == (isVillage ? 1 : 2), "\(balance.school)")
      #expect(balance.owed == (balance.school == "hollowmere" ? 2 : 0), "\(balance.school)")
    }
  }
}
