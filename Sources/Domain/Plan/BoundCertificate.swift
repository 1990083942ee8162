// SPDX-License-Identifier: Apache-2.0

/// What a plan's bounds rest on, so that they can be worked out again without whoever found them
/// (`docs/bound.md`, *The certificate*).
public struct BoundCertificate: Hashable, Sendable {
  public var schemaVersion = BoundCertificate.currentSchemaVersion
  /// The version that this code writes.
  public static let currentSchemaVersion = 3
  /// Name of the group, its year, hash of the input and date that counts as today, as in the plan.
  public var group: String
  public var year: DateSpan
  public var inputHash: String
  public var asOf: CivilDate
  /// Of a plan made from a published one: the hash of that plan's file.
  public var from: String?
  /// How the bound on the last tier comes about.
  public var kind: Kind
  /// What's claimed: no plan over the options considered is below it.
  public var must: Int
  public var rest: MilliLessons
  /// Prices are in so many parts of a thousandth of a lesson-equivalent.
  public var scale: Int
  /// Rows with a price above 0; none where the kind is `worth`.
  public var prices: [RowPrice] = []
  /// How supply is shared among the periods whose lessons it covers; none where the kind is `worth`.
  public var supply: [SupplySharing] = []
  /// What half-days that come due to a specialist's schools are priced at; none where the kind is `worth`.
  public var rotas: [RotaPrice] = []
  /// Sets of dates as numbers of days from the year's first, ascending; options refer to them by their place here.
  public var dates: [[Int]] = []
  /// Activities with at least one option, by id.
  public var activities: [ConsideredActivity] = []

  /// How a bound on the last tier comes about.
  public enum Kind: String, CaseIterable, Sendable {
    /// What activities cost at least, with prices for what they share.
    case prices
    /// Every activity at its full worth, at no cost.
    case worth
  }

  /// A certificate without prices and options.
  public init(
    group: String, year: DateSpan, inputHash: String, asOf: CivilDate, from: String?, kind: Kind, must: Int,
    rest: MilliLessons, scale: Int
  ) {
    self.group = group
    self.year = year
    self.inputHash = inputHash
    self.asOf = asOf
    self.from = from
    self.kind = kind
    self.must = must
    self.rest = rest
    self.scale = scale
  }
}

/// Something that activities share: so much of it may be used, which is found in the group and never in a certificate.
public enum PricedRow: Hashable, Sendable {
  /// A school's budget for release, in pence.
  case budget(Identifier<School>)
  /// A fund's amount, in pence.
  case fund(Identifier<Fund>)
  /// Half-days a week that a school can go without of a phase's teaching in a half-term.
  case pool(Identifier<School>, Phase, halfTerm: Int)
  /// Posts that somebody takes.
  case applicant(Identifier<Person>)
  /// Activities that only this provider can lead, each counting its parts divided by this number, rounded down.
  case providerYear(Identifier<Provider>, parts: Int)
  /// Occurrences that a provider leads on a date.
  case providerDay(Identifier<Provider>, CivilDate)
  /// Occurrences at which somebody is at a moment.
  case moment(Identifier<Person>, CivilDate, TimeOfDay)
  /// Visits that a person hosts in a half-term of their school.
  case host(Identifier<Person>, halfTerm: Int)
  /// Visits that a school hosts in a half-term of its own.
  case site(Identifier<School>, halfTerm: Int)
}

/// A row's price for a unit, in parts of a thousandth of a lesson-equivalent.
public struct RowPrice: Hashable, Sendable {
  public var row: PricedRow
  public var price: Int
  /// A price of `row`.
  public init(row: PricedRow, price: Int) {
    self.row = row
    self.price = price
  }
}

/// How much of a supply half-day's rate each lesson lost in a period pays, on one weekday of a half-term at a school. Whatever isn't
/// named pays nothing.
public struct SupplySharing: Hashable, Sendable {
  public var school: Identifier<School>
  public var weekday: Weekday
  /// Of the school's calendar; 0 outside all.
  public var halfTerm: Int
  public var periods: [Share]

  public struct Share: Hashable, Sendable {
    /// Name of the period in the bells of the weekday.
    public var period: String
    /// In thousandths of the half-day's rate.
    public var share: Int
    /// A period's share.
    public init(period: String, share: Int) {
      self.period = period
      self.share = share
    }
  }

  /// The shares of one weekday in one half-term.
  public init(school: Identifier<School>, weekday: Weekday, halfTerm: Int, periods: [Share]) {
    self.school = school
    self.weekday = weekday
    self.halfTerm = halfTerm
    self.periods = periods
  }
}

/// The price of each half-day by which what comes due to a school from a specialist is more than what's taken and what's owed.
public struct RotaPrice: Hashable, Sendable {
  public var activity: Identifier<Activity>
  public var school: Identifier<School>
  /// In thousandths of a lesson-equivalent, be it below 0.
  public var price: Int
  /// A price of the school's half-days.
  public init(activity: Identifier<Activity>, school: Identifier<School>, price: Int) {
    self.activity = activity
    self.school = school
    self.price = price
  }
}

/// An activity with the options that were considered.
public struct ConsideredActivity: Hashable, Sendable {
  public var activity: Identifier<Activity>
  /// Whether what's published of it may stay, be it an option or not.
  public var isKept: Bool
  public var options: Options

  /// Options by kind of activity.
  public enum Options: Hashable, Sendable {
    /// Not listed one by one, since nothing hangs on them: every one that there may be.
    case unlisted
    case session(SessionWays)
    case visit(VisitWays)
    case circle(CircleWays)
    case specialist([StayWay])
    case secondment([PostingWay])
  }

  /// An activity with these options.
  public init(activity: Identifier<Activity>, isKept: Bool = false, options: Options) {
    self.activity = activity
    self.isKept = isKept
    self.options = options
  }
}

/// How one part of a session may be held: a way is everything but the date and who comes.
public struct SessionWays: Hashable, Sendable {
  public var places: [Place] = []
  public var leaders: [Leader] = []
  public var ways: [Way] = []

  public struct Way: Hashable, Sendable {
    /// Place among the certificate's sets of dates.
    public var dates: Int
    public var span: TimeSpan
    /// Among the places.
    public var place: Int
    /// Among the leaders; nil: nobody in particular.
    public var leader: Int?
    /// A way.
    public init(dates: Int, span: TimeSpan, place: Int, leader: Int?) {
      self.dates = dates
      self.span = span
      self.place = place
      self.leader = leader
    }
  }

  /// No ways.
  public init() {}
}

/// How a visit may be held, at the school of its host.
public struct VisitWays: Hashable, Sendable {
  public var hosts: [Identifier<Person>] = []
  public var ways: [Way] = []

  public struct Way: Hashable, Sendable {
    /// Place among the certificate's sets of dates.
    public var dates: Int
    /// The time in which the lesson is watched.
    public var span: TimeSpan
    /// Among the hosts.
    public var host: Int
    /// When the talks begin; nil: there's none.
    public var brief: TimeOfDay?
    public var debrief: TimeOfDay?
    /// A way.
    public init(dates: Int, span: TimeSpan, host: Int, brief: TimeOfDay?, debrief: TimeOfDay?) {
      self.dates = dates
      self.span = span
      self.host = host
      self.brief = brief
      self.debrief = debrief
    }
  }

  /// No ways.
  public init() {}
}

/// How steps of a circle (triad, lesson study, shadowing) may be held.
public struct CircleWays: Hashable, Sendable {
  public var places: [Place] = []
  public var hosts: [Identifier<Person>] = []
  public var ways: [Way] = []

  public struct Way: Hashable, Sendable {
    /// Place among the certificate's sets of dates.
    public var dates: Int
    public var span: TimeSpan
    /// Among the places.
    public var place: Int
    /// Among the hosts; nil: a talk, which has none.
    public var host: Int?
    /// A way.
    public init(dates: Int, span: TimeSpan, place: Int, host: Int?) {
      self.dates = dates
      self.span = span
      self.place = place
      self.host = host
    }
  }

  /// No ways.
  public init() {}
}

/// Half-days of the year that a specialist may spend at a school.
public struct StayWay: Hashable, Sendable {
  public var school: Identifier<School>
  public var half: HalfDay
  /// Place among the certificate's sets of dates.
  public var dates: Int
  /// The half on these dates at `school`.
  public init(school: Identifier<School>, half: HalfDay, dates: Int) {
    self.school = school
    self.half = half
    self.dates = dates
  }
}

/// One way to fill a post, apart from what fills the hole.
public struct PostingWay: Hashable, Sendable {
  public var person: Identifier<Person>
  /// Numbers of the first and last half-term, from 1.
  public var firstHalfTerm: Int
  public var lastHalfTerm: Int
  /// Of each week, in order.
  public var halfDays: [WeekdayHalf]
  /// `person` at the post.
  public init(person: Identifier<Person>, firstHalfTerm: Int, lastHalfTerm: Int, halfDays: [WeekdayHalf]) {
    self.person = person
    self.firstHalfTerm = firstHalfTerm
    self.lastHalfTerm = lastHalfTerm
    self.halfDays = halfDays
  }
}
