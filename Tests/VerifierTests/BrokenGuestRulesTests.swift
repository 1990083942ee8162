// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H1, H9, H11 and fees of guests from outside. Each change breaks one clause and nothing else.
@Suite struct BrokenGuestRulesTests {
  @Test(arguments: dates + times + seats)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted() == change.codes)
  }

  /// A nurse who comes to the heads' session on 1 September, a Tuesday, from 10:00 to 12:00.
  static func nurse(
    _ change: @escaping @Sendable (inout Provider) -> Void = { _ in }
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      var nurse = Provider(id: "nurse", name: "School nurse", kind: .guest)
      change(&nurse)
      sample.group.providers.append(nurse)
      sample.group.changeSession("heads") { $0.guests = ["nurse"] }
    }
  }

  static let dates: [Change] = [
    Change([], "a guest who can come", nurse { $0.weekdays = [.tuesday] }),
    Change(["H9"], "a guest on another weekday", nurse { $0.weekdays = [.monday] }),
    Change(["H9"], "a guest outside their dates", nurse { $0.available = ["2026-09-02..2027-07-01"] }),
    Change([], "a guest within their dates", nurse { $0.available = ["2026-09-01..2027-07-01"] }),
    Change(["H9"], "a guest of more than they may") { sample in
      nurse { $0.mostPerDay = 1 }(&sample)
      short("13:00-13:30", &sample)
    },
    Change([], "a guest of two sessions, one after the other") { sample in
      nurse { $0.mostPerDay = 2 }(&sample)
      short("13:00-13:30", &sample)
    },
  ]

  static let times: [Change] = [
    Change(["H1"], "a busy guest") { sample in
      nurse()(&sample)
      sample.group.busy = [Busy(subject: .provider("nurse"), days: "2026-09-01", span: "11:50-13:00", note: "")]
    },
    Change(["H1"], "a guest of two sessions at once") { sample in
      nurse()(&sample)
      short("11:30-12:00", &sample)
    },
    // From Oak to Ash takes 20 minutes.
    Change(["H1"], "a guest without time for the journey") { sample in
      nurse()(&sample)
      short("12:15-12:45", &sample)
    },
    Change(["H1"], "a guest who leads elsewhere") { sample in
      nurse()(&sample)
      short("11:30-12:00", &sample) {
        $0.guests = []
        $0.leaders = [.provider("nurse")]
      }
      sample.plan.changeOccurrence("short") { $0.leader = .provider("nurse") }
    },
  ]

  static let seats: [Change] = [
    // Three heads, the leader and the guest.
    Change(["H11"], "a venue too small for the guest") { sample in
      nurse()(&sample)
      sample.group.rules.defaults.venueCapacity = 4
    },
    Change([], "a venue just large enough") { sample in
      nurse()(&sample)
      sample.group.rules.defaults.venueCapacity = 5
    },
    Change([], "a guest who leads takes one seat") { sample in
      nurse()(&sample)
      sample.group.changeSession("heads") { $0.leaders = [.provider("nurse")] }
      sample.plan.changeOccurrence("heads") { $0.leader = .provider("nurse") }
      sample.group.rules.defaults.venueCapacity = 4
    },
  ]

  /// Half an hour with the nurse for one of Ash's people, there, on the heads' day.
  static func short(
    _ span: TimeSpan, _ sample: inout Sample, _ change: (inout Session) -> Void = { _ in }
  ) {
    var session = Session.short(["kit"], at: "ash")
    session.guests = ["nurse"]
    change(&session)
    var occurrence = Occurrence(
      activity: "short", part: 1, date: "2026-09-01", span: span, place: .school("ash"), leader: nil,
      attendees: SmallPlan.all(["kit"], .required), firmness: .firm)
    occurrence.room = "Hall"
    sample.add(Activity(id: "short", title: "Short", details: .session(session)), occurrence)
  }

  @Test func guestsAskFeesAsLeadersDo() throws {
    // £30 a session and £2 a head for two parts and six attendances: £72 besides £430; ⌊7200·10/45⌋ as part of ⌊50200·10/45⌋.
    var sample = Sample()
    Self.nurse {
      $0.feePerSession = Pence(3000)
      $0.feePerHead = Pence(200)
    }(&sample)
    sample.group.changeSession("heads") { $0.guests = [] }
    let before = try #require(sample.verdict.objective)
    sample.group.changeSession("course") { $0.guests = ["nurse"] }
    let after = try #require(sample.verdict.objective)
    #expect(after.parts.money - before.parts.money == MilliLessons(11_155 - 9555))
    sample.relist()
    #expect(sample.plan.charges.filter { $0.kind == .fee }.reduce(.zero) { $0 + $1.amount } == Pence(50_200))
    #expect(sample.codes.isEmpty)
  }
}
