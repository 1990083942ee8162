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
    /// Years of which nothing may be lost or watched, as bits.
    var closedYears: UInt64 = 0
    /// A blackout concerns everyone.
    var isBlackedOut = false
  }

  let firstDate: CivilDate
  let dayCount: Int
  /// 0 = Monday.
  let weekdays: [Int8]
  /// Weeks from Monday to Sunday, numbered from that of the first day.
  let weeks: [Int16]
  let weekCount: Int
  /// By school, then day.
  let days: [SchoolDay]
  /// Bells by school and weekday (0 = Monday).
  let bells: [BellDay?]
  /// Directed time besides the staff's day: by school, weekly slots per weekday.
  let meetings: [[[TimeSpan]]]
  /// Dated directed slots by `school * dayCount + day`.
  let directed: [Int: [TimeSpan]]

  func date(_ day: Int) -> CivilDate { firstDate + day }
  @inline(__always) func at(_ school: Int, _ day: Int) -> SchoolDay { days[school * dayCount + day] }
  @inline(__always) func bells(_ school: Int, day: Int) -> BellDay? { bells[school * 7 + Int(weekdays[day])] }

  /// Directed slots of a school on a day: weekly ones while there are pupils, dated ones always.
  func slots(_ school: Int, _ day: Int) -> [TimeSpan] {
    var spans = directed[school * dayCount + day] ?? []
    if at(school, day).kind == .pupils { spans += meetings[school][Int(weekdays[day])] }
    return spans
  }

  init(_ group: Group, schools: [School], directory: Directory) {
    let year = group.year
    firstDate = year.first
    dayCount = year.count
    let dates = (0..<dayCount).map { year.first + $0 }
    weekdays = dates.map { Int8($0.weekday.rawValue - 1) }
    let monday = year.first.monday
    weeks = dates.map { Int16(($0 - monday) / 7) }
    weekCount = (weeks.last.map(Int.init) ?? -1) + 1
    var letters: [String: Int8] = [:]
    for calendar in group.calendars {
      for letter in calendar.cycle + calendar.statedWeeks.map(\.letter) where letters[letter] == nil {
        letters[letter] = Int8(letters.count)
      }
    }
    if letters.isEmpty { letters["A"] = 0 }
    letterIndex = letters
    var days: [SchoolDay] = []
    var bells: [BellDay?] = []
    for school in schools {
      let schedule = directory.bells[school.bells] ?? BellSchedule(id: school.bells, days: [])
      bells += Weekday.allCases.map(schedule.day)
      let calendar = directory.calendars[school.calendar] ?? SchoolCalendar(id: school.calendar, halfTerms: [])
      days += Self.days(of: calendar, bells: schedule, dates: dates, group: group, letters: letters)
    }
    self.days = days
    self.bells = bells
    let index = Dictionary(uniqueKeysWithValues: schools.enumerated().map { ($1.id, $0) })
    var meetings = [[[TimeSpan]]](repeating: [[TimeSpan]](repeating: [], count: 7), count: schools.count)
    for slot in group.meetings {
      if let school = index[slot.school] { meetings[school][slot.weekday.rawValue - 1].append(slot.span) }
    }
    self.meetings = meetings
    var directed: [Int: [TimeSpan]] = [:]
    for slot in group.directed where year.contains(slot.date) {
      if let school = index[slot.school] {
        directed[school * dayCount + (slot.date - year.first), default: []].append(slot.span)
      }
    }
    self.directed = directed
  }

  /// Index of each week letter.
  let letterIndex: [String: Int8]

  private static func days(
    of calendar: SchoolCalendar, bells: BellSchedule, dates: [CivilDate], group: Group, letters: [String: Int8]
  ) -> [SchoolDay] {
    let view = CalendarView(calendar, bells: bells, year: group.year)
    let years = group.rules.years
    return dates.map { date in
      var day = SchoolDay()
      day.halfTerm = UInt8(view.halfTerm(date))
      switch view.kind(date) {
      case .closed: day.kind = .closed
      case .inset: day.kind = .inset
      case .pupils(let week):
        day.kind = .pupils
        day.letter = letters[week] ?? -1
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
