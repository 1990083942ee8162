// SPDX-License-Identifier: Apache-2.0

import Domain

/// One key of the group's settings bound to a property.
struct SettingKey<Root> {
  /// Dotted path: "rules.rates.visit".
  let path: String
  /// Puts the values into the root; problems are added for those that can't be understood.
  let read: ([Cell], inout Root, Problems) -> Void
  /// The values as text, several for a list.
  let write: (Root) -> [String]

  /// A key that holds one value; of several the last counts.
  static func value<Value>(
    _ path: String, _ keyPath: WritableKeyPath<Root, Value>, _ format: ValueFormat<Value>
  ) -> SettingKey {
    SettingKey(path: path) { cells, root, problems in
      for cell in cells {
        if let value = cell.read(format.parser, problems) { root[keyPath: keyPath] = value }
      }
    } write: { root in
      [format.write(root[keyPath: keyPath])]
    }
  }

  /// A key that holds a list.
  static func list<Value>(
    _ path: String, _ keyPath: WritableKeyPath<Root, [Value]>, _ format: ValueFormat<Value>
  ) -> SettingKey {
    SettingKey(path: path) { cells, root, problems in
      root[keyPath: keyPath] = cells.flatMap { $0.list(format.parser, problems) }
    } write: { root in
      root[keyPath: keyPath].map(format.write)
    }
  }

  /// The same key of something that holds `Root`.
  func within<Outer>(_ prefix: String, _ keyPath: WritableKeyPath<Outer, Root>) -> SettingKey<Outer> {
    SettingKey<Outer>(path: prefix + path) { cells, outer, problems in
      read(cells, &outer[keyPath: keyPath], problems)
    } write: { outer in
      write(outer[keyPath: keyPath])
    }
  }
}
