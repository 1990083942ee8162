// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Spreadsheet

/// Makes typed cells of the texts that a group's tables are written as.
enum SheetValue {
  /// The value of a text in a column of some kind. What isn't of the kind, such as a span in a column of dates, stays text.
  static func value(_ text: String, _ kind: ColumnKind) -> CellValue {
    guard !text.isEmpty else { return .empty }
    switch kind {
    case .number: return number(text) ?? .text(text)
    case .percent: return parsed(text, .percentage) { .percent($0) }
    case .money: return parsed(text, .pence) { .money($0) }
    case .date: return parsed(text, .date) { .date($0) }
    case .time: return parsed(text, .time) { .time($0) }
    default: return .text(text)
    }
  }

  private static func parsed<Value>(
    _ text: String, _ parser: FieldParser<Value>, _ make: (Value) -> CellValue
  ) -> CellValue {
    do throws(FieldFault) { return make(try parser.parse(text)) } catch { return .text(text) }
  }

  /// A plain number of at most 15 digits; "1h30" and "1,250" stay as they're written.
  static func number(_ text: String) -> CellValue? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.utf8.count <= 16,
      digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2E }),
      !digits.hasPrefix("0") || parts[0].count == 1, let scaled = Int(parts.joined()), parts.joined().count <= 15
    else { return nil }
    let value = text.hasPrefix("-") ? -scaled : scaled
    return parts.count == 1 ? .whole(value) : .decimal(value, places: parts[1].count)
  }
}
