// SPDX-License-Identifier: Apache-2.0

/// The id of an `Entity` as the group wrote it: unique among entities of its kind, case-sensitive, never empty.
///
/// Phantom-typed, so that a school's id is never taken for a person's. Ordered by its UTF-8 bytes, which is the order
/// that every output uses.
public struct Identifier<Entity>: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The text of the id.
  public let text: String
  /// An id with this text.
  public init(_ text: String) { self.text = text }
  public init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
  public var description: String { text }
  public static func < (a: Self, b: Self) -> Bool {
    // Ids are compared more often than anything else, and a string's bytes in one piece are read several times faster
    // than through its view.
    let inOnePiece = a.text.utf8.withContiguousStorageIfAvailable { first in
      b.text.utf8.withContiguousStorageIfAvailable { second in first.lexicographicallyPrecedes(second) }
    }
    return (inOnePiece ?? nil) ?? a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
}
