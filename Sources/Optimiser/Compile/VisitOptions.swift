// SPDX-License-Identifier: Apache-2.0

import Domain

/// Enumerates the options of a visit: every lesson of the wanted subject and year that a willing host teaches at a suitable
/// school, with the talks at the nearest times at which the host is free.
struct VisitOptions {
  let compiler: Compiler
  let evaluator: DayEvaluator
  let number: Int
  let visit: Visit
  /// Years wanted as bits, and the numbers of the subject wanted and of class teachers' sessions; -1 where no lesson has it.
  private let wantedYears: UInt64
  private let wantedSubject: Int
  private let classSubject: Int

  init(compiler: Compiler, evaluator: DayEvaluator, number: Int, visit: Visit) {
    self.compiler = compiler
    self.evaluator = evaluator
    self.number = number
    self.visit = visit
    wantedYears = DayTable.mask(visit.years)
    wantedSubject = visit.subject.flatMap { evaluator.instance.subjects[$0] } ?? -1
    classSubject = evaluator.instance.subjects[WeeklyTimetable.classSubject] ?? -1
  }

  /// Most options that are kept for one host school and pattern of days, best estimates first.
  static let mostPerPattern = 60
  /// Where any school would do, so many that have an option are considered, the nearest, with so many options each: more
  /// are hardly better and cost time and memory in proportion.
  static let mostSchools = 12
  static let mostPerPatternAnywhere = 20

  private var instance: Instance { evaluator.instance }

  /// Adds options, and counts what kept others out.
  func add(to activity: inout ActivityDraft) {
    let visitors = activity.candidates.map(\.person)
    guard !visitors.isEmpty else {
      activity.obstacles.add(.noPeople)
      return
    }
    let bases = Array(Set(visitors.map { instance.people[$0].base })).sorted()
    var patterns: [PatternKey: (options: [Option], obstacles: ObstacleCount)] = [:]
    var schoolsWithOptions = 0
    for school in hostSchools(bases, visitors: visitors, obstacles: &activity.obstacles) {
      if visit.hostSchools.isEmpty && schoolsWithOptions == Self.mostSchools { break }
      let before = activity.options.count
      let hosts = hosts(activity, at: school, visitors: visitors)
      if hosts.isEmpty {
        activity.obstacles.add(.noLessonToWatch)
        continue
      }
      patterns.removeAll(keepingCapacity: true)
      for day in activity.days {
        if let rule = DateCheck(instance: instance).placeRefused(activity.data, place: school, day: Int(day)) {
          activity.obstacles.add(rule)
          continue
        }
        let key = PatternKey(instance.calendar, schools: bases + [school], day: Int(day))
        let known = activity.value.timing.fixed.isEmpty ? patterns[key] : nil
        let pattern =
          known ?? options(activity, hosts: hosts, school: school, visitors: visitors, day: Int(day))
        patterns[key] = pattern
        if pattern.options.isEmpty { activity.obstacles.merge(pattern.obstacles) }
        lay(pattern.options, on: day, activity: &activity)
      }
      if activity.options.count > before { schoolsWithOptions += 1 }
    }
    activity.options.sort {
      ($0.day, $0.start, $0.place, $0.host, $0.lesson) < ($1.day, $1.start, $1.place, $1.host, $1.lesson)
    }
    if activity.days.isEmpty { activity.obstacles.add(.noTime) }
  }

  private func lay(_ options: [Option], on day: Int32, activity: inout ActivityDraft) {
    for option in options {
      let lesson = instance.lessons[Int(option.lesson)]
      let today = instance.calendar.at(Int(option.place), Int(day))
      if lesson.years & today.closedYears != 0 || !isOpen(lesson, on: instance.calendar.date(Int(day))) {
        activity.obstacles.add(.noLessonToWatch)
        continue
      }
      var copy = Option(day: day, start: option.start, end: option.end, place: option.place, leader: -1)
      copy.host = option.host
      copy.lesson = option.lesson
      copy.brief = option.brief
      copy.debrief = option.debrief
      copy.isToBeNamed = option.isToBeNamed
      copy.estimate = option.estimate + Int32(clamping: activity.data.distance(day: Int(day)))
      activity.options.append(copy)
    }
  }

  /// What the option costs by itself beside lessons and travel: preferences, reluctance, partners seen before.
  private func ownCost(_ activity: ActivityDraft, _ option: Option) -> Int {
    let everyone = activity.candidates.indices.map(Int32.init)
    let cell = ActivityCellBuilder(instance: instance)
      .cell(number, Placement([PlacedOccurrence(option: option, attendees: everyone)]))
    let seenBefore = activity.candidates.count {
      instance.pastPartners.contains(PartnerPair(visitor: Int32($0.person), school: Int32(option.place)))
    }
    return cell.preferences + cell.waiting + seenBefore * instance.rules.rates.samePartnerAgain.rawValue
  }

  /// Schools that may host: willing, not a visitor's own, alike or unlike enough; those to which the visitors travel least
  /// come first.
  private func hostSchools(_ bases: [Int], visitors: [Int], obstacles: inout ObstacleCount) -> [Int] {
    var schools: [Int] = []
    // Where hosts are named, other schools have nothing to do with it, and neither have their answers.
    let named = Set(visit.hostPeople.compactMap { compiler.personIndex[$0] }.map { instance.people[$0].base })
    for school in instance.schools.indices where !bases.contains(school) {
      if !visit.hostPeople.isEmpty, !named.contains(school) { continue }
      if !visit.hostSchools.isEmpty, !visit.hostSchools.contains(instance.schoolIDs[school]) { continue }
      if !instance.schools[school].hosts {
        obstacles.add(.noRoom)
        continue
      }
      if isAsWanted(school, bases) { schools.append(school) } else { obstacles.add(.noLessonToWatch) }
    }
    return schools.map { school in
      let minutes = visitors.reduce(0) {
        $0 + instance.travel.minutes(instance.schools[instance.people[$1].base].place, instance.schools[school].place)
      }
      return (minutes: minutes, school: school)
    }.sorted { ($0.minutes, $0.school) < ($1.minutes, $1.school) }.map(\.school)
  }

  /// Alike or unlike enough.
  private func isAsWanted(_ school: Int, _ bases: [Int]) -> Bool {
    let limits = instance.rules.limits
    let distances = bases.map { ContextDistance.between(compiler.schools[$0], compiler.schools[school]) }
    return switch visit.match {
    case .similar: !distances.contains { $0 > limits.similarUpTo }
    case .contrasting: !distances.contains { $0 < limits.contrastingFrom }
    case .any: true
    }
  }

  /// Whether a school may host visitors of `bases`.
  func mayHost(_ school: Int, _ bases: [Int]) -> Bool {
    if !visit.hostSchools.isEmpty, !visit.hostSchools.contains(instance.schoolIDs[school]) { return false }
    return !bases.contains(school) && instance.schools[school].hosts && isAsWanted(school, bases)
  }

  /// People at `school` who may be watched.
  private func hosts(_ activity: ActivityDraft, at school: Int, visitors: [Int]) -> [Int] {
    compiler.staff[school].filter { mayHost($0, at: school, declined: activity.declined, visitors: visitors) }
  }

  /// Whether somebody at `school` may be watched.
  func mayHost(_ person: Int, at school: Int, declined: Set<Int>, visitors: [Int]) -> Bool {
    if !instance.people[person].hosts || declined.contains(person) { return false }
    if instance.vetoes.forbids(person: person, place: school) { return false }
    if !visit.hostPeople.isEmpty, !visit.hostPeople.contains(instance.personIDs[person]) { return false }
    return !visitors.contains {
      !instance.mayWatch($0, host: person) || instance.vetoes.separates($0, person, baseOfB: school)
        || instance.vetoes.forbids(person: $0, place: school)
    }
  }

  private func options(
    _ activity: ActivityDraft, hosts: [Int], school: Int, visitors: [Int], day: Int
  ) -> (options: [Option], obstacles: ObstacleCount) {
    var options: [Option] = []
    var obstacles = ObstacleCount()
    for host in hosts {
      for index in evaluator.lessonRange(host, day: day) {
        let number = instance.personLessons[index]
        let lesson = instance.lessons[Int(number)]
        guard lesson.school == school, Int(lesson.lead) == host, evaluator.isTaught(lesson, day: day),
          let isToBeNamed = fits(lesson, host: host), isOpen(lesson)
        else { continue }
        for option in placements(activity, lesson: lesson, number: number, host: host, day: day) {
          var option = option
          option.isToBeNamed = isToBeNamed
          switch estimate(option, visitors: visitors) {
          // A pattern is of one weekday, so what the option costs by itself is the same on all its dates.
          case .success(let estimate): options.append(option.with(estimate: estimate + ownCost(activity, option)))
          case .failure(let broken): obstacles.add(broken.rules, person: broken.person)
          }
        }
      }
    }
    if options.isEmpty { obstacles.add(.noLessonToWatch) }
    options.sort {
      ($0.estimate, $0.start, $0.host, $0.lesson) < ($1.estimate, $1.start, $1.host, $1.lesson)
    }
    return (
      Array(options.prefix(visit.hostSchools.isEmpty ? Self.mostPerPatternAnywhere : Self.mostPerPattern)), obstacles
    )
  }

  /// Nil where the lesson isn't what's wanted; else whether the lesson to watch is still to be named.
  func fits(_ lesson: LessonData, host: Int) -> Bool? {
    if wantedYears != 0, lesson.years & wantedYears == 0 {
      return lesson.isAssumed && lesson.years == 0 ? subjectsFit(host) : nil
    }
    if lesson.isAssumed { return subjectsFit(host) }
    guard visit.subject != nil else { return false }
    if lesson.subject == wantedSubject { return false }
    return lesson.subject == classSubject ? subjectsFit(host) : nil
  }

  /// Whether the lesson is offered to visitors on some day, or on `date`, where that's asked for.
  func isOpen(_ lesson: LessonData, on date: CivilDate? = nil) -> Bool {
    if !visit.openOnly { return true }
    let stated = instance.timetable.lessons[lesson.source]
    return compiler.offers(of: Int(lesson.lead)).contains { offer in
      offer.weekday == stated.weekday && (offer.period == nil || offer.period == stated.period)
        && (offer.className == nil || offer.className == stated.className) && (date.map(offer.holds) ?? true)
    }
  }

  private func subjectsFit(_ host: Int) -> Bool? {
    guard let subject = visit.subject else { return true }
    let subjects = compiler.people[host].subjects
    return subjects.isEmpty || subjects.contains(subject) ? true : nil
  }

  /// The watched times within a lesson that are considered: its beginning and its end, each with the nearest talks.
  private func placements(_ activity: ActivityDraft, lesson: LessonData, number: Int32, host: Int, day: Int) -> [Option]
  {
    let timing = activity.value.timing
    let length = min(visit.observed.rawValue, Int(lesson.end - lesson.start))
    if length <= 0 { return [] }
    let grid = instance.rules.limits.startGrid.rawValue
    var starts = [Int(lesson.start)]
    let late = Int(lesson.end) - length
    if late != starts[0], late % grid == 0 { starts.append(late) }
    return starts.compactMap { start in
      if !timing.fixed.isEmpty {
        let date = instance.calendar.date(day)
        if !timing.fixed.contains(where: { $0.date == date && $0.time.minutes == start }) { return nil }
      }
      guard let brief = talk(visit.brief.rawValue, from: start, step: -grid, host: host, day: day),
        let debrief = talk(visit.debrief.rawValue, from: start + length, step: grid, host: host, day: day)
      else { return nil }
      var option = Option(
        day: Int32(day), start: Int16(start), end: Int16(start + length), place: Int16(lesson.school), leader: -1)
      option.host = Int32(host)
      option.lesson = number
      option.brief = Int16(brief)
      option.debrief = Int16(debrief)
      let from = brief < 0 ? start : brief
      let to = debrief < 0 ? start + length : debrief + visit.debrief.rawValue
      if let earliest = timing.earliest, from < earliest.minutes { return nil }
      if let latest = timing.latest, to > latest.minutes { return nil }
      return option
    }
  }

  /// Start of the talk nearest to `time` at which the host is free; -1 for no talk, nil where there is no such time.
  private func talk(_ length: Int, from time: Int, step: Int, host: Int, day: Int) -> Int? {
    if length == 0 { return -1 }
    let reach = instance.rules.limits.talkReach.rawValue
    var start = step < 0 ? time - length : time
    while step < 0 ? start >= time - reach : start + length <= time + reach {
      if isFree(host, day: day, start: start, end: start + length) { return start }
      start += step
    }
    return nil
  }

  private func isFree(_ person: Int, day: Int, start: Int, end: Int) -> Bool {
    for index in evaluator.lessonRange(person, day: day) {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if Int(lesson.start) < end, start < Int(lesson.end), evaluator.isTaught(lesson, day: day) { return false }
    }
    let data = instance.people[person]
    let today = instance.calendar.at(data.base, day)
    let key = person * 7 + Int(instance.calendar.weekdays[day])
    for index in Int(instance.protectedStarts[key])..<Int(instance.protectedStarts[key + 1]) {
      let time = instance.protected[index]
      if time.letter >= 0 && time.letter != today.letter { continue }
      if Int(time.start) < end && start < Int(time.end) { return false }
    }
    return evaluator.hours(data, day: day, start: start, end: end).outside == 0
  }

  private struct Broken: Error {
    let rules: RuleSet
    let person: Int
  }

  private func estimate(_ option: Option, visitors: [Int]) -> Result<Int, Broken> {
    let builder = ItemBuilder(instance: instance)
    let hostItem = builder.host(option, activity: number, part: 0)
    let hostEffect = evaluator.effect(person: Int(option.host), day: Int(option.day), item: hostItem)
    if !hostEffect.broken.isEmpty { return .failure(Broken(rules: hostEffect.broken, person: Int(option.host))) }
    var total = 0
    for visitor in visitors {
      let item = builder.attendee(option, activity: number, part: 0, person: visitor, role: .visitor)
      let effect = evaluator.effect(person: visitor, day: Int(option.day), item: item)
      if !effect.broken.isEmpty { return .failure(Broken(rules: effect.broken, person: visitor)) }
      total += SoloEstimate(evaluator: evaluator).cost(effect, person: visitor, day: Int(option.day))
    }
    return .success(total)
  }
}
