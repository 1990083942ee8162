// SPDX-License-Identifier: Apache-2.0

import Domain

/// What every date is for every school.
struct DayTable {
  enum Kind: UInt8 { case closed, inset, pupils }

  /// One school on one date.
  struct SchoolDay {
    var kind = Kind.closed
    var halfTerm: UInt8 = 0
    /// Index of the week letter, -1 where there are no pupils.
    var letter: Int8 = -1
    /// Number of the timetable's cycle in which the date lies, -1 where there are no pupils (H5).
    var cycle: Int16 = -1
    /// Years of which nothing may be lost or watched, as bits.
    var closedYears: UInt64 = 0
    /// A blackout concerns everyone.
    var isBlackedOut = false
  }

  /// Bells of a school's weekday; a weekday without them is no school day.
  struct Bells {
    var pupils = Stretch()
    var staff = Stretch()
    var midday: Int16 = 0
    /// The teaching halves; empty where no lesson starts in one.
    var teaching = (Stretch(), Stretch())
    var firstPeriod: Int32 = 0
    var periodCount: Int16 = -1

    func half(at time: Int) -> Int { time < Int(midday) ? 0 : 1 }
    /// The pupils' and the staff's hours of a half (0: the morning).
    func pupils(half: Int) -> Stretch {
      half == 0 ? Stretch(start: pupils.start, end: midday) : Stretch(start: midday, end: pupils.end)
    }
    func staff(half: Int) -> Stretch {
      half == 0 ? Stretch(start: staff.start, end: midday) : Stretch(start: midday, end: staff.end)
    }
    func teaching(half: Int) -> Stretch { half == 0 ? teaching.0 : teaching.1 }
  }

  /// [start, end) in minutes of the day.
  struct Stretch {
    var start: Int16 = 0
    var end: Int16 = 0
    init(start: Int16 = 0, end: Int16 = 0) {
      self.start = start
      self.end = end
    }
    init(_ span: TimeSpan?) {
      self.init(start: Int16(span?.start.minutes ?? 0), end: Int16(span?.end.minutes ?? 0))
    }
    var isEmpty: Bool { start >= end }
    func overlaps(_ from: Int, _ to: Int) -> Bool { from < Int(end) && Int(start) < to }
  }

  struct PeriodTimes {
    let start: Int16
    let end: Int16
    let half: Int8
  }

  let firstDate: CivilDate
  let dayCount: Int
  /// 0 = Monday.
  let weekdays: FlatTable<Int8>
  /// Weeks from Monday to Sunday, numbered from that of the first day.
  let weeks: FlatTable<Int16>
  let weekCount: Int
  /// Half-terms are numbered 1…; number 0 stands for days outside them.
  let halfTerms: Int
  /// By school, then day.
  private let days: FlatTable<SchoolDay>
  /// By school and weekday (0 = Monday).
  private let bellTable: FlatTable<Bells>
  private let periodTable: FlatTable<PeriodTimes>
  /// Most periods of any day's bells, at least 1.
  let mostPeriods: Int
  /// Directed time besides the staff's day: weekly slots by school * 7 + weekday, dated ones by school * dayCount + day.
  private let weekly: SlotTable
  private let dated: SlotTable

  func date(_ day: Int) -> CivilDate { firstDate + day }
  @inline(__always) func at(_ school: Int, _ day: Int) -> SchoolDay { days[school * dayCount + day] }
  /// The term of a school's date, from 0: half-terms 1 and 2 make the first. Dates outside half-terms count as of the first.
  func term(_ school: Int, _ day: Int) -> Int { max(0, Int(at(school, day).halfTerm) - 1) / 2 }
  @inline(__always) func bells(_ school: Int, day: Int) -> Bells? {
    let bells = bellTable[school * 7 + Int(weekdays[day])]
    return bells.periodCount < 0 ? nil : bells
  }
  /// A period of a day's bells.
  @inline(__always) func period(_ bells: Bells, _ number: Int) -> PeriodTimes {
    periodTable[Int(bells.firstPeriod) + number]
  }

  /// Calls `body` with each directed slot of a school on a day: weekly ones while there are pupils, dated ones always.
  @inline(__always) func eachSlot(_ school: Int, _ day: Int, _ body: (Stretch) -> Void) {
    dated.each(school * dayCount + day, body)
    if at(school, day).kind == .pupils { weekly.each(school * 7 + Int(weekdays[day]), body) }
  }

  /// Whether the school has directed slots of that very date, and each of them.
  @inline(__always) func hasDatedSlots(_ school: Int, _ day: Int) -> Bool { dated.has(school * dayCount + day) }
  @inline(__always) func eachDatedSlot(_ school: Int, _ day: Int, _ body: (Stretch) -> Void) {
    dated.each(school * dayCount + day, body)
  }

  /// Slots by key.
  private struct SlotTable {
    private let first: FlatTable<Int32>
    private let slots: FlatTable<Stretch>

    init(keys: Int, slots: [(key: Int, stretch: Stretch)]) {
      var counts = [Int32](repeating: 0, count: keys + 1)
      for slot in slots { counts[slot.key + 1] += 1 }
      for key in 0..<keys { counts[key + 1] += counts[key] }
      first = FlatTable(counts)
      let order = slots.indices.sorted { (slots[$0].key, $0) < (slots[$1].key, $1) }
      self.slots = FlatTable(order.map { slots[$0].stretch })
    }

    @inline(__always) func has(_ key: Int) -> Bool { first[key] < first[key + 1] }
    @inline(__always) func each(_ key: Int, _ body: (Stretch) -> Void) {
      var index = Int(first[key])
      while index < Int(first[key + 1]) {
        body(slots[index])
        index += 1
      }
    }
  }

  init(_ group: Group, schools: [School], directory: Directory) {
    let year = group.year
    firstDate = year.first
    dayCount = year.count
    let dates = (0..<dayCount).map { year.first + $0 }
    weekdays = FlatTable(dates.map { Int8($0.weekday.rawValue - 1) })
    let monday = year.first.monday
    let weeks = dates.map { Int16(($0 - monday) / 7) }
    self.weeks = FlatTable(weeks)
    weekCount = (weeks.last.map(Int.init) ?? -1) + 1
    letterIndex = Self.letters(group)
    var days: [SchoolDay] = []
    var known: [ViewKey: [SchoolDay]] = [:]
    var bells: [Bells] = []
    var periods: [PeriodTimes] = []
    for school in schools {
      let schedule = directory.bells[school.bells] ?? BellSchedule(id: school.bells, days: [])
      bells += Weekday.allCases.map { Self.bells(schedule.day($0), &periods) }
      let key = ViewKey(calendar: school.calendar, bells: school.bells)
      let calendar = directory.calendars[school.calendar] ?? SchoolCalendar(id: school.calendar, halfTerms: [])
      let own =
        known[key]
        ?? Self.days(of: calendar, bells: schedule, dates: dates, group: group, letters: letterIndex)
      known[key] = own
      days += own
    }
    halfTerms = 1 + Int(days.map(\.halfTerm).max() ?? 0)
    mostPeriods = max(1, Int(bells.map(\.periodCount).max() ?? 1))
    self.days = FlatTable(days)
    bellTable = FlatTable(bells)
    periodTable = FlatTable(periods)
    let index = Dictionary(uniqueKeysWithValues: schools.enumerated().map { ($1.id, $0) })
    weekly = SlotTable(
      keys: schools.count * 7,
      slots: group.meetings.compactMap { slot in
        index[slot.school].map { ($0 * 7 + slot.weekday.rawValue - 1, Stretch(slot.span)) }
      })
    let count = dayCount
    dated = SlotTable(
      keys: schools.count * count,
      slots: group.directed.filter { year.contains($0.date) }.compactMap { slot in
        index[slot.school].map { ($0 * count + (slot.date - year.first), Stretch(slot.span)) }
      })
  }

  private struct ViewKey: Hashable {
    let calendar: Identifier<SchoolCalendar>
    let bells: Identifier<BellSchedule>
  }

  private static func letters(_ group: Group) -> [String: Int8] {
    var letters: [String: Int8] = [:]
    for calendar in group.calendars {
      for letter in calendar.cycle + calendar.statedWeeks.map(\.letter) where letters[letter] == nil {
        letters[letter] = Int8(letters.count)
      }
    }
    return letters.isEmpty ? ["A": 0] : letters
  }

  private static func bells(_ day: BellDay?, _ periods: inout [PeriodTimes]) -> Bells {
    var bells = Bells()
    guard let day else { return bells }
    bells.pupils = Stretch(day.pupils)
    bells.staff = Stretch(day.staff)
    bells.midday = Int16(day.midday.minutes)
    bells.teaching = (Stretch(day.teaching(in: .morning)), Stretch(day.teaching(in: .afternoon)))
    bells.firstPeriod = Int32(periods.count)
    bells.periodCount = Int16(day.periods.count)
    periods += day.periods.map {
      PeriodTimes(
        start: Int16($0.span.start.minutes), end: Int16($0.span.end.minutes),
        half: Int8(day.half(at: $0.span.start).rawValue))
    }
    return bells
  }

  /// Index of each week letter.
  let letterIndex: [String: Int8]

  private static func days(
    of calendar: SchoolCalendar, bells: BellSchedule, dates: [CivilDate], group: Group, letters: [String: Int8]
  ) -> [SchoolDay] {
    let view = CalendarView(calendar, bells: bells, year: group.year)
    let years = group.rules.years
    var week = -1
    var monday: CivilDate?
    return dates.map { date in
      var day = SchoolDay()
      day.halfTerm = UInt8(view.halfTerm(date))
      switch view.kind(date) {
      case .closed: day.kind = .closed
      case .inset: day.kind = .inset
      case .pupils(let letter):
        day.kind = .pupils
        day.letter = letters[letter] ?? -1
        if monday != date.monday { week += 1 }
        monday = date.monday
        day.cycle = Int16(week / max(1, calendar.cycle.count))
      }
      if Int(day.halfTerm) >= years.keptFromHalfTerm {
        day.closedYears |= mask(years.keptToYearEnd)
        if date <= years.satsEnd { day.closedYears |= mask(years.keptToSats) }
      }
      for blackout in calendar.blackouts where blackout.span.contains(date) {
        day.closedYears |= mask(blackout.years)
        if blackout.roles.isEmpty && blackout.years.isEmpty { day.isBlackedOut = true }
      }
      return day
    }
  }

  /// Year groups as bits; Nursery is year -1, Reception 0.
  static func mask(_ years: [Int]) -> UInt64 {
    years.reduce(0) { (-1..<63).contains($1) ? $0 | (1 << UInt64($1 + 1)) : $0 }
  }
}
