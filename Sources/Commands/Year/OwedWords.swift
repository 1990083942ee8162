// SPDX-License-Identifier: Apache-2.0

import Domain
import Mail

/// What's owed for what was called off late, in lines for whoever leads a group.
struct OwedWords {
  private let words: PlanWords
  private let group: Group
  private let directory: Directory

  /// Words for a group and its plan.
  init(_ words: PlanWords, _ group: Group) {
    (self.words, self.group) = (words, group)
    directory = words.index.directory
  }

  /// A line for each, and how they count; nothing where nothing is owed.
  func lines(_ late: [LateCancellation]) -> [String] {
    if late.isEmpty { return [] }
    let sum = late.reduce(Pence.zero) { $0 + $1.total }
    return ["Late: \(sum.words) is owed all the same, and counts in the next plan (dues):"]
      + late.map { "  " + line($0) }
  }

  /// "£250.00 to Acme Training for Thu 8 Oct, Maths network (50 % within 14 days): Oak £125.00, Elm £125.00".
  private func line(_ late: LateCancellation) -> String {
    switch late.subject {
    case .meeting(let occurrence, let id):
      let provider = directory.providers[id]
      let terms = provider.map { " (\(Self.percent($0.cancelShare)) \(Self.within($0.cancelDays ?? 0)))" } ?? ""
      return "\(late.total.words) to \(provider?.name ?? id.text) for \(occurrence.date.readableShort), "
        + "\(words.title(occurrence))\(terms): \(late.dues.map(payer).joined(separator: ", "))"
    case .supply(let purchase):
      let days = directory.schools[purchase.school]?.supply.lateDays ?? 0
      return "\(late.total.words) for supply teacher \(purchase.number) on \(purchase.date.readableShort) "
        + "(\(Self.within(days))): \(words.school(purchase.school))"
    }
  }

  /// "£125.00 for Thu 8 Oct: Oak", for what's owed no more.
  func line(forgiven due: Due) -> String { "\(due.amount.words) for \(due.date.readableShort): \(name(due.payer))" }

  private func payer(_ due: Due) -> String { "\(name(due.payer)) \(due.amount.words)" }

  private func name(_ payer: Due.Payer) -> String {
    switch payer {
    case .school(let id): words.school(id)
    case .fund(let id): directory.funds[id]?.name ?? id.text
    }
  }

  private static func within(_ days: Int) -> String {
    days == 0 ? "on the day" : "within \(PlanWords.counted(days, "day", "days"))"
  }

  /// "50 %", "12.5 %".
  private static func percent(_ share: PerMille) -> String {
    let tenth = share.rawValue % 10
    return "\(share.rawValue / 10)\(tenth == 0 ? "" : ".\(tenth)") %"
  }
}

/// Something owed, as `--format json` prints it.
struct DueDocument: Encodable {
  var date: String
  var school: String?
  var fund: String?
  /// In pence.
  var amount: Int
  var kind: String
  var activity: String?
  var provider: String?

  init(_ due: Due) {
    (date, amount, kind) = (due.date.description, due.amount.rawValue, due.kind.rawValue)
    (activity, provider) = (due.activity?.text, due.provider?.text)
    switch due.payer {
    case .school(let id): school = id.text
    case .fund(let id): fund = id.text
    }
  }
}
