// SPDX-License-Identifier: Apache-2.0

import Domain

/// Tells published sessions, visits and circles in terms of a compiled group.
struct MeetingReader {
  let reader: PublishedReader
  private let lessons: [LessonKey: [Int32]]
  private let repayments: [RepaymentKey: [Repayment]]

  private var instance: Instance { reader.instance }

  private struct LessonKey: Hashable {
    let teacher: Int32
    let weekday: Int8
    let start: Int16
  }

  private struct RepaymentKey: Hashable {
    let person: Identifier<Person>
    let date: CivilDate
  }

  init(reader: PublishedReader) {
    self.reader = reader
    var lessons: [LessonKey: [Int32]] = [:]
    for (number, lesson) in reader.instance.lessons.enumerated() {
      lessons[LessonKey(teacher: lesson.lead, weekday: lesson.weekday, start: lesson.start), default: []]
        .append(Int32(number))
    }
    self.lessons = lessons
    repayments = Dictionary(grouping: reader.plan.repayments) { RepaymentKey(person: $0.person, date: $0.date) }
  }

  /// A session or visit with its parts in order.
  func activity(_ number: Int, _ parts: [Occurrence]) -> PublishedActivity {
    var activity = PublishedActivity()
    var placed: [PlacedOccurrence] = []
    let isInCohorts = instance.activities[number].isInCohorts
    var counts: [Int: Int] = [:]
    var broken: Set<Int> = []
    for part in parts {
      let option = option(number, part)
      let isPast = reader.day(part.date) < reader.openDay
      activity.parts.append(
        PublishedPart(
          cohort: part.cohort - 1, part: part.part - 1, day: reader.day(part.date), option: option,
          people: people(part)))
      // Of cohorts that there aren't any more, and of which nothing has taken place, the first goes on.
      if part.cohort > 1, !isInCohorts { continue }
      counts[part.cohort, default: 0] += 1
      if let option, part.cohort <= Self.mostCohorts, part.part == counts[part.cohort],
        let occurrence = occurrence(number, part, option, isPast: isPast)
      {
        placed.append(occurrence)
        if isPast {
          activity.owed += owed(part, option, number: activity.past)
          activity.past += 1
        }
      } else {
        broken.insert(part.cohort)
      }
    }
    // A series that can't be told whole is put together anew, but for what has taken place; so is each cohort by itself.
    let openDay = reader.openDay
    activity.placement = Placement(
      placed.filter { Int($0.option.day) < openDay || !broken.contains(Int($0.cohort) + 1) })
    return activity
  }

  /// More than any session has: what's published so can't be told.
  private static let mostCohorts = 1000

  private func people(_ part: Occurrence) -> [Int32] {
    var people = part.attendees.map(\.person)
    if case .person(let leader) = part.leader { people.append(leader) }
    return people.filter { reader.isThere($0, on: part.date) }.compactMap { reader.person($0).map(Int32.init) }.sorted()
  }

  // MARK: Options

  private func option(_ number: Int, _ part: Occurrence) -> Option? {
    let day = reader.day(part.date)
    guard (0..<instance.dayCount).contains(day), let place = reader.place(part.place) else { return nil }
    switch instance.activities[number].kind {
    case .session, .cohorts:
      guard let session = instance.activities[number].session else { return nil }
      guard let leader = leader(session, part) else { return nil }
      return Option(
        day: Int32(day), start: Int16(part.span.start.minutes), end: Int16(part.span.end.minutes), place: Int16(place),
        leader: Int8(leader))
    case .visit(let visit): return self.visit(visit.spec, part, day: day, place: place)
    case .circle(let circle): return step(circle, part, day: day, place: place)
    case .specialist, .secondment, .other: return nil
    }
  }

  /// Index among the session's leaders, -1 for nobody; nil where they aren't among them any more.
  private func leader(_ session: SessionData, _ part: Occurrence) -> Int? {
    let wanted: LeaderIndex? =
      switch part.leader {
      case nil: nil
      case .person(let id): reader.person(id).map(LeaderIndex.person)
      case .provider(let id): reader.compiler.providerIndex[id].map(LeaderIndex.provider)
      }
    guard let wanted else { return part.leader == nil ? -1 : nil }
    return session.leaders.firstIndex(of: wanted)
  }

  private func visit(_ visit: Visit, _ part: Occurrence, day: Int, place: Int) -> Option? {
    guard let id = part.attendees.first(where: { $0.role == .host })?.person, let host = reader.person(id),
      instance.people[host].base == place, has(visit.brief, part.brief), has(visit.debrief, part.debrief),
      let lesson = lesson(part, host: host, day: day, place: place)
    else { return nil }
    var option = Option(
      day: Int32(day), start: Int16(part.span.start.minutes), end: Int16(part.span.end.minutes), place: Int16(place),
      leader: -1)
    option.host = Int32(host)
    option.lesson = lesson
    option.brief = Int16(part.brief?.start.minutes ?? -1)
    option.debrief = Int16(part.debrief?.start.minutes ?? -1)
    option.isToBeNamed = part.observed == nil
    return option
  }

  /// A talk, a lesson or a day of a circle.
  private func step(_ circle: CircleData, _ part: Occurrence, day: Int, place: Int) -> Option? {
    var option = Option(
      day: Int32(day), start: Int16(part.span.start.minutes), end: Int16(part.span.end.minutes), place: Int16(place),
      leader: -1)
    if part.part >= 1, part.part <= circle.kinds.count { option.step = circle.kinds[part.part - 1] }
    guard let id = part.attendees.first(where: { $0.role == .host })?.person else { return option }
    guard let host = reader.person(id), instance.people[host].base == place else { return nil }
    option.host = Int32(host)
    if circle.spec.isShadowing { return option }
    guard let lesson = lesson(part, host: host, day: day, place: place) else { return nil }
    option.lesson = lesson
    option.isToBeNamed = part.observed == nil
    return option
  }

  private func has(_ length: Minutes, _ span: TimeSpan?) -> Bool { length == (span?.length ?? .zero) }

  /// The lesson of the host's that's watched: the one that is named, or one of theirs around the time.
  private func lesson(_ part: Occurrence, host: Int, day: Int, place: Int) -> Int32? {
    if let observed = part.observed {
      let key = LessonKey(
        teacher: Int32(host), weekday: instance.calendar.weekdays[day], start: Int16(observed.span.start.minutes))
      return lessons[key]?.first { number in
        let lesson = instance.lessons[Int(number)]
        let source = instance.timetable.lessons[lesson.source]
        return lesson.school == place && source.className == observed.className && source.subject == observed.subject
          && source.period == observed.period && Int(lesson.end) == observed.span.end.minutes && isTaught(lesson, day)
      }
    }
    let evaluator = DayEvaluator(instance: instance)
    for index in evaluator.lessonRange(host, day: day) {
      let number = instance.personLessons[index]
      let lesson = instance.lessons[Int(number)]
      if lesson.school == place, Int(lesson.lead) == host, isTaught(lesson, day),
        Int(lesson.start) <= part.span.start.minutes, part.span.end.minutes <= Int(lesson.end)
      {
        return number
      }
    }
    return nil
  }

  private func isTaught(_ lesson: LessonData, _ day: Int) -> Bool {
    DayEvaluator(instance: instance).isTaught(lesson, day: day)
  }

  // MARK: People

  /// Nil where something of the past can't be told.
  private func occurrence(
    _ number: Int, _ part: Occurrence, _ option: Option, isPast: Bool
  ) -> PlacedOccurrence? {
    let activity = instance.activities[number]
    var attendees: [Int32] = []
    for attendee in part.attendees where attendee.role != .host {
      guard let person = reader.person(attendee.person) else { continue }
      if let candidate = candidate(activity, person) {
        attendees.append(Int32(candidate))
      } else if isPast {
        return nil
      }
    }
    var placed = PlacedOccurrence(option: option, attendees: attendees.sorted())
    placed.cohort = Int16(part.cohort - 1)
    if let name = part.room {
      guard Int(option.place) < instance.schools.count,
        let room = instance.rooms[Int(option.place)].firstIndex(where: { $0.name == name })
      else { return isPast ? nil : placed }
      placed.room = Int16(room)
    }
    placed.repayments = repayments(part, activity, option)
    return placed
  }

  private func candidate(_ activity: ActivityData, _ person: Int) -> Int? {
    guard activity.session != nil else { return activity.candidates.firstIndex { $0.person == person } }
    var low = 0
    var high = activity.candidates.count
    while low < high {
      let middle = (low + high) / 2
      if activity.candidates[middle].person < person { low = middle + 1 } else { high = middle }
    }
    return low < activity.candidates.count && activity.candidates[low].person == person ? low : nil
  }

  // MARK: Repayments

  /// Repayments of what the part takes. A time that two parts of a day take has one repayment, which goes with the first.
  private func repayments(_ part: Occurrence, _ activity: ActivityData, _ option: Option) -> [PlacedRepayment] {
    repaid(part).compactMap { person, repayment in
      time(repayment, person, part, option).flatMap { placed(repayment, person, time: $0) }
    }.sorted()
  }

  /// What a part that has taken place took and somebody is still to be given back, whether or not that lesson is there.
  private func owed(_ part: Occurrence, _ option: Option, number: Int) -> [OwedTime] {
    repaid(part).compactMap { person, repayment in
      guard reader.day(repayment.repaidOn) >= reader.openDay, let time = time(repayment, person, part, option) else {
        return nil
      }
      let canBeRepaid = Repayer.canRepay(
        Int32(time), to: person, day: Int(option.day), from: reader.openDay, instance)
      return OwedTime(part: number, person: Int32(person), time: Int32(time), canBeRepaid: canBeRepaid)
    }
  }

  /// The repayments of that day to people of the part.
  private func repaid(_ part: Occurrence) -> [(person: Int, repayment: Repayment)] {
    if repayments.isEmpty { return [] }
    return people(part).map(Int.init).flatMap { person in
      let key = RepaymentKey(person: instance.personIDs[person], date: part.date)
      return (repayments[key] ?? []).map { (person, $0) }
    }
  }

  /// The protected time that's repaid, as an index; nil where the part doesn't take it or the group doesn't have it.
  private func time(_ repayment: Repayment, _ person: Int, _ part: Occurrence, _ option: Option) -> Int? {
    let base = instance.schools[instance.people[person].base].place
    let there = instance.travel.minutes(base, Int(option.place))
    let back = instance.travel.minutes(Int(option.place), base)
    guard part.whole.start.minutes - there < repayment.span.end.minutes,
      repayment.span.start.minutes < part.whole.end.minutes + back
    else { return nil }
    let today = instance.calendar.at(instance.people[person].base, Int(option.day))
    return instance.protectedRange(person, day: Int(option.day)).first {
      let time = instance.protected[$0]
      return Int(time.start) == repayment.span.start.minutes && Int(time.end) == repayment.span.end.minutes
        && time.kind == repayment.kind && time.holds(today)
    }
  }

  private func placed(_ repayment: Repayment, _ person: Int, time: Int) -> PlacedRepayment? {
    let day = reader.day(repayment.repaidOn)
    guard (0..<instance.dayCount).contains(day) else { return nil }
    let key = LessonKey(
      teacher: Int32(person), weekday: instance.calendar.weekdays[day],
      start: Int16(repayment.lesson.span.start.minutes))
    let lesson = lessons[key]?.first { number in
      let source = instance.timetable.lessons[instance.lessons[Int(number)].source]
      return source.className == repayment.lesson.className && source.subject == repayment.lesson.subject
        && isTaught(instance.lessons[Int(number)], day)
    }
    return lesson.map { PlacedRepayment(person: Int32(person), time: Int32(time), day: Int32(day), lesson: $0) }
  }
}
