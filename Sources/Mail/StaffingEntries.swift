// SPDX-License-Identifier: Apache-2.0

import Domain

// Specialists' stays and secondments in letters: one by one while they're near, later on how many.
extension DigestBuilder {
  /// An entry with the date by which it stands among others.
  struct Dated: Sendable {
    let date: CivilDate
    let entry: Letter.Entry
  }

  /// Entries for stays inside a period of a letter: each with `text` in the coming weeks, else one for all of them.
  func entries(
    for stays: [Occurrence], in period: Horizon.Period, text: (Occurrence) -> String, notes: (Occurrence) -> [String?],
    together: ([Occurrence]) -> String
  ) -> [Dated] {
    let some = stays.filter { period.days.contains($0.date) }
    guard let first = some.first, let last = some.last else { return [] }
    if period.isWeek {
      return some.map { stay in
        let notes = notes(stay) + [words.makingUp(stay), words.certainty(stay.firmness)]
        return Dated(
          date: stay.date, entry: .init(when(stay, stay.span), text(stay), notes: notes.compactMap { $0 }))
      }
    }
    let lead = first.date == last.date ? first.date.readableShort : span(first.date, last.date)
    return [Dated(date: first.date, entry: .init(lead, together(some)))]
  }

  /// "Wed 2 Sep to Thu 22 Oct".
  func span(_ first: CivilDate, _ last: CivilDate) -> String { "\(first.readableShort) to \(last.readableShort)" }

  /// Half-days of stays, by the bells of the schools where they are.
  func halfDays(of stays: [Occurrence]) -> Int {
    stays.reduce(0) { sum, stay in sum + max(1, index.rota(of: stay.activity)?.entries(of: stay).count ?? 1) }
  }

  /// "8 half-days".
  func halfDayWords(_ stays: [Occurrence]) -> String {
    PlanWords.counted(halfDays(of: stays), "half-day", "half-days")
  }

  /// "Music: 8 half-days at Ash Academy, 15 at Elm Primary".
  func sharedOut(_ stays: [Occurrence]) -> String {
    let bySchool = Dictionary(grouping: stays) { words.place($0.place) }
    let parts = bySchool.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.enumerated().map { number, school in
      let some = bySchool[school] ?? []
      return (number == 0 ? halfDayWords(some) : "\(halfDays(of: some))") + " at \(school)"
    }
    let label = stays.first.flatMap { words.craft(of: $0.activity) }.map { $0 + ": " } ?? ""
    return label + parts.joined(separator: ", ")
  }

  /// Secondments that haven't ended, in order of their first day.
  func upcoming(_ secondments: [SecondmentPlacement]) -> [SecondmentPlacement] {
    secondments.filter { $0.days.last >= asOf }
      .sorted { ($0.days.first, $0.activity) < ($1.days.first, $1.activity) }
  }

  /// Entries for the days of a period on which a secondment begins or ends.
  func turns(
    of secondment: SecondmentPlacement, in period: Horizon.Period, begins: String, ends: String, notes: [String?]
  ) -> [Dated] {
    let days = secondment.days
    var entries: [Dated] = []
    if days.first >= asOf, period.days.contains(days.first) {
      let all = notes + [words.certainty(secondment.firmness)]
      entries.append(
        Dated(date: days.first, entry: .init(days.first.readableShort, begins, notes: all.compactMap { $0 })))
    }
    if period.days.contains(days.last) {
      entries.append(Dated(date: days.last, entry: .init(days.last.readableShort, ends)))
    }
    return entries
  }
}

extension Horizon.Period {
  /// Whether it's a week or less, near enough for a line a day.
  var isWeek: Bool { days.count <= 7 }
}
