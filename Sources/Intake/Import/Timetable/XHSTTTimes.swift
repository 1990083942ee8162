// SPDX-License-Identifier: Apache-2.0

import Domain

/// The times of an XHSTT instance with the place of each in the cycle.
///
/// XHSTT times carry no clock and no weekday: only an order, a day group and sometimes a week group. Weekdays come from
/// English names of days or times where all have one ("Mon_1_2"), else from the order of the days. The period is the
/// rank of the number that ends the time's name, so that "Wed3" is the same period as "Mon3" though Wednesday starts
/// later; without such numbers it is the rank on its day.
struct XHSTTTimes {
  struct Place: Hashable {
    let week: Int
    let weekday: Weekday
    let period: Int
  }

  /// In the order of the file, which is the order that durations follow.
  let places: [Place]
  /// Index in `places` by the time's id.
  let indices: [String: Int]
  var remarks: [ForeignRemark] = []

  /// Reads the `<Times>` of an instance.
  ///
  /// - Throws: `ForeignFormatError` where there are no times, a time has no day, or the number of days is no whole
  ///   number of weeks.
  init(_ element: MarkupElement) throws(ForeignFormatError) {
    let times = element.all("Time")
    guard !times.isEmpty else {
      throw ForeignFormatError(.foreignMissing, line: element.line, "the instance lists no times")
    }
    var days: [DayKey] = []
    var timesOfDay: [DayKey: [Int]] = [:]
    var indices: [String: Int] = [:]
    for (index, time) in times.enumerated() {
      guard let id = time.attributes["Id"], let day = time.reference("Day") else {
        throw ForeignFormatError(.foreignMissing, line: time.line, "a time has no Id or no Day")
      }
      indices[id] = index
      let key = DayKey(week: time.reference("Week"), day: day)
      if timesOfDay[key] == nil { days.append(key) }
      timesOfDay[key, default: []].append(index)
    }
    let names = times.map { $0.textOf("Name") ?? $0.attributes["Id"] ?? "" }
    let (periods, tracks) = Self.periods(names: names, days: days.map { timesOfDay[$0] ?? [] })
    let labels = days.map { day in
      let group = element.all("Day", in: "TimeGroups").first { $0.attributes["Id"] == day.day }
      return [group?.textOf("Name"), timesOfDay[day]?.first.map { names[$0] }].compactMap { $0 }
    }
    let calendar = try Self.calendar(days, labels: labels, line: element.line)
    var places = [Place](repeating: Place(week: 0, weekday: .monday, period: 1), count: times.count)
    for (day, (week, weekday)) in zip(days, calendar) {
      for index in timesOfDay[day] ?? [] {
        places[index] = Place(week: week, weekday: weekday, period: periods[index])
      }
    }
    self.places = places
    self.indices = indices
    if tracks > 1 {
      remarks.append(
        ForeignRemark(
          .timetableTracks, line: element.line,
          "a day has \(tracks) parallel series of times; periods of one number are taken to be at the same time"))
    }
  }

  private struct DayKey: Hashable {
    let week: String?
    let day: String
  }

  /// The period of every time, from 1, and the most parallel series of times on a day.
  private static func periods(names: [String], days: [[Int]]) -> (periods: [Int], tracks: Int) {
    let parts = names.map(splitNumber)
    var tracks = 1
    var numbered = parts.allSatisfy { $0.number != nil }
    for day in days {
      let series = Dictionary(grouping: day, by: { parts[$0].prefix })
      tracks = max(tracks, series.count)
      for members in series.values {
        let numbers = members.compactMap { parts[$0].number }
        if zip(numbers, numbers.dropFirst()).contains(where: { $0 >= $1 }) { numbered = false }
      }
    }
    var periods = [Int](repeating: 1, count: names.count)
    guard numbered else {
      for day in days {
        for (rank, index) in day.enumerated() { periods[index] = rank + 1 }
      }
      return (periods, 1)
    }
    let ranks = Set(parts.compactMap(\.number)).sorted()
    let rankOf = Dictionary(uniqueKeysWithValues: ranks.enumerated().map { ($1, $0 + 1) })
    for (index, part) in parts.enumerated() { periods[index] = part.number.flatMap { rankOf[$0] } ?? 1 }
    return (periods, tracks)
  }

  /// "Mon_G3_11" → ("Mon_G3_", 11); punctuation at the end is ignored.
  private static func splitNumber(_ name: String) -> (prefix: Substring, number: Int?) {
    let end = name.lastIndex { $0.isLetter || $0.isNumber }.map { name.index(after: $0) } ?? name.startIndex
    let trimmed = name[..<end]
    let digits = trimmed.reversed().prefix { $0.isASCII && $0.isNumber }.count
    return (trimmed.dropLast(digits), Int(trimmed.suffix(digits)))
  }

  /// Week and weekday of every day.
  private static func calendar(
    _ days: [DayKey], labels: [[String]], line: Int
  ) throws(ForeignFormatError) -> [(week: Int, weekday: Weekday)] {
    let named = labels.map { $0.lazy.compactMap(weekday(in:)).first }
    var weekIDs: [String] = []
    for case let id? in days.map(\.week) where !weekIDs.contains(id) { weekIDs.append(id) }
    let usesWeeks = days.allSatisfy { $0.week != nil }
    let length = try daysInWeek(count: days.count, weeks: usesWeeks ? weekIDs.count : nil, line: line)
    let allNamed = named.allSatisfy { $0 != nil }
    var seen: [Weekday: Int] = [:]
    var inWeek: [Int: Int] = [:]
    return days.enumerated().map { index, day in
      let groupWeek = day.week.flatMap { weekIDs.firstIndex(of: $0) }
      if allNamed, let weekday = named[index] {
        let earlier = seen[weekday, default: 0]
        seen[weekday] = earlier + 1
        return (groupWeek ?? earlier, weekday)
      }
      let week = groupWeek ?? index / length
      let position = inWeek[week, default: 0]
      inWeek[week] = position + 1
      return (week, Weekday.allCases[position % Weekday.allCases.count])
    }
  }

  private static func daysInWeek(count: Int, weeks: Int?, line: Int) throws(ForeignFormatError) -> Int {
    if let weeks, weeks > 0, (count + weeks - 1) / weeks <= 7 { return (count + weeks - 1) / weeks }
    if count <= 7 { return count }
    for length in [5, 6, 7] where count % length == 0 { return length }
    throw ForeignFormatError(
      .foreignValue, line: line, "a cycle of \(count) days is no whole number of weeks of 5, 6 or 7 days")
  }

  /// The weekday that an English name begins with: "Tues_G3_1", "wednesday", "Fr_4".
  private static func weekday(in name: String) -> Weekday? {
    let letters = name.prefix { $0.isASCII && $0.isLetter }.lowercased()
    guard letters.count >= 2 else { return nil }
    return Weekday.allCases.first { $0.name.lowercased().hasPrefix(letters) || letters == "thurs" && $0 == .thursday }
  }
}
