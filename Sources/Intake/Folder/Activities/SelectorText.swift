// SPDX-License-Identifier: Apache-2.0

import Domain

/// Cells that choose people: `anna;ben | role=art lead & phase=primary & per_school=1 | everyone`.
///
/// Alternatives stand between `|`. One is a list of people, or conditions between `&`, each a key with values between
/// commas. An `&` that no condition follows belongs to the value before it: `subject=art & design`.
enum SelectorText {
  /// One alternative as read.
  struct Alternative {
    var selector = Selector()
    var perSchool: Int?
  }

  /// What a condition is about.
  private enum Key: CaseIterable {
    case school, phase, group, role, subject, year, stage, tag, person, perSchool

    var words: [String] {
      switch self {
      case .school: ["school", "schools"]
      case .phase: ["phase", "phases"]
      case .group: ["group", "groups", "trust", "hub"]
      case .role: ["role", "roles", "responsibility"]
      case .subject: ["subject", "subjects"]
      case .year: ["year", "years"]
      case .stage: ["stage", "stages", "career stage"]
      case .tag: ["tag", "tags"]
      case .person: ["person", "people", "staff"]
      case .perSchool: ["per_school", "each"]
      }
    }
  }

  private static let keys = FieldParser<Key>.choice(
    Key.allCases.map { ($0.words[0], $0) } + Key.allCases.flatMap { key in key.words.dropFirst().map { ($0, key) } },
    listed: Key.allCases.count)

  // MARK: Reading

  /// The alternatives of a cell; none where it's empty. Problems are added for whatever can't be understood.
  static func read(_ cell: Cell, _ reading: Reading) -> [Alternative] {
    cell.pieces { $0 == UInt8(ascii: "|") }.compactMap { piece in
      piece.text.contains("=") || piece.text.lowercased() == "everyone"
        ? conditions(piece, reading) : names(piece, reading)
    }
  }

  /// The one selector of a cell that takes no alternatives but names beside a rule.
  static func readOne(_ cell: Cell, _ reading: Reading) -> Selector {
    let alternatives = read(cell, reading)
    var result = Selector()
    var rules = 0
    for alternative in alternatives {
      if alternative.perSchool != nil {
        reading.problems.error(.selector, at: cell, isNot: "a choice of people without per_school")
      }
      if alternative.selector.isByNameOnly {
        result.people += alternative.selector.people.filter { !result.people.contains($0) }
      } else {
        rules += 1
        let named = result.people
        result = alternative.selector
        result.people = named + result.people.filter { !named.contains($0) }
      }
    }
    if rules > 1 {
      reading.problems.error(
        .selector, at: cell, isNot: "names and at most one rule", advice: "Only sessions take several rules.")
    }
    return result
  }

  private static func names(_ cell: Cell, _ reading: Reading) -> Alternative? {
    var alternative = Alternative()
    alternative.selector.people = reading.references(cell, reading.people)
    return alternative.selector.people.isEmpty ? nil : alternative
  }

  private static func conditions(_ cell: Cell, _ reading: Reading) -> Alternative? {
    var joined: [Cell] = []
    for piece in cell.pieces(between: { $0 == UInt8(ascii: "&") }) {
      if let last = joined.last, !piece.text.contains("="), piece.text.lowercased() != "everyone" {
        joined[joined.count - 1].text = "\(last.text) & \(piece.text)"
      } else {
        joined.append(piece)
      }
    }
    var alternative = Alternative()
    for condition in joined where !take(condition, &alternative, reading) { return nil }
    return alternative
  }

  /// Adds one condition; false after a problem.
  private static func take(_ cell: Cell, _ alternative: inout Alternative, _ reading: Reading) -> Bool {
    if cell.text.lowercased() == "everyone" {
      alternative.selector.everyone = true
      return true
    }
    let parts = cell.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let key = Cell(parts[0], at: cell.location).need(keys, reading.problems) else {
      return false
    }
    let location = cell.location.advanced(by: parts[0].count + 1)
    let values = Cell(parts[1].replacing(";", with: ","), at: location).pieces { $0 == UInt8(ascii: ",") }
    guard !values.isEmpty else {
      reading.problems.error(.selector, at: cell, isNot: "a condition with a value, as in role=art lead")
      return false
    }
    let before = reading.problems.errorCount
    take(key, values, &alternative, reading)
    return reading.problems.errorCount == before
  }

  private static let phase = ValueFormat<Phase>.word().parser

  private static func take(_ key: Key, _ values: [Cell], _ alternative: inout Alternative, _ reading: Reading) {
    let lowered = values.map { $0.text.lowercased() }
    switch key {
    case .school: alternative.selector.schools += values.compactMap { reading.schools.find($0, reading.problems) }
    case .person: alternative.selector.people += values.compactMap { reading.people.find($0, reading.problems) }
    case .group:
      alternative.selector.groups += values.compactMap { reading.groups.find($0, reading.problems)?.text }
    case .phase:
      alternative.selector.phases += values.compactMap { $0.read(phase, reading.problems) }
    case .year: alternative.selector.years += values.flatMap { $0.read(.years, reading.problems) ?? [] }
    case .role: alternative.selector.roles += lowered
    case .subject: alternative.selector.subjects += lowered
    case .stage: alternative.selector.careerStages += lowered
    case .tag: alternative.selector.tags += lowered
    case .perSchool: alternative.perSchool = values[0].read(.whole(1...500), reading.problems)
    }
  }

  // MARK: Writing

  /// The text of one alternative.
  static func written(_ selector: Selector, perSchool: Int? = nil) -> String {
    if selector.isByNameOnly, perSchool == nil { return Written.list(selector.people.map(\.text)) }
    var conditions: [String] = selector.everyone ? ["everyone"] : []
    func add(_ key: Key, _ values: [String]) {
      if !values.isEmpty { conditions.append("\(key.words[0])=\(values.joined(separator: ","))") }
    }
    add(.person, selector.people.map(\.text))
    add(.school, selector.schools.map(\.text))
    add(.phase, selector.phases.map(\.rawValue))
    add(.group, selector.groups)
    add(.role, selector.roles)
    add(.subject, selector.subjects)
    add(.year, selector.years.map { YearText.written([$0]) })
    add(.stage, selector.careerStages)
    add(.tag, selector.tags)
    add(.perSchool, perSchool.map { [String($0)] } ?? [])
    return conditions.joined(separator: " & ")
  }
}

extension Binding {
  /// A column that chooses people by names or one rule.
  static func selector(_ name: String, _ path: any WritableKeyPath<Root, Selector> & Sendable) -> Binding {
    Binding(column: Column(name)) { cell, root, reading in
      if !cell.isEmpty { root[keyPath: path] = SelectorText.readOne(cell, reading) }
    } write: { root in
      SelectorText.written(root[keyPath: path])
    }
  }
}
