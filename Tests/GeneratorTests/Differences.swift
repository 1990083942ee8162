// SPDX-License-Identifier: Apache-2.0

import Domain

/// The properties in which two groups differ, each with the first elements that do: whole groups are too long to read.
func differences(_ a: Group, _ b: Group) -> [String] {
  guard a != b else { return [] }
  return zip(Mirror(reflecting: a).children, Mirror(reflecting: b).children).compactMap { left, right in
    let (x, y) = (String(describing: left.value), String(describing: right.value))
    guard x != y else { return nil }
    let start = max(0, zip(x, y).prefix { $0 == $1 }.count - 200)
    return "\(left.label ?? ""): …\(x.dropFirst(start).prefix(500))… against …\(y.dropFirst(start).prefix(500))…"
  }
}
