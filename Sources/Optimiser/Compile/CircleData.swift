// SPDX-License-Identifier: Apache-2.0

import Domain

/// A triad, lesson study or shadowing compiled (`docs/model.md`, *Circles*).
///
/// Its options are those of all its steps; `Option.step` says of which kind of step each is.
final class CircleData: Sendable {
  let spec: Circle
  /// Of each step the number of its kind: steps alike share options.
  let kinds: [Int8]
  /// By kind: the step.
  let steps: [Circle.Step]
  /// Wishes of one kind that choose alike have equal numbers: nobody is in two triads of one.
  let pool: Int
  /// The candidates who are considered, ascending, and by candidate their place among these, -1 for none.
  let considered: [Int]
  private let columns: [Int32]
  /// By option, then considered candidate: what the day would roughly cost the person by itself, `CircleData.impossible`
  /// where they couldn't come or would host.
  private let solos: FlatTable<Int32>
  /// How many numbers that are, four bytes each.
  var soloCount: Int { solos.count }
  /// Who may host any of its steps, ascending.
  let hosts: [Int]
  /// Options of a kind of step under a host, by day.
  private let ofClass: [StepClass: [Int32]]

  static let impossible = Int32.max

  /// What steps have in common that may stand for each other.
  struct StepClass: Hashable {
    let kind: Int8
    /// -1 for none.
    let host: Int32
  }

  init(spec: Circle, pool: Int, options: [Option] = [], considered: [Int] = [], solos: [Int32] = []) {
    self.spec = spec
    self.pool = pool
    self.considered = considered
    self.solos = FlatTable(solos)
    var columns = [Int32](repeating: -1, count: (considered.last ?? -1) + 1)
    for (column, candidate) in considered.enumerated() { columns[candidate] = Int32(column) }
    self.columns = columns
    ofClass = Dictionary(grouping: options.indices.map(Int32.init)) {
      StepClass(kind: options[Int($0)].step, host: options[Int($0)].host)
    }
    hosts = Set(options.map { Int($0.host) }.filter { $0 >= 0 }).sorted()
    var steps: [Circle.Step] = []
    kinds = spec.steps.map { step in
      if let known = steps.firstIndex(of: step) { return Int8(known) }
      steps.append(step)
      return Int8(steps.count - 1)
    }
    self.steps = steps
  }

  /// The same with its options and what they cost people.
  func with(_ options: [Option], considered: [Int], solos: [Int32]) -> CircleData {
    CircleData(spec: spec, pool: pool, options: options, considered: considered, solos: solos)
  }

  /// What an option would cost a candidate by itself; `impossible` also for those who aren't considered.
  func solo(_ option: Int, _ candidate: Int) -> Int32 {
    guard candidate < columns.count, columns[candidate] >= 0 else { return Self.impossible }
    return solos[option * considered.count + Int(columns[candidate])]
  }

  /// Options of a kind of step under a host (-1: none), by day.
  func options(kind: Int8, host: Int) -> [Int32] { ofClass[StepClass(kind: kind, host: Int32(host))] ?? [] }

  /// How many people form the circle, of so many who may.
  func size(of candidates: Int) -> Int { spec.size ?? candidates }

  /// Whether there's an option for each step, taken by itself.
  func hasEveryStep(_ options: [Option]) -> Bool {
    let kinds = options.reduce(into: Set<Int8>()) { $0.insert($1.step) }
    return steps.indices.allSatisfy { kinds.contains(Int8($0)) }
  }

  /// Whether a step's people watch somebody.
  func isHosted(_ kind: Int8) -> Bool {
    if case .talk = steps[Int(kind)] { return false }
    return true
  }
}

/// What circles are worth, and what their people ask for.
enum CircleWorth {
  /// Worth of a whole circle whose people's schools need so much on average, in thousandths of a lesson-equivalent.
  static func whole(_ activity: Activity, _ circle: Circle, need: Int, rates: Rates) -> Int {
    if let worth = activity.worth { return worth.rawValue }
    let rate =
      switch activity.details {
      case .triad: rates.triad.rawValue
      case .lessonStudy: rates.lessonStudyCycle.rawValue * circle.lessons
      case .shadowing: rates.shadowingDay.rawValue * circle.steps.count
      case .session, .visit, .secondment, .specialist: 0
      }
    return floorDivide(rate * need * (1 << activity.effectivePriority), 8000)
  }

  /// Minutes that one of a circle's people gets out of it, of so many people.
  static func minutes(_ circle: Circle, size: Int, rates: Rates) -> Int {
    let days = circle.steps.count { $0 == .day }
    return circle.talkMinutes
      + floorDivide(circle.lessons * circle.observed.rawValue * max(0, size - 1), max(1, size))
      + days * 2 * rates.halfDayBenefit.rawValue
  }
}

/// Circles of one kind that are formed of the same people: nobody is in two of them.
struct CirclePool: Hashable {
  let kind: ActivityKind
  let pool: Selector

  /// The number of the first of each.
  static func first(in activities: [Activity]) -> [CirclePool: Int] {
    var numbers: [CirclePool: Int] = [:]
    for (number, activity) in activities.enumerated() {
      guard let circle = activity.circle else { continue }
      let pool = CirclePool(kind: activity.kind, pool: circle.pool)
      if numbers[pool] == nil { numbers[pool] = number }
    }
    return numbers
  }
}
