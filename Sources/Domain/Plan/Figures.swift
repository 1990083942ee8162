// SPDX-License-Identifier: Apache-2.0

/// Money that a school or fund pays; what a fund repays a school is negative for the school.
public struct Charge: Hashable, Sendable, Codable {
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// Supply teachers, by school and date.
    case supply
    /// A school's share of a provider's fee, or the fee that a fund pays (no school).
    case fee
    /// What a school or fund (no school) owes for what was called off late, by activity and date.
    case cancellation
    /// Mileage of a school's people, by school and date.
    case mileage
    /// Hours beyond their own of a school's people who are paid by the hour, by school and date.
    case pay
    /// What a fund repays a school for lessons released: negative for the school, by activity.
    case tariff
    /// What a reserve pays of a school's release beyond its budget: negative for the school, for the year.
    case reserve
    /// What a school pays for a teacher hired in place of one seconded, by activity.
    case hire
    /// What the school (or fund) with the post pays for a secondment, negative for the school that sends the person; by
    /// activity.
    case recharge
    /// What a school (or fund) pays for a specialist's half-days, negative for the specialist's own school; by activity.
    case contribution
  }
  public var kind: Kind
  /// Nil: the fund alone is concerned.
  public var school: Identifier<School>?
  public var fund: Identifier<Fund>?
  public var activity: Identifier<Activity>?
  public var date: CivilDate?
  public var amount: Pence
  /// A charge.
  public init(
    kind: Kind, school: Identifier<School>?, fund: Identifier<Fund>?, activity: Identifier<Activity>?,
    date: CivilDate?, amount: Pence
  ) {
    self.kind = kind
    self.school = school
    self.fund = fund
    self.activity = activity
    self.date = date
    self.amount = amount
  }
}

/// What a plan means for one school.
public struct SchoolFigures: Hashable, Sendable, Codable {
  public var school: Identifier<School>
  /// Lessons left, with and without need of cover.
  public var lessonsLost: Int
  /// Supply bought, in half-days (a day counts two).
  public var supplyHalfDays: Int
  /// Half-days on which somebody is out, counted person by person.
  public var halfDaysOut: Int
  public var spend: Pence
  public var budget: Pence
  /// Hires, recharges and contributions, less what others pay; apart from `spend`.
  public var staffing: Pence
  /// Benefit that the school asked for, its fair share of it, and what the plan gives.
  public var asked: Minutes
  public var share: Minutes
  public var given: Minutes
  public var hostings: Int
  public var receptions: Int
  /// Directed time used outside the school day, all people together.
  public var directed: Minutes
  /// Figures of a school for which nothing is planned.
  public init(school: Identifier<School>, budget: Pence) {
    self.school = school
    self.budget = budget
    lessonsLost = 0
    supplyHalfDays = 0
    halfDaysOut = 0
    spend = .zero
    staffing = .zero
    asked = .zero
    share = .zero
    given = .zero
    hostings = 0
    receptions = 0
    directed = .zero
  }
}

/// The objective by tiers, each to be minimised, earlier ones first; the last is the sum of `parts`.
public struct Objective: Hashable, Sendable, Codable, Comparable {
  /// Weighted missing must activities and floors, in thousandths.
  public var must = 0
  /// Changes to what's published, in thousandths of a lesson-equivalent; 0 where nothing is.
  public var churn = MilliLessons.zero
  public var parts = Parts()
  /// Nothing missing, nothing spent, nothing gained.
  public init() {}

  /// Costs and, negative, worths, in thousandths of a lesson-equivalent.
  public struct Parts: Hashable, Sendable, Codable {
    public var lessonsLost = MilliLessons.zero
    public var money = MilliLessons.zero
    public var travel = MilliLessons.zero
    public var outsideDirected = MilliLessons.zero
    /// Protected time taken and repaid; the lessons that repay it count under `lessonsLost`.
    public var protectedTime = MilliLessons.zero
    public var fairness = MilliLessons.zero
    public var givingAndTaking = MilliLessons.zero
    public var preferences = MilliLessons.zero
    /// Days without a break around noon.
    public var breaks = MilliLessons.zero
    /// Time between the parts of visits.
    public var waiting = MilliLessons.zero
    /// Classes that change their teacher for the time of a secondment.
    public var handover = MilliLessons.zero
    /// Half-days that specialists owe at the year's end.
    public var owed = MilliLessons.zero
    public var expectedMissing = MilliLessons.zero
    /// Negative: what takes place is worth so much.
    public var worth = MilliLessons.zero
    /// All zero.
    public init() {}
    /// Their sum.
    public var total: MilliLessons {
      lessonsLost + money + travel + outsideDirected + protectedTime + fairness + givingAndTaking + preferences
        + breaks + waiting + handover + owed + expectedMissing + worth
    }
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.must, a.churn, a.parts.total) < (b.must, b.churn, b.parts.total)
  }
}

/// By how much at most the bound on the last tier is lower with £100 more in a release budget or a fund (E3). With a price of
/// nothing there's no entry.
public struct MoneyPrice: Hashable, Sendable, Codable {
  /// Whose release budget; nil: the fund's amount.
  public var school: Identifier<School>?
  public var fund: Identifier<Fund>?
  /// Of £100 more, at most: more of it brings no more in proportion.
  public var perHundredPounds: MilliLessons
  /// A price of a release budget or a fund.
  public init(school: Identifier<School>? = nil, fund: Identifier<Fund>? = nil, perHundredPounds: MilliLessons) {
    self.school = school
    self.fund = fund
    self.perHundredPounds = perHundredPounds
  }
}

/// A proven statement about how good any plan could be in one tier.
public struct Bound: Hashable, Sendable, Codable {
  public enum Tier: String, CaseIterable, Sendable, Codable { case must, churn, rest }
  public enum Scope: String, CaseIterable, Sendable, Codable {
    /// Over the options that the optimiser compiled.
    case model
    /// Over every lawful plan.
    case domain
  }
  public var tier: Tier
  public var scope: Scope
  /// No plan in scope has a lower value in this tier.
  public var value: Int
  /// In words, with what it's true for.
  public var words: String
  /// A bound.
  public init(tier: Tier, scope: Scope, value: Int, words: String) {
    self.tier = tier
    self.scope = scope
    self.value = value
    self.words = words
  }
}

/// An activity that isn't in the plan, and why.
public struct Unplaced: Hashable, Sendable, Codable {
  public var activity: Identifier<Activity>
  /// The rules that stand in the way, most frequent first.
  public var reasons: [Reason]
  /// One sentence for a head teacher.
  public var words: String
  /// An unplaced activity.
  public init(activity: Identifier<Activity>, reasons: [Reason], words: String) {
    self.activity = activity
    self.reasons = reasons
    self.words = words
  }
}

/// Why options of an activity fell.
public struct Reason: Hashable, Sendable, Codable {
  public var code: Code
  /// How many of the activity's possible times, places and people it rules out; 0 where that wasn't counted.
  public var options: Int
  /// Ids of the schools and people most concerned, at most five.
  public var concerned: [String]
  /// A reason.
  public init(code: Code, options: Int, concerned: [String] = []) {
    self.code = code
    self.options = options
    self.concerned = concerned
  }

  public enum Code: String, CaseIterable, Sendable, Codable {
    case twoPlaces = "H1"
    case notAtWork = "H2"
    case notOpen = "H3"
    case noLessonToWatch = "H4"
    case protectedTime = "H5"
    case tooManyOut = "H6"
    case noCover = "H7"
    case noMoney = "H8"
    case limitReached = "H9"
    case series = "H10"
    case noRoom = "H11"
    case veto = "H12"
    case specialistRota = "H13"
    case staffingFloor = "H14"
    case cohort = "H15"
    case refused = "H16"
    /// The times that the activity allows hold no lawful start.
    case noTime = "no-time"
    /// Too few people match.
    case noPeople = "no-people"
    /// People of two phases must come, and those of one can at most.
    case noMix = "no-mix"
    /// Every lawful way costs more than it's worth.
    case notWorthIt = "not-worth-it"
    /// This kind isn't planned yet: of no plan any more, and in files of older ones.
    case notPlannedYet = "not-planned-yet"
    /// The search ended before it found a way; there may be one.
    case notFound = "not-found"
  }
}
