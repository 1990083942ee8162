// SPDX-License-Identifier: Apache-2.0

/// One value of the input, from a CSV field or a YAML scalar, trimmed, with its location.
///
/// Everything that understands values works on cells, so that dates, money and references mean the same in both formats.
struct Cell: Hashable, Sendable {
  /// The value without white space around it; empty where nothing was written.
  var text: String
  /// Where it starts, with the name of its column or key.
  var location: Location

  /// A cell with `text`, which is trimmed.
  init(_ text: String, at location: Location) {
    self.text = text.trimmed
    self.location = location
  }

  /// Whether nothing was written.
  var isEmpty: Bool { text.isEmpty }
}
