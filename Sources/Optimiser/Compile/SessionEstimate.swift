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

  private var place = 0
  private var start = 0
  private var solos: [Solo] = []
  /// One item, filled in anew for each person.
  private var items: [Item] = []
  /// By quota: values of those who could come, and why somebody required can't.
  private var quotaValues: [[Int]]
  private var quotaRefusals: [Broken?]
  /// By school of the activity: whether anybody of it could come.
  private var comes: [Bool]
  /// Candidates of one school with one working pattern are alike; by candidate the number of its like.
  private let likes: [Int]
  /// Who stands for each like.
  private let examples: [Int]
  /// By start: hours of each like.
  private var hours: [Int: [DayEvaluator.Hours]] = [:]

  private var instance: Instance { evaluator.instance }
  private var length: Int { session.spec.length.rawValue }

  init(evaluator: DayEvaluator, number: Int, activity: ActivityDraft, session: SessionData, day: Int) {
    self.evaluator = evaluator
    self.number = number
    self.activity = activity
    self.session = session
    self.day = day
    var numbers: [Like: Int] = [:]
    var examples: [Int] = []
    likes = activity.candidates.map { candidate in
      let data = evaluator.instance.people[candidate.person]
      let like = Like(base: data.base, works: data.works)
      if let number = numbers[like] { return number }
      numbers[like] = examples.count
      examples.append(candidate.person)
      return examples.count - 1
    }
    self.examples = examples
    quotaValues = Array(repeating: [], count: session.quotas.count)
    quotaRefusals = Array(repeating: nil, count: session.quotas.count)
    comes = Array(repeating: false, count: activity.data.schools.count)
  }

  private struct Like: Hashable {
    let base: Int
    let works: WorkingPattern
  }

  /// Works out what everybody's coming to this place at this time would be.
  mutating func look(at place: Int, start: Int) {
    self.place = place
    self.start = start
    solos.removeAll(keepingCapacity: true)
    let known =
      hours[start]
      ?? examples.map { person in
        evaluator.hours(instance.people[person], day: day, start: start, end: start + length)
      }
    hours[start] = known
    for (index, candidate) in activity.candidates.enumerated() {
      if candidate.hasDeclined {
        solos.append(Solo(cost: 0, broken: RuleSet(.refused)))
      } else if !canCome(candidate.person, candidate.level, known[likes[index]]) {
        solos.append(Solo(cost: 0, broken: RuleSet(.notAtWork)))
      } else {
        solos.append(solo(candidate.person, role: candidate.level.itemRole))
      }
    }
  }

  /// H2's band and its limits on twilights, as `DayEvaluator` has them.
  private func canCome(_ person: Int, _ level: Level, _ hours: DayEvaluator.Hours) -> Bool {
    if hours.outside > 0 {
      let base = instance.people[person].base
      if level != .invited || start + length > instance.schools[base].latestTwilight { return false }
      if instance.calendar.at(base, day).kind == .closed { return false }
    }
    return activity.data.bands.contains(hours.band)
  }

  private mutating func solo(_ person: Int, role: Item.Role) -> Solo {
    let data = instance.people[person]
    let isOnline = place == instance.travel.online
    if instance.vetoes.forbids(person: person, place: place) {
      return Solo(cost: 0, broken: RuleSet(.veto))
    }
    items.removeAll(keepingCapacity: true)
    items.append(
      Item(
        activity: Int32(number), part: 0,
        place: isOnline ? Int16(instance.schools[data.base].place) : Int16(place), start: Int16(start),
        end: Int16(start + length), role: role, isOnline: isOnline))
    let effect = evaluator.effect(person: person, day: day, items: items)
    if !effect.broken.isEmpty { return Solo(cost: 0, broken: effect.broken) }
    let cost = SoloEstimate(evaluator: evaluator).cost(effect, person: person, day: day)
    return Solo(cost: Int32(clamping: cost), broken: [])
  }

  /// Rough value under this leader (index among the session's, -1 for none), or why that can't be.
  mutating func value(leader: Int) -> Result<Int, Broken> {
    if leader < 0, session.spec.isLed { return .failure(Broken(rules: [], person: -1)) }
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

  private mutating func attendance(without leading: Int) -> Result<Int, Broken> {
    for index in quotaValues.indices {
      quotaValues[index].removeAll(keepingCapacity: true)
      quotaRefusals[index] = nil
    }
    for index in comes.indices { comes[index] = false }
    for (candidate, solo) in zip(activity.candidates, solos) where candidate.person != leading {
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
