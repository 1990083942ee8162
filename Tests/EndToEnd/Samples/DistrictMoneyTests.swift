// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// `config/samples/district`: the centre's reserve, hours beyond people's own, and a school that keeps its lessons to itself.
@Suite struct DistrictMoneyTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.district) }

  /// Dockside's own money goes first; nobody else has a need of 1.3.
  @Test func theReservePaysWhatDocksideSpendsBeyondItsBudget() throws {
    let drawn = sample.plan.charges.filter { $0.kind == .reserve }
    let line = try #require(drawn.first)
    #expect(drawn.count == 1 && line.school == "dockside" && line.fund == "reserve" && line.activity == nil)
    #expect(line.amount < .zero && line.amount.rawValue >= -30_000)
    let dockside = try #require(sample.plan.schools.first { $0.school == "dockside" })
    #expect(dockside.spend == dockside.budget && dockside.budget == Pence(75_000))
  }

  /// Grace Oyelaran works two days and is paid for the hub, which goes on beyond her hours.
  @Test func theHubIsPaidToWhoIsPaidByTheHour() {
    let hub = sample.occurrences(of: "hub").filter { $0.attending.contains("grace.oyelaran") }
    let paid = sample.plan.charges.filter { $0.kind == .pay }
    #expect(!hub.isEmpty)
    #expect(Set(hub.map(\.date)).isSubset(of: Set(paid.compactMap(\.date))))
    #expect(paid.allSatisfy { $0.amount > .zero && $0.fund == nil })
  }

  /// Assistants and cover supervisors meet in their own hours, which are paid anyhow.
  @Test func theirOwnHoursCostNothing() throws {
    let meeting = try #require(sample.occurrences(of: "support-staff").first)
    #expect(!sample.plan.charges.contains { $0.kind == .pay && $0.date == meeting.date })
  }

  @Test func nobodyOfOtherSchoolsWatchesAtStMarys() {
    let watched = sample.plan.occurrences.filter { part in part.attendees.contains { $0.role == .host } }
    #expect(!watched.isEmpty && watched.allSatisfy { $0.venue != "stmarys" })
  }
}
