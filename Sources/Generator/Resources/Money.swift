// SPDX-License-Identifier: Apache-2.0

import Domain

/// Shared funds: one for early careers, one of the partnership, one ring-fenced for the pilot's schools.
///
/// Their amounts follow from what towns, hubs and schools will usually ask of them, so that they bind alike in groups of
/// all sizes.
enum Money {
  static let earlyCareers = Identifier<Fund>("early-careers")
  static let partnership = Identifier<Fund>("partnership")
  static let pilot = Identifier<Fund>("pilot")

  static func funds(_ county: County, _ capacity: Capacity) -> [Fund] {
    let (schools, towns, hubs) = (county.plans.count, county.clusters.count, county.hubs.count)
    let inPilot = county.plans.filter { $0.school.groups.contains(SchoolGroups.pilot) }
    var early = Fund(
      id: earlyCareers, name: "Early career entitlement", amount: amount(3850 * hubs + 160 * schools, capacity))
    early.kinds = [.session]
    early.tariffPerLesson = Pence(2000)
    // A series and a workshop in each town, a lecture in each hub, a course for every two of them.
    let subscription = 1650 * towns + 1800 * hubs + 2200 * ((hubs + 1) / 2)
    let shared = Fund(id: partnership, name: "Partnership subscription", amount: amount(subscription, capacity))
    var ring = Fund(id: pilot, name: "Opportunity pilot", amount: amount(220 * inPilot.count + 100, capacity))
    ring.schools = inPilot.map(\.id)
    ring.kinds = [.visit, .session, .triad, .lessonStudy]
    ring.tariffPerLesson = Pence(3500)
    ring.paysFees = false
    return [early, shared, ring]
  }

  /// Pounds that each school would pay in a year for its posts and for its shares in specialists, by index.
  struct Placements {
    var posts: [Int]
    var rotas: [Int]

    init(_ county: County) {
      posts = county.plans.map { _ in 0 }
      rotas = posts
      for cluster in county.clusters {
        for post in PostPlan.posts(of: cluster, in: county) { posts[post.school] += post.halfDays * 96 }
      }
      // Thirty-nine weeks at most at the dearest contribution.
      for plan in SpecialistPlan.all(county) {
        for share in plan.shares { rotas[share.school] += share.halfDays * 39 * 110 / plan.weeks }
      }
    }
  }

  private static func amount(_ pounds: Int, _ capacity: Capacity) -> Pence {
    Pence(pounds * capacity.funds / 1000 * 100)
  }
}
