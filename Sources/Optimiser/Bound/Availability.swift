// SPDX-License-Identifier: Apache-2.0

import Domain

/// On which dates somebody can take part in anything at all, and in which halves they alone hold the fort: what patterns of
/// days leave out and holds whatever else the plan does.
struct Availability {
  private let instance: Instance
  /// By person, then day: employed, no blackout, and their head hasn't said no.
  private let isAvailable: FlatTable<Bool>
  /// By person, weekday and half: nobody else of some remain-on-site set is ever at work then.
  private let isAlone: FlatTable<Bool>
  /// By person: whether what needs them may take place without them, since they apply for a post elsewhere or aren't
  /// employed the whole year.
  private let isUnsure: FlatTable<Bool>

  init(_ instance: Instance) {
    self.instance = instance
    var available = [Bool](repeating: true, count: instance.people.count * instance.dayCount)
    for person in instance.people.indices {
      let data = instance.people[person]
      for day in 0..<instance.dayCount {
        let today = instance.calendar.at(data.base, day)
        available[person * instance.dayCount + day] =
          data.isEmployed(day) && !today.isBlackedOut
          && !(data.hasBlackouts && instance.blackoutsOfPerson[person].contains { $0.contains(day) })
          && instance.schools[data.base].refusedHalfTerms & (1 << UInt32(today.halfTerm)) == 0
      }
    }
    isAvailable = FlatTable(available)
    isAlone = FlatTable(Self.alone(instance))
    var isUnsure = instance.people.map { !$0.isEmployed(0) || !$0.isEmployed(instance.dayCount - 1) }
    for activity in instance.activities {
      guard case .secondment = activity.kind else { continue }
      for candidate in activity.candidates { isUnsure[candidate.person] = true }
    }
    self.isUnsure = FlatTable(isUnsure)
  }

  /// Whether what needs the person may take place without them.
  func mayBeAway(_ person: Int) -> Bool { isUnsure[person] }

  private static func alone(_ instance: Instance) -> [Bool] {
    var alone = [Bool](repeating: false, count: instance.people.count * 14)
    for sets in instance.remainers {
      for set in sets {
        for weekday in Weekday.allCases {
          for half in HalfDay.allCases {
            let atWork = set.filter { instance.people[Int($0)].works.contains(weekday, half) }
            guard atWork.count == 1, let person = atWork.first, neverBusy(Int(person), instance) else { continue }
            alone[Int(person) * 14 + (weekday.rawValue - 1) * 2 + half.rawValue] = true
          }
        }
      }
    }
    return alone
  }

  /// Somebody who's busy all of a half doesn't count as at work (H6).
  private static func neverBusy(_ person: Int, _ instance: Instance) -> Bool {
    instance.busyOfPerson[person].isEmpty && instance.busyOfSchool[instance.people[person].base].isEmpty
  }

  /// Whether the person could come to anything on one of the days.
  func isAvailable(_ person: Int, onAny days: ArraySlice<Int32>) -> Bool {
    days.contains { isAvailable[person * instance.dayCount + Int($0)] }
  }

  /// Whether being out in these halves (bit 0 the morning) of the day leaves nobody of a set.
  func isNeeded(_ person: Int, day: Int, halves: UInt8) -> Bool {
    (0..<2).contains {
      halves & (1 << UInt8($0)) != 0 && isAlone[person * 14 + Int(instance.calendar.weekdays[day]) * 2 + $0]
    }
  }
}
