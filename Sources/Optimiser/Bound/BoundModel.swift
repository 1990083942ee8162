// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Domain
import Synchronization

/// Everything that the bound knows of a group: each activity's ways with what they cost at least.
struct BoundModel {
  let instance: Instance
  let evaluator: ChargeEvaluator
  let activities: [PricedActivity?]
  /// What each person may attend or lead.
  let activitiesOfPerson: [[Int32]]
  /// People who apply for a post, or aren't employed the whole year: what needs them may take place without them.
  let mayBeAway: [Bool]

  /// Threads that work on it; they decide nothing.
  let threads: Int

  init(_ instance: Instance, threads: Int) {
    self.instance = instance
    self.threads = threads
    let companions = Companions(instance, threads: threads)
    let cells = Self.parallel(instance.activities.count, threads: threads) {
      OptionCells($0, instance: instance, companions: companions)
    }
    activitiesOfPerson = companions.activitiesOfPerson
    let evaluator = ChargeEvaluator(instance)
    self.evaluator = evaluator
    activities = Self.parallel(instance.activities.count, threads: threads) { number in
      switch instance.activities[number].kind {
      case .session, .visit:
        instance.activities[number].options.isEmpty
          ? nil : PricedActivity(number, cells: cells[number], evaluator: evaluator, companions: companions)
      case .specialist, .secondment, .other: nil
      }
    }
    var mayBeAway = [Bool](repeating: false, count: instance.people.count)
    for activity in instance.activities {
      if case .secondment = activity.kind {
        for candidate in activity.candidates { mayBeAway[candidate.person] = true }
      }
    }
    for (person, data) in instance.people.enumerated() where data.firstDay > 0 || data.lastDay < instance.dayCount - 1 {
      mayBeAway[person] = true
    }
    self.mayBeAway = mayBeAway
  }

  /// Results by number, worked out on so many threads.
  static func parallel<Value: Sendable>(_ count: Int, threads: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
    if threads == 1 { return (0..<count).map(work) }
    let results = Mutex([Value?](repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let first = next.add(8, ordering: .relaxed).oldValue
        if first >= count { return }
        let done = (first..<min(count, first + 8)).map { ($0, work($0)) }
        results.withLock { results in
          for (number, value) in done { results[number] = value }
        }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
