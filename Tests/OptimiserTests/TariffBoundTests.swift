// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

/// What funds repay lessens what schools spend, and so what a bound may count of it.
@Suite struct TariffBoundTests {
  /// Everything is covered inside, so that schools spend on mileage alone.
  private static func coveredGroup() -> Group {
    var group = SmallGroup.group()
    group.activities = []
    group.protected = []
    group.cover = []
    group.rules.rates.shortfall = Array(repeating: .zero, count: 3)
    for school in group.schools {
      guard let bells = group.bells.first(where: { $0.id == school.bells }) else { continue }
      for day in bells.days {
        for period in day.lessonPeriods {
          group.cover.append(
            InternalCover(
              school: school.id, weekday: day.weekday, period: period.name, people: 3, reserve: 0, winterReserve: 0))
        }
      }
    }
    return group
  }

  private static func set(budget: Int, of school: Identifier<School>, in group: inout Group) {
    for index in group.schools.indices where group.schools[index].id == school {
      group.schools[index].releaseBudget = Pence(budget)
    }
  }

  /// What the bound comes to at a price of a school's pennies, and the rest of the best plan found.
  private static func boundAndRest(_ group: Group, budgetOf school: Identifier<School>, price: Int) -> (Int, Search) {
    let instance = Compiler(group).compile()
    var search = Search(instance, seed: 1)
    for _ in 0..<12 { search.round() }
    let bound = PriceBound(instance)
    let row = bound.rows.names.firstIndex(of: .budget(school)) ?? 0
    var prices = bound.firstPrices()
    prices.rows = Array(repeating: 0, count: bound.rows.count)
    prices.rows[row] = price
    return (bound.evaluate(prices).total, search)
  }

  /// A fund repays Ash for the lessons that Gita leaves while she's at Oak, and Ash has no other money for Lou's journey.
  @Test func whatIsRepaidForAStayMayBeSpent() {
    var group = Self.coveredGroup()
    Self.set(budget: 0, of: "ash", in: &group)
    var specialist = Specialist(person: "gita", shares: [.init(school: "oak", halfDays: 2)])
    specialist.cycleWeeks = 1
    var art = Activity(id: "art", title: "Art for Oak", details: .specialist(specialist))
    art.fund = "hub"
    art.timing.weekdays = [.tuesday]
    art.timing.windows = ["2026-09-07..2026-10-02"]
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(["lou"]), level: .required)], length: Minutes(60))
    session.venue.schools = ["elm"]
    var meeting = Activity(id: "meeting", title: "Maths at Elm", details: .session(session))
    meeting.worth = MilliLessons(60_000)
    group.activities = [art, meeting]
    let (total, search) = Self.boundAndRest(group, budgetOf: "ash", price: 160_000)
    #expect(search.best.allSatisfy { !$0.isEmpty })
    #expect(total <= search.bestScore.rest * SharedRows.scale)
  }

  /// Hal teaches at Oak too, which is closed on the first of two Thursdays that look alike to Ash and Elm. On the second a
  /// fund repays two lessons.
  @Test func lessonsAtAThirdSchoolAreRepaidThoughItMayBeClosed() {
    var group = Self.coveredGroup()
    let closed: CivilDate = "2026-09-17"
    for index in group.calendars.indices where group.calendars[index].id == "weekly" {
      var own = group.calendars[index]
      own.id = "oak"
      own.closures.append(Closure(name: "Moved", span: DateSpan(closed, closed), isBankHoliday: false))
      group.calendars.append(own)
    }
    for index in group.schools.indices where group.schools[index].id == "oak" { group.schools[index].calendar = "oak" }
    group.lessons.append(
      Lesson(
        school: "oak", className: "6B", subject: "maths", years: [6], weekday: .thursday, period: "AM1",
        staff: ["hal"]))
    for index in group.funds.indices { group.funds[index].tariffPerLesson = Pence(100) }
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(["hal"]), level: .required)], length: Minutes(60))
    session.venue.schools = ["elm"]
    var meeting = Activity(id: "meeting", title: "Maths at Elm", details: .session(session))
    meeting.worth = MilliLessons(20_000)
    meeting.fund = "hub"
    meeting.timing.fixed = [closed, closed + 14].map { FixedStart(date: $0, time: "09:15") }
    group.activities = [meeting]
    // Mileage of 2 · 168 p, less 100 p for the lesson at Ash and 100 p for that at Oak.
    Self.set(budget: 136, of: "ash", in: &group)
    let (total, search) = Self.boundAndRest(group, budgetOf: "ash", price: 60_000)
    #expect(search.best[0].occurrences.map(\.option.day) == [Int32(closed + 14 - group.year.first)])
    #expect(total <= search.bestScore.rest * SharedRows.scale)
  }
}
