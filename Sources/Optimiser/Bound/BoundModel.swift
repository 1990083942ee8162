// SPDX-License-Identifier: Apache-2.0

import Domain

/// Everything that the bound knows of a group: each activity's ways with what they cost at least.
struct BoundModel {
  let instance: Instance
  let evaluator: ChargeEvaluator
  let activities: [PricedActivity?]
  /// What each person may attend or lead.
  let activitiesOfPerson: [[Int32]]
  /// Whether what needs the person may take place without them.
  func mayBeAway(_ person: Int) -> Bool { evaluator.availability.mayBeAway(person) }

  /// Threads that work on it; they decide nothing.
  let threads: Int

  init(_ instance: Instance, threads: Int) {
    self.instance = instance
    self.threads = threads
    let companions = Companions(instance, threads: threads)
    let cells = Parallel.map(instance.activities.count, threads: threads) {
      OptionCells($0, instance: instance, companions: companions)
    }
    activitiesOfPerson = companions.activitiesOfPerson
    let evaluator = ChargeEvaluator(instance)
    self.evaluator = evaluator
    activities = Parallel.map(instance.activities.count, threads: threads) { number in
      switch instance.activities[number].kind {
      case .session, .visit:
        instance.activities[number].options.isEmpty
          ? nil : PricedActivity(number, cells: cells[number], evaluator: evaluator, companions: companions)
      case .specialist, .secondment, .other: nil
      }
    }
  }
}
