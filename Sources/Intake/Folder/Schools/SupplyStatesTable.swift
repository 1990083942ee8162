// SPDX-License-Identifier: Apache-2.0

import Domain

/// `supply-states.csv`: one row what has become of a supply teacher to book.
enum SupplyStatesTable {
  static let schema = TableSchema([
    Column("school", .needed), Column("date", .needed), Column("number", also: ["supply", "supply number"]),
    Column("state", .needed, also: ["status"]),
  ])

  private static let state = ValueFormat<SupplyBooking.State>.word(also: [
    ("booked", .confirmed), ("asked", .requested), ("nobody", .unfilled), ("canceled", .cancelled),
  ])

  /// "2", or "supply 2" as the sheets of cover have it.
  private static let number = FieldParser<Int> { text throws(FieldFault) in
    let lowered = text.lowercased()
    return try FieldParser<Int>.whole(1...99).parse(
      lowered.hasPrefix("supply ") ? String(lowered.dropFirst(7)).trimmed : text)
  }

  static func read(_ reading: Reading) {
    var lines: [SupplyBooking: Int] = [:]
    for row in reading.rows(.supplyStates) {
      let school = reading.needed(row["school"], reading.schools)
      let date = row["date"].need(.date, reading.problems)
      let number = row["number"].isEmpty ? 1 : row["number"].read(number, reading.problems)
      let state = row["state"].need(state.parser, reading.problems)
      guard let school, let date, let number, let state else { continue }
      let key = SupplyBooking(school: school, date: date, number: number, state: .needed)
      if let line = lines[key] {
        reading.problems.error(
          .idDuplicate, at: row["date"].location,
          "The state of supply \(number) of '\(school)' on \(date.readable) stands on \(reading.store.lineWord) \(line) "
            + "already", value: row["state"].text, advice: "Keep the row that holds.")
        continue
      }
      lines[key] = row.location.line
      reading.warnOutsideYear(DateSpan(date, date), at: row["date"])
      reading.group.bookings.append(SupplyBooking(school: school, date: date, number: number, state: state))
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.bookings.map { [$0.school.text, $0.date.description, String($0.number), $0.state.rawValue] }
  }
}
