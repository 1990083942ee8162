// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What follows for days from stays and secondments: what's due, held and lost, who's out, who goes where.
@Suite struct StaffingDaysTests {
  private func facts(_ change: (inout Sample) -> Void = { _ in }) -> Derivation {
    var sample = Sample.staffing
    change(&sample)
    var findings = Findings()
    let index = GroupIndex(sample.group)
    return Derivation(ReferenceListing.decisions(sample.plan, index, &findings), index: index)
  }

  /// Due, held, made up and owed, Ash's and Elm's.
  private func balances(_ change: (inout Sample) -> Void) -> [[Int]] {
    facts(change).specialists.flatMap(\.balances).map { [$0.due, $0.held, $0.madeUp, $0.owed] }
  }

  // MARK: What's due

  @Test func dayWithoutPupilsInAHalfTermIsDueAndLost() {
    for change: (inout SchoolCalendar) -> Void in [
      { $0.closures.append(Closure(name: "Snow", span: "2026-09-16..2026-09-16", isBankHoliday: false)) },
      { $0.inset.append(InsetDay(date: "2026-09-16", isDisaggregated: false)) },
    ] {
      let balances = balances { sample in
        sample.ownCalendar("oak")
        sample.group.changeCalendar("own", change)
        sample.dropStays(on: ["2026-09-16"])
      }
      #expect(balances == [[4, 2, 0, 2], [6, 5, 1, 0]])
    }
  }

  @Test func weekWithoutPupilsIsNotDueAndTheCycleGoesOnAfterIt() {
    // Weeks 2, none, 1, 2 of the cycle: Elm has Tuesdays 8 am, 22 all day, 29 am; Ash Wednesdays 9, 23 and 30.
    let balances = balances { sample in
      sample.ownCalendar("oak")
      sample.group.changeCalendar("own") {
        $0.closures.append(Closure(name: "Flood", span: "2026-09-14..2026-09-18", isBankHoliday: false))
      }
      sample.dropStays(on: ["2026-09-15", "2026-09-16"])
      sample.plan.changeOccurrence("music", part: 5) { $0.span = "09:00-12:00" }
    }
    #expect(balances == [[3, 2, 0, 1], [4, 4, 0, 0]])
  }

  @Test func holidaysAndTimesBeforeAndAfterEmploymentAreNotDue() {
    // Without 29 and 30 September.
    let holiday = balances { sample in
      sample.ownCalendar("oak")
      sample.group.changeCalendar("own") {
        $0.halfTerms[0] = HalfTerm(name: "Autumn 1", span: "2026-09-01..2026-09-28")
      }
      sample.dropStays(on: ["2026-09-29"])
    }
    #expect(holiday == [[3, 3, 0, 0], [4, 3, 1, 0]])
    // From 9 to 22 September.
    let employed = balances { sample in
      sample.group.changePerson("pia") {
        $0.validFrom = "2026-09-09"
        $0.validUntil = "2026-09-22"
      }
      sample.dropStays(on: ["2026-09-08", "2026-09-23", "2026-09-29"])
    }
    #expect(employed == [[2, 2, 0, 0], [3, 2, 1, 0]])
  }

  @Test func wholeYearIsDueWithoutWindows() {
    // 40 weeks, 20 of each kind. The first begins with an INSET day on its Tuesday, due and lost like all else that isn't held.
    let balances = balances { $0.group.changeActivity("music") { $0.timing.windows = [] } }
    // Ash's 40 Wednesdays, Elm's Tuesdays: 40 mornings and 20 afternoons.
    #expect(balances == [[40, 3, 0, 37], [60, 5, 1, 54]])
  }

  @Test func halfDayOfAnotherSchoolIsMadeUpForOneAndLostForTheOther() {
    // Elm takes Ash's morning of 23 September in place of the afternoon of the 22nd.
    let balances = balances { sample in
      sample.plan.changeOccurrence("music", part: 5) { $0.span = "09:00-12:00" }
      sample.plan.changeOccurrence("music", part: 6) {
        $0.place = .school("elm")
        $0.span = "09:00-12:00"
      }
    }
    #expect(balances == [[4, 2, 0, 2], [6, 5, 1, 0]])
  }

  // MARK: People's days

  @Test func staysTakeNobodyOutAndOtherThingsDo() throws {
    let facts = facts { sample in
      sample.addChoir()
      // In the choir's lesson of 10 November, and after the stay of 8 September.
      sample.addMeeting(["pia"], on: "2026-11-10", "11:00-11:30")
      sample.addOnline("pia", on: "2026-09-08", "13:30-14:00")
    }
    let stay = try #require(facts.day(of: "pia", on: "2026-09-15"))
    #expect(stay.lost.map(\.lesson.className) == ["Choir"])
    #expect(stay.halvesOut.isEmpty)
    let both = try #require(facts.day(of: "pia", on: "2026-09-08"))
    #expect(both.lost.map(\.lesson.className) == ["Choir"])
    #expect(both.halvesOut.isEmpty)
    #expect(try #require(facts.day(of: "pia", on: "2026-11-10")).halvesOut == [.morning])
  }

  @Test func lessonLostToAStayAndToSomethingElseTakesOut() throws {
    // Online from 10:40, while she's at Elm: no plan would, but what follows is defined.
    let facts = facts { sample in
      sample.addChoir()
      sample.addOnline("pia", on: "2026-09-08", "10:40-11:10")
    }
    #expect(try #require(facts.day(of: "pia", on: "2026-09-08")).halvesOut == [.morning])
  }

  @Test func nothingIsLostWhileSomebodyIsSeconded() throws {
    let facts = facts { sample in
      sample.addMeeting(["tom"], on: "2026-09-07", "10:00-10:30")
      sample.addOnline("tom", on: "2026-09-10", "10:30-11:00")
    }
    #expect(try #require(facts.day(of: "tom", on: "2026-09-07")).lost.isEmpty)
    // On Thursdays he's at home.
    #expect(try #require(facts.day(of: "tom", on: "2026-09-10")).lost.map(\.lesson.period) == ["AM1", "AM2"])
  }

  @Test func timeKeptForOtherWorkBringsTheSpecialistBack() throws {
    let change: (inout Sample) -> Void = { sample in
      for (place, span) in [("ash", "10:00-10:30"), ("elm", "15:30-16:00")] {
        sample.addMeeting(["pia"], on: "2026-11-18", TimeSpan(stringLiteral: span))
        sample.plan.occurrences[sample.plan.occurrences.count - 1].place = .school(Identifier(place))
      }
    }
    let back = try #require(facts(change).day(of: "pia", on: "2026-11-18"))
    #expect(back.legs.map(\.span) == ["09:40-10:00", "10:30-10:50", "15:20-15:30", "16:00-16:10"])
    let on = try #require(
      facts { sample in
        change(&sample)
        sample.group.changeSpecialist("music") { $0.protected = [] }
      }.day(of: "pia", on: "2026-11-18"))
    #expect(on.legs.map(\.span) == ["09:40-10:00", "15:15-15:30", "16:00-16:10"])
  }

  @Test func secondmentCoversItsHalfDaysOnly() {
    let seconded = facts().seconded
    #expect(seconded.contains("tom", on: "2026-09-07", .morning))
    #expect(seconded.contains("tom", on: "2026-12-16"))
    // A Thursday, and the day before the first.
    #expect(!seconded.contains("tom", on: "2026-09-10"))
    #expect(!seconded.contains("tom", on: "2026-08-31"))
    #expect(!seconded.contains("ben", on: "2026-09-07"))
  }
}

extension Sample {
  /// Adds something online for one person.
  mutating func addOnline(_ person: Identifier<Person>, on date: CivilDate, _ span: TimeSpan) {
    var session = Session.short([person], at: "oak")
    session.venue = VenueChoice()
    session.venue.isOnline = true
    session.length = span.length
    add(
      Activity(id: "online", title: "Online", details: .session(session)),
      Occurrence(
        activity: "online", part: 1, date: date, span: span, place: .online, leader: nil,
        attendees: SmallPlan.all([person], .required), firmness: .provisional))
  }
}
