// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The plan as tables for spreadsheets and other programs.
public enum Ledgers {
  /// Every ledger with its path below the output folder, in the order in which people ask for them.
  ///
  /// Files are UTF-8 CSV with a byte-order mark and CRLF line ends; text that a spreadsheet would take for a formula
  /// starts with an apostrophe. Money is in pounds with two decimals, time in minutes, dates as 2026-09-01. Titles and
  /// ids of confidential activities don't appear. Equal plans give equal bytes.
  public static func all(group: Group, plan: Plan) -> [(path: String, bytes: [UInt8])] {
    tables(group: group, plan: plan).map { (path: "ledgers/\($0.name).csv", bytes: LedgerCSV.bytes(of: $0)) }
  }

  /// The same tables before they're files.
  static func tables(group: Group, plan: Plan) -> [LedgerTable] {
    let names = Names(group)
    let words = PlanWords(group, plan)
    let rooms = LessonRooms(group, directory: names.directory)
    return [
      releases(plan, names), repayments(plan, names), cover(plan, names, rooms), charges(plan, names),
      spend(group, plan, names), directedTime(group, plan, names), benefit(plan, names), supply(plan, names),
      travel(plan, names), rotas(plan, names, words), rotaBalances(plan, names, words),
      secondments(plan, names, words),
    ]
  }
}
