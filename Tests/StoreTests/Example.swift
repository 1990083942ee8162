// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport

@testable import Store

/// A database in a folder of its own, and small things to put into it.
struct Example {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func path(_ name: String) -> String { folder.url.appending(path: name).path(percentEncoded: false) }

  /// What lies in its folder.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false)).sorted()
  }

  var database: String { path("group.db") }

  func open(_ use: PlannerDatabase.Use = .creating) throws -> PlannerDatabase {
    try PlannerDatabase(database, for: use, holder: "a test")
  }

  /// Runs SQL as a hand with `sqlite3` would, past everything that planner does.
  func run(_ sql: String, at path: String? = nil) throws {
    let queue = try DatabaseQueue(path: path ?? database)
    try queue.write { db in try db.execute(sql: sql) }
    try queue.close()
  }

  static let signed = Signature(by: "anna", at: "2026-11-09T08:15:00Z")

  /// No feeds.
  static let none = FeedContents(today: "2026-09-01", feeds: [])

  static let year: DateSpan = {
    let first = CivilDate(iso: "2026-09-01") ?? CivilDate(daysSince1970: 0)
    return DateSpan(first, first + 364)
  }()

  static func hash(_ text: String) -> String { PlannerDatabase.hash(of: Array(text.utf8)) }

  /// A group with these lines in its table of staff.
  static func group(_ staff: String, year: DateSpan = Example.year) -> GroupContent {
    GroupContent(
      name: "Our schools", year: year,
      files: [GroupFile(name: "group.yaml", text: "name: x\n"), GroupFile(name: "staff.csv", text: staff)],
      hash: hash(staff), inputHash: hash("read from " + staff))
  }

  /// A plan with this text, of that revision.
  static func plan(_ text: String, of revision: Int = 1, from: String? = nil, input: String = "") -> PlanContent {
    PlanContent(bytes: Array(text.utf8), groupRevision: revision, inputHash: hash(input), from: from.map(hash))
  }

  /// A database with the group "a" and the plan "p" published.
  static func published() throws -> (Example, PlannerDatabase) {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(group("a"), signed: signed)
    _ = try database.add(verified: plan("p"), signed: signed)
    _ = try database.approve(1, signed: signed)
    _ = try database.publish(1, feeds: none, signed: signed)
    return (example, database)
  }
}

/// The code of the error that `work` throws; nil where it throws none.
func code(of work: () throws -> Void) throws -> StoreError.Code? {
  do {
    try work()
    return nil
  } catch let error as StoreError {
    return error.code
  }
}
