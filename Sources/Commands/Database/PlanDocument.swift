// SPDX-License-Identifier: Apache-2.0

import Store

/// A plan in the database, as `--format json` prints it.
struct PlanDocument: Encodable {
  var number: Int
  var state: String
  var hash: String
  var groupRevision: Int
  var madeFrom: Int?
  var basedOn: Int?
  var steps: [Step]
  /// How much of it is withdrawn; nil where nothing is.
  var withdrawals: Int?

  /// When it came into a state, and by whom.
  struct Step: Encodable {
    var state: String
    var by: String
    var at: String
  }

  init(_ plan: PlanRevision) {
    number = plan.number
    state = plan.state.rawValue
    hash = plan.hash
    groupRevision = plan.groupRevision
    madeFrom = plan.madeFrom
    basedOn = plan.basedOn
    steps = plan.steps.map { Step(state: $0.state.rawValue, by: $0.signature.by, at: $0.signature.at) }
  }
}

extension PlanRevision {
  /// "3  approved    group 2, from plan 1; 2026-11-09T08:15:00Z by anna".
  var line: String {
    let number = String(number)
    var parts = ["verified against revision \(groupRevision) of the group"]
    if madeFrom == nil { parts.append("made from other input") }
    if let madeFrom, madeFrom != groupRevision { parts.append("made from revision \(madeFrom)") }
    if let basedOn { parts.append("from plan \(basedOn)") }
    let state = state.rawValue
    let since = steps.last.map { "; since \($0.signature.at) by \($0.signature.by)" } ?? ""
    return String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number + "  " + state
      + String(repeating: " ", count: max(1, 12 - state.utf8.count)) + parts.joined(separator: ", ") + since
  }
}
