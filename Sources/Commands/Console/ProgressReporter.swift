// SPDX-License-Identifier: Apache-2.0

import Domain
import Optimiser

/// Tells on standard error how the search goes: on a terminal one line that is rewritten, elsewhere a plain line for
/// each tenth of the rounds, so that a log stays short and, for equal runs, equal.
final class ProgressReporter {
  private let console: Console
  /// All activities of the group, those of kinds that aren't planned among them: the summary counts them too.
  private let activities: Int
  private let isSilent: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var tenth = -1
  private var hasLine = false

  /// A reporter on the plan of a group with so many activities, which says nothing if `isSilent`.
  init(on console: Console, activities: Int, isSilent: Bool) {
    self.console = console
    self.activities = activities
    self.isSilent = isSilent
  }

  /// Called after each round.
  func report(_ progress: SolveProgress) {
    guard !isSilent else { return }
    if console.isInteractive {
      rewrite(progress)
    } else {
      let now = progress.rounds > 0 ? progress.round * 10 / progress.rounds : 0
      guard now != tenth else { return }
      tenth = now
      console.error("planner: " + words(progress))
    }
  }

  /// Takes the line away, so that what follows starts on a clean one.
  func finish() {
    guard hasLine else { return }
    hasLine = false
    console.raw("\r\u{1B}[K")
  }

  private func rewrite(_ progress: SolveProgress) {
    let now = ContinuousClock.now
    if let last, now - last < .milliseconds(100), progress.round < progress.rounds { return }
    last = now
    hasLine = true
    let seconds = (now - start) / .seconds(1)
    let rate = seconds > 0 ? Int((Double(progress.round) / seconds).rounded()) : 0
    // What matters most comes first: narrow terminals cut the rest off.
    var parts = ["\(progress.placed) of \(activities) placed"]
    if progress.isLawful {
      if progress.must > 0 { parts.append("musts missing \(MilliLessons(progress.must).written)") }
      parts.append("objective \(progress.rest.written)" + gap(progress))
    } else {
      parts.append(Self.unlawful)
    }
    let text =
      "round \(progress.round) of \(progress.rounds) (\(rate) a second, \(Int(seconds)) s): "
      + parts.joined(separator: ", ") + " (Ctrl-C ends with the best so far)"
    console.raw("\r\u{1B}[K" + String(text.prefix(max(20, console.errorWidth - 1))))
  }

  private static let unlawful = "not lawful yet"

  /// "round 120 of 4000: 31 of 34 activities placed, objective −212.4, bound −250.0, at most 17.7 % better".
  func words(_ progress: SolveProgress) -> String {
    var parts = ["\(progress.placed) of \(activities) activities placed"]
    if !progress.isLawful {
      return "round \(progress.round) of \(progress.rounds): " + (parts + [Self.unlawful]).joined(separator: ", ")
    }
    if progress.must > 0 { parts.append("weight of musts missing \(MilliLessons(progress.must).written)") }
    parts.append("objective \(progress.rest.written)")
    parts.append("bound \(progress.restBound.written)" + gap(progress))
    return "round \(progress.round) of \(progress.rounds): " + parts.joined(separator: ", ")
  }

  /// ", at most 17.7 % better": how far the bound is from the objective, as a part of the objective's size. Nothing where
  /// that means nothing: without an objective, and while musts are missing, of which the bound knows nothing.
  private func gap(_ progress: SolveProgress) -> String {
    let size = abs(progress.rest.rawValue)
    if size == 0 || progress.must > 0 { return "" }
    let perMille = ceilDivide((progress.rest.rawValue - progress.restBound.rawValue) * 1000, size)
    return ", at most \(perMille / 10).\(perMille % 10) % better"
  }
}
