// SPDX-License-Identifier: Apache-2.0

import Domain

extension PlanComparison {
  /// The comparison for a terminal. Confidential wishes keep their titles to themselves.
  /// - Parameters:
  ///   - width: characters a line.
  ///   - mostRows: schools, wishes and changes listed of each plan.
  ///   - listed: plans whose changes are listed one by one; of the others they're counted.
  public func lines(width: Int, mostRows: Int = 20, listing listed: [String]) -> [String] {
    var lines = figures(width: width) + bySchool(width: width, mostRows: mostRows)
    for difference in differences {
      lines += difference.lines(width: width, mostRows: mostRows, isListed: listed.contains(difference.name))
    }
    return lines
  }

  private func figures(width: Int) -> [String] {
    var table = TextTable()
    table.append([""] + plans.map(\.name))
    func row(_ label: String, isShown: Bool = true, _ value: (PlanFigures) -> Int, _ words: (Int) -> String) {
      let values = plans.map(value)
      guard isShown || values.contains(where: { $0 != 0 }) else { return }
      table.append([label] + values.enumerated().map { $0 == 0 ? words($1) : Self.beside($1, values[0], words) })
    }
    let money = { (pence: Int) in Format.roundMoney(Pence(pence)) }
    let hours = { (minutes: Int) in Format.hours(Minutes(minutes)) }
    row("Wishes that take place", \.placed, Format.count)
    row("Missing of what must, points", isShown: false, \.mustMissing, Format.thousandths)
    row("Lessons lost", \.lessonsLost, Format.count)
    row("Of these taken by supply", \.lessonsTakenBySupply, Format.count)
    row("Supply, days", \.supplyHalfDays) { Format.days(halfDays: $0) }
    row("Schools spend on release", \.spentBySchools, money)
    row("Funds pay", isShown: false, \.paidByFunds, money)
    row("Posts and specialists", isShown: false, \.staffing, money)
    row("Hours of travel", \.travelMinutes, hours)
    row("People who take part", \.people, Format.count)
    row("Hours of benefit", \.benefitMinutes, hours)
    row("Hours below fair shares", \.shortMinutes, hours)
    row("Schools below them", \.schoolsShort, Format.count)
    row("All together, LE (less is better)", \.restMilliLessons, Format.thousandths)
    return table.lines(width: width)
  }

  /// A value with how much more or less it is: "184 (+3)".
  private static func beside(_ value: Int, _ known: Int, _ words: (Int) -> String) -> String {
    if value == known { return words(value) }
    let more = words(abs(value - known))
    return "\(words(value)) (\(value > known ? "+" : "\u{2212}")\(more))"
  }

  private func bySchool(width: Int, mostRows: Int) -> [String] {
    if schools.isEmpty { return ["", "No school spends, loses or gets anything else."] }
    var table = TextTable()
    table.append(["School: spends, lessons lost, hours"] + plans.map(\.name))
    let farthest = schools.sorted { ($1.spread, $0.school) < ($0.spread, $1.school) }
    for school in farthest.prefix(mostRows) {
      table.append(
        [TextFlow.harmless(school.name)]
          + school.spend.indices.map { plan in
            guard let spend = school.spend[plan], let benefit = school.benefitMinutes[plan],
              let lost = school.lessonsLost[plan]
            else { return "-" }
            return "\(Format.roundMoney(Pence(spend))), \(Format.count(lost)), \(Format.hours(Minutes(benefit)))"
          })
    }
    let more = schools.count - mostRows
    return [""] + table.lines(width: width) + (more > 0 ? ["  and \(Format.count(more, "school")) more"] : [])
  }
}

extension SchoolComparison {
  /// How far its spending lies apart; most of what isn't in each of the groups.
  fileprivate var spread: Int {
    if spend.contains(nil) { return Int.max }
    let known = spend.compactMap(\.self)
    return (known.max() ?? 0) - (known.min() ?? 0)
  }
}

extension PlanDifference {
  fileprivate func lines(width: Int, mostRows: Int, isListed: Bool) -> [String] {
    var lines = ["", "\(name):"]
    func list(_ heading: String, _ items: [String]) {
      if items.isEmpty { return }
      lines.append("  \(heading):")
      for item in items.prefix(mostRows) {
        lines += TextFlow.wrapped(item, width: width, first: "    ", hanging: "      ")
      }
      if items.count > mostRows { lines.append("    and \(Format.count(items.count - mostRows)) more") }
    }
    if let missing { lines += TextFlow.wrapped(missing, width: width, first: "  ", hanging: "    ") }
    list("Takes place as well", added)
    list("Doesn't take place any more", dropped.map { "\($0.title): \($0.why)" })
    let count = Format.count(changes.count, "change")
    if isListed { list("\(count) of what stays in the plan", changes) }
    if !isListed, !changes.isEmpty { lines.append("  \(count) of what stays in the plan") }
    lines.append(
      peopleConcerned == 0
        ? "  Nothing that people know of changes."
        : "  \(Format.count(peopleConcerned, "person has", "people have")) something else.")
    return lines
  }
}
