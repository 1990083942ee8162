// SPDX-License-Identifier: Apache-2.0

import Domain

/// Rough values of a session's options on one day: what each person's day would cost by itself, summed over those who would
/// come. It ranks options; it rejects only those that too few people could attend whatever else the plan holds.
///
/// Whether a time is one at which somebody can come depends on their school and working days alone, so that is worked out
/// once for each start; people who can't aren't looked at again for each place, nor anybody for each leader.
struct SessionEstimate {
  let evaluator: DayEvaluator
  let number: Int
  let activity: ActivityDraft
  let session: SessionData
  let day: Int

  /// Why somebody or an option falls.
  struct Broken: Error {
    let rules: RuleSet
    let person: Int
  }

  /// What one candidate's coming would be.
  private struct Solo {
    var cost: Int32 = 0
    var broken: RuleSet = []
  }

  private struct HoursKey: Hashable {
    let start: Int
    let base: Int
    let works: WorkingPattern
  }

  private var place = 0
  private var start = 0
  private var solos: [Solo] = []
  private var hours: [HoursKey: DayEvaluator.Hours] = [:]

  private var instance: Instance { evaluator.instance }
  private var length: Int { session.spec.length.rawValue }

  init(evaluator: DayEvaluator, number: Int, activity: ActivityDraft, session: SessionData, day: Int) {
    self.evaluator = evaluator
    self.number = number
    self.activity = activity
    self.session = session
    self.day = day
  }

  /// Works out what everybody's coming to this place at this time would be.
  mutating func look(at place: Int, start: Int) {
    self.place = place
    self.start = start
    solos.removeAll(keepingCapacity: true)
    for candidate in activity.candidates {
      if candidate.hasDeclined {
        solos.append(Solo(cost: 0, broken: RuleSet(.refused)))
      } else if !canCome(candidate.person, candidate.level) {
        solos.append(Solo(cost: 0, broken: RuleSet(.notAtWork)))
      } else {
        solos.append(solo(candidate.person, role: candidate.level.itemRole))
      }
    }
  }

  /// H2's band and its limits on twilights, as `DayEvaluator` has them.
  private mutating func canCome(_ person: Int, _ level: Level) -> Bool {
    let data = instance.people[person]
    let key = HoursKey(start: start, base: data.base, works: data.works)
    let known = hours[key] ?? evaluator.hours(data, day: day, start: start, end: start + length)
    hours[key] = known
    if known.outside > 0 {
      if level != .invited || start + length > instance.schools[data.base].latestTwilight { return false }
      if instance.calendar.at(data.base, day).kind == .closed { return false }
    }
    return activity.data.bands.contains(known.band)
  }

  private func solo(_ person: Int, role: Item.Role) -> Solo {
    let data = instance.people[person]
    let isOnline = place == instance.travel.online
    if instance.vetoes.forbids(person: person, place: place) {
      return Solo(cost: 0, broken: RuleSet(.veto))
    }
    let item = Item(
      activity: Int32(number), part: 0,
      place: isOnline ? Int16(instance.schools[data.base].place) : Int16(place), start: Int16(start),
      end: Int16(start + length), role: role, isOnline: isOnline)
    let effect = evaluator.effect(person: person, day: day, items: [item])
    if !effect.broken.isEmpty { return Solo(cost: 0, broken: effect.broken) }
    let cost = SoloEstimate(evaluator: evaluator).cost(effect, person: person, day: day)
    return Solo(cost: Int32(clamping: cost), broken: [])
  }

  /// Rough value under this leader (index among the session's, -1 for none), or why that can't be.
  func value(leader: Int) -> Result<Int, Broken> {
    if leader < 0, !session.spec.leaders.isEmpty { return .failure(Broken(rules: [], person: -1)) }
    var total = 0
    var leading = -1
    if leader >= 0, case .person(let person) = session.leaders[leader] {
      leading = person
      if activity.declined.contains(person) { return .failure(Broken(rules: RuleSet(.refused), person: person)) }
      let own = solo(person, role: .leader)
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

  /// Those of a rule and school, in order of rule, then school.
  private struct Quotas {
    var costs: [Int: [Int]] = [:]
    var refused: [Int: Broken] = [:]
  }

  private func attendance(without leading: Int) -> Result<Int, Broken> {
    var total = 0
    var able = 0
    var schools: Set<Int> = []
    var quotas = Quotas()
    for (candidate, solo) in zip(activity.candidates, solos) where candidate.person != leading {
      let perSchool = session.spec.participants[candidate.rule].perSchool
      let base = instance.people[candidate.person].base
      let value = Int(solo.cost) - candidate.presence
      if !solo.broken.isEmpty {
        if candidate.hasDeclined || candidate.level != .required { continue }
        let broken = Broken(rules: solo.broken, person: candidate.person)
        guard perSchool != nil else { return .failure(broken) }
        quotas.refused[candidate.rule * instance.schools.count + base] = broken
        continue
      }
      if perSchool != nil {
        quotas.costs[candidate.rule * instance.schools.count + base, default: []].append(value)
      } else {
        able += 1
        total += candidate.level == .required ? value : min(0, value)
      }
      schools.insert(base)
    }
    guard schools.count >= session.spec.leastSchools else {
      return .failure(Broken(rules: RuleSet(.noPeople), person: -1))
    }
    switch quotaValue(quotas, leading: leading) {
    case .failure(let broken): return .failure(broken)
    case .success(let quota):
      if able + quota.able < session.spec.quorum { return .failure(Broken(rules: RuleSet(.noPeople), person: -1)) }
      return .success(total + quota.value)
    }
  }

  /// The cheapest of each school where a rule takes only so many of it.
  private func quotaValue(_ quotas: Quotas, leading: Int) -> Result<(value: Int, able: Int), Broken> {
    if quotas.costs.isEmpty && quotas.refused.isEmpty { return .success((0, 0)) }
    let count = instance.schools.count
    let leaderKey = activity.candidates.first { $0.person == leading }
      .map { $0.rule * count + instance.people[$0.person].base }
    var total = 0
    var able = 0
    for entry in session.quotas {
      let rule = session.spec.participants[entry.key / count]
      guard let most = rule.perSchool else { continue }
      let costs = (quotas.costs[entry.key] ?? []).sorted().prefix(most)
      able += costs.count
      if rule.level == .required {
        let leads = leaderKey == entry.key ? 1 : 0
        if costs.count < min(most, entry.assigned) - leads, let broken = quotas.refused[entry.key] {
          return .failure(broken)
        }
        total += costs.reduce(0, +)
      } else {
        total += costs.reduce(0) { $0 + min(0, $1) }
      }
    }
    return .success((total, able))
  }
}
