// SPDX-License-Identifier: Apache-2.0

import Domain

/// How long the longest stretch of each day is that people could keep for themselves, counted from a start on the grid.
///
/// Most days of a year are like others to somebody (`PatternKey`), so that each pattern is looked at once; days with busy
/// times are looked at by themselves. Everybody whom some session may ask is looked at once, on two threads.
struct LongestGaps: Sendable {
  private let rows: [Int: [Int16]]

  /// - Parameter people: each once.
  init(_ instance: Instance, people: [Int]) {
    let gaps = DirectedGaps(instance)
    let found = Parallel.map(people.count, threads: Parallel.threads) { Self.row(people[$0], gaps, instance) }
    rows = Dictionary(uniqueKeysWithValues: zip(people, found))
  }

  /// Minutes by day; nil of somebody who wasn't among the people.
  func row(of person: Int) -> [Int16]? { rows[person] }

  private static func row(_ person: Int, _ gaps: DirectedGaps, _ instance: Instance) -> [Int16] {
    let data = instance.people[person]
    let busy = instance.busyOfPerson[person] + instance.busyOfSchool[data.base]
    let schools = instance.schoolsOfDay(person)
    var known: [PatternKey: Int16] = [:]
    let calendar = instance.calendar
    return (0..<instance.dayCount).map { day in
      if !data.isEmployed(day) { return 0 }
      if busy.contains(where: { $0.days.contains(day) }) { return longest(person, day: day, gaps, instance) }
      let key = PatternKey(calendar, schools: schools, day: day)
      if let minutes = known[key] { return minutes }
      let minutes = longest(person, day: day, gaps, instance)
      known[key] = minutes
      return minutes
    }
  }

  /// The plain twin: one day by itself.
  static func longest(_ person: Int, day: Int, _ gaps: DirectedGaps, _ instance: Instance) -> Int16 {
    let grid = instance.rules.limits.startGrid.rawValue
    return Int16(gaps.gaps(person, day: day).reduce(0) { max($0, $1.end - ceilDivide($1.start, grid) * grid) })
  }
}
