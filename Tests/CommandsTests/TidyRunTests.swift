// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Commands

/// `planner tidy` on the command line; what goes is in StoreTests.
@Suite struct TidyRunTests {
  @Test func nothingOfThisYearGoes() throws {
    let office = try MailOffice()
    let before = planner("plans", "--database", office.database).output
    let run = planner("tidy", "--database", office.database)
    #expect(run.status == .done && run.output == "Nothing is older than it is to be kept\n")
    #expect(planner("tidy", "--dry-run", "--database", office.database).output == "Nothing would go\n")
    #expect(planner("tidy", "--format", "json", "--database", office.database).output == "[\n\n]\n")
    #expect(planner("plans", "--database", office.database).output == before && before.contains("published"))
    #expect(planner("doctor", "--database", office.database).status == .done)
  }

  @Test func periodsAreHeldWithinBounds() throws {
    let office = try MailOffice()
    for option in ["--years", "--messages", "--closed", "--audit"] {
      for days in ["29", "36501", "-1", "x"] {
        #expect(planner("tidy", option, days, "--database", office.database).status == .usage, "\(option) \(days)")
      }
    }
    let file = try office.folder.write(
      "planner.yaml", Data("database: \(office.database)\nretention:\n  years: 12\n".utf8))
    let run = planner("tidy", "--config", file.path())
    #expect(run.status == .usage && run.errors.contains("retention.years"), "\(run)")
  }
}
