// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a session's or visit's terms make of its value: worth, who must come, how many may. Sums are in parts of a
/// thousandth of a lesson-equivalent.
struct MeetingTerms {
  /// What it's worth as a whole; of a session without a stated worth each presence is worth something instead.
  let worth: Int
  private let quotas: [Quota]
  private let people: BoundPeople
  private let activity: Activity
  private let scale: Int
  /// Visitors who are surely there, and of them those whom history knows at a school, by school.
  private let sureVisitors: [Member]
  private let knownPartners: [Identifier<School>: Int]
  /// Of those of them who have partners, these.
  private let partners: [Set<Party>]

  /// Those of one school who count for one rule.
  private struct Quota {
    let school: Identifier<School>
    let level: Level
    /// How many may come; nil: all.
    let perSchool: Int?
    /// What a presence is worth, and what somebody expected who's missing costs.
    let presence: Int
    let missing: Int
    /// With their positions among the attendees, and of those who are surely there the numbers.
    let members: [(position: Int, person: Int, mayBeAway: Bool)]
    let sure: Set<Int>
  }

  init(_ number: Int, people: BoundPeople, scale: Int) {
    self.people = people
    self.scale = scale
    let activity = people.activities[number]
    self.activity = activity
    let rates = people.index.group.rules.rates
    var worth = activity.worth?.rawValue ?? 0
    switch activity.details {
    case .session(let session):
      if session.mix == .liked { worth += rates.mixMet.rawValue * session.series.parts }
      quotas = Self.quotas(number, session, people, scale)
      sureVisitors = []
    case .visit:
      worth = activity.worth?.rawValue ?? Self.mostOfVisit(number, people)
      quotas = []
      sureVisitors = people.attendees[number].filter { !people.mayBeAway[$0] }.map { people.members[$0] }
    case .triad, .lessonStudy, .shadowing, .secondment, .specialist:
      quotas = []
      sureVisitors = []
    }
    self.worth = worth * scale
    knownPartners = Self.knownPartners(sureVisitors, people.index)
    partners = sureVisitors.map { people.index.partnerships.partners(of: $0) }.filter { !$0.isEmpty }
  }

  /// The most that a visit can be worth: that of the first visitor by id, or of a later one if those before may be away.
  private static func mostOfVisit(_ number: Int, _ people: BoundPeople) -> Int {
    let visitors = people.attendees[number]
    let sure = visitors.firstIndex { !people.mayBeAway[$0] } ?? visitors.count - 1
    return visitors.prefix(sure + 1).map {
      WorthPart.byNeed(people.index.group.rules.rates.visit, people.members[$0].school, people.activities[number])
        .rawValue
    }.max() ?? 0
  }

  private static func quotas(_ number: Int, _ session: Session, _ people: BoundPeople, _ scale: Int) -> [Quota] {
    let activity = people.activities[number]
    let positions = Dictionary(people.attendees[number].enumerated().map { ($1, $0) }) { first, _ in first }
    let share = people.index.group.rules.rates.expectedMissing.rawValue
    return zip(session.participants, people.audiences[number].assigned).flatMap { rule, assigned in
      grouped(assigned, by: \.school.id).map { group in
        let numbers = group.values.compactMap { people.number($0.person.id) }
        let presence =
          group.values.first.map { PresenceWorth.of(session, activity, school: $0.school, people.index).rawValue } ?? 0
        return Quota(
          school: group.key, level: rule.level, perSchool: rule.perSchool,
          presence: activity.worth == nil ? presence * scale : 0,
          missing: rule.level == .expected ? floorDivide(presence * share, 1000) * scale : 0,
          members: numbers.compactMap { person in positions[person].map { ($0, person, people.mayBeAway[person]) } },
          sure: Set(numbers.filter { !people.mayBeAway[$0] }))
      }
    }
  }

  // MARK: Who comes

  /// How many may attend (H11).
  func seats(_ way: CertifiedOptions.Way, _ session: Session) -> Int {
    var most = session.mostPeople ?? Int.max / 2
    if let capacity = way.provider?.capacity { most = min(most, capacity) }
    if way.place < people.index.schools.count {
      let rooms = people.index.schools[way.place].rooms
      let capacity = rooms.map(\.capacity).max() ?? people.index.group.rules.defaults.venueCapacity
      most = min(most, capacity - (way.leader >= 0 || way.provider != nil ? 1 : 0))
    }
    return most
  }

  /// The least that attendance can add, people missing included: those who must come, of each school with a limit the
  /// cheapest, everybody else whose coming is worth more than it costs, as far as there are seats, and as many of the others as
  /// S2 asks for. Nil where somebody can't come who must, or too few can.
  /// - Parameters:
  ///   - leader: who leads, -1 for none.
  ///   - charge: what the attendee at a position is charged; nil where they can't come.
  func attendance(_ session: Session, leader: Int, seats: Int, charge: (Int) -> Int?) -> Int? {
    var total = 0
    var forced: [Identifier<School>] = []
    var others: [Guest] = []
    for quota in quotas {
      let sure = quota.sure.count - (quota.sure.contains(leader) ? 1 : 0)
      let least = max(0, min(sure, quota.perSchool ?? Int.max))
      total += least * quota.missing
      guard let most = quota.perSchool else {
        for member in quota.members {
          guard var value = charge(member.position) else {
            if quota.level == .required, quota.sure.contains(member.person), member.person != leader { return nil }
            continue
          }
          value -= quota.presence + (member.mayBeAway ? 0 : quota.missing)
          if quota.level == .required, !member.mayBeAway {
            total += value
            forced.append(quota.school)
          } else {
            others.append(Guest(value: value, school: quota.school))
          }
        }
        continue
      }
      let values = quota.members.compactMap { charge($0.position) }.sorted()
      if quota.level == .required, values.count < least { return nil }
      for (rank, charge) in values.prefix(max(0, most)).enumerated() {
        let value = charge - quota.presence - (rank < least ? quota.missing : 0)
        if quota.level == .required, rank < least {
          total += value
          forced.append(quota.school)
        } else {
          others.append(Guest(value: value, school: quota.school))
        }
      }
    }
    return Self.least(of: others, besides: forced, seats: seats, session).map { total + $0 }
  }

  /// Somebody who may come and needn't.
  private struct Guest {
    let value: Int
    let school: Identifier<School>
  }

  /// What those add at least who needn't come: whoever is worth it as far as there are seats, then the cheapest of schools that
  /// are still missing, then the cheapest. Where seats don't suffice for all that, those of missing schools are
  /// added beyond them, which is less than taking somebody's seat.
  private static func least(
    of others: [Guest], besides forced: [Identifier<School>], seats: Int, _ session: Session
  ) -> Int? {
    if session.quorum > seats || forced.count + others.count < session.quorum { return nil }
    let sorted = others.sorted { $0.value < $1.value }
    let wanted = sorted.filter { $0.value < 0 }
    let seated = wanted.prefix(max(0, seats - forced.count))
    var total = seated.reduce(0) { $0 + $1.value }
    var missing = session.quorum - forced.count - seated.count
    var schools = Set(forced + wanted.map(\.school))
    var unneeded: [Guest] = []
    for guest in sorted.dropFirst(wanted.count) {
      if schools.count < session.leastSchools, schools.insert(guest.school).inserted {
        total += guest.value
        missing -= 1
      } else {
        unneeded.append(guest)
      }
    }
    if schools.count < session.leastSchools { return nil }
    return unneeded.prefix(max(0, missing)).reduce(total) { $0 + $1.value }
  }

  /// The least that attendance of a session in several cohorts can add, all parts together: everybody whose coming is worth
  /// more than it costs, as far as there are seats, as many of the others as all quorums ask for, and people missing who are
  /// surely expected and don't lead. Nil where too few can come.
  /// - Parameters:
  ///   - leaders: whoever may lead a cohort.
  ///   - least: how many have to come, to all cohorts together.
  ///   - seats: of all cohorts.
  ///   - charge: what the attendee at a position is charged for all parts; nil where they can't come to them.
  func attendance(leaders: Set<Int>, parts: Int, least: Int, seats: Int, charge: (Int) -> Int?) -> Int? {
    var total = 0
    var mayCome: [Int] = []
    for quota in quotas {
      let expected = max(0, min(quota.sure.subtracting(leaders).count, quota.perSchool ?? Int.max))
      total += parts * expected * quota.missing
      guard let most = quota.perSchool else {
        mayCome += quota.members.compactMap { member in
          let isMissed = quota.sure.contains(member.person) && !leaders.contains(member.person)
          return charge(member.position).map { $0 - parts * (quota.presence + (isMissed ? quota.missing : 0)) }
        }
        continue
      }
      let values = quota.members.compactMap { charge($0.position) }.sorted().prefix(max(0, most))
      mayCome += values.enumerated().map { $1 - parts * (quota.presence + ($0 < expected ? quota.missing : 0)) }
    }
    if mayCome.count < least || seats < least { return nil }
    mayCome.sort()
    return mayCome.prefix(min(seats, max(least, mayCome.count { $0 < 0 }))).reduce(total, +)
  }

  // MARK: Visits

  private static func knownPartners(_ visitors: [Member], _ index: GroupIndex) -> [Identifier<School>: Int] {
    let ids = Set(visitors.map(\.person.id))
    let known = Set(
      index.group.history.compactMap { entry -> Pair<Identifier<Person>, Identifier<School>>? in
        guard entry.outcome == .done, let person = entry.person, let partner = entry.partner, ids.contains(person)
        else { return nil }
        return Pair(person, partner)
      })
    return Dictionary(known.map { ($0.second, 1) }, uniquingKeysWith: +)
  }

  /// Waiting, reluctance, partners seen before and partners passed over of those who are surely there, in thousandths.
  func visit(_ way: CertifiedOptions.Way) -> Int {
    let rates = people.index.group.rules.rates
    let host = people.members[way.host]
    let waiting = floorDivide(way.idle * rates.waiting.rawValue, 60) * sureVisitors.count
    let watched: [Party] = [.person(host.person.id), .school(host.school.id)]
    return waiting + rates.otherThanPartner.rawValue * partners.count { $0.isDisjoint(with: watched) }
      + rates.samePartnerAgain.rawValue * (knownPartners[host.school.id] ?? 0)
      + rates.reluctance.rawValue * reluctances(sureVisitors + [host])
  }

  private func reluctances(_ there: [Member]) -> Int {
    let parties = there.map { Party.person($0.person.id) } + distinct(there.map(\.school.id)).map { Party.school($0) }
    return people.index.reluctances.naming(parties).filter { relation in
      [relation.a, relation.b].allSatisfy { side in there.contains { side.stands(for: $0) } }
    }.count
  }
}

extension BoundPeople {
  /// Whether somebody counts for a rule of the activity that invites.
  func isInvited(_ person: Int, to number: Int) -> Bool {
    guard case .session(let session) = activities[number].details,
      let rule = audiences[number].ruleOfPerson[members[person].person.id]
    else { return false }
    return session.participants[rule].level == .invited
  }
}
