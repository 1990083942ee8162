// SPDX-License-Identifier: Apache-2.0

import Domain
import Optimiser
import Testing
import Verifier

@testable import Generator

/// What's generated can be planned, and every plan for it is lawful.
@Suite struct PlanTests {
  @Test(arguments: [(2, UInt64(1), 4), (3, 2, 3), (12, 3, 0)], GenerationParameters.Density.allCases)
  func plansForGeneratedGroupsVerify(
    size: (schools: Int, seed: UInt64, rounds: Int), density: GenerationParameters.Density
  ) {
    let parameters = GenerationParameters(schools: size.schools, seed: size.seed, density: density)
    let group = GroupGenerator(parameters).group()
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: size.rounds)).solve()
    let verdict = Verifier(group).verify(plan)
    #expect(verdict.isVerified)
    let planned = Set(plan.occurrences.map(\.activity)).count
    let plannable = group.activities.count { $0.kind == .session || $0.kind == .visit }
    #expect(planned * 10 >= plannable * 6, "\(planned) of \(plannable)")
  }
}
