// SPDX-License-Identifier: Apache-2.0

import Domain

/// Compiles the options of all activities, on two threads: what an activity gets depends on nothing but the instance, and
/// results are put in their places by number, so that threads decide nothing.
struct OptionCompiler: Sendable {
  let compiler: Compiler
  /// The instance without options.
  let instance: Instance

  /// The activities with their options.
  func activities() -> [ActivityData] { activities(Array(instance.activities.indices)) }

  /// Some activities with their options.
  func activities(_ numbers: [Int]) -> [ActivityData] {
    Parallel.map(numbers.count, threads: Parallel.threads) { activity(numbers[$0]) }
  }

  /// One activity with its options.
  func activity(_ number: Int) -> ActivityData {
    var activity = ActivityDraft(instance.activities[number])
    let evaluator = DayEvaluator(instance: instance, isPatternOnly: true, assumesRepayment: true)
    switch activity.kind {
    case .session(let session):
      SessionOptions(compiler: compiler, evaluator: evaluator, number: number, session: session).add(to: &activity)
    case .cohorts(let cohorts):
      CohortOptions(compiler: compiler, evaluator: evaluator, number: number, session: cohorts.session)
        .add(to: &activity)
    case .visit(let visit):
      VisitOptions(compiler: compiler, evaluator: evaluator, number: number, visit: visit.spec).add(to: &activity)
    case .circle(let circle):
      CircleOptions(compiler: compiler, evaluator: evaluator, number: number, circle: circle).add(to: &activity)
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
