// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// Colours and styles of the workbooks, all of which print well in grey too.
enum BookStyle {
  /// Ground of headings, and letters of titles.
  static let dark = Colour(0x1F_4E79)
  /// Ground of headings above columns that people fill in.
  static let toFill = Colour(0xF2_B134)
  /// Ground of the cells below those.
  static let blank = Colour(0xFF_F8E7)
  /// Ground of sums.
  static let sum = Colour(0xD9_E2EC)
  /// Ground of every other group of rows.
  static let band = Colour(0xF1_F4F8)
  /// Letters of what is said in passing.
  static let faint = Colour(0x59_6673)

  static let title = CellStyle.bold.with {
    $0.size = 16
    $0.textColour = dark
  }
  static let section = CellStyle.bold.with {
    $0.size = 12
    $0.textColour = dark
  }
  static let remark = CellStyle.plain.with { $0.textColour = faint }
  static let heading = CellStyle.bold.with {
    $0.wraps = true
    $0.vertical = .middle
    $0.hasBorder = true
    $0.fill = dark
    $0.textColour = .white
  }
  static let headingToFill = heading.with {
    $0.fill = toFill
    $0.textColour = nil
  }
  static let cell = CellStyle.plain.with { $0.hasBorder = true }
  static let total = cell.filled(sum).with { $0.isBold = true }
  static let subtotal = cell.filled(band).with { $0.isBold = true }
  static let link = cell.with {
    $0.textColour = dark
    $0.vertical = .top
  }
  static let wrapped = CellStyle.wrapped.with { $0.hasBorder = true }

  /// The line below each printed page: of whom, which sheet, which page.
  static func footer(_ name: String) -> PageText {
    PageText(left: [.text(String(name.prefix(60)))], centre: [.sheet], right: PageText.pageOfPages)
  }
}

extension CellStyle {
  /// A little away from the left edge, beside a column of numbers.
  var indented: CellStyle {
    with {
      $0.horizontal = .left
      $0.indent = 1
    }
  }
}

extension CellValue {
  var isMoney: Bool { if case .money = self { true } else { false } }

  /// Text as a cell holds it: what is longer than any cell ends with "…".
  static func words(_ text: String) -> CellValue {
    if text.isEmpty { return .empty }
    guard text.utf8.count > longest, text.utf16.count > longest else { return .text(text) }
    // A character is at most two units.
    return .text(String(text.unicodeScalars.prefix(longest / 2 - 1)) + "…")
  }

  /// The most UTF-16 units in a cell.
  private static let longest = 32_767
}
