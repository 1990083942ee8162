// SPDX-License-Identifier: Apache-2.0

/// A problem of choices: each *decision* takes exactly one of its *options*; an option has a cost and signed amounts of
/// *resources*; what's taken of each resource must lie within its limits. Least total cost is best.
///
/// The generalised assignment problem (a job is a decision, an agent an option, a capacity a resource) and the
/// multiple-choice multidimensional knapsack problem are this as they stand. So are integer purchases (a decision with an
/// option for each number) and yes-or-no consequences (a decision with two options).
///
/// All numbers are integers, so that sums are exact. Options, decisions and resources are numbered from 0 in the order in
/// which they were added; the options of decision d are `options(of: d)`.
public struct ChoiceModel: Sendable {
  /// Cost of each option.
  public let costs: [Int]
  /// Least and most that may be taken of each resource; `Int.min` and `Int.max` where there's no limit.
  public let lower: [Int]
  public let upper: [Int]
  /// Names of the resources and decisions, for export and messages; may be empty texts.
  public let resourceNames: [String]
  public let decisionNames: [String]

  let decisionStarts: [Int32]
  let entryStarts: [Int32]
  /// Resource and amount of each entry; an option's entries are `entryStarts[o]..<entryStarts[o + 1]`, by resource, each
  /// resource once, without amounts of 0.
  let entryResources: [Int32]
  let entryAmounts: [Int]

  /// Number of decisions.
  public var decisionCount: Int { decisionStarts.count - 1 }
  /// Number of options of all decisions.
  public var optionCount: Int { costs.count }
  /// Number of resources.
  public var resourceCount: Int { lower.count }
  /// Number of amounts other than 0.
  public var entryCount: Int { entryResources.count }

  /// The options of a decision; at least one.
  public func options(of decision: Int) -> Range<Int> {
    Int(decisionStarts[decision])..<Int(decisionStarts[decision + 1])
  }

  /// Calls `body` with each resource of which an option takes something, and the amount.
  @inlinable
  public func eachEntry(of option: Int, _ body: (_ resource: Int, _ amount: Int) -> Void) {
    for entry in entryRange(option) { body(entryResource(entry), entryAmount(entry)) }
  }

  @usableFromInline func entryRange(_ option: Int) -> Range<Int> {
    Int(entryStarts[option])..<Int(entryStarts[option + 1])
  }
  @usableFromInline func entryResource(_ entry: Int) -> Int { Int(entryResources[entry]) }
  @usableFromInline func entryAmount(_ entry: Int) -> Int { entryAmounts[entry] }

  /// What a choice comes to.
  public struct Outcome: Equatable, Sendable {
    /// Sum of the costs.
    public var cost = 0
    /// Taken of each resource.
    public var taken: [Int]
    /// Resources of which too little or too much is taken.
    public var broken: [Int] = []
    /// Whether every limit holds.
    public var isFeasible: Bool { broken.isEmpty }
  }

  /// Adds up a choice from scratch: `choice[d]` is the number of the option that decision d takes, among all options.
  public func outcome(of choice: [Int]) -> Outcome {
    precondition(choice.count == decisionCount, "one option for each decision")
    var outcome = Outcome(taken: Array(repeating: 0, count: resourceCount))
    for (decision, option) in choice.enumerated() {
      precondition(options(of: decision).contains(option), "an option of its decision")
      outcome.cost += costs[option]
      eachEntry(of: option) { outcome.taken[$0] += $1 }
    }
    for resource in lower.indices
    where outcome.taken[resource] < lower[resource] || outcome.taken[resource] > upper[resource] {
      outcome.broken.append(resource)
    }
    return outcome
  }

  /// Puts a model together.
  public struct Builder {
    private var costs: [Int] = []
    private var lower: [Int] = []
    private var upper: [Int] = []
    private var resourceNames: [String] = []
    private var decisionNames: [String] = []
    private var decisionStarts: [Int32] = []
    private var entryStarts: [Int32] = [0]
    private var entryResources: [Int32] = []
    private var entryAmounts: [Int] = []

    /// Nothing yet.
    public init() {}

    /// Adds a resource of which between `lower` and `upper` may be taken; nil is no limit.
    /// - Returns: its number.
    public mutating func addResource(_ name: String = "", lower: Int? = nil, upper: Int? = nil) -> Int {
      self.lower.append(lower ?? Int.min)
      self.upper.append(upper ?? Int.max)
      resourceNames.append(name)
      return self.lower.count - 1
    }

    /// Begins a decision; the options that follow are its.
    /// - Returns: its number.
    @discardableResult
    public mutating func addDecision(_ name: String = "") -> Int {
      decisionStarts.append(Int32(costs.count))
      decisionNames.append(name)
      return decisionStarts.count - 1
    }

    /// Adds an option to the last decision. Amounts of one resource are added up.
    /// - Returns: its number among all options.
    @discardableResult
    public mutating func addOption(cost: Int, _ entries: [(resource: Int, amount: Int)] = []) -> Int {
      precondition(!decisionStarts.isEmpty, "an option belongs to a decision")
      var last = -1
      for entry in entries.sorted(by: { $0.resource < $1.resource }) {
        precondition(lower.indices.contains(entry.resource), "a resource that was added")
        if entry.resource == last {
          entryAmounts[entryAmounts.count - 1] += entry.amount
        } else {
          entryResources.append(Int32(entry.resource))
          entryAmounts.append(entry.amount)
          last = entry.resource
        }
        if entryAmounts[entryAmounts.count - 1] == 0 {
          entryAmounts.removeLast()
          entryResources.removeLast()
          last = -1
        }
      }
      entryStarts.append(Int32(entryResources.count))
      costs.append(cost)
      return costs.count - 1
    }

    /// The model. Every decision must have an option.
    public func build() -> ChoiceModel {
      let starts = decisionStarts + [Int32(costs.count)]
      for (start, end) in zip(starts, starts.dropFirst()) { precondition(start < end, "a decision has an option") }
      return ChoiceModel(
        costs: costs, lower: lower, upper: upper, resourceNames: resourceNames, decisionNames: decisionNames,
        decisionStarts: starts, entryStarts: entryStarts, entryResources: entryResources, entryAmounts: entryAmounts)
    }
  }
}
