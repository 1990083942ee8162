// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner event overdue`: what was requested and isn't confirmed by the deadline counts as unfilled.
@Suite struct OverdueRunTests {
  /// A sample's published plan, whose supply was all requested but for one day's.
  private struct Case {
    private let folder: TemporaryFolder
    let database: String
    let plan: Plan
    /// Supply that covers a class, all requested.
    let bought: [SupplyPurchase]

    init() throws {
      folder = try TemporaryFolder()
      database = folder.url.appending(path: "group.db").path()
      for arguments in [
        ["load", Repository.sample("district")], ["replan", "--rounds", "5", "--quiet"], ["approve", "1"],
        ["publish", "1"],
      ] { try #require(ProgramRun(arguments + ["--database", database]).status == .done) }
      let plan = try StoredPlan.plan(1, in: PlannerDatabase(database, for: .reading, holder: "a test"))
      self.plan = plan
      bought = plan.supply.filter { purchase in
        purchase.date > "2026-09-21"
          && plan.cover.contains {
            $0.by == .supply(purchase.number) && $0.lesson.school == purchase.school && $0.date == purchase.date
          }
      }
      try #require(Set(bought.map(\.date)).count > 1)
    }

    func run(_ arguments: String...) -> ProgramRun {
      ProgramRun(["event"] + arguments + ["--database", database])
    }

    func note(_ purchase: SupplyPurchase, _ state: SupplyBooking.State) throws {
      let run = run(
        "supply", "--school", purchase.school.text, "--date", purchase.date.description, "--number",
        "\(purchase.number)", "--state", state.rawValue, "--as-of", "2026-09-21")
      try #require(run.status == .done, "\(run.errors)")
    }

    func state(_ purchase: SupplyPurchase) throws -> SupplyBooking.State? {
      try StoredGroup(in: reader()).group(telling: .recording()).bookings.first { purchase.isOf($0) }?.state
    }

    func reader() throws -> PlannerDatabase { try PlannerDatabase(database, for: .reading, holder: "a test") }
  }

  @Test func whatNobodyHasConfirmedInTimeIsUnfilled() throws {
    let it = try Case()
    let first = it.bought[0]
    let last = try #require(it.bought.last { $0.date > first.date + 1 })
    for purchase in [first, last] { try it.note(purchase, .requested) }
    let (before, day) = ((first.date - 2).description, (first.date - 1).description)
    // Not yet, and not what's far off.
    let early = it.run("overdue", "--as-of", before)
    #expect(early.status == .done && early.output == "No supply is overdue that was requested.\n", "\(early.errors)")
    let rehearsed = it.run("overdue", "--as-of", day, "--dry-run")
    #expect(rehearsed.output.contains("Nothing was noted") && rehearsed.output.contains("would be withdrawn"))
    #expect(try it.state(first) == .requested && it.reader().withdrawals(of: 1).isEmpty)

    let run = it.run("overdue", "--as-of", day, "--mail-from", "planner@trust.example")
    #expect(
      run.status == .done
        && run.output.hasPrefix(
          "Overdue: supply teacher \(first.number) at \(first.school) on \(first.date.readableShort)\n"),
      "\(run.output)\(run.errors)")
    #expect(try it.state(first) == .unfilled && it.state(last) == .requested)
    let kept = try it.reader().withdrawals(of: 1)
    #expect(!kept.isEmpty && kept.allSatisfy { $0.withdrawal.day == first.date && $0.isTold })
    // The same as by hand.
    let other = try Case()
    try other.note(first, .requested)
    try other.note(first, .unfilled)
    #expect(try other.reader().withdrawals(of: 1).map(\.withdrawal) == kept.map(\.withdrawal))
    // Once more it's nothing new.
    #expect(it.run("overdue", "--as-of", day).output == "No supply is overdue that was requested.\n")
    #expect(try it.reader().withdrawals(of: 1) == kept)
    #expect(planner("doctor", "--database", it.database).status == .done)
  }

  @Test func allOfItIsOneStep() throws {
    let it = try Case()
    let first = it.bought[0]
    let second = try #require(it.bought.first { !($0.school == first.school && $0.date == first.date) })
    for purchase in [first, second] { try it.note(purchase, .requested) }
    let revision = try #require(try it.reader().currentRevision()).number
    let days = String(min(60, second.date - first.date + 1))
    let run = it.run("overdue", "--days", days, "--as-of", (first.date - 1).description)
    #expect(run.status == .done && run.output.contains("; supply teacher "), "\(run.output)\(run.errors)")
    #expect(try it.state(first) == .unfilled && it.state(second) == .unfilled)
    #expect(try it.reader().currentRevision()?.number == revision + 1)
    #expect(Set(try it.reader().withdrawals(of: 1).map(\.groupRevision)) == [revision + 1])
  }

  /// What's needed nobody has asked for; what's confirmed comes; what's over is over; what the plan hasn't nobody misses.
  @Test func whatIsNotOverdueIsLeftAlone() throws {
    let it = try Case()
    let first = it.bought[0]
    for state in [SupplyBooking.State.needed, .confirmed, .cancelled] {
      try it.note(first, state)
      #expect(it.run("overdue", "--as-of", first.date.description).output.hasPrefix("No supply is overdue"))
      #expect(try it.state(first) == state)
    }
    let other = try Case()
    try other.note(first, .requested)
    #expect(other.run("overdue", "--as-of", (first.date + 1).description).output.hasPrefix("No supply is overdue"))
    var unknown = first
    unknown.number = 99
    try other.note(unknown, .requested)
    try other.note(first, .confirmed)
    let json = other.run("overdue", "--as-of", first.date.description, "--format", "json")
    #expect(json.status == .done && json.output.contains("\"isNew\" : false"), "\(json.output)\(json.errors)")
    #expect(try other.state(unknown) == .requested)
    #expect(ProgramRun(["event", "overdue", "--days", "61", "--database", "x"]).status == .usage)
  }
}
