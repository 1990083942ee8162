// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store

/// How long the group has to be as it is before what was made of it is kept: whoever is typing in ten absences gets one plan.
/// A plan that follows from a published one is looked for meanwhile, so that it's there when that time is over.
struct Settling {
  /// How that time has ended.
  enum End {
    case settled
    /// The group is another by now.
    case changed
    /// Somebody wishes to end before it's over.
    case interrupted
  }

  private static let pause: Duration = .milliseconds(100)

  private let end: ContinuousClock.Instant

  /// Begins now.
  init(seconds: Int) { end = .now + .seconds(seconds) }

  /// Waits until the time is over, the group isn't `revision` any more, or somebody wishes to end.
  ///
  /// - Throws: `StoreError`.
  func end(for revision: Int, in database: PlannerDatabase, _ interrupt: Interrupt) throws -> End {
    try interrupt.listening {
      while true {
        if interrupt.isWished { return .interrupted }
        guard try database.currentRevision()?.number == revision else { return .changed }
        let left = end - .now
        if left <= .zero { return .settled }
        Thread.sleep(forTimeInterval: min(left, Self.pause) / .seconds(1))
      }
    }
  }
}
