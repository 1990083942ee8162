// SPDX-License-Identifier: Apache-2.0

/// The settings under which a plan is made: rates of the objective, limits and defaults.
///
/// `england` is the built-in profile; a group overrides single values. The formulas that use them are in
/// `docs/model.md`, and the resolved profile is part of every plan.
public struct RulesProfile: Hashable, Sendable, Codable {
  public var name = "england"
  public var rates = Rates()
  public var limits = Limits()
  public var defaults = Defaults()
  public var years = YearRules()
  /// The built-in profile.
  public static let england = RulesProfile()
  /// The built-in profile.
  public init() {}
}

/// Exchange rates of the objective, in thousandths of a lesson-equivalent unless said otherwise.
public struct Rates: Hashable, Sendable, Codable {
  /// What one lesson-equivalent costs in money.
  public var pencePerLesson = Pence(4500)
  /// Weight of the second loss of one class in one week.
  public var secondLoss = PerMille(1500)
  /// Weight of the third and later losses of one class in one week.
  public var laterLoss = PerMille(2000)
  /// Travel inside the staff's day, an hour.
  public var travelInDay = MilliLessons(250)
  /// Travel outside the staff's day, an hour.
  public var travelOutsideDay = MilliLessons(500)
  /// Time outside the directed-time calendar, an hour and person.
  public var outsideDirected = MilliLessons(300)
  /// Protected time that is taken and repaid, an hour.
  public var protectedRepaid = MilliLessons(500)
  /// Shortfall from a school's fair share, an hour: first tenth of the share, second tenth, beyond.
  public var shortfall = [MilliLessons(200), MilliLessons(500), MilliLessons(1000)]
  /// The part of what a school of average need asked for that counts as its fair share.
  public var fairShare = PerMille(800)
  /// Each hosting beyond `freeHostings` more than received.
  public var hostingBeyond = MilliLessons(300)
  public var freeHostings = 3
  /// Not the preferred weekday.
  public var notPreferred = MilliLessons(200)
  /// Each whole week between an occurrence and the nearest date of an event near which it had better lie.
  public var weekFromEvent = MilliLessons(100)
  /// Somebody in whose own weeks there's no room to prepare a session that they attend, or none to follow it up.
  public var noKeptTime = MilliLessons(250)
  /// Same host twice running in a rotating series.
  public var sameHostAgain = MilliLessons(300)
  /// Same person at the same partner school again.
  public var samePartnerAgain = MilliLessons(300)
  /// A visitor who, or whose school, has partners (relations of kind partner, family or federation) and visits another.
  public var otherThanPartner = MilliLessons(200)
  /// Reluctant parties brought together.
  public var reluctance = MilliLessons(300)
  /// A preferred mix of phases met (taken off).
  public var mixMet = MilliLessons(200)
  /// The first opportunity of somebody in the early years of their career (`Person.isEarlyCareer`; taken off).
  public var firstCall = MilliLessons(500)
  /// An expected person missing, in thousandths of the worth of that person's presence.
  public var expectedMissing = PerMille(500)
  /// Worth of a person's presence at a session, an hour.
  public var sessionHour = MilliLessons(1000)
  /// Worth of a visit.
  public var visit = MilliLessons(4000)
  /// Worth of a triad: six watchings, each worth a visit.
  public var triad = MilliLessons(24_000)
  /// Worth of a cycle of lesson study.
  public var lessonStudyCycle = MilliLessons(16_000)
  /// Worth of a day of shadowing.
  public var shadowingDay = MilliLessons(6000)
  /// Worth of a half-day that a specialist spends at a school.
  public var specialistHalfDay = MilliLessons(5000)
  /// A half-day that a specialist owes a school at the year's end: the k-th costs k times this.
  public var owedHalfDay = MilliLessons(100)
  /// Minutes of benefit that a specialist's half-day counts for.
  public var halfDayBenefit = Minutes(180)
  /// Worth of a secondment.
  public var secondment = MilliLessons(40_000)
  /// Each place further down a list of applicants, or of an applicant's preferred posts.
  public var furtherDown = MilliLessons(500)
  /// A secondment whose schools aren't at all alike, or unlike, as was wanted.
  public var settingMissed = MilliLessons(5000)
  /// A class that changes its teacher for the time of a secondment, in thousandths of one of its lessons.
  public var handover = PerMille(1000)
  /// A day on which somebody who takes part in something has no break around noon.
  public var noBreak = MilliLessons(1000)
  /// Time between the parts of a visit, an hour and visitor.
  public var waiting = MilliLessons(250)
  /// Telling one person that something published has changed (another date, time, place, leader or host, or that they come
  /// or don't).
  public var moved = MilliLessons(1000)
  /// The same, besides, inside `Limits.noticeDays`.
  public var movedSoon = MilliLessons(2000)
  /// Telling one person that something published doesn't take place.
  public var cancelled = MilliLessons(3000)
  /// Mileage in pence for a mile.
  public var pencePerMile = Pence(45)
  /// The built-in rates.
  public init() {}
}

/// Limits that hold where a school or person states none.
public struct Limits: Hashable, Sendable, Codable {
  /// Most people out of a school in one half-day: at least `mostOutAtLeast`, else this share of its teachers.
  public var mostOutShare = PerMille(120)
  public var mostOutAtLeast = 2
  /// Most people of one department out in one half-day: at least `mostOutOfDepartmentAtLeast`, else this share of it.
  public var mostOutOfDepartmentShare = PerMille(340)
  public var mostOutOfDepartmentAtLeast = 1
  public var daysPerWeek = 2
  public var daysPerHalfTerm = 4
  public var daysPerYear = 10
  /// Most losses (distinct dates) of one class in a half-term.
  public var classLossesPerHalfTerm = 5
  /// Least days between two dates on which one class loses the same subject.
  public var sameSubjectGapDays = 5
  /// Most visits that one person hosts in a half-term.
  public var visitsHostedPerPerson = 2
  /// Most visits that one school hosts in a half-term.
  public var visitsHostedPerSchool = 6
  /// No twilight ends later than this.
  public var twilightLatestEnd = TimeOfDay(minutes: 18 * 60 + 30)
  /// Most twilights for one person in a half-term, directed ones included.
  public var twilightsPerHalfTerm = 6
  /// Starts of activities are whole multiples of this, unless fixed or a bell or meeting slot gives another.
  public var startGrid = Minutes(5)
  /// Around noon: between these times everyone who takes part in something should have a break.
  public var breakFrom = TimeOfDay(minutes: 11 * 60 + 30)
  public var breakUntil = TimeOfDay(minutes: 14 * 60)
  /// Least length of that break.
  public var breakLength = Minutes(30)
  /// A change of what's published inside so many days from today is a change at short notice.
  public var noticeDays = 28
  /// Days after which somebody without any opportunity has waited too long for one (C4); no plan depends on it.
  public var opportunityDays = 365
  /// Days before a session's first part and after its last in which time to prepare and follow up is kept.
  public var keptWithinDays = 28
  /// How far the size of a cohort may be from the mean, where the session doesn't say.
  public var cohortTolerance = PerMille(200)
  /// A talk before or after a visit lies within so many minutes of the lesson.
  public var talkReach = Minutes(150)
  /// Sets of tags: of each set, somebody stays on site while pupils are there, where the school has anybody.
  public var remainOnSite = [["dsl", "deputy dsl"]]
  /// Context distance up to which schools are similar (H4; see `ContextDistance` in `docs/model.md`).
  public var similarUpTo = 250
  /// Context distance from which schools contrast.
  public var contrastingFrom = 350
  /// The built-in limits.
  public init() {}
}

/// Values taken where nothing is stated; each use is named in what the plan doesn't know.
public struct Defaults: Hashable, Sendable, Codable {
  public var releaseBudget = Pence(300_000)
  public var supplyDayPrimary = Pence(21_800)
  public var supplyDaySecondary = Pence(29_100)
  public var supplyDaySpecial = Pence(27_000)
  /// A half-day's price in thousandths of the day's.
  public var supplyHalfDay = PerMille(600)
  /// A hired teacher's half-day in thousandths of a supply day.
  public var hireHalfDay = PerMille(450)
  /// Half-days of teaching a week that a school can go without while people are seconded from it.
  public var staffingMargin = 0
  public var supplyPerDay = 2
  /// People that a school's meeting space holds where no room is listed.
  public var venueCapacity = 30
  public var sicknessReserve = 1
  public var winterSicknessReserve = 2
  /// Travel where a position is missing.
  public var unknownTravel = Minutes(30)
  /// Distance where a position is missing.
  public var unknownDistance = Metres(12_000)
  /// The built-in defaults.
  public init() {}
}

/// Rules about year groups.
public struct YearRules: Hashable, Sendable, Codable {
  /// Exam years and their weight.
  public var exam = [6, 11, 13]
  public var examWeight = PerMille(2000)
  /// Years before a public exam and their weight.
  public var beforeExam = [10, 12]
  public var beforeExamWeight = PerMille(1300)
  /// Years from which nothing is taken from the start of the half-term numbered `keptFromHalfTerm` to the year's end.
  public var keptToYearEnd = [11, 13]
  /// Years from which nothing is taken from then until `satsEnd`.
  public var keptToSats = [6]
  /// Number of the half-term in the calendar, from 1; 4 is after the February break.
  public var keptFromHalfTerm = 4
  /// Last day of the key stage 2 tests.
  public var satsEnd = CivilDate(daysSince1970: 20_951)
  /// The built-in rules.
  public init() {}
}
