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
    return people.indices.compactMap { index in
      guard isValidInYear(people[index]), let school = directory.schools[people[index].base] else { return nil }
      return order.first { participants[$0].selector.matches(people[index], at: school) }
        .map { Assigned(person: index, level: participants[$0].level, rule: $0) }
    }
  }

  /// People whom `selector` chooses, by person.
  func chosen(_ selector: Selector) -> [Int] {
    people.indices.filter { index in
      isValidInYear(people[index])
        && (directory.schools[people[index].base].map { selector.matches(people[index], at: $0) } ?? false)
    }
  }

  private func isValidInYear(_ person: Person) -> Bool {
    (person.validFrom.map { $0 <= group.year.last } ?? true)
      && (person.validUntil.map { $0 >= group.year.first } ?? true)
  }

  /// An activity without its options.
  func activityData(_ activity: Activity) -> ActivityData {
    var candidates: [Candidate] = []
    let declined = Set(group.declines.filter { $0.activity == activity.id }.compactMap { personIndex[$0.person] })
    let kind: ActivityData.Kind
    switch activity.details {
    case .session(let session):
      let assigned = assigned(session.participants)
      candidates = assigned.map { entry in
        Candidate(
          person: entry.person, level: entry.level, rule: entry.rule,
          presence: presence(activity, length: session.length, person: entry.person),
          hasDeclined: declined.contains(entry.person))
      }
      let counts = Dictionary(
        assigned.map { ($0.rule * schools.count + (schoolIndex[people[$0.person].base] ?? 0), 1) }, uniquingKeysWith: +)
      let data = SessionData(spec: session, leaders: leaders(session), assigned: counts)
      kind = session.cohorts == 1 ? .session(data) : .other
    case .visit(let visit):
      candidates = chosen(visit.visitors).map {
        Candidate(person: $0, level: .required, rule: 0, presence: 0, hasDeclined: declined.contains($0))
      }
      kind = .visit(VisitData(spec: visit))
    default: kind = .other
    }
    return ActivityData(
      id: activity.id, value: activity, isMust: activity.isMust,
      mustWeight: activity.isMust && isWeighed(activity) ? mustWeight(activity, candidates) : 0,
      fund: fund(of: activity),
      refusals: refusals(activity.id), bands: BandSet(activity.timing.bands), days: days(activity.timing),
      candidates: candidates, declined: declined, kind: kind)
  }

  /// The must tier counts the kinds that are planned.
  private func isWeighed(_ activity: Activity) -> Bool { activity.kind == .session || activity.kind == .visit }

  private func leaders(_ session: Session) -> [LeaderIndex] {
    session.leaders.compactMap { leader in
      switch leader {
      case .person(let id): personIndex[id].map(LeaderIndex.person)
      case .provider(let id): providerIndex[id].map(LeaderIndex.provider)
      }
    }
  }

  private func presence(_ activity: Activity, length: Minutes, person: Int) -> Int {
    let need = directory.schools[people[person].base]?.needWeight.rawValue ?? 1000
    return floorDivide(
      length.rawValue * group.rules.rates.sessionHour.rawValue * need * (1 << activity.priority), 60 * 8000)
  }

  private func mustWeight(_ activity: Activity, _ candidates: [Candidate]) -> Int {
    let bases = Set(candidates.filter { $0.level != .invited }.map { people[$0.person].base })
    let needs = bases.compactMap { directory.schools[$0]?.needWeight.rawValue }
    let need = needs.isEmpty ? 1000 : floorDivide(needs.reduce(0, +), needs.count)
    return need << (activity.priority - 1)
  }

  /// The fund of an activity, if it may pay for its kind.
  private func fund(of activity: Activity) -> Int? {
    guard let index = activity.fund.flatMap({ fundIndex[$0] }) else { return nil }
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
    (0..<calendar.dayCount).filter { day in
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

  init(_ compiler: Compiler) {
    var asked = Array(repeating: 0, count: compiler.schools.count)
    for activity in compiler.group.activities {
      switch activity.details {
      case .session(let session) where session.cohorts == 1:
        var counts = [[Int]](
          repeating: Array(repeating: 0, count: compiler.schools.count), count: session.participants.count)
        for entry in compiler.assigned(session.participants) where entry.level != .invited {
          if let school = compiler.schoolIndex[compiler.people[entry.person].base] { counts[entry.rule][school] += 1 }
        }
        for (rule, participants) in session.participants.enumerated() {
          for school in asked.indices {
            let demand = min(counts[rule][school], participants.perSchool ?? Int.max)
            asked[school] += session.length.rawValue * session.series.parts * demand
          }
        }
      case .visit(let visit):
        for person in compiler.chosen(visit.visitors) {
          if let school = compiler.schoolIndex[compiler.people[person].base] {
            asked[school] += visit.observed.rawValue
          }
        }
      default: break
      }
    }
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
