// SPDX-License-Identifier: Apache-2.0

import Domain

/// How many people a session has room for, by H11 of docs/model.md.
struct Seats {
  private let directory: Directory
  private let venueCapacity: Int
  private let asOf: CivilDate

  init(_ plan: Plan, directory: Directory) {
    self.directory = directory
    asOf = plan.asOf
    venueCapacity = plan.rules.defaults.venueCapacity
  }

  /// Most attendees of this occurrence of a session; nil where nothing limits them.
  func most(of occurrence: Occurrence, _ session: Session) -> Int? {
    var limits = [session.mostPeople].compactMap(\.self)
    if case .provider(let id)? = occurrence.leader, let most = directory.providers[id]?.capacity { limits.append(most) }
    if case .school(let id) = occurrence.place {
      let rooms = directory.schools[id]?.rooms ?? []
      let room = rooms.first { $0.name == occurrence.room }?.capacity ?? venueCapacity
      limits.append(max(0, room - (occurrence.leader == nil ? 0 : 1)))
    }
    return limits.min()
  }

  /// Seats that are free in every part, in several cohorts of those together that can still be joined; nil where nothing
  /// limits them.
  func left(in parts: [Occurrence], of session: Session) -> Int? {
    sum(parts) { part in most(of: part, session).map { max(0, $0 - part.attendees.count) } }
  }

  /// Seats that there are in every part, counted likewise.
  func most(in parts: [Occurrence], of session: Session) -> Int? { sum(parts) { most(of: $0, session) } }

  private func sum(_ parts: [Occurrence], _ seats: (Occurrence) -> Int?) -> Int? {
    let cohorts = Dictionary(grouping: parts, by: \.cohort).values
    // Nobody joins a cohort that has begun.
    let open = cohorts.filter { parts in parts.allSatisfy { $0.date >= asOf } }
    let least = (open.isEmpty ? Array(cohorts) : open).map { $0.compactMap(seats).min() }
    return least.contains(nil) ? nil : least.compactMap(\.self).reduce(0, +)
  }
}
