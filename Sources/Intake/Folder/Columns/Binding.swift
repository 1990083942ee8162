// SPDX-License-Identifier: Apache-2.0

import Domain

/// One column of a table bound to one property of `Root`: heading, how it's read, how it's written.
///
/// Reading and writing stand side by side, so that neither can forget a column that the other knows.
struct Binding<Root>: Sendable {
  let column: Column
  /// Whether an empty cell is a problem, in a file that lacks the column too.
  var isNeeded = false
  /// Puts a cell's value into a root; an empty cell leaves the root as it is.
  let read: @Sendable (Cell, inout Root, Reading) -> Void
  /// The text of a root's value; empty where it's the default.
  let write: @Sendable (Root) -> String
}

extension Binding {
  /// A value with a default: an empty cell keeps what the root has, and `standard` is written as an empty cell.
  static func value<Value: Equatable & Sendable>(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, Value> & Sendable,
    _ format: ValueFormat<Value>,
    standard: Value?
  ) -> Binding {
    Binding(column: Column(name, also: synonyms)) { cell, root, reading in
      if let value = cell.read(format.parser, reading.problems) { root[keyPath: path] = value }
    } write: { root in
      root[keyPath: path] == standard ? "" : format.write(root[keyPath: path])
    }
  }

  /// A value that may be unknown.
  static func optional<Value: Sendable>(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, Value?> & Sendable,
    _ format: ValueFormat<Value>
  ) -> Binding {
    Binding(column: Column(name, also: synonyms)) { cell, root, reading in
      if let value = cell.read(format.parser, reading.problems) { root[keyPath: path] = value }
    } write: { root in
      root[keyPath: path].map(format.write) ?? ""
    }
  }

  /// A list of values with `;` between them; values that stand twice are taken once.
  static func list<Value: Hashable & Sendable>(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, [Value]> & Sendable,
    _ format: ValueFormat<Value>,
    standard: [Value] = []
  ) -> Binding {
    Binding(column: Column(name, also: synonyms)) { cell, root, reading in
      guard !cell.isEmpty else { return }
      var seen: Set<Value> = []
      root[keyPath: path] = cell.list(format.parser, reading.problems).filter { seen.insert($0).inserted }
    } write: { root in
      root[keyPath: path] == standard ? "" : Written.list(root[keyPath: path].map(format.write))
    }
  }

  /// A value of a kind that understands the whole cell, such as a list of weekdays.
  static func whole<Value: Equatable & Sendable>(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, Value> & Sendable,
    _ parser: FieldParser<Value>,
    standard: Value, _ write: @escaping @Sendable (Value) -> String
  ) -> Binding {
    .value(name, also: synonyms, path, ValueFormat(parser, write), standard: standard)
  }

  /// Year groups: `R;1;2`, `7-9`.
  static func years(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, [Int]> & Sendable
  ) -> Binding {
    .whole(name, also: synonyms, path, .years, standard: [], YearText.written)
  }

  /// Days of the week, in their order.
  static func weekdays(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, [Weekday]> & Sendable
  ) -> Binding {
    .whole(name, also: synonyms, path, .weekdays, standard: []) { Written.list($0.map(\.shortName)) }
  }

  /// A reference that may be left out.
  static func reference<Entity>(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, Identifier<Entity>?> & Sendable,
    _ names: @escaping @Sendable (Reading) -> Names<Entity>
  ) -> Binding {
    Binding(column: Column(name, also: synonyms)) { cell, root, reading in
      if !cell.isEmpty { root[keyPath: path] = names(reading).find(cell, reading.problems) }
    } write: { root in
      root[keyPath: path]?.text ?? ""
    }
  }

  /// A reference that must be made; where it's wrong the root keeps what it has, and a problem says so.
  static func needed<Entity>(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, Identifier<Entity>> & Sendable,
    _ names: @escaping @Sendable (Reading) -> Names<Entity>
  ) -> Binding {
    Binding(column: Column(name, also: synonyms), isNeeded: true) { cell, root, reading in
      guard cell.needText(reading.problems) != nil else { return }
      if let id = names(reading).find(cell, reading.problems) { root[keyPath: path] = id }
    } write: { root in
      root[keyPath: path].text
    }
  }

  /// A list of references.
  static func references<Entity>(
    _ name: String, also synonyms: [String] = [], _ path: any WritableKeyPath<Root, [Identifier<Entity>]> & Sendable,
    _ names: @escaping @Sendable (Reading) -> Names<Entity>
  ) -> Binding {
    Binding(column: Column(name, also: synonyms)) { cell, root, reading in
      guard !cell.isEmpty else { return }
      root[keyPath: path] = reading.references(cell, names(reading))
    } write: { root in
      Written.list(root[keyPath: path].map(\.text))
    }
  }

  /// This binding for a root that holds `Root`.
  func within<Outer>(_ path: any WritableKeyPath<Outer, Root> & Sendable) -> Binding<Outer> {
    Binding<Outer>(column: column, isNeeded: isNeeded) { cell, outer, reading in
      read(cell, &outer[keyPath: path], reading)
    } write: { outer in
      write(outer[keyPath: path])
    }
  }
}

/// Columns of one table with their places in it.
struct BoundColumns<Root> {
  private let columns: [(binding: Binding<Root>, place: Table.Place)]

  /// Those that `row` and its table have, and those that must be filled in: what isn't there leaves a root as it is.
  init(_ bindings: [Binding<Root>], of row: Table.Row) {
    columns = bindings.map { ($0, row.place(of: $0.column.name)) }.filter { $0.binding.isNeeded || $0.place.isThere }
  }

  /// Reads a row's cells into `root`, column by column.
  ///
  /// - Parameter wanted: which columns are read, by their names; nil: all.
  func read(_ row: Table.Row, into root: inout Root, _ reading: Reading, wanted: ((String) -> Bool)? = nil) {
    for column in columns where wanted?(column.binding.column.name) ?? true {
      column.binding.read(row[column.place], &root, reading)
    }
  }
}

extension Collection {
  /// Reads a row's cells into `root`, column by column.
  func read<Root>(_ row: Table.Row, into root: inout Root, _ reading: Reading) where Element == Binding<Root> {
    for binding in self { binding.read(row[binding.column.name], &root, reading) }
  }

  /// The cells of `root`, column by column.
  func written<Root>(_ root: Root) -> [String] where Element == Binding<Root> { map { $0.write(root) } }
}
