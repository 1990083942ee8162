// SPDX-License-Identifier: Apache-2.0

extension Plan {
  /// The plan as it stands once these are off: without them, and without what was for their sake alone (lessons that are
  /// left, who takes them, supply, journeys, time kept and given back).
  ///
  /// Nothing takes its place, and nothing is worked out anew: who has another meeting on the day keeps the journeys that were
  /// planned, and money and figures are those of the whole plan.
  public func without(_ withdrawals: [Withdrawal]) -> Plan {
    if withdrawals.isEmpty { return self }
    return Remainder(of: self, without: withdrawals).plan
  }
}

extension Plan {
  /// What of the plan is off as a whole, by these: meetings and posts, but no stays, which are compared by day.
  public func things(withdrawnBy withdrawals: [Withdrawal]) -> [PlanChanges.Change.Thing] {
    let subjects = Set(withdrawals.filter { $0.person == nil }.map(\.subject))
    let meetings = occurrences.filter { subjects.contains(.meeting($0.activity, $0.number)) }
    let posts = secondments.filter { subjects.contains(.post($0.activity)) }
    return meetings.filter { !$0.isStay }.map(PlanChanges.Change.Thing.meeting)
      + posts.map(PlanChanges.Change.Thing.secondment)
  }
}

/// What's left of a plan.
private struct Remainder {
  private struct Meeting: Hashable {
    let activity: Identifier<Activity>
    let number: Occurrence.Number
  }

  private struct Attended: Hashable {
    let person: Identifier<Person>
    let date: CivilDate
    let activity: Identifier<Activity>
  }

  private struct PersonDay: Hashable {
    let person: Identifier<Person>
    let date: CivilDate
  }

  private struct Class: Hashable {
    let person: Identifier<Person>
    let date: CivilDate
    let start: TimeOfDay
  }

  private struct Booking: Hashable {
    let school: Identifier<School>
    let date: CivilDate
    let number: Int
  }

  private(set) var plan: Plan
  /// What people don't attend any more, and what those of them still do.
  private var struck: Set<Attended> = []
  private var attended: Set<Attended> = []
  private var days: Set<PersonDay> = []

  init(of whole: Plan, without withdrawals: [Withdrawal]) {
    plan = whole
    strikeMeetings(withdrawals)
    strikeTime()
    strikeReleases()
    strikeCover(of: whole, withdrawals)
    for case .post(let activity) in withdrawals.map(\.subject) {
      plan.secondments.removeAll { $0.activity == activity }
    }
  }

  private mutating func strikeMeetings(_ withdrawals: [Withdrawal]) {
    var parts: [Meeting: [Identifier<Person>?]] = [:]
    for withdrawal in withdrawals {
      guard case .meeting(let activity, let number) = withdrawal.subject else { continue }
      parts[Meeting(activity: activity, number: number), default: []].append(withdrawal.person)
    }
    var left: [Occurrence] = []
    for occurrence in plan.occurrences {
      guard let who = parts[Meeting(activity: occurrence.activity, number: occurrence.number)] else {
        left.append(occurrence)
        continue
      }
      let gone = who.contains(nil) ? occurrence.people : who.compactMap(\.self)
      for person in gone {
        struck.insert(Attended(person: person, date: occurrence.date, activity: occurrence.activity))
      }
      if who.contains(nil) { continue }
      var occurrence = occurrence
      occurrence.attendees.removeAll { gone.contains($0.person) }
      left.append(occurrence)
    }
    plan.occurrences = left
    let people = Set(struck.map(\.person))
    for occurrence in left {
      for person in occurrence.people where people.contains(person) {
        attended.insert(Attended(person: person, date: occurrence.date, activity: occurrence.activity))
        days.insert(PersonDay(person: person, date: occurrence.date))
      }
    }
  }

  /// Journeys, protected time that was taken, and time kept for what somebody doesn't come to at all.
  private mutating func strikeTime() {
    let free = Set(struck.map { PersonDay(person: $0.person, date: $0.date) }).subtracting(days)
    plan.legs.removeAll { free.contains(PersonDay(person: $0.person, date: $0.date)) }
    plan.repayments.removeAll { free.contains(PersonDay(person: $0.person, date: $0.date)) }
    func hasLeft(_ time: KeptTime) -> Bool {
      struck.contains { $0.person == time.person && $0.activity == time.activity }
        && !attended.contains { $0.person == time.person && $0.activity == time.activity }
    }
    plan.keptTimes.removeAll(where: hasLeft)
  }

  /// A lesson is left for what's attended that day, or because time taken on another day is given back.
  private mutating func strikeReleases() {
    let people = Set(struck.map(\.person))
    let repaid = Dictionary(grouping: plan.repayments.filter { people.contains($0.person) }) {
      PersonDay(person: $0.person, date: $0.repaidOn)
    }
    func isReason(_ activity: Identifier<Activity>, of release: Release) -> Bool {
      let taken = repaid[PersonDay(person: release.person, date: release.date)] ?? []
      return ([release.date] + taken.map(\.date)).contains {
        attended.contains(Attended(person: release.person, date: $0, activity: activity))
      }
    }
    plan.releases = plan.releases.compactMap { release in
      guard people.contains(release.person) else { return release }
      let reasons = release.activities.filter { activity in
        isReason(activity, of: release)
          || !struck.contains { $0.person == release.person && $0.activity == activity }
      }
      if reasons.isEmpty { return nil }
      var release = release
      release.activities = reasons
      return release
    }
  }

  /// Supply that was for these lessons alone isn't needed either.
  private mutating func strikeCover(of whole: Plan, _ withdrawals: [Withdrawal]) {
    let left = Set(plan.releases.map(PlanIndex.Absence.init))
    var off: Set<Class> = []
    for withdrawal in withdrawals {
      guard case .cover(let person, let start) = withdrawal.subject else { continue }
      off.insert(Class(person: person, date: withdrawal.day, start: start))
    }
    plan.cover.removeAll {
      !left.contains(PlanIndex.Absence($0))
        || off.contains(Class(person: $0.absent, date: $0.date, start: $0.lesson.span.start))
    }
    let idle = Self.bookings(whole.cover).subtracting(Self.bookings(plan.cover))
    plan.supply.removeAll { idle.contains(Booking(school: $0.school, date: $0.date, number: $0.number)) }
  }

  private static func bookings(_ cover: [CoverAssignment]) -> Set<Booking> {
    Set(
      cover.compactMap {
        guard case .supply(let number) = $0.by else { return nil }
        return Booking(school: $0.lesson.school, date: $0.date, number: number)
      })
  }
}
