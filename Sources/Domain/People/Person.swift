// SPDX-License-Identifier: Apache-2.0

/// A member of staff, or a post whose holder is to come.
public struct Person: Hashable, Sendable {
  public var id: Identifier<Person>
  public var name: String
  /// Nil: told by the staffroom sheet.
  public var email: String?
  /// The base school first; others that the person also works at after it. Never empty.
  public var schools: [Identifier<School>]
  public var validFrom: CivilDate?
  public var validUntil: CivilDate?
  /// A post whose holder isn't known yet ("Year 4 lead").
  public var isVacancy = false
  /// What the person does, in lower case: "teacher", "ta", "hlta", "cover supervisor", "headteacher", …
  public var role: String
  /// Further responsibilities, in lower case: "art lead", "cpd lead", "cover manager".
  public var responsibilities: [String] = []
  /// Department or year team; counts for the most people out of one department.
  public var department: String?
  /// Subjects, in lower case.
  public var subjects: [String] = []
  public var years: [Int] = []
  /// The class that a class teacher has for every session that isn't protected.
  public var classTaught: String?
  /// What losing a session of that class costs, 1000 is ordinary; nil: by year group from the rules profile.
  public var classWeight: PerMille?
  /// The partner with whom the person shares one job.
  public var jobShare: Identifier<Person>?
  public var works = WorkingPattern.everyDay
  /// Full-time equivalent.
  public var fullTimeEquivalent: PerMille = .one
  /// What an hour beyond the person's own hours is paid, by their base; nil: nothing, as of salaried staff.
  public var hourlyRate: Pence?
  /// "ect1", "ect2", "npq…", nil otherwise.
  public var careerStage: String?
  /// Whose post the person takes over: wishes that name that one mean this one too, from `validFrom` on
  /// (`Group.bindingPosts`).
  public var takesOver: Identifier<Person>?
  /// Who mentors the person, as early-career teachers are.
  public var mentor: Identifier<Person>?
  /// Directed time outside the school day that the planner may still use in the year; nil: no stated limit.
  public var directedBalance: Minutes?
  public var limits = ReleaseLimits()
  /// Named roles: "dsl", "deputy dsl", "senco", "first aider", "drives", in lower case.
  public var tags: [String] = []
  /// What others can learn from this person.
  public var strengths: [String] = []
  /// What this person wants to learn.
  public var wants: [String] = []
  /// Secondments that the person would like, dearest first; empty: none dearer than another.
  public var preferredPosts: [Identifier<Activity>] = []
  /// People by whom the person would like to be shadowed, dearest first; empty: none dearer than another.
  public var preferredShadows: [Identifier<Person>] = []
  /// Whether the person agrees to be watched.
  public var hosts = true
  /// Most visits hosted in a half-term; nil: the profile's default.
  public var mostVisitsHosted: Int?
  /// One-to-one or ratio duty: every period away needs cover though no lesson is taught.
  public var needsCover = false

  /// A person with everything optional left to its default.
  public init(id: Identifier<Person>, name: String, school: Identifier<School>, role: String) {
    self.id = id
    self.name = name
    schools = [school]
    self.role = role
  }

  /// The school that releases the person and pays for it.
  public var base: Identifier<School> { schools[0] }
  /// Whether the person is employed on `date`.
  public func isValid(on date: CivilDate) -> Bool {
    (validFrom.map { $0 <= date } ?? true) && (validUntil.map { date <= $0 } ?? true)
  }
}

/// The half-days of the week on which a person works.
public struct WorkingPattern: Hashable, Sendable, BitwiseCopyable {
  private var bits: UInt16
  /// Monday to Friday, all day.
  public static let everyDay = WorkingPattern(bits: 0b11_1111_1111)
  /// No half-day at all.
  public static let none = WorkingPattern(bits: 0)
  private init(bits: UInt16) { self.bits = bits }
  private static func bit(_ weekday: Weekday, _ half: HalfDay) -> UInt16 {
    1 << UInt16((weekday.rawValue - 1) * 2 + half.rawValue)
  }
  /// Adds one half-day.
  public mutating func insert(_ weekday: Weekday, _ half: HalfDay) { bits |= Self.bit(weekday, half) }
  /// Whether the person works then.
  public func contains(_ weekday: Weekday, _ half: HalfDay) -> Bool { bits & Self.bit(weekday, half) != 0 }
  /// Number of half-days.
  public var count: Int { bits.nonzeroBitCount }
  /// The half-days, in order.
  public var halfDays: [WeekdayHalf] {
    Weekday.allCases.flatMap { day in
      HalfDay.allCases.filter { contains(day, $0) }.map { WeekdayHalf(weekday: day, half: $0) }
    }
  }
  /// Whether the person works on any half of that day.
  public func contains(_ weekday: Weekday) -> Bool {
    contains(weekday, .morning) || contains(weekday, .afternoon)
  }
}

/// Limits on one person's days out of school. Nil: the rules profile's default.
public struct ReleaseLimits: Hashable, Sendable {
  public var daysPerWeek: Int?
  public var daysPerHalfTerm: Int?
  public var daysPerYear: Int?
  /// Everything left to the defaults.
  public init() {}
}

/// A time at which a person, a school's room, a whole school or a provider can't be used: absence for whatever reason,
/// maternity leave among them, is days without one.
public struct Busy: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case person(Identifier<Person>)
    case school(Identifier<School>)
    case room(Identifier<School>, String)
    case provider(Identifier<Provider>)
  }
  public var subject: Subject
  public var days: DateSpan
  /// Nil: all day.
  public var span: TimeSpan?
  public var note: String
  /// A busy time.
  public init(subject: Subject, days: DateSpan, span: TimeSpan?, note: String) {
    self.subject = subject
    self.days = days
    self.span = span
    self.note = note
  }
}
