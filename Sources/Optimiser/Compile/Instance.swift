// SPDX-License-Identifier: Apache-2.0

import Domain

/// A group compiled into flat arrays: everything that evaluating a plan needs, with indices for ids.
///
/// Immutable once built. Schools, people, providers and activities are numbered in order of their ids, so that comparing
/// indices is comparing ids. Days are numbered from the first day of the academic year.
struct Instance {
  let group: Group
  let rules: RulesProfile
  /// Stated lessons and those filled in; `LessonData.source` numbers them.
  let timetable: WeeklyTimetable
  let calendar: DayTable
  let schools: [SchoolData]
  let people: [PersonData]
  let lessons: [LessonData]
  /// Lessons of person p on weekday w (0 = Monday): `personLessons[personLessonStarts[p * 7 + w]..<…[p * 7 + w + 1]]`,
  /// by start. Masks of lost lessons number their bits within this range.
  let personLessons: [Int32]
  let personLessonStarts: [Int32]
  /// Protected time in the same layout.
  let protected: [ProtectedData]
  let protectedStarts: [Int32]
  /// Busy times of people by person.
  let busyOfPerson: [[BusyData]]
  /// Busy times of schools by school.
  let busyOfSchool: [[BusyData]]
  let classCount: Int
  let departmentLimits: [Int]
  /// People who carry a tag of a remain-on-site set: by school, then set.
  let remainers: [[[Int32]]]
  let providers: [ProviderData]
  let travel: TravelMatrix
  let funds: [FundData]
  var activities: [ActivityData]
  let vetoes: PartyTable
  let reluctances: PartyTable
  /// Pairs (visitor, host school) that history knows as done.
  let pastPartners: Set<PartnerPair>
  /// What each school asked for and its fair share, in minutes.
  let asked: [Int]
  let share: [Int]

  var dayCount: Int { calendar.dayCount }
}

/// One school's constants.
struct SchoolData {
  let id: Identifier<School>
  let place: Int
  let need: Int
  let isHalfDayUnit: Bool
  let mostOut: Int
  let supplyDay: Int
  let supplyHalfDay: Int
  let supplyMost: Int
  let budget: Int
  let latestTwilight: Int
  let mostTwilights: Int
  let mostVisits: Int
  let hosts: Bool
  let benefitFloor: Int
  let pupils: Int
  let phase: Phase
  let rooms: [RoomData]
  /// Internal cover by weekday (0 = Monday) and index of the period in the bells' day.
  let cover: [[CoverData]]
  /// Half-terms for which the head said no, as bits 1…
  let refusedHalfTerms: UInt32
}

struct RoomData {
  let name: String
  let capacity: Int
  let busy: [BusyData]
}

struct CoverData {
  /// People beyond the sickness reserve by half-term; empty: none at all.
  var usable: [Int] = []
  /// Whether there is any in an ordinary half-term.
  var isOffered: Bool { (usable.max() ?? 0) > 0 }
  @inline(__always) func usable(_ halfTerm: UInt8) -> Int { usable.isEmpty ? 0 : usable[Int(halfTerm)] }
}

/// One person's constants.
struct PersonData {
  let id: Identifier<Person>
  let base: Int
  let works: WorkingPattern
  let firstDay: Int
  let lastDay: Int
  let department: Int
  let isCoverStaff: Bool
  let mostDaysPerWeek: Int
  let mostDaysPerHalfTerm: Int
  let mostDaysPerYear: Int
  let directedBalance: Int?
  let hosts: Bool
  let mostVisits: Int
  /// Whether losing them may leave a remain-on-site set empty.
  let isRemainer: Bool
  /// Days on which a blackout for their role holds.
  let blackouts: [ClosedRange<Int>]
}

/// A lesson with its bells resolved.
struct LessonData {
  /// Index in the weekly timetable.
  let source: Int
  /// Rank by name of the period, then subject: the order of losses that one person causes at one time.
  var order: Int32 = 0
  let school: Int
  let classIndex: Int
  let subject: Int
  let years: UInt64
  let letter: Int8
  let weekday: Int8
  let period: Int16
  let start: Int16
  let end: Int16
  let half: Int8
  let lead: Int32
  /// Weight times minutes.
  let base: Int32
  let isAssumed: Bool
}

struct ProtectedData {
  let letter: Int8
  let start: Int16
  let end: Int16
}

/// A busy time: days, and minutes of the day.
struct BusyData {
  let days: ClosedRange<Int>
  let start: Int
  let end: Int
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
  let minutes: [Int32]
  let metres: [Int32]
  let places: [Place]
  let online: Int
  @inline(__always) func minutes(_ from: Int, _ to: Int) -> Int { Int(minutes[from * count + to]) }
  @inline(__always) func metres(_ from: Int, _ to: Int) -> Int { Int(metres[from * count + to]) }
}

/// Pairs of parties, asked by school and person.
struct PartyTable {
  /// One side: a school's people, or one person.
  enum Side: Hashable {
    case school(Int)
    case person(Int)
    func includes(person: Int, base: Int) -> Bool {
      switch self {
      case .school(let school): school == base
      case .person(let index): index == person
      }
    }
  }
  let pairs: [(a: Side, b: Side)]
}
