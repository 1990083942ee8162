// SPDX-License-Identifier: Apache-2.0

import Domain

/// What has become of the supply teachers to book (F3).
struct Bookings {
  private struct Key: Hashable {
    let school: Identifier<School>
    let date: CivilDate
    let number: Int
  }
  private let states: [Key: SupplyBooking.State]
  /// Bookings that somebody has been asked for and the plan doesn't have (any more), by school, date and number.
  let gone: [SupplyBooking]

  init(_ group: Group, _ plan: Plan) {
    let planned = Set(plan.supply.map { Key(school: $0.school, date: $0.date, number: $0.number) })
    states = Dictionary(
      group.bookings.map { (Key(school: $0.school, date: $0.date, number: $0.number), $0.state) }
    ) { first, _ in first }
    gone = group.bookings.filter { booking in
      [.requested, .confirmed].contains(booking.state)
        && !planned.contains(Key(school: booking.school, date: booking.date, number: booking.number))
    }.sorted { ($0.school, $0.date, $0.number) < ($1.school, $1.date, $1.number) }
  }

  /// What a school asked for and the plan doesn't have, as a sentence; nil where there's nothing.
  func remark(on school: Identifier<School>) -> String? {
    let own = gone.filter { $0.school == school }.map {
      "\($0.date.readable), supply \($0.number) (\($0.state.rawValue))"
    }
    return own.isEmpty ? nil : "Asked for, and not in this plan any more: \(own.joined(separator: "; "))."
  }

  /// The state of a purchase: *needed* where nothing is stated.
  func state(of purchase: SupplyPurchase) -> SupplyBooking.State {
    state(purchase.number, at: purchase.school, on: purchase.date)
  }

  /// The state of the supply teacher of this number.
  func state(_ number: Int, at school: Identifier<School>, on date: CivilDate) -> SupplyBooking.State {
    states[Key(school: school, date: date, number: number)] ?? .needed
  }
}

extension Ledgers {
  /// Classes for which supply was to be booked and nobody comes: each is a release to be withdrawn, or to be covered in
  /// another way (F3).
  static func unfilled(_ group: Group, _ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "unfilled", about: "A class whose supply teacher doesn't come, so that its teacher can't leave it.",
      heading: [
        "school", "date", "period", "class", "absent", "supply", "state", "reason", "start", "end", "school id",
        "absent id",
      ])
    let bookings = Bookings(group, plan)
    let releases = Dictionary(grouping: plan.releases) { [$0.person.text, $0.date.description, $0.lesson.period] }
    for item in plan.cover.sorted(by: enteredBefore) {
      guard case .supply(let number) = item.by else { continue }
      let school = item.lesson.school
      let state = bookings.state(number, at: school, on: item.date)
      guard state.isWithoutTeacher else { continue }
      let key = [item.absent.text, item.date.description, item.lesson.period]
      table.append([
        .text(names.school(school)), .day(item.date), .text(item.lesson.period), .words(item.lesson.classWords),
        .text(names.person(item.absent)), .text("supply \(number)"), .text(state.rawValue),
        .words(names.reason((releases[key] ?? []).flatMap(\.activities))), .time(item.lesson.span.start),
        .time(item.lesson.span.end), .id(school), .id(item.absent),
      ])
    }
    return table
  }
}
