// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Cover of the lessons lost: who may take which.
@Suite struct WrongCoverTests {
  @Test(arguments: changes)
  func coverIsFoundOut(_ change: Change) {
    #expect(change.codesAsListed() == change.codes)
  }

  /// Changes the cover of 10M in P4 on 15 October, which Ash covers itself, by Jo.
  static func inside(_ change: @escaping @Sendable (inout CoverAssignment) -> Void) -> @Sendable (inout Sample) -> Void
  {
    { sample in change(&sample.plan.cover[2]) }
  }

  static let changes: [Change] = [
    Change(["L-cover"], "a lesson without cover") { $0.plan.cover.removeLast() },
    Change(["L-cover"], "a lesson covered twice") { $0.plan.cover.append($0.plan.cover[13]) },
    Change(["L-cover"], "a lesson that nobody has left") {
      var cover = $0.plan.cover[13]
      cover.lesson.className = "6C"
      $0.plan.cover.append(cover)
    },
    Change(["L-cover"], "a supply teacher who wasn't bought") { $0.plan.cover[0].by = .supply(2) },
    Change(["L-cover"], "supply teacher 0") { $0.plan.cover[0].by = .supply(0) },
    Change([], "internal cover that isn't named", inside { $0.by = .inside(nil) }),
    Change([], "supply where the school could cover itself", inside { $0.by = .supply(1) }),
    Change(["L-cover"], "internal cover beyond the sickness reserve") { $0.plan.cover[8].by = .inside("jo") },
    Change(["L-cover"], "internal cover where there is none") { $0.plan.cover[0].by = .inside(nil) },
    Change(["L-cover"], "internal cover by a teacher", inside { $0.by = .inside("lou") }),
    Change(["L-cover"], "internal cover by somebody of another school", inside { $0.by = .inside("carol") }),
    Change(["L-cover"], "internal cover by nobody known", inside { $0.by = .inside("zoe") }),
    Change(["L-cover"], "internal cover by somebody who has left") {
      $0.group.changePerson("jo") { $0.validUntil = "2026-10-14" }
    },
    Change(["L-cover"], "internal cover by somebody who doesn't work then") {
      $0.group.changePerson("jo") { person in
        person.works = .none
        person.works.insert(.thursday, .morning)
      }
    },
    Change(["L-cover"], "internal cover by somebody busy") {
      $0.group.busy = [Busy(subject: .person("jo"), days: "2026-10-15", span: "14:00-14:20", note: "")]
    },
    Change(["L-cover"], "one supply teacher for two lessons at once") { sample in
      twoAtOnce(&sample)
      sample.plan.cover = sample.plan.cover.map { cover in
        var cover = cover
        if cover.lesson.school == "ash", cover.lesson.period == "P5" { cover.by = .supply(1) }
        return cover
      }
    },
    Change([], "two supply teachers for two lessons at once", twoAtOnce),
    Change(["L-cover"], "one person for two lessons at once") { sample in
      twoAtOnce(&sample)
      sample.group.cover.append(
        InternalCover(school: "ash", weekday: .thursday, period: "P5", people: 2, reserve: 0, winterReserve: 0))
      sample.relist()
      sample.plan.cover = sample.plan.cover.map { cover in
        var cover = cover
        if cover.lesson.school == "ash", cover.lesson.period == "P5" { cover.by = .inside("jo") }
        return cover
      }
    },
    Change(["L-cover"], "internal cover by somebody who is away") { sample in
      // Two could cover beyond the reserve; with Jo away there is one, who isn't Jo.
      sample.group.cover[0].people = 3
      var occurrence = Occurrence(
        activity: "short", part: 1, date: "2026-10-15", span: "13:30-14:00", place: .school("ash"), leader: nil,
        attendees: SmallPlan.all(["jo"], .required), firmness: .firm)
      occurrence.room = "Hall"
      sample.add(Activity(id: "short", title: "Short", details: .session(.short(["jo"], at: "ash"))), occurrence)
      sample.relist()
      sample.plan.cover[2].by = .inside("jo")
    },
    Change(["L-cover"], "a supply teacher of the other half-day") { sample in
      // Anna's whole day: dear days make it a morning (1) and an afternoon (2).
      sample.group.changeSchool("oak") { $0.supply.dayRate = Pence(40_000) }
      sample.group.changeSchool("oak") { $0.supply.halfDayRate = Pence(13_080) }
      sample.plan.changeOccurrence("visit") { $0.debrief = "12:25-12:45" }
      sample.relist()
      sample.plan.cover[0].by = .supply(2)
    },
  ]

  /// Lou joins the course and loses a lesson in P5, as Hal does.
  static let twoAtOnce: @Sendable (inout Sample) -> Void = { sample in
    sample.group.lessons.append(SmallGroup.lesson("7L", "maths", 7, .thursday, "P5", ["lou"]))
    sample.group.changeSchool("ash") { $0.mostOutOfDepartment = 2 }
    sample.group.changeSession("course") { $0.participants[0].selector.people.append("lou") }
    for part in 1...2 {
      sample.plan.changeOccurrence("course", part: part) {
        $0.attendees.append(Attendance(person: "lou", role: .required))
      }
    }
    sample.relist()
  }
}
