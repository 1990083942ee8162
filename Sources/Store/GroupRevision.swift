// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One file of a group, as a conversion writes it.
public struct GroupFile: Hashable, Sendable {
  /// As "staff.csv".
  public var name: String
  /// UTF-8.
  public var text: String

  /// A file.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// A group that is to be kept.
public struct GroupContent: Hashable, Sendable {
  public var name: String
  /// The academic year.
  public var year: DateSpan
  /// All tables and settings, lossless.
  public var files: [GroupFile]
  /// Fingerprint of `files`, SHA-256 in lower-case hexadecimal: plans made of an exported folder state it.
  public var hash: String
  /// Fingerprint of what was read, likewise: plans made of the folder or workbook itself state it.
  public var inputHash: String

  /// A group's content.
  public init(name: String, year: DateSpan, files: [GroupFile], hash: String, inputHash: String) {
    self.name = name
    self.year = year
    self.files = files
    self.hash = hash
    self.inputHash = inputHash
  }
}

/// A group as it was loaded once. The one with the highest number is the group as it is.
public struct GroupRevision: Hashable, Sendable {
  /// From 1, without holes.
  public var number: Int
  public var name: String
  public var year: DateSpan
  /// Fingerprint of its files.
  public var hash: String
  public var loaded: Signature

  /// Refuses a group of another name: its plans, feeds and history would go on in this one's place.
  ///
  /// - Throws: `group.other`.
  public func require(nameOf group: GroupContent) throws(StoreError) {
    guard group.name != name else { return }
    throw StoreError(
      .otherGroup,
      "the database holds '\(name)' and this is '\(group.name)'; load it into a database of its own, or give it its old name; "
        + "'--other-group' loads it all the same")
  }
}
