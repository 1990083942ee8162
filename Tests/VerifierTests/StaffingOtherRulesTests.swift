// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What the other rules say of stays and of people who are seconded. Each change breaks one clause and nothing else.
@Suite struct StaffingOtherRulesTests {
  @Test(arguments: twoPlaces + open + protectedTime + namedRoles + out + vetoes + answers + people + visits)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted(.staffing) == change.codes)
  }

  static let twoPlaces: [Change] = [
    Change(["H1"], "a busy specialist", busy(.person("pia"), "2026-09-08", "10:00-11:00")),
    Change(["H1"], "a busy specialist on the way", busy(.person("pia"), "2026-09-08", "12:05-12:15")),
    Change(["H1"], "the specialist's school is busy on the way", busy(.school("oak"), "2026-09-08", "08:50-08:55")),
    Change(["H1"], "a busy school for a stay", busy(.school("elm"), "2026-09-08", "11:30-12:30")),
    Change([], "a school that's busy afterwards", busy(.school("elm"), "2026-09-08", "12:00-12:30")),
    Change(["H1"], "no time for the journey between two stays") { sample in
      elmThenAsh(&sample)
      sample.group.travel.stated[1].minutes = Minutes(71)
    },
    Change([], "just enough time for the journey between two stays") { sample in
      elmThenAsh(&sample)
      sample.group.travel.stated[1].minutes = Minutes(70)
    },
  ]

  /// On 29 September a morning at Elm until 12:00, and an afternoon at Ash from 13:10 for that of the 23rd.
  static let elmThenAsh: @Sendable (inout Sample) -> Void = { sample in
    sample.dropStays(on: ["2026-09-23"])
    sample.plan.changeOccurrence("music", part: 6) { $0.span = "09:00-12:00" }
    sample.plan.occurrences.append(StaffingPlan.stay(7, "2026-09-29", "ash", "13:10-15:10"))
  }

  static func busy(
    _ subject: Busy.Subject, _ days: DateSpan, _ span: TimeSpan
  ) -> @Sendable (inout Sample) -> Void {
    { $0.group.busy = [Busy(subject: subject, days: days, span: span, note: "")] }
  }

  static let open: [Change] = [
    Change(["H3"], "a blackout of the specialist's calendar", blackout("oak", roles: [])),
    Change(["H3"], "a blackout of the school's calendar", blackout("elm", roles: [])),
    Change(["H3"], "a blackout of the specialist's role", blackout("oak", roles: ["teacher"])),
    Change([], "a blackout of that role at the school", blackout("elm", roles: ["teacher"])),
    Change([], "a blackout of years", blackout("oak", roles: [], years: [4])),
  ]

  static func blackout(
    _ school: Identifier<School>, roles: [String], years: [Int] = []
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.ownCalendar(school)
      BrokenPeopleRulesTests.blackout("own", "2026-09-08", roles: roles, years: years)(&sample)
    }
  }

  static let protectedTime: [Change] = [
    Change(["H5"], "protected time lost to a stay", BrokenPeopleRulesTests.protected("pia", .tuesday, "10:00-11:00")),
    Change(
      ["H5"], "protected time lost to the journey", BrokenPeopleRulesTests.protected("pia", .tuesday, "08:40-08:55")),
    Change(["H5", "L-repayment"], "protected time lost to a stay where it could be repaid") { sample in
      sample.group.changeSchool("oak") { $0.repaysProtectedTime = true }
      sample.group.protected.append(
        ProtectedTime(person: "pia", week: "A", weekday: .tuesday, span: "10:00-11:00", kind: .ppa))
      sample.plan.repayments = ["2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29"].map { date in
        let tuesday = CivilDate(stringLiteral: date)
        return Repayment(
          person: "pia", date: tuesday, span: "10:00-11:00", kind: .ppa, repaidOn: tuesday - 1,
          lesson: LessonReference(
            school: "oak", className: "? pia", subject: "music", period: "AM1", span: "09:00-10:15", teacher: "pia"))
      }
    },
    Change(["H5"], "a half-day kept for other work, in any week") { sample in
      sample.addMeeting(["pia"], on: "2026-11-18", "13:30-14:00")
    },
    Change(["H5"], "a half-day kept by a specialist who isn't placed") { sample in
      sample.unplace("music")
      sample.addMeeting(["pia"], on: "2026-11-18", "15:00-15:30")
    },
    Change([], "time after a half-day kept for other work") { sample in
      sample.addMeeting(["pia"], on: "2026-11-18", "15:15-15:45")
    },
  ]

  static let namedRoles: [Change] = [
    Change(["H6"], "nobody of a set remains during a stay") { sample in
      sample.firstAiders(["pia"])
    },
    Change([], "somebody of a set remains during a stay") { sample in
      sample.firstAiders(["pia", "carol"])
    },
    Change(["H6"], "the other doesn't work on the day of a stay") { sample in
      sample.firstAiders(["pia", "carol"])
      sample.group.changePerson("carol") { $0.works = SmallGroup.pattern([.monday, .tuesday]) }
    },
    Change([], "a stay at the own school takes nobody off its site") { sample in
      sample.firstAiders(["pia", "carol"])
      sample.group.changePerson("carol") { $0.works = SmallGroup.pattern([.monday, .tuesday]) }
      sample.group.changeSpecialist("music") { $0.shares[1].school = "oak" }
      for number in [2, 4] { sample.plan.rotas[0].slots[number].school = "oak" }
      for number in [1, 3, 5] {
        sample.plan.occurrences[number].place = .school("oak")
        sample.plan.occurrences[number].span = "09:00-12:00"
      }
    },
    Change(["H6"], "nobody of a set remains during a secondment") { $0.firstAiders(["anna"]) },
    Change([], "somebody of a set remains during a secondment") { $0.firstAiders(["anna", "carol"]) },
    Change(["H6"], "the other is out during a secondment") { sample in
      sample.firstAiders(["anna", "carol"])
      sample.addMeeting(["carol"], on: "2026-11-18", "10:00-10:30")
    },
    Change([], "the other is out when the secondment is over") { sample in
      sample.firstAiders(["anna", "carol"])
      sample.addMeeting(["carol"], on: "2027-01-06", "10:00-10:30")
    },
    Change([], "the other is out on a day of the week at home") { sample in
      sample.group.changePerson("tom") { $0.tags = ["first aider"] }
      sample.group.rules.limits.remainOnSite = [["first aider"]]
      var zoe = Person(id: "zoe", name: "Zoe", school: "yew", role: "headteacher")
      zoe.tags = ["first aider"]
      sample.group.people.append(zoe)
      sample.addMeeting(["zoe"], on: "2026-11-19", "10:00-10:30")
    },
  ]

  static let out: [Change] = [
    Change([], "a stay takes nobody out") { sample in
      sample.group.changeSchool("oak") { $0.mostOut = 0 }
      sample.group.changePerson("pia") { $0.limits.daysPerWeek = 0 }
    },
    Change(["H6"], "something else in the same half takes the specialist out") { sample in
      sample.group.changeSchool("oak") { $0.mostOut = 0 }
      sample.addMeeting(["pia"], on: "2026-09-08", "13:00-13:30")
    },
    Change([], "a lesson left for a stay takes nobody out") { sample in
      sample.addChoir()
      sample.group.changeSchool("oak") { $0.mostOut = 0 }
    },
    Change(["H7"], "more supply staff than the school takes") { sample in
      sample.addChoir()
      sample.group.changeSchool("oak") { $0.supply.mostPerDay = 0 }
    },
    Change(["H9"], "a class that loses its subject week by week") { sample in
      sample.addChoir()
      sample.group.rules.limits.sameSubjectGapDays = 8
    },
    Change(["H9"], "a class that loses too many lessons") { sample in
      sample.addChoir()
      sample.group.rules.limits.classLossesPerHalfTerm = 3
    },
  ]

  static let vetoes: [Change] = [
    Change(["H12"], "a veto between the specialist and a school") {
      $0.group.relations = [Relation(kind: .veto, a: .school("elm"), b: .person("pia"))]
    },
    Change(["H12"], "a veto between two schools") {
      $0.group.relations = [Relation(kind: .veto, a: .school("ash"), b: .school("oak"))]
    },
  ]

  static let answers: [Change] = [
    Change(["H16"], "a no of the school") {
      $0.unplace("elm-post")
      $0.group.answers.append(Answer(school: "elm", halfTerm: 1, verdict: .no, activities: []))
    },
    Change(["H16"], "'not these' with the specialist") {
      $0.group.answers.append(Answer(school: "oak", halfTerm: 1, verdict: .notThese, activities: ["music"]))
    },
    Change(["H16"], "a specialist who declined") {
      $0.group.declines = [Decline(person: "pia", activity: "music")]
    },
  ]

  static let people: [Change] = [
    Change([], "somebody required who is seconded") { sample in
      sample.addMeeting(["carol"], on: "2026-11-18", "15:30-16:00", asked: ["anna", "carol"])
    },
    Change(["S2"], "somebody required who is back") { sample in
      sample.addMeeting(["carol"], on: "2027-01-06", "15:30-16:00", asked: ["anna", "carol"])
    },
    Change([], "somebody required who is seconded on the first part's date", series(["2026-12-16", "2027-01-06"])),
    Change(["S2"], "somebody required who is back on the first part's date", series(["2027-01-06", "2027-01-13"])),
    Change([], "one of two required of a school is seconded") { sample in
      sample.addMeeting(["carol"], on: "2026-11-18", "15:30-16:00", asked: ["anna", "carol"])
      sample.group.changeSession("short") { $0.participants[0].perSchool = 2 }
    },
    Change(["S2"], "one of two required of a school is back") { sample in
      sample.addMeeting(["carol"], on: "2027-01-06", "15:30-16:00", asked: ["anna", "carol"])
      sample.group.changeSession("short") { $0.participants[0].perSchool = 2 }
    },
    Change(["S2"], "a specialist's role in a session") { sample in
      sample.addMeeting(["carol"], on: "2026-11-18", "15:30-16:00")
      sample.plan.changeOccurrence("short") { $0.attendees[0].role = .specialist }
    },
  ]

  /// Two parts that Carol comes to, and Anna should.
  static func series(_ dates: [CivilDate]) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.addMeeting(["carol"], on: dates[0], "15:30-16:00", asked: ["anna", "carol"])
      sample.group.changeSession("short") { $0.series.parts = 2 }
      guard var second = sample.plan.occurrences.last else { return }
      second.part = 2
      second.date = dates[1]
      sample.plan.occurrences.append(second)
    }
  }

  static let visits: [Change] = [
    Change(
      [], "a visitor who is seconded stays away", visit(["anna", "carol"], attendees: ["carol"], on: "2026-11-18")),
    Change(
      ["S2"], "a visitor who is back stays away", visit(["anna", "carol"], attendees: ["carol"], on: "2027-01-13")),
    Change(["S2"], "every visitor is seconded", visit(["anna"], attendees: [], on: "2026-11-18")),
  ]

  /// A visit to Erin's class at Elm.
  static func visit(
    _ asked: [Identifier<Person>], attendees: [Identifier<Person>], on date: CivilDate
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      var visit = Visit(visitors: SmallGroup.people(asked))
      visit.brief = .zero
      visit.debrief = .zero
      var occurrence = Occurrence(
        activity: "see", part: 1, date: date, span: "10:30-11:30", place: .school("elm"), leader: nil,
        attendees: SmallPlan.all(attendees, .visitor) + [Attendance(person: "erin", role: .host)],
        firmness: .provisional)
      occurrence.observed = LessonReference(
        school: "elm", className: "5E", subject: "class", period: "AM2", span: "10:30-12:00", teacher: "erin")
      sample.add(Activity(id: "see", title: "See", details: .visit(visit)), occurrence)
      sample.group.rules.limits.remainOnSite = []
    }
  }
}

extension Sample {
  /// These people alone are first aiders, of whom one has to remain.
  mutating func firstAiders(_ people: [Identifier<Person>]) {
    group.rules.limits.remainOnSite = [["first aider"]]
    for person in people { group.changePerson(person) { $0.tags = ["first aider"] } }
  }

  /// Pia has a choir at Oak on Tuesdays, which her stays at Elm take from her.
  mutating func addChoir() {
    group.lessons.append(
      Lesson(
        school: "oak", className: "Choir", subject: "music", years: [], weekday: .tuesday, period: "AM2",
        staff: ["pia"]))
  }
}
