// SPDX-License-Identifier: Apache-2.0

import Domain

/// Joins an instance and a solution into lessons.
///
/// Linked events stand at the same times. Schools write an option block as one event that carries the classes and
/// linked events that carry a teacher and a room each; so a lesson without a class takes those of its linked events,
/// and an event with neither teacher nor room, whose linked events have them, is no lesson of its own.
struct XHSTTLessons {
  let instance: XHSTTInstance
  let solution: XHSTTSolution

  /// The timetable, with `remarks` before those found here.
  func timetable(remarks: [ForeignRemark]) -> ForeignTimetable {
    let teachers = instance.all(.teacher)
    let classes = instance.all(.class)
    let names = CourseNames(
      courses: instance.events.map(\.course),
      known: classes.map(\.name) + teachers.map(\.name) + instance.classGroups)
    let classNames = Set(classes.map(\.name))
    let linked = linkedEvents()
    let classesOfEvent = classesByEvent()
    let taught = Set(solution.parts.filter { isTaught($0.resources) }.map(\.event))
    var lessons: [ForeignTimetable.Lesson] = []
    var crossing: [String] = []
    for part in solution.parts {
      let event = instance.events[part.event]
      let partners = linked[part.event] ?? []
      if !isTaught(part.resources), partners.contains(where: taught.contains) { continue }
      let (taughtClasses, source) = self.classes(
        of: part, among: classNames, linked: partners.flatMap { classesOfEvent[$0] ?? [] })
      let slots = slots(of: part)
      if slots.count > 1 || slots.reduce(0, { $0 + $1.count }) < part.duration { crossing.append(event.id) }
      for slot in slots {
        lessons.append(
          ForeignTimetable.Lesson(
            event: event.id, course: event.course, subject: names.code(of: event.course), classes: taughtClasses,
            classSource: source,
            group: source == .stated ? event.classGroup : nil,
            teachers: instance.names(.teacher, among: part.resources),
            rooms: instance.names(.room, among: part.resources), slot: slot))
      }
    }
    lessons.sort { ($0.slot, $0.course, $0.event) < ($1.slot, $1.course, $1.event) }
    let places = instance.times.places
    let cycle = Set(places).count
    let oddities = TimetableOddities(lessons: lessons, periodsPerCycle: cycle)
    return ForeignTimetable(
      name: instance.name, weeks: (places.map(\.week).max() ?? 0) + 1,
      weekdays: Set(places.map(\.weekday)).sorted(), periodsPerDay: places.map(\.period).max() ?? 0,
      periodsPerCycle: cycle, teachers: teachers, classes: classes, rooms: instance.all(.room), lessons: lessons,
      remarks: remarks + instance.times.remarks + instance.remarks + solution.remarks
        + Self.crossingRemarks(crossing) + oddities.remarks(opaqueSubjects: names.areOpaque))
  }

  private func classes(
    of part: XHSTTSolution.Part, among names: Set<String>, linked: [String]
  ) -> (names: [String], source: ForeignTimetable.ClassSource) {
    let stated = instance.names(.class, among: part.resources)
    if !stated.isEmpty { return (stated, .stated) }
    let named = CourseNames.classes(in: instance.events[part.event].course, among: names)
    if !named.isEmpty { return (named, .courseName) }
    return linked.isEmpty ? ([], .unknown) : (Self.unique(linked), .linkedEvents)
  }

  private func isTaught(_ resources: [String]) -> Bool {
    resources.contains { id in instance.resources[id].map { $0.kind != .class } ?? false }
  }

  /// For every event the others that link constraints tie to it, in the file's order.
  private func linkedEvents() -> [Int: [Int]] {
    var members: [String: [Int]] = [:]
    for (index, event) in instance.events.enumerated() {
      for group in event.links { members[group, default: []].append(index) }
    }
    var linked: [Int: [Int]] = [:]
    for (index, event) in instance.events.enumerated() where !event.links.isEmpty {
      let all = Set(event.links.flatMap { members[$0] ?? [] })
      linked[index] = all.subtracting([index]).sorted()
    }
    return linked
  }

  private func classesByEvent() -> [Int: [String]] {
    var classes: [Int: [String]] = [:]
    for part in solution.parts {
      classes[part.event] = Self.unique((classes[part.event] ?? []) + instance.names(.class, among: part.resources))
    }
    return classes
  }

  /// The runs of periods that a part covers, one a day; times past the end of the cycle are cut off.
  private func slots(of part: XHSTTSolution.Part) -> [ForeignTimetable.Slot] {
    let places = instance.times.places[part.time..<min(part.time + part.duration, instance.times.places.count)]
    var slots: [ForeignTimetable.Slot] = []
    for place in places {
      if let last = slots.last, last.week == place.week, last.weekday == place.weekday,
        last.period + last.count == place.period
      {
        slots[slots.count - 1] = ForeignTimetable.Slot(
          week: last.week, weekday: last.weekday, period: last.period, count: last.count + 1)
      } else {
        slots.append(ForeignTimetable.Slot(week: place.week, weekday: place.weekday, period: place.period))
      }
    }
    return slots
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func crossingRemarks(_ events: [String]) -> [ForeignRemark] {
    guard !events.isEmpty else { return [] }
    return [
      ForeignRemark(
        .timetableCrossesDays,
        "lessons that run past the end of a day, where they are split (\(events.count)): \(events.sample())")
    ]
  }
}
