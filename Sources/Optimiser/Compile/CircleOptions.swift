// SPDX-License-Identifier: Apache-2.0

import Domain

/// Enumerates the options of a circle's steps: talks at its people's schools or online, lessons that its people teach, and
/// days beside hosts elsewhere; and what each costs each of its people.
struct CircleOptions {
  let compiler: Compiler
  let evaluator: DayEvaluator
  let number: Int
  let circle: CircleData

  /// Ways to hold a talk that are kept for one pattern of days, best estimates first, for each place.
  static let mostTalks = 4
  /// Lessons of one host that are kept for one pattern of days.
  static let mostLessons = 8
  /// Hosts of shadowing that are considered: those preferred, else the nearest.
  static let mostHosts = 24
  /// People who are considered for a three, where more are asked: those to whom all others travel least.
  static let mostPeople = 40
  private static let usualHours = [9 * 60, 10 * 60 + 30, 13 * 60, 14 * 60]

  private var instance: Instance { evaluator.instance }

  /// An option, and what it would cost each candidate.
  private struct Way {
    let option: Option
    let solos: [Int32]
  }

  /// Adds options, and counts what kept others out.
  func add(to activity: inout ActivityDraft) {
    let size = max(1, circle.size(of: activity.candidates.count))
    let willing = activity.candidates.indices.filter { !activity.candidates[$0].hasDeclined }
    guard willing.count >= size else {
      activity.obstacles.add(activity.candidates.count >= size ? .refused : .noPeople)
      return
    }
    let considered = circle.spec.size == nil ? willing : nearest(willing, activity)
    let members = considered.map { activity.candidates[$0].person }
    if activity.days.isEmpty { activity.obstacles.add(.noTime) }
    var found: [Way] = []
    for kind in circle.steps.indices { found += ways(activity: &activity, kind: kind, members: members) }
    found.sort { Self.key($0.option) < Self.key($1.option) }
    activity.options = found.map(\.option)
    activity.kind = .circle(circle.with(activity.options, considered: considered, solos: found.flatMap(\.solos)))
  }

  /// Of more people than are considered those to whom all travel least in all, ascending.
  private func nearest(_ candidates: [Int], _ activity: ActivityDraft) -> [Int] {
    if candidates.count <= Self.mostPeople { return candidates }
    let places = candidates.map { instance.schools[instance.people[activity.candidates[$0].person].base].place }
    let counts = Dictionary(places.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
    var minutes: [Int: Int] = [:]
    for place in counts {
      minutes[place.key] = counts.reduce(0) { $0 + $1.value * instance.travel.minutes($1.key, place.key) }
    }
    let order = candidates.indices.sorted {
      (minutes[places[$0], default: 0], candidates[$0]) < (minutes[places[$1], default: 0], candidates[$1])
    }
    return order.prefix(Self.mostPeople).map { candidates[$0] }.sorted()
  }

  private static func key(_ option: Option) -> (Int32, Int8, Int16, Int16, Int32, Int32) {
    (option.day, option.step, option.start, option.place, option.host, option.lesson)
  }

  private func ways(activity: inout ActivityDraft, kind: Int, members: [Int]) -> [Way] {
    let hosts = circle.steps[kind] == .day ? shadowed(activity, members) : []
    if circle.steps[kind] == .day, hosts.isEmpty { activity.obstacles.add(.noLessonToWatch) }
    let involved = Set((members + hosts).map { instance.people[$0].base }).sorted()
    var patterns: [PatternKey: (ways: [Way], obstacles: ObstacleCount)] = [:]
    var found: [Way] = []
    for day in activity.days {
      let key = PatternKey(instance.calendar, schools: involved, day: Int(day))
      let isFixed = !activity.value.timing.fixed.isEmpty
      var pattern: (ways: [Way], obstacles: ObstacleCount)
      if !isFixed, let known = patterns[key] {
        pattern = known
      } else {
        pattern.obstacles = ObstacleCount()
        switch circle.steps[kind] {
        case .talk(let length):
          pattern.ways = talks(activity, members, length.rawValue, day: Int(day), &pattern.obstacles)
        case .lesson: pattern.ways = lessons(activity, members, day: Int(day), &pattern.obstacles)
        case .day: pattern.ways = days(activity, members, hosts, day: Int(day), &pattern.obstacles)
        }
        patterns[key] = pattern
      }
      if pattern.ways.isEmpty { activity.obstacles.merge(pattern.obstacles) }
      for way in pattern.ways {
        if let rule = refused(way.option, day: Int(day), activity) {
          activity.obstacles.add(rule)
          continue
        }
        let option = way.option.moved(to: day, step: Int8(kind))
        if let solos = dated(way.solos, option, members, &activity.obstacles) {
          found.append(Way(option: option, solos: solos))
        }
      }
    }
    return found
  }

  /// What depends on the date: the place is open, and the years to be watched aren't kept free.
  private func refused(_ option: Option, day: Int, _ activity: ActivityDraft) -> Rule? {
    if Int(option.place) < instance.schools.count,
      let rule = DateCheck(instance: instance).placeRefused(activity.data, place: Int(option.place), day: day)
    {
      return rule
    }
    if option.lesson < 0 { return nil }
    let years = instance.lessons[Int(option.lesson)].years
    return years & instance.calendar.at(Int(option.place), day).closedYears != 0 ? .noLessonToWatch : nil
  }

  /// What it costs people on the date, where something of the date keeps them away; nil where the host can't or too few
  /// are left.
  private func dated(
    _ solos: [Int32], _ option: Option, _ members: [Int], _ obstacles: inout ObstacleCount
  ) -> [Int32]? {
    let day = Int(option.day)
    let builder = ItemBuilder(instance: instance)
    let exact = DayEvaluator(instance: instance, assumesRepayment: true)
    if option.host >= 0, isParticular(Int(option.host), day: day) {
      let item = builder.host(option, activity: number, part: 0)
      let broken = exact.effect(person: Int(option.host), day: day, item: item).broken
      if !broken.isEmpty {
        obstacles.add(broken, person: Int(option.host))
        return nil
      }
    }
    var dated = solos
    for (index, person) in members.enumerated()
    where dated[index] != CircleData.impossible && isParticular(person, day: day) {
      let item = builder.attendee(
        option, activity: number, part: 0, person: person, role: option.host >= 0 ? .visitor : .required)
      let broken = exact.effect(person: person, day: day, item: item).broken
      if broken.isEmpty { continue }
      obstacles.add(broken, person: person)
      dated[index] = CircleData.impossible
    }
    return estimate(dated, host: Int(option.host), members) == nil ? nil : dated
  }

  /// Whether a date may differ for somebody from others of its pattern: employment, blackouts, answers, busy times, or
  /// years that are kept free.
  private func isParticular(_ person: Int, day: Int) -> Bool {
    let data = instance.people[person]
    let today = instance.calendar.at(data.base, day)
    let halfTerm = UInt32(1) << UInt32(today.halfTerm)
    return !data.isEmployed(day) || today.isBlackedOut || today.closedYears != 0 || data.hasBlackouts
      || instance.schools[data.base].refusedHalfTerms & halfTerm != 0
      || instance.activities[number].refusals[data.base, default: 0] & halfTerm != 0
      || instance.busyOfPerson[person].contains { $0.days.contains(day) }
      || instance.busyOfSchool[data.base].contains { $0.days.contains(day) }
  }

  // MARK: Talks

  private func talks(
    _ activity: ActivityDraft, _ members: [Int], _ length: Int, day: Int, _ obstacles: inout ObstacleCount
  ) -> [Way] {
    let schools = Set(members.map { instance.people[$0].base }).sorted().filter { instance.schools[$0].hosts }
    var found: [Way] = []
    for place in schools + [instance.travel.online] {
      var ways: [Way] = []
      for start in starts(members, length, day: day) where isAllowed(start, start + length, day: day, activity) {
        var option = Option(
          day: Int32(day), start: Int16(start), end: Int16(start + length), place: Int16(place), leader: -1)
        let solos = self.solos(members, option, role: .required, &obstacles)
        guard let estimate = estimate(solos) else { continue }
        option.estimate = Int32(clamping: estimate)
        ways.append(Way(option: option, solos: solos))
      }
      ways.sort { ($0.option.estimate, $0.option.start) < ($1.option.estimate, $1.option.start) }
      found += ways.prefix(Self.mostTalks)
    }
    return found
  }

  /// Starts that are considered: usual hours, ends of lessons and of the pupils' day, meetings and directed slots of the
  /// members' schools.
  private func starts(_ members: [Int], _ length: Int, day: Int) -> [Int] {
    let grid = instance.rules.limits.startGrid.rawValue
    var starts = Set(Self.usualHours)
    for school in Set(members.map { instance.people[$0].base }) {
      guard let bells = instance.calendar.bells(school, day: day) else { continue }
      starts.insert(Int(bells.pupils.end))
      for index in 0..<Int(bells.periodCount) {
        let period = instance.calendar.period(bells, index)
        starts.formUnion([Int(period.start), Int(period.end)])
      }
      instance.calendar.eachSlot(school, day) { starts.insert(Int($0.start)) }
    }
    return starts.filter { $0 % grid == 0 && $0 + length <= 22 * 60 }.sorted()
  }

  /// The activity's own hours and fixed starts.
  private func isAllowed(_ start: Int, _ end: Int, day: Int, _ activity: ActivityDraft) -> Bool {
    let timing = activity.value.timing
    if let earliest = timing.earliest, start < earliest.minutes { return false }
    if let latest = timing.latest, end > latest.minutes { return false }
    if timing.fixed.isEmpty { return true }
    let date = instance.calendar.date(day)
    return timing.fixed.contains { $0.date == date && $0.time.minutes == start }
  }

  // MARK: Lessons

  private func lessons(
    _ activity: ActivityDraft, _ members: [Int], day: Int, _ obstacles: inout ObstacleCount
  ) -> [Way] {
    var found: [Way] = []
    for host in members where instance.schools[instance.people[host].base].hosts {
      if !members.contains(where: { $0 != host && instance.mayWatch($0, host: host) }) { continue }
      var ways: [Way] = []
      for option in lessons(of: host, activity, day: day, &obstacles) {
        var option = option
        let solos = self.solos(members, option, role: .visitor, &obstacles)
        guard let estimate = estimate(solos, host: host, members) else { continue }
        option.estimate = Int32(clamping: estimate)
        ways.append(Way(option: option, solos: solos))
      }
      if ways.isEmpty { obstacles.add(.noLessonToWatch, person: host) }
      ways.sort { ($0.option.estimate, $0.option.start) < ($1.option.estimate, $1.option.start) }
      found += ways.prefix(Self.mostLessons)
    }
    return found
  }

  private func lessons(
    of host: Int, _ activity: ActivityDraft, day: Int, _ obstacles: inout ObstacleCount
  ) -> [Option] {
    let wanted = wanted
    let base = instance.people[host].base
    let grid = instance.rules.limits.startGrid.rawValue
    var found: [Option] = []
    for index in evaluator.lessonRange(host, day: day) {
      let number = instance.personLessons[index]
      let lesson = instance.lessons[Int(number)]
      guard lesson.school == base, Int(lesson.lead) == host, evaluator.isTaught(lesson, day: day),
        let isToBeNamed = wanted.fits(lesson, host: host)
      else { continue }
      let length = min(circle.spec.observed.rawValue, Int(lesson.end - lesson.start))
      let late = Int(lesson.end) - length
      var starts = [Int(lesson.start)]
      if late != starts[0], late % grid == 0 { starts.append(late) }
      for start in starts where length > 0 && isAllowed(start, start + length, day: day, activity) {
        var option = Option(
          day: Int32(day), start: Int16(start), end: Int16(start + length), place: Int16(base), leader: -1)
        option.host = Int32(host)
        option.lesson = number
        option.isToBeNamed = isToBeNamed
        let item = ItemBuilder(instance: instance).host(option, activity: self.number, part: 0)
        let broken = evaluator.effect(person: host, day: day, item: item).broken
        if broken.isEmpty { found.append(option) } else { obstacles.add(broken, person: host) }
      }
    }
    return found
  }

  /// What a visit to such a lesson would look for.
  private var wanted: VisitOptions {
    var visit = Visit(visitors: circle.spec.pool)
    visit.subject = circle.spec.subject
    visit.years = circle.spec.years
    return VisitOptions(compiler: compiler, evaluator: evaluator, number: number, visit: visit)
  }

  /// Nil where the lesson isn't what's wanted; else whether the lesson to watch is still to be named.
  func watches(_ lesson: LessonData, host: Int) -> Bool? { wanted.fits(lesson, host: host) }

  // MARK: Days beside somebody

  /// Hosts who agree, at other schools that do: those preferred, else those with a strength in the focus, the nearest first.
  private func shadowed(_ activity: ActivityDraft, _ members: [Int]) -> [Int] {
    guard let applicant = members.first else { return [] }
    let base = instance.people[applicant].base
    let hosts = compiler.people.indices.filter {
      compiler.isEmployedInYear($0) && mayBeShadowed($0, by: applicant, activity.value)
        && !activity.declined.contains($0)
    }
    let place = instance.schools[base].place
    return hosts.map { host in
      let there = instance.schools[instance.people[host].base].place
      let rank = circle.spec.preferredHosts.firstIndex(of: instance.personIDs[host]) ?? 0
      return (key: [rank, instance.travel.minutes(place, there), host], host: host)
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.prefix(Self.mostHosts).map(\.host)
  }

  /// H4 and H12 of a host, apart from dates.
  func mayBeShadowed(_ host: Int, by applicant: Int, _ activity: Activity) -> Bool {
    let data = instance.people[host]
    if data.base == instance.people[applicant].base || !data.hosts || !instance.schools[data.base].hosts {
      return false
    }
    let preferred = circle.spec.preferredHosts
    if preferred.isEmpty {
      let strengths = compiler.people[host].strengths
      if !activity.focus.isEmpty, !activity.focus.contains(where: strengths.contains) { return false }
    } else if !preferred.contains(instance.personIDs[host]) {
      return false
    }
    return instance.mayWatch(applicant, host: host) && !instance.vetoes.separates(applicant, host, baseOfB: data.base)
      && !instance.vetoes.forbids(person: applicant, place: data.base)
      && !instance.vetoes.forbids(person: host, place: data.base)
  }

  private func days(
    _ activity: ActivityDraft, _ members: [Int], _ hosts: [Int], day: Int, _ obstacles: inout ObstacleCount
  ) -> [Way] {
    hosts.compactMap { host in
      guard var option = Self.day(beside: host, visitor: members[0], day: day, instance) else {
        obstacles.add(.notAtWork, person: host)
        return nil
      }
      if !isAllowed(Int(option.start), Int(option.end), day: day, activity) { return nil }
      let item = ItemBuilder(instance: instance).host(option, activity: number, part: 0)
      let broken = evaluator.effect(person: host, day: day, item: item).broken
      if !broken.isEmpty {
        obstacles.add(broken, person: host)
        return nil
      }
      let solos = self.solos(members, option, role: .visitor, &obstacles)
      guard let estimate = estimate(solos) else { return nil }
      option.estimate = Int32(clamping: estimate)
      return Way(option: option, solos: solos)
    }
  }

  /// The pupils' day at the host's school; nil where there are none, or where one of the two doesn't work all of it.
  static func day(beside host: Int, visitor: Int, day: Int, _ instance: Instance) -> Option? {
    let school = instance.people[host].base
    let weekday = Weekday.allCases[Int(instance.calendar.weekdays[day])]
    let isWhole = [host, visitor].allSatisfy { person in
      HalfDay.allCases.allSatisfy { instance.people[person].works.contains(weekday, $0) }
    }
    guard isWhole, instance.calendar.at(school, day).kind == .pupils,
      let bells = instance.calendar.bells(school, day: day)
    else { return nil }
    var option = Option(
      day: Int32(day), start: bells.pupils.start, end: bells.pupils.end,
      place: Int16(instance.schools[school].place), leader: -1)
    option.host = Int32(host)
    return option
  }

  // MARK: People

  private func solos(
    _ members: [Int], _ option: Option, role: Item.Role, _ obstacles: inout ObstacleCount
  ) -> [Int32] {
    let builder = ItemBuilder(instance: instance)
    return members.map { person in
      if Int(option.host) == person || instance.vetoes.forbids(person: person, place: Int(option.place)) {
        return CircleData.impossible
      }
      let item = builder.attendee(option, activity: number, part: 0, person: person, role: role)
      let effect = evaluator.effect(person: person, day: Int(option.day), item: item)
      if !effect.broken.isEmpty {
        obstacles.add(effect.broken, person: person)
        return CircleData.impossible
      }
      return Int32(clamping: SoloEstimate(evaluator: evaluator).cost(effect, person: person, day: Int(option.day)))
    }
  }

  /// What it costs a circle's worth of people, the cheapest; nil where too few can come.
  private func estimate(_ solos: [Int32], host: Int = -1, _ members: [Int] = []) -> Int? {
    let able = solos.filter { $0 != CircleData.impossible }.sorted()
    let needed = circle.size(of: solos.count) - (members.contains(host) ? 1 : 0)
    return able.count < needed ? nil : able.prefix(needed).reduce(0) { $0 + Int($1) }
  }
}

extension Option {
  /// The same on another day, as an option of a circle's kind of step.
  fileprivate func moved(to day: Int32, step: Int8) -> Option {
    var copy = Option(day: day, start: start, end: end, place: place, leader: leader)
    copy.host = host
    copy.lesson = lesson
    copy.isToBeNamed = isToBeNamed
    copy.step = step
    copy.estimate = estimate
    return copy
  }
}
