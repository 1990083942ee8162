// SPDX-License-Identifier: Apache-2.0

import FoundationXML

/// The part that lists the sheets: xl/workbook.xml.
final class WorkbookPart: PartParser {
  /// One sheet as it's listed.
  struct Entry {
    var name: String
    var relationship: String
    var isHidden: Bool
  }

  /// The sheets from left to right.
  private(set) var sheets: [Entry] = []
  /// Whether days count from 1904, as in workbooks that began on an old Mac.
  private(set) var countsFrom1904 = false
  private let limits: ReadingLimits

  init(limits: ReadingLimits) { self.limits = limits }

  override func begin(_ name: Substring, _ attributes: [String: String], _ parser: XMLParser) {
    switch name {
    case "workbookPr": countsFrom1904 = attributes.isSet("date1904")
    case "sheet":
      guard let title = attributes["name"], let id = attributes.local("id") else { return }
      guard sheets.count < limits.sheets else { return stop(.tooLarge(what: "sheets"), parser) }
      sheets.append(
        Entry(
          name: SheetText.unescaped(title), relationship: id,
          isHidden: attributes["state"].map { $0 != "visible" } ?? false))
    default: break
    }
  }
}
