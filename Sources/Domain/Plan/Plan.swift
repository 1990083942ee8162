// SPDX-License-Identifier: Apache-2.0

/// A plan for the year: what takes place, what follows from it for every school, and how good it is.
///
/// `occurrences`, `repayments`, `rotas`, `secondments` and `unplaced` are decisions; `releases` … `schools` and `objective` follow from them by the formulas of
/// `docs/model.md`. They're listed so that people and other programs can read them, and the verifier derives them
/// again from the decisions alone. Every list is sorted as its own documentation says, so that equal plans have
/// equal bytes.
public struct Plan: Hashable, Sendable, Codable {
  /// Version of this structure; readers refuse others.
  public var schemaVersion = Plan.currentSchemaVersion
  public static let currentSchemaVersion = 2
  public var group: String
  public var year: DateSpan
  /// The date that counts as today: the year's start unless `--as-of` says otherwise.
  public var asOf: CivilDate
  /// SHA-256 of the input in its canonical form, in lower-case hexadecimal.
  public var inputHash: String
  /// Of a plan made from a published one: SHA-256 of that plan's file, in lower-case hexadecimal.
  public var from: String?
  public var rules: RulesProfile
  public var run: Run
  /// By date, start, activity, part.
  public var occurrences: [Occurrence] = []
  /// By date, person, start, end and kind of the protected time.
  public var repayments: [Repayment] = []
  /// By activity.
  public var rotas: [Rota] = []
  /// By activity.
  public var secondments: [SecondmentPlacement] = []
  /// By date, school, period start, person, class.
  public var releases: [Release] = []
  /// By date, school, period start, class, person.
  public var cover: [CoverAssignment] = []
  /// By date, school, part of the day, number.
  public var supply: [SupplyPurchase] = []
  /// By date, person, departure.
  public var legs: [TravelLeg] = []
  /// By school (those of funds alone last), kind, activity, date, fund.
  public var charges: [Charge] = []
  /// By school.
  public var schools: [SchoolFigures] = []
  /// By date, start, person, activity, use.
  public var keptTimes: [KeptTime] = []
  /// By activity, school.
  public var rotaBalances: [RotaBalance] = []
  /// By activity.
  public var unplaced: [Unplaced] = []
  public var objective = Objective()
  public var bounds: [Bound] = []
  /// Of schools by id, then of funds by id; nil where the bound has no prices of money.
  public var prices: [MoneyPrice]?
  /// What this plan doesn't know, in sentences.
  public var caveats: [String] = []

  /// A plan with nothing placed.
  public init(group: String, year: DateSpan, asOf: CivilDate, inputHash: String, rules: RulesProfile, run: Run) {
    self.group = group
    self.year = year
    self.asOf = asOf
    self.inputHash = inputHash
    self.rules = rules
    self.run = run
  }
}

/// How a plan was computed; enough to compute it again to the byte.
public struct Run: Hashable, Sendable, Codable {
  public enum Stop: String, CaseIterable, Sendable, Codable {
    /// All rounds were done.
    case rounds
    /// The time limit came first; `rounds` says how many were whole.
    case deadline
    /// Someone asked it to end.
    case interrupted
    /// No better plan exists over the options considered.
    case optimal
  }
  public var engine: String
  public var seed: Int
  /// Whole rounds done: `--rounds` with this number replays the run.
  public var rounds: Int
  public var stop: Stop
  /// How a run went.
  public init(engine: String, seed: Int, rounds: Int, stop: Stop) {
    self.engine = engine
    self.seed = seed
    self.rounds = rounds
    self.stop = stop
  }
}

/// One meeting, visit or other happening of an activity.
public struct Occurrence: Hashable, Sendable, Codable {
  public var activity: Identifier<Activity>
  /// Of a session in several cohorts: which of them this is for, from 1; of everything else 1.
  public var cohort = 1
  /// Number within the series, of a cohort within its own, from 1.
  public var part: Int
  public var date: CivilDate
  /// The session; of a visit the time in which the lesson is watched; of a specialist the stay.
  public var span: TimeSpan
  /// Of a visit: the talk before; it ends no later than `span` starts.
  public var brief: TimeSpan?
  /// Of a visit: the talk after; it starts no earlier than `span` ends.
  public var debrief: TimeSpan?
  public var place: Place
  /// Of a session at a school with rooms: the room.
  public var room: String?
  public var leader: Leader?
  /// By person.
  public var attendees: [Attendance]
  /// Of a visit: the lesson that's watched. Nil where it's still to be named.
  public var observed: LessonReference?
  public var firmness: Firmness

  /// An occurrence.
  public init(
    activity: Identifier<Activity>, part: Int, date: CivilDate, span: TimeSpan, place: Place, leader: Leader?,
    attendees: [Attendance], firmness: Firmness
  ) {
    self.activity = activity
    self.part = part
    self.date = date
    self.span = span
    self.place = place
    self.leader = leader
    self.attendees = attendees
    self.firmness = firmness
  }

  /// What it is among those of its activity, wherever it lies.
  public var number: Number { Number(cohort: cohort, part: part) }

  /// Which of an activity's occurrences is meant: one keeps its number when it's moved.
  public struct Number: Hashable, Comparable, Sendable {
    public let cohort: Int
    public let part: Int
    /// The part of a cohort, both from 1.
    public init(cohort: Int = 1, part: Int) {
      self.cohort = cohort
      self.part = part
    }
    public static func < (a: Self, b: Self) -> Bool { (a.cohort, a.part) < (b.cohort, b.part) }
  }

  /// From the first talk to the last: the time for which visitors are there.
  public var whole: TimeSpan { TimeSpan(brief?.start ?? span.start, debrief?.end ?? span.end) }
}

/// How far a planned time may be relied on.
public enum Firmness: String, CaseIterable, Sendable, Codable {
  /// The half-term stands.
  case outline
  /// Date and time stand, until heads have answered.
  case provisional
  /// Every head concerned said yes.
  case firm
}

/// One person's part in an occurrence.
public struct Attendance: Hashable, Sendable, Codable {
  public enum Role: String, CaseIterable, Sendable, Codable {
    case required, expected, invited, visitor, host, specialist, leader
  }
  public var person: Identifier<Person>
  public var role: Role
  /// A person's part.
  public init(person: Identifier<Person>, role: Role) {
    self.person = person
    self.role = role
  }
}

/// A lesson of the timetable on a date, named so that a school recognises it.
public struct LessonReference: Hashable, Sendable, Codable {
  public var school: Identifier<School>
  public var className: String
  public var subject: String
  public var period: String
  public var span: TimeSpan
  /// Who leads it.
  public var teacher: Identifier<Person>
  /// A lesson.
  public init(
    school: Identifier<School>, className: String, subject: String, period: String, span: TimeSpan,
    teacher: Identifier<Person>
  ) {
    self.school = school
    self.className = className
    self.subject = subject
    self.period = period
    self.span = span
    self.teacher = teacher
  }
}

/// A lesson that a person leaves.
public struct Release: Hashable, Sendable, Codable {
  public var date: CivilDate
  public var person: Identifier<Person>
  public var lesson: LessonReference
  /// Why: the activities that the person attends on that date, or that took protected time repaid then, by id.
  public var activities: [Identifier<Activity>]
  /// Whether the class needs somebody (the person leads it).
  public var needsCover: Bool
  /// What the loss counts for in the objective.
  public var cost: MilliLessons
  /// A release.
  public init(
    date: CivilDate, person: Identifier<Person>, lesson: LessonReference, activities: [Identifier<Activity>],
    needsCover: Bool, cost: MilliLessons
  ) {
    self.date = date
    self.person = person
    self.lesson = lesson
    self.activities = activities
    self.needsCover = needsCover
    self.cost = cost
  }
}

/// Who takes a class whose teacher is away: advice to the school's cover manager.
public struct CoverAssignment: Hashable, Sendable, Codable {
  public enum By: Hashable, Sendable, Codable {
    /// Internal cover; the person where the school has named cover staff at work then.
    case inside(Identifier<Person>?)
    /// The supply teacher of this number among those bought for the school and date, from 1.
    case supply(Int)
    /// The floater of this number among those whom the group sends to the school on that date, from 1.
    case floater(Int)
  }
  public var date: CivilDate
  public var absent: Identifier<Person>
  public var lesson: LessonReference
  public var by: By
  /// An assignment.
  public init(date: CivilDate, absent: Identifier<Person>, lesson: LessonReference, by: By) {
    self.date = date
    self.absent = absent
    self.lesson = lesson
    self.by = by
  }
}

/// One supply teacher bought for a day or half-day.
public struct SupplyPurchase: Hashable, Sendable, Codable {
  public enum Part: String, CaseIterable, Sendable, Codable { case day, morning = "am", afternoon = "pm" }
  public var date: CivilDate
  public var school: Identifier<School>
  public var part: Part
  /// From 1 within school and date: days first, then mornings, then afternoons.
  public var number: Int
  public var cost: Pence
  /// A purchase.
  public init(date: CivilDate, school: Identifier<School>, part: Part, number: Int, cost: Pence) {
    self.date = date
    self.school = school
    self.part = part
    self.number = number
    self.cost = cost
  }
  /// Whether that's what has become of it.
  public func isOf(_ booking: SupplyBooking) -> Bool {
    school == booking.school && date == booking.date && number == booking.number
  }
}

/// One journey of one person.
public struct TravelLeg: Hashable, Sendable, Codable {
  public var date: CivilDate
  public var person: Identifier<Person>
  public var from: Place
  public var to: Place
  public var span: TimeSpan
  public var metres: Metres
  public var mileage: Pence
  /// A journey.
  public init(
    date: CivilDate, person: Identifier<Person>, from: Place, to: Place, span: TimeSpan, metres: Metres, mileage: Pence
  ) {
    self.date = date
    self.person = person
    self.from = from
    self.to = to
    self.span = span
    self.metres = metres
    self.mileage = mileage
  }
}
