// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What an examination finds.
@Suite struct ExaminationTests {
  private func faults(_ example: Example) throws -> [String: [String]] {
    let found = try example.open(.reading).examine()
    return Dictionary(uniqueKeysWithValues: found.filter { !$0.faults.isEmpty }.map { ($0.name, $0.faults) })
  }

  /// A database that nobody has open, with something on many pages.
  private func example() throws -> Example {
    let (example, database) = try Example.published()
    let rows = (0..<20_000).map { "person-\($0)" }.joined(separator: "\n")
    _ = try database.load(Example.group(rows), signed: Example.signed)
    return example
  }

  @Test func aSoundDatabaseHasNoFaults() throws { #expect(try faults(try example()).isEmpty) }

  /// One page at a time is written over with noise; none goes unnoticed.
  @Test(arguments: 0..<12 as Range<UInt64>) func aDamagedPageIsFound(seed: UInt64) throws {
    let example = try example()
    let url = URL(filePath: example.database)
    let pages = try Data(contentsOf: url).count / 4096
    var random = SplitMix64(seed: seed)
    let page = 1 + random.below(pages - 1)
    let handle = try FileHandle(forWritingTo: url)
    try handle.seek(toOffset: UInt64(page * 4096))
    try handle.write(contentsOf: Data((0..<4096).map { _ in UInt8(truncatingIfNeeded: random.next()) }))
    try handle.close()
    let found = try? faults(example)
    #expect(found?.isEmpty != true, "page \(page)")
  }

  @Test func whatWasAlteredByHandIsFound() throws {
    let cases = [
      ("schema", "DROP TRIGGER audit_stays"), ("schema", "CREATE TABLE mine (x)"),
      ("schema", "DROP INDEX plan_content"),
      (
        "contents",
        "DROP TRIGGER content_stays; UPDATE content SET bytes = x'00' WHERE hash = '\(Example.hash("p"))'"
      ),
      ("states", "DROP TRIGGER plan_goes_forward; DROP TRIGGER plan_step_is_told; UPDATE plan SET state = 'draft'"),
      ("states", "DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE number = 1"),
      ("states", "DROP TRIGGER group_file_is_kept; DELETE FROM group_file"),
      (
        "references",
        "PRAGMA foreign_keys = OFF; DROP TRIGGER group_file_stays; UPDATE group_file SET content = '\(Example.hash("x"))'"
      ),
    ]
    for (name, sql) in cases {
      let example = try example()
      let queue = try DatabaseQueue(path: example.database)
      try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
      try queue.close()
      #expect(try faults(example)[name] != nil, "\(sql)")
    }
  }

  @Test func whatIsReadIsWhatWasKept() throws {
    let example = try example()
    try example.run("DROP TRIGGER content_stays; UPDATE content SET bytes = x'00'")
    let database = try example.open(.reading)
    #expect(try code { _ = try database.files(of: 1) } == .damaged)
    #expect(try code { _ = try database.bytes(ofPlan: 1) } == .damaged)
  }
}
