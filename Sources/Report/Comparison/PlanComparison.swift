// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What would be different if a group were otherwise: the plan as it is beside plans of the changed group, in wishes, cost and
/// fairness.
public struct PlanComparison: Encodable, Sendable {
  /// The plan as it is, then the others.
  public let plans: [PlanFigures]
  /// By school: all that have a figure that isn't the same in every plan.
  public let schools: [SchoolComparison]
  /// What each of the other plans has otherwise, in their order.
  public let differences: [PlanDifference]

  /// A plan with the group that it's of.
  public struct Planned: Sendable {
    let name: String
    let group: Group
    let plan: Plan
    /// A plan of `group`, called `name`.
    public init(_ name: String, _ plan: Plan, of group: Group) {
      self.name = name
      self.group = group
      self.plan = plan
    }
  }

  /// - Parameters:
  ///   - known: the plan as it is.
  ///   - others: what it's compared with; at least one.
  public init(_ known: Planned, with others: [Planned]) {
    let all = [known] + others
    plans = all.map(PlanFigures.init)
    schools = SchoolComparison.all(all)
    differences = others.map { PlanDifference($0, from: known) }
  }
}

/// A plan's figures as far as they tell one plan from another.
public struct PlanFigures: Encodable, Sendable {
  public let name: String
  /// Wishes that take place, and those there are.
  public let placed: Int
  public let wishes: Int
  /// What must take place and doesn't, in thousandths of points; 0 for nothing.
  public let mustMissing: Int
  public let lessonsLost: Int
  public let lessonsTakenBySupply: Int
  public let supplyHalfDays: Int
  /// In pence: what schools spend on release, what funds pay, and hires, recharges and contributions.
  public let spentBySchools: Int
  public let paidByFunds: Int
  public let staffing: Int
  public let travelMinutes: Int
  public let people: Int
  /// Benefit that schools get, and what's missing of their fair shares.
  public let benefitMinutes: Int
  public let shortMinutes: Int
  public let schoolsShort: Int
  /// Everything weighed together, in thousandths of a lesson-equivalent; less is better.
  public let restMilliLessons: Int

  /// What schools and funds pay, posts included, in pence.
  public var allSpend: Int { spentBySchools + paidByFunds + staffing }

  /// The figures of a plan.
  public init(_ planned: PlanComparison.Planned) {
    let plan = planned.plan
    let totals = PlanTotals(plan, names: Names(planned.group))
    name = planned.name
    placed = totals.placed.count
    wishes = planned.group.activities.count
    mustMissing = plan.objective.must
    lessonsLost = totals.lessonsLost
    lessonsTakenBySupply = totals.coveredBySupply
    supplyHalfDays = totals.supplyHalfDays
    spentBySchools = totals.spend.rawValue
    paidByFunds = FundSpend.all(group: planned.group, plan: plan).reduce(0) { $0 + $1.spend.rawValue }
    staffing = totals.staffing.rawValue
    travelMinutes = totals.travel.rawValue
    people = totals.people
    benefitMinutes = totals.given.rawValue
    shortMinutes = plan.schools.reduce(0) { $0 + $1.shortfall.rawValue }
    schoolsShort = plan.schools.count { $0.shortfall > .zero }
    restMilliLessons = plan.objective.parts.total.rawValue
  }
}

/// One school's money, lessons and benefit by plan; nil where it isn't in the group.
public struct SchoolComparison: Encodable, Sendable {
  public let school: String
  public let name: String
  /// In the order of the plans, in pence, lessons, minutes.
  public let spend: [Int?]
  public let lessonsLost: [Int?]
  public let benefitMinutes: [Int?]

  static func all(_ planned: [PlanComparison.Planned]) -> [SchoolComparison] {
    let figures = planned.map { entry in
      Dictionary(entry.plan.schools.map { ($0.school, $0) }) { first, _ in first }
    }
    let names = planned.map { Names($0.group) }
    let ids = Set(figures.flatMap(\.keys)).sorted()
    return ids.compactMap { id -> SchoolComparison? in
      let own = figures.map { $0[id] }
      let compared = SchoolComparison(
        school: id.text, name: zip(names, own).first { $0.1 != nil }?.0.school(id) ?? id.text,
        spend: own.map { $0?.spend.rawValue }, lessonsLost: own.map { $0?.lessonsLost },
        benefitMinutes: own.map { $0?.given.rawValue })
      let isSame = [compared.spend, compared.lessonsLost, compared.benefitMinutes].allSatisfy { Set($0).count == 1 }
      return isSame ? nil : compared
    }
  }
}

/// What takes place in one plan and not in another, or otherwise.
public struct PlanDifference: Encodable, Sendable {
  /// A wish that doesn't take place any more.
  public struct Dropped: Encodable, Sendable {
    public let title: String
    /// A sentence.
    public let why: String
  }

  public let name: String
  /// Wishes that take place in this plan alone: title and first date.
  public let added: [String]
  /// Wishes that take place in the plan as it is alone: title, and why not here.
  public let dropped: [Dropped]
  /// What must take place and doesn't, in a sentence; nil where there's nothing of the kind.
  public let missing: String?
  /// Whatever else is otherwise for those who know the plan as it is, a sentence each.
  public let changes: [String]
  /// How many people have something otherwise, what's dropped included.
  public let peopleConcerned: Int

  /// What `planned` has otherwise than `known`.
  public init(_ planned: PlanComparison.Planned, from known: PlanComparison.Planned) {
    name = planned.name
    let placed = Set(planned.plan.occurrences.map(\.activity) + planned.plan.secondments.map(\.activity))
    let before = Set(known.plan.occurrences.map(\.activity) + known.plan.secondments.map(\.activity))
    let (names, old) = (Names(planned.group), Names(known.group))
    let found = PlanChanges(from: known.plan, to: planned.plan, in: planned.group)
    let sentences = ChangeWords(names: names, words: PlanWords(planned.group, planned.plan))
    changes = found.changes.filter { placed.contains($0.activity) }.map(sentences.sentence)
    let lost =
      known.plan.occurrences.filter { !placed.contains($0.activity) }.flatMap(\.people)
      + known.plan.secondments.filter { !placed.contains($0.activity) }.map(\.person)
    peopleConcerned = found.people.union(lost).count
    missing =
      planned.plan.objective.must > 0 ? MissingMusts(planned.group, planned.plan, names: names).sentence : nil
    added = ChangeSummary(group: planned.group, from: known.plan, to: planned.plan).added
    let reasons = Dictionary(planned.plan.unplaced.map { ($0.activity, $0) }) { first, _ in first }
    dropped = before.subtracting(placed).sorted().map { id in
      guard let reason = reasons[id] else {
        return Dropped(title: old.title(id), why: "It isn't in the group any more.")
      }
      return Dropped(title: names.title(id), why: UnplacedWords(reason, names: names).words)
    }
  }
}
