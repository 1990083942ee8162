// SPDX-License-Identifier: Apache-2.0

/// How a sheet is printed. As it stands: A4 across, one page wide and as many tall as it needs.
public struct PrintSetup: Hashable, Sendable {
  /// Sizes of paper.
  public enum Paper: Hashable, Sendable { case a4, a3 }

  /// The paper.
  public var paper = Paper.a4
  /// Whether the long side lies across.
  public var isLandscape = true
  /// Pages next to each other that the sheet is shrunk to; nil: as many as it needs.
  public var pagesWide: Int? = 1
  /// Pages below each other; nil: as many as it needs.
  public var pagesTall: Int?
  /// First rows that every page repeats.
  public var repeatedRows = 0
  /// First columns that every page repeats.
  public var repeatedColumns = 0
  /// What is printed of the sheet; nil: everything.
  public var area: CellRange?
  /// Rows, from 0, before which a new page begins.
  public var breaksBeforeRows: [Int] = []
  /// Above each page.
  public var header = PageText()
  /// Below each page.
  public var footer = PageText()

  /// The usual.
  public init() {}
}

/// The line above or below each printed page; at most 255 characters together.
public struct PageText: Hashable, Sendable {
  /// A stretch of it.
  public enum Part: Hashable, Sendable {
    /// Text as it stands.
    case text(String)
    /// The number of the page.
    case page
    /// How many pages there are.
    case pages
    /// The name of the sheet.
    case sheet
  }

  /// What stands on the left.
  public var left: [Part]
  /// In the middle.
  public var centre: [Part]
  /// On the right.
  public var right: [Part]

  /// A line of these parts.
  public init(left: [Part] = [], centre: [Part] = [], right: [Part] = []) {
    self.left = left
    self.centre = centre
    self.right = right
  }

  /// "Page 2 of 5".
  public static let pageOfPages: [Part] = [.text("Page "), .page, .text(" of "), .pages]

  /// The line in the language of spreadsheets; empty where there is nothing.
  var code: String {
    [("&L", left), ("&C", centre), ("&R", right)].filter { !$0.1.isEmpty }
      .map { $0.0 + $0.1.map(Self.code).joined() }.joined()
  }

  private static func code(_ part: Part) -> String {
    switch part {
    case .text(let text): text.replacing("&", with: "&&")
    case .page: "&P"
    case .pages: "&N"
    case .sheet: "&A"
    }
  }
}
