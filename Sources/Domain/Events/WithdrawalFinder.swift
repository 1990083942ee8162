// SPDX-License-Identifier: Apache-2.0

/// Says what of that which an event reaches is off as a whole, and what goes on without somebody (S2): a meeting needs its
/// venue, whoever leads it, its guests, everybody required, watched or watching, and as many people, schools and phases as
/// were asked for.
struct WithdrawalFinder {
  let event: GroupEvent
  let plan: Plan
  let group: Group
  let index: PlanIndex
  /// What lies before has taken place.
  let today: CivilDate
  /// Lessons that are covered by nobody any more.
  let uncovered: [CoverAssignment]

  /// What's off of these, in their order; then cover that's off though its lesson is left all the same.
  func withdrawals(_ occurrences: [Occurrence], _ secondments: [SecondmentPlacement]) -> [Withdrawal] {
    let meetings = occurrences.flatMap(withdrawals(of:))
    // A post that somebody has taken up isn't ended overnight: the next plan does that.
    let posts = secondments.filter { $0.days.first >= today }.map {
      Withdrawal(.post($0.activity), on: $0.days.first)
    }
    let left = Set(plan.without(meetings).cover)
    let cover = uncovered.filter(left.contains).map {
      Withdrawal(.cover(of: $0.absent, at: $0.lesson.span.start), on: $0.date)
    }
    return meetings + posts + cover
  }

  private func withdrawals(of occurrence: Occurrence) -> [Withdrawal] {
    let subject = Withdrawal.Subject.meeting(occurrence.activity, occurrence.number)
    guard let missing = missing(from: occurrence), goesOn(occurrence, without: missing) else {
      return [Withdrawal(subject, on: occurrence.date)]
    }
    return missing.sorted().map { Withdrawal(subject, of: $0, on: occurrence.date) }
  }

  /// Who can't come to an occurrence that the event reaches; nil: it has no venue any more, or nobody who leads it.
  private func missing(from occurrence: Occurrence) -> Set<Identifier<Person>>? {
    switch event {
    case .absence(let person, _, _), .decline(let person, _): [person]
    case .closure(let school, _, _): people(of: [school], in: occurrence)
    case .standstill(let schools, _, _): people(of: schools, in: occurrence)
    case .answer(let answer): people(of: [answer.school], in: occurrence)
    case .unavailable: nil
    case .supply: Set(uncovered.filter { leaves($0, for: occurrence) }.map(\.absent))
    }
  }

  /// Those based at some schools; nil where one of them is the venue.
  private func people(of schools: [Identifier<School>], in occurrence: Occurrence) -> Set<Identifier<Person>>? {
    if schools.contains(where: { occurrence.place == .school($0) }) { return nil }
    return Set(occurrence.people.filter { index.directory.base(of: $0).map(schools.contains) ?? false })
  }

  private func goesOn(_ occurrence: Occurrence, without missing: Set<Identifier<Person>>) -> Bool {
    if case .person(let leader) = occurrence.leader, missing.contains(leader) { return false }
    let gone = occurrence.attendees.filter { missing.contains($0.person) }
    guard gone.allSatisfy({ $0.role == .expected || $0.role == .invited }) else { return false }
    let left = occurrence.attendees.map(\.person).filter { !missing.contains($0) }
    let schools = Set(left.compactMap { index.directory.base(of: $0) })
    guard !left.isEmpty else { return false }
    guard case .session(let session)? = group.activities.first(where: { $0.id == occurrence.activity })?.details else {
      return true
    }
    let phases = Set(schools.compactMap { index.directory.schools[$0]?.phase })
    return left.count >= session.quorum && schools.count >= session.leastSchools
      && (session.mix != .needed || phases.count >= 2)
  }

  /// Whether it's for `occurrence` that a lesson is left. A release has all that its person attends that day for its reason:
  /// what takes them away at that time is meant, or, of a lesson that's left with the rest of a half-day, any of it.
  func leaves(_ cover: CoverAssignment, for occurrence: Occurrence) -> Bool {
    func isReason(_ occurrence: Occurrence) -> Bool {
      occurrence.date == cover.date && occurrence.people.contains(cover.absent)
        && index.releases(of: cover.absent, for: occurrence).contains { $0.lesson == cover.lesson }
    }
    func isThen(_ occurrence: Occurrence) -> Bool {
      index.absence(of: cover.absent, for: occurrence).overlaps(cover.lesson.span)
    }
    guard isReason(occurrence) else { return false }
    return isThen(occurrence) || !index.occurrences(of: cover.absent).contains { isReason($0) && isThen($0) }
  }
}
