// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Intake
import Optimiser
import Verifier

/// `planner-bench figures`: what each step of a solve takes, one line of JSON a group.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Reads, compiles, constructs, searches and verifies each group, and prints a line of JSON for each.",
    discussion: """
      Seconds are of wall clock from the start of the step; peakMB is the process's peak so far, so give each group a
      process of its own where memory matters.
      """)

  @Argument(help: "Group folders or workbooks.")
  var groups: [String]
  @Option(help: "Rounds of search; by the size of the group if not given.")
  var rounds: Int?
  @Option(help: "Start of the random choices.")
  var seed = 1
  @Flag(help: "Also what each move achieved.")
  var moves = false

  func run() throws {
    for path in groups { print(try figures(path)) }
  }

  private func figures(_ path: String) throws -> String {
    let clock = ContinuousClock()
    var start = clock.now
    let contents = GroupFolder.read(path)
    guard let group = contents.group else { throw ValidationError("\(path): it holds errors; see planner check") }
    var figures: [(String, String)] = [
      ("group", "\"\(URL(fileURLWithPath: path).lastPathComponent)\""), ("schools", String(group.schools.count)),
      ("people", String(group.people.count)), ("activities", String(group.activities.count)),
      ("readSeconds", seconds(clock.now - start)),
    ]
    start = clock.now
    var firstSeconds: String?
    let optimiser = Optimiser(group, options: SolveOptions(seed: seed, rounds: rounds))
    let plan = optimiser.solve(
      compiled: { compiled in
        figures += [
          ("compileSeconds", seconds(clock.now - start)), ("options", String(compiled.options)),
          ("bytesPerOption", String(compiled.options == 0 ? 0 : compiled.optionBytes / compiled.options)),
        ]
      },
      progress: { progress in
        if firstSeconds == nil {
          firstSeconds = seconds(clock.now - start)
          figures += [
            ("firstPlanSeconds", seconds(clock.now - start)), ("firstPlaced", String(progress.placed)),
            ("firstMust", String(progress.must)), ("firstRest", String(progress.rest.rawValue)),
          ]
        }
        if progress.round == progress.rounds, moves {
          for tally in progress.moves {
            FileHandle.standardError.write(Data("\(tally)\n".utf8))
          }
        }
      })
    figures += [
      ("solveSeconds", seconds(clock.now - start)), ("rounds", String(plan.run.rounds)),
      ("placed", String(Set(plan.occurrences.map(\.activity)).count + plan.secondments.count)),
      ("must", String(plan.objective.must)), ("rest", String(plan.objective.parts.total.rawValue)),
    ]
    start = clock.now
    let verdict = Verifier(group).verify(plan)
    figures += [
      ("verifySeconds", seconds(clock.now - start)), ("isVerified", String(verdict.isVerified)),
      ("peakMB", String(peakMegabytes())),
    ]
    return "{" + figures.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  private func seconds(_ duration: Duration) -> String {
    let parts = duration.components
    return String(format: "%.3f", Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
  }

  private func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
