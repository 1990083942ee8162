// SPDX-License-Identifier: Apache-2.0

import Domain

/// Hires everybody of all schools.
enum Staffing {
  /// The rosters of a county's schools, by index.
  static func rosters(_ county: County, _ bells: [BellSchedule]) -> [Roster] {
    let specialists = SpecialistPlan.all(county)
    return county.plans.map { plan in
      let own = specialists.filter { $0.home == plan.index }
      guard let schedule = bells.first(where: { $0.id == plan.school.bells }) else {
        return Roster(plan, bells: BellSchedule(id: plan.school.bells, days: []), names: county.random("names"))
      }
      return roster(plan, schedule, own, county)
    }
  }

  private static func roster(
    _ plan: SchoolPlan, _ bells: BellSchedule, _ specialists: [SpecialistPlan], _ county: County
  ) -> Roster {
    var roster = Roster(plan, bells: bells, names: county.random("names", plan.index))
    let seed = county.parameters.seed
    if case .allThrough = plan.shape {
      // First, because she mentors the primary years' early-career teachers.
      roster.hire("primary-head", "deputy headteacher") {
        $0.responsibilities = ["head of primary", "ect mentor"]
        $0.tags = ["deputy dsl"]
        $0.years = Array(0...6)
      }
    }
    if let timetable = plan.shape.timetable {
      var staff = SecondaryStaff(timetable, seed: seed, school: plan.index)
      staff.hire(into: &roster)
    }
    if let classes = plan.shape.classes {
      var staff = PrimaryStaff(
        classes, isSpecial: plan.phase == .special, specialists: specialists, seed: seed, school: plan.index)
      staff.hire(into: &roster, withLeaders: plan.shape.timetable == nil)
    }
    for specialist in specialists {
      roster.change(Identifier("\(plan.id)-specialist-\(specialist.subject)")) {
        $0.schools += specialist.shares.map { county.plans[$0.school].id }
      }
    }
    return roster
  }
}
