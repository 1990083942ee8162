// SPDX-License-Identifier: Apache-2.0

import Domain

/// One activity compiled: who can take part and which options there are for one occurrence of it.
///
/// A class, as are the data of its kind, so that looking at it costs one reference.
final class ActivityData: Sendable {
  let id: Identifier<Activity>
  let value: Activity
  /// Weight in the must tier; 0 for optional ones.
  let mustWeight: Int
  let fund: Int?
  /// Half-terms, as bits, for which a head refused this activity for the people of a school or at it.
  let refusals: [Int: UInt32]
  /// Bands allowed, by `TimeBand` raw order: inset, meeting, school day, twilight.
  let bands: BandSet
  /// Days on which an occurrence may lie.
  let days: [Int32]
  /// People who can be chosen, by person; of a visit the visitors.
  let candidates: [Candidate]
  /// Base schools of the candidates, ascending; `Candidate.school` numbers them.
  let schools: [Int32]
  /// Candidates who aren't employed all year: nobody waits for them on other dates.
  let passing: [Int]
  /// People who won't take part in any role.
  let declined: Set<Int>
  /// What the need of schools counts for among whose priorities this is; empty for most.
  private let needs: [Int: Int]
  /// What each day costs for being far from the events near which this had better lie; empty where there are none.
  private let distances: [Int32]
  /// Of a session for which time to prepare or to follow up is kept.
  let keptRoom: KeptRoom?
  let kind: Kind
  /// Options for one occurrence by day, start, place.
  let options: [Option]
  /// What kept options out, counted.
  let obstacles: ObstacleCount

  /// An activity without its options.
  init(
    id: Identifier<Activity>, value: Activity, mustWeight: Int, fund: Int?, refusals: [Int: UInt32], bands: BandSet,
    days: [Int32], candidates: [Candidate], schools: [Int32], passing: [Int], declined: Set<Int>, needs: [Int: Int],
    distances: [Int32], kind: Kind
  ) {
    self.id = id
    self.value = value
    self.mustWeight = mustWeight
    self.fund = fund
    self.refusals = refusals
    self.bands = bands
    self.days = days
    self.candidates = candidates
    self.schools = schools
    self.passing = passing
    self.declined = declined
    self.needs = needs
    self.distances = distances
    keptRoom = nil
    self.kind = kind
    options = []
    obstacles = ObstacleCount()
  }

  /// The activity of a draft.
  init(_ draft: ActivityDraft) {
    let data = draft.data
    id = data.id
    value = data.value
    mustWeight = data.mustWeight
    fund = data.fund
    refusals = data.refusals
    bands = data.bands
    days = data.days
    candidates = data.candidates
    schools = data.schools
    passing = data.passing
    declined = data.declined
    needs = data.needs
    distances = data.distances
    keptRoom = draft.keptRoom
    kind = draft.kind
    options = draft.options
    obstacles = draft.obstacles
  }

  /// Whether there's any way to place it, others left aside.
  var canBePlaced: Bool {
    switch kind {
    case .session, .cohorts, .visit: !options.isEmpty
    case .circle(let circle): circle.hasEveryStep(options)
    case .specialist(let specialist): specialist.possible.values.contains { $0 != PossibleStays.impossible }
    case .secondment(let secondment): !secondment.options.isEmpty
    case .other: false
    }
  }

  /// What a school's need counts for in the worth of this, in thousandths.
  func need(of school: Int, _ instance: Instance) -> Int {
    needs.isEmpty ? instance.schools[school].need : needs[school] ?? instance.schools[school].need
  }

  /// The same of somebody's base school.
  func need(ofBaseOf person: Int, _ instance: Instance) -> Int { need(of: instance.people[person].base, instance) }

  /// What an occurrence on that day costs for being far from the events near which it had better lie.
  func distance(day: Int) -> Int { distances.isEmpty ? 0 : Int(distances[day]) }

  /// What an occurrence's day costs by itself, whoever takes part: the weekday and the distance from events.
  func dateCost(day: Int, _ instance: Instance) -> Int {
    let preferred = value.timing.preferredWeekdays
    let isOff = !preferred.isEmpty && !preferred.contains(instance.calendar.date(day).weekday)
    return distance(day: day) + (isOff ? instance.rules.rates.notPreferred.rawValue : 0)
  }

  /// Whether it's a session in one cohort.
  var isSession: Bool { if case .session = kind { true } else { false } }

  /// Whether it's a session in several.
  var isInCohorts: Bool { if case .cohorts = kind { true } else { false } }

  /// Of a session, in however many cohorts.
  var session: SessionData? {
    switch kind {
    case .session(let session): session
    case .cohorts(let cohorts): cohorts.session
    case .visit, .circle, .specialist, .secondment, .other: nil
    }
  }

  /// Whether it's a triad, lesson study or shadowing.
  var isCircle: Bool { if case .circle = kind { true } else { false } }

  /// Whether its people had better see a school that they haven't seen.
  var wantsOtherPartners: Bool { value.kind != .lessonStudy }

  /// The person who leads an option, -1 where nobody in particular or a provider does, or where it's no session.
  func leadingPerson(_ option: Option) -> Int {
    session?.leadingPerson(option) ?? -1
  }

  /// The provider who leads an option, -1 where there's none.
  func leadingProvider(_ option: Option) -> Int {
    session?.leadingProvider(option) ?? -1
  }

  enum Kind: Sendable {
    case session(SessionData)
    case cohorts(CohortData)
    case visit(VisitData)
    case circle(CircleData)
    case specialist(SpecialistData)
    case secondment(SecondmentData)
    case other
  }
}

/// An activity whose options are being worked out.
struct ActivityDraft {
  /// The activity without options.
  let data: ActivityData
  var kind: ActivityData.Kind
  var options: [Option] = []
  var obstacles = ObstacleCount()
  var keptRoom: KeptRoom?

  init(_ data: ActivityData) {
    self.data = data
    kind = data.kind
    keptRoom = data.keptRoom
  }

  var value: Activity { data.value }
  var days: [Int32] { data.days }

  /// What a session's date costs that isn't known from a day that's like it: its distance from events, and room to
  /// prepare and follow up that required and expected people lack, where it takes place once.
  func dated(_ day: Int, _ instance: Instance) -> Int {
    let distance = data.distance(day: day)
    guard let keptRoom, data.session?.spec.series.parts == 1 else { return distance }
    let wanted = candidates.indices.filter { candidates[$0].level != .invited }.map(Int32.init)
    return distance + instance.rules.rates.noKeptTime.rawValue
      * keptRoom.lacking(wanted, day: day, isFirst: true, isLast: true)
  }
  var candidates: [Candidate] { data.candidates }
  var declined: Set<Int> { data.declined }
}

struct BandSet: OptionSet {
  let rawValue: UInt8
  static let inset = BandSet(rawValue: 1)
  static let meeting = BandSet(rawValue: 2)
  static let schoolDay = BandSet(rawValue: 4)
  static let twilight = BandSet(rawValue: 8)
  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ bands: [TimeBand]) {
    self = bands.reduce(into: []) { set, band in
      switch band {
      case .inset: set.insert(.inset)
      case .meeting: set.insert(.meeting)
      case .schoolDay: set.insert(.schoolDay)
      case .twilight: set.insert(.twilight)
      }
    }
  }
}

/// Someone who may take part.
struct Candidate {
  let person: Int
  let level: Level
  /// Index of the participant rule in the session's list.
  let rule: Int
  /// Worth of the person's presence in one part.
  let presence: Int
  let hasDeclined: Bool
  /// Index of the base school among the activity's.
  var school: Int32 = 0
  /// Of a session: index of the quota for which the person counts.
  var quota: Int32 = 0
}

final class SessionData: Sendable {
  let spec: Session
  /// Indices of the leading people and providers, in the session's order.
  let leaders: [LeaderIndex]
  /// Providers who come to every part besides, in order.
  let guests: [Int]
  /// How many are assigned to each rule at each school that has any, by rule, then school.
  let quotas: [Quota]

  init(spec: Session, leaders: [LeaderIndex], guests: [Int], quotas: [Quota]) {
    self.spec = spec
    self.leaders = leaders
    self.guests = guests
    self.quotas = quotas
  }

  /// The person who leads an option, -1 where nobody in particular or a provider does.
  func leadingPerson(_ option: Option) -> Int {
    guard option.leader >= 0, case .person(let person) = leaders[Int(option.leader)] else { return -1 }
    return person
  }

  /// The providers who are there: the one who leads and the guests, each once.
  func providers(_ option: Option) -> [Int] {
    let leading = leadingProvider(option)
    return leading < 0 ? guests : [leading] + guests.filter { $0 != leading }
  }

  /// Seats that are taken besides the attendees'.
  func otherSeats(_ option: Option) -> Int {
    let leading = leadingProvider(option)
    return (option.leader >= 0 ? 1 : 0) + guests.count { $0 != leading }
  }

  /// The most seats that are taken besides the attendees', whoever leads.
  var mostOtherSeats: Int { (leaders.isEmpty ? 0 : 1) + guests.count }

  /// The provider who leads an option, -1 where there's none.
  func leadingProvider(_ option: Option) -> Int {
    guard option.leader >= 0, case .provider(let provider) = leaders[Int(option.leader)] else { return -1 }
    return provider
  }

  struct Quota {
    /// rule * schools + school.
    let key: Int
    let assigned: Int
    let level: Level
    /// How many each school sends; `Int.max` for all.
    let perSchool: Int
    /// What each expected person who's missing costs.
    let missingCost: Int
  }
}

enum LeaderIndex: Equatable {
  case person(Int)
  case provider(Int)
}

final class VisitData: Sendable {
  let spec: Visit
  init(spec: Visit) { self.spec = spec }
}

/// One complete way to hold one occurrence, apart from who attends it.
struct Option {
  let day: Int32
  let start: Int16
  let end: Int16
  let place: Int16
  /// Index among the session's leaders, -1 for none.
  let leader: Int8
  /// Of a visit: the host, the lesson, and the talks (start; -1 for none).
  var host: Int32 = -1
  var lesson: Int32 = -1
  var brief: Int16 = -1
  var debrief: Int16 = -1
  var isToBeNamed = false
  /// Of a stay: the halves that it takes, bit 0 the morning.
  var halves: UInt8 = 0
  /// Of a circle: the kind of step.
  var step: Int8 = 0
  /// What the option costs at least or brings, taken by itself; for ranking only.
  var estimate: Int32 = 0
}

extension Option {
  /// A day beside a host rather than a lesson of theirs.
  var isShadowing: Bool { host >= 0 && lesson < 0 }
}

/// How many options each rule kept out.
struct ObstacleCount {
  private(set) var counts: [Int] = Array(repeating: 0, count: Reason.Code.allCases.count)
  private(set) var concerned: [[Int32]] = Array(repeating: [], count: Reason.Code.allCases.count)

  mutating func add(_ rule: Rule, count: Int = 1, person: Int = -1) {
    counts[rule.index] += count
    note(rule, person: person)
  }
  mutating func note(_ rule: Rule, person: Int) {
    if person >= 0, concerned[rule.index].count < 64, concerned[rule.index].last != Int32(person) {
      concerned[rule.index].append(Int32(person))
    }
  }
  mutating func add(_ set: RuleSet, person: Int = -1) {
    for rule in Rule.allCases where set.contains(rule) { add(rule, person: person) }
  }
}

/// The rules that evaluation can find broken.
enum Rule: UInt8, CaseIterable {
  case twoPlaces, notAtWork, notOpen, noLessonToWatch, protectedTime, tooManyOut, noCover, noMoney, limitReached
  case series, noRoom, veto, specialistRota, staffingFloor, refused, noTime, noPeople, noMix, cohort
  /// Something that has taken place isn't as it was published (H17).
  case past
  var code: Reason.Code {
    switch self {
    case .twoPlaces: .twoPlaces
    case .notAtWork: .notAtWork
    case .notOpen: .notOpen
    case .noLessonToWatch: .noLessonToWatch
    case .protectedTime: .protectedTime
    case .tooManyOut: .tooManyOut
    case .noCover: .noCover
    case .noMoney: .noMoney
    case .limitReached: .limitReached
    case .series: .series
    case .noRoom: .noRoom
    // That people are kept apart is told to nobody: they can't come together, and that's all (B9).
    case .veto: .noPeople
    case .specialistRota: .specialistRota
    case .staffingFloor: .staffingFloor
    case .refused: .refused
    case .noTime: .noTime
    case .noPeople: .noPeople
    case .noMix: .noMix
    case .cohort: .cohort
    case .past: .noTime
    }
  }
  var index: Int { Int(rawValue) }
}

/// A set of rules.
struct RuleSet: OptionSet {
  let rawValue: UInt32
  init(rawValue: UInt32) { self.rawValue = rawValue }
  init(_ rule: Rule) { rawValue = 1 << UInt32(rule.rawValue) }
  /// Whether people are missing who may still come.
  var isShortOfPeople: Bool { contains(.noPeople) || contains(.noMix) }
  func contains(_ rule: Rule) -> Bool { rawValue & (1 << UInt32(rule.rawValue)) != 0 }
  mutating func insert(_ rule: Rule) { self = RuleSet(rawValue: rawValue | (1 << UInt32(rule.rawValue))) }
}
