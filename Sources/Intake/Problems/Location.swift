// SPDX-License-Identifier: Apache-2.0

/// Where in the input something stands.
///
/// `line` and `character` count from 1; characters are Unicode scalars, which is what editors and Excel show for the
/// text that people type. Whatever isn't known is nil: a whole missing file has no line.
public struct Location: Hashable, Sendable, Comparable {
  /// Path of the file as the user would name it, relative to the folder that is read: "lessons.csv".
  public var file: String
  /// Line on which the value starts, from 1.
  public var line: Int?
  /// Position on that line at which the value starts, from 1.
  public var character: Int?
  /// Heading of the column, or path of the YAML key: "period", "rules.limits.people_out".
  public var field: String?

  /// A location in `file`; leave out what isn't known.
  public init(_ file: String, line: Int? = nil, character: Int? = nil, field: String? = nil) {
    self.file = file
    self.line = line
    self.character = character
    self.field = field
  }

  /// The location `count` characters further along the same line.
  func advanced(by count: Int) -> Location {
    var location = self
    location.character = character.map { $0 + count }
    return location
  }

  public static func < (a: Self, b: Self) -> Bool {
    if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
    if a.line != b.line { return (a.line ?? 0) < (b.line ?? 0) }
    if a.character != b.character { return (a.character ?? 0) < (b.character ?? 0) }
    return (a.field ?? "").utf8.lexicographicallyPrecedes((b.field ?? "").utf8)
  }
}

extension Location: CustomStringConvertible {
  /// "lessons.csv:41:period"; the character stands in for a field that has no name.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let field {
      text += ":\(field)"
    } else if line != nil, let character {
      text += ":\(character)"
    }
    return text
  }
}
