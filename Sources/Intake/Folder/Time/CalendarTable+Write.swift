// SPDX-License-Identifier: Apache-2.0

import Domain

extension CalendarTable {
  /// The rows of all calendars, each with its name.
  static func write(_ group: Group) -> [[String]] { group.calendars.flatMap(rows) }

  private static func rows(_ calendar: SchoolCalendar) -> [[String]] {
    let id = calendar.id.text
    func row(
      _ kind: Kind, _ span: DateSpan?, _ name: String, roles: [String] = [], years: [Int] = [], letters: [String] = []
    ) -> [String] {
      let last = span.flatMap { $0.first == $0.last ? nil : $0.last.description } ?? ""
      return [
        id, kind.rawValue, span?.first.description ?? "", last, name, Written.list(roles), YearText.written(years),
        Written.list(letters),
      ]
    }
    var rows = calendar.halfTerms.map { row(.halfTerm, $0.span, $0.name) }
    rows += calendar.closures.map { row($0.isBankHoliday ? .bankHoliday : .closure, $0.span, $0.name) }
    rows += calendar.inset.map {
      row($0.isDisaggregated ? .insetDisaggregated : .inset, DateSpan($0.date, $0.date), "")
    }
    rows += calendar.blackouts.map { row(.blackout, $0.span, $0.name, roles: $0.roles, years: $0.years) }
    rows.append(row(.cycle, nil, "", letters: calendar.cycle))
    rows += calendar.statedWeeks.map { row(.week, DateSpan($0.monday, $0.monday), "", letters: [$0.letter]) }
    return rows
  }
}
