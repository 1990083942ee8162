// SPDX-License-Identifier: Apache-2.0

/// Two values as one key.
struct Pair<First: Hashable & Sendable, Second: Hashable & Sendable>: Hashable, Sendable {
  let first: First
  let second: Second
  init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }
}

/// Groups `values` by a key; groups stand in the order in which their keys first appear, so that nothing rests on the
/// order of a dictionary.
func grouped<Key: Hashable, Value>(_ values: [Value], by key: (Value) -> Key) -> [(key: Key, values: [Value])] {
  var places: [Key: Int] = [:]
  var groups: [(key: Key, values: [Value])] = []
  for value in values {
    let own = key(value)
    if let place = places[own] {
      groups[place].values.append(value)
    } else {
      places[own] = groups.count
      groups.append((own, [value]))
    }
  }
  return groups
}

/// The distinct values, sorted.
func distinct<Value: Hashable & Comparable>(_ values: some Sequence<Value>) -> [Value] { Set(values).sorted() }
