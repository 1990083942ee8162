// SPDX-License-Identifier: Apache-2.0

/// By what a server knows whether somebody has its calendar as it is (RFC 9110, 8.8).
public struct Validators: Hashable, Sendable {
  /// The most bytes of each that are kept: a server sends what it likes.
  private static let longest = 500

  /// As it came, with its quotes.
  public var tag: String?
  /// As it came: a date.
  public var modified: String?

  /// Those of an answer; what no header may hold isn't kept.
  public init(tag: String?, modified: String?) {
    func kept(_ text: String?) -> String? {
      text.flatMap { text in
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        return isPlain && !text.isEmpty && text.utf8.count <= Self.longest ? text : nil
      }
    }
    self.tag = kept(tag)
    self.modified = kept(modified)
  }

  /// Whether there are none.
  public var isEmpty: Bool { tag == nil && modified == nil }
}

/// What a server has given.
public enum FetchedCalendar: Hashable, Sendable {
  /// Nothing: it's as it was.
  case unchanged
  /// The bytes of something, which need not be a calendar.
  case bytes([UInt8], Validators)
}
