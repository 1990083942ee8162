// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The group's own settings: name, academic year, time zone, rules, travel, caveats.
enum GroupSettings {
  /// What the settings say of the year: nil where they leave it to the calendar.
  struct Stated {
    var group: Group
    var statesYear: Bool
  }

  /// Keys beside those of rules and travel.
  private static let plainKeys = ["name", "year", "time_zone", "caveats", "rules.profile", "published"]

  /// Paths of all keys, for `docs/formats.md` and for suggestions.
  static var allKeys: [String] { plainKeys + rules.map(\.path) + travel.map(\.path) }

  private static var rules: [SettingKey<Group>] { RuleKeys.all.map { $0.within("rules.", \.rules) } }

  private static var travel: [SettingKey<Group>] {
    [
      SettingKey<TravelModel>.value("speed_kmh", \.metresPerMinute, speed),
      .value("detour", \.detour, .factor(1000...5000)), .value("fixed_minutes", \.fixed, .minutes),
      .value("rounding_minutes", \.rounding, rounding),
    ].map { $0.within("travel.", \.travel) }
  }

  /// Kilometres an hour; the model counts metres a minute, so 30 is 500.
  private static var speed: ValueFormat<Int> {
    let parser = FieldParser<Int>.thousandths(1000...130_000)
    return ValueFormat(
      FieldParser { text throws(FieldFault) in
        let thousandths = try parser.parse(text)
        guard thousandths.isMultiple(of: 60) else {
          throw FieldFault(
            code: .fieldNumber, expected: "a speed in steps of 0.06 km/h, which is a metre a minute",
            advice: "Take \(Written.thousandths((thousandths + 30) / 60 * 60)).")
        }
        return thousandths / 60
      }
    ) { Written.thousandths($0 * 60) }
  }

  private static var rounding: ValueFormat<Minutes> {
    let parser = FieldParser<Int>.whole(1...60)
    return ValueFormat(FieldParser { text throws(FieldFault) in Minutes(try parser.parse(text)) }) {
      String($0.rawValue)
    }
  }

  /// Reads the settings into an empty group called `name` if they name none.
  static func read(_ settings: Settings, name: String, _ problems: Problems) -> Stated {
    let nothing = CivilDate(daysSince1970: 0)
    var result = Stated(group: Group(name: name, year: DateSpan(nothing, nothing)), statesYear: false)
    var keys: [String: SettingKey<Group>] = [:]
    for key in rules + travel { keys[Settings.normalised(key.path)] = key }
    for entry in settings.entries {
      let path = Settings.normalised(entry.path)
      if let key = keys[path] {
        if entry.isStated { key.read(entry.values, &result.group, problems) }
      } else if !readPlain(path, entry, &result, problems) {
        unknown(entry, problems)
      }
    }
    return result
  }

  private static func readPlain(
    _ path: String, _ entry: Settings.Entry, _ result: inout Stated, _ problems: Problems
  ) -> Bool {
    let cell = entry.values.last ?? Cell("", at: entry.key)
    switch path {
    case "name": if !cell.isEmpty { result.group.name = cell.text }
    case "year":
      if let year = cell.read(.academicYear, problems) {
        result.group.year = year
        result.statesYear = true
      }
    case "timezone": if let zone = cell.read(.timeZone, problems) { result.group.timeZone = zone }
    case "caveats", "caveat": result.group.caveats += entry.values.filter { !$0.isEmpty }.map(\.text)
    case "rules.profile":
      if let name = cell.read(.choice([("england", "england")]), problems) { result.group.rules.name = name }
    case "published":
      guard !cell.isEmpty else { break }
      result.group.published = cell.text
      problems.warn(
        .notPlannedYet, at: cell.location, "A published plan isn't taken into account yet", value: cell.text,
        advice: "Leave the key out until it is.")
    default: return false
    }
    return true
  }

  private static func unknown(_ entry: Settings.Entry, _ problems: Problems) {
    problems.error(
      .yamlUnknownKey, at: entry.key, "No setting is called '\(entry.path.shown)'", value: entry.path,
      advice: Nearest.advice(entry.path, in: allKeys) ?? "docs/formats.md lists them all.")
  }

  /// The settings that differ from a new group's, as paths with their values.
  static func written(_ group: Group) -> [(path: String, values: [String])] {
    var lines: [(path: String, values: [String])] = [
      ("name", [group.name]), ("year", [group.year.description]), ("time_zone", [group.timeZone]),
    ]
    let standard = Group(name: group.name, year: group.year)
    for key in rules + travel where key.write(group) != key.write(standard) {
      lines.append((key.path, key.write(group)))
    }
    if let published = group.published { lines.append(("published", [published])) }
    if !group.caveats.isEmpty { lines.append(("caveats", group.caveats)) }
    return lines
  }
}

extension FieldParser where Value == DateSpan {
  /// "2026-27", "2026/27", "2026-2027" (September to August), or a span of dates.
  static var academicYear: FieldParser<DateSpan> {
    FieldParser<DateSpan> { text throws(FieldFault) in
      let parts = text.split { "-/–".contains($0) }.map { String($0).trimmed }
      if parts.count == 2, parts[0].count == 4, let first = Digits.value(parts[0]), let last = Digits.value(parts[1]),
        last == first + 1 || last == (first + 1) % 100, let span = DateSpan(academicYear: first)
      {
        return span
      }
      guard let span = try? FieldParser<DateSpan>.dateSpan.parse(text), span.count > 1 else {
        throw FieldFault(
          code: .fieldSpan, expected: "an academic year, as in 2026-27 or 2026-09-01..2027-08-31")
      }
      guard span.count <= 400 else {
        throw FieldFault(code: .fieldOutOfRange, expected: "a span of at most 400 days")
      }
      return span
    }
  }
}

extension FieldParser where Value == String {
  /// The IANA name of a time zone: "Europe/London".
  static var timeZone: FieldParser<String> {
    FieldParser<String> { text throws(FieldFault) in
      guard text == "Europe/London" || TimeZone(identifier: text) != nil, text.contains("/") else {
        throw FieldFault(code: .fieldChoice, expected: "the name of a time zone, as in Europe/London")
      }
      return text
    }
  }
}

extension DateSpan {
  /// 1 September of `year` to 31 August after it.
  init?(academicYear year: Int) {
    guard let first = CivilDate(year: year, month: 9, day: 1), let last = CivilDate(year: year + 1, month: 8, day: 31)
    else { return nil }
    self.init(first, last)
  }
}
