// SPDX-License-Identifier: Apache-2.0

import Domain

/// What it costs to tell people of changes to what's published (`docs/model.md`, *Churn*).
struct ChurnTier {
  let publication: Publication

  private var rates: Rates { publication.index.group.rules.rates }

  /// The tier of the plan that decides this.
  func value(_ decisions: Decisions) -> MilliLessons {
    let stays = decisions.happenings.filter(\.isStay).map(\.occurrence)
    return meetings(decisions.happenings.filter { !$0.isStay }.map(\.occurrence)) + rotas(stays)
      + secondments(decisions.postings.map(\.placement))
  }

  private func told(_ people: Int, soon: Bool) -> MilliLessons {
    rates.moved * people + (soon ? rates.movedSoon * people : .zero)
  }

  // MARK: Sessions and visits

  private func meetings(_ occurrences: [Occurrence]) -> MilliLessons {
    let new = Dictionary(occurrences.map { (Pair($0.activity, $0.number), $0) }) { first, _ in first }
    return publication.meetings.reduce(.zero) { $0 + cost($1, now: new[Pair($1.activity, $1.number)]) }
  }

  private func cost(_ old: Occurrence, now new: Occurrence?) -> MilliLessons {
    let before = old.peopleTold.filter { publication.isThere($0, on: old.date) }
    guard let new else { return rates.cancelled * before.count }
    if isMoved(old, new) {
      let soon = publication.isSoon(old.date) || publication.isSoon(new.date)
      return told(before.count, soon: soon)
    }
    // Whoever joins hears of something new, which costs nothing.
    let after = new.peopleTold.filter(publication.isKnown)
    return told(before.subtracting(after).count, soon: publication.isSoon(old.date))
  }

  private func isMoved(_ old: Occurrence, _ new: Occurrence) -> Bool {
    old.date != new.date || old.span != new.span || old.brief != new.brief || old.debrief != new.debrief
      || old.place != new.place || old.leader != new.leader || old.hosts != new.hosts
  }

  // MARK: Specialists

  private struct Stay: Hashable {
    let place: Place
    let span: TimeSpan
  }

  private func rotas(_ stays: [Occurrence]) -> MilliLessons {
    let published = Dictionary(grouping: publication.stays, by: \.activity)
    let new = Dictionary(grouping: stays, by: \.activity)
    return published.reduce(.zero) { sum, entry in
      guard case .specialist(let wish) = publication.index.directory.activities[entry.key]?.details else { return sum }
      let before = byDate(entry.value)
      let after = byDate(new[entry.key] ?? [])
      return Set(before.keys).union(after.keys).reduce(sum) {
        $0 + cost(wish.person, $1, before[$1] ?? [], after[$1] ?? [])
      }
    }
  }

  private func byDate(_ stays: [Occurrence]) -> [CivilDate: Set<Stay>] {
    Dictionary(grouping: stays, by: \.date).mapValues { Set($0.map { Stay(place: $0.place, span: $0.span) }) }
  }

  private func cost(
    _ person: Identifier<Person>, _ date: CivilDate, _ old: Set<Stay>, _ new: Set<Stay>
  ) -> MilliLessons {
    if date < publication.today || old == new || !publication.isThere(person, on: date) { return .zero }
    return new.isEmpty ? rates.cancelled : told(1, soon: publication.isSoon(date))
  }

  // MARK: Secondments

  private func secondments(_ placements: [SecondmentPlacement]) -> MilliLessons {
    let new = Dictionary(placements.map { ($0.activity, $0) }) { first, _ in first }
    return publication.secondments.reduce(.zero) { $0 + cost($1, now: new[$1.activity]) }
  }

  private func cost(_ old: SecondmentPlacement, now new: SecondmentPlacement?) -> MilliLessons {
    let isThere = publication.isThere(old.person, on: max(publication.today, old.days.first))
    guard let new else { return isThere ? rates.cancelled : .zero }
    if old.isAs(new) { return .zero }
    var people: Set<Identifier<Person>> = isThere ? [old.person] : []
    if publication.isKnown(new.person), new.person != old.person { people.insert(new.person) }
    return told(people.count, soon: publication.isSoon(old.days.first) || publication.isSoon(new.days.first))
  }
}

extension SecondmentPlacement {
  /// Whether the same person goes at the same times.
  func isAs(_ other: Self) -> Bool {
    person == other.person && firstHalfTerm == other.firstHalfTerm && lastHalfTerm == other.lastHalfTerm
      && Set(halfDays) == Set(other.halfDays)
  }
}
