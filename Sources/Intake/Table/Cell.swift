// SPDX-License-Identifier: Apache-2.0

/// One value of the input, from a CSV field or a YAML scalar, trimmed, with its place.
///
/// Everything that understands values works on cells, so that dates, money and references mean the same in both formats.
public struct Cell: Hashable, Sendable {
  /// The value without white space around it; empty where nothing was written.
  public var text: String
  /// Where it starts, with the name of its column or key.
  public var place: Place

  /// A cell with `text`, which is trimmed.
  public init(_ text: String, at place: Place) {
    self.text = text.trimmed
    self.place = place
  }

  /// Whether nothing was written.
  public var isEmpty: Bool { text.isEmpty }
}
