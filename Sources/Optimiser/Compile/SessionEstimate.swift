// SPDX-License-Identifier: Apache-2.0

import Domain

/// Rough values of a session's options: what each person's day would cost by itself, summed over those who would come. It
/// ranks options; it rejects only those that too few people could attend whatever else the plan holds.
struct SessionEstimate {
  let activity: ActivityDraft
  let session: SessionData

  /// Why somebody or an option falls.
  struct Broken: Error {
    let rules: RuleSet
    let person: Int
  }

  private var table: SoloTable
  private var day = -1
  private var place = 0
  private var start = 0
  /// By quota: values of those who could come, and why somebody required can't.
  private var quotaValues: [[Int]]
  private var quotaRefusals: [Broken?]
  /// By school of the activity: whether anybody of it could come.
  private var comes: [Bool]

  private var instance: Instance { table.evaluator.instance }

  init(evaluator: DayEvaluator, number: Int, activity: ActivityDraft, session: SessionData) {
    self.activity = activity
    self.session = session
    table = SoloTable(evaluator: evaluator, number: number, activity: activity, length: session.spec.length.rawValue)
    quotaValues = Array(repeating: [], count: session.quotas.count)
    quotaRefusals = Array(repeating: nil, count: session.quotas.count)
    comes = Array(repeating: false, count: activity.data.schools.count)
  }

  /// Looks at another day from here on. Going through weekdays one after another takes the least memory.
  mutating func turn(to day: Int) {
    if self.day < 0 || instance.calendar.weekdays[day] != instance.calendar.weekdays[self.day] { table.forget() }
    self.day = day
    table.turn(to: day)
  }

  /// Works out what everybody's coming to this place at this time would be.
  mutating func look(at place: Int, start: Int) {
    self.place = place
    self.start = start
    table.look(at: place, start: start)
  }

  /// Rough value under this leader (index among the session's, -1 for none), or why that can't be.
  mutating func value(leader: Int) -> Result<Int, Broken> {
    if leader < 0, session.spec.isLed { return .failure(Broken(rules: [], person: -1)) }
    var total = 0
    var leading = -1
    if leader >= 0, case .person(let person) = session.leaders[leader] {
      leading = person
      if activity.declined.contains(person) { return .failure(Broken(rules: RuleSet(.refused), person: person)) }
      let own = table.solo(person, role: .leader, place: place, start: start)
      if !own.broken.isEmpty { return .failure(Broken(rules: own.broken, person: person)) }
      total += Int(own.cost)
    }
    switch attendance(without: leading) {
    case .success(let value): return .success(total + value + dayCost)
    case .failure(let broken): return .failure(broken)
    }
  }

  private var dayCost: Int {
    let preferred = activity.value.timing.preferredWeekdays
    return preferred.isEmpty || preferred.contains(instance.calendar.date(day).weekday)
      ? 0 : instance.rules.rates.notPreferred.rawValue
  }

  private mutating func attendance(without leading: Int) -> Result<Int, Broken> {
    for index in quotaValues.indices {
      quotaValues[index].removeAll(keepingCapacity: true)
      quotaRefusals[index] = nil
    }
    for index in comes.indices { comes[index] = false }
    for (candidate, solo) in zip(activity.candidates, table.solos) where candidate.person != leading {
      let quota = Int(candidate.quota)
      if solo.broken.isEmpty {
        quotaValues[quota].append(Int(solo.cost) - candidate.presence)
        comes[Int(candidate.school)] = true
      } else if !candidate.hasDeclined, candidate.level == .required {
        let broken = Broken(rules: solo.broken, person: candidate.person)
        if session.quotas[quota].perSchool == Int.max { return .failure(broken) }
        quotaRefusals[quota] = broken
      }
    }
    guard comes.count(where: { $0 }) >= session.spec.leastSchools else {
      return .failure(Broken(rules: RuleSet(.noPeople), person: -1))
    }
    if session.spec.mix == .needed, !hasMix { return .failure(Broken(rules: RuleSet(.noMix), person: -1)) }
    return sum(leading: leading)
  }

  /// Whether people of two phases could come.
  private var hasMix: Bool {
    Set(comes.indices.filter { comes[$0] }.map { instance.schools[Int(activity.data.schools[$0])].phase }).count > 1
  }

  /// The cheapest of each school where a rule takes only so many of it; of those who needn't come those who are worth it.
  private mutating func sum(leading: Int) -> Result<Int, Broken> {
    let leaderQuota = leading < 0 ? -1 : activity.candidates.first { $0.person == leading }.map { Int($0.quota) } ?? -1
    var total = 0
    var able = 0
    for (number, quota) in session.quotas.enumerated() {
      let most = min(quota.perSchool, quotaValues[number].count)
      if most < quotaValues[number].count { quotaValues[number].sort() }
      able += most
      if quota.level == .required {
        let leads = leaderQuota == number ? 1 : 0
        if most < min(quota.perSchool, quota.assigned) - leads, let broken = quotaRefusals[number] {
          return .failure(broken)
        }
        total += quotaValues[number].prefix(most).reduce(0, +)
      } else {
        total += quotaValues[number].prefix(most).reduce(0) { $0 + min(0, $1) }
      }
    }
    if able < session.spec.quorum { return .failure(Broken(rules: RuleSet(.noPeople), person: -1)) }
    return .success(total)
  }
}
