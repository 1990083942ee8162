// SPDX-License-Identifier: Apache-2.0

import Domain

/// `evaluations.csv`: one row an answer to a session, collected blind.
enum EvaluationsTable {
  private static let bindings: [Binding<Evaluation>] = [
    .reference("activity", also: ["activity id", "session"], \.activity) { $0.activities },
    .optional("title", also: ["what", "course"], \.title, .text),
    .optional("date", also: ["held on"], \.date, .date),
    .reference("provider", also: ["by", "led by"], \.provider) { $0.providers },
    .optional("topic", also: ["focus", "about"], \.topic, .lowered),
  ]

  static let schema = TableSchema(
    bindings.map(\.column) + [Column("score", .needed, also: ["rating", "mark", "stars"])])

  /// What headings hold under which it would stand whose answer it is, or words by which that shows.
  private static let telling = [
    "name", "mail", "person", "staff", "teacher", "participant", "respondent", "answeredby", "who", "comment", "remark",
    "timestamp", "feedback", "initials",
  ]

  private static func tells(_ heading: String) -> Bool {
    let words = Heading.normalised(heading)
    return schema.index(of: heading) == nil && telling.contains { words.contains($0) }
  }

  static func read(_ reading: Reading) {
    guard isBlind(reading) else { return }
    for row in reading.rows(.evaluations) {
      let score = row["score"].need(.whole(1...5), reading.problems)
      var evaluation = Evaluation(activity: nil, title: nil, score: score ?? 1)
      bindings.read(row, into: &evaluation, reading)
      if row["activity"].isEmpty, row["title"].isEmpty { _ = row["activity"].needText(reading.problems) }
      if score != nil { reading.group.evaluations.append(evaluation) }
    }
  }

  /// Whether no column tells who answered; a problem for each that does, before any row of it is looked at.
  private static func isBlind(_ reading: Reading) -> Bool {
    guard let text = reading.store.text(of: .evaluations, Problems()), let header = text.records.first else {
      return true
    }
    let named = header.fields.filter { tells($0.text) }
    for field in named {
      reading.problems.error(
        .evaluationNotBlind, at: text.source.location(line: field.line, position: field.position, field: field.text),
        "The column '\(field.text.shown)' would tell who answered", value: field.text,
        advice: "Take the column out of the table: answers are collected blind, as a score alone.")
    }
    return named.isEmpty
  }

  static func write(_ group: Group) -> [[String]] {
    group.evaluations.map { bindings.written($0) + [String($0.score)] }
  }
}
