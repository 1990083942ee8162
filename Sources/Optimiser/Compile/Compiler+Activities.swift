// SPDX-License-Identifier: Apache-2.0

import Domain

extension Compiler {
  /// Someone whom a participant rule chooses, with the first rule that does, by level and then by the list's order.
  struct Assigned {
    let person: Int
    let level: Level
    let rule: Int
  }

  /// Who can take part in a session, by person. Only people employed on at least one day of the year count.
  func assigned(_ participants: [Participants]) -> [Assigned] {
    let order = participants.indices.sorted { (participants[$0].level, $0) < (participants[$1].level, $1) }
    var seen: Set<Int> = []
    var assigned: [Assigned] = []
    for rule in order {
      for person in peopleIndex.chosen(participants[rule].selector) where seen.insert(person).inserted {
        assigned.append(Assigned(person: person, level: participants[rule].level, rule: rule))
      }
    }
    return assigned.sorted { $0.person < $1.person }
  }

  /// An activity without its options.
  func activityData(_ activity: Activity) -> ActivityData {
    let declined = Set(declines[activity.id] ?? [])
    let (kind, chosen) = kindData(activity, declined: declined)
    let bases = Array(Set(chosen.map { base(of: $0.person) })).sorted()
    let slots = Dictionary(uniqueKeysWithValues: bases.enumerated().map { ($1, Int32($0)) })
    let candidates = chosen.map { candidate in
      var candidate = candidate
      candidate.school = slots[base(of: candidate.person)] ?? 0
      return candidate
    }
    return ActivityData(
      id: activity.id, value: activity,
      mustWeight: activity.isMust ? mustWeight(activity) : 0,
      fund: fund(of: activity),
      refusals: refusals(activity.id), bands: BandSet(activity.timing.bands), days: days(activity.timing),
      candidates: candidates, schools: bases.map(Int32.init),
      passing: candidates.indices.filter { !isEmployedAllYear(candidates[$0].person) }, declined: declined,
      needs: needs(activity),
      distances: distances(activity.timing.near), kind: kind)
  }

  /// By day, what it costs to lie so far from the nearest exact start of these activities; nothing where there's none.
  private func distances(_ events: [Identifier<Activity>]) -> [Int32] {
    if events.isEmpty { return [] }
    let starts = group.activities.filter { events.contains($0.id) }.flatMap(\.timing.fixed)
    let dates = starts.map { $0.date - group.year.first }
    if dates.isEmpty { return [] }
    let rate = group.rules.rates.weekFromEvent.rawValue
    return (0..<calendar.dayCount).map { day in
      Int32(clamping: floorDivide(dates.reduce(Int.max) { min($0, abs(day - $1)) }, 7) * rate)
    }
  }

  /// The needs of schools among whose priorities an activity is.
  private func needs(_ activity: Activity) -> [Int: Int] {
    let concerned = schoolsWithPriorities.filter { schools[$0].isPriority(activity) }
    return Dictionary(uniqueKeysWithValues: concerned.map { ($0, schools[$0].need(for: activity).rawValue) })
  }

  private func kindData(_ activity: Activity, declined: Set<Int>) -> (ActivityData.Kind, [Candidate]) {
    switch activity.details {
    case .session(let session):
      return sessionData(activity, session, declined: declined)
    case .visit(let visit):
      return (.visit(VisitData(spec: visit)), named(peopleIndex.chosen(visit.visitors), declined))
    case .specialist(let specialist):
      guard let data = SpecialistData(specialist, timing: activity.timing, compiler: self) else { return (.other, []) }
      return (.specialist(data), named([data.person], declined))
    case .secondment(let secondment):
      var seen: Set<Int> = []
      let applicants = secondment.applicants.compactMap { personIndex[$0] }.filter { seen.insert($0).inserted }
      guard let data = SecondmentData(secondment, applicants: applicants, compiler: self) else { return (.other, []) }
      return (.secondment(data), named(applicants, declined))
    case .triad, .lessonStudy, .shadowing:
      guard let circle = activity.circle else { return (.other, []) }
      let members = peopleIndex.chosen(circle.pool)
      return (.circle(CircleData(spec: circle, pool: pool(of: activity, circle))), named(members, declined))
    }
  }

  /// Number of the first triad with people of equal choice, since nobody is in two of them.
  private func pool(of activity: Activity, _ circle: Circle) -> Int {
    circlePools[CirclePool(kind: activity.kind, pool: circle.pool)] ?? 0
  }

  private func sessionData(
    _ activity: Activity, _ session: Session, declined: Set<Int>
  ) -> (ActivityData.Kind, [Candidate]) {
    let assigned = assigned(session.participants)
    let keys = assigned.map { $0.rule * schools.count + base(of: $0.person) }
    let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
    let numbers = Dictionary(uniqueKeysWithValues: counts.enumerated().map { ($1.key, Int32($0)) })
    let quotas = counts.map { key, count in
      let rule = session.participants[key / schools.count]
      return SessionData.Quota(
        key: key, assigned: count, level: rule.level, perSchool: rule.perSchool ?? Int.max,
        missingCost: missingCost(activity, session, school: key % schools.count))
    }
    let candidates = zip(assigned, keys).map { entry, key in
      Candidate(
        person: entry.person, level: entry.level, rule: entry.rule,
        presence: presence(activity, length: session.length, person: entry.person),
        hasDeclined: declined.contains(entry.person), quota: numbers[key] ?? 0)
    }
    let data = SessionData(spec: session, leaders: leaders(session), guests: guests(session), quotas: quotas)
    return session.cohorts > 1 || hadCohorts(activity)
      ? (.cohorts(CohortData(session: data, candidates: candidates.count)), candidates) : (.session(data), candidates)
  }

  /// Whether parts of several cohorts have taken place: they stay (H17), and the rest goes by their rules (H15).
  private func hadCohorts(_ activity: Activity) -> Bool {
    published?.occurrences.contains {
      $0.activity == activity.id && $0.cohort > 1 && $0.date - group.year.first < openDay
    } ?? false
  }

  /// What each expected person who's missing from a school costs.
  private func missingCost(_ activity: Activity, _ session: Session, school: Int) -> Int {
    let presence = presence(activity, length: session.length, need: schools[school].need(for: activity).rawValue)
    return floorDivide(presence * group.rules.rates.expectedMissing.rawValue, 1000)
  }

  private func named(_ people: [Int], _ declined: Set<Int>) -> [Candidate] {
    people.map { Candidate(person: $0, level: .required, rule: 0, presence: 0, hasDeclined: declined.contains($0)) }
  }

  /// Whether somebody is employed on some day of the year.
  func isEmployedInYear(_ person: Int) -> Bool {
    (people[person].validFrom ?? group.year.first) <= group.year.last
      && (people[person].validUntil ?? group.year.last) >= group.year.first
  }

  /// Whether somebody is employed on every day of the year.
  private func isEmployedAllYear(_ person: Int) -> Bool {
    people[person].isValid(on: group.year.first) && people[person].isValid(on: group.year.last)
  }

  /// Base school of a person.
  func base(of person: Int) -> Int { schoolIndex[people[person].base] ?? 0 }

  /// Where a specialism is asked for, so many who have it are considered, those who ask least.
  static let mostSpecialists = 24

  private func leaders(_ session: Session) -> [LeaderIndex] {
    if let specialism = session.specialism {
      let able = providers.indices.filter { providers[$0].specialisms.contains(specialism) }
      let fees = able.map { (fee: providers[$0].feePerSession + providers[$0].feePerDay, provider: $0) }
      return fees.sorted { ($0.fee, $0.provider) < ($1.fee, $1.provider) }.prefix(Self.mostSpecialists)
        .map { .provider($0.provider) }
    }
    return session.leaders.compactMap { leader in
      switch leader {
      case .person(let id): personIndex[id].map(LeaderIndex.person)
      case .provider(let id): providerIndex[id].map(LeaderIndex.provider)
      }
    }
  }

  private func guests(_ session: Session) -> [Int] {
    Set(session.guests.compactMap { providerIndex[$0] }).sorted()
  }

  private func presence(_ activity: Activity, length: Minutes, person: Int) -> Int {
    presence(
      activity, length: length, need: directory.schools[people[person].base]?.need(for: activity).rawValue ?? 1000)
  }

  private func presence(_ activity: Activity, length: Minutes, need: Int) -> Int {
    floorDivide(
      length.rawValue * group.rules.rates.sessionHour.rawValue * need * (1 << activity.effectivePriority), 60 * 8000)
  }

  /// The weight of a must activity that isn't placed, be there a way to place it or not.
  private func mustWeight(_ activity: Activity) -> Int {
    let concerned: Set<Int>
    switch activity.details {
    case .session(let session):
      concerned = Set(assigned(session.participants).filter { $0.level != .invited }.map { base(of: $0.person) })
    case .visit(let visit): concerned = Set(peopleIndex.chosen(visit.visitors).map(base))
    case .triad, .lessonStudy, .shadowing:
      concerned = Set(activity.circle.map { peopleIndex.chosen($0.pool).map(base) } ?? [])
    case .specialist(let specialist): concerned = Set(specialist.shares.compactMap { schoolIndex[$0.school] })
    case .secondment(let secondment): concerned = Set([schoolIndex[secondment.school]].compactMap(\.self))
    }
    let needs = concerned.map { schools[$0].needWeight.rawValue }
    let need = needs.isEmpty ? 1000 : floorDivide(needs.reduce(0, +), needs.count)
    return need << (activity.effectivePriority - 1)
  }

  /// The fund of an activity, if it's no reserve and may pay for its kind.
  private func fund(of activity: Activity) -> Int? {
    guard let index = activity.fund.flatMap({ fundIndex[$0] }) else { return nil }
    if group.funds[index].reserveFromNeed != nil { return nil }
    let kinds = group.funds[index].kinds
    return kinds.isEmpty || kinds.contains(activity.kind) ? index : nil
  }

  private func refusals(_ id: Identifier<Activity>) -> [Int: UInt32] {
    var refusals: [Int: UInt32] = [:]
    for answer in group.answers where answer.verdict == .notThese && answer.activities.contains(id) {
      if let school = schoolIndex[answer.school] { refusals[school, default: 0] |= 1 << UInt32(answer.halfTerm) }
    }
    return refusals
  }

  /// Days within the windows and on the weekdays of an activity.
  private func days(_ timing: Timing) -> [Int32] {
    (min(openDay, calendar.dayCount)..<calendar.dayCount).filter { day in
      let date = calendar.date(day)
      return (timing.windows.isEmpty || timing.windows.contains { $0.contains(date) })
        && (timing.weekdays.isEmpty || timing.weekdays.contains(date.weekday))
        && (timing.fixed.isEmpty || timing.fixed.contains { $0.date == date })
    }.map(Int32.init)
  }
}

/// What each school asked for, and its fair share of it, in minutes.
struct AskedBenefit {
  let asked: [Int]
  let share: [Int]

  init(_ compiler: Compiler, activities: [ActivityData]) {
    var asked = Array(repeating: 0, count: compiler.schools.count)
    for activity in activities {
      switch activity.kind {
      case .session(let session): Self.add(session, to: &asked)
      case .cohorts(let cohorts): Self.add(cohorts.session, to: &asked)
      case .visit(let visit):
        for candidate in activity.candidates {
          asked[compiler.base(of: candidate.person)] += visit.spec.observed.rawValue
        }
      case .circle(let circle):
        let size = circle.size(of: activity.candidates.count)
        let each = CircleWorth.minutes(circle.spec, size: size, rates: compiler.group.rules.rates)
        for candidate in activity.candidates {
          asked[compiler.base(of: candidate.person)] += floorDivide(size * each, max(1, activity.candidates.count))
        }
      // Somebody who isn't employed in the year doesn't exist, and nobody asks for them.
      case .specialist(let specialist) where compiler.isEmployedInYear(specialist.person):
        let cycles = specialist.schoolWeeks / specialist.cycleWeeks
        for share in specialist.shares {
          asked[share.school] += share.target * cycles * compiler.group.rules.rates.halfDayBenefit.rawValue
        }
      case .specialist, .secondment, .other: break
      }
    }
    self.init(asked: asked, compiler: compiler)
  }

  private static func add(_ session: SessionData, to asked: inout [Int]) {
    let minutes = session.spec.length.rawValue * session.spec.series.parts
    for quota in session.quotas {
      let rule = session.spec.participants[quota.key / asked.count]
      if rule.level == .invited { continue }
      asked[quota.key % asked.count] += minutes * min(quota.assigned, rule.perSchool ?? Int.max)
    }
  }

  private init(asked: [Int], compiler: Compiler) {
    let asking = asked.indices.filter { asked[$0] > 0 }
    let needs = asking.map { compiler.schools[$0].needWeight.rawValue }
    let mean = needs.isEmpty ? 1000 : max(1, floorDivide(needs.reduce(0, +), needs.count))
    let fairShare = compiler.group.rules.rates.fairShare.rawValue
    self.asked = asked
    share = asked.indices.map { school in
      let factor = min(1000, floorDivide(fairShare * compiler.schools[school].needWeight.rawValue, mean))
      return floorDivide(asked[school] * factor, 1000)
    }
  }
}
