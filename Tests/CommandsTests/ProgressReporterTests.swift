// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Commands
@testable import Optimiser

@Suite struct ProgressReporterTests {
  private func progress(_ round: Int, of rounds: Int = 100, must: Int = 0, isLawful: Bool = true) -> SolveProgress {
    SolveProgress(
      round: round, rounds: rounds, placed: 3, isLawful: isLawful, must: must, rest: MilliLessons(-212_440),
      restBound: MilliLessons(-250_000), moves: [], evaluations: 0)
  }

  private func run(_ console: Console, isSilent: Bool = false, rounds: Int = 100) {
    let reporter = ProgressReporter(on: console, activities: 4, isSilent: isSilent)
    for round in 0...rounds { reporter.report(progress(round, of: rounds)) }
    reporter.finish()
  }

  @Test func inAPipeThereIsAPlainLineForEachTenth() {
    let console = Console.recording()
    run(console)
    let lines = console.recordedErrors.split(separator: "\n")
    #expect(lines.count == 11)
    #expect(
      lines.first
        == "planner: round 0 of 100: 3 of 4 activities placed, objective −212.4, bound −250.0, at most 17.7 % better")
    #expect(!console.recordedErrors.contains("\u{1B}"))
    #expect(console.recordedOutput.isEmpty)
  }

  @Test func activitiesOfKindsThatArentPlannedCountAsInTheSummary() {
    let reporter = ProgressReporter(on: .recording(), activities: 68, isSilent: true)
    #expect(reporter.words(progress(1)).contains("3 of 68 activities placed"))
  }

  @Test func onATerminalOneLineIsRewrittenAndTakenAwayAtTheEnd() {
    let console = Console.recording(isInteractive: true)
    run(console)
    #expect(!console.recordedErrors.contains("\n"))
    #expect(console.recordedErrors.contains("round 100 of 100 ("))
    #expect(console.recordedErrors.contains(" a second, 0 s): 3 of 4 placed, objective −212.4, at most 17.7 % better"))
    #expect(console.recordedErrors.hasSuffix("\r\u{1B}[K"))
  }

  @Test(arguments: [true, false]) func quietSaysNothing(isInteractive: Bool) {
    let console = Console.recording(isInteractive: isInteractive)
    run(console, isSilent: true)
    #expect(console.recordedErrors.isEmpty)
  }

  @Test func noRoundsAtAllAreReportedOnce() {
    let console = Console.recording()
    run(console, rounds: 0)
    #expect(console.recordedErrors.split(separator: "\n").count == 1)
  }

  @Test func whatIsNotLawfulYetHasNoObjective() {
    let reporter = ProgressReporter(on: .recording(), activities: 4, isSilent: true)
    let words = reporter.words(progress(0, must: 1000, isLawful: false))
    #expect(words == "round 0 of 100: 3 of 4 activities placed, not lawful yet")
  }

  @Test func missingMustsAreSaid() {
    let reporter = ProgressReporter(on: .recording(), activities: 4, isSilent: true)
    let words = reporter.words(progress(1, must: 4000))
    // Of what's missing there the bound knows nothing.
    #expect(words.contains("weight of musts missing 4.0") && !words.contains("better"))
  }
}
