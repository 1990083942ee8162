// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

/// The flat shape that `--format json` prints; keys are stable.
extension Problem: Codable {
  private enum CodingKeys: String, CodingKey {
    case severity, code, file, sheet, cell, line, column, character, value, message, expected, advice
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let cell = try container.decodeIfPresent(String.self, forKey: .cell)
    self.init(
      try container.decode(Severity.self, forKey: .severity),
      try container.decode(ProblemCode.self, forKey: .code),
      at: Location(
        try container.decode(String.self, forKey: .file),
        sheet: try container.decodeIfPresent(String.self, forKey: .sheet),
        line: try container.decodeIfPresent(Int.self, forKey: .line),
        character: try container.decodeIfPresent(Int.self, forKey: .character),
        column: cell.flatMap { CellName.parse($0) }.map { $0.column + 1 },
        field: try container.decodeIfPresent(String.self, forKey: .column)),
      try container.decode(String.self, forKey: .message),
      value: try container.decodeIfPresent(String.self, forKey: .value),
      expected: try container.decodeIfPresent(String.self, forKey: .expected),
      advice: try container.decodeIfPresent(String.self, forKey: .advice))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(severity, forKey: .severity)
    try container.encode(code, forKey: .code)
    try container.encode(location.file, forKey: .file)
    try container.encodeIfPresent(location.sheet, forKey: .sheet)
    try container.encodeIfPresent(location.cell, forKey: .cell)
    try container.encodeIfPresent(location.line, forKey: .line)
    try container.encodeIfPresent(location.field, forKey: .column)
    try container.encodeIfPresent(location.character, forKey: .character)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encode(message, forKey: .message)
    try container.encodeIfPresent(expected, forKey: .expected)
    try container.encodeIfPresent(advice, forKey: .advice)
  }
}
