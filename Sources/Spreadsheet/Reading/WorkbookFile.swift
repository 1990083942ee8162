// SPDX-License-Identifier: Apache-2.0

/// A workbook that is read: Office Open XML (ECMA-376) in either edition, as Excel, LibreOffice, Google Sheets and
/// others save it.
public struct WorkbookFile: Sendable {
  /// One sheet as the workbook lists it.
  public struct Entry: Hashable, Sendable {
    /// What stands on its tab.
    public let name: String
    /// Whether it's kept out of sight.
    public let isHidden: Bool
    fileprivate let part: String
  }

  /// The sheets with cells from left to right.
  public let sheets: [Entry]

  private var archive: PackageArchive
  private let strings: [String]
  private let styles: [NumberCode]
  private let countsFrom1904: Bool
  private let limits: ReadingLimits

  /// Opens the workbook in `bytes`: its list of sheets, styles and shared strings.
  ///
  /// - Throws: `ReadingFault`.
  public init(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(ReadingFault) {
    try FileKind.check(bytes)
    var archive = try PackageArchive(bytes, limits: limits)
    guard archive.names.contains("_rels/.rels") else { throw FileKind.archive(archive.names) }
    let root = Relationships(of: "")
    try root.parse(archive.part("_rels/.rels"), name: "_rels/.rels")
    guard let main = root.first("officeDocument"), !main.hasSuffix(".bin"), !main.hasPrefix("word/") else {
      throw FileKind.archive(archive.names)
    }
    let book = WorkbookPart(limits: limits)
    try book.parse(archive.part(main), name: main)
    let links = Relationships(of: main)
    try links.parse(archive.part(Relationships.part(of: main)), name: Relationships.part(of: main))
    sheets = try Self.entries(book, links)
    // A workbook without text or without formats may lack these parts.
    strings = try Self.strings(links, &archive, limits)
    styles = try Self.styles(links, &archive)
    countsFrom1904 = book.countsFrom1904
    self.archive = archive
    self.limits = limits
  }

  /// What a sheet says.
  ///
  /// - Throws: `ReadingFault`.
  public mutating func contents(of sheet: Entry) throws(ReadingFault) -> SheetContents {
    let part = SheetPart(strings: strings, styles: styles, countsFrom1904: countsFrom1904, limits: limits)
    try part.parse(archive.part(sheet.part), name: sheet.part)
    var contents = SheetContents(rows: part.rows)
    try contents.fill(part.merges, most: limits.cells)
    return contents
  }

  /// The sheets with cells; sheets of charts and macros are passed over.
  private static func entries(_ book: WorkbookPart, _ links: Relationships) throws(ReadingFault) -> [Entry] {
    var entries: [Entry] = []
    for sheet in book.sheets {
      guard let target = links.targets[sheet.relationship] else {
        throw .damaged(what: "its sheet '\(sheet.name)' is missing")
      }
      if target.kind == "worksheet" {
        entries.append(Entry(name: sheet.name, isHidden: sheet.isHidden, part: target.part))
      }
    }
    return entries
  }

  private static func strings(
    _ links: Relationships, _ archive: inout PackageArchive, _ limits: ReadingLimits
  ) throws(ReadingFault) -> [String] {
    guard let name = links.first("sharedStrings") else { return [] }
    let part = SharedStrings(limits: limits)
    try part.parse(archive.part(name), name: name)
    return part.strings
  }

  private static func styles(_ links: Relationships, _ archive: inout PackageArchive) throws(ReadingFault)
    -> [NumberCode]
  {
    guard let name = links.first("styles") else { return [] }
    let part = CellStyles()
    try part.parse(archive.part(name), name: name)
    return part.shown
  }
}
