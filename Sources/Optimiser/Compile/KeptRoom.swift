// SPDX-License-Identifier: Apache-2.0

import Domain

/// On which dates of a session its candidates have room before them to prepare it, and after them to follow it up
/// (`docs/model.md`, section 2, *Kept time*): by their own weeks, whatever else the plan does with them, so that it's known
/// before any plan and the same in all.
struct KeptRoom: Sendable {
  private static let preparation: UInt8 = 1
  private static let followUp: UInt8 = 2
  /// By candidate * days + day: what there's no room for around a part on that day.
  private let lacking: [UInt8]
  private let days: Int

  /// - Parameter longest: of all candidates.
  init(_ session: Session, candidates: [Candidate], longest: LongestGaps, instance: Instance) {
    let days = instance.dayCount
    self.days = days
    let reach = instance.rules.limits.keptWithinDays
    let none = [Int16](repeating: 0, count: days)
    var lacking = [UInt8](repeating: 0, count: candidates.count * days)
    for (candidate, member) in candidates.enumerated() {
      let minutes = longest.row(of: member.person) ?? none
      if session.preparation > .zero {
        Self.mark(&lacking, candidate * days, Self.preparation, 0..<days, reach) {
          Int(minutes[$0]) >= session.preparation.rawValue
        }
      }
      if session.followUp > .zero {
        Self.mark(&lacking, candidate * days, Self.followUp, (0..<days).reversed(), reach) {
          Int(minutes[$0]) >= session.followUp.rawValue
        }
      }
    }
    self.lacking = lacking
  }

  /// Whether a session asks for any of it.
  static func isAsked(_ session: Session) -> Bool { session.preparation > .zero || session.followUp > .zero }

  /// Marks the days, gone through in this order, that have no day with room among the `reach` gone through last.
  private static func mark(
    _ lacking: inout [UInt8], _ row: Int, _ use: UInt8, _ days: some Sequence<Int>, _ reach: Int,
    _ hasRoom: (Int) -> Bool
  ) {
    var last: Int?
    for day in days {
      if last.map({ abs(day - $0) > reach }) ?? true { lacking[row + day] |= use }
      if hasRoom(day) { last = day }
    }
  }

  /// Of how many of those who attend a first or last part on a day there's no room for what goes before it, or after it.
  func lacking(_ attendees: [Int32], day: Int, isFirst: Bool, isLast: Bool) -> Int {
    let uses = (isFirst ? Self.preparation : 0) | (isLast ? Self.followUp : 0)
    return attendees.reduce(0) { $0 + (lacking[Int($1) * days + day] & uses).nonzeroBitCount }
  }
}
