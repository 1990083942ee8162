// SPDX-License-Identifier: Apache-2.0

import Domain

/// Words for days.
enum WeekdayText {
  private static let names: [(Weekday, [String])] = [
    (.monday, ["m", "mo", "mon", "monday", "mondays"]),
    (.tuesday, ["tu", "tue", "tues", "tuesday", "tuesdays"]),
    (.wednesday, ["w", "we", "wed", "weds", "wednesday", "wednesdays"]),
    (.thursday, ["th", "thu", "thur", "thurs", "thursday", "thursdays"]),
    (.friday, ["f", "fr", "fri", "friday", "fridays"]),
    (.saturday, ["sa", "sat", "saturday", "saturdays"]),
    (.sunday, ["su", "sun", "sunday", "sundays"]),
  ]

  /// The day that a word means; "t" and "s" mean two days and so none.
  static func weekday(_ word: some StringProtocol) -> Weekday? {
    byName[word.lowercased()]
  }

  private static let byName = Dictionary(names.flatMap { day, names in names.map { ($0, day) } }) { first, _ in first }

  /// The days of "Mon", "Mon-Thu", "Mon to Thu"; nil where it isn't that.
  static func range(_ text: some StringProtocol) -> [Weekday]? {
    if let day = weekday(text) { return [day] }
    let words = text.lowercased().replacing(" to ", with: "-").split { "-–".contains($0) }.map { String($0).trimmed }
    guard (1...2).contains(words.count), let first = words.first.flatMap({ weekday($0) }),
      let last = words.last.flatMap({ weekday($0) }), first <= last
    else { return nil }
    return Weekday.allCases.filter { first <= $0 && $0 <= last }
  }

  /// Morning or afternoon.
  static func half(_ word: some StringProtocol) -> HalfDay? {
    switch word.lowercased() {
    case "am", "a.m.", "morning", "mornings": .morning
    case "pm", "p.m.", "afternoon", "afternoons": .afternoon
    default: nil
    }
  }
}

extension FieldParser where Value == Weekday {
  /// One day of the week: "Mon", "Monday", "M", "Tu".
  static var weekday: FieldParser<Weekday> {
    FieldParser<Weekday> { text throws(FieldFault) in
      guard let day = WeekdayText.weekday(text) else {
        throw FieldFault(code: .fieldWeekday, expected: "a day of the week, as in Mon or Monday")
      }
      return day
    }
  }
}

extension FieldParser where Value == [Weekday] {
  /// Days of the week: "Mon; Wed", "Mon, Wed", "Mon-Thu", "every day"; sorted, each once.
  static var weekdays: FieldParser<[Weekday]> {
    FieldParser<[Weekday]> { text throws(FieldFault) in
      if ["every day", "all", "daily", "any"].contains(text.lowercased()) {
        return Array(Weekday.allCases.prefix(5))
      }
      var days: Set<Weekday> = []
      for part in text.split(whereSeparator: { ";|,/\n".contains($0) }) where !part.isBlank {
        guard let range = WeekdayText.range(part.trimmed) else {
          throw FieldFault(
            code: .fieldWeekday, expected: "a list of days, as in Mon; Wed or Mon-Thu",
            advice: "'\(part.trimmed.shown)' is not a day of the week.")
        }
        days.formUnion(range)
      }
      return days.sorted()
    }
  }
}

extension FieldParser where Value == WeekdayHalf {
  /// Half of a day of the week: "Wed am".
  static var halfDay: FieldParser<WeekdayHalf> {
    FieldParser<WeekdayHalf> { text throws(FieldFault) in
      let words = text.split(separator: " ")
      guard words.count == 2, let day = WeekdayText.weekday(words[0]), let half = WeekdayText.half(words[1]) else {
        throw FieldFault(code: .fieldWeekday, expected: "half a day of the week, as in Wed am")
      }
      return WeekdayHalf(weekday: day, half: half)
    }
  }
}

extension FieldParser where Value == [WeekdayHalf] {
  /// Half-days of the week: "Mon; Tue am", "Mon-Wed, Thu pm"; a day without am or pm is both halves. Sorted.
  static var halfDays: FieldParser<[WeekdayHalf]> {
    FieldParser<[WeekdayHalf]> { text throws(FieldFault) in
      var halves: Set<WeekdayHalf> = []
      for part in text.split(whereSeparator: { ";|,/\n".contains($0) }) where !part.isBlank {
        var words = part.trimmed.split(separator: " ")
        let half = words.last.flatMap { WeekdayText.half($0) }
        if half != nil { words.removeLast() }
        guard let days = WeekdayText.range(words.joined(separator: " ")) else {
          throw FieldFault(
            code: .fieldWeekday, expected: "a list of days and half-days, as in Mon-Wed; Thu am",
            advice: "'\(part.trimmed.shown)' is not a day or half-day of the week.")
        }
        for day in days {
          for each in half.map({ [$0] }) ?? HalfDay.allCases { halves.insert(WeekdayHalf(weekday: day, half: each)) }
        }
      }
      return halves.sorted()
    }
  }
}
