// SPDX-License-Identifier: Apache-2.0

import Domain

/// The weeks of a specialist's cycle as a grid: a row a week, a column a half of a weekday.
struct RotaGrid {
  /// One box of the grid.
  struct Cell: Equatable {
    let words: String
    /// "q0" … for a school by its place among the shares, from the eighth on with "striped"; "home", "kept", "free",
    /// "off".
    let cssClass: String
    /// Halves that it takes: 2 for a whole day.
    var halves = 1
  }

  let weekdays: [Weekday]
  /// By week of the cycle.
  private(set) var rows: [[Cell]] = []
  /// Schools with a share, in the order of their colours.
  let schools: [Identifier<School>]

  private let reading: RotaReading
  private let person: Person?
  private let names: Names

  init(_ reading: RotaReading, names: Names) {
    self.reading = reading
    self.names = names
    person = names.directory.people[reading.specialist.person]
    schools = reading.specialist.shares.map(\.school).sorted()
    let used = Set(reading.rota.slots.map(\.weekday)).union(reading.specialist.homeDays)
    weekdays = Weekday.allCases.filter { $0 <= .friday || used.contains($0) }
    let slots = Dictionary(reading.rota.slots.map { ([$0.week, $0.weekday.rawValue, $0.half.rawValue], $0.school) }) {
      first, _ in first
    }
    for week in 1...max(1, reading.specialist.cycleWeeks) {
      rows.append(
        weekdays.flatMap { weekday in
          Self.merged(
            HalfDay.allCases.map { half in
              cell(WeekdayHalf(weekday: weekday, half: half), slots[[week, weekday.rawValue, half.rawValue]])
            })
        })
    }
  }

  /// The CSS classes of a school's look: seven colours, each plain and striped, so that fourteen schools differ.
  func colour(_ school: Identifier<School>) -> String {
    let number = schools.firstIndex(of: school) ?? 0
    return "q\(number % 7)" + (number % 14 < 7 ? "" : " striped")
  }

  private func cell(_ half: WeekdayHalf, _ school: Identifier<School>?) -> Cell {
    if let school { return Cell(words: names.shortSchool(school), cssClass: colour(school)) }
    if reading.specialist.protected.contains(half) { return Cell(words: "Other work", cssClass: "kept") }
    let works = person?.works.contains(half.weekday, half.half) ?? true
    if !works { return Cell(words: "Not at work", cssClass: "off") }
    if reading.specialist.homeDays.contains(half.weekday) { return Cell(words: "Home school", cssClass: "home") }
    return Cell(words: "Free", cssClass: "free")
  }

  /// Both halves as one where they're the same.
  private static func merged(_ halves: [Cell]) -> [Cell] {
    guard let first = halves.first, halves.count == 2, halves[0] == halves[1] else { return halves }
    return [Cell(words: first.words, cssClass: first.cssClass, halves: 2)]
  }
}
