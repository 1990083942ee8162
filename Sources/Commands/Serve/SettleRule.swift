// SPDX-License-Identifier: Apache-2.0

/// When the server has a plan made: once the group has been as it is for a while, so that ten absences on one morning make
/// one plan, and never twice for the same revision.
struct SettleRule {
  /// How long the group has to be as it is.
  var settling: Duration
  private var waitingFor: (revision: Int, since: ContinuousClock.Instant)?
  private var done: Int?

  init(settling: Duration) { self.settling = settling }

  /// Whether to begin now.
  ///
  /// - Parameters:
  ///   - revision: the group's revision, if there's no plan of it yet; nil where nothing is to be made.
  ///   - now: the time.
  mutating func begins(_ revision: Int?, now: ContinuousClock.Instant) -> Bool {
    guard let revision, revision != done else {
      waitingFor = nil
      return false
    }
    guard let waiting = waitingFor, waiting.revision == revision else {
      waitingFor = (revision, now)
      return settling <= .zero && start(revision)
    }
    return now - waiting.since >= settling && start(revision)
  }

  private mutating func start(_ revision: Int) -> Bool {
    done = revision
    waitingFor = nil
    return true
  }
}
