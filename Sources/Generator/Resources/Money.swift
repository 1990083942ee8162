// SPDX-License-Identifier: Apache-2.0

import Domain

/// Shared funds: one for early careers, one of the partnership, one ring-fenced for the pilot's schools. Their amounts
/// follow from the number of schools, so that funds bind alike in groups of all sizes.
enum Money {
  static let earlyCareers = Identifier<Fund>("early-careers")
  static let partnership = Identifier<Fund>("partnership")
  static let pilot = Identifier<Fund>("pilot")

  static func funds(_ county: County, _ capacity: Capacity) -> [Fund] {
    let schools = county.plans.count
    let inPilot = county.plans.filter { $0.school.groups.contains(SchoolGroups.pilot) }
    var early = Fund(
      id: earlyCareers, name: "Early career entitlement", amount: amount(120 * schools + 1500, capacity))
    early.kinds = [.session]
    early.tariffPerLesson = Pence(2000)
    let shared = Fund(id: partnership, name: "Partnership subscription", amount: amount(260 * schools + 800, capacity))
    var ring = Fund(id: pilot, name: "Opportunity pilot", amount: amount(420 * inPilot.count + 200, capacity))
    ring.schools = inPilot.map(\.id)
    ring.kinds = [.visit, .session, .triad, .lessonStudy]
    ring.tariffPerLesson = Pence(3500)
    ring.paysFees = false
    return [early, shared, ring]
  }

  private static func amount(_ pounds: Int, _ capacity: Capacity) -> Pence {
    Pence(pounds * capacity.funds / 1000 * 100)
  }
}
