// SPDX-License-Identifier: Apache-2.0

import Domain

/// A recurrence rule (RFC 5545, 3.3.10): RRULE of an event or of a time zone.
struct RecurrenceRule: Hashable {
  /// How often periods follow one another.
  enum Frequency: String, CaseIterable, Comparable {
    case secondly, minutely, hourly, daily, weekly, monthly, yearly

    static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Seconds of a period; nil where they differ.
    var seconds: Int? {
      switch self {
      case .secondly: 1
      case .minutely: 60
      case .hourly: 3600
      default: nil
      }
    }
  }

  /// A weekday, of which a number counts: "-1SU" is the last Sunday.
  struct WeekdayNumber: Hashable {
    var weekday: Weekday
    /// Which of them in the month or year, from the end where negative; nil: every one.
    var ordinal: Int?
  }

  var frequency: Frequency
  /// Every how many periods, at least 1.
  var interval = 1
  /// The most occurrences; nil: no limit.
  var count: Int?
  /// The last moment at which an occurrence may start.
  var until: ICalendarValue?
  /// 1…12. Lists hold each value once, sorted.
  var months: [Int] = []
  /// -53…53.
  var weekNumbers: [Int] = []
  /// -366…366.
  var yearDays: [Int] = []
  /// -31…31.
  var monthDays: [Int] = []
  var weekdays: [WeekdayNumber] = []
  /// 0…23.
  var hours: [Int] = []
  /// 0…59.
  var minutes: [Int] = []
  /// 0…59.
  var seconds: [Int] = []
  /// -366…366.
  var positions: [Int] = []
  /// The day on which weeks begin.
  var weekStart = Weekday.monday

  /// A rule without conditions.
  init(_ frequency: Frequency) { self.frequency = frequency }

  /// Whether it gives one occurrence in each of its periods that is no longer than a day.
  var hasNoConditions: Bool {
    [months, weekNumbers, yearDays, monthDays, hours, minutes, seconds, positions].allSatisfy(\.isEmpty)
      && weekdays.isEmpty
  }
}

extension RecurrenceRule {
  /// "FREQ=WEEKLY;BYDAY=MO,WE"; nil where it isn't a rule of the Gregorian calendar that can be understood.
  init?(_ text: String) {
    var parts: [String: Substring] = [:]
    for part in text.split(separator: ";") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      let name = String(sides[0]).trimmed.uppercased()
      guard parts.updateValue(sides[1], forKey: name) == nil else { return nil }
    }
    guard let word = parts.removeValue(forKey: "FREQ"), let frequency = Frequency(rawValue: word.lowercased()) else {
      return nil
    }
    self.init(frequency)
    // In the order of names, so that nothing depends on the order of a dictionary.
    for (name, value) in parts.sorted(by: { $0.key < $1.key }) {
      guard take(name, String(value).trimmed.uppercased()) else { return nil }
    }
  }

  /// Takes one part; false where it can't be understood.
  private mutating func take(_ name: String, _ value: String) -> Bool {
    switch name {
    case "INTERVAL": return Self.set(&interval, Self.number(value).flatMap { $0 > 0 ? $0 : nil })
    case "COUNT": return takeCount(value)
    case "UNTIL": return Self.set(&until, ICalendarValue(value))
    case "WKST": return Self.set(&weekStart, Self.weekday(value))
    case "BYMONTH": return Self.set(&months, Self.list(value, 1...12))
    case "BYWEEKNO": return Self.set(&weekNumbers, Self.list(value, -53...53))
    case "BYYEARDAY": return Self.set(&yearDays, Self.list(value, -366...366))
    case "BYMONTHDAY": return Self.set(&monthDays, Self.list(value, -31...31))
    case "BYDAY": return Self.set(&weekdays, Self.weekdays(value))
    case "BYHOUR": return Self.set(&hours, Self.list(value, 0...23, zero: true))
    case "BYMINUTE": return Self.set(&minutes, Self.list(value, 0...59, zero: true))
    // A leap second is taken as the one before it.
    case "BYSECOND":
      let seconds = Self.list(value, 0...60, zero: true)
      return Self.set(&self.seconds, seconds.map { Self.sorted($0.map { min($0, 59) }) })
    case "BYSETPOS": return Self.set(&positions, Self.list(value, -366...366))
    // RFC 7529: what these say is what holds without them.
    case "RSCALE": return value == "GREGORIAN"
    case "SKIP": return value == "OMIT"
    default: return name.hasPrefix("X-")
    }
  }

  /// Some programs write a count of -1 for "without end".
  private mutating func takeCount(_ value: String) -> Bool {
    if value.hasPrefix("-") { return Self.number(value.dropFirst()) != nil }
    return Self.set(&count, Self.number(value))
  }

  private static func set<Value>(_ target: inout Value, _ value: Value?) -> Bool {
    guard let value else { return false }
    target = value
    return true
  }

  private static func set<Value>(_ target: inout Value?, _ value: Value?) -> Bool {
    target = value
    return value != nil
  }

  /// A whole number without a sign; more than nine digits are as good as nine nines.
  private static func number(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let digits = text.drop { $0 == "0" }
    return digits.utf8.count > 9 ? 999_999_999 : Int(digits.isEmpty ? "0" : String(digits))
  }

  /// Numbers within bounds, each once, sorted; nil where one isn't.
  private static func list(_ text: String, _ bounds: ClosedRange<Int>, zero: Bool = false) -> [Int]? {
    var values: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part).trimmed
      let size = number(word.hasPrefix("-") || word.hasPrefix("+") ? word.dropFirst() : word[...])
      guard let size else { return nil }
      let value = word.hasPrefix("-") ? -size : size
      guard bounds.contains(value), zero || value != 0 else { return nil }
      values.append(value)
    }
    return sorted(values)
  }

  private static func sorted(_ values: [Int]) -> [Int] { Set(values).sorted() }

  private static func weekdays(_ text: String) -> [WeekdayNumber]? {
    var days: [WeekdayNumber] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part).trimmed
      guard let weekday = weekday(String(word.suffix(2))) else { return nil }
      let prefix = word.dropLast(2)
      let ordinal = prefix.isEmpty ? [] : list(String(prefix), -53...53)
      guard let ordinal else { return nil }
      let day = WeekdayNumber(weekday: weekday, ordinal: ordinal.first)
      if !days.contains(day) { days.append(day) }
    }
    return days.sorted { ($0.weekday, $0.ordinal ?? 0) < ($1.weekday, $1.ordinal ?? 0) }
  }

  private static func weekday(_ text: String) -> Weekday? {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: text).map { Weekday.allCases[$0] }
  }
}
