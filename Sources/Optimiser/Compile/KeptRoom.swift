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

  /// Nil where a session asks for neither.
  init?(_ session: Session, candidates: [Candidate], instance: Instance) {
    if session.preparation <= .zero && session.followUp <= .zero { return nil }
    let days = instance.dayCount
    self.days = days
    let gaps = DirectedGaps(instance)
    let grid = instance.rules.limits.startGrid.rawValue
    let reach = instance.rules.limits.keptWithinDays
    var lacking = [UInt8](repeating: 0, count: candidates.count * days)
    for (candidate, member) in candidates.enumerated() {
      let longest = (0..<days).map { day in
        gaps.gaps(member.person, day: day).reduce(0) { max($0, $1.end - ceilDivide($1.start, grid) * grid) }
      }
      let row = candidate * days
      for day in 0..<days {
        let before = longest[max(0, day - reach)..<day]
        let after = longest[min(days, day + 1)..<min(days, day + 1 + reach)]
        if session.preparation > .zero, !before.contains(where: { $0 >= session.preparation.rawValue }) {
          lacking[row + day] |= Self.preparation
        }
        if session.followUp > .zero, !after.contains(where: { $0 >= session.followUp.rawValue }) {
          lacking[row + day] |= Self.followUp
        }
      }
    }
    self.lacking = lacking
  }

  /// Of how many of those who attend a first or last part on a day there's no room for what goes before it, or after it.
  func lacking(_ attendees: [Int32], day: Int, isFirst: Bool, isLast: Bool) -> Int {
    let uses = (isFirst ? Self.preparation : 0) | (isLast ? Self.followUp : 0)
    return attendees.reduce(0) { $0 + (lacking[Int($1) * days + day] & uses).nonzeroBitCount }
  }
}
