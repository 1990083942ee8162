// SPDX-License-Identifier: Apache-2.0

import Domain

extension DigestBuilder {
  /// What a school reads of specialists and secondments in a period: who comes, who goes, who is back.
  func staffingEntries(_ stays: [Occurrence], of school: School, in period: Horizon.Period) -> [Dated] {
    let byActivity = Dictionary(grouping: stays, by: \.activity)
    let rotas = byActivity.keys.sorted().flatMap { id in
      let all = byActivity[id] ?? []
      return here(all.filter { $0.place == .school(school.id) }, in: period)
        + away(all.filter { $0.place != .school(school.id) }, of: school, in: period)
    }
    return rotas + upcoming(index.secondments(from: school.id)).flatMap { leaving($0, in: period) }
      + upcoming(index.secondments(to: school.id)).flatMap { coming($0, in: period) }
  }

  /// A specialist at the school.
  private func here(_ stays: [Occurrence], in period: Horizon.Period) -> [Dated] {
    entries(
      for: stays, in: period, text: { self.here($0) }, notes: { _ in [] },
      together: { some in
        guard let first = some.first else { return "" }
        if words.isConfidential(first.activity) { return "\(self.here(first)), \(halfDayWords(some))" }
        let label = words.craft(of: first.activity).map { "\($0) specialist" } ?? "Specialist"
        let names = first.attendees.map { words.person($0.person) }.joined(separator: ", ")
        return "\(label): \(names), \(halfDayWords(some))"
      })
  }

  private func here(_ stay: Occurrence) -> String {
    words.isConfidential(stay.activity)
      ? "Visitors: \(words.attendance(stay.attendees.map(\.person)))" : words.specialistHere(stay)
  }

  /// A specialist of the school elsewhere.
  private func away(_ stays: [Occurrence], of school: School, in period: Horizon.Period) -> [Dated] {
    let own = stays.filter { stay in
      stay.attendees.contains { index.directory.base(of: $0.person) == school.id }
    }
    func name(_ stay: Occurrence) -> String { stay.attendees.map { words.person($0.person) }.joined(separator: ", ") }
    return entries(
      for: own, in: period,
      text: { stay in
        let reason = words.isConfidential(stay.activity) ? "" : " (\(words.title(stay)))"
        return "Away: \(name(stay))\(reason)"
      },
      notes: { stay in
        stay.attendees.map { "Away \(index.absence(of: $0.person, for: stay).words)." }
      },
      together: { some in
        guard let first = some.first else { return "" }
        let reason = words.isConfidential(first.activity) ? halfDayWords(some) : sharedOut(some)
        return "Away: \(name(first)) (\(reason))"
      })
  }

  private func leaving(_ secondment: SecondmentPlacement, in period: Horizon.Period) -> [Dated] {
    let name = words.person(secondment.person)
    if words.isConfidential(secondment.activity) {
      return turns(
        of: secondment, in: period, begins: "Away: \(name), until \(secondment.days.last.readableShort)",
        ends: "Last day away: \(name)", notes: [])
    }
    return turns(
      of: secondment, in: period, begins: "Secondment begins: \(name) goes to \(words.school(secondment.to))",
      ends: "Secondment ends: \(name) comes back from \(words.school(secondment.to))",
      notes: [words.wish(secondment.activity), words.schedule(secondment)] + words.backfill(secondment))
  }

  private func coming(_ secondment: SecondmentPlacement, in period: Horizon.Period) -> [Dated] {
    if words.isConfidential(secondment.activity) {
      let visitors = "Visitors: \(words.attendance([secondment.person]))"
      return turns(
        of: secondment, in: period, begins: "\(visitors), until \(secondment.days.last.readableShort)",
        ends: "Last day: \(visitors)", notes: [])
    }
    let name = words.personAndSchool(secondment.person)
    return turns(
      of: secondment, in: period, begins: "Secondment begins: \(name) comes",
      ends: "Secondment ends: \(name) goes back",
      notes: [words.wish(secondment.activity), words.schedule(secondment), words.filling(secondment)])
  }

  /// "a specialist here for 3 half-days", "1 secondment begins", for the headline.
  func staffingHeadline(_ stays: [Occurrence], of school: School, in period: Horizon.Period) -> [String] {
    let inside = stays.filter { period.days.contains($0.date) }
    let here = inside.filter { $0.place == .school(school.id) }
    let begin = upcoming(index.secondments(from: school.id) + index.secondments(to: school.id))
      .count { $0.days.first >= asOf && period.days.contains($0.days.first) }
    return [
      here.isEmpty ? nil : "a specialist here for \(halfDayWords(here))",
      begin == 0 ? nil : PlanWords.counted(begin, "secondment begins", "secondments begin"),
    ].compactMap { $0 }
  }

  /// Teachers to hire, and holes that nobody fills, for secondments that haven't begun.
  func backfillWanted(of school: School) -> [String] {
    let ahead = upcoming(index.secondments(from: school.id)).filter { $0.days.first >= asOf }
    return ahead.flatMap { secondment -> [String] in
      let isHidden = words.isConfidential(secondment.activity)
      let hires = index.charges(of: school.id).filter { $0.kind == .hire && $0.activity == secondment.activity }
      let cost = hires.reduce(Pence.zero) { $0 + $1.amount }
      return words.gaps(secondment).map { gap in
        let amount = PlanWords.counted(gap.halfDays, "half-day", "half-days") + " a week"
        let place = "in place of \(words.person(secondment.person))"
        let price = gap.way == .hire && cost != .zero ? ", \(cost.words) in all" : ""
        let reason = isHidden ? "" : " (seconded to \(words.school(secondment.to))\(price))"
        return gap.way == .hire
          ? "\(gap.halfTerms): hire a teacher for \(amount) \(place)\(reason)."
          : "\(gap.halfTerms): nobody comes for \(amount) \(place)\(reason); the school can spare the time."
      }
    }
  }
}
