// SPDX-License-Identifier: Apache-2.0

import Choice
import Foundation
import TestSupport
import Testing

@testable import CPSAT

@Suite struct LibraryTests {
  @Test func anAbsentLibraryIsSaidToBe() {
    #expect(throws: CPSATProblem.self) { try CPSATLibrary(path: "/nowhere/libortools.so.9") }
    do {
      _ = try CPSATLibrary(path: "/nowhere")
    } catch {
      #expect(error.code == "engine.library-missing")
      #expect(error.description.contains("/nowhere") && error.description.contains("pip install ortools"))
    }
  }

  @Test func anotherLibraryWontDo() throws {
    let places = ["/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64"].map { $0 + "/libm.so.6" }
    let library = try #require(places.first { FileManager.default.fileExists(atPath: $0) }, "the C library")
    let problem = #expect(throws: CPSATProblem.self) { try CPSATLibrary(path: library) }
    #expect(problem?.code == "engine.library-unsuitable")
    #expect(problem?.description.contains("SolveCpNewEnv") == true)
  }

  @Test(.enabled(if: Oracle.libraryOfORTools != nil, "\(Oracle.hint)"))
  func smallProblemsAreSolvedToProof() throws {
    let library = try CPSATLibrary(path: Oracle.libraryOfORTools)
    var random = SplitMix64(seed: 5)
    for _ in 0..<30 {
      let model = RandomChoices.make(&random)
      let answer = CPSATSolver(library, threads: 1, seed: 1).solve(model)
      let best = RandomChoices.best(model)
      #expect(answer.status == (best == nil ? .infeasible : .optimal))
      guard let best, let choice = answer.choice else { continue }
      let outcome = model.outcome(of: choice)
      #expect(outcome.isFeasible && outcome.cost == best && answer.bound == best)
    }
  }

  @Test(.enabled(if: Oracle.libraryOfORTools != nil, "\(Oracle.hint)"))
  func aWishToEndEndsASolve() throws {
    let library = try CPSATLibrary(path: Oracle.libraryOfORTools)
    // A market split problem: hopeless for any solver at this size.
    var random = SplitMix64(seed: 9)
    var builder = ChoiceModel.Builder()
    let rows = (0..<6).map { _ in builder.addResource(lower: 1225, upper: 1225) }
    for _ in 0..<50 {
      builder.addDecision()
      builder.addOption(cost: 0)
      builder.addOption(cost: 1, rows.map { ($0, random.below(99)) })
    }
    let start = ContinuousClock.now
    let answer = CPSATSolver(library, threads: 1, seed: 1).solve(builder.build()) {
      ContinuousClock.now - start > .milliseconds(300)
    }
    #expect(answer.status == .unknown)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
  func thePackagesOwnParserReadsWhatIsWritten() throws {
    struct Job: Encodable {
      let model: [UInt8]
      let parameters: [UInt8]
    }
    struct Answer: Decodable, Equatable {
      let variables: Int
      let constraints: Int
      let cost: Int?
      let threads: Int
      let seed: Int
      let listens: Bool
      let unknown: Int
    }
    var random = SplitMix64(seed: 6)
    for _ in 0..<3 {
      let model = RandomChoices.make(&random)
      let form = LinearForm(model)
      let job = Job(
        model: Messages.model(form, hint: form.columns.map { _ in 0 }),
        parameters: Messages.parameters(threads: 2, seed: 4))
      let answer: Answer = try Oracle.ask("cpsat_oracle.py", ["solve"], input: JSONEncoder().encode(job))
      let best = RandomChoices.best(model)
      #expect(
        answer
          == Answer(
            variables: form.columns.count, constraints: form.rows.count, cost: best.map { $0 - form.offset },
            threads: 2,
            seed: 4, listens: false, unknown: 0))
    }
  }
}
