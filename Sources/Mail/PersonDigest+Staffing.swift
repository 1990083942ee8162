// SPDX-License-Identifier: Apache-2.0

import Domain

extension DigestBuilder {
  /// What's ahead of one person at other schools: as a specialist, and at posts.
  struct OwnStaffing: Sendable {
    let stays: [Occurrence]
    let secondments: [SecondmentPlacement]
    var isEmpty: Bool { stays.isEmpty && secondments.isEmpty }
  }

  func ownStaffing(of person: Person) -> OwnStaffing {
    OwnStaffing(
      stays: upcoming(index.occurrences(of: person.id)).filter(\.isStay),
      secondments: upcoming(index.secondments(of: person.id)))
  }

  /// Entries of a period for the person themselves; on a sheet that everybody reads what's confidential has no place.
  func entries(_ own: OwnStaffing, in period: Horizon.Period, isPublic: Bool = false) -> [Dated] {
    func isHidden(_ id: Identifier<Activity>) -> Bool { isPublic && words.isConfidential(id) }
    let byActivity = Dictionary(grouping: own.stays, by: \.activity)
    let stays = byActivity.keys.sorted().flatMap { id in
      entries(
        for: byActivity[id] ?? [], in: period, text: { isHidden(id) ? Self.askTheOffice : words.title($0) },
        notes: { stay in
          isHidden(id)
            ? []
            : stay.attendees.flatMap {
              [words.travel(stay, $0.person), isPublic ? nil : words.leaving(stay, $0.person)]
            }
        },
        together: { isHidden(id) ? Self.askTheOffice : sharedOut($0) })
    }
    let turns = own.secondments.flatMap { secondment in
      isHidden(secondment.activity)
        ? self.turns(
          of: secondment, in: period, begins: Self.askTheOffice, ends: Self.askTheOffice, notes: [])
        : self.turns(
          of: secondment, in: period, begins: "Begins: \(words.title(secondment))",
          ends: "Ends: \(words.title(secondment))",
          notes: [words.schedule(secondment)] + (isPublic ? [] : words.backfill(secondment)))
    }
    return stays + turns
  }

  /// What stands in place of something confidential where everybody reads it.
  static let askTheOffice = "Please ask the office."

  /// The weeks of a specialist's rotas and what each school is due; nil where no stay is ahead.
  func rotaSection(_ own: OwnStaffing) -> Letter.Section? {
    let ids = Set(own.stays.map(\.activity)).sorted()
    let lines = ids.compactMap { index.rota(of: $0) }.flatMap { weeks(of: $0) + balances(of: $0) }
    return lines.isEmpty ? nil : Letter.Section("Your weeks", [.list(lines)])
  }

  /// "Week 1 of 2 (next from Mon 5 Oct): Wed Elm Primary; Thu am Ash Academy."
  private func weeks(of rota: RotaReading) -> [String] {
    let cycle = max(1, rota.specialist.cycleWeeks)
    let mondays = (0..<60).map { asOf.monday + 7 * $0 }
    let days = Dictionary(grouping: rota.rota.slots.sorted()) { $0.week }
    return (1...cycle).map { week in
      let next = mondays.first { rota.cycleWeek(of: $0) == week && $0 + 6 >= asOf }
      let when = next.map { $0 <= asOf ? " (this week)" : " (next from \($0.readableShort))" } ?? ""
      return "Week \(week) of \(cycle)\(when): \(slots(days[week] ?? []))"
    }
  }

  private func slots(_ slots: [Rota.Slot]) -> String {
    let byDay = Dictionary(grouping: slots, by: \.weekday)
    let words = byDay.keys.sorted().flatMap { weekday -> [String] in
      let some = byDay[weekday] ?? []
      if some.count == 2, some[0].school == some[1].school {
        return ["\(weekday.shortName) \(self.words.school(some[0].school))"]
      }
      return some.map { "\(weekday.shortName) \($0.half.name) \(self.words.school($0.school))" }
    }
    return words.isEmpty ? "no other school." : words.joined(separator: "; ") + "."
  }

  /// "Elm Primary: 16 half-days due this year, 14 held, 1 made up, 1 owed."
  private func balances(of rota: RotaReading) -> [String] {
    rota.specialist.shares.map(\.school).sorted().compactMap { school in
      index.rotaBalances(of: school).first { $0.activity == rota.rota.activity }.map { balance in
        let made = balance.madeUp == 0 ? "" : ", \(balance.madeUp) made up"
        let owed = balance.owed == 0 ? "" : ", \(balance.owed) owed"
        let due = PlanWords.counted(balance.due, "half-day", "half-days")
        return "\(words.school(school)): \(due) due this year, \(balance.held) held\(made)\(owed)."
      }
    }
  }

  /// Sentences for the opening: "You teach as a specialist on 20 dates, the first on Wed 2 Sep."
  func opening(_ own: OwnStaffing) -> [String] {
    var sentences: [String] = []
    let dates = Set(own.stays.map(\.date)).sorted()
    if let first = dates.first {
      let count = PlanWords.counted(dates.count, "date", "dates")
      sentences.append("You teach as a specialist on \(count), the first on \(first.readableShort).")
    }
    for secondment in own.secondments {
      let days = span(secondment.days.first, secondment.days.last)
      sentences.append("You are seconded to \(words.school(secondment.to)) from \(days).")
    }
    return sentences
  }
}
