// SPDX-License-Identifier: Apache-2.0

/// A problem of choices as other solvers know it: integer columns from 0 up, rows with limits, a cost for each column.
///
/// A decision whose options are nothing, once, twice … the same is one column that counts; so a yes-or-no decision is one
/// column of 0 or 1. Any other decision gets a column of 0 or 1 for each option and a row that says *exactly one*; where
/// one of its options takes nothing, that one has no column and the row says *at most one*.
public struct LinearForm: Sendable {
  /// What one column stands for.
  public struct Column: Hashable, Sendable {
    /// What each unit costs.
    public let cost: Int
    /// The most that it may be; the least is 0.
    public let upper: Int
    /// The decision, and the option that 1 stands for; of a counting column the k-th option after it stands for 1 + k.
    public let decision: Int
    public let option: Int
  }

  /// One term of a row.
  public struct Term: Hashable, Sendable {
    public let column: Int
    public let factor: Int
  }

  /// Limits of one row; nil is none. The resource that it limits, nil for the row of a decision.
  public struct Row: Hashable, Sendable {
    public let lower: Int?
    public let upper: Int?
    public let resource: Int?
    public let decision: Int?
    public fileprivate(set) var terms: [Term]
  }

  /// Cost of a choice in which every column is 0.
  public private(set) var offset = 0
  /// The columns, by decision and option.
  public private(set) var columns: [Column] = []
  /// The resources in order, then the rows of decisions. A resource without limits has none.
  public private(set) var rows: [Row] = []

  private var resting: [Int]

  /// The form of `model`.
  public init(_ model: ChoiceModel) {
    var rowOf = [Int](repeating: -1, count: model.resourceCount)
    var rows: [Row] = []
    for resource in 0..<model.resourceCount {
      let lower = model.lower[resource] == Int.min ? nil : model.lower[resource]
      let upper = model.upper[resource] == Int.max ? nil : model.upper[resource]
      if lower == nil && upper == nil { continue }
      rowOf[resource] = rows.count
      rows.append(Row(lower: lower, upper: upper, resource: resource, decision: nil, terms: []))
    }
    resting = []
    for decision in 0..<model.decisionCount {
      let options = model.options(of: decision)
      let shape = Shape(model, options)
      resting.append(shape.resting ?? -1)
      if let resting = shape.resting { offset += model.costs[resting] }
      let first = columns.count
      let last = first + shape.columns.count
      for option in shape.columns {
        let base = shape.resting.map { model.costs[$0] } ?? 0
        columns.append(
          Column(cost: model.costs[option] - base, upper: shape.upper, decision: decision, option: option))
        model.eachEntry(of: option) { resource, amount in
          if rowOf[resource] >= 0 {
            rows[rowOf[resource]].terms.append(Term(column: columns.count - 1, factor: amount))
          }
        }
      }
      if shape.isCounting { continue }
      if shape.columns.count < 2, shape.resting != nil { continue }
      rows.append(
        Row(
          lower: shape.resting == nil ? 1 : nil, upper: 1, resource: nil, decision: decision,
          terms: (first..<last).map { Term(column: $0, factor: 1) }))
    }
    self.rows = rows
  }

  /// How a decision becomes columns.
  private struct Shape {
    /// The option that needs no column.
    var resting: Int? = nil
    var columns: [Int] = []
    var upper = 1
    var isCounting = false

    init(_ model: ChoiceModel, _ options: Range<Int>) {
      if Shape.counts(model, options) {
        resting = options.lowerBound
        columns = options.count > 1 ? [options.lowerBound + 1] : []
        upper = options.count - 1
        isCounting = true
      } else {
        let free = Self.first(emptyOf: model, options)
        resting = free
        columns = options.filter { $0 != free }
      }
    }

    private static func first(emptyOf model: ChoiceModel, _ options: Range<Int>) -> Int? {
      options.first { model.isEmpty($0) }
    }

    /// Whether the options are nothing, once, twice … the same.
    private static func counts(_ model: ChoiceModel, _ options: Range<Int>) -> Bool {
      guard let zero = options.first, model.isEmpty(zero) else { return false }
      let unit = zero + 1
      for option in options.dropFirst(2) {
        let times = option - zero
        if model.costs[option] - model.costs[zero] != times * (model.costs[unit] - model.costs[zero]) { return false }
        if !model.takes(option, times, timesThatOf: unit) { return false }
      }
      return true
    }
  }

  /// The choice that these values of the columns stand for.
  public func choice(of values: [Int]) -> [Int] {
    var choice = resting
    for (column, value) in zip(columns, values) where value > 0 { choice[column.decision] = column.option + value - 1 }
    return choice
  }

  /// The values of the columns for a choice: the other way round.
  public func values(of choice: [Int]) -> [Int] {
    columns.map { column in
      let steps = choice[column.decision] - column.option
      if column.upper > 1 { return max(0, steps + 1) }
      return steps == 0 ? 1 : 0
    }
  }
}

extension ChoiceModel {
  /// Whether the option takes nothing of anything.
  fileprivate func isEmpty(_ option: Int) -> Bool { entryRange(option).isEmpty }

  /// Whether `option` takes `times` times what `unit` takes.
  fileprivate func takes(_ option: Int, _ times: Int, timesThatOf unit: Int) -> Bool {
    let (own, single) = (entryRange(option), entryRange(unit))
    return own.count == single.count
      && zip(own, single).allSatisfy {
        entryResource($0) == entryResource($1) && entryAmount($0) == times * entryAmount($1)
      }
  }
}
