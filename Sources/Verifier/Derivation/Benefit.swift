// SPDX-License-Identifier: Apache-2.0

import Domain

/// What schools asked for, what would be fair, and what a plan gives.
struct Benefit: Sendable {
  private let asked: [Identifier<School>: Int]
  private let shares: [Identifier<School>: Int]
  private let given: [Identifier<School>: Int]
  private let hostings: [Identifier<School>: Int]
  private let receptions: [Identifier<School>: Int]

  /// Minutes asked for.
  func asked(_ school: Identifier<School>) -> Minutes { Minutes(asked[school] ?? 0) }
  /// Minutes that would be a fair share of what was asked for.
  func share(_ school: Identifier<School>) -> Minutes { Minutes(shares[school] ?? 0) }
  /// Minutes given to people of the school.
  func given(_ school: Identifier<School>) -> Minutes { Minutes(given[school] ?? 0) }
  func hostings(_ school: Identifier<School>) -> Int { hostings[school] ?? 0 }
  func receptions(_ school: Identifier<School>) -> Int { receptions[school] ?? 0 }

  init(
    _ happenings: [Happening], _ specialists: [SpecialistYear], audiences: [Identifier<Activity>: Audience],
    index: GroupIndex
  ) {
    let asked = Self.asked(audiences, index)
    self.asked = asked
    shares = Self.shares(asked, index)
    var given: [Identifier<School>: Int] = [:]
    var hostings: [Identifier<School>: Int] = [:]
    var receptions: [Identifier<School>: Int] = [:]
    for happening in happenings where !happening.isStay {
      let minutes =
        happening.isDay
        ? 2 * index.group.rules.rates.halfDayBenefit.rawValue : happening.occurrence.span.length.rawValue
      for guest in happening.guests { given[guest.member.school.id, default: 0] += minutes }
      if let venue = happening.venue, Self.isHosting(happening, venue) { hostings[venue.id, default: 0] += 1 }
      if happening.occurrence.place != .online {
        for school in distinct(happening.guests.map(\.member.school.id)) where school != happening.venue?.id {
          receptions[school, default: 0] += 1
        }
      }
    }
    for year in specialists {
      for (school, halfDays) in year.halfDays {
        given[school, default: 0] += halfDays * index.group.rules.rates.halfDayBenefit.rawValue
      }
    }
    self.given = given
    self.hostings = hostings
    self.receptions = receptions
  }

  private static func isHosting(_ happening: Happening, _ venue: School) -> Bool {
    happening.visit != nil || happening.attendees.contains { $0.member.school.id != venue.id }
  }

  private static func asked(
    _ audiences: [Identifier<Activity>: Audience], _ index: GroupIndex
  ) -> [Identifier<School>: Int] {
    var asked: [Identifier<School>: Int] = [:]
    for activity in index.group.activities {
      guard let audience = audiences[activity.id] else { continue }
      switch activity.details {
      case .session(let session):
        let minutes = session.length.rawValue * session.series.parts
        for (rule, people) in zip(session.participants, audience.assigned) where rule.level != .invited {
          for school in grouped(people, by: \.school.id) {
            asked[school.key, default: 0] += minutes * min(school.values.count, rule.perSchool ?? Int.max)
          }
        }
      case .visit(let visit):
        for visitor in audience.visitors { asked[visitor.school.id, default: 0] += visit.observed.rawValue }
      case .specialist(let specialist):
        for share in specialist.shares {
          asked[share.school, default: 0] += share.halfDays * cycleMinutes(specialist, index)
        }
      case .triad, .lessonStudy, .shadowing:
        guard let circle = activity.circle, !audience.pool.isEmpty else { break }
        let size = circle.size ?? audience.pool.count
        let each = CirclePart.minutes(circle, size: size, index.group.rules.rates)
        for member in audience.pool {
          asked[member.school.id, default: 0] += floorDivide(size * each, audience.pool.count)
        }
      case .secondment: break
      }
    }
    return asked
  }

  /// What a half-day in every cycle of a specialist's year comes to; nothing where the specialist is never employed.
  private static func cycleMinutes(_ specialist: Specialist, _ index: GroupIndex) -> Int {
    guard let member = index.member(specialist.person), let weeks = index.weeks(member.school.id) else { return 0 }
    return floorDivide(weeks.count, max(1, specialist.cycleWeeks)) * index.group.rules.rates.halfDayBenefit.rawValue
  }

  /// `fairShare` of what was asked for in a school of average need, more in one of greater need, never more than asked.
  private static func shares(_ asked: [Identifier<School>: Int], _ index: GroupIndex) -> [Identifier<School>: Int] {
    let asking = index.schools.filter { (asked[$0.id] ?? 0) > 0 }
    guard !asking.isEmpty else { return [:] }
    let mean = floorDivide(asking.reduce(0) { $0 + $1.needWeight.rawValue }, asking.count)
    let fair = index.group.rules.rates.fairShare.rawValue
    var shares: [Identifier<School>: Int] = [:]
    for school in asking {
      let factor = mean > 0 ? floorDivide(fair * school.needWeight.rawValue, mean) : fair
      shares[school.id] = floorDivide((asked[school.id] ?? 0) * min(1000, factor), 1000)
    }
    return shares
  }
}
