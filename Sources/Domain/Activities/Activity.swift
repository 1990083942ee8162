// SPDX-License-Identifier: Apache-2.0

/// The seven kinds of activity.
public enum ActivityKind: String, CaseIterable, Sendable, Codable {
  case session, visit, triad, shadowing, secondment, specialist
  case lessonStudy = "lesson-study"
}

/// Kinds of time in which people can meet; `docs/model.md` says how a time is classed for each person.
public enum TimeBand: String, CaseIterable, Sendable, Codable {
  /// A day with staff and without pupils.
  case inset
  /// Inside the school's published directed time after the pupils' day.
  case meeting
  /// While pupils are in school: people are released.
  case schoolDay = "school-day"
  /// Outside everything above: people can only be invited.
  case twilight
}

/// Whose idea an activity is (F5).
public enum Origin: String, CaseIterable, Sendable { case school, person }

/// A wish: something that schools want to take place.
public struct Activity: Hashable, Sendable {
  public var id: Identifier<Activity>
  public var title: String
  public var details: ActivityDetails
  /// Focus topics, in lower case.
  public var focus: [String] = []
  /// What pupils should gain; free text about the activity, never about people.
  public var purpose: String?
  /// 1 (least) … 5 (most); 3 is ordinary. What counts is `effectivePriority`.
  public var priority: Int = 3
  /// Place among the wishes of whoever signed up for it, from 1, the dearest; nil: they weren't ranked (F5).
  public var rank: Int?
  /// In the first tier: placed before anything optional is thought of.
  public var isMust = false
  /// The title is hidden in other people's feeds.
  public var isConfidential = false
  /// Groups that it belongs to; empty: the whole group.
  public var groups: [String] = []
  public var origin: Origin?
  /// What it's worth at most; nil: by kind from the rules profile.
  public var worth: MilliLessons?
  /// The fund that pays, by its terms; nil: the schools.
  public var fund: Identifier<Fund>?
  /// What it costs besides release, travel and its leaders' fees: materials, the hire of a room.
  public var cost: Pence = .zero
  /// Under what schools book what they pay for it; nil: under the schools' own.
  public var costCentre: String?
  public var timing = Timing()

  /// An activity with everything optional left to its default.
  public init(id: Identifier<Activity>, title: String, details: ActivityDetails) {
    self.id = id
    self.title = title
    self.details = details
  }
  public var kind: ActivityKind { details.kind }
  /// The priority in every formula of docs/model.md: the stated one, and one more, up to 5, for what somebody ranked first.
  public var effectivePriority: Int { rank == 1 ? min(5, priority + 1) : priority }
}

/// When an activity may take place.
public struct Timing: Hashable, Sendable {
  /// Dates within which it falls; empty: the academic year.
  public var windows: [DateSpan] = []
  /// Weekdays allowed; empty: any.
  public var weekdays: [Weekday] = []
  /// Weekdays liked; missing all of them costs.
  public var preferredWeekdays: [Weekday] = []
  /// Kinds of time allowed, for each person who attends.
  public var bands: [TimeBand] = [.inset, .meeting, .schoolDay]
  /// Not before this time of day.
  public var earliest: TimeOfDay?
  /// Ends no later than this time of day.
  public var latest: TimeOfDay?
  /// Exact starts, when others have fixed them; empty: free.
  public var fixed: [FixedStart] = []
  /// Activities with exact starts (outside events, mostly) near whose dates it had better lie (A13).
  public var near: [Identifier<Activity>] = []
  /// Any time.
  public init() {}

  /// Whether a date's weekday is liked, or all are alike.
  public func isPreferred(_ date: CivilDate) -> Bool {
    preferredWeekdays.isEmpty || preferredWeekdays.contains(date.weekday)
  }
}

/// A start that someone else has fixed.
public struct FixedStart: Hashable, Sendable {
  public var date: CivilDate
  public var time: TimeOfDay
  /// A start.
  public init(date: CivilDate, time: TimeOfDay) {
    self.date = date
    self.time = time
  }
}

/// What is particular to the kind.
public enum ActivityDetails: Hashable, Sendable {
  case session(Session)
  case visit(Visit)
  case triad(Triad)
  case lessonStudy(LessonStudy)
  case shadowing(Shadowing)
  case secondment(Secondment)
  case specialist(Specialist)

  /// Which of the seven kinds it is.
  ///
  /// Never inlined: Swift 6.3.1's optimiser aborts ("found ownership error", pass CopyPropagation) where this switch is
  /// inlined into another module's code that reads it from a dictionary's value.
  @inline(never)
  public var kind: ActivityKind {
    switch self {
    case .session: .session
    case .visit: .visit
    case .triad: .triad
    case .lessonStudy: .lessonStudy
    case .shadowing: .shadowing
    case .secondment: .secondment
    case .specialist: .specialist
    }
  }
}
