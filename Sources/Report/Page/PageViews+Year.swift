// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// Mondays of the weeks from the first to the last day with school or with something planned.
  var mondays: [CivilDate] {
    let open = (0..<plan.year.count).map { plan.year.first + $0 }.filter { !isClosedForAll($0) }
    let planned = plan.occurrences.map(\.date)
    guard let first = (open + planned).min(), let last = (open + planned).max() else { return [] }
    return (0...max(0, (last.monday - first.monday) / 7)).map { first.monday + 7 * $0 }
  }

  /// Whether nobody is at work anywhere.
  func isClosedForAll(_ date: CivilDate) -> Bool { closedForAll.contains(date) || !plan.year.contains(date) }

  func isHoliday(_ monday: CivilDate) -> Bool {
    !plannedWeeks.contains(monday) && (0..<5).allSatisfy { isClosedForAll(monday + $0) }
  }

  /// The year at a glance: every school's weeks, shaded by how many of its people take part.
  var yearStrip: View {
    let mondays = mondays
    var counts: [Identifier<School>: [CivilDate: Int]] = [:]
    for occurrence in plan.occurrences where !occurrence.isStay {
      for person in occurrence.goers {
        guard let base = names.base(person) else { continue }
        counts[base, default: [:]][occurrence.date.monday, default: 0] += 1
      }
    }
    let holidays = Set(mondays.filter(isHoliday))
    let rows = plan.schools.map { figures in
      let own = counts[figures.school] ?? [:]
      let weeks = mondays.map { monday -> StripWeek in
        let people = own[monday] ?? 0
        let shade = people == 0 ? (holidays.contains(monday) ? "holiday" : "s0") : Self.shade(people)
        let words = Format.count(people, "person takes", "people take")
        return StripWeek(
          cssClass: shade, title: people == 0 ? "" : "Week of \(monday.readableShort): \(words) part")
      }
      let total = own.values.reduce(0, +)
      return View([
        "name": names.shortSchool(figures.school), "anchor": anchor(figures.school),
        "bars": BarDrawing.strip(
          weeks, label: "\(names.school(figures.school)): \(Format.count(total, "attendance")) in the year"),
        "total": Format.count(total),
      ])
    }
    return View(["rows": rows, "terms": stripTerms(mondays), "hasRows": !mondays.isEmpty && !rows.isEmpty])
  }

  static func shade(_ people: Int) -> String {
    switch people {
    case 1: "s1"
    case 2...3: "s2"
    case 4...6: "s3"
    default: "s4"
    }
  }

  /// Names of the half-terms where they begin, as shares of the strip's width.
  private func stripTerms(_ mondays: [CivilDate]) -> [View] {
    halfTerms.spans.compactMap { halfTerm in
      guard let index = mondays.firstIndex(where: { $0 + 6 >= halfTerm.span.first }) else { return nil }
      let end = mondays.lastIndex { $0 <= halfTerm.span.last } ?? index
      return View([
        "left": SVGElement.percent(index, of: mondays.count),
        "width": SVGElement.percent(max(1, end - index + 1), of: mondays.count), "name": halfTerm.name,
        "brief": Self.brief(halfTerm.name),
      ])
    }
  }

  /// "Aut 1" for "Autumn 1".
  private static func brief(_ name: String) -> String {
    name.split(separator: " ").map { $0.prefix(3) }.joined(separator: " ")
  }
}
