// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// What answers to sessions come to, in-house against bought (D7).
  var evaluations: View {
    let summary = EvaluationSummary(group, directory: names.directory)
    let rows = EvaluationRow.all(summary, names)
    return View([
      "rows": rows.map { row in
        View([
          "who": row.who, "topic": row.topic ?? (row.isSum ? "in all" : ""),
          "answers": Format.count(row.figure.answers),
          "mean": row.mean ?? "", "rowClass": row.isSum ? "sum" : "",
        ])
      },
      "hasRows": !rows.isEmpty,
      "hidden": summary.hidden > 0
        ? [
          "\(Format.count(summary.hidden, "answer")) \(summary.hidden == 1 ? "isn\u{2019}t" : "aren\u{2019}t") shown or counted here."
        ]
        : [],
    ])
  }
}
