// SPDX-License-Identifier: Apache-2.0

import Domain

/// A specialist's wish compiled: the half-days of its cycle, the dates on which each comes round, and what a school may get
/// (`docs/model.md`, *Stays* and H13).
final class SpecialistData: Sendable {
  let spec: Specialist
  let person: Int
  let home: Int
  let cycleWeeks: Int
  /// Weeks with pupils at home over the year.
  let schoolWeeks: Int
  /// Half-days of a week that can be given to schools, in order.
  let slots: [WeekdayHalf]
  /// By day, then half.
  let dated: [DatedSlot]
  /// By school.
  let shares: [Share]
  /// Whether a day belongs to one school.
  let isWholeDays: Bool
  /// Pence a half-day.
  let contribution: Int
  /// What can be had: filled in by `SpecialistOptions`.
  let possible: PossibleStays

  /// A half-day of the year.
  struct DatedSlot: Equatable {
    let day: Int32
    /// Index in `slots`, and week of the cycle from 0.
    let slot: Int16
    let week: Int16
  }

  struct Share {
    let school: Int
    let target: Int
    let least: Int
    let most: Int
  }

  /// The data of `specialist`; nil where its person or every one of its schools is unknown.
  init?(_ specialist: Specialist, timing: Timing, compiler: Compiler) {
    possible = PossibleStays()
    guard let person = compiler.personIndex[specialist.person] else { return nil }
    let works = compiler.people[person].works
    let home = compiler.base(of: person)
    spec = specialist
    self.person = person
    self.home = home
    cycleWeeks = specialist.cycleWeeks
    isWholeDays = specialist.unit == .day
    contribution = specialist.contribution.rawValue
    slots = works.halfDays.filter { half in
      !specialist.homeDays.contains(half.weekday) && !specialist.protected.contains(half)
        && (timing.weekdays.isEmpty || timing.weekdays.contains(half.weekday))
    }
    shares = specialist.shares.compactMap { share in
      compiler.schoolIndex[share.school].map { school in
        let stray = floorDivide(share.halfDays * specialist.tolerance.rawValue, 1000)
        return Share(
          school: school, target: share.halfDays, least: share.halfDays - stray, most: share.halfDays + stray)
      }
    }.sorted { $0.school < $1.school }
    let weeks = Self.schoolWeeks(home, compiler.calendar)
    schoolWeeks = weeks.count
    var numbers = [Int](repeating: -1, count: compiler.calendar.weekCount)
    for (number, week) in weeks.enumerated() { numbers[week] = number }
    var dated: [DatedSlot] = []
    for day in 0..<compiler.calendar.dayCount {
      let date = compiler.calendar.date(day)
      let number = numbers[Int(compiler.calendar.weeks[day])]
      guard number >= 0, compiler.people[person].isValid(on: date), compiler.calendar.at(home, day).halfTerm > 0,
        timing.windows.isEmpty || timing.windows.contains(where: { $0.contains(date) })
      else { continue }
      for (index, slot) in slots.enumerated() where slot.weekday == date.weekday {
        dated.append(DatedSlot(day: Int32(day), slot: Int16(index), week: Int16(number % max(1, cycleWeeks))))
      }
    }
    self.dated = dated
    if shares.isEmpty { return nil }
  }

  /// Weeks with at least one day with pupils at a school, in order.
  private static func schoolWeeks(_ school: Int, _ calendar: DayTable) -> [Int] {
    var weeks: [Int] = []
    for day in 0..<calendar.dayCount where calendar.at(school, day).kind == .pupils {
      if weeks.last != Int(calendar.weeks[day]) { weeks.append(Int(calendar.weeks[day])) }
    }
    return weeks
  }

  /// `data` with what's possible.
  init(_ data: SpecialistData, possible: PossibleStays) {
    spec = data.spec
    person = data.person
    home = data.home
    cycleWeeks = data.cycleWeeks
    schoolWeeks = data.schoolWeeks
    slots = data.slots
    dated = data.dated
    shares = data.shares
    isWholeDays = data.isWholeDays
    contribution = data.contribution
    self.possible = possible
  }

  /// Half-days of a whole cycle.
  var cells: Int { cycleWeeks * slots.count }
  /// The half-day of the cycle that a dated slot is.
  func cell(_ dated: DatedSlot) -> Int { Int(dated.week) * slots.count + Int(dated.slot) }
  /// Whether the dated slot with this index can be spent at a school.
  func isPossible(_ index: Int, share: Int) -> Bool {
    let position = index * shares.count + share
    return possible.values.indices.contains(position) && possible.values[position] != PossibleStays.impossible
  }
  /// Days on which some school can have a half-day.
  var possibleDays: Set<Int32> {
    Set(
      dated.indices.filter { index in shares.indices.contains { isPossible(index, share: $0) } }.map { dated[$0].day })
  }
  func half(_ dated: DatedSlot) -> Int { slots[Int(dated.slot)].half.rawValue }
}

/// Which dated slots can be spent at which school, whatever else the plan holds, and what each is worth by itself.
struct PossibleStays {
  /// By dated slot, then share: worth less travel, mileage and lessons left; `impossible` where it can't be.
  var values: [Int32] = []
  static let impossible = Int32.min
}
