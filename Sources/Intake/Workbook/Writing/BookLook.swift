// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

/// Colours and styles of a group's workbook.
enum BookLook {
  /// Ground of headings that must be filled in.
  static let needed = Colour(0x1F_4E79)
  /// Ground of headings that may stay empty.
  static let optional = Colour(0xD9_E2EC)
  /// Grounds of headings that belong to single kinds of activity, pale ones that black letters can be read on.
  static let kinds: [String: Colour] = [
    "session": Colour(0xDD_EBD3), "visit": Colour(0xFC_E9CF), "triad": Colour(0xFC_E9CF),
    "lesson-study": Colour(0xFC_E9CF),
    "shadowing": Colour(0xE7_DDF0), "secondment": Colour(0xE7_DDF0), "specialist": Colour(0xD5_ECEC),
  ]
  /// Tab of the sheet that explains the others.
  static let guideTab = Colour(0xF2_B134)
  /// Tabs of tables beyond those that are needed and the wishes.
  static let otherTab = Colour(0xA6_B1BC)
  static let wishesTab = Colour(0x5B_8C3A)

  /// The heading of a column.
  static func heading(isNeeded: Bool, ground: Colour? = nil) -> CellStyle {
    CellStyle.bold.with {
      $0.wraps = true
      $0.vertical = .middle
      $0.hasBorder = true
      $0.fill = isNeeded ? needed : ground ?? optional
      $0.textColour = isNeeded ? .white : nil
    }
  }

  /// The cells below a heading.
  static func cells(_ kind: ColumnKind) -> CellStyle {
    CellStyle.plain.with { style in
      switch kind {
      case .number: style.format = .general
      case .percent: style.format = .percent
      case .money: style.format = .money
      case .date:
        style.format = .date
        style.horizontal = .left
      case .time:
        style.format = .time
        style.horizontal = .left
      // "3-4" and "1/2" are years and classes, and mustn't become dates while they're typed.
      default: style.format = .text
      }
    }
  }

  /// How a column is headed: "Supply half day" for "supply_half_day", "URN" for "urn".
  static func title(_ name: String) -> String {
    let capitals = ["id": "ID", "urn": "URN", "fsm": "FSM", "fte": "FTE"]
    if let known = capitals[name] { return known }
    let words = name.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The line below each printed page.
  static func footer(_ name: String) -> PageText {
    PageText(left: [.text(String(name.prefix(60)))], centre: [.sheet], right: PageText.pageOfPages)
  }
}
