// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Report

/// Whom the group sends, in everything that people read: one floater takes Anna's two classes of 6 October.
@Suite struct FloatingCoverTests {
  let plan = SmallPlan.planWithFloater()

  private var group: Group {
    var group = SmallGroup.group()
    group.floatingCover = [FloatingCover(schools: ["oak"], weekday: .tuesday, people: 1)]
    return group
  }

  private func ledger(_ name: String, _ plan: Plan? = nil) throws -> TableReader {
    let files = Ledgers.all(group: group, plan: plan ?? self.plan)
    return TableReader(try #require(files.first { $0.path == "ledgers/\(name).csv" }).bytes)
  }

  @Test func aLedgerSaysWhereFloatersGo() throws {
    let rows = try ledger("floating").rows
    #expect(rows.count == 1)
    #expect(rows.first?["date"] == "2026-10-06" && rows.first?["school id"] == "oak")
    #expect(rows.first?["floaters"] == "1" && rows.first?["classes"] == "2")
    #expect(try ledger("floating", SmallPlan.plan()).rows.isEmpty)
    #expect(!Ledgers.all(group: SmallGroup.group(), plan: plan).contains { $0.path == "ledgers/floating.csv" })
  }

  @Test func coverManagersReadWhoIsProposed() throws {
    let rows = try ledger("cover").rows.filter { $0["date"] == "2026-10-06" }
    #expect(rows.map { $0["proposed"] } == ["floating 1", "floating 1"])
    var plan = plan
    plan.asOf = "2026-10-01"
    let file = try #require(try Books.all(group: group, plan: plan).first { $0.path == "cover/oak.xlsx" })
    let book = try BookReader(file.bytes)
    let proposed = book.table("Week of 5 Oct", under: "date").map { $0["proposed"] }
    #expect(proposed == ["floating 1", "floating 1"])
    #expect(book["lists"].flatMap(\.self).contains("floating 1"))
    #expect(!book.table("Supply", under: "date").contains { $0["date"] == "2026-10-06" })
  }

  @Test func headsTheSummaryAndThePageCountTheirClassesApart() throws {
    let flat = { (text: String) in
      text.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let pages = try Sheets.all(group: group, plan: plan)
    let oak = flat(String(decoding: try #require(pages.first { $0.path == "heads/oak.html" }).bytes, as: UTF8.self))
    #expect(oak.contains("by your own cover 0 by floating cover, at no charge 2 by supply teachers 2"))
    #expect(oak.contains("AM1 4A, AM2 4A: floating 1"))
    let summary = flat(Summary.text(group: group, plan: plan, width: 80))
    #expect(summary.contains("from inside, 2 by floating cover, 11 by supply teachers"))
    let page = flat(try Page.report(group: group, plan: plan))
    #expect(page.contains("covered inside, 2 by floating cover, 11 by supply"))
    #expect(!Summary.text(group: group, plan: SmallPlan.plan(), width: 80).contains("floating"))
  }
}
