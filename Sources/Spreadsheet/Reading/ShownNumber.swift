// SPDX-License-Identifier: Apache-2.0

internal import Domain

/// What a person sees of the number in a cell, as text that the rest of the planner understands.
struct ShownNumber {
  /// Whether days count from 1904 and not from 1900.
  let countsFrom1904: Bool

  /// The text of the number `raw` under a format: "2026-09-06", "15:40", "22%", "218.5", "0042".
  ///
  /// Decimals that the format hides stay, because they're what the cell holds; amounts of money are rounded to pence.
  func text(_ raw: String, _ code: NumberCode) -> String {
    guard let number = DecimalText(raw) else { return raw }
    switch code.kind {
    case .number(let least): return number.plain(least: least)
    case .text: return number.plain()
    case .percent: return number.shifted(2).plain() + "%"
    case .money(let symbol): return symbol + number.rounded(to: 2).plain()
    case .moment(let moment): return text(number, moment) ?? number.plain()
    case .length: return length(number) ?? number.plain()
    }
  }

  private func text(_ number: DecimalText, _ moment: NumberCode.Moment) -> String? {
    guard let (days, seconds) = number.daysAndSeconds, days <= 2_958_465 else { return nil }
    let time = time(seconds, moment)
    // A time alone has no day, whatever its format says.
    let isTimeAlone = days == 0 && seconds > 0 && !countsFrom1904
    guard moment.hasDay, !isTimeAlone else { return time }
    // Programs that know no days without times give them midnight.
    return moment.hasTime && seconds > 0 ? "\(day(days)) \(time)" : day(days)
  }

  private func day(_ serial: Int) -> String {
    if countsFrom1904 { return CivilDate(daysSince1970: serial - 24_107).description }
    // Day 60 is 29 February 1900, which never was; days before it are one later than those after it would make them.
    if serial == 60 { return "1900-02-29" }
    if serial == 0 { return "1900-01-00" }
    return CivilDate(daysSince1970: serial - (serial < 60 ? 25_568 : 25_569)).description
  }

  private func time(_ seconds: Int, _ moment: NumberCode.Moment) -> String {
    var hour = seconds / 3600
    var end = moment.hasSeconds && seconds % 60 != 0 ? ":" + Self.padded(seconds % 60) : ""
    if moment.isTwelveHour {
      end += hour < 12 ? " AM" : " PM"
      hour = (hour + 11) % 12 + 1
    }
    // "3:40" and "03:40" mean different things to people, and to the reader of times.
    return (moment.isPadded ? Self.padded(hour) : String(hour)) + ":" + Self.padded(seconds / 60 % 60) + end
  }

  private func length(_ number: DecimalText) -> String? {
    guard let (days, seconds) = number.daysAndSeconds else { return nil }
    let rest = seconds % 60 == 0 ? "" : ":" + Self.padded(seconds % 60)
    return "\(days * 24 + seconds / 3600):" + Self.padded(seconds / 60 % 60) + rest
  }

  private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

  /// The text of a day and time in ISO 8601, which strict workbooks hold instead of numbers.
  static func text(iso: String) -> String {
    let parts = iso.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return iso }
    let time = parts[1].prefix { $0 != "Z" && $0 != "." && $0 != "+" }
    return time.allSatisfy({ $0 == "0" || $0 == ":" }) ? String(parts[0]) : "\(parts[0]) \(time.prefix(5))"
  }
}
