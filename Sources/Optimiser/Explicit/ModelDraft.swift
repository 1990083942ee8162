// SPDX-License-Identifier: Apache-2.0

import Choice

/// What a row of the explicit model adds up: a kind, and up to three numbers that say of what.
struct RowKey: Hashable {
  enum Kind: UInt8 {
    /// One thing a day for a person or provider (`a`, day `b`).
    case personDay, providerDay
    /// Classes to cover of school `a` on day `b` in period `c`.
    case cover
    /// People out: of school `a`, department or phase `a`, set `c` of named roles of school `a`; on half-day `b`.
    case out, teamOut, gone
    /// Days out of person `a` in week or half-term `b`, or the year.
    case weekOut, halfTermOut, yearOut
    /// Twilights of person `a` in half-term `b`; their minutes.
    case twilights, twilightMinutes
    /// Who makes class `a` lose something in week `b`, in half-term `b`.
    case classWeek, classHalfTerm
    /// Visits hosted by person or school `a` in half-term `b`; of visitor `a` at school `b`.
    case hostedBy, hostedAt, partner
    /// Pence spent by school or fund `a`.
    case spend, fund
    /// Minutes given to school `a`; how often it's host more than guest.
    case given, hostings
  }
  let kind: Kind
  var a: Int32
  var b: Int32 = 0
  var c: Int32 = 0

  init(_ kind: Kind, _ a: Int, _ b: Int = 0, _ c: Int = 0) {
    self.kind = kind
    self.a = Int32(a)
    self.b = Int32(b)
    self.c = Int32(c)
  }
}

/// An explicit model while it's put together: columns in groups, and rows by what they add up. A row without limits falls.
struct ModelDraft {
  /// From 0 up to `upper`; in a group at most one column is 1.
  struct Column {
    /// What each unit adds to the last tier and the must tier.
    var rest = 0
    var must = 0
    var upper = 1
    /// The activity that it belongs to, -1 for none.
    var activity: Int32 = -1
    /// Whether it's as much as it can be where nothing takes place.
    var startsFull = false
    /// Columns of one number exclude each other.
    var exclusion: Int32 = 0
  }

  struct Term {
    let column: Int32
    var amount: Int
  }

  struct Row {
    let name: String
    var lower: Int?
    var upper: Int?
    var terms: [Term] = []
    /// Whether all terms belong to one activity.
    func isOfOneActivity(_ columns: [Column]) -> Bool {
      guard let first = terms.first, columns[Int(first.column)].activity >= 0 else { return false }
      return terms.allSatisfy { columns[Int($0.column)].activity == columns[Int(first.column)].activity }
    }
    /// Whether all terms exclude each other.
    func isExclusive(_ columns: [Column]) -> Bool {
      guard let first = terms.first else { return true }
      let exclusion = columns[Int(first.column)].exclusion
      return terms.allSatisfy { columns[Int($0.column)].exclusion == exclusion }
    }
    /// The most that the terms can come to.
    func most(_ columns: [Column]) -> Int {
      var best: [Int32: Int] = [:]
      for term in terms where term.amount > 0 {
        let column = columns[Int(term.column)]
        best[column.exclusion] = max(best[column.exclusion, default: 0], term.amount * column.upper)
      }
      return best.values.reduce(0, +)
    }
  }

  /// Columns that exclude each other, or one by itself.
  struct Group {
    let name: String
    let columns: Range<Int>
  }

  private(set) var columns: [Column] = []
  private(set) var groups: [Group] = []
  private(set) var rows: [Row] = []
  private(set) var keys: [RowKey: Int] = [:]
  /// Cost of both tiers whatever is chosen.
  var restOffset = 0
  var mustOffset = 0
  private(set) var termCount = 0

  private var exclusions: Int32 = 0

  // MARK: Columns

  /// A number for columns that exclude each other.
  mutating func newExclusion() -> Int32 {
    exclusions += 1
    return exclusions
  }

  /// Begins a group of `count` columns of an activity that exclude each other.
  mutating func group(_ name: String, count: Int, activity: Int) -> Range<Int> {
    let first = columns.count
    let exclusion = newExclusion()
    for _ in 0..<count { columns.append(Column(activity: Int32(activity), exclusion: exclusion)) }
    groups.append(Group(name: name, columns: first..<columns.count))
    return first..<columns.count
  }

  /// A column by itself that counts up to `upper`.
  /// - Parameter exclusion: one of `newExclusion`, where it excludes others.
  mutating func column(
    _ name: String, upper: Int = 1, rest: Int = 0, must: Int = 0, activity: Int = -1, exclusion: Int32? = nil
  ) -> Int {
    columns.append(
      Column(
        rest: rest, must: must, upper: max(0, upper), activity: Int32(activity),
        exclusion: exclusion ?? newExclusion()))
    groups.append(Group(name: name, columns: (columns.count - 1)..<columns.count))
    return columns.count - 1
  }

  /// Says that the column is full where nothing takes place.
  mutating func startFull(_ column: Int) { columns[column].startsFull = true }

  mutating func charge(_ column: Int, rest: Int = 0, must: Int = 0) {
    columns[column].rest += rest
    columns[column].must += must
  }

  // MARK: Rows

  /// A row that nobody else adds to.
  mutating func row(_ name: String, lower: Int? = nil, upper: Int? = nil) -> Int {
    rows.append(Row(name: name, lower: lower, upper: upper))
    return rows.count - 1
  }

  mutating func add(_ amount: Int, of column: Int, to row: Int) {
    if amount == 0 { return }
    if let last = rows[row].terms.last, last.column == Int32(column) {
      rows[row].terms[rows[row].terms.count - 1].amount += amount
      return
    }
    rows[row].terms.append(Term(column: Int32(column), amount: amount))
    termCount += 1
  }

  mutating func add(_ amount: Int, of column: Int, to key: RowKey) {
    if amount != 0 { add(amount, of: column, to: row(key)) }
  }

  /// Adds 1 unless the column is in the row already.
  mutating func addOnce(_ column: Int, to key: RowKey) {
    let row = row(key)
    if rows[row].terms.last?.column != Int32(column) { add(1, of: column, to: row) }
  }

  private mutating func row(_ key: RowKey) -> Int {
    if let known = keys[key] { return known }
    rows.append(Row(name: ""))
    keys[key] = rows.count - 1
    return rows.count - 1
  }

  mutating func limit(_ row: Int, lower: Int? = nil, upper: Int? = nil) {
    rows[row].lower = lower
    rows[row].upper = upper
  }

  /// Limits a row where its terms could come to more than `upper` at all.
  mutating func limit(_ row: Int, most upper: Int) {
    if rows[row].most(columns) > upper { rows[row].upper = upper }
  }

  /// Rows of a kind, by their numbers, so that no hash order decides anything.
  func rows(_ kind: RowKey.Kind) -> [(key: RowKey, row: Int)] {
    keys.filter { $0.key.kind == kind }.map { ($0.key, $0.value) }.sorted { $0.row < $1.row }
  }

  // MARK: The model

  /// The weight of the must tier: more than the last tier can differ by.
  var mustWeight: Int {
    if mustOffset == 0 && columns.allSatisfy({ $0.must == 0 }) { return 0 }
    return 1
      + groups.reduce(0) { sum, group in
        let costs = group.columns.map { columns[$0].rest * columns[$0].upper }
        return sum + max(0, costs.max() ?? 0) - min(0, costs.min() ?? 0)
      }
  }

  /// The model of what's been put together, and for each column the option that 1 stands for.
  func build(_ names: RowNames) -> (model: ChoiceModel, options: [Int]) {
    let weight = mustWeight
    var builder = ChoiceModel.Builder()
    var entries = [[(resource: Int, amount: Int)]](repeating: [], count: columns.count)
    let keyOfRow = Dictionary(uniqueKeysWithValues: keys.map { ($0.value, $0.key) })
    for (number, row) in rows.enumerated() where (row.lower != nil || row.upper != nil) && !row.terms.isEmpty {
      let resource = builder.addResource(
        keyOfRow[number].map(names.name) ?? row.name, lower: row.lower, upper: row.upper)
      for term in row.terms { entries[Int(term.column)].append((resource, term.amount)) }
    }
    var options = [Int](repeating: 0, count: columns.count)
    builder.addDecision("what holds whatever is chosen")
    builder.addOption(cost: restOffset + weight * mustOffset)
    for group in groups {
      builder.addDecision(group.name)
      builder.addOption(cost: 0)
      for column in group.columns {
        let data = columns[column]
        let cost = data.rest + weight * data.must
        for times in stride(from: 1, through: data.upper, by: 1) {
          let option = builder.addOption(
            cost: cost * times, entries[column].map { (resource: $0.resource, amount: $0.amount * times) })
          if times == 1 { options[column] = option }
        }
      }
    }
    return (builder.build(), options)
  }

  /// What each option of the finished model adds to the must tier.
  func musts(_ options: [Int], count: Int) -> [Int] {
    var musts = [Int](repeating: 0, count: count)
    for (column, option) in zip(columns, options) where column.must != 0 {
      for times in 1...max(1, column.upper) where column.upper > 0 { musts[option + times - 1] = column.must * times }
    }
    return musts
  }

  /// The choice in which nothing takes place but what's fixed, which keeps all limits.
  func restingChoice(_ model: ChoiceModel, _ options: [Int]) -> [Int] {
    var choice = (0..<model.decisionCount).map { model.options(of: $0).lowerBound }
    // Decision 0 is the constant.
    for (number, group) in groups.enumerated() {
      for column in group.columns where columns[column].startsFull && columns[column].upper > 0 {
        choice[number + 1] = options[column] + columns[column].upper - 1
      }
    }
    return choice
  }
}
