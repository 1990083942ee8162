// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Domain
import Synchronization

/// Works the bound out beside the search, on a thread of its own.
///
/// That of a small group is worked out at once: it's known before the search begins, which may end when it's reached. Of
/// others, how far it gets hangs on the rounds alone: after so many rounds it's asked for so many steps, and the run ends when these
/// are done. So a plan's bound is the same however fast either thread was.
final class BoundRun: Sendable {
  /// Steps of a whole run.
  static let steps = 24

  private struct Status {
    var asked = 0
    var done = 0
    var isEnded = false
    /// The best bound so far; nil before the first step.
    var rest: PricedBounds?
  }

  private let status = Mutex(Status())
  private let isAsked = DispatchSemaphore(value: 0)
  private let isDone = DispatchSemaphore(value: 0)
  private let instance: Instance
  private let defaultRounds: Int
  private let isSmall: Bool

  /// A group of at most so many options is small.
  static let smallOptions = 60_000

  /// The bound of a small group; nil of others, and of a search without rounds, which is to be quick.
  let known: PricedBounds?

  /// A run beside a search of so many rounds, which are by default `defaultRounds`.
  init(_ instance: Instance, rounds: Int, defaultRounds: Int) {
    self.instance = instance
    self.defaultRounds = defaultRounds
    isSmall = instance.activities.reduce(0) { $0 + $1.options.count } <= Self.smallOptions
    if isSmall {
      known = rounds == 0 ? nil : Self.bound(instance)
    } else {
      known = nil
      DispatchQueue.global().async { self.run() }
    }
  }

  /// The bound after all steps.
  static func bound(_ instance: Instance) -> PricedBounds { DualAscent.after(steps: steps, of: instance).result }

  /// Steps that belong to so many rounds: all of them after half of the default, none in the first twentieth.
  static func steps(after rounds: Int, of defaultRounds: Int) -> Int {
    if rounds * 20 < defaultRounds { return 0 }
    return min(steps, rounds * 2 * steps / max(1, defaultRounds))
  }

  /// Asks for what belongs to so many rounds, without waiting.
  /// - Returns: the best bound so far.
  func advance(to rounds: Int) -> PricedBounds? {
    if isSmall { return known }
    let steps = Self.steps(after: rounds, of: defaultRounds)
    let (isMore, rest) = status.withLock { status in
      let isMore = steps > status.asked
      status.asked = max(status.asked, steps)
      return (isMore, status.rest)
    }
    if isMore { isAsked.signal() }
    return rest
  }

  /// Waits for what belongs to so many rounds and ends.
  /// - Returns: the bound on the last tier; nil where no steps belong to them.
  func finish(after rounds: Int) -> PricedBounds? {
    if isSmall { return known }
    _ = advance(to: rounds)
    status.withLock { $0.isEnded = true }
    isAsked.signal()
    isDone.wait()
    return status.withLock { $0.rest }
  }

  private func run() {
    var ascent: DualAscent?
    while true {
      let (asked, done, isEnded) = status.withLock { ($0.asked, $0.done, $0.isEnded) }
      if done < asked {
        // Once the search has ended, its threads are free, and somebody waits.
        let threads = isEnded ? Parallel.threads : 1
        var next = ascent ?? DualAscent(PriceBound(instance, threads: threads), threads: threads)
        next.step(threads: threads)
        ascent = next
        let rest = next.result
        status.withLock { status in
          status.done += 1
          status.rest = rest
        }
      } else if isEnded {
        isDone.signal()
        return
      } else {
        isAsked.wait()
      }
    }
  }
}
