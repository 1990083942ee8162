// SPDX-License-Identifier: Apache-2.0

/// One half of one date.
public struct DatedHalf: Hashable, Comparable, Sendable {
  public let date: CivilDate
  public let half: HalfDay
  /// A half of a date.
  public init(date: CivilDate, half: HalfDay) {
    self.date = date
    self.half = half
  }
  public static func < (a: Self, b: Self) -> Bool { (a.date, a.half) < (b.date, b.half) }
}

/// A rota as people read it: half-day by half-day what is held, what is lost, and what makes up for it.
///
/// It's for those who tell people of a plan. Optimiser and verifier each work this out by themselves from
/// `docs/model.md`, and never ask here.
public struct RotaReading: Sendable {
  /// How a half-day stands to the template.
  public enum Standing: Hashable, Sendable {
    /// As the template has it.
    case held
    /// Makes up for a lost half-day: the earliest of the school's that nothing makes up for yet.
    case madeUp(for: DatedHalf?)
    /// The template has it, and it doesn't take place; made up for on that half-day, if at all.
    case lost(madeUpOn: DatedHalf?)
  }

  /// A half-day of a school.
  public struct Entry: Hashable, Sendable {
    public let when: DatedHalf
    public let school: Identifier<School>
    public let standing: Standing
    /// Part of the stay that takes it; nil where it's lost.
    public let part: Int?

    /// Whether it makes up for another.
    public var isMadeUp: Bool { if case .madeUp = standing { true } else { false } }
    /// Whether the template has it and it doesn't take place.
    public var isLost: Bool { if case .lost = standing { true } else { false } }
    /// The half-day for which it makes up, or that makes up for it.
    public var counterpart: DatedHalf? {
      switch standing {
      case .held: nil
      case .madeUp(let other), .lost(let other): other
      }
    }
  }

  public let rota: Rota
  /// Whom the rota is of.
  public let specialist: Specialist
  /// By date, half, school: everything held, made up or lost.
  public private(set) var entries: [Entry] = []
  private var byPart: [Int: [Entry]] = [:]
  private let cycleWeeks: Int
  /// Weeks of the specialist's school with pupils: how many went before, by Monday.
  private let schoolWeeks: [CivilDate: Int]

  /// Reads `rota` with its `stays` and the calendars that count: `view` of the specialist's own school, `bells` of each
  /// school that has a share.
  init(
    _ rota: Rota, of specialist: Specialist, by activity: Activity, person: Person, stays: [Occurrence], year: DateSpan,
    view: CalendarView?, bells: (Identifier<School>) -> BellSchedule?
  ) {
    self.rota = rota
    self.specialist = specialist
    cycleWeeks = max(1, specialist.cycleWeeks)
    schoolWeeks = view.map { Self.schoolWeeks($0, year) } ?? [:]
    let due = view.map { dueHalves(activity, person, year, $0) } ?? []
    let taken = stays.flatMap { stay in
      Self.halves(of: stay, bells: bells).map { (DatedHalf(date: stay.date, half: $0), stay) }
    }
    fill(due: due, taken: taken)
  }

  private struct SchoolHalf: Hashable {
    let when: DatedHalf
    let school: Identifier<School>
  }

  private mutating func fill(due: [SchoolHalf], taken: [(when: DatedHalf, stay: Occurrence)]) {
    let promised = Set(due)
    let stays: [(key: SchoolHalf, part: Int)] = taken.compactMap { when, stay in
      guard case .school(let school) = stay.place else { return nil }
      return (SchoolHalf(when: when, school: school), stay.part)
    }
    let held = Set(stays.map(\.key)).intersection(promised)
    let extra = stays.filter { !held.contains($0.key) }.sorted { $0.key.when < $1.key.when }
    let lost = due.filter { !held.contains($0) }.sorted { $0.when < $1.when }
    let lostOf = Dictionary(grouping: lost, by: \.school)
    let extraOf = Dictionary(grouping: extra, by: \.key.school)
    var all = stays.filter { held.contains($0.key) }.map {
      Entry(when: $0.key.when, school: $0.key.school, standing: .held, part: $0.part)
    }
    // The first made up answers the first lost, and so on: that is how the rules count, and how a school keeps its tally.
    for (school, some) in extraOf {
      for (number, stay) in some.enumerated() {
        let answered = lostOf[school]?.dropFirst(number).first?.when
        all.append(Entry(when: stay.key.when, school: school, standing: .madeUp(for: answered), part: stay.part))
      }
    }
    for (school, some) in lostOf {
      for (number, half) in some.enumerated() {
        let answer = extraOf[school]?.dropFirst(number).first?.key.when
        all.append(Entry(when: half.when, school: school, standing: .lost(madeUpOn: answer), part: nil))
      }
    }
    entries = all.sorted { ($0.when, $0.school, $0.part ?? 0) < ($1.when, $1.school, $1.part ?? 0) }
    byPart = Dictionary(grouping: entries.filter { $0.part != nil }) { $0.part ?? 0 }
  }

  /// The half-days of a stay, in order.
  public func entries(of stay: Occurrence) -> [Entry] { byPart[stay.part] ?? [] }

  /// The week of the cycle, from 1, in which `date` lies; nil where its week has no day with pupils.
  public func cycleWeek(of date: CivilDate) -> Int? { schoolWeeks[date.monday].map { $0 % cycleWeeks + 1 } }

  private static func schoolWeeks(_ view: CalendarView, _ year: DateSpan) -> [CivilDate: Int] {
    var weeks: [CivilDate: Int] = [:]
    for offset in 0..<year.count {
      let date = year.first + offset
      guard case .pupils = view.kind(date), weeks[date.monday] == nil else { continue }
      weeks[date.monday] = weeks.count
    }
    return weeks
  }

  private func dueHalves(
    _ activity: Activity, _ person: Person, _ year: DateSpan, _ view: CalendarView
  ) -> [SchoolHalf] {
    let slots = Dictionary(grouping: rota.slots) { [$0.week, $0.weekday.rawValue] }
    let windows = activity.timing.windows
    return (0..<year.count).flatMap { offset -> [SchoolHalf] in
      let date = year.first + offset
      guard let week = cycleWeek(of: date), view.halfTerm(date) > 0, person.isValid(on: date),
        windows.isEmpty || windows.contains(where: { $0.contains(date) })
      else { return [] }
      return (slots[[week, date.weekday.rawValue]] ?? []).map {
        SchoolHalf(when: DatedHalf(date: date, half: $0.half), school: $0.school)
      }
    }
  }

  /// The halves that a stay takes by the bells of the school where it is; without bells noon parts them.
  private static func halves(of stay: Occurrence, bells: (Identifier<School>) -> BellSchedule?) -> [HalfDay] {
    guard case .school(let school) = stay.place, let day = bells(school)?.day(stay.date.weekday) else {
      let noon = TimeOfDay(minutes: 720)
      return (stay.span.start < noon ? [.morning] : []) + (stay.span.end > noon + Minutes(60) ? [.afternoon] : [])
    }
    return HalfDay.allCases.filter { day.teaching(in: $0)?.overlaps(stay.span) ?? false }
  }
}

extension Occurrence {
  /// Whether it's a day or half-day of a specialist who is shared by several schools.
  public var isStay: Bool { attendees.contains { $0.role == .specialist } }
}
