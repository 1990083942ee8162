// SPDX-License-Identifier: Apache-2.0

import Domain

/// Enumerates the options for one occurrence of a session: every day, start, place and leader that the activity's own
/// terms and the people it can't do without allow.
///
/// The starts considered are bells, meeting and directed slots, the earliest times by which everybody can have come
/// from their last lesson, and a few usual hours; any other start on the grid is lawful and not considered, so
/// statements about all options are statements about the model, not about the domain.
struct SessionOptions {
  let compiler: Compiler
  let evaluator: DayEvaluator
  let number: Int
  let session: SessionData

  /// Most options that are kept for one pattern of days, best estimates first.
  static let mostPerPattern = 48
  private static let usualHours = [9 * 60, 9 * 60 + 30, 10 * 60 + 30, 13 * 60, 13 * 60 + 30, 14 * 60]

  private var instance: Instance { evaluator.instance }
  private var length: Int { session.spec.length.rawValue }

  /// Adds options, and counts what kept others out.
  func add(to activity: inout ActivityDraft) {
    guard !activity.candidates.isEmpty else {
      activity.obstacles.add(.noPeople)
      return
    }
    let places = SessionPlaces(compiler: compiler, instance: instance, session: session).places(activity)
    if places.isEmpty { activity.obstacles.add(.noRoom) }
    let involved = involvedSchools(activity, places: places)
    let indispensable = indispensable(activity)
    let patterns = patterns(activity, places: places, involved: involved)
    for (day, pattern) in zip(activity.days, patterns.numbers) {
      lay(patterns.found[pattern], on: day, indispensable: indispensable, activity: &activity)
    }
    if activity.options.isEmpty, activity.days.isEmpty { activity.obstacles.add(.noTime) }
  }

  /// What there is on days that look alike to all schools involved.
  private struct Pattern {
    var options: [Option] = []
    var obstacles = ObstacleCount()
  }

  /// What there is on days that look alike, and for each of the activity's days the number of its like. A day with fixed
  /// times is like no other.
  private func patterns(
    _ activity: ActivityDraft, places: [Int], involved: [Int]
  ) -> (found: [Pattern], numbers: [Int]) {
    var known: [PatternKey: Int] = [:]
    var examples: [Int] = []
    let isFixed = !activity.value.timing.fixed.isEmpty
    let numbers = activity.days.map { day in
      let key = PatternKey(instance.calendar, schools: involved, day: Int(day))
      if !isFixed, let number = known[key] { return number }
      known[key] = examples.count
      examples.append(Int(day))
      return examples.count - 1
    }
    var estimate = SessionEstimate(evaluator: evaluator, number: number, activity: activity, session: session)
    let bases = Array(Set(activity.candidates.map { instance.people[$0.person].base })).sorted()
    var found = Array(repeating: Pattern(), count: examples.count)
    let weekdays = instance.calendar.weekdays
    for index in examples.indices.sorted(by: { (weekdays[examples[$0]], $0) < (weekdays[examples[$1]], $1) }) {
      estimate.turn(to: examples[index])
      found[index] = pattern(activity, places: places, bases: bases, day: examples[index], &estimate)
    }
    return (found, numbers)
  }

  private func lay(
    _ pattern: Pattern, on day: Int32,
    indispensable: [(person: Int, role: Item.Role)], activity: inout ActivityDraft
  ) {
    if pattern.options.isEmpty { activity.obstacles.merge(pattern.obstacles) }
    let check = DateCheck(instance: instance)
    let exact = DayEvaluator(instance: instance, assumesRepayment: true)
    for option in pattern.options {
      if let rule = check.placeRefused(activity.data, place: Int(option.place), day: Int(day)) {
        activity.obstacles.add(rule)
        continue
      }
      if let rule = providerRefused(option, day: Int(day), check) {
        activity.obstacles.add(rule)
        continue
      }
      let dated = Option(
        day: day, start: option.start, end: option.end, place: option.place, leader: option.leader,
        estimate: option.estimate + Int32(clamping: activity.dated(Int(day), check.instance)))
      if let broken = refusal(ofAnyOf: indispensable, dated, exact) {
        activity.obstacles.add(broken.rules, person: broken.person)
        continue
      }
      activity.options.append(dated)
    }
  }

  /// Why one of those whom the session can't do without can't come to an option on its very date, if so.
  private func refusal(
    ofAnyOf members: [(person: Int, role: Item.Role)], _ option: Option, _ exact: DayEvaluator
  ) -> SessionEstimate.Broken? {
    if members.isEmpty { return nil }
    let leading = session.leadingPerson(option)
    for member in members where (member.role == .leader) == (member.person == leading) {
      // S2 doesn't wait for those who aren't employed then; of a series the first part decides.
      if member.role == .required, session.spec.series.parts == 1,
        !exact.instance.people[member.person].isEmployed(Int(option.day))
      {
        continue
      }
      let item = ItemBuilder(instance: exact.instance)
        .attendee(option, activity: number, part: 0, person: member.person, role: member.role)
      let broken = exact.effect(person: member.person, day: Int(option.day), item: item).broken
      if !broken.isEmpty { return SessionEstimate.Broken(rules: broken, person: member.person) }
    }
    return nil
  }

  private func involvedSchools(_ activity: ActivityDraft, places: [Int]) -> [Int] {
    let bases = activity.candidates.map { instance.people[$0.person].base }
    return Array(Set(bases + places.filter { $0 < instance.schools.count })).sorted()
  }

  /// Options on a day that stands for its pattern.
  private func pattern(
    _ activity: ActivityDraft, places: [Int], bases: [Int], day: Int, _ estimate: inout SessionEstimate
  ) -> Pattern {
    var options: [Option] = []
    var obstacles = ObstacleCount()
    for place in places {
      if place < instance.schools.count, instance.calendar.at(place, day).kind == .closed {
        obstacles.add(.notOpen)
        continue
      }
      for start in starts(activity, place: place, bases: bases, day: day) {
        estimate.look(at: place, start: start)
        for leader in session.leaders.isEmpty ? [-1] : Array(session.leaders.indices) {
          if isElsewhere(leader: leader, place: place) { continue }
          switch estimate.value(leader: leader) {
          case .success(let value):
            let option = Option(
              day: Int32(day), start: Int16(start), end: Int16(start + length), place: Int16(place),
              leader: Int8(leader))
            options.append(option.with(estimate: value))
          case .failure(let broken): obstacles.add(broken.rules, person: broken.person)
          }
        }
      }
    }
    if options.isEmpty && !places.isEmpty { obstacles.add(.noTime) }
    options.sort { ($0.estimate, $0.start, $0.place, $0.leader) < ($1.estimate, $1.start, $1.place, $1.leader) }
    return Pattern(options: Array(options.prefix(Self.mostPerPattern)), obstacles: obstacles)
  }

  /// A provider's own place goes with that provider only.
  private func isElsewhere(leader: Int, place: Int) -> Bool {
    guard place >= instance.schools.count, place != instance.travel.online else { return false }
    guard leader >= 0, case .provider(let provider) = session.leaders[leader] else { return true }
    return instance.providers[provider].place != place
  }

  /// Starts that are considered at a place on a day, ascending.
  func starts(_ activity: ActivityDraft, place: Int, bases: [Int], day: Int) -> [Int] {
    let timing = activity.value.timing
    if !timing.fixed.isEmpty {
      let date = instance.calendar.date(day)
      return timing.fixed.filter { $0.date == date }.map(\.time.minutes).filter { isWithin(timing, $0) }.sorted()
    }
    let grid = instance.rules.limits.startGrid.rawValue
    var starts = Set(Self.usualHours.filter { $0 % grid == 0 })
    let schools = place < instance.schools.count ? [place] : bases
    for school in schools {
      guard let bells = instance.calendar.bells(school, day: day) else { continue }
      for number in 0..<Int(bells.periodCount) {
        let period = instance.calendar.period(bells, number)
        for time in [Int(period.start), Int(period.end)] where school == place || time % grid == 0 {
          starts.insert(time)
        }
      }
      if school == place || Int(bells.staff.start) % grid == 0 { starts.insert(Int(bells.staff.start)) }
    }
    for school in bases {
      let there = instance.travel.minutes(school, place)
      instance.calendar.eachSlot(school, day) { slot in
        starts.insert(ceilDivide(Int(slot.start), grid) * grid)
        starts.insert(ceilDivide(Int(slot.start) + there, grid) * grid)
      }
      if let bells = instance.calendar.bells(school, day: day) {
        starts.insert(ceilDivide(Int(bells.pupils.end) + there, grid) * grid)
      }
    }
    return starts.filter { isWithin(timing, $0) && $0 >= 7 * 60 }.sorted()
  }

  /// Whether a session that starts then lies within the activity's hours.
  private func isWithin(_ timing: Timing, _ start: Int) -> Bool {
    (timing.earliest.map { $0.minutes <= start } ?? true) && start + length <= (timing.latest?.minutes ?? 22 * 60)
  }

  /// People whom no option can do without, and those who lead some.
  private func indispensable(_ activity: ActivityDraft) -> [(person: Int, role: Item.Role)] {
    var people: [(person: Int, role: Item.Role)] = []
    for case .person(let person) in session.leaders { people.append((person, .leader)) }
    for member in activity.candidates
    where member.level == .required && session.spec.participants[member.rule].perSchool == nil {
      people.append((member.person, .required))
    }
    return people
  }

  private func providerRefused(_ option: Option, day: Int, _ check: DateCheck) -> Rule? {
    let leading = session.leadingProvider(option)
    if leading >= 0, let rule = check.providerRefused(leading, day: day) { return rule }
    for guest in session.guests where guest != leading {
      if let rule = check.providerRefused(guest, day: day) { return rule }
    }
    return nil
  }
}

extension Option {
  func with(estimate: Int) -> Option {
    var copy = self
    copy.estimate = Int32(clamping: estimate)
    return copy
  }
}

extension Level {
  /// The role of someone of this level in a person's day.
  var itemRole: Item.Role {
    switch self {
    case .required: .required
    case .expected: .expected
    case .invited: .invited
    }
  }
}
