// SPDX-License-Identifier: Apache-2.0

import Domain

extension FieldParser where Value == TimeOfDay {
  /// A time of day: "15:40", "15.40", "1540", "3.40pm", "3:40 pm", "3pm", "15:40:00", "noon".
  ///
  /// "3:40" alone is refused: nothing happens in a school at twenty to four in the morning; "03:40" is taken as written.
  static var time: FieldParser<TimeOfDay> {
    FieldParser<TimeOfDay> { text throws(FieldFault) in
      // As the writer writes it, and so most of them.
      if text.utf8.count == 5, let time = TimeOfDay(text: text) { return time }
      let expected = "a time, as in 15:40 or 3.40pm"
      if ["noon", "midday"].contains(text.lowercased()) { return TimeOfDay(minutes: 720) }
      guard let clock = ClockText(text) else { throw FieldFault(code: .fieldTime, expected: expected) }
      if clock.isSmallHourOfOneDigit {
        throw FieldFault(
          code: .fieldTime, expected: "a time of a school day",
          advice: "If it's in the afternoon, write \(clock.hour + 12):\(ClockText.padded(clock.minute)) or "
            + "\(clock.hour).\(ClockText.padded(clock.minute))pm.")
      }
      return TimeOfDay(minutes: clock.hour * 60 + clock.minute)
    }
  }
}

/// The parts of a written time.
private struct ClockText {
  let hour: Int
  let minute: Int
  /// Written like "3:40": an hour from 1 to 5 without a leading zero, am or pm.
  let isSmallHourOfOneDigit: Bool

  init?(_ text: String) {
    var digits = text.lowercased().replacing(" ", with: "")
    var afternoon: Bool?
    for (suffix, isAfternoon) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)]
    where digits.hasSuffix(suffix) {
      afternoon = isAfternoon
      digits.removeLast(suffix.count)
      break
    }
    guard let (hourText, minuteText) = Self.split(digits, isTwelveHour: afternoon != nil),
      let written = Digits.value(hourText, longest: 2), let minute = Digits.value(minuteText, longest: 2), minute < 60
    else { return nil }
    if let afternoon {
      guard (1...12).contains(written) else { return nil }
      hour = written % 12 + (afternoon ? 12 : 0)
    } else {
      guard written < 24 || (written == 24 && minute == 0) else { return nil }
      hour = written
    }
    self.minute = minute
    isSmallHourOfOneDigit = afternoon == nil && hourText.count == 1 && (1...5).contains(written)
  }

  /// Hour and minute of "15:40", "15.40", "15:40:00", "1540", "3" (only with am or pm).
  private static func split(_ text: String, isTwelveHour: Bool) -> (String, String)? {
    let parts = text.split(omittingEmptySubsequences: false) { ":.".contains($0) }.map(String.init)
    switch parts.count {
    case 3 where parts[2] == "00" && parts[1].count == 2: return (parts[0], parts[1])
    case 2 where parts[1].count == 2: return (parts[0], parts[1])
    case 1 where text.count == 4 || (isTwelveHour && text.count == 3):
      return (String(text.dropLast(2)), String(text.suffix(2)))
    case 1 where isTwelveHour && text.count <= 2: return (text, "00")
    default: return nil
    }
  }

  static func padded(_ minute: Int) -> String { minute < 10 ? "0\(minute)" : "\(minute)" }
}

extension FieldParser where Value == Minutes {
  /// A length of time: "90", "90 min", "1h30", "1:30", "1.5 hours", "2 h", "1 hour 15 minutes"; from 0 to 24 hours.
  static var minutes: FieldParser<Minutes> {
    FieldParser<Minutes> { text throws(FieldFault) in
      let expected = "a length of time, as in 90, 90 min, 1h30 or 1.5 hours"
      guard let minutes = lengthInMinutes(text) else { throw FieldFault(code: .fieldMinutes, expected: expected) }
      guard minutes <= 1440 else {
        throw FieldFault(code: .fieldOutOfRange, expected: "at most 24 hours", advice: "Plain numbers are minutes.")
      }
      return Minutes(minutes)
    }
  }

  /// How long something lasts on a day of school: from a minute to twelve hours.
  static var lasting: FieldParser<Minutes> {
    FieldParser<Minutes> { text throws(FieldFault) in
      // A sign is read, so that "-30" is told to be out of bounds like 0, and not to be no length at all.
      let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
      let length = try FieldParser<Minutes>.minutes.parse(isNegative ? String(text.dropFirst()).trimmed : text)
      guard !isNegative, (1...720).contains(length.rawValue) else {
        throw FieldFault(
          code: .fieldOutOfRange, expected: "a length from 1 minute to 12 hours", advice: "Plain numbers are minutes.")
      }
      return length
    }
  }

  /// Hours of a term or year: "1265", "32.5 hours", "20h15"; a plain number is hours; at most 9999.
  static var hours: FieldParser<Minutes> {
    FieldParser<Minutes> { text throws(FieldFault) in
      let plain = Digits.scaled(text, places: 3).map { $0 * 60 }
      let minutes = plain.map { $0 % 1000 == 0 ? $0 / 1000 : -1 } ?? lengthInMinutes(text) ?? -1
      guard (0...9999 * 60).contains(minutes) else {
        throw FieldFault(code: .fieldNumber, expected: "a number of hours, as in 1265, 32.5 or 20h15")
      }
      return Minutes(minutes)
    }
  }
}

private func lengthInMinutes(_ text: String) -> Int? {
  var rest = text.lowercased().replacing(" ", with: "").replacing("and", with: "")
  for unit in ["minutes", "minute", "mins", "min", "m"] where rest.hasSuffix(unit) {
    rest.removeLast(unit.count)
    guard rest.contains("h") else { return Digits.value(rest, longest: 6) }
    break
  }
  if let value = Digits.value(rest, longest: 6) { return value }
  let colon = rest.split(separator: ":", omittingEmptySubsequences: false)
  if colon.count == 2 {
    guard colon[1].count == 2, let hours = Digits.value(colon[0], longest: 2), let minutes = Digits.value(colon[1]),
      minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }
  guard let mark = rest.firstIndex(of: "h") else { return nil }
  var tail = String(rest[mark...])
  for unit in ["hours", "hour", "hrs", "hr", "h"] where tail.hasPrefix(unit) {
    tail.removeFirst(unit.count)
    break
  }
  guard let thousandths = Digits.scaled(rest[..<mark], places: 3), thousandths < 10_000_000 else { return nil }
  if tail.isEmpty { return thousandths * 60 % 1000 == 0 ? thousandths * 60 / 1000 : nil }
  guard thousandths % 1000 == 0, let minutes = Digits.value(tail, longest: 2), minutes < 60 else { return nil }
  return thousandths / 1000 * 60 + minutes
}
