// SPDX-License-Identifier: Apache-2.0

import Domain

/// A group compiled into flat arrays: everything that evaluating a plan needs, with indices for ids.
///
/// Immutable once built, and a class because everything that evaluates holds on to it: copying a struct of thirty arrays
/// took an eighth of the search's time. Schools, people, providers and activities are numbered in order of their ids, so
/// that comparing indices is comparing ids. Days are numbered from the first day of the academic year.
final class Instance: Sendable {
  let group: Group
  let rules: RulesProfile
  /// Stated lessons and those filled in; `LessonData.source` numbers them.
  let timetable: WeeklyTimetable
  let calendar: DayTable
  let schools: FlatTable<SchoolData>
  let schoolIDs: [Identifier<School>]
  /// Rooms by school, smallest first.
  let rooms: [[RoomData]]
  let people: FlatTable<PersonData>
  let personIDs: [Identifier<Person>]
  /// Days on which a blackout for their role holds, by person.
  let blackoutsOfPerson: [[ClosedRange<Int>]]
  let lessons: FlatTable<LessonData>
  /// Lessons of person p on weekday w (0 = Monday): `personLessons[personLessonStarts[p * 7 + w]..<…[p * 7 + w + 1]]`,
  /// by start. Masks of lost lessons number their bits within this range.
  let personLessons: FlatTable<Int32>
  let personLessonStarts: FlatTable<Int32>
  /// What evaluating a day asks of each, in the order of `personLessons`: a day's lessons lie side by side.
  let lessonTimes: FlatTable<LessonTimes>
  /// Protected time in the same layout.
  let protected: FlatTable<ProtectedData>
  let protectedStarts: FlatTable<Int32>
  let cover: CoverTable
  let floaters: FloaterTable
  /// Weeks with pupils, by school * half-terms + half-term.
  let halfTermWeeks: FlatTable<UInt8>
  /// Busy times of people by person.
  let busyOfPerson: [[BusyData]]
  /// Busy times of schools by school.
  let busyOfSchool: [[BusyData]]
  let classCount: Int
  /// Numbers of the subjects that lessons have.
  let subjects: [String: Int]
  let teamLimits: [Int]
  /// People who carry a tag of a remain-on-site set: by school, then set.
  let remainers: [[[Int32]]]
  let providers: [ProviderData]
  let travel: TravelMatrix
  let funds: [FundData]
  let activities: [ActivityData]
  let vetoes: PartyTable
  let reluctances: PartyTable
  let partnerships: PartnershipTable
  /// Pairs (visitor, host school) that history knows as done.
  let pastPartners: Set<PartnerPair>
  /// By whom people would like to be shadowed, dearest first; those who say so.
  let preferredShadows: [Int: [Identifier<Person>]]
  /// What each school asked for and its fair share, in minutes.
  let asked: [Int]
  let share: [Int]
  /// Schools' teachers of one phase, as far as secondments concern them.
  let pools: [PoolData]
  /// What's owed whatever is planned.
  let dues: DueTable
  /// Named cover staff by school.
  let coverStaff: [[Int32]]
  /// Whether a person is shared by several schools, and whether anybody is.
  let isSpecialist: [Bool]
  let hasSpecialists: Bool
  /// Secondments to each school, by school.
  let postsOfSchool: [[Int32]]
  /// Bands that each activity allows, and whether some head refused it.
  let activityFlags: FlatTable<ActivityFlags>
  /// Activities in which a person may take part, by person.
  let activitiesOfPerson: [[Int32]]

  /// What's published, if the plan is made from a published one.
  let published: PublishedTable

  var dayCount: Int { calendar.dayCount }

  /// Weeks with pupils of a school's half-term; none in one that no calendar has.
  func weeks(_ school: Int, halfTerm: Int) -> Int {
    (0..<calendar.halfTerms).contains(halfTerm) ? Int(halfTermWeeks[school * calendar.halfTerms + halfTerm]) : 0
  }

  /// The world of `world` with these activities in place of its own.
  init(_ world: World, activities: [ActivityData], published: PublishedTable = .none) {
    self.published = published
    group = world.group
    rules = world.group.rules
    timetable = world.timetable
    calendar = world.calendar
    schools = world.schools
    schoolIDs = world.schoolIDs
    rooms = world.rooms
    people = world.people
    personIDs = world.personIDs
    blackoutsOfPerson = world.blackoutsOfPerson
    lessons = world.lessons.lessons
    personLessons = world.lessons.order
    personLessonStarts = world.lessons.starts
    lessonTimes = world.lessons.times
    classCount = world.lessons.classCount
    subjects = world.lessons.subjects
    protected = world.protected.times
    protectedStarts = world.protected.starts
    cover = world.cover
    floaters = world.floaters
    halfTermWeeks = world.halfTermWeeks
    busyOfPerson = world.busyOfPerson
    busyOfSchool = world.busyOfSchool
    teamLimits = world.teamLimits
    remainers = world.remainers
    providers = world.providers
    travel = world.travel
    funds = world.funds
    vetoes = world.vetoes
    reluctances = world.reluctances
    partnerships = world.partnerships
    pastPartners = world.pastPartners
    preferredShadows = world.preferredShadows
    asked = world.asked.asked
    share = world.asked.share
    pools = world.pools.data
    dues = world.dues
    self.activities = activities
    activityFlags = FlatTable(activities.map { ActivityFlags(bands: $0.bands, hasRefusals: !$0.refusals.isEmpty) })
    var coverStaff = [[Int32]](repeating: [], count: world.schools.count)
    for (number, person) in world.people.enumerated() where person.isCoverStaff {
      coverStaff[person.base].append(Int32(number))
    }
    self.coverStaff = coverStaff
    var isSpecialist = [Bool](repeating: false, count: world.people.count)
    for activity in activities {
      if case .specialist(let specialist) = activity.kind { isSpecialist[specialist.person] = true }
    }
    self.isSpecialist = isSpecialist
    hasSpecialists = isSpecialist.contains(true)
    var posts = [[Int32]](repeating: [], count: world.schools.count)
    for (number, activity) in activities.enumerated() {
      if case .secondment(let data) = activity.kind { posts[data.post].append(Int32(number)) }
    }
    postsOfSchool = posts
    var ofPerson = [[Int32]](repeating: [], count: world.people.count)
    for (number, activity) in activities.enumerated() {
      for candidate in activity.candidates { ofPerson[candidate.person].append(Int32(number)) }
    }
    activitiesOfPerson = ofPerson
  }

  /// The protected times of a day's weekday as a range of `protected`.
  @inline(__always)
  func protectedRange(_ person: Int, day: Int) -> Range<Int> {
    let key = person * 7 + Int(calendar.weekdays[day])
    return Int(protectedStarts[key])..<Int(protectedStarts[key + 1])
  }
}

/// Everything of an instance apart from its activities, as it's compiled.
struct World {
  let group: Group
  let timetable: WeeklyTimetable
  let calendar: DayTable
  let schools: FlatTable<SchoolData>
  let schoolIDs: [Identifier<School>]
  let rooms: [[RoomData]]
  let people: FlatTable<PersonData>
  let personIDs: [Identifier<Person>]
  let blackoutsOfPerson: [[ClosedRange<Int>]]
  let lessons: LessonTable
  let protected: (times: FlatTable<ProtectedData>, starts: FlatTable<Int32>)
  let cover: CoverTable
  let floaters: FloaterTable
  let halfTermWeeks: FlatTable<UInt8>
  let busyOfPerson: [[BusyData]]
  let busyOfSchool: [[BusyData]]
  let teamLimits: [Int]
  let remainers: [[[Int32]]]
  let providers: [ProviderData]
  let travel: TravelMatrix
  let funds: [FundData]
  let vetoes: PartyTable
  let reluctances: PartyTable
  let partnerships: PartnershipTable
  let pastPartners: Set<PartnerPair>
  let preferredShadows: [Int: [Identifier<Person>]]
  let asked: AskedBenefit
  let pools: PoolTable
  let dues: DueTable
}

/// One school's constants.
struct SchoolData {
  let place: Int
  let need: Int
  let isHalfDayUnit: Bool
  let mostOut: Int
  let supplyDay: Int
  let supplyHalfDay: Int
  let supplyMost: Int
  /// What a hired teacher's half-day costs, in pence.
  let hireHalfDay: Int
  let budget: Int
  /// What it owes whatever is planned.
  let owed: Int
  /// The most that it may spend of its own: what it owes it may, whatever its budget is. Where a reserve pays what's beyond
  /// the budget, the budget.
  let mostSpend: Int
  /// `Int.max` where there's none.
  let staffingBudget: Int
  /// The fund that pays what it spends beyond its budget; -1 for none.
  let reserve: Int
  let latestTwilight: Int
  let mostTwilights: Int
  let mostVisits: Int
  let hosts: Bool
  let watchedBy: Watchers
  let benefitFloor: Int
  let pupils: Int
  let phase: Phase
  /// Half-terms for which the head said no, as bits 1…
  let refusedHalfTerms: UInt32
}

struct RoomData {
  let name: String
  let capacity: Int
  let busy: [BusyData]
}

/// Internal cover beyond the sickness reserve, by school, weekday (0 = Monday), period of the bells' day and half-term.
struct CoverTable {
  private let usable: FlatTable<Int16>
  private let offered: FlatTable<Bool>
  private let periods: Int
  private let halfTerms: Int

  init(schools: Int, periods: Int, halfTerms: Int, rows: [(school: Int, weekday: Int, period: Int, usable: [Int])]) {
    self.periods = periods
    self.halfTerms = halfTerms
    var usable = [Int16](repeating: 0, count: schools * 7 * periods * halfTerms)
    var offered = [Bool](repeating: false, count: schools * 7 * periods)
    for row in rows {
      let slot = (row.school * 7 + row.weekday) * periods + row.period
      for halfTerm in 0..<halfTerms { usable[slot * halfTerms + halfTerm] = Int16(clamping: row.usable[halfTerm]) }
      offered[slot] = (row.usable.max() ?? 0) > 0
    }
    self.usable = FlatTable(usable)
    self.offered = FlatTable(offered)
  }

  /// People who can take a class then.
  @inline(__always)
  func usable(_ school: Int, weekday: Int, period: Int, halfTerm: UInt8) -> Int {
    Int(usable[((school * 7 + weekday) * periods + period) * halfTerms + Int(halfTerm)])
  }

  /// Whether there is anybody in an ordinary half-term.
  @inline(__always)
  func isOffered(_ school: Int, weekday: Int, period: Int) -> Bool {
    offered[(school * 7 + weekday) * periods + period]
  }
}

/// One person's constants.
struct PersonData {
  let base: Int
  let works: WorkingPattern
  /// The same as bits: of weekday w (0 = Monday) bit 2w the morning, bit 2w + 1 the afternoon.
  let workedHalves: UInt16
  let firstDay: Int
  let lastDay: Int
  /// Teams with limits of people out: the department, and those of the base who are of the person's phase, where that has a
  /// limit of its own; -1 for none.
  let department: Int
  let phaseTeam: Int
  let isCoverStaff: Bool
  let mostDaysPerWeek: Int
  let mostDaysPerHalfTerm: Int
  let mostDaysPerYear: Int
  let directedBalance: Int?
  let hosts: Bool
  let mostVisits: Int
  let phase: Phase
  /// Whether losing them may leave a remain-on-site set empty.
  let isRemainer: Bool
  let hasBlackouts: Bool
  let isEarlyCareer: Bool
  /// Pence for an hour beyond their own hours.
  let hourlyRate: Int

  @inline(__always) func eachTeam(_ body: (Int) -> Void) {
    if department >= 0 { body(department) }
    if phaseTeam >= 0 { body(phaseTeam) }
  }

  func isEmployed(_ day: Int) -> Bool { firstDay <= day && day <= lastDay }

  /// The halves of a weekday that the person works: bit 0 the morning, bit 1 the afternoon.
  @inline(__always) func halves(weekday: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: workedHalves >> UInt16(2 * weekday)) & 3
  }
}

/// What evaluating a day asks of an activity.
struct ActivityFlags {
  let bands: BandSet
  let hasRefusals: Bool
}

struct ProtectedData {
  let letter: Int8
  let start: Int16
  let end: Int16
  let kind: ProtectedTime.Kind
  /// Whether it may be taken and repaid: by its kind and the person's school.
  let isRepayable: Bool
  @inline(__always) func holds(_ today: DayTable.SchoolDay) -> Bool { letter < 0 || letter == today.letter }
}

/// A busy time: days, and minutes of the day.
struct BusyData {
  let days: ClosedRange<Int>
  let start: Int
  let end: Int
  var stretch: DayTable.Stretch { DayTable.Stretch(start: Int16(start), end: Int16(end)) }
  func overlaps(day: Int, start: Int, end: Int) -> Bool {
    days.contains(day) && self.start < end && start < self.end
  }
}

struct ProviderData {
  let id: Identifier<Provider>
  let place: Int
  let value: Provider
  let busy: [BusyData]
}

struct FundData {
  let id: Identifier<Fund>
  let value: Fund
  /// What it owes whatever is planned, in pence.
  let due: Int
  /// The same with what it pays as a reserve because schools owe more than their budgets.
  let owed: Int
  /// The most that it may pay: what it owes it may, whatever it holds.
  let most: Int
  /// By school: whether the fund is for it.
  let covers: [Bool]
}

struct PartnerPair: Hashable {
  let visitor: Int32
  let school: Int32
}

/// Minutes and metres between all places; the last place is "online".
struct TravelMatrix {
  let count: Int
  let minutes: FlatTable<Int32>
  let metres: FlatTable<Int32>
  let places: [Place]
  let online: Int
  @inline(__always) func minutes(_ from: Int, _ to: Int) -> Int { Int(minutes[from * count + to]) }
  @inline(__always) func metres(_ from: Int, _ to: Int) -> Int { Int(metres[from * count + to]) }
}
