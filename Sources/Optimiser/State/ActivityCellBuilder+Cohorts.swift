// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a session in several cohorts amounts to; rules and sums that differ from those of one cohort (H10, H15, S2).
extension ActivityCellBuilder {
  /// One cohort of a placement.
  private struct Cohort {
    let number: Int
    /// By day.
    let parts: [PlacedOccurrence]
    let hasBegun: Bool
    /// Who attends the first part.
    var members: [Int32] { parts.first?.attendees ?? [] }
  }

  func addCohorts(
    _ activity: ActivityData, _ data: CohortData, _ placement: Placement, to cell: inout ActivityCell
  ) {
    let session = data.session
    for occurrence in placement.occurrences {
      addOccurrence(activity, occurrence, to: &cell)
      let broken = cell.broken
      checkPart(activity, session, occurrence, attendeesBySchool(activity, occurrence), &cell)
      if isPast(occurrence) { cell.broken = broken }
    }
    let cohorts = placement.cohorts.map { number in
      let parts = placement.parts(ofCohort: number).map { placement[$0] }
      return Cohort(number: number, parts: parts, hasBegun: parts.first.map(isPast) ?? false)
    }
    for cohort in cohorts {
      if session.spec.venue.rotates {
        let again = zip(cohort.parts, cohort.parts.dropFirst()).count { $0.option.place == $1.option.place }
        cell.preferences += instance.rules.rates.sameHostAgain.rawValue * again
      }
      checkSeries(activity, session, cohort.parts, samePeople: true, &cell)
      addUnprepared(activity, cohort.parts, to: &cell)
    }
    checkCohorts(data, cohorts, &cell)
    let leaders = Set(placement.occurrences.map { session.leadingPerson($0.option) }.filter { $0 >= 0 })
    checkMembers(activity, cohorts, leaders: leaders, &cell)
    countMembers(activity, data, cohorts, leaders: leaders, to: &cell)
    addFees(activity, placement.occurrences, to: &cell)
    addWorth(activity, placement.occurrences, to: &cell)
  }

  /// H15: all cohorts are there, and those that haven't begun are of like size. Where one has begun, others may be missing.
  private func checkCohorts(_ data: CohortData, _ cohorts: [Cohort], _ cell: inout ActivityCell) {
    let joining = cohorts.filter { !$0.hasBegun }
    if joining.contains(where: { $0.number >= data.count }) { cell.broken.insert(.cohort) }
    for cohort in cohorts where cohort.number >= data.count && !cohort.parts.allSatisfy(isPast) {
      cell.broken.insert(.cohort)
    }
    if joining.count == cohorts.count, cohorts.count != data.count { cell.broken.insert(.cohort) }
    let sizes = joining.map(\.members.count)
    let lawful = data.sizes(people: sizes.reduce(0, +), cohorts: sizes.count, rules: instance.rules)
    if !sizes.allSatisfy(lawful.contains) { cell.broken.insert(.cohort) }
  }

  /// H15 and S2: each in one cohort, whoever must come in one that's still to begin unless another has taken them.
  private func checkMembers(
    _ activity: ActivityData, _ cohorts: [Cohort], leaders: Set<Int>, _ cell: inout ActivityCell
  ) {
    // By member: their cohort, and whether they've a part to come.
    var cohortOf: [Int32: (number: Int, isOpen: Bool)] = [:]
    for cohort in cohorts {
      for part in cohort.parts {
        let isOpen = !isPast(part)
        for member in part.attendees {
          let known = cohortOf[member, default: (cohort.number, false)]
          // What's over isn't judged again (H17).
          if known.number != cohort.number, known.isOpen || isOpen { cell.broken.insert(.cohort) }
          cohortOf[member] = (known.number, known.isOpen || isOpen)
        }
      }
    }
    let leadingOn = Set(
      cohorts.flatMap(\.parts).filter { !isPast($0) }.map { activity.leadingPerson($0.option) })
    for (member, own) in cohortOf {
      let person = activity.candidates[Int(member)].person
      if leaders.contains(person), own.isOpen || leadingOn.contains(person) { cell.broken.insert(.cohort) }
    }
    let begun = cohorts.filter(\.hasBegun)
    let joining = cohorts.filter { !$0.hasBegun }
    let firstDays = joining.compactMap { $0.parts.first.map { Int($0.option.day) } }
    for (index, member) in activity.candidates.enumerated()
    where member.level == .required && !leaders.contains(member.person) && isForEveryone(activity, member) {
      if let cohort = begun.first(where: { $0.members.contains(Int32(index)) }) {
        if !goesOn(index, member, cohort) { cell.broken.insert(.noPeople) }
      } else if !joining.isEmpty, cohortOf[Int32(index)] == nil,
        firstDays.allSatisfy({ day in
          instance.people[member.person].isEmployed(day)
            && !seconded.contains(member.person, day: day, calendar: instance.calendar)
        })
      {
        cell.broken.insert(.noPeople)
      }
    }
  }

  private func isForEveryone(_ activity: ActivityData, _ member: Candidate) -> Bool {
    activity.session?.spec.participants[member.rule].perSchool == nil
  }

  /// Whether a member of what has begun comes to all that's left of it, if they can.
  private func goesOn(_ index: Int, _ member: Candidate, _ cohort: Cohort) -> Bool {
    cohort.parts.allSatisfy { part in
      isPast(part) || part.attendees.contains(Int32(index)) || member.hasDeclined
        || !instance.people[member.person].isEmployed(Int(part.option.day))
    }
  }

  /// Quotas over all cohorts: too many, too few, and expected ones missing.
  private func countMembers(
    _ activity: ActivityData, _ data: CohortData, _ cohorts: [Cohort], leaders: Set<Int>, to cell: inout ActivityCell
  ) {
    let session = data.session
    let firstDays = cohorts.compactMap { $0.parts.first.map { Int($0.option.day) } }
    let isAway = { (member: Candidate) in
      firstDays.contains { day in
        !instance.people[member.person].isEmployed(day)
          || !seconded.isEmpty && seconded.contains(member.person, day: day, calendar: instance.calendar)
      }
    }
    var wanted = session.quotas.map(\.assigned)
    for member in activity.candidates where leaders.contains(member.person) || isAway(member) {
      wanted[Int(member.quota)] -= 1
    }
    var present = [Int](repeating: 0, count: wanted.count)
    // Of whom is awaited; somebody may be a member and have left, or be at a post, by another cohort's first date.
    var awaited = present
    for member in Set(cohorts.flatMap(\.members)).map({ activity.candidates[Int($0)] }) {
      present[Int(member.quota)] += 1
      if !isAway(member) { awaited[Int(member.quota)] += 1 }
    }
    let isJoining = cohorts.contains { !$0.hasBegun }
    for (number, quota) in session.quotas.enumerated() {
      let least = min(wanted[number], quota.perSchool)
      if isJoining, present[number] > quota.perSchool { cell.broken.insert(.noPeople) }
      switch quota.level {
      case .required:
        if isJoining, quota.perSchool < Int.max, present[number] < least { cell.broken.insert(.noPeople) }
      case .expected: cell.missing += max(0, least - awaited[number]) * quota.missingCost * data.parts
      case .invited: break
      }
    }
  }
}
