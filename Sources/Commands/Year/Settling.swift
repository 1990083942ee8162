// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store

/// How long the group has to be as it is before what was made of it is kept: whoever is typing in ten absences gets one plan.
/// A plan that follows from a published one is looked for meanwhile, so that it's there when that time is over.
struct Settling {
  private static let pause: Duration = .milliseconds(100)

  private let end: ContinuousClock.Instant

  /// Begins now.
  init(seconds: Int) { end = .now + .seconds(seconds) }

  /// Waits until the time is over.
  ///
  /// - Returns: false as soon as the group isn't `revision` any more.
  /// - Throws: `StoreError`.
  func isOver(for revision: Int, in database: PlannerDatabase) throws(StoreError) -> Bool {
    while true {
      guard try database.currentRevision()?.number == revision else { return false }
      let left = end - .now
      if left <= .zero { return true }
      let pause = min(left, Self.pause)
      Thread.sleep(forTimeInterval: pause / .seconds(1))
    }
  }
}
