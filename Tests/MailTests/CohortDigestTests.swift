// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Mail

/// Letters about a session in two cohorts.
@Suite struct CohortDigestTests {
  private static func builder(
    _ plan: Plan = SmallCohorts.plan(), changes: PlanChanges? = nil
  ) -> DigestBuilder {
    let group = SmallCohorts.group()
    return DigestBuilder(group, plan, PlanWords(group, plan), asOf: plan.asOf, changes: changes)
  }

  private static func texts(_ letter: Letter?) -> [String] {
    (letter?.sections ?? []).flatMap(\.blocks).flatMap { block -> [String] in
      switch block {
      case .entries(let entries): entries.map(\.text)
      case .list(let lines): lines
      default: []
      }
    }
  }

  @Test func everyoneReadsOfTheirOwnCohort() throws {
    let people = SmallCohorts.group().people
    let anna = try #require(people.first { $0.id == "anna" })
    #expect(
      Self.texts(Self.builder().letter(to: anna)) == [
        "Induction (cohort 1, 1 of 2), Online", "Induction (cohort 1, 2 of 2), Online",
      ])
    let finn = try #require(people.first { $0.id == "finn" })
    #expect(
      Self.texts(Self.builder().letter(to: finn)) == [
        "Induction (cohort 2, 1 of 2), Online", "Induction (cohort 2, 2 of 2), Online",
      ])
  }

  @Test func aChangeIsOfACohort() throws {
    var plan = SmallCohorts.plan()
    plan.occurrences[3].date = "2026-10-07"
    let changes = PlanChanges(from: SmallCohorts.plan(), to: plan, in: SmallCohorts.group())
    let people = SmallCohorts.group().people
    let anna = try #require(people.first { $0.id == "anna" })
    let ben = try #require(people.first { $0.id == "ben" })
    #expect(
      Self.texts(Self.builder(plan, changes: changes).letter(to: anna)).first
        == "Induction (cohort 1, 2 of 2): another date. It was on Wed 30 Sep, 15:30–16:30, Online; now it's on Wed 7 Oct, "
        + "15:30–16:30, Online.")
    #expect(changes.changes.count == 1 && !changes.people.contains("ben"))
    #expect(Self.texts(Self.builder(plan, changes: changes).letter(to: ben)).count == 2)
  }
}
