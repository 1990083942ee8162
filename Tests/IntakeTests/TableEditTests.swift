// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// Changes to a group's tables, as `planner what-if` makes them.
@Suite struct TableEditTests {
  private static let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "config/samples/diocese").path(percentEncoded: false)

  private static func files() throws -> [(name: String, text: String)] {
    GroupFolder.files(of: try #require(GroupFolder.read(sample).group))
  }

  private func group(_ edits: TableEdit...) throws -> Group {
    let contents = GroupFolder.read(try GroupFolder.edited(try Self.files(), by: edits), called: "diocese")
    #expect(!contents.problems.contains { $0.severity == .error })
    return try #require(contents.group)
  }

  private func fault(_ edits: TableEdit...) throws -> TableEditError? {
    let files = try Self.files()
    do throws(TableEditError) { _ = try GroupFolder.edited(files, by: edits) } catch { return error }
    return nil
  }

  private func value(_ column: String, _ text: String) -> TableEdit.Value {
    TableEdit.Value(column: column, text: text)
  }

  @Test func aRowIsSetAndNothingElseIsTouched() throws {
    let before = try group()
    var expected = before
    let school = try #require(expected.schools.firstIndex { $0.id == "st-alban" })
    expected.schools[school].releaseBudget = Pence(123_45)
    // A heading's synonyms and a file's whole name will do.
    let after = try group(TableEdit(.set, table: "Schools.csv", id: "st-alban", values: [value("Budget", "123.45")]))
    #expect(after == expected)
    #expect(before != expected)
  }

  @Test func rowsComeAndGo() throws {
    let before = try group()
    let cover = TableEdit(
      .add, table: "cover", values: [value("school", "st-alban"), value("period", "am"), value("people", "1")])
    let more = try group(cover)
    #expect(more.cover.count > before.cover.count)
    #expect(try group(cover, TableEdit(.remove, table: "cover", values: cover.values)) == before)
    // A row of cover takes the place of those that it's about.
    let other = try group(
      TableEdit(.add, table: "cover", values: [value("school", "bishop-hart"), value("people", "4")]))
    let own = other.cover.filter { $0.school == "bishop-hart" }
    #expect(own.count >= before.cover.count { $0.school == "bishop-hart" } && own.allSatisfy { $0.people == 4 })
    let fewer = try group(TableEdit(.remove, table: "activities", id: "npq"))
    #expect(fewer.activities == before.activities.filter { $0.id != "npq" })
    // A table that the group didn't have.
    #expect(before.floatingCover.isEmpty)
    let sent = try group(
      TableEdit(.add, table: "floating", values: [value("schools", "st-alban"), value("people", "1")]))
    // One each weekday.
    #expect(sent.floatingCover.count == 5)
  }

  @Test func whatCannotBeDoneIsTold() throws {
    let set = { (table: String, id: String?, column: String) in
      TableEdit(.set, table: table, id: id, values: [TableEdit.Value(column: column, text: "1")])
    }
    let table = try #require(try fault(set("school", "st-alban", "budget")))
    #expect(table.code == .table && table.words.contains("Did you mean 'schools'?"))
    let column = try #require(try fault(set("schools", "st-alban", "budgt")))
    #expect(column.code == .column && column.words.contains("Did you mean 'budget'?"))
    let row = try #require(try fault(set("schools", "st-albans", "budget")))
    #expect(row.code == .row && row.words.contains("Did you mean 'st-alban'?"))
    #expect(try fault(set("cover", "x", "people"))?.code == .form)
    #expect(try fault(set("schools", nil, "budget"))?.code == .form)
    #expect(try fault(TableEdit(.set, table: "schools", id: "st-alban"))?.code == .form)
    #expect(try fault(TableEdit(.add, table: "schools", id: "new", values: [value("name", "New")]))?.code == .form)
    #expect(try fault(TableEdit(.add, table: "cover"))?.code == .form)
    #expect(try fault(TableEdit(.remove, table: "cover"))?.code == .form)
    #expect(try fault(TableEdit(.remove, table: "cover", values: [value("school", "nowhere")]))?.code == .row)
    #expect(try fault(TableEdit(.remove, table: "activities", id: "nothing"))?.code == .row)
    #expect(try fault(TableEdit(.add, table: "schools", values: [value("id", "st-alban")]))?.code == .twice)
    let both = TableEdit(.remove, table: "activities", id: "npq", values: [value("title", "x")])
    #expect(try fault(both)?.code == .form)
    #expect(try fault(set("schools", "st-alban", "meeting_night"))?.words.contains("meetings") == true)
  }
}
