// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Compiles the options of all activities, on two threads: what an activity gets depends on nothing but the instance, and
/// results are put in their places by number, so that threads decide nothing.
struct OptionCompiler: Sendable {
  let compiler: Compiler
  /// The instance without options.
  let instance: Instance

  static let threads = 2
  /// Activities are handed out in blocks of so many.
  static let block = 8

  /// The activities with their options.
  func activities() -> [ActivityData] { activities(Array(instance.activities.indices)) }

  /// Some of them, in the order given.
  func activities(_ numbers: [Int]) -> [ActivityData] {
    let count = numbers.count
    let results = Mutex([ActivityData?](repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: Self.threads) { _ in
      while true {
        let first = next.add(Self.block, ordering: .relaxed).oldValue
        if first >= count { return }
        let done = (first..<min(count, first + Self.block)).map { ($0, activity(numbers[$0])) }
        results.withLock { results in
          for (number, data) in done { results[number] = data }
        }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// One activity with its options.
  func activity(_ number: Int) -> ActivityData {
    var activity = ActivityDraft(instance.activities[number])
    let evaluator = DayEvaluator(instance: instance, isPatternOnly: true, assumesRepayment: true)
    switch activity.kind {
    case .session(let session):
      SessionOptions(compiler: compiler, evaluator: evaluator, number: number, session: session).add(to: &activity)
    case .visit(let visit):
      VisitOptions(compiler: compiler, evaluator: evaluator, number: number, visit: visit.spec).add(to: &activity)
    case .specialist(let specialist):
      SpecialistOptions(compiler: compiler, instance: instance, number: number, specialist: specialist)
        .add(to: &activity)
    case .secondment(let secondment):
      SecondmentOptions(compiler: compiler, instance: instance, number: number, secondment: secondment)
        .add(to: &activity)
    case .other: break
    }
    return ActivityData(activity)
  }
}
