// SPDX-License-Identifier: Apache-2.0

import Choice
import Foundation
import TestSupport
import Testing

/// Made-up instances in the literature's formats.
enum Instances {
  /// Costs from 10 to 50, amounts from 5 to 25, capacities of four fifths of the mean load.
  static func assignment(agents: Int, jobs: Int, seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    var lines = ["\(agents) \(jobs)"]
    for range in [10...50, 5...25] {
      for _ in 0..<agents { lines.append((0..<jobs).map { _ in String(random.draw(range)) }.joined(separator: " ")) }
    }
    lines.append((0..<agents).map { _ in String(12 * jobs / agents) }.joined(separator: " "))
    return lines.joined(separator: "\n")
  }
}

@Suite struct InstanceTests {
  @Test func anAssignmentProblemIsRead() throws {
    let model = try AssignmentFile.read(" 2 3\n 1 2\n 3\n4 5 6\n 7 8 9 10 11 12\n 20 21\n")
    #expect(model.decisionCount == 3)
    #expect(model.upper == [20, 21])
    #expect(model.costs == [1, 4, 2, 5, 3, 6])
    #expect(model.outcome(of: [0, 2, 5]).taken == [15, 12])
  }

  @Test func aMultipleChoiceProblemIsRead() throws {
    let text = "2 2 1\n 9\n 1\n 7.00 3\n 8.25 5\n 2\n 1.5 0\n 10 9\n Solutions by  Exact Solution\n 1 0 9.75\n"
    let instance = try MultipleChoiceFile(text)
    #expect(instance.unit == 100)
    #expect(instance.model.costs == [-700, -825, -150, -1000])
    #expect(instance.model.upper == [9])
    let result = ChoiceSolver(instance.model).solve()
    #expect(result.status == .optimal)
    #expect(result.cost == -975)
  }

  /// Each item takes of one resource, two items of a class of the same: knapsacks by themselves don't bound this.
  @Test func itemsOfOneClassThatShareAResourceAreSolvedRight() throws {
    let text = """
      5 4 3
      9 9 6
      1
      51 0 6 0
      59 2 0 0
      42 1 0 0
      46 0 5 0
      2
      21 0 2 0
      28 3 0 0
      32 0 6 0
      31 4 0 0
      3
      27 0 5 0
      42 0 3 0
      42 0 0 3
      52 0 0 3
      4
      33 0 0 4
      20 0 1 0
      37 0 0 2
      48 5 0 0
      5
      41 0 0 1
      53 0 5 0
      39 6 0 0
      5 0 0 5
      """
    let result = ChoiceSolver(try MultipleChoiceFile(text).model).solve()
    #expect(result.status == .optimal)
    #expect(result.cost == -233)
  }

  @Test(arguments: [
    "2 1 1\n5\n1\n999999999999 1\n2\n0.00000000001 1\n",
    "2 2 1\n5\n1\n999999999999 1\n1 1\n2\n0.0001 1\n1 1\n",
  ])
  func profitsTooFarApartAreRefused(_ text: String) {
    let error = #expect(throws: InstanceError.self) { try MultipleChoiceFile(text) }
    #expect(error?.line == 4 && error?.value == "999999999999")
  }

  @Test func aStartThatIsNoChoiceOfTheModelIsLeftAside() {
    var builder = ChoiceModel.Builder()
    for cost in [10, 5] {
      builder.addDecision()
      builder.addOption(cost: cost)
    }
    builder.addOption(cost: 0)
    let model = builder.build()
    for start in [[2, 2], [0, 7], [-1, 1], [0]] {
      #expect(ChoiceSolver(model, start: start).solve().choice == [0, 2])
    }
  }

  @Test(arguments: [
    ("2 x", "line 1: 'x': expected the number of jobs, an integer from 1 to 100000"),
    ("1 1\n-4", "line 2: '-4': expected the cost of job 1 for agent 1, an integer from 0 to 1000000000"),
    ("1 1\n4\n5", "line 3: end of file: expected what agent 1 has, an integer from 0 to 1000000000"),
    ("1 1\n4\n5\n6\n7", "line 5: '7': expected the end of the file"),
    ("", "line 1: end of file: expected the number of agents, an integer from 1 to 10000"),
  ])
  func whatsWrongWithAnAssignmentProblemIsSaid(_ text: String, _ problem: String) {
    let error = #expect(throws: InstanceError.self) { try AssignmentFile.read(text) }
    #expect(error?.description == problem)
  }

  @Test(arguments: [
    ("1 1 1\n5\n2\n", "line 3: '2': expected the number of the class, an integer from 1 to 1"),
    (
      "1 1 1\n5\n1\n-1.5 2",
      "line 4: '-1.5': expected the profit of item 1 of class 1, a decimal number of at most 12 digits, not negative"
    ),
    (
      "1 1 1\n5\n1\n1.5 2.5",
      "line 4: '2.5': expected what item 1 of class 1 takes of resource 1, an integer from 0 to 1000000000"
    ),
  ])
  func whatsWrongWithAMultipleChoiceProblemIsSaid(_ text: String, _ problem: String) {
    let error = #expect(throws: InstanceError.self) { try MultipleChoiceFile(text) }
    #expect(error?.description == problem)
  }

  @Test(
    .needsSharedData,
    arguments: [("a05100", 1698), ("b10100", 1407), ("c10100", 1402), ("c20100", 1243), ("d05100", 6353)])
  func publicAssignmentProblemsAreSolved(_ name: String, _ optimum: Int) throws {
    let text = String(decoding: try SharedData.bytes("assignment/gap/\(name)"), as: UTF8.self)
    let result = ChoiceSolver(try AssignmentFile.read(text)).solve(rounds: 400)
    #expect(result.status == .optimal)
    #expect(result.cost == optimum)
  }

  @Test(
    .needsSharedData, arguments: [("I01", 173.0), ("I02", 364), ("I03", 1602), ("I05", 3905.7), ("I06", 4799.3)])
  func publicMultipleChoiceProblemsAreSolved(_ name: String, _ optimum: Double) throws {
    let text = String(decoding: try SharedData.bytes("assignment/mmkp/\(name)"), as: UTF8.self)
    let instance = try MultipleChoiceFile(text)
    let result = ChoiceSolver(instance.model).solve(rounds: 400)
    #expect(result.status == .optimal)
    #expect(result.cost.map { Double(-$0) / Double(instance.unit) } == optimum)
  }
}
