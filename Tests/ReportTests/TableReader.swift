// SPDX-License-Identifier: Apache-2.0

/// Reads CSV as a spreadsheet does, so that tests look at cells and not at bytes.
struct TableReader {
  let heading: [String]
  let rows: [[String: String]]

  init(_ bytes: [UInt8]) {
    var records: [[String]] = [[]]
    var cell: [UInt8] = []
    var isQuoted = false
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func text() -> String { String(decoding: cell, as: UTF8.self) }
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch (isQuoted, byte) {
      case (true, 0x22) where next == 0x22:
        cell.append(0x22)
        index += 1
      case (_, 0x22): isQuoted.toggle()
      case (false, 0x2C):
        records[records.count - 1].append(text())
        cell = []
      case (false, 0x0D) where next == 0x0A:
        records[records.count - 1].append(text())
        cell = []
        records.append([])
        index += 1
      default: cell.append(byte)
      }
      index += 1
    }
    heading = records[0]
    let names = records[0]
    rows = records.dropFirst().dropLast().map { record in
      Dictionary(zip(names, record)) { first, _ in first }
    }
  }

  /// Pence of a column, summed over the rows.
  func pence(_ column: String) -> Int { rows.reduce(0) { $0 + Self.pence($1[column] ?? "") } }

  static func pence(_ text: String) -> Int {
    let digits = text.filter { $0.isNumber }
    return (Int(digits) ?? 0) * (text.hasPrefix("-") ? -1 : 1)
  }

  func sum(_ column: String) -> Int { rows.reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) } }
}
