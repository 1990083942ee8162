// SPDX-License-Identifier: Apache-2.0

import Choice
import Foundation
import TestSupport
import Testing

@Suite struct MPSTests {
  @Test func aFileSaysWhatItsNamesMean() {
    var builder = ChoiceModel.Builder()
    let seats = builder.addResource("seats", lower: 1, upper: 3)
    let least = builder.addResource("least", lower: 1)
    builder.addDecision("how many\ncome")
    for number in 0...2 { builder.addOption(cost: 2 * number, [(seats, number)]) }
    builder.addDecision("where")
    builder.addOption(cost: 7)
    builder.addOption(cost: 4, [(seats, 1), (least, 2)])
    builder.addOption(cost: 9, [(least, 1)])
    let text = MPSFile(builder.build(), remarks: ["a problem"]).text
    #expect(
      text == """
        * a problem
        * R0: seats
        * R1: least
        * R2: one of: where
        * C0: how many?come, how many
        * C1: where, option 1
        * C2: where, option 2
        NAME planner
        ROWS
         N COST
         L R0
         G R1
         L R2
        COLUMNS
         M1 'MARKER' 'INTORG'
         C0 COST 2
         C0 R0 1
         C1 COST -3
         C1 R0 1
         C1 R1 2
         C1 R2 1
         C2 COST 2
         C2 R1 1
         C2 R2 1
         M2 'MARKER' 'INTEND'
        RHS
         RHS COST -7
         RHS R0 3
         RHS R1 1
         RHS R2 1
        RANGES
         RNG R0 2
        BOUNDS
         UP BND C0 2
         UP BND C1 1
         UP BND C2 1
        ENDATA

        """)
  }

  @Test func valuesOfColumnsAndChoicesAreTheSame() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let model = RandomChoices.make(&random)
      let form = LinearForm(model)
      let choice = (0..<model.decisionCount).map { decision in
        let options = model.options(of: decision)
        return options.lowerBound + random.below(options.count)
      }
      let values = form.values(of: choice)
      let outcome = model.outcome(of: choice)
      #expect(form.choice(of: values) == choice)
      #expect(form.offset + zip(form.columns, values).reduce(0) { $0 + $1.0.cost * $1.1 } == outcome.cost)
      for row in form.rows {
        let sum = row.terms.reduce(0) { $0 + $1.factor * values[$1.column] }
        if let resource = row.resource {
          #expect(sum == outcome.taken[resource])
        } else {
          #expect((row.lower ?? 0)...1 ~= sum)
        }
      }
    }
  }

  @Test(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
  func anotherSolverFindsTheSameOptimum() throws {
    struct Answer: Decodable {
      let columns: Int
      let cost: Int?
    }
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 12)
    let models = (0..<40).map { _ in RandomChoices.make(&random) }
    let paths = try models.enumerated().map { number, model in
      try folder.write("\(number).mps", Data(MPSFile(model).text.utf8)).path(percentEncoded: false)
    }
    let answers: [Answer] = try Oracle.ask("mps_oracle.py", paths)
    for (model, answer) in zip(models, answers) {
      #expect(answer.cost == RandomChoices.best(model))
      #expect(answer.columns == LinearForm(model).columns.count)
    }
  }
}
