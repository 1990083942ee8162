// SPDX-License-Identifier: Apache-2.0

public import Domain

extension SmallPlan {
  /// The plan with a floater for those who tell people of it: on the day of the art visit one takes Anna's classes, and Oak
  /// buys nothing. What follows for figures isn't listed.
  public static func planWithFloater() -> Plan { withFloater(plan()) }

  /// The same of any plan of the small group.
  public static func withFloater(_ plan: Plan) -> Plan {
    var plan = plan
    for index in plan.cover.indices where plan.cover[index].absent == "anna" && plan.cover[index].date == "2026-10-06" {
      plan.cover[index].by = .floater(1)
    }
    plan.supply.removeAll { $0.school == "oak" && $0.date == "2026-10-06" }
    return plan
  }
}
