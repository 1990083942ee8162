// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads term dates from JSON: academic years with `school_holidays` (start, end, label), `bank_holidays` and,
/// optionally, the `dates` of all school days and `pd_days` (days for staff only).
public enum TermDatesJSON {
  /// Reads the term dates in `bytes`.
  ///
  /// - Throws: `ForeignFormatError` where the file is damaged or something else.
  public static func read(_ bytes: [UInt8]) throws(ForeignFormatError) -> TermDates {
    let file = try ForeignJSON.decode(FileRow.self, from: bytes, expected: "term dates (JSON with 'academic_years')")
    var dates = TermDates(
      source: file.school ?? "", holidays: [], closedDays: [:], insetDays: [], listedDays: [], remarks: [])
    for text in file.pdDays ?? [] { dates.insetDays.insert(try ForeignJSON.date(text, at: "pd_days")) }
    for year in file.academicYears {
      for row in year.schoolHolidays {
        let label = row.label ?? "School holiday"
        let place = "'\(label)' of \(year.name)"
        let first = try ForeignJSON.date(row.start, at: place)
        let last = try ForeignJSON.date(row.end, at: place)
        guard first <= last else {
          throw ForeignFormatError(.foreignValue, "\(place) ends (\(last)) before it starts (\(first))")
        }
        try dates.add(DateSpan(first, last), label: label)
      }
      for text in year.bankHolidays ?? [] {
        dates.closedDays[try ForeignJSON.date(text, at: "bank_holidays of \(year.name)")] = TermDates.ClosedDay(
          title: "", isBankHoliday: true)
      }
      for row in year.dates ?? [] {
        dates.listedDays.insert(try ForeignJSON.date(row.date, at: "dates of \(year.name)"))
      }
    }
    guard !dates.holidays.isEmpty else {
      throw ForeignFormatError(.foreignMissing, "the file lists no school holidays")
    }
    dates.holidays.sort { ($0.days, $0.label) < ($1.days, $1.label) }
    return dates
  }

  private struct FileRow: Decodable {
    let school: String?
    let pdDays: [String]?
    let academicYears: [YearRow]

    enum CodingKeys: String, CodingKey {
      case school
      case pdDays = "pd_days"
      case academicYears = "academic_years"
    }
  }

  private struct YearRow: Decodable {
    let name: String
    let bankHolidays: [String]?
    let schoolHolidays: [HolidayRow]
    let dates: [DayRow]?

    enum CodingKeys: String, CodingKey {
      case name, dates
      case bankHolidays = "bank_holidays"
      case schoolHolidays = "school_holidays"
    }
  }

  private struct HolidayRow: Decodable {
    let start: String
    let end: String
    let label: String?
  }

  private struct DayRow: Decodable {
    let date: String
  }
}

extension TermDates {
  /// Adds a holiday, or a closed day where it is only one.
  ///
  /// - Throws: `ForeignFormatError` where it's longer than a year.
  mutating func add(_ days: DateSpan, label: String) throws(ForeignFormatError) {
    _ = try Self.days(in: days, label: label)
    if days.count == 1 {
      closedDays[days.first] = ClosedDay(title: label, isBankHoliday: false)
    } else {
      holidays.append(Holiday(days: days, label: label))
    }
  }

  /// Every day of a holiday, which can't be longer than a year.
  static func days(in span: DateSpan, label: String) throws(ForeignFormatError) -> [CivilDate] {
    guard span.count <= 366 else {
      throw ForeignFormatError(.foreignValue, "'\(label)' goes from \(span.first) to \(span.last), more than a year")
    }
    return (0..<span.count).map { span.first + $0 }
  }
}
