// SPDX-License-Identifier: Apache-2.0

/// A problem of choices in free MPS format, which most solvers of mixed-integer programs read.
///
/// Names are short and made up (`C12`, `R3`); comments say what they mean. All columns are integer. What a choice costs
/// where every column is 0 stands as the right-hand side of the cost row, with its sign turned, as is usual.
public struct MPSFile {
  private let model: ChoiceModel
  private let form: LinearForm
  private let remarks: [String]
  private let optionNames: [Int: String]

  /// The file of `model`, begun with `remarks` as comments.
  /// - Parameter optionNames: what options are, for comments, where there's more to say than their number.
  public init(_ model: ChoiceModel, remarks: [String] = [], optionNames: [Int: String] = [:]) {
    self.model = model
    self.optionNames = optionNames
    form = LinearForm(model)
    self.remarks = remarks
  }

  /// The whole text, in the pieces in which it's best written.
  public func eachPiece(_ body: (String) throws -> Void) rethrows {
    try body(remarks.map { "* \(Self.plain($0))\n" }.joined())
    try body(meanings())
    try body("NAME planner\nROWS\n N COST\n" + form.rows.enumerated().map { " \(kind($1)) R\($0)\n" }.joined())
    try eachColumn(body)
    try body(limits())
  }

  /// The whole text.
  public var text: String {
    var text = ""
    eachPiece { text += $0 }
    return text
  }

  private func meanings() -> String {
    var text = ""
    for (number, row) in form.rows.enumerated() {
      let name = row.resource.map { model.resourceNames[$0] } ?? "one of: " + model.decisionNames[row.decision ?? 0]
      text += "* R\(number): \(Self.plain(name))\n"
    }
    for (number, column) in form.columns.enumerated() {
      let options = model.options(of: column.decision)
      let plain = column.upper > 1 ? "how many" : "option \(column.option - options.lowerBound)"
      let which = optionNames[column.option] ?? plain
      text += "* C\(number): \(Self.plain(model.decisionNames[column.decision])), \(Self.plain(which))\n"
    }
    return text
  }

  /// A comment is one line of plain characters.
  private static func plain(_ text: String) -> String {
    String(text.map { $0.isASCII && !$0.isNewline ? $0 : "?" })
  }

  private func kind(_ row: LinearForm.Row) -> String {
    switch (row.lower, row.upper) {
    case (let lower?, let upper?) where lower == upper: "E"
    case (_, _?): "L"
    case (_?, nil): "G"
    case (nil, nil): "N"
    }
  }

  private func eachColumn(_ body: (String) throws -> Void) rethrows {
    var terms = [[(row: Int, factor: Int)]](repeating: [], count: form.columns.count)
    for (number, row) in form.rows.enumerated() {
      for term in row.terms { terms[term.column].append((number, term.factor)) }
    }
    try body("COLUMNS\n M1 'MARKER' 'INTORG'\n")
    for (number, column) in form.columns.enumerated() {
      // A column without any entry has to be named all the same.
      var text = column.cost != 0 || terms[number].isEmpty ? " C\(number) COST \(column.cost)\n" : ""
      for term in terms[number] { text += " C\(number) R\(term.row) \(term.factor)\n" }
      try body(text)
    }
    try body(" M2 'MARKER' 'INTEND'\n")
  }

  private func limits() -> String {
    var text = "RHS\n"
    if form.offset != 0 { text += " RHS COST \(-form.offset)\n" }
    for (number, row) in form.rows.enumerated() {
      if let side = row.upper ?? row.lower, side != 0 { text += " RHS R\(number) \(side)\n" }
    }
    text += "RANGES\n"
    for (number, row) in form.rows.enumerated() {
      if let lower = row.lower, let upper = row.upper, lower != upper { text += " RNG R\(number) \(upper - lower)\n" }
    }
    text += "BOUNDS\n"
    for (number, column) in form.columns.enumerated() { text += " UP BND C\(number) \(column.upper)\n" }
    return text + "ENDATA\n"
  }
}
