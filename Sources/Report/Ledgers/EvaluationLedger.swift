// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// What answers to sessions come to, by who gave them and topic; in-house against bought (D7). Figures that fewer than
  /// five answers stand behind aren't shown, nor is anything that they could be worked out from.
  static func evaluations(_ group: Group, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "evaluations", about: "A mean of blind answers, from 1 to 5, with how many they are; of fewer than five nothing.",
      heading: ["of", "who", "topic", "answers", "mean score", "provider id"])
    for row in EvaluationRow.all(EvaluationSummary(group, directory: names.directory), names) {
      table.append([
        .text(row.of), .words(row.who), .words(row.topic), .number(row.figure.answers), .words(row.mean),
        .id(row.provider),
      ])
    }
    return table
  }
}

/// A line of figures on evaluations.
struct EvaluationRow {
  /// What kind of sum it is: "topic", "all topics", "in-house", "bought".
  let of: String
  let who: String
  let topic: String?
  let figure: EvaluationSummary.Figure
  let provider: Identifier<Provider>?
  /// Whether it's a sum of others.
  let isSum: Bool

  /// "4.25".
  var mean: String? { figure.mean.map(Self.hundredths) }

  static func hundredths(_ value: Int) -> String { "\(value / 100)." + Format.padded(value % 100) }

  /// Source by source its topics and, where they are several, their sum; then in-house and bought.
  static func all(_ summary: EvaluationSummary, _ names: Names) -> [EvaluationRow] {
    var rows: [EvaluationRow] = []
    for source in summary.sources {
      let cells = summary.cells.filter { $0.source == source }
      let (who, provider) = words(source, names)
      rows += cells.map { cell in
        EvaluationRow(
          of: "topic", who: who, topic: cell.topic ?? "other topics", figure: cell.figure, provider: provider,
          isSum: false)
      }
      if cells.count > 1, let sum = summary.sum(where: { $0.source == source }) {
        rows.append(
          EvaluationRow(of: "all topics", who: who, topic: nil, figure: sum, provider: provider, isSum: true))
      }
    }
    let sides: [(String, Bool)] = [("in-house", false), ("bought", true)]
    for (side, isBought) in sides {
      guard let sum = summary.sum(where: { $0.source.isBought == isBought }) else { continue }
      rows.append(
        EvaluationRow(
          of: side, who: isBought ? "All that is bought" : "All in-house", topic: nil, figure: sum, provider: nil,
          isSum: true))
    }
    return rows
  }

  private static func words(
    _ source: EvaluationSummary.Source, _ names: Names
  ) -> (String, Identifier<Provider>?) {
    switch source {
    case .inHouse: ("In-house", nil)
    case .provider(let id): (names.provider(id), id)
    case .severalProviders: ("One of several providers", nil)
    }
  }
}
