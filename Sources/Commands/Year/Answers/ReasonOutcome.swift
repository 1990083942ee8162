// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// What became of a reason that a workbook gives, of which neither output nor errors say more.
struct ReasonOutcome {
  /// As `--format json` has it.
  enum Word: String, CaseIterable, Encodable {
    case passedOn = "passed-on"
    case notPassedOn = "not-passed-on"
    /// It would be, if it weren't a rehearsal.
    case toBePassedOn = "to-be-passed-on"
  }

  let word: Word
  /// The same as a line.
  let line: String

  /// - Parameters:
  ///   - names: of those to whom it goes; nil where there are none.
  ///   - isMailed: whether anybody sends mail.
  ///   - queued: what was queued of its letters; nil in a rehearsal.
  init(to names: [String]?, isMailed: Bool, _ queued: PlannerDatabase.Queued?) {
    guard let names else {
      word = .notPassedOn
      let why =
        isMailed
        ? "the school has no CPD lead, besides its head, who gets mail" : "nobody is told by mail (--mail-from)"
      line = "A reason stands in the file, and wasn't passed on: \(why)."
      return
    }
    let who = names.joined(separator: ", ")
    guard let queued else {
      (word, line) = (.toBePassedOn, "A reason stands in the file, and would go to \(who) alone.")
      return
    }
    word = .passedOn
    line =
      queued.new > 0
      ? "A reason goes to \(who) alone: \(PlanWords.counted(queued.new, "letter", "letters")) queued; 'planner mail send' sends it."
      : "A reason stands in the file that went to \(who) before; it isn't sent again."
  }
}
