// SPDX-License-Identifier: Apache-2.0

import Domain

/// A figure about cover or money.
struct HeadFigure {
  let term: String
  let value: String
  /// The same as a number, where it's one.
  let amount: Amount?
  /// Whether it's a part of the one above.
  let isPart: Bool

  enum Amount { case count(Int), money(Pence) }

  init(_ term: String, _ amount: Amount, isPart: Bool = false) {
    (self.term, self.amount, self.isPart) = (term, amount, isPart)
    switch amount {
    case .count(let count): value = Format.count(count)
    case .money(let money): value = Format.exactMoney(money)
    }
  }

  init(_ term: String, words: String) { (self.term, value, amount, isPart) = (term, words, nil, false) }
}

extension HeadBrief {
  /// Lessons to cover and what the half-term costs, as the pages have it.
  var figureViews: [View] {
    figures.map { View(["term": $0.term, "value": $0.value, "lineClass": $0.isPart ? "part" : ""]) }
  }

  /// The same: by kind, then the year.
  var figures: [HeadFigure] {
    let own = (context.cover[id] ?? []).filter { days.contains($0.date) }
    let counts = CoverCounts(own)
    let cover =
      [
        HeadFigure("Lessons to cover", .count(own.count)),
        HeadFigure("by your own cover", .count(counts.inside), isPart: true),
      ]
      + (counts.floaters == 0
        ? [] : [HeadFigure("by floating cover, at no charge", .count(counts.floaters), isPart: true)])
      + [HeadFigure("by supply teachers", .count(counts.supply), isPart: true)]
    let charges = charges
    var sums: [Charge.Kind: Pence] = [:]
    for charge in charges { sums[charge.kind, default: .zero] += charge.amount }
    let money = Charge.Kind.allCases.compactMap { kind in
      sums[kind].map { HeadFigure(kind.label, .money($0), isPart: true) }
    }
    let total = charges.reduce(Pence.zero) { $0 + $1.amount }
    return cover + [HeadFigure("Release this half-term", .money(total))] + money + yearLines
  }

  /// What the school pays and gets for release in the half-term.
  private var charges: [Charge] {
    words.index.charges(of: id).filter { charge in
      !charge.kind.isStaffing && (date(of: charge).map(days.contains) ?? false)
    }
  }

  private func date(of charge: Charge) -> CivilDate? {
    charge.date ?? charge.activity.flatMap { context.firstDates[$0] }
  }

  /// What release comes to by the date on which it falls; what's owed anyway no answer changes.
  var costs: [CivilDate: Pence] {
    var costs: [CivilDate: Pence] = [:]
    for charge in charges where charge.kind != .cancellation {
      if let date = date(of: charge) { costs[date, default: .zero] += charge.amount }
    }
    return costs
  }

  private var yearLines: [HeadFigure] {
    guard let figures = context.figures[id] else { return [] }
    let year = HeadFigure(
      "Release, whole year", words: "\(Format.exactMoney(figures.spend)) of \(Format.money(figures.budget))")
    if figures.staffing == .zero { return [year] }
    var sums: [Charge.Kind: Pence] = [:]
    for charge in words.index.charges(of: id) where charge.kind.isStaffing {
      sums[charge.kind, default: .zero] += charge.amount
    }
    let parts = Charge.Kind.allCases.filter { (sums[$0] ?? .zero) != .zero }.map { kind in
      HeadFigure(kind.label, .money(sums[kind] ?? .zero), isPart: true)
    }
    return [year, HeadFigure("Staffing, whole year", .money(figures.staffing))] + parts
  }

  /// "Tue 6 Oct: 1 morning, £130.80".
  var supplyLines: [View] {
    supply.map { View(["day": $0.date.readableShort, "parts": $0.parts, "cost": Format.exactMoney($0.cost)]) }
  }

  /// The supply to book by date.
  var supply: [(date: CivilDate, parts: String, cost: Pence)] {
    let own = (context.supply[id] ?? []).filter { days.contains($0.date) }
    let byDate = Dictionary(grouping: own, by: \.date)
    return byDate.keys.sorted().map { date in
      let some = byDate[date] ?? []
      let parts = SupplyPurchase.Part.allCases.compactMap { part -> String? in
        let count = some.count { $0.part == part }
        return count == 0 ? nil : Format.count(count, part.label)
      }
      return (date, parts.joined(separator: ", "), some.reduce(.zero) { $0 + $1.cost })
    }
  }

  /// Who comes to the school from elsewhere, as the pages have it.
  var guestViews: [View] {
    guests.map { View(["day": $0.date.readableShort, "time": Format.time($0.span), "people": $0.people]) }
  }

  /// The same, specialists and secondments apart.
  var guests: [(date: CivilDate, span: TimeSpan, people: String)] {
    meetings.filter { $0.place == .school(id) }.compactMap { occurrence in
      let people = occurrence.people.filter { names.base($0) != id }
      if people.isEmpty { return nil }
      let isOpen = !names.isConfidential(occurrence.activity)
      let who =
        !isOpen
        ? "guests"
        : people.count > 4
          ? words.attendance(people) : people.map { "\(names.person($0)), \(base($0))" }.joined(separator: "; ")
      return (occurrence.date, occurrence.whole, who)
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
