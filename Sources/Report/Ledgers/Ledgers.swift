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
    let names = Names(group)
    let rooms = LessonRooms(group, directory: names.directory)
    return [
      ("ledgers/releases.csv", releases(plan, names)),
      ("ledgers/repayments.csv", repayments(plan, names)),
      ("ledgers/cover.csv", cover(plan, names, rooms)),
      ("ledgers/charges.csv", charges(plan, names)),
      ("ledgers/spend.csv", spend(group, plan, names)),
      ("ledgers/directed-time.csv", directedTime(group, plan, names)),
      ("ledgers/benefit.csv", benefit(plan, names)),
      ("ledgers/supply.csv", supply(plan, names)),
      ("ledgers/travel.csv", travel(plan, names)),
    ].map { (path: $0.0, bytes: $0.1.bytes) }
  }
}
