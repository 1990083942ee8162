// SPDX-License-Identifier: Apache-2.0

public import Domain

/// How term dates or bank holidays become rows of `calendar.csv`.
public struct CalendarOptions: Hashable, Sendable {
  /// The calendar that the rows belong to; empty: every calendar of the group.
  public var calendar = ""
  /// First year of the academic year: 2026 for 2026/27. Nil: the folder's own.
  public var startYear: Int?
  /// Division of the United Kingdom whose bank holidays hold.
  public var division = BankHolidays.usualDivision
  /// The first school day, where term dates lack the summer holiday before it.
  public var firstDay: CivilDate?
  /// The last school day, where term dates lack the summer holiday after it.
  public var lastDay: CivilDate?

  /// Rows for every calendar of the folder's own academic year.
  public init() {}
}

/// The rows of `calendar.csv` that foreign dates become.
struct CalendarRows {
  /// The calendars to which each date is brought; "" stands for all of the group.
  let calendars: [String]

  /// Bank holidays, told apart by their dates.
  func rows(_ holidays: [BankHolidays.Holiday]) -> ImportedRows {
    ImportedRows(
      file: .calendar, key: ["calendar", "kind", "first"],
      rows: holidays.flatMap { rows("bank-holiday", DateSpan($0.date, $0.date), $0.title) })
  }

  /// Half-terms, told apart by their names, and closed and INSET days, told apart by their dates.
  func rows(_ year: SchoolYear) -> [ImportedRows] {
    let halfTerms = year.halfTerms.flatMap { rows("half-term", $0.days, $0.name) }
    let closed = year.closedDays.flatMap { day in
      rows(day.isBankHoliday ? "bank-holiday" : "closure", DateSpan(day.date, day.date), day.title)
    }
    let inset = year.insetDays.flatMap { rows("inset", DateSpan($0, $0), "INSET day") }
    return [
      ImportedRows(file: .calendar, key: ["calendar", "kind", "name"], rows: halfTerms),
      ImportedRows(file: .calendar, key: ["calendar", "kind", "first"], rows: closed + inset),
    ]
  }

  private func rows(_ kind: String, _ days: DateSpan, _ name: String) -> [[String: String]] {
    calendars.map { calendar in
      [
        "calendar": calendar, "kind": kind, "first": days.first.description,
        "last": days.count > 1 ? days.last.description : "", "name": name,
      ]
    }
  }
}
