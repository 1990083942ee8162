// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What follows for people's days: half-days, weeks, clock changes, INSET, online, returns to base.
@Suite struct DaysTests {
  private func facts(_ change: (inout Sample) -> Void = { _ in }) -> Derivation {
    var sample = Sample()
    change(&sample)
    var findings = Findings()
    let index = GroupIndex(sample.group)
    return Derivation(ReferenceListing.decisions(sample.plan, index, &findings), index: index)
  }

  private func day(_ person: Identifier<Person>, _ date: CivilDate, _ facts: Derivation) throws -> PersonDay {
    try #require(facts.personDays.first { $0.member.person.id == person && $0.date == date })
  }

  /// A session of half an hour for one person, named by its place and start.
  private func add(
    _ sample: inout Sample, _ person: Identifier<Person>, _ place: Place, _ date: CivilDate, _ span: TimeSpan
  ) {
    let id = Identifier<Activity>("s\(sample.plan.occurrences.count)")
    var session = Session.short([person], at: "oak")
    session.length = span.length
    session.venue = VenueChoice()
    sample.add(
      Activity(id: id, title: "Short", details: .session(session)),
      Occurrence(
        activity: id, part: 1, date: date, span: span, place: place, leader: nil,
        attendees: SmallPlan.all([person], .required), firmness: .provisional))
  }

  @Test func primaryLosesWholeHalfDays() throws {
    let day = try day("anna", "2026-10-06", facts())
    #expect(day.lost.map(\.lesson.period) == ["AM1", "AM2"])
    #expect(day.kept.map(\.lesson.period) == ["PM1", "PM2"])
  }

  @Test func primaryThatReleasesByLessonLosesOne() throws {
    let facts = facts { $0.group.changeSchool("oak") { $0.releaseUnit = .lesson } }
    #expect(try day("anna", "2026-10-06", facts).lost.map(\.lesson.period) == ["AM2"])
  }

  @Test func minuteTooLateLosesTheAfternoon() throws {
    let facts = facts { $0.plan.changeOccurrence("visit") { $0.debrief = "12:21-12:41" } }
    #expect(try day("anna", "2026-10-06", facts).lost.map(\.lesson.period) == ["AM1", "AM2", "PM1", "PM2"])
  }

  @Test func weekLettersTakeTurnsOverSchoolWeeks() {
    // The week of 31 August has pupils from Wednesday: A. Then B, A … the break of 26 October takes no letter.
    let index = GroupIndex(SmallGroup.group())
    let letters = ["2026-09-02", "2026-09-07", "2026-10-15", "2026-10-19", "2026-11-02", "2026-11-19", "2026-11-26"]
      .map { index.weekLetter("ash", CivilDate(stringLiteral: $0)) }
    #expect(letters == ["A", "B", "A", "B", "A", "A", "B"])
    #expect(index.weekLetter("ash", "2026-10-28") == nil)
    #expect(index.weekLetter("ash", "2026-09-01") == nil)
  }

  @Test func lessonOfTheOtherWeekIsNotLost() throws {
    let gitaOnThursday: (CivilDate) -> (inout Sample) -> Void = { date in
      { sample in self.add(&sample, "gita", .school("ash"), date, "13:15-13:45") }
    }
    #expect(try day("gita", "2026-10-08", facts(gitaOnThursday("2026-10-08"))).lost.map(\.lesson.className) == ["11Z"])
    #expect(try day("gita", "2026-10-15", facts(gitaOnThursday("2026-10-15"))).lost.isEmpty)
  }

  /// Clocks go back on Sunday 25 October 2026 and forward on Sunday 28 March 2027; local times are what counts.
  @Test(arguments: ["2026-10-27", "2027-03-30"])
  func clockChangesMoveNothing(_ text: String) throws {
    let date = CivilDate(stringLiteral: text)
    let facts = facts { sample in
      for calendar in ["weekly", "fortnightly"] {
        sample.group.changeCalendar(Identifier(calendar)) {
          $0.halfTerms[0] = HalfTerm(name: "Autumn 1", span: "2026-09-01..2026-10-30")
          $0.halfTerms[3] = HalfTerm(name: "Spring 2", span: "2027-02-22..2027-04-01")
        }
      }
      sample.plan.changeOccurrence("visit") { $0.date = date }
    }
    let day = try day("anna", date, facts)
    #expect(day.lost.map(\.lesson.period) == ["AM1", "AM2"])
    #expect(day.legs.map(\.span) == ["10:50-11:10", "12:40-13:00"])
    #expect(facts.objective.parts == SmallPlan.plan().objective.parts)
  }

  @Test func insetDayTakesNoLessonsAndNobodyIsOut() throws {
    let facts = facts()
    for person in ["carol", "finn", "gita", "ivy"] {
      let day = try day(Identifier(person), "2026-09-01", facts)
      #expect(day.lessons.isEmpty)
      #expect(day.halvesOut.isEmpty)
    }
    #expect(facts.directedUses.filter { $0.presence.date == "2026-09-01" }.allSatisfy { $0.band == .inset })
  }

  @Test func partTimerHasNoDirectedTimeInHalvesOff() throws {
    // Works Wednesday mornings: 16:00 to 17:00 is the meeting, which counts for all who work that day.
    let facts = facts { sample in
      sample.group.changePerson("dev") { person in
        person.works = .none
        person.works.insert(.wednesday, .morning)
      }
      self.add(&sample, "dev", .school("elm"), "2026-11-04", "11:30-12:30")
    }
    let uses = facts.directedUses.filter { $0.presence.member.person.id == "dev" }
    #expect(uses.map(\.outside) == [.zero, Minutes(30)])
    #expect(uses.map(\.beyondHours) == [Minutes(60), Minutes(30)])
    #expect(uses.map(\.band) == [.meeting, .twilight])
    #expect(try day("dev", "2026-11-04", facts).halvesOut == [.morning])
  }

  @Test func onlineTakesNoJourneyAndNobodyOutWithoutALesson() throws {
    // Lou teaches on Tuesday in P2 only.
    let facts = facts { sample in
      self.add(&sample, "lou", .online, "2026-11-03", "11:30-12:00")
      self.add(&sample, "lou", .online, "2026-11-10", "10:30-11:00")
    }
    let free = try day("lou", "2026-11-03", facts)
    #expect(free.legs.isEmpty)
    #expect(free.halvesOut.isEmpty)
    let missed = try day("lou", "2026-11-10", facts)
    #expect(missed.lost.map(\.lesson.period) == ["P2"])
    #expect(missed.halvesOut == [.morning])
    #expect(facts.benefit.receptions("ash") == 3)
  }

  @Test func lunchCountsAsOutInTheAfternoon() throws {
    #expect(try day("anna", "2026-10-06", facts()).halvesOut == [.morning, .afternoon])
  }

  @Test func personDrivesOnWhereNothingCallsThemBack() throws {
    // Ivy has no lessons: Ash to Oak for 10:00, on to Elm for 12:00, back to Ash.
    let facts = facts { sample in
      self.add(&sample, "ivy", .school("oak"), "2026-11-03", "10:00-10:30")
      self.add(&sample, "ivy", .school("elm"), "2026-11-03", "12:00-12:30")
    }
    let legs = try day("ivy", "2026-11-03", facts).legs
    #expect(legs.map(\.span) == ["09:40-10:00", "11:50-12:00", "12:30-12:45"])
    #expect(legs.map(\.metres) == [Metres(8000), Metres(4000), Metres(6000)])
  }

  /// A kept lesson, protected time or something at the base between two stops brings the person back.
  @Test(arguments: ["lesson", "protected", "session", "online"])
  func personReturnsForWhatLiesBetween(_ what: String) throws {
    let facts = facts { sample in
      switch what {
      case "lesson": sample.group.lessons.append(SmallGroup.lesson("7I", "art", 7, .tuesday, "P3", ["ivy"]))
      case "protected":
        sample.group.protected.append(
          ProtectedTime(person: "ivy", week: nil, weekday: .tuesday, span: "11:20-12:20", kind: .leadership))
      case "session": self.add(&sample, "ivy", .school("ash"), "2026-11-03", "11:30-12:00")
      default: self.add(&sample, "ivy", .online, "2026-11-03", "11:30-12:00")
      }
      self.add(&sample, "ivy", .school("oak"), "2026-11-03", "10:00-10:30")
      self.add(&sample, "ivy", .school("elm"), "2026-11-03", "13:00-13:30")
    }
    let legs = try day("ivy", "2026-11-03", facts).legs
    #expect(legs.map(\.span) == ["09:40-10:00", "10:30-10:50", "12:45-13:00", "13:30-13:45"])
    #expect(legs.map(\.to) == [.school("oak"), .school("ash"), .school("elm"), .school("ash")])
  }

  @Test func twoStopsAtOnePlaceNeedNoLegBetween() throws {
    let facts = facts { sample in
      self.add(&sample, "ivy", .school("oak"), "2026-11-03", "10:00-10:30")
      self.add(&sample, "ivy", .school("oak"), "2026-11-03", "11:00-11:30")
    }
    #expect(try day("ivy", "2026-11-03", facts).legs.map(\.span) == ["09:40-10:00", "11:30-11:50"])
  }

  @Test func hostKeepsLessonsAndStaysIn() throws {
    let day = try day("gita", "2026-10-06", facts())
    #expect(day.away.isEmpty)
    #expect(day.lost.isEmpty)
    #expect(day.halvesOut.isEmpty)
    #expect(day.presences.flatMap(\.intervals) == ["11:10-11:20", "11:20-12:20", "12:20-12:40"])
  }
}
