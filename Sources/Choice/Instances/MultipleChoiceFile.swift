// SPDX-License-Identifier: Apache-2.0

/// Instances of the multiple-choice multidimensional knapsack problem as Khan's I01 to I13 are written (Khan, Li, Manning
/// and Akbar 2002, "Solving the knapsack problem for adaptive multimedia systems"): classes, items of each and resources;
/// what there is of each resource; for each class its number and its items, each a profit and what it takes. Solutions that
/// follow the word "Solutions" are passed over.
public struct MultipleChoiceFile: Sendable {
  /// A decision for each class, whose options are its items in their order, at a cost of minus the profit in units of
  /// 1 / `unit`.
  public let model: ChoiceModel
  /// 1 if all profits are integers, 10 if one has a decimal, and so on.
  public let unit: Int

  /// Reads the text of a file.
  public init(_ text: String) throws {
    var reader = NumberReader(text)
    let classes = try reader.integer(1...100_000, "the number of classes")
    let items = try reader.integer(1...10_000, "the number of items of a class")
    let resources = try reader.integer(1...10_000, "the number of resources")
    var builder = ChoiceModel.Builder()
    for resource in 0..<resources {
      let limit = try reader.integer(0...Self.most, "what there is of resource \(resource + 1)")
      _ = builder.addResource("resource \(resource + 1)", upper: limit)
    }
    var read: [Item] = []
    for number in 1...classes {
      _ = try reader.integer(number...number, "the number of the class")
      for item in 1...items { read.append(try Self.item(&reader, number, item, resources)) }
    }
    try reader.end(remarks: "Solutions")
    let places = read.map(\.places).max() ?? 0
    for (index, item) in read.enumerated() {
      if index % items == 0 { builder.addDecision("class \(index / items + 1)") }
      let profit = try item.profit(places, most: Self.mostSum / classes)
      builder.addOption(cost: -profit, item.amounts.enumerated().map { (resource: $0.offset, amount: $0.element) })
    }
    model = builder.build()
    unit = Self.power(places)
  }

  private static let most = 1_000_000_000
  /// What the profits of all classes add up to at most, in units of the finest: the solver's sums stay exact.
  private static let mostSum = 1 << 49

  private struct Item {
    var digits: Int
    var places: Int
    /// Line and text of the profit.
    var source: (line: Int, text: String)
    var amounts: [Int]

    /// The profit with so many places after the point.
    func profit(_ places: Int, most: Int) throws -> Int {
      let (profit, overflows) = digits.multipliedReportingOverflow(by: power(places - self.places))
      guard !overflows, profit <= most else {
        throw InstanceError(
          line: source.line, value: source.text,
          expected: "a profit that is at most \(most) times the file's finest, 1 / \(power(places))")
      }
      return profit
    }
  }

  private static func item(
    _ reader: inout NumberReader, _ number: Int, _ item: Int, _ resources: Int
  ) throws -> Item {
    let profit = try reader.decimal("the profit of item \(item) of class \(number)")
    let source = reader.last
    let amounts = try (1...resources).map {
      try reader.integer(0...most, "what item \(item) of class \(number) takes of resource \($0)")
    }
    return Item(digits: profit.digits, places: profit.places, source: source, amounts: amounts)
  }

  private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
