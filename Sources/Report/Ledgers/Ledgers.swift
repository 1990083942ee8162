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
    all(LedgerTables(group: group, plan: plan))
  }

  /// The files of tables that are there already.
  public static func all(_ ledgers: LedgerTables) -> [(path: String, bytes: [UInt8])] {
    (ledgers.tables + ledgers.apart).map { (path: "ledgers/\($0.name).csv", bytes: LedgerCSV.bytes(of: $0)) }
  }

  /// Tables that only groups have who state what they're about: floating cover, evaluations, early-career teachers, sessions.
  static func whereStated(_ group: Group, _ plan: Plan, _ names: Names) -> [LedgerTable] {
    var tables = [provision(group, plan, names), waitingLists(group, plan, names), mentors(group, plan, names)]
    if !group.floatingCover.isEmpty { tables.insert(floating(plan, names), at: 0) }
    if !group.bookings.isEmpty { tables.append(unfilled(group, plan, names)) }
    if !group.evaluations.isEmpty { tables.append(evaluations(group, names)) }
    return tables.filter { !$0.rows.isEmpty || ["evaluations", "floating", "unfilled"].contains($0.name) }
  }

  /// The same tables before they're files.
  static func tables(group: Group, plan: Plan) -> [LedgerTable] { LedgerTables(group: group, plan: plan).tables }
}

/// Every ledger of a plan, before it's a file or a sheet: both are made of the same tables, apart from some that are by
/// person and files alone.
public struct LedgerTables: Sendable {
  let tables: [LedgerTable]
  /// Those that have readers of their own: files, and no sheets.
  let apart: [LedgerTable]

  /// The ledgers of `plan`; `words` and `findings` are its own, where the caller has them already; `changes` what's
  /// different from the published plan, if it was made from one.
  public init(
    group: Group, plan: Plan, words: PlanWords? = nil, changes: PlanChanges? = nil, findings: Findings? = nil
  ) {
    let words = words ?? PlanWords(group, plan)
    let findings = findings ?? Findings(group: group, plan: plan, words: words)
    let names = Names(group, directory: words.index.directory)
    let rooms = LessonRooms(group, directory: names.directory)
    tables =
      [
        Ledgers.releases(plan, names), Ledgers.repayments(plan, names), Ledgers.cover(plan, names, rooms),
        Ledgers.charges(plan, names), Ledgers.spend(group, plan, names), Ledgers.directedTime(group, plan, names),
        Ledgers.benefit(plan, names), Ledgers.supply(group, plan, names), Ledgers.travel(plan, names),
        Ledgers.rotas(plan, names, words), Ledgers.rotaBalances(plan, names, words),
        Ledgers.secondments(plan, names, words),
      ] + Ledgers.whereStated(group, plan, names) + Ledgers.findings(findings, names)
      + (changes.map { [Ledgers.changes($0, names, words)] } ?? [])
    apart = Ledgers.findingsApart(findings, names)
  }
}
