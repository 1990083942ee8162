// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Domain

/// What happens in the year as a change of the group, and what of a plan it reaches.
@Suite struct GroupEventTests {
  private let group = SmallGroup.group()
  private let plan = SmallPlan.plan()

  private func reach(_ event: GroupEvent, today: CivilDate = "2026-09-01") -> EventReach {
    EventReach(of: event, in: plan, of: group, today: today)
  }

  private func found(_ reach: EventReach) -> [String] { reach.occurrences.map { "\($0.activity) \($0.date)" } }

  // MARK: Changes of the group

  @Test func absencesAreBusyTimesWithoutAReason() throws {
    let after = try GroupEvent.absence("anna", "2026-10-05..2026-10-07", "09:00-12:00").applied(to: group)
    #expect(
      after.busy == group.busy + [
        Busy(subject: .person("anna"), days: "2026-10-05..2026-10-07", span: "09:00-12:00", note: "")
      ])
  }

  @Test func aClosureIsOfOneSchoolAlone() throws {
    let after = try GroupEvent.closure("oak", "2026-12-03..2026-12-03", name: "Snow").applied(to: group)
    let oak = try #require(after.schools.first { $0.id == "oak" })
    let elm = try #require(after.schools.first { $0.id == "elm" })
    #expect(oak.calendar == "oak" && elm.calendar == "weekly")
    let closures = { (id: Identifier<SchoolCalendar>) in
      after.calendars.first { $0.id == id }?.closures.map(\.name) ?? []
    }
    #expect(closures("oak") == ["Early May", "Snow"] && closures("weekly") == ["Early May"])
    // The second goes into the calendar that's Oak's own now, and so does one of a school that shares none.
    let again = try GroupEvent.closure("oak", "2026-12-10..2026-12-10", name: "Strike").applied(to: after)
    #expect(again.calendars.count == after.calendars.count)
    let ash = try GroupEvent.closure("ash", "2026-12-03..2026-12-03", name: "Snow").applied(to: group)
    #expect(ash.calendars.map(\.id) == group.calendars.map(\.id) && ash.schools == group.schools)
  }

  @Test func answersAndStatesTakeThePlaceOfEarlierOnes() throws {
    let no = Answer(school: "oak", halfTerm: 1, verdict: .no, activities: [])
    let after = try GroupEvent.answer(no).applied(to: group)
    #expect(after.answers.filter { $0.school == "oak" } == [no])
    #expect(after.answers.count == group.answers.count)
    // Said again, of whatever school, it leaves the group as it was, also in the order of its rows.
    #expect(after.answers.map(\.school) == group.answers.map(\.school) && after.answers.count > 1)
    for answer in after.answers { #expect(try GroupEvent.answer(answer).applied(to: after) == after) }
    let booking = { SupplyBooking(school: "oak", date: "2026-10-06", number: 1, state: $0) }
    let requested = try GroupEvent.supply([booking(.requested)]).applied(to: group)
    let unfilled = try GroupEvent.supply([booking(.unfilled)]).applied(to: requested)
    #expect(unfilled.bookings == [booking(.unfilled)])
    let second = SupplyBooking(school: "oak", date: "2026-10-06", number: 2, state: .needed)
    let two = try GroupEvent.supply([second]).applied(to: unfilled)
    #expect(try GroupEvent.supply([booking(.confirmed)]).applied(to: two).bookings == [booking(.confirmed), second])
    let declined = try GroupEvent.decline("ben", "course").applied(to: group)
    #expect(try GroupEvent.decline("ben", "course").applied(to: declined) == declined)
  }

  @Test(arguments: [
    (GroupEvent.absence("nobody", "2026-10-05..2026-10-05", nil), GroupEvent.Fault.unknown("person", "nobody")),
    (.absence("anna", "2027-10-05..2027-10-05", nil), .outsideYear),
    (.closure("yew", "2026-10-05..2026-10-05", name: "Snow"), .unknown("school", "yew")),
    (.standstill(["oak", "yew"], "2026-10-05..2026-10-05", note: "Strike"), .unknown("school", "yew")),
    (.unavailable("yew", "2026-10-05..2026-10-05"), .unknown("provider", "yew")),
    (.decline("anna", "yew"), .unknown("activity", "yew")),
    (.answer(Answer(school: "oak", halfTerm: 7, verdict: .yes, activities: [])), .noHalfTerm(7)),
    (.answer(Answer(school: "oak", halfTerm: 1, verdict: .notThese, activities: ["yew"])), .unknown("activity", "yew")),
    (.supply([SupplyBooking(school: "yew", date: "2026-10-05", number: 1, state: .needed)]), .unknown("school", "yew")),
  ])
  func whatTheGroupDoesNotHaveIsRefused(event: GroupEvent, fault: GroupEvent.Fault) {
    #expect(throws: fault) { try event.applied(to: group) }
  }

  @Test func notedTwiceItIsOne() throws {
    for event: GroupEvent in [
      .absence("anna", "2026-10-05..2026-10-07", nil), .unavailable("acme", "2026-10-05..2026-10-07"),
      .closure("oak", "2026-12-03..2026-12-03", name: "Snow"), .decline("ben", "course"),
      .standstill(["ash", "oak"], "2026-12-03..2026-12-03", note: "Strike"),
    ] {
      let once = try event.applied(to: group)
      #expect(once != group)
      #expect(try event.applied(to: once) == once)
    }
  }

  /// A school that's inspected is open: its days stay what they are.
  @Test func schoolsThatTakeNoPartAreBusy() throws {
    let after = try GroupEvent.standstill(["ash", "oak"], "2026-12-03..2026-12-04", note: "Strike").applied(to: group)
    #expect(after.calendars == group.calendars && after.schools == group.schools)
    #expect(
      after.busy.suffix(2) == [
        Busy(subject: .school("ash"), days: "2026-12-03..2026-12-04", span: nil, note: "Strike"),
        Busy(subject: .school("oak"), days: "2026-12-03..2026-12-04", span: nil, note: "Strike"),
      ])
  }

  // MARK: What it reaches

  @Test func whoIsAwayIsMissedAtMeetingsOfTheirTime() throws {
    let first = try #require(plan.occurrences.first { $0.activity == "course" })
    let person = try #require(first.attendees.first?.person)
    let day = DateSpan(first.date, first.date)
    let whole = reach(.absence(person, day, nil))
    #expect(found(whole).contains("course \(first.date)") && whole.people.contains(person))
    #expect(found(reach(.absence(person, day, TimeSpan(first.whole.start, first.whole.end)))) == found(whole))
    // Before it, after it, and once it's over.
    #expect(found(reach(.absence(person, day, "06:00-06:30"))) == [])
    #expect(found(reach(.absence(person, DateSpan(first.date + 1, first.date + 1), nil))) == [])
    #expect(found(reach(.absence(person, day, nil), today: first.date + 1)) == [])
  }

  /// Who is on the way there can't be elsewhere.
  @Test func journeysCountToo() throws {
    let leg = try #require(
      plan.legs.first { leg in plan.occurrences.contains { $0.place == leg.to && $0.date == leg.date } })
    let day = DateSpan(leg.date, leg.date)
    #expect(!found(reach(.absence(leg.person, day, leg.span))).isEmpty)
    let before = TimeSpan(leg.span.start - Minutes(30), leg.span.start)
    #expect(found(reach(.absence(leg.person, day, before))).isEmpty)
  }

  @Test func answersReachPosts() throws {
    let (group, plan) = (StaffingGroup.group(), StaffingPlan.plan())
    let post = try #require(plan.secondments.first)
    func posts(_ answer: Answer) -> [Identifier<Activity>] {
      EventReach(of: .answer(answer), in: plan, of: group, today: group.year.first).secondments.map(\.activity)
    }
    for school in [post.from, post.to] {
      let own = Answer(school: school, halfTerm: post.firstHalfTerm, verdict: .notThese, activities: [post.activity])
      #expect(posts(own) == [post.activity])
      #expect(
        posts(Answer(school: school, halfTerm: post.firstHalfTerm, verdict: .no, activities: [])).contains(
          post.activity))
      #expect(posts(Answer(school: school, halfTerm: post.firstHalfTerm, verdict: .yes, activities: [])).isEmpty)
    }
    if post.firstHalfTerm > 1 {
      #expect(
        !posts(Answer(school: post.from, halfTerm: post.firstHalfTerm - 1, verdict: .no, activities: []))
          .contains(post.activity))
    }
  }

  @Test func aClosureReachesWhatIsThereAndWhoeverIsOfIt() throws {
    let visit = try #require(plan.occurrences.first { $0.activity == "visit" })
    let day = DateSpan(visit.date, visit.date)
    let host = try #require(visit.attendees.first { $0.role == .host }?.person)
    let guest = try #require(visit.attendees.first { $0.role == .visitor }?.person)
    for person in [host, guest] {
      let school = try #require(group.people.first { $0.id == person }).base
      #expect(found(reach(.closure(school, day, name: "Snow"))).contains("visit \(visit.date)"))
    }
    #expect(
      found(reach(.closure("elm", day, name: "Snow"))).contains("visit \(visit.date)")
        == (visit.place == .school("elm")))
  }

  @Test func providersDeclinesAndAnswers() throws {
    let led = plan.occurrences.filter { $0.leader == .provider("acme") }
    let first = try #require(led.first)
    #expect(
      found(reach(.unavailable("acme", DateSpan(first.date, first.date)))) == ["\(first.activity) \(first.date)"])
    let person = try #require(first.attendees.first?.person)
    #expect(found(reach(.decline(person, first.activity))) == led.map { "\($0.activity) \($0.date)" })
    let answer = { Answer(school: "oak", halfTerm: 1, verdict: $0, activities: $0 == .notThese ? ["course"] : []) }
    #expect(found(reach(.answer(answer(.yes)))) == [])
    let refused = found(reach(.answer(answer(.notThese))))
    #expect(!refused.isEmpty && refused.allSatisfy { $0.hasPrefix("course") })
    #expect(found(reach(.answer(answer(.no)))).count > refused.count)
  }

  @Test func supplyThatDoesNotComeLeavesItsLessonsUncovered() throws {
    let bought = try #require(plan.supply.first)
    let state = { SupplyBooking(school: bought.school, date: bought.date, number: bought.number, state: $0) }
    let lost = reach(.supply([state(.unfilled)]))
    #expect(!lost.cover.isEmpty && lost.cover.allSatisfy { $0.by == .supply(bought.number) && $0.date == bought.date })
    #expect(reach(.supply([state(.confirmed)])).isEmpty)
  }
}
