// SPDX-License-Identifier: Apache-2.0

import Domain

/// When each band meets each team in a fortnight: a curriculum laid into periods.
struct Timetable {
  /// A period of the fortnight.
  struct Slot: Hashable, Comparable {
    /// 0 is week A, 1 week B.
    let week: Int
    let weekday: Weekday
    /// Number of the lesson period on that day, from 0.
    let period: Int
    static func < (a: Self, b: Self) -> Bool { (a.week, a.weekday, a.period) < (b.week, b.weekday, b.period) }
  }

  let curriculum: Curriculum
  /// The slots of each unit, in order.
  let slots: [[Slot]]
  /// Weekdays on which a team doesn't teach at all, in either week: its teachers work part-time.
  let freeDays: [[Weekday]]

  static let letters = ["A", "B"]

  /// All slots of a fortnight.
  static func all(periods: Int) -> [Slot] {
    (0..<2).flatMap { week in
      Weekday.allCases.prefix(5).flatMap { day in
        (0..<periods).map { Slot(week: week, weekday: day, period: $0) }
      }
    }
  }

  init(_ curriculum: Curriculum, _ random: inout RandomStream) {
    self.curriculum = curriculum
    let meetings = curriculum.units.indices.flatMap { unit in
      Array(repeating: unit, count: curriculum.units[unit].periods)
    }
    let colours = EdgeColouring.colours(
      meetings.map { (curriculum.units[$0].band, curriculum.units[$0].team) }, lefts: curriculum.bands.count,
      rights: curriculum.teams.count, colours: curriculum.slots)
    var used = Array(repeating: Set<Int>(), count: curriculum.teams.count)
    for (unit, colour) in zip(meetings, colours) { used[curriculum.units[unit].team].insert(colour) }
    let dates = ColourDates(curriculum, used: used, &random)
    freeDays = dates.freeDays
    var slots = curriculum.units.map { _ in [Slot]() }
    for (unit, colour) in zip(meetings, colours) { slots[unit].append(dates.slots[colour]) }
    self.slots = slots.map { $0.sorted() }
  }
}

/// Gives the colours of a timetable their periods: any order will do, so one is taken in which teams with few lessons
/// have whole days off.
private struct ColourDates {
  var slots: [Timetable.Slot] = []
  var freeDays: [[Weekday]]

  /// Most teams of part-timers, and what they teach at most: three quarters of a full timetable.
  private static let mostTeams = 2

  init(_ curriculum: Curriculum, used: [Set<Int>], _ random: inout RandomStream) {
    let periods = curriculum.shape.periods
    freeDays = used.map { _ in [] }
    var given: [Timetable.Slot?] = Array(repeating: nil, count: curriculum.slots)
    var days = random.shuffled(Array(Weekday.allCases.prefix(5)))
    let light = curriculum.teams.indices.sorted { (curriculum.teams[$0].load, $0) < (curriculum.teams[$1].load, $1) }
      .prefix(Self.mostTeams).filter { curriculum.teams[$0].load * 4 <= curriculum.slots * 3 }
    for team in light {
      let isHalfTime = curriculum.teams[team].load * 2 < curriculum.slots
      for _ in 0..<(isHalfTime ? 2 : 1) {
        let free = given.indices.filter { given[$0] == nil && !used[team].contains($0) }
        // Those in which another part-time team teaches first: they can't be its free day anyway.
        let sorted = free.sorted { a, b in
          let (x, y) = (Self.wanted(a, light, besides: team, used), Self.wanted(b, light, besides: team, used))
          return (x, a) < (y, b)
        }
        guard sorted.count >= periods * 2, let day = days.popLast() else { continue }
        freeDays[team].append(day)
        for (colour, number) in zip(sorted, 0..<periods * 2) {
          given[colour] = Timetable.Slot(week: number / periods, weekday: day, period: number % periods)
        }
      }
    }
    let taken = Set(given.compactMap { $0 })
    var rest = random.shuffled(Timetable.all(periods: periods).filter { !taken.contains($0) })
    slots = given.map { $0 ?? rest.removeLast() }
  }

  /// How many other part-time teams are free in a colour.
  private static func wanted(_ colour: Int, _ light: [Int], besides team: Int, _ used: [Set<Int>]) -> Int {
    light.count { $0 != team && !used[$0].contains(colour) }
  }
}
