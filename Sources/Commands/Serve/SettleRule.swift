// SPDX-License-Identifier: Apache-2.0

/// When the server has a plan made: once the group has been as it is for a while, so that ten absences on one morning make
/// one plan, and never twice for the same revision, but where a try came to nothing by no fault of the group's.
struct SettleRule {
  /// So often is it tried for one revision.
  static let mostTries = 3

  /// How long the group has to be as it is.
  var settling: Duration
  /// Whether a first try begins at once, since whoever is begun waits for that long themselves before a plan is kept.
  var isAhead = false
  private var waitingFor: (revision: Int, since: ContinuousClock.Instant)?
  private var done: Int?
  private var tries = (revision: 0, count: 0)

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
      return pause(before: revision) <= .zero && start(revision)
    }
    return now - waiting.since >= pause(before: revision) && start(revision)
  }

  /// The try that was begun last was ended by something that has nothing to do with the group: it's begun once more when the
  /// group has been as it is for as long again.
  mutating func failed() {
    if tries.count < Self.mostTries { done = nil }
  }

  private func pause(before revision: Int) -> Duration {
    isAhead && tries.revision != revision ? .zero : settling
  }

  private mutating func start(_ revision: Int) -> Bool {
    done = revision
    tries = (revision, tries.revision == revision ? tries.count + 1 : 1)
    waitingFor = nil
    return true
  }
}
