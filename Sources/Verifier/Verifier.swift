// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Checks plans for one group: derives everything from a plan's decisions by `docs/model.md`, and compares.
///
/// It knows nothing of how plans are made. Of the domain's computations it uses only what a date is (`CalendarView`),
/// journeys (`TravelTable`), lessons with defaults filled in (`WeeklyTimetable`), protected time, staffing margins,
/// whose teaching somebody does, and who matches (`Selector`), each tested apart.
public struct Verifier: Sendable {
  let index: GroupIndex
  /// Whom activities choose, which no plan changes.
  private let audiences: [Identifier<Activity>: Audience]

  /// A verifier for plans of `group`, which must be consistent as Intake leaves it.
  /// - Complexity: O(people + lessons + schools × days of the year), and for each activity O(people that it may choose).
  public init(_ group: Group) {
    index = GroupIndex(group)
    audiences = Audience.all(index)
  }

  /// Checks every rule and everything that `plan` lists.
  ///
  /// Where decisions name things that the group doesn't have, only that is reported: nothing can be derived from them.
  /// - Parameter published: the plan that it was made from, if it was; without it churn and the past can't be checked,
  ///   and a churn that's listed is believed.
  public func verify(_ plan: Plan, published: PublishedPlan? = nil) -> Verdict {
    var findings = Findings()
    findings.today = published == nil ? nil : plan.asOf
    HeaderListing.check(plan, published, index, &findings)
    OrderListing.check(plan, &findings)
    let decisions = ReferenceListing.decisions(plan, index, &findings)
    UnplacedListing.check(plan, index, &findings)
    guard !findings.hasBreach(of: .reference) else {
      return Verdict(breaches: findings.sorted, objective: nil, checks: findings.checks)
    }
    let publication = published.map { Publication($0, today: plan.asOf, index: index) }
    let blank = findings.blank
    let (derived, changes) = Parallel.both(
      { Derivation(decisions, index: index, audiences: audiences) },
      { publication.map { Self.changes(decisions, from: $0, blank) } })
    var facts = derived
    facts.objective.churn = changes?.churn ?? (plan.from == nil ? .zero : plan.objective.churn)
    if let changes { findings.add(changes.findings) }
    Self.examine(plan, facts, &findings)
    return Verdict(breaches: findings.sorted, objective: facts.objective, checks: findings.checks)
  }

  /// What it costs to change what's published, and what's found where the past was changed.
  private static func changes(
    _ decisions: Decisions, from publication: Publication, _ blank: Findings
  ) -> (churn: MilliLessons, findings: Findings) {
    var findings = blank
    H17Past(publication: publication).check(decisions, &findings)
    return (ChurnTier(publication: publication).value(decisions), findings)
  }

  /// Checks the rules on one thread and the lists on another; what's found is put together as `examineInTurn` finds it.
  static func examine(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    let blank = findings.blank
    let (ofRules, ofLists) = Parallel.both(
      {
        var found = blank
        for family in ruleFamilies { family.check(facts, &found) }
        return found
      },
      {
        var found = blank
        for listing in listings { listing.check(plan, facts, &found) }
        return found
      })
    findings.add(ofRules)
    findings.add(ofLists)
  }

  /// The same on one thread.
  static func examineInTurn(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    for family in ruleFamilies { family.check(facts, &findings) }
    for listing in listings { listing.check(plan, facts, &findings) }
  }

  static var ruleFamilies: [any RuleFamily.Type] {
    [
      H1TwoPlaces.self, H2AtWork.self, H3Open.self, H4RealLesson.self, H5ProtectedTime.self, H6PeopleOut.self,
      H7Cover.self, H8Money.self, H9Limits.self, H10Series.self, H11Rooms.self, H12Vetoes.self, H13Specialists.self,
      H14Secondments.self, H15Cohorts.self, H16Answers.self, S1Start.self, S2People.self,
    ]
  }

  static var listings: [any ListingCheck.Type] {
    [
      FirmnessListing.self, RepaymentListing.self, ReleaseListing.self, CoverListing.self, SupplyListing.self,
      LegListing.self, ChargeListing.self, FiguresListing.self, BalanceListing.self, KeptTimeListing.self,
      ObjectiveListing.self,
      BoundListing.self,
    ]
  }
}

/// One rule of `docs/model.md`, section 3.
protocol RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings)
}

/// One list of a plan that follows from its decisions.
protocol ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings)
}
