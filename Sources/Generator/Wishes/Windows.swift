// SPDX-License-Identifier: Apache-2.0

import Domain

/// When in the year something is wished for: at `loose` a term or more, at `tight` mostly one half-term.
struct Windows {
  let density: GenerationParameters.Density

  /// Half-terms, by number from 0, that visits are wished for in: the second is the dearest.
  private static let weights = [12, 22, 20, 18, 12, 16]

  /// A window among the half-terms of these numbers; one span, since the half-terms of a window follow one another.
  func draw(among numbers: [Int], _ random: inout RandomStream) -> [DateSpan] {
    let weights = numbers.map { Self.weights[$0] }
    let place = random.index(weights: weights)
    let isWide = density == .loose || random.chance(400)
    let reach = density == .loose ? 2 : 1
    var first = place
    var last = place
    if isWide {
      // Widened to half-terms that follow in the year as well as in the list.
      while last - place < reach, last + 1 < numbers.count, numbers[last + 1] == numbers[last] + 1 { last += 1 }
      while last - first < reach, first > 0, numbers[first - 1] == numbers[first] - 1 { first -= 1 }
    }
    return [DateSpan(YearDates.halfTerms[numbers[first]].first, YearDates.halfTerms[numbers[last]].last)]
  }

  /// Three weeks of each term, starting so many weeks after it, as published calendars give each network its weeks.
  static func termly(after weeks: Int) -> [DateSpan] {
    [YearDates.day(9, 7), YearDates.day(1, 5), YearDates.day(4, 19)].map { start in
      DateSpan(start + 7 * weeks, start + 7 * weeks + 20)
    }
  }

  /// Half-terms in which somebody can be away who teaches `years`: none of the last exams' years from February on.
  static func possible(teaching years: [Int]) -> [Int] {
    if years == [6] { return [0, 1, 2, 5] }
    if years.contains(11) || years.contains(13) { return [0, 1, 2] }
    return Array(0..<6)
  }
}
