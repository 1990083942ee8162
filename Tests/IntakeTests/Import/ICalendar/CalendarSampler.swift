// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

@testable import Intake

/// Makes up calendars of everything that RFC 5545 lets repeat, for comparison with another reader.
///
/// What isn't made up, because the other reader (recurring-ical-events 3.8.2 with dateutil 2.9.0) and ours differ in it,
/// and why ours stays as it is:
/// - BYWEEKNO without BYDAY: dateutil gives all seven days, RFC 5545 the weekday of the start (3.3.10).
/// - BYWEEKNO of 52 and 53: dateutil takes the first days of January for week 53 where ISO 8601 says 52 (WeekNumberTests).
/// - BYDAY with numbered and plain weekdays in one list: dateutil wants both at once, RFC 5545 either.
/// - UNTIL of another kind than the start: the library takes a date for its midnight and loses that day.
/// - BYSETPOS in weeks from their start: dateutil's first week begins with the event, RFC 5545's with the week.
/// - RECURRENCE-ID that names a date for an event with times, and EXDATE in UTC for whole days: the library finds no
///   occurrence, so that what was moved is busy twice.
/// - Several versions of one changed occurrence whose RECURRENCE-ID is written in two ways, or of which only some hold
///   for the future: the library keeps parts of the older one.
/// - Times in the hour that a zone of the calendar's own skips or repeats: dateutil reckons them from the clock after the
///   change, RFC 5545 from the one before.
/// - Several occurrences a day, in zones, with EXDATE or RECURRENCE-ID: the library mixes readings of the clock with UTC.
/// - Several events of one UID (or occurrence) and SEQUENCE: the library keeps the first.
/// - Ends before starts: the library swaps them.
/// - DURATION of 24 hours and more in hours: icalendar turns them into days.
struct CalendarSampler {
  var random: SplitMix64
  /// Tells definitions of zones apart, because icalendar keeps the first of a name for good.
  let number: Int

  /// A zone as a calendar names it.
  enum Zone: Equatable {
    case universal, floating, date
    case named(String)
  }

  private static let names = [
    "Europe/London", "Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "GMT Standard Time",
    "Pacific Standard Time", "W. Europe Standard Time",
  ]

  /// The text of a calendar.
  mutating func calendar() -> String {
    let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN"] + definition
    let events = (0..<random.draw(1...3)).flatMap { series(uid: "s\($0)") }
    return (lines + events + ["END:VCALENDAR"]).map { folded($0) + "\r\n" }.joined()
  }

  private var customName: String { "Custom \(number)" }

  /// A zone of its own: an hour and a half ahead, two and a half in summer, with rules like Europe's.
  private var definition: [String] {
    [
      "BEGIN:VTIMEZONE", "TZID:\(customName)", "BEGIN:STANDARD", "DTSTART:19701025T030000", "TZOFFSETFROM:+0230",
      "TZOFFSETTO:+0130", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "BEGIN:DAYLIGHT",
      "DTSTART:19700329T020000", "TZOFFSETFROM:+0130", "TZOFFSETTO:+0230", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
      "END:DAYLIGHT", "END:VTIMEZONE",
    ]
  }

  // MARK: Events

  private mutating func series(uid: String) -> [String] {
    let zone = pickZone()
    let start = pickStart(zone)
    var lines = ["UID:\(uid)", property("DTSTART", zone, [start])] + length(zone, start) + noise()
    let rule = random.chance(perMille: 800) ? rule(zone, start) : nil
    if let rule { lines.append("RRULE:\(rule)") }
    let isPlain = zone == .universal || zone == .floating
    let isFine = rule.map { !isBelowDay($0) && (isPlain || !$0.contains("BYHOUR")) } ?? true
    let starts = occurrences(rule, start)
    if random.chance(perMille: 200) { lines.append(property("RDATE", zone, [start + 86_400 * random.draw(1...90)])) }
    if zone == .universal, random.chance(perMille: 100) {
      let from = text(start + 86_400 * random.draw(1...90), zone)
      lines.append("RDATE;VALUE=PERIOD:\(from)/PT\(random.draw(1...5))H")
    }
    if isFine, random.chance(perMille: 400) { lines += exceptions(zone, starts) }
    lines += status(oftenBusy: true)
    var components = wrapped(lines)
    guard isFine, !starts.isEmpty else { return components }
    let style = ReplacementStyle(
      isUniversal: random.chance(perMille: 300), holdsForFuture: random.chance(perMille: 150))
    for version in 0..<random.draw(0...2) {
      let sequence = random.chance(perMille: 500) ? version : 5 - version
      components += replacement(uid: uid, zone, random.pick(starts), sequence: sequence, style)
    }
    return components
  }

  private func isBelowDay(_ rule: String) -> Bool {
    ["HOURLY", "MINUTELY", "SECONDLY"].contains { rule.contains($0) }
  }

  private func wrapped(_ lines: [String]) -> [String] { ["BEGIN:VEVENT"] + lines + ["END:VEVENT"] }

  private mutating func pickZone() -> Zone {
    switch random.below(10) {
    case 0: .universal
    case 1: .floating
    case 2, 3: .date
    case 4: .named(customName)
    default: .named(random.pick(Self.names))
    }
  }

  /// Often in the year that is read, now and then years before it; often near the change of a clock.
  private mutating func pickStart(_ zone: Zone) -> Int {
    let near = ["2026-10-24", "2026-10-25", "2026-10-26", "2027-03-27", "2027-03-28", "2026-11-01", "2027-03-14"]
    var date = CivilDate(iso: random.pick(near))?.daysSince1970 ?? 0
    switch random.below(4) {
    case 0: date -= random.draw(0...60)
    case 1: date = 20_700 + random.draw(0...420)
    case 2: date = 17_000 + random.draw(0...3700)
    default: break
    }
    if zone == .date { return date * 86_400 }
    let early = zone == .named(customName) ? 4...6 : 0...3
    let hour = random.chance(perMille: 300) ? random.draw(early) : random.draw(7...22)
    return date * 86_400 + hour * 3600 + random.draw(1...11) * 300
  }

  private mutating func length(_ zone: Zone, _ start: Int) -> [String] {
    if zone == .date {
      switch random.below(3) {
      case 0: return []
      case 1: return ["DURATION:P\(random.draw(1...4))D"]
      default: return [property("DTEND", zone, [start + random.draw(1...5) * 86_400])]
      }
    }
    switch random.below(zone == .named(customName) ? 2 : 5) {
    case 0: return ["DURATION:PT\(random.draw(0...5))H\(random.draw(1...11) * 5)M"]
    case 1: return ["DURATION:P\(random.draw(1...2))DT\(random.draw(0...5))H"]
    case 2: return [property("DTEND", zone, [start + random.draw(1...600) * 300])]
    default: return [property("DTEND", zone, [start + random.draw(1...30) * 300])]
    }
  }

  private mutating func status(oftenBusy: Bool) -> [String] {
    guard random.chance(perMille: oftenBusy ? 120 : 300) else { return [] }
    return [
      random.pick(["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "STATUS:TENTATIVE"])
    ]
  }

  /// What a reader of times must pass over.
  private mutating func noise() -> [String] {
    guard random.chance(perMille: 400) else { return [] }
    return [
      "SUMMARY:Grüße\\, \\;\\\\ \\n DTSTART:20200101", "DESCRIPTION;ALTREP=\"cid:a:b;c\":BEGIN:VEVENT", "BEGIN:VALARM",
      "TRIGGER:-PT15M", "ACTION:DISPLAY", "DESCRIPTION:x", "END:VALARM",
    ]
  }

  /// EXDATE in one of its forms.
  private mutating func exceptions(_ zone: Zone, _ starts: [Int]) -> [String] {
    guard !starts.isEmpty else { return [] }
    let chosen = (0..<random.draw(1...4)).map { _ in random.pick(starts) }
    switch (zone, random.below(5)) {
    case (.named(let name), 0):
      guard let clock = clock(name) else { break }
      return ["EXDATE:" + chosen.map { text(clock.instant(of: $0), .universal) }.joined(separator: ",")]
    case (.named, 1), (.universal, 1), (.floating, 1):
      return ["EXDATE;VALUE=DATE:" + chosen.map { text($0, .date) }.joined(separator: ",")]
    case (.date, 0):
      return ["EXDATE;TZID=Europe/London:" + chosen.map { text($0, .floating) }.joined(separator: ",")]
    case (_, 2): return chosen.map { property("EXDATE", zone, [$0]) }
    default: break
    }
    return [property("EXDATE", zone, chosen)]
  }

  /// How the events that stand in for occurrences of one series name them.
  private struct ReplacementStyle {
    var isUniversal: Bool
    var holdsForFuture: Bool
  }

  /// An event that stands in for the occurrence at `start`, and sometimes for all that follow.
  private mutating func replacement(
    uid: String, _ zone: Zone, _ start: Int, sequence: Int, _ style: ReplacementStyle
  ) -> [String] {
    var moved = zone == .date ? start + random.draw(-3...3) * 86_400 : start + random.draw(-40...60) * 300
    if zone == .named(customName), (2..<3).contains(moved / 3600 % 24) { moved += 3600 }
    var lines = ["UID:\(uid)", property("DTSTART", zone, [moved])] + length(zone, moved)
    if sequence > 0 { lines.append("SEQUENCE:\(sequence)") }
    let name = "RECURRENCE-ID" + (style.holdsForFuture ? ";RANGE=THISANDFUTURE" : "")
    if style.isUniversal, case .named(let zone) = zone, let clock = clock(zone) {
      lines.append("\(name):\(text(clock.instant(of: start), .universal))")
    } else if style.isUniversal, zone == .date {
      lines.append("\(name);TZID=Europe/London:\(text(start, .floating))")
    } else {
      lines.append(property(name, zone, [start]))
    }
    return wrapped(lines + status(oftenBusy: false))
  }

  private func clock(_ name: String) -> WallClock? { name == customName ? nil : ICalendarZones.known(name) }

  // MARK: Rules

  /// Occurrences in the year that is read and before it, to except or replace some; our own reader is good enough for
  /// choosing.
  private func occurrences(_ rule: String?, _ start: Int) -> [Int] {
    guard let rule, let parsed = RecurrenceRule(rule) else { return [start] }
    var budget = ICalendarBudget(ICalendarCaps())
    let range = (20_600 * 86_400)...(21_100 * 86_400)
    return (try? Recurrence(parsed, start: start).starts(in: range, &budget)) ?? []
  }

  private mutating func rule(_ zone: Zone, _ start: Int) -> String {
    let isPlain = zone == .universal || zone == .floating
    var parts: [String]
    switch random.below(zone == .date ? 16 : isPlain ? 20 : 17) {
    case 0..<4: parts = ["FREQ=DAILY"] + daily(zone)
    case 4..<9: parts = ["FREQ=WEEKLY"] + weekly()
    case 9..<13: parts = ["FREQ=MONTHLY"] + monthly()
    case 13..<16: parts = ["FREQ=YEARLY"] + yearly()
    case 16: parts = ["FREQ=DAILY"] + daily(zone)
    default: return withinDays()
    }
    if random.chance(perMille: 400) { parts.append("INTERVAL=\(random.draw(1...4))") }
    switch random.below(3) {
    case 0: parts.append("COUNT=\(random.draw(1...60))")
    case 1: parts.append(until(zone, start + random.draw(0...800) * 86_400 - (zone == .date ? 0 : 600)))
    default: break
    }
    return parts.joined(separator: ";")
  }

  private func until(_ zone: Zone, _ wall: Int) -> String {
    if case .named(let name) = zone {
      let instant = clock(name)?.instant(of: wall) ?? wall - 5400
      return "UNTIL=" + text(instant, .universal)
    }
    return "UNTIL=" + text(wall, zone)
  }

  private mutating func some(_ values: [Int], most: Int = 3) -> String {
    (0..<random.draw(1...most)).map { _ in String(random.pick(values)) }.joined(separator: ",")
  }

  private mutating func days(_ ordinals: [Int]? = nil) -> String {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    return (0..<random.draw(1...3)).map { _ in
      (ordinals.map { String(random.pick($0)) } ?? "") + random.pick(names)
    }.joined(separator: ",")
  }

  private mutating func months() -> String { "BYMONTH=" + some(Array(1...12), most: 5) }

  private mutating func daily(_ zone: Zone) -> [String] {
    switch random.below(6) {
    case 0: return ["BYDAY=" + days()]
    case 1: return [months()]
    case 2: return ["BYMONTHDAY=" + some([1, 2, 13, 15, 25, 28, 30, 31, -1, -2])]
    case 3 where zone != .date: return ["BYHOUR=" + some(Array(4...23)), "BYMINUTE=" + some([0, 15, 30, 45])]
    case 4 where zone != .date: return ["BYHOUR=" + some([8, 9, 10]), "BYSETPOS=" + some([1, -1, 2], most: 1)]
    default: return []
    }
  }

  private mutating func weekly() -> [String] {
    var parts = random.chance(perMille: 700) ? ["BYDAY=" + days()] : []
    if random.chance(perMille: 300) { parts.append("WKST=" + random.pick(["SU", "MO", "WE"])) }
    if random.chance(perMille: 150) { parts.append(months()) }
    if !parts.isEmpty, parts[0].hasPrefix("BYDAY"), random.chance(perMille: 150) { parts.append("BYSETPOS=-1") }
    return parts
  }

  private mutating func monthly() -> [String] {
    switch random.below(7) {
    case 0: return ["BYMONTHDAY=" + some([1, 2, 13, 15, 25, 28, 29, 30, 31, -1, -2, -31])]
    case 1: return ["BYDAY=" + days()]
    case 2: return ["BYDAY=" + days([1, 2, 3, 4, 5, -1, -2])]
    case 3: return ["BYDAY=" + days(), "BYMONTHDAY=" + some([7, 8, 9, 10, 11, 12, 13, 14])]
    case 4: return ["BYDAY=" + days(), "BYSETPOS=" + some([1, 2, 3, -1, -2], most: 2)]
    case 5: return [months()]
    default: return []
    }
  }

  private mutating func yearly() -> [String] {
    switch random.below(8) {
    case 0: return [months()]
    case 1: return [months(), "BYMONTHDAY=" + some([1, 15, 29, 31, -1])]
    case 2: return [months(), "BYDAY=" + days([1, 2, 3, 4, -1])]
    case 3: return ["BYDAY=" + days([1, 20, 35, 52, 53, -1, -10])]
    case 4: return ["BYYEARDAY=" + some([1, 60, 100, 200, 300, 365, 366, -1, -100, -366])]
    case 5:
      return ["BYWEEKNO=" + some([1, 2, 20, 37, 44, 51, -1]), "BYDAY=" + days()]
        + (random.chance(perMille: 300) ? ["WKST=SU"] : [])
    case 6: return [months(), "BYDAY=" + days(), "BYSETPOS=" + some([1, -1, 3], most: 2)]
    default: return []
    }
  }

  /// Rules of hours, minutes and seconds, which end soon.
  private mutating func withinDays() -> String {
    switch random.below(4) {
    case 0: return "FREQ=HOURLY;INTERVAL=\(random.draw(1...9));COUNT=\(random.draw(1...80))"
    case 1:
      return
        "FREQ=HOURLY;BYDAY=\(days());BYHOUR=\(some(Array(0...23)));BYMINUTE=\(some([0, 10, 20]));COUNT=\(random.draw(1...40))"
    case 2:
      return
        "FREQ=MINUTELY;INTERVAL=\(random.pick([5, 10, 15, 20, 30]));BYHOUR=\(some(Array(0...23)));COUNT=\(random.draw(1...60))"
    default: return "FREQ=SECONDLY;INTERVAL=\(random.draw(1...18) * 300);COUNT=\(random.draw(1...60))"
    }
  }

  // MARK: Text

  private func property(_ name: String, _ zone: Zone, _ walls: [Int]) -> String {
    let values = walls.map { text($0, zone) }.joined(separator: ",")
    switch zone {
    case .universal, .floating: return "\(name):\(values)"
    case .date: return "\(name);VALUE=DATE:\(values)"
    case .named(let zone): return "\(name);TZID=\(zone):\(values)"
    }
  }

  private func text(_ wall: Int, _ zone: Zone) -> String {
    let date = CivilDate(daysSince1970: floorDivide(wall, 86_400))
    let day = date.description.replacing("-", with: "")
    if zone == .date { return day }
    let second = wall - date.daysSince1970 * 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined()
    return day + "T" + clock + (zone == .universal ? "Z" : "")
  }

  private mutating func folded(_ line: String) -> String {
    guard random.chance(perMille: 100), line.count > 20 else { return line }
    let position = line.index(line.startIndex, offsetBy: random.draw(1...18))
    return line[..<position] + "\r\n" + random.pick([" ", "\t"]) + line[position...]
  }
}
