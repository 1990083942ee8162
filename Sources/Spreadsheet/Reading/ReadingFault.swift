// SPDX-License-Identifier: Apache-2.0

/// Why a file can't be read as a workbook.
public enum ReadingFault: Error, Hashable, Sendable {
  /// The file is empty.
  case empty
  /// Something else under the name of a workbook: "a web page", "a text file".
  case notWorkbook(what: String)
  /// A workbook in another format, which a spreadsheet can save as .xlsx: "an Excel 97-2003 workbook (.xls)".
  case otherFormat(what: String)
  /// It's protected by a password.
  case password
  /// It breaks off, or its parts contradict each other.
  case damaged(what: String)
  /// More than `limits` allow of something: "rows", "uncompressed bytes".
  case tooLarge(what: String)
}

/// The most that a workbook may hold; a school's whole group has a hundredth of it.
public struct ReadingLimits: Hashable, Sendable {
  /// Bytes of all parts that are read, uncompressed.
  public var bytes = 512 << 20
  /// How many times larger than the file its parts may be, once they have over 16 MiB: sheets shrink to a twentieth,
  /// bombs to a thousandth.
  public var ratio = 150
  /// Files in the archive.
  public var parts = 5000
  /// Sheets.
  public var sheets = 250
  /// Rows of a sheet with something in them.
  public var rows = 250_000
  /// The last column with something in it.
  public var columns = 1024
  /// Cells of a sheet with something in them.
  public var cells = 4_000_000
  /// Characters of a cell, as UTF-16.
  public var cellLength = 32_767
  /// Strings that cells share.
  public var sharedStrings = 2_000_000

  /// The usual limits.
  public init() {}
}
