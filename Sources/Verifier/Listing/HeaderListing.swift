// SPDX-License-Identifier: Apache-2.0

import Domain

/// The plan is of this group, this year and these rules.
enum HeaderListing {
  static func check(_ plan: Plan, _ published: PublishedPlan?, _ index: GroupIndex, _ findings: inout Findings) {
    if let published {
      findings.require(
        .header, plan.from == published.hash, at: .plan, "the plan wasn't made from the published plan that is given")
    }
    findings.require(
      .header, plan.schemaVersion == Plan.currentSchemaVersion, at: .plan,
      "the plan has schema version \(plan.schemaVersion) instead of \(Plan.currentSchemaVersion)")
    findings.require(
      .header, plan.group == index.group.name, at: .plan,
      "the plan is for '\(plan.group)', the group is '\(index.group.name)'")
    findings.require(
      .header, plan.year == index.group.year, at: .plan,
      "the plan is for \(plan.year), the group's year is \(index.group.year)")
    findings.require(
      .header, plan.rules == index.group.rules, at: .plan,
      "the plan was made under other rules ('\(plan.rules.name)') than the group's ('\(index.group.rules.name)')")
  }
}
