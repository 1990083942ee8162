// SPDX-License-Identifier: Apache-2.0

import Domain

extension HeadBrief {
  /// Lessons to cover and what the half-term costs, by kind, then the year.
  var figures: [View] {
    func line(_ term: String, _ value: String, _ cssClass: String = "") -> View {
      View(["term": term, "value": value, "lineClass": cssClass])
    }
    let own = (context.cover[id] ?? []).filter { days.contains($0.date) }
    let counts = CoverCounts(own)
    let cover =
      [
        line("Lessons to cover", Format.count(own.count)),
        line("by your own cover", Format.count(counts.inside), "part"),
      ]
      + (counts.floaters == 0
        ? [] : [line("by floating cover, at no charge", Format.count(counts.floaters), "part")])
      + [line("by supply teachers", Format.count(counts.supply), "part")]
    let charges = words.index.charges(of: id).filter { charge in
      let date = charge.date ?? charge.activity.flatMap { context.firstDates[$0] }
      return !charge.kind.isStaffing && (date.map(days.contains) ?? false)
    }
    var sums: [Charge.Kind: Pence] = [:]
    for charge in charges { sums[charge.kind, default: .zero] += charge.amount }
    let money = Charge.Kind.allCases.compactMap { kind in
      sums[kind].map { line(kind.label, Format.exactMoney($0), "part") }
    }
    let total = charges.reduce(Pence.zero) { $0 + $1.amount }
    return cover + [line("Release this half-term", Format.exactMoney(total))] + money + yearLines(line)
  }

  private func yearLines(_ line: (String, String, String) -> View) -> [View] {
    guard let figures = context.figures[id] else { return [] }
    let year = line("Release, whole year", "\(Format.exactMoney(figures.spend)) of \(Format.money(figures.budget))", "")
    if figures.staffing == .zero { return [year] }
    var sums: [Charge.Kind: Pence] = [:]
    for charge in words.index.charges(of: id) where charge.kind.isStaffing {
      sums[charge.kind, default: .zero] += charge.amount
    }
    let parts = Charge.Kind.allCases.filter { (sums[$0] ?? .zero) != .zero }.map { kind in
      line(kind.label, Format.exactMoney(sums[kind] ?? .zero), "part")
    }
    return [year, line("Staffing, whole year", Format.exactMoney(figures.staffing), "")] + parts
  }

  /// "Tue 6 Oct: 1 morning, £130.80".
  var supplyLines: [View] {
    let own = (context.supply[id] ?? []).filter { days.contains($0.date) }
    let byDate = Dictionary(grouping: own, by: \.date)
    return byDate.keys.sorted().map { date in
      let some = byDate[date] ?? []
      let parts = SupplyPurchase.Part.allCases.compactMap { part -> String? in
        let count = some.count { $0.part == part }
        return count == 0 ? nil : Format.count(count, part.label)
      }
      return View([
        "day": date.readableShort, "parts": parts.joined(separator: ", "),
        "cost": Format.exactMoney(some.reduce(.zero) { $0 + $1.cost }),
      ])
    }
  }

  /// Who comes to the school from elsewhere, specialists and secondments apart.
  var guests: [View] {
    meetings.filter { $0.place == .school(id) }.compactMap { occurrence in
      let people = occurrence.people.filter { names.base($0) != id }
      if people.isEmpty { return nil }
      let isOpen = !names.isConfidential(occurrence.activity)
      let who =
        !isOpen
        ? "guests"
        : people.count > 4
          ? words.attendance(people) : people.map { "\(names.person($0)), \(base($0))" }.joined(separator: "; ")
      return View([
        "day": occurrence.date.readableShort, "time": Format.time(occurrence.whole), "people": who,
      ])
    }
  }

  private func base(_ person: Identifier<Person>) -> String { names.base(person).map(names.shortSchool) ?? "" }

  /// What the school gets of the half-term, and of the year so far planned.
  var benefits: [String] {
    var minutes = Minutes.zero
    var people: Set<Identifier<Person>> = []
    for occurrence in meetings {
      for attendance in occurrence.attendees where attendance.role != .host && names.base(attendance.person) == id {
        minutes +=
          names.kind(occurrence.activity) == .shadowing
          ? Minutes(2 * context.plan.rules.rates.halfDayBenefit.rawValue) : occurrence.span.length
        people.insert(attendance.person)
      }
    }
    var lines: [String] = []
    if !people.isEmpty {
      // Of fewer than five it would be a figure about somebody (F8); their names stand above.
      let count = people.count < 5 ? "" : " for \(Format.count(people.count, "colleague"))"
      lines.append("\(Format.hours(minutes)) hours of learning together\(count)")
    }
    let here = stays.filter { $0.place == .school(id) }
    if !here.isEmpty { lines.append("\(Format.count(halfDays(here), "half-day")) with a specialist") }
    if !coming.isEmpty { lines.append(Format.count(coming.count, "colleague") + " seconded to you") }
    if let figures = context.figures[id], figures.share > .zero {
      lines.append(
        "In the year: \(Format.hours(figures.given)) hours of benefit, where your fair share is "
          + "\(Format.hours(figures.share))")
    }
    return lines
  }

  /// What the school has to say besides yes or no, each with boxes to tick or a line to write on.
  var questions: [View] {
    func question(_ words: String, _ choices: [String]) -> View {
      View(["question": words, "choices": choices, "isWritten": choices.isEmpty])
    }
    var all: [View] = []
    for secondment in leaving where secondment.firstHalfTerm == period.number {
      let person = names.person(secondment.person)
      for gap in words.gaps(secondment) {
        let amount = Format.count(gap.halfDays, "half-day") + " a week of \(person)\u{2019}s, \(gap.halfTerms)"
        all.append(
          gap.way == .hire
            ? question("Will you hire a teacher for \(amount)?", ["yes", "we need help"])
            : question("Can you spare \(amount)?", ["yes", "no"]))
      }
    }
    let dates = Set((context.supply[id] ?? []).filter { days.contains($0.date) }.map(\.date)).count
    if dates > 0 {
      all.append(
        question("Will you book the supply for \(Format.count(dates, "date"))?", ["yes", "we cover it ourselves"]))
    }
    for visit in meetings where visit.observed == nil && visit.attendees.contains(where: { $0.role == .host }) {
      if names.kind(visit.activity) == .shadowing { continue }
      guard visit.place == .school(id), !names.isConfidential(visit.activity) else { continue }
      let host = visit.attendees.first { $0.role == .host }.map { " with \(names.person($0.person))" } ?? ""
      all.append(
        question("Which lesson can visitors watch on \(visit.date.readableShort) at \(visit.span.start)\(host)?", []))
    }
    return all
  }
}
