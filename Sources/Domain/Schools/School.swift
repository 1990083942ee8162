// SPDX-License-Identifier: Apache-2.0

/// The phase of education that a school serves.
public enum Phase: String, CaseIterable, Sendable, Codable, BitwiseCopyable {
  case nursery, primary, middle, secondary, special, other
  case allThrough = "all-through"
  case sixthForm = "sixth-form"
}

/// What pupils a school admits.
public enum PupilIntake: String, CaseIterable, Sendable, Codable {
  case mixed, girls, boys
}

/// The unit in which teachers are released: primaries release whole sessions, since one adult has the class.
public enum ReleaseUnit: String, CaseIterable, Sendable, Codable {
  case lesson
  case halfDay = "half-day"
}

/// Whom a school lets watch its lessons, or spend a day beside its people.
public enum Watchers: String, CaseIterable, Sendable, Codable, BitwiseCopyable {
  case everyone
  /// Those whose partner the person watched or their school is (relations of kind partner, family or federation).
  case partners
  case nobody
}

/// One school of the group. Optional figures are unknown, not zero; the plan says which were guessed.
public struct School: Hashable, Sendable {
  public var id: Identifier<School>
  /// Unique reference number in the register of schools, 100000…999999.
  public var urn: Int?
  public var name: String
  public var phase: Phase
  public var position: Position?
  /// Forms of entry in thousandths: one and a half forms is 1500.
  public var formsOfEntry: PerMille?
  /// Number of pupils on roll.
  public var pupils: Int?
  /// Share of pupils eligible for free school meals.
  public var freeSchoolMeals: PerMille?
  /// How much the group weighs this school's needs; `.one` is average.
  public var needWeight: PerMille = .one
  /// Topics that the school works on this year, in lower case: wishes about one of them count more for it (`need(for:)`).
  public var priorities: [String] = []
  public var isSelective: Bool?
  public var intake: PupilIntake?
  /// Names of the groups (hub, trust, diocese, district) that it belongs to, besides the whole.
  public var groups: [String] = []
  public var calendar: Identifier<SchoolCalendar>
  public var bells: Identifier<BellSchedule>
  public var releaseUnit: ReleaseUnit
  /// Most people out of the school in one half-day; nil: the rules profile's default.
  public var mostOut: Int?
  /// Most people out of one department (or of one year team) in one half-day; nil: the profile's default.
  public var mostOutOfDepartment: Int?
  /// Most people of one phase out in one half-day, where the school has several; empty: no limit of its own.
  public var mostOutOfPhase: [PhaseLimit] = []
  public var supply = SupplyTerms()
  /// What the school can spend on release in the year (supply, fees, mileage, less what funds repay); nil: default.
  public var releaseBudget: Pence?
  /// What the school can spend in the year on people instead of its own: hires, what it pays for secondments and for
  /// specialists, less what it's paid; nil: no limit.
  public var staffingBudget: Pence?
  public var twilight = TwilightTerms()
  /// Whether sessions and visits may take place here.
  public var hosts = true
  /// Who of other schools may watch lessons here (H4).
  public var watchedBy = Watchers.everyone
  /// Most visits received in a half-term; nil: the profile's default.
  public var mostVisitsHosted: Int?
  /// Hours of benefit that every plan should give this school before anything optional, in minutes.
  public var benefitFloor: Minutes = .zero
  /// Whether protected time (PPA, ECT, mentor) may be taken and repaid within the same timetable cycle (H5).
  public var repaysProtectedTime = false
  public var rooms: [Room] = []
  /// Under what the school books what it pays, where its activities state nothing else.
  public var costCentre: String?

  /// A school with everything optional left to its default.
  public init(
    id: Identifier<School>, name: String, phase: Phase, calendar: Identifier<SchoolCalendar>,
    bells: Identifier<BellSchedule>
  ) {
    self.id = id
    self.name = name
    self.phase = phase
    self.calendar = calendar
    self.bells = bells
    releaseUnit = phase == .primary || phase == .nursery ? .halfDay : .lesson
  }

  /// How much the school's need counts for in what an activity is worth: double where the activity is about one of its
  /// priorities, just as one step of `Activity.priority` doubles (D6).
  public func need(for activity: Activity) -> PerMille {
    isPriority(activity) ? PerMille(2 * needWeight.rawValue) : needWeight
  }

  /// Whether an activity is about one of the school's priorities.
  public func isPriority(_ activity: Activity) -> Bool {
    !priorities.isEmpty && activity.focus.contains(where: priorities.contains)
  }
}

/// The most people of one phase that may be out of an all-through or middle school at once.
public struct PhaseLimit: Hashable, Sendable {
  public var phase: Phase
  public var people: Int
  /// At most `people`, 0 or more, of `phase`.
  public init(phase: Phase, people: Int) {
    self.phase = phase
    self.people = people
  }
}

/// A room in which sessions can be held.
public struct Room: Hashable, Sendable {
  public var name: String
  /// Most people that it holds.
  public var capacity: Int
  /// A room of that name and capacity.
  public init(name: String, capacity: Int) {
    self.name = name
    self.capacity = capacity
  }
}

extension School {
  /// Price of a supply teacher's day: the school's own, else that of its phase.
  public func supplyDayRate(_ defaults: Defaults) -> Pence {
    if let stated = supply.dayRate { return stated }
    return switch phase {
    case .primary, .nursery: defaults.supplyDayPrimary
    case .special: defaults.supplyDaySpecial
    case .middle, .secondary, .other, .allThrough, .sixthForm: defaults.supplyDaySecondary
    }
  }

  /// Price of a supply teacher's half-day: the school's own, else a part of the day's.
  public func supplyHalfDayRate(_ defaults: Defaults) -> Pence {
    supply.halfDayRate
      ?? Pence(floorDivide(supplyDayRate(defaults).rawValue * defaults.supplyHalfDay.rawValue, 1000))
  }
}

/// How a school buys supply teachers. Nil means the rules profile's default for the phase.
public struct SupplyTerms: Hashable, Sendable {
  /// Price of one supply teacher for a day.
  public var dayRate: Pence?
  /// Price of one supply teacher for a half-day.
  public var halfDayRate: Pence?
  /// What a teacher hired for a half-term or longer costs a half-day.
  public var hireHalfDayRate: Pence?
  /// Most supply teachers on one day.
  public var mostPerDay: Int?
  /// Days before the date by which the agency must have the booking.
  public var noticeDays: Int?
  /// What the agency charges for a booking that's cancelled late.
  public var cancellationCharge: Pence?
  /// So many days before the date, or fewer, is late; nil: the day before (`lateDays`).
  public var cancellationDays: Int?
  /// So many days before the date, or fewer, a cancellation is late.
  public var lateDays: Int { cancellationDays ?? 1 }
  /// Everything left to the defaults.
  public init() {}
}

/// Limits on work after the school day. Nil means the rules profile's default.
public struct TwilightTerms: Hashable, Sendable {
  /// No twilight ends later than this.
  public var latestEnd: TimeOfDay?
  /// Most twilights for one person in a half-term.
  public var mostPerHalfTerm: Int?
  /// Everything left to the defaults.
  public init() {}
}
