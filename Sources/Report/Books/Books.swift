// SPDX-License-Identifier: Apache-2.0

public import Domain
import Spreadsheet

/// The plan as workbooks that a spreadsheet opens, for those who work on with it: every ledger, what finance charges, and
/// for each school the cover to enter.
public enum Books {
  /// Their paths below the output folder, sorted by their bytes, and their contents:
  ///
  /// - `charges.xlsx`: who pays whom what, with the year of every school and fund against its budgets.
  /// - `cover/SCHOOL.xlsx`: the classes of a school that somebody else takes, next week's first, with columns to fill in. A
  ///   school with nothing to cover reads that there.
  /// - `heads/SCHOOL.xlsx`: what each head is asked next half-term, to fill in and send back, where there's a page of it.
  /// - `ledgers.xlsx`: every ledger as a sheet.
  /// - `provision.xlsx`: sessions and courses to come to, for all leaders; without anybody's private things.
  ///
  /// `words` and `ledgers` are those of this plan, where the caller has them already. Formulas are never written. Equal
  /// plans give equal bytes.
  /// - Throws: `ReportError.badBook` where a workbook can't be written.
  public static func all(
    group: Group, plan: Plan, words: PlanWords? = nil, ledgers: LedgerTables? = nil
  ) throws(ReportError) -> [(path: String, bytes: [UInt8])] {
    let context = SheetContext(group: group, plan: plan, words: words)
    let tables = (ledgers ?? LedgerTables(group: group, plan: plan, words: context.words)).tables
    var books: [(path: String, book: Workbook)] = [
      ("ledgers.xlsx", LedgerBook(tables, group: group, plan: plan).workbook)
    ]
    if let spend = tables.first(where: { $0.name == "spend" }) {
      books.append(("charges.xlsx", ChargesBook(context, spend: spend).workbook))
    }
    if let provision = tables.first(where: { $0.name == "provision" }) {
      let sheets = LedgerSheet.all(of: provision, group.name).map(\.sheet)
      books.append(("provision.xlsx", Workbook(title: "\(group.name): provision", sheets: sheets)))
    }
    let files = FileNames(group.schools.map(\.id))
    let terms = CoverTerms(context)
    for school in group.schools {
      guard let name = files[school.id] else { continue }
      books.append(("cover/\(name).xlsx", CoverBook(school, in: context, terms).workbook))
      if let brief = HeadBrief(school, in: context) {
        books.append(("heads/\(name).xlsx", AnswerBook(brief).workbook))
      }
    }
    var written: [(path: String, bytes: [UInt8])] = []
    for (path, book) in books.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      do { written.append((path, try book.bytes())) } catch { throw .badBook(name: path, problem: "\(error)") }
    }
    return written
  }
}
