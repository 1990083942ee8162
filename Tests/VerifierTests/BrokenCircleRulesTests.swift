// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What triads, lesson studies and shadowing need. Each change breaks one clause and nothing else.
@Suite struct BrokenCircleRulesTests {
  @Test func theSampleIsLawful() {
    var sample = Sample.circles
    sample.relist()
    #expect(sample.verdict.isVerified, "\(sample.verdict.breaches)")
  }

  @Test(arguments: people + steps + lessons + talks + days)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted(.circles) == change.codes)
  }

  private static func wish<Kind>(
    _ id: Identifier<Activity>, _ change: @escaping @Sendable (inout Kind) -> Void
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.changeActivity(id) { activity in
        switch activity.details {
        case .triad(let triad):
          if var wish = triad as? Kind {
            change(&wish)
            if let triad = wish as? Triad { activity.details = .triad(triad) }
          }
        case .lessonStudy(let study):
          if var wish = study as? Kind {
            change(&wish)
            if let study = wish as? LessonStudy { activity.details = .lessonStudy(study) }
          }
        case .shadowing(let shadowing):
          if var wish = shadowing as? Kind {
            change(&wish)
            if let shadowing = wish as? Shadowing { activity.details = .shadowing(shadowing) }
          }
        default: preconditionFailure("\(id) is no circle")
        }
      }
    }
  }

  private static func part(
    _ id: Identifier<Activity>, _ part: Int, _ change: @escaping @Sendable (inout Occurrence) -> Void
  ) -> @Sendable (inout Sample) -> Void {
    { sample in sample.plan.changeOccurrence(id, part: part, change) }
  }

  static let people: [Change] = [
    Change([], "one of a larger choice", wish("triad") { (triad: inout Triad) in triad.members.people.append("ben") }),
    Change(
      ["S2"], "one who isn't asked", wish("triad") { (triad: inout Triad) in triad.members.people = ["anna", "erin"] }),
    Change(["S2"], "somebody stays away from a talk", part("triad", 4) { $0.attendees.removeFirst() }),
    Change(
      ["S2"], "somebody stays away from a lesson",
      part("triad", 2) { occurrence in
        occurrence.attendees.removeAll { $0.person == "anna" }
      }),
    Change(
      ["S2"], "one of those asked is in none of it",
      wish("study") { (study: inout LessonStudy) in study.members.people.append("finn") }),
    Change(["S2"], "in another role", part("triad", 4) { $0.attendees[0].role = .invited }),
    Change(["S2"], "a visitor at a talk", part("triad", 4) { $0.attendees[0].role = .visitor }),
    Change(["H10", "S2"], "led", part("study", 1) { $0.leader = .person("finn") }),
    Change(["H9"], "in two triads formed from the same people") { sample in
      guard var twin = sample.group.activities.first else { return }
      twin.id = "twin"
      sample.group.activities.append(twin)
      for part in sample.plan.occurrences where part.activity == "triad" {
        var later = part
        later.activity = "twin"
        later.date = part.date + 56
        sample.plan.occurrences.append(later)
      }
    },
    Change(["H16"], "who declined") { $0.group.declines = [Decline(person: "erin", activity: "triad")] },
    Change(["H12"], "a veto between watcher and teacher") {
      $0.group.relations = [Relation(kind: .veto, a: .person("anna"), b: .person("hal"))]
    },
    Change(["H12"], "a veto between schools") {
      $0.group.relations = [Relation(kind: .veto, a: .school("elm"), b: .school("ash"))]
    },
  ]

  /// A triad of which the others have left goes on for nobody.
  @Test func whatHasBegunNeedsTwoPeople() {
    var sample = Sample.republished(.circles, asOf: "2026-10-02")
    sample.group.people.removeAll { $0.id == "anna" || $0.id == "erin" }
    sample.plan.occurrences = sample.plan.occurrences.compactMap { part in
      var part = part
      part.attendees.removeAll { $0.person == "anna" || $0.person == "erin" }
      return part.activity == "triad" && part.part != 3 ? part : nil
    }
    sample.relist()
    #expect(sample.codes.contains("S2"))
  }

  static let steps: [Change] = [
    Change(["H10"], "a step is missing") { sample in
      sample.plan.occurrences.removeAll { $0.activity == "triad" && $0.part == 4 }
    },
    Change(["H10"], "too soon", wish("study") { (study: inout LessonStudy) in study.leastGap = 7 }),
    Change(["H10"], "too late", wish("triad") { (triad: inout Triad) in triad.mostGap = 9 }),
    Change(["H10"], "one teaches twice") { sample in
      sample.plan.changeOccurrence("triad", part: 3) { occurrence in
        occurrence = Sample.lesson(
          "triad", 3, "2026-10-08", "13:00-14:00", at: "elm", host: "erin", ["anna", "hal"])
        occurrence.observed = Sample.reference("elm", "5E", "class", "PM1", "13:00-14:00", "erin")
      }
    },
    Change(["H10", "S2"], "beside two hosts") { sample in
      sample.plan.changeOccurrence("shadow", part: 2) { occurrence in
        occurrence = Sample.lesson("shadow", 2, "2026-12-01", "08:45-15:10", at: "ash", host: "hal", ["dev"])
      }
    },
  ]

  static let lessons: [Change] = [
    Change(["H4"], "another subject", wish("triad") { (triad: inout Triad) in triad.subject = "music" }),
    Change(["H4"], "another year", wish("study") { (study: inout LessonStudy) in study.years = [3] }),
    Change(["H4"], "longer than wanted", wish("triad") { (triad: inout Triad) in triad.observed = Minutes(45) }),
    Change(["H4"], "a lesson of a colleague", part("triad", 2) { $0.observed?.teacher = "lou" }),
    Change(["H4"], "no lesson named", part("triad", 2) { $0.observed = nil }),
    Change(["H4"], "a talk of its own", part("triad", 2) { $0.debrief = "10:00-10:10" }),
    Change(["H4", "H11"], "at a school that doesn't host") { $0.group.changeSchool("oak") { $0.hosts = false } },
    Change(["H4"], "at a school where nobody of others may watch") {
      $0.group.changeSchool("elm") { $0.watchedBy = .nobody }
    },
    Change(["H4"], "where partners may, and one isn't") { sample in
      sample.group.changeSchool("elm") { $0.watchedBy = .partners }
      sample.group.relations = [Relation(kind: .partner, a: .school("elm"), b: .school("ash"))]
    },
    Change([], "where partners may, and all are") { sample in
      sample.group.changeSchool("elm") { $0.watchedBy = .partners }
      sample.group.relations = [
        Relation(kind: .partner, a: .school("elm"), b: .school("ash")),
        Relation(kind: .federation, a: .school("elm"), b: .school("oak")),
      ]
    },
    Change([], "taught by somebody who isn't watched otherwise") {
      $0.group.changePerson("erin") { $0.hosts = false }
    },
    Change(["H4"], "more than the teacher may host") { $0.group.changePerson("hal") { $0.mostVisitsHosted = 0 } },
    Change(["S1"], "off the grid") { sample in
      wish("triad") { (triad: inout Triad) in triad.observed = Minutes(57) }(&sample)
      for (part, span) in [(1, "13:00-13:57"), (2, "09:03-10:00"), (3, "09:00-09:57")] as [(Int, TimeSpan)] {
        sample.plan.changeOccurrence("triad", part: part) { $0.span = span }
      }
    },
  ]

  static let talks: [Change] = [
    Change(["S2"], "shorter than wanted", part("triad", 4) { $0.span = "15:30-15:50" }),
    Change(["H11"], "at a school where none of them works", part("study", 3) { $0.place = .school("ash") }),
    Change(["H11"], "at a provider's", part("study", 1) { $0.place = .provider("acme") }),
    Change(["H11"], "in a room", part("study", 3) { $0.room = "Hall" }),
    Change(["S2"], "with a host", part("study", 3) { $0.attendees[0].role = .host }),
    Change(["H2"], "in time that isn't allowed") { sample in
      sample.group.changeActivity("triad") { $0.timing.bands = [.schoolDay] }
    },
  ]

  static let days: [Change] = [
    Change(["H4"], "not all day", part("shadow", 1) { $0.span = "09:00-15:10" }),
    Change(
      ["H4"], "beside somebody who isn't wanted",
      wish("shadow") { (shadowing: inout Shadowing) in
        shadowing.preferredHosts = ["hal"]
      }),
    Change(["H4"], "beside somebody without a strength in the focus") { sample in
      wish("shadow") { (shadowing: inout Shadowing) in shadowing.preferredHosts = [] }(&sample)
      sample.group.changeActivity("shadow") { $0.focus = ["phonics"] }
    },
    Change([], "beside somebody with a strength in the focus") { sample in
      wish("shadow") { (shadowing: inout Shadowing) in shadowing.preferredHosts = [] }(&sample)
      sample.group.changeActivity("shadow") { $0.focus = ["phonics"] }
      sample.group.changePerson("lou") { $0.strengths = ["phonics"] }
    },
    Change(["H4"], "beside somebody who doesn't agree") { $0.group.changePerson("lou") { $0.hosts = false } },
    Change(["H4"], "at a school that keeps to itself") { sample in
      sample.group.activities.removeAll { $0.id == "triad" }
      sample.plan.occurrences.removeAll { $0.activity == "triad" }
      sample.group.changeSchool("ash") { $0.watchedBy = .nobody }
    },
    Change(["H2"], "beside somebody who works half of it") { sample in
      sample.group.changePerson("lou") { person in
        person.works = .none
        for weekday in Weekday.allCases { person.works.insert(weekday, .morning) }
      }
    },
    Change(["H4"], "more than the school may host") { $0.group.changeSchool("ash") { $0.mostVisitsHosted = 0 } },
    Change([], "the first day alone counts as hosted") { sample in
      // Both days lie in one half-term.
      sample.group.changePerson("lou") { $0.mostVisitsHosted = 1 }
    },
    Change([], "the host's protected time is theirs all the same") {
      $0.group.protected = [
        ProtectedTime(person: "lou", week: nil, weekday: .tuesday, span: "11:20-12:20", kind: .ppa)
      ]
    },
    Change(["H5"], "the visitor's isn't") {
      $0.group.protected = [
        ProtectedTime(person: "dev", week: nil, weekday: .tuesday, span: "13:00-14:00", kind: .ppa)
      ]
    },
    Change(["H1"], "while the host is busy") {
      $0.group.busy = [Busy(subject: .person("lou"), days: "2026-11-24..2026-11-24", span: "10:00-11:00", note: "")]
    },
  ]
}
