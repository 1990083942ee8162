// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Optimiser
import Verifier

/// `planner-bench figures`: what each step of a solve takes, one line of JSON a group.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Reads, compiles, constructs, searches and verifies each group, and prints a line of JSON for each.",
    discussion: """
      Seconds are of wall clock since the step began, and after the stroke of processor time (all threads), which other
      programs on the machine hardly change. peakMB is the process's peak so far, so give each group a process of its own
      where memory matters.
      """)

  @OptionGroup var planned: PlannedGroups
  @Flag(help: "Also what each move achieved.")
  var moves = false

  func run() throws {
    for path in planned.groups { print(try figures(path)) }
  }

  private func figures(_ path: String) throws -> String {
    var watch = StopWatch()
    let group = try PlannedGroups.read(path)
    var figures: [(String, String)] = [
      ("group", "\"\(PlannedGroups.name(path))\""), ("schools", String(group.schools.count)),
      ("people", String(group.people.count)), ("activities", String(group.activities.count)),
      ("readSeconds", watch.reading),
    ]
    watch = StopWatch()
    var first: Double?
    var last: (seconds: Double, evaluations: Int, moves: Int) = (0, 0, 0)
    let optimiser = Optimiser(group, options: planned.solveOptions)
    let plan = optimiser.solve(
      compiled: { compiled in
        figures += [
          ("compileSeconds", watch.reading), ("options", String(compiled.options)),
          ("bytesPerOption", String(compiled.options == 0 ? 0 : compiled.optionBytes / compiled.options)),
        ]
      },
      progress: { progress in
        last = (watch.seconds, progress.evaluations, progress.moves.reduce(0) { $0 + $1.tried })
        if first == nil {
          first = watch.seconds
          figures += [
            ("firstPlanSeconds", watch.reading), ("firstPlaced", String(progress.placed)),
            ("firstMust", String(progress.must)), ("firstRest", String(progress.rest.rawValue)),
          ]
        }
        if progress.round == progress.rounds, moves {
          for tally in progress.moves {
            FileHandle.standardError.write(Data("\(tally)\n".utf8))
          }
        }
      })
    let searched = max(0.001, last.seconds - (first ?? 0))
    figures += [
      ("movesPerSecond", String(Int(Double(last.moves) / searched))),
      ("evaluationsPerSecond", String(Int(Double(last.evaluations) / searched))),
      ("solveSeconds", watch.reading), ("rounds", String(plan.run.rounds)),
      ("placed", String(Set(plan.occurrences.map(\.activity)).count + plan.secondments.count)),
      ("must", String(plan.objective.must)), ("rest", String(plan.objective.parts.total.rawValue)),
    ]
    if let bound = plan.bounds.first(where: { $0.tier == .rest })?.value {
      figures.append(("restBound", String(bound)))
    }
    watch = StopWatch()
    let verdict = Verifier(group).verify(plan)
    figures += [
      ("verifySeconds", watch.reading), ("isVerified", String(verdict.isVerified)),
      ("peakMB", String(peakMegabytes())),
    ]
    return "{" + figures.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  private func peakMegabytes() -> Int { StopWatch.usage().ru_maxrss / 1024 }
}

/// Wall clock and processor time since it was made.
struct StopWatch {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let startUsage = Self.usage()

  init() { start = clock.now }

  /// "1.234/2.345": seconds of wall clock and of processor time, as a JSON string.
  var reading: String {
    let wall = seconds
    let processor = Self.processor(Self.usage()) - Self.processor(startUsage)
    return String(format: "\"%.3f/%.3f\"", wall, processor)
  }

  /// Wall clock since it was made.
  var seconds: Double {
    let parts = (clock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  static func usage() -> rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  private static func processor(_ usage: rusage) -> Double {
    let micro = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(micro) * 1e-6
  }
}
