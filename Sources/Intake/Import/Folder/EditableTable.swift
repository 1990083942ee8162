// SPDX-License-Identifier: Apache-2.0

/// A CSV file of a group folder that rows are merged into.
///
/// What isn't changed stays byte for byte: comments, blank lines, quotes, columns that the planner doesn't know and the
/// order of the rows. Only rows that change are written anew, with the file's own separator.
struct EditableTable {
  /// A stretch of the file: text that nobody touches, or a row.
  private enum Piece {
    case text(String)
    case row(Row)
  }

  private struct Row {
    var values: [String]
    /// The row as it stands in the file; nil where it's new or changed.
    var original: String?
  }

  let file: String
  let schema: TableSchema
  private var pieces: [Piece]
  /// Column names by position; nil for columns that the schema doesn't know.
  private var columns: [String?] {
    didSet { positions = Self.positions(columns) }
  }
  private var positions: [String: Int] = [:]
  private let separator: String
  /// Indices in `pieces` of the rows below the headings.
  private(set) var rows: [Int]
  /// Index in `pieces` of the headings.
  private let header: Int
  /// Whether the file must be written.
  private(set) var isChanged: Bool

  /// A table that doesn't exist yet, with these columns.
  init(new file: String, schema: TableSchema, columns: [String]) {
    self.file = file
    self.schema = schema
    self.columns = columns
    separator = ","
    pieces = [.row(Row(values: columns, original: nil))]
    rows = []
    header = 0
    isChanged = true
    positions = Self.positions(self.columns)
  }

  /// The table that `bytes` hold, or nil after adding problems where they can't be read.
  init?(_ bytes: [UInt8], file: String, schema: TableSchema, problems: Problems) {
    let own = Problems()
    let decoded = TextDecoder.decode(bytes, name: file, own)
    let document = CSVDocument.parse(bytes, name: file, problems: own)
    // Unknown columns and short rows are the folder reader's business; here they are only carried along.
    for problem in own.sorted where problem.severity == .error { problems.add(problem) }
    guard let decoded, let document, let header = document.records.first, !own.hasErrors else { return nil }
    self.file = file
    self.schema = schema
    separator = String(document.separator)
    columns = header.fields.map { field in schema.index(of: field.text.trimmed).map { schema.columns[$0].name } }
    (pieces, self.header, rows) = Self.cut(String(decoding: decoded, as: UTF8.self), document)
    isChanged = false
    positions = Self.positions(self.columns)
  }

  /// The value of a row in a column, trimmed; empty where the file lacks the column.
  func value(_ row: Int, _ column: String) -> String {
    guard let position = positions[column], case .row(let row) = pieces[row], position < row.values.count else {
      return ""
    }
    return row.values[position].trimmed
  }

  /// Puts a value into a row's column; adds the column where the file lacks it.
  mutating func set(_ row: Int, _ column: String, to value: String) {
    let position = positionAddingColumn(column)
    guard case .row(var changed) = pieces[row] else { return }
    changed.values += Array(repeating: "", count: max(0, position + 1 - changed.values.count))
    guard changed.values[position] != value else { return }
    changed.values[position] = value
    changed.original = nil
    pieces[row] = .row(changed)
    isChanged = true
  }

  /// Adds a row at the end.
  mutating func append(_ values: [String: String]) {
    // In the schema's order, so that columns that are added stand in it too.
    for column in schema.columns where values[column.name]?.isEmpty == false { _ = positionAddingColumn(column.name) }
    let cells = columns.map { column in column.flatMap { values[$0] } ?? "" }
    rows.append(pieces.count)
    pieces.append(.row(Row(values: cells, original: nil)))
    isChanged = true
  }

  /// Takes rows out.
  mutating func remove(_ gone: Set<Int>) {
    guard !gone.isEmpty else { return }
    for row in gone { pieces[row] = .text("") }
    rows.removeAll(where: gone.contains)
    isChanged = true
  }

  /// The whole file.
  var text: String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let verbatim): text += verbatim
      case .row(let row): text += row.original ?? written(row.values)
      }
      // The file's last line may lack its line end.
      if !text.isEmpty, text.last?.isNewline != true { text += "\n" }
    }
    return text
  }

  private mutating func positionAddingColumn(_ column: String) -> Int {
    if let position = positions[column] { return position }
    columns.append(column)
    isChanged = true
    for index in pieces.indices {
      guard case .row(var row) = pieces[index] else { continue }
      row.values += Array(repeating: "", count: max(0, columns.count - row.values.count))
      if index == header { row.values[columns.count - 1] = column }
      row.original = nil
      pieces[index] = .row(row)
    }
    return columns.count - 1
  }

  /// The first position of each column.
  private static func positions(_ columns: [String?]) -> [String: Int] {
    var positions: [String: Int] = [:]
    for (position, name) in columns.enumerated() {
      if let name, positions[name] == nil { positions[name] = position }
    }
    return positions
  }

  private func written(_ values: [String]) -> String {
    let fields = values.map { value in
      if value.isEmpty { return "" }
      var writer = CSVWriter()
      writer.row([value])
      return String(writer.text.dropLast())
    }
    // A first value that looks like a comment is quoted by the writer itself, since it writes a row of its own.
    return fields.joined(separator: separator) + "\n"
  }

  /// Cuts the text into rows and what stands between them.
  private static func cut(_ text: String, _ document: CSVDocument) -> (pieces: [Piece], header: Int, rows: [Int]) {
    let lines = linesWithEnds(text)
    var pieces: [Piece] = []
    var rows: [Int] = []
    var header = 0
    var next = 0
    for (index, record) in document.records.enumerated() {
      let first = record.line - 1
      let last = record.fields.map { $0.line - 1 + $0.text.count(where: \.isNewline) }.max() ?? first
      if next < first { pieces.append(.text(lines[next..<first].joined())) }
      if index > 0 { rows.append(pieces.count) } else { header = pieces.count }
      let end = min(last, lines.count - 1)
      pieces.append(.row(Row(values: record.fields.map(\.text), original: lines[first...end].joined())))
      next = end + 1
    }
    if next < lines.count { pieces.append(.text(lines[next...].joined())) }
    return (pieces, header, rows)
  }

  /// The lines of a text, each with its line end (LF, CR LF or CR), as the parser counts them.
  private static func linesWithEnds(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if previous == "\n" || (previous == "\r" && scalar != "\n") {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      }
      line.append(scalar)
      previous = scalar
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }
}
