// SPDX-License-Identifier: Apache-2.0

import Domain

/// Lays time to prepare sessions and to follow them up into people's directed time at base; `docs/model.md`, section 2.
struct KeptTimeWriter {
  let settlement: Settlement
  private let items: [Int: [Item]]
  private let directed: DirectedGaps

  private var instance: Instance { settlement.instance }

  init(_ settlement: Settlement) {
    self.settlement = settlement
    items = Dictionary(
      settlement.personDays.map { ($0.person * settlement.instance.dayCount + $0.day, $0.items) }
    ) { first, _ in first }
    directed = DirectedGaps(settlement.instance)
  }

  private struct Claim {
    let activity: Int
    let person: Int
    let use: KeptTime.Use
    let length: Int
    let day: Int
    let start: Int
  }

  private struct Kept {
    let day: Int
    let start: Int
    let end: Int
  }

  /// By date, start, person, activity and use.
  func times() -> [KeptTime] {
    var found: [(claim: Claim, kept: Kept)] = []
    let ofPerson = Dictionary(grouping: claims(), by: \.person)
    for (_, claims) in ofPerson.sorted(by: { $0.key < $1.key }) {
      var kept: [Kept] = []
      // Claims stand by activity, preparation first.
      let order = claims.indices.sorted {
        (claims[$0].day, claims[$0].start, $0) < (claims[$1].day, claims[$1].start, $1)
      }
      for claim in order.map({ claims[$0] }) {
        guard let time = place(claim, besides: kept) else { continue }
        kept.append(time)
        found.append((claim, time))
      }
    }
    return found.sorted { one, other in
      let a = [one.kept.day, one.kept.start, one.claim.person, one.claim.activity, one.claim.use.order]
      let b = [other.kept.day, other.kept.start, other.claim.person, other.claim.activity, other.claim.use.order]
      return a.lexicographicallyPrecedes(b)
    }.map { claim, kept in
      KeptTime(
        activity: instance.activities[claim.activity].id, person: instance.personIDs[claim.person], use: claim.use,
        date: instance.calendar.date(kept.day),
        span: TimeSpan(TimeOfDay(minutes: kept.start), TimeOfDay(minutes: kept.end)))
    }
  }

  private func claims() -> [Claim] {
    var claims: [Claim] = []
    for (number, placement) in settlement.placements.enumerated() {
      guard let session = instance.activities[number].session else { continue }
      let uses = placement.cohorts.flatMap { cohort in
        let parts = placement.parts(ofCohort: cohort).map { placement[$0] }
        return [
          (parts[0], KeptTime.Use.preparation, session.spec.preparation),
          (parts[parts.count - 1], .followUp, session.spec.followUp),
        ]
      }
      for (part, use, length) in uses where length > .zero {
        for candidate in part.attendees {
          claims.append(
            Claim(
              activity: number, person: instance.activities[number].candidates[Int(candidate)].person, use: use,
              length: length.rawValue, day: Int(part.option.day), start: Int(part.option.start)))
        }
      }
    }
    return claims
  }

  /// The nearest day that has room: its last stretch before a session, its first after one.
  private func place(_ claim: Claim, besides kept: [Kept]) -> Kept? {
    let step = claim.use == .preparation ? -1 : 1
    let grid = instance.rules.limits.startGrid.rawValue
    for distance in stride(from: 1, through: instance.rules.limits.keptWithinDays, by: 1) {
      let day = claim.day + step * distance
      if day < 0 || day >= instance.dayCount { return nil }
      let gaps = gaps(claim.person, day: day, besides: kept.filter { $0.day == day })
      // First and last start on the grid within each gap that's long enough.
      let starts = gaps.compactMap { gap -> (first: Int, last: Int)? in
        let first = ceilDivide(gap.start, grid) * grid
        let last = floorDivide(gap.end - claim.length, grid) * grid
        return first <= last ? (first, last) : nil
      }
      guard let start = step < 0 ? starts.last?.last : starts.first?.first else { continue }
      return Kept(day: day, start: start, end: start + claim.length)
    }
    return nil
  }

  /// Stretches of a person's directed time with nothing in them, in order.
  private func gaps(_ person: Int, day: Int, besides kept: [Kept]) -> [DirectedGaps.Span] {
    if settlement.seconded.contains(person, day: day, calendar: instance.calendar) { return [] }
    return directed.gaps(person, day: day, besides: presences(person, day: day) + kept.map { ($0.start, $0.end) })
  }

  /// When the plan has somebody elsewhere or watched.
  private func presences(_ person: Int, day: Int) -> [DirectedGaps.Span] {
    let base = instance.schools[instance.people[person].base].place
    var busy: [DirectedGaps.Span] = []
    for item in items[person * instance.dayCount + day] ?? [] where item.role != .secondee && item.role != .repayment {
      if item.role == .host {
        item.eachPresence { busy.append(($0, $1)) }
      } else {
        let forth = instance.travel.minutes(base, Int(item.place))
        let back = instance.travel.minutes(Int(item.place), base)
        busy.append((Int(item.start) - forth, Int(item.end) + back))
      }
    }
    return busy
  }
}

extension KeptTime.Use {
  fileprivate var order: Int { self == .preparation ? 0 : 1 }
}
