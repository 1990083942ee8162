// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Report

@Suite struct BooksTests {
  @Test func theBooksAreThoseOfTheGroupAndOfEachSchool() throws {
    let paths = try Books.all(group: SmallGroup.groupWithStaffing(), plan: SmallPlan.planWithStaffing()).map(\.path)
    #expect(
      paths == [
        "charges.xlsx", "cover/ash.xlsx", "cover/elm.xlsx", "cover/fir.xlsx", "cover/oak.xlsx", "heads/ash.xlsx",
        "heads/elm.xlsx", "heads/oak.xlsx", "ledgers.xlsx", "provision.xlsx",
      ])
  }

  @Test func booksDependOnGroupAndPlanAlone() throws {
    let sample = SamplePlan()
    var group = sample.group
    let once = try Books.all(group: group, plan: sample.plan)
    group.people.reverse()
    group.schools.reverse()
    group.activities.reverse()
    group.funds.reverse()
    // Long enough for a clock of two seconds, which some archives tell the time by.
    Thread.sleep(forTimeInterval: 2.1)
    let again = try Books.all(group: group, plan: sample.plan)
    #expect(once.map(\.path) == again.map(\.path))
    for (book, other) in zip(once, again) { #expect(book.bytes == other.bytes, "\(book.path)") }
  }

  /// A plan with nothing in it has books all the same: finance reads that there's nothing to pay.
  @Test func anEmptyPlanHasBooks() throws {
    let full = SmallPlan.plan()
    var plan = Plan(
      group: full.group, year: full.year, asOf: full.asOf, inputHash: full.inputHash, rules: full.rules, run: full.run)
    plan.schools = SmallGroup.group().schools.map { SchoolFigures(school: $0.id, budget: Pence(100)) }
    let books = try Books.all(group: SmallGroup.group(), plan: plan)
    #expect(
      books.map(\.path) == [
        "charges.xlsx", "cover/ash.xlsx", "cover/elm.xlsx", "cover/oak.xlsx", "ledgers.xlsx", "provision.xlsx",
      ])
    let charges = try BookReader(books[0].bytes)
    #expect(charges.table("Summary", under: "School").count == 4)
  }

  @Test(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
  func noBookHoldsAFormula() throws {
    struct Answer: Decodable {
      struct Sheet: Decodable {
        let name: String
        let lists: [String: String]
      }
      let sheets: [Sheet]
      let formulas: Int
    }
    let folder = try TemporaryFolder()
    var sample = SamplePlan()
    for index in sample.group.people.indices { sample.group.people[index].name = "=\(index)+1" }
    for index in sample.group.schools.indices { sample.group.schools[index].name = "=HYPERLINK(\"x\",\(index))" }
    for (path, bytes) in try Books.all(group: sample.group, plan: sample.plan) {
      let file = try folder.write(path, Data(bytes))
      let answer = try Oracle.ask(
        "workbook_oracle.py", ["describe", file.path(percentEncoded: false)], as: Answer.self)
      #expect(answer.formulas == 0, "\(path)")
    }
  }
}
