// SPDX-License-Identifier: Apache-2.0

import Domain

// Millions of options: a way is a line of numbers, and dates that many share stand once.

extension Form where Value == ConsideredActivity {
  static var considered: Form {
    record(
      "considered", "An activity with the options that were considered.",
      blank: ConsideredActivity(activity: Identifier(""), options: .unlisted),
      [
        Field("activity", \.activity, .identifier(), "Which activity."),
        Field("kept", \.isKept, .bool, "Whether what's published of it may stay, be it an option or not."),
        Field("options", \.options, .options, "The options."),
      ])
  }
}

extension Form where Value == ConsideredActivity.Options {
  static var options: Form {
    choice(
      "options", "Options by kind of activity; unlisted: every one that there may be.",
      [
        ChoiceCase("unlisted", .mark) { .unlisted },
        ChoiceCase("session", .sessionWays) { .session($0) },
        ChoiceCase("visit", .visitWays) { .visit($0) },
        ChoiceCase("circle", .circleWays) { .circle($0) },
        ChoiceCase("specialist", .list(.stayWay)) { .specialist($0) },
        ChoiceCase("secondment", .list(.postingWay)) { .secondment($0) },
      ]
    ) { options in
      switch options {
      case .unlisted: ("unlisted", .bool(true))
      case .session(let ways): ("session", Form<SessionWays>.sessionWays.write(ways))
      case .visit(let ways): ("visit", Form<VisitWays>.visitWays.write(ways))
      case .circle(let ways): ("circle", Form<CircleWays>.circleWays.write(ways))
      case .specialist(let ways): ("specialist", Form<[StayWay]>.list(.stayWay).write(ways))
      case .secondment(let ways): ("secondment", Form<[PostingWay]>.list(.postingWay).write(ways))
      }
    }
  }
}

extension Form where Value == SessionWays {
  static var sessionWays: Form {
    record(
      "sessionWays", "How a part of a session may be held.", blank: SessionWays(),
      [
        Field("places", \.places, .list(.place), "Where."),
        Field("leaders", \.leaders, .list(.leader), "Who may lead."),
        Field("ways", \.ways, .list(.sessionWay), "Numbers: dates, start, end, place, leader ('-': nobody)."),
      ])
  }
}

extension Form where Value == SessionWays.Way {
  static var sessionWay: Form {
    Numbers.form(count: 5) { way in
      [way.dates, way.span.start.minutes, way.span.end.minutes, way.place, way.leader]
    } read: { numbers in
      guard let dates = numbers[0], let span = Numbers.span(numbers[1], numbers[2]), let place = numbers[3] else {
        return nil
      }
      return SessionWays.Way(dates: dates, span: span, place: place, leader: numbers[4])
    }
  }
}

extension Form where Value == VisitWays {
  static var visitWays: Form {
    record(
      "visitWays", "How a visit may be held, at the school of its host.", blank: VisitWays(),
      [
        Field("hosts", \.hosts, .list(.identifier()), "Whose lessons may be watched."),
        Field(
          "ways", \.ways, .list(.visitWay),
          "Numbers: dates, start, end, host, start of the talk before, of the talk after ('-': none)."),
      ])
  }
}

extension Form where Value == VisitWays.Way {
  static var visitWay: Form {
    Numbers.form(count: 6) { way in
      [
        way.dates, way.span.start.minutes, way.span.end.minutes, way.host, way.brief?.minutes, way.debrief?.minutes,
      ]
    } read: { numbers in
      guard let dates = numbers[0], let span = Numbers.span(numbers[1], numbers[2]), let host = numbers[3],
        let brief = Numbers.time(numbers[4]), let debrief = Numbers.time(numbers[5])
      else { return nil }
      return VisitWays.Way(dates: dates, span: span, host: host, brief: brief, debrief: debrief)
    }
  }
}

extension Form where Value == CircleWays {
  static var circleWays: Form {
    record(
      "circleWays", "How steps of a triad, lesson study or shadowing may be held.", blank: CircleWays(),
      [
        Field("places", \.places, .list(.place), "Where."),
        Field("hosts", \.hosts, .list(.identifier()), "Who teaches or is shadowed."),
        Field("ways", \.ways, .list(.circleWay), "Numbers: dates, start, end, place, host ('-': a talk)."),
      ])
  }
}

extension Form where Value == CircleWays.Way {
  static var circleWay: Form {
    Numbers.form(count: 5) { way in
      [way.dates, way.span.start.minutes, way.span.end.minutes, way.place, way.host]
    } read: { numbers in
      guard let dates = numbers[0], let span = Numbers.span(numbers[1], numbers[2]), let place = numbers[3] else {
        return nil
      }
      return CircleWays.Way(dates: dates, span: span, place: place, host: numbers[4])
    }
  }
}

extension Form where Value == StayWay {
  static var stayWay: Form {
    record(
      "stayWay", "Half-days that a specialist may spend at a school.",
      blank: StayWay(school: Identifier(""), half: .morning, dates: 0),
      [
        Field("school", \.school, .identifier(), "Where."), Field("half", \.half, .half, "Which half of the day."),
        Field("dates", \.dates, .count, "On which dates."),
      ])
  }
}

extension Form where Value == PostingWay {
  static var postingWay: Form {
    record(
      "postingWay", "One way to fill a post.",
      blank: PostingWay(person: Identifier(""), firstHalfTerm: 1, lastHalfTerm: 1, halfDays: []),
      [
        Field("person", \.person, .identifier(), "Who goes."),
        Field("firstHalfTerm", \.firstHalfTerm, .integer(1...100), "Number of the first half-term."),
        Field("lastHalfTerm", \.lastHalfTerm, .integer(1...100), "Number of the last."),
        Field("halfDays", \.halfDays, .list(.weekdayHalf), "Half-days of each week, in order."),
      ])
  }
}

/// Lines of whole numbers, "-" for a missing one.
private enum Numbers {
  /// Beyond any place in a list, and any minute of a day.
  static let most = 100_000_000

  static func form<Value>(
    count: Int, write: @escaping @Sendable (Value) -> [Int?], read: @escaping @Sendable ([Int?]) -> Value?
  ) -> Form<Value> {
    Form<String>.mapped(
      schema: [
        "type": .string("string"), "pattern": .string("^(\\d+|-)( (\\d+|-)){\(count - 1)}$"),
      ],
      expected: "a line of \(count) numbers that are a way",
      write: { value in write(value).map { $0.map(String.init) ?? "-" }.joined(separator: " ") },
      read: { text in numbers(text).flatMap { $0.count == count ? read($0) : nil } })
  }

  private static func numbers(_ text: String) -> [Int?]? {
    var numbers: [Int?] = []
    for part in text.utf8.split(separator: 32, omittingEmptySubsequences: false) {
      if part.elementsEqual("-".utf8) {
        numbers.append(nil)
        continue
      }
      guard (1...9).contains(part.count), part.allSatisfy({ (48...57).contains($0) }) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 48) })
    }
    return numbers
  }

  /// A stretch of one day that ends after it starts.
  static func span(_ start: Int?, _ end: Int?) -> TimeSpan? {
    guard let start, let end, start < end, end <= 1440 else { return nil }
    return TimeSpan(TimeOfDay(minutes: start), TimeOfDay(minutes: end))
  }

  /// A time of the day or none; nil for what's no time.
  static func time(_ minutes: Int?) -> TimeOfDay?? {
    guard let minutes else { return .some(nil) }
    return minutes < 1440 ? TimeOfDay(minutes: minutes) : nil
  }
}

extension Form where Value == [Int] {
  /// "35:8102": the first day, then hexadecimal digits whose bits, the greatest first, say which of the days from it on
  /// belong to the set.
  static var dateSet: Form {
    Form<String>.mapped(
      schema: ["type": .string("string"), "pattern": .string("^\\d{1,3}:[89a-f][0-9a-f]{0,99}$")],
      expected: "a set of dates like '35:8102'", write: DateBits.text, read: DateBits.days)
  }
}

private enum DateBits {
  static func text(_ days: [Int]) -> String {
    guard let first = days.first, let last = days.last else { return "" }
    var digits = [Int](repeating: 0, count: (last - first) / 4 + 1)
    for day in days { digits[(day - first) / 4] |= 8 >> ((day - first) % 4) }
    return "\(first):" + digits.map { String($0, radix: 16) }.joined()
  }

  static func days(_ text: String) -> [Int]? {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].count), (1...100).contains(parts[1].count),
      parts[0].allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let first = parts[0].reduce(0) { $0 * 10 + Int($1 - 48) }
    var days: [Int] = []
    for (place, digit) in parts[1].enumerated() {
      let value: Int
      switch digit {
      case 48...57: value = Int(digit) - 48
      case 97...102: value = Int(digit) - 87
      default: return nil
      }
      for bit in 0..<4 where value & (8 >> bit) != 0 { days.append(first + place * 4 + bit) }
    }
    // One text for each set.
    return days.first == first && self.text(days) == text ? days : nil
  }
}
