// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whether everything in a plan is among a certificate's options: if not, its bound says nothing of this plan.
struct PlanCoverage {
  let people: BoundPeople
  let options: CertifiedOptions

  /// What of the plan isn't among the options, as one fault an activity.
  func faults(_ plan: Plan) -> [CertificateFault] {
    meetings(plan) + secondments(plan)
  }

  /// Activities of the plan that may stay as they're published, be that an option or not.
  func kept(_ plan: Plan) -> Int {
    let placed = Set(plan.occurrences.map(\.activity) + plan.secondments.map(\.activity))
    return placed.count { id in people.number(id).map { options.isKept[$0] } ?? false }
  }

  private func meetings(_ plan: Plan) -> [CertificateFault] {
    grouped(plan.occurrences, by: \.activity).compactMap { parts in
      guard let number = people.number(parts.key) else { return nil }
      guard options.options[number] != nil else {
        return CertificateFault(.outside, "'\(parts.key)' takes place and isn't among the activities considered")
      }
      if options.isKept[number] || isCovered(number, parts.values) { return nil }
      return CertificateFault(.outside, "'\(parts.key)' takes place in a way that isn't among the options considered")
    }
  }

  private func secondments(_ plan: Plan) -> [CertificateFault] {
    plan.secondments.compactMap { placement in
      guard let number = people.number(placement.activity) else { return nil }
      if case .postings(let postings) = options.options[number],
        postings.contains(where: { $0.placement.isAs(placement) })
      {
        return nil
      }
      return CertificateFault(
        .outside, "'\(placement.activity)' is filled in a way that isn't among the options considered")
    }
  }

  private func isCovered(_ number: Int, _ parts: [Occurrence]) -> Bool {
    switch options.options[number] {
    case .unlisted: return true
    case .postings, nil: return false
    case .ways(let ways):
      // Parts on one date, or under two leaders, are no series that was considered.
      return Set(parts.map(\.date)).count == parts.count && Set(parts.map(\.leader)).count <= 1
        && parts.allSatisfy { part in ways.contains { isSame($0, part) } }
    case .steps(let ways):
      return grouped(parts, by: \.cohort).allSatisfy { Set($0.values.map(\.date)).count == $0.values.count }
        && parts.allSatisfy { part in ways.contains { isSame($0, part) } }
    case .stays(let stays):
      return parts.allSatisfy { part in
        guard case .school(let id) = part.place, let bells = people.index.bells(id, part.date) else { return false }
        let halves = HalfDay.allCases.filter { bells.teaching(in: $0).map { part.span.contains($0) } ?? false }
        let day = part.date - people.index.group.year.first
        return !halves.isEmpty
          && halves.allSatisfy { half in
            stays.contains { $0.school.id == id && $0.half == half && options.dates[$0.dates].contains(day) }
          }
      }
    }
  }

  private func isSame(_ way: CertifiedOptions.Way, _ part: Occurrence) -> Bool {
    way.span == part.span && way.whole == part.whole && people.places.place(way.place) == part.place
      && isLed(way, part.leader) && options.dates[way.dates].contains(part.date - people.index.group.year.first)
      && part.attendees.filter { $0.role == .host }.map(\.person)
        == (way.host < 0 ? [] : [people.members[way.host].person.id])
  }

  private func isLed(_ way: CertifiedOptions.Way, _ leader: Leader?) -> Bool {
    switch leader {
    case .person(let person): way.leader >= 0 && people.members[way.leader].person.id == person
    case .provider(let provider): way.provider?.id == provider
    case nil: way.leader < 0 && way.provider == nil
    }
  }
}

/// What has taken place by a plan that was made from a published one: it's in every such plan, and isn't judged again
/// (H17).
struct PastParts: Sendable {
  private let ofActivity: [Identifier<Activity>: [Occurrence]]

  init(_ plan: Plan) {
    let past = plan.from == nil ? [] : plan.occurrences.filter { $0.date < plan.asOf }
    ofActivity = Dictionary(grouping: past, by: \.activity)
  }

  func of(_ activity: Identifier<Activity>) -> [Occurrence] { ofActivity[activity] ?? [] }
}
