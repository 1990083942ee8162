// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a cell holds; the format in which it's shown follows from the kind unless the style names another.
public enum CellValue: Hashable, Sendable {
  /// Nothing.
  case empty
  /// Text as it stands, also where it starts with = + - or @: a formula is never written.
  case text(String)
  /// A whole number.
  case whole(Int)
  /// A decimal number in units of 10^-`places`, 0 to 15: 53.4285 is `decimal(534285, places: 4)`.
  case decimal(Int, places: Int)
  /// A share, shown with its sign: 22%.
  case percent(PerMille)
  /// Pounds and pence.
  case money(Pence)
  /// A day; before March 1900, about which spreadsheets disagree, and after 9999 it's written as text.
  case date(CivilDate)
  /// A time; 24:00, which spreadsheets don't have, is written as text.
  case time(TimeOfDay)
  /// A day and a time.
  case dateTime(CivilDate, TimeOfDay)
  /// The name of another sheet, which leads there.
  case link(toSheet: String)
}

extension CellValue {
  /// The value that the file can hold: days and times out of its reach become text.
  var held: CellValue {
    switch self {
    case .date(let date) where !Self.isHeld(date): .text(date.description)
    case .dateTime(let date, let time) where !Self.isHeld(date) || time.minutes >= 1440: .text("\(date) \(time)")
    case .time(let time) where time.minutes >= 1440: .text(time.description)
    default: self
    }
  }

  private static func isHeld(_ date: CivilDate) -> Bool { (61...2_958_465).contains(serial(date)) }

  /// The format in which a cell of this kind is shown if its style names none.
  var usualFormat: NumberFormat {
    switch self {
    case .empty, .decimal, .text, .link: .general
    case .whole: .whole
    case .percent: .percent
    case .money: .money
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    }
  }

  /// The number that the file holds; nil for text and nothing.
  var number: Double? {
    switch self {
    case .empty, .text, .link: nil
    case .whole(let value): Double(value)
    case .decimal(let value, let places): Double(value) / Self.power(places)
    case .percent(let share): Double(share.rawValue) / 1000
    case .money(let amount): Double(amount.rawValue) / 100
    case .date(let date): Double(Self.serial(date))
    case .time(let time): Double(time.minutes) / 1440
    case .dateTime(let date, let time): Double(Self.serial(date) * 1440 + time.minutes) / 1440
    }
  }

  /// Days since 1899-12-30, which makes 1 March 1900 day 61 as in every spreadsheet.
  private static func serial(_ date: CivilDate) -> Int { date.daysSince1970 + 25_569 }

  /// Powers of ten up to 10^15 are exact, so that dividing by them rounds once.
  private static func power(_ places: Int) -> Double {
    (0..<min(15, places)).reduce(1.0) { product, _ in product * 10 }
  }
}

/// How numbers are shown.
public enum NumberFormat: Hashable, Sendable {
  /// As the spreadsheet likes.
  case general
  /// Everything that's typed is text: "3-4" doesn't become the third of April.
  case text
  /// Digits alone.
  case whole
  /// "22.0%".
  case percent
  /// "£1,250.00".
  case money
  /// "£1,250.00", and "–" for nothing, where most cells of a table hold nothing.
  case moneyOrDash
  /// "Sun 6 Sep 2026": the weekday shows, and day and month can't be mixed up.
  case date
  /// "15:40".
  case time
  /// "Wed 7 Oct 2026 15:45".
  case dateTime

  /// The format in the language of spreadsheets.
  var code: String {
    switch self {
    case .general: "General"
    case .text: "@"
    case .whole: "0"
    case .percent: "0.0%"
    case .money: "[$£-809]#,##0.00"
    case .moneyOrDash: "[$£-809]#,##0.00;-[$£-809]#,##0.00;\"\u{2013}\""
    case .date: "ddd d mmm yyyy"
    case .time: "hh:mm"
    case .dateTime: "ddd d mmm yyyy hh:mm"
    }
  }
}
