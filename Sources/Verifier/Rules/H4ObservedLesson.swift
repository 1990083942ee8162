// SPDX-License-Identifier: Apache-2.0

import Domain

/// The part of H4 about the lesson that's watched.
enum ObservedLesson {
  static func check(
    _ happening: Happening, _ visit: Visit, _ host: Presence, _ facts: Derivation, _ findings: inout Findings
  ) {
    let index = facts.index
    let location = happening.location(person: host.member.person.id, school: host.member.school.id)
    // Lessons at the host's school that the host leads.
    let led = index.lessons(of: host.member.person, on: happening.date).filter {
      $0.lesson.school == host.member.school.id && $0.lesson.staff.first == host.member.person.id
    }
    let isOpen = { (lesson: Lesson) in
      !visit.openOnly || index.isOffered(lesson, by: host.member.person.id, on: happening.date)
    }
    let lesson: TimedLesson?
    if let observed = happening.occurrence.observed {
      lesson = led.first { $0.reference == observed }
      findings.require(
        .realLesson, lesson != nil, at: location,
        "\(host.member.person.name) doesn't lead the observed lesson of \(happening.title)")
      findings.require(
        .realLesson, lesson.map { isNamed($0.lesson, visit) } ?? true, at: location,
        "the observed lesson of \(happening.title) isn't known well enough to be promised")
      findings.require(
        .realLesson, lesson.map { hasWantedSubjectAndYear($0.lesson, visit) } ?? true, at: location,
        "the observed lesson of \(happening.title) isn't of the wanted subject and year")
      findings.require(
        .realLesson, lesson.map { isOpen($0.lesson) } ?? true, at: location,
        "the observed lesson of \(happening.title) isn't among those that \(host.member.person.name) offers")
    } else {
      lesson = led.first {
        !isNamed($0.lesson, visit) && isWatched($0, happening, visit) && mayShow($0.lesson, visit, host.member.person)
          && isOpen($0.lesson)
      }
      findings.require(
        .realLesson, lesson != nil, at: location,
        "\(happening.title) names no lesson, and its host has none then that could still be named")
    }
    guard let lesson else { return }
    checkTime(lesson, happening, visit, location, &findings)
    checkYears(lesson, happening, index, location, &findings)
    let day = facts.day(of: host.member.person.id, on: happening.date)
    findings.require(
      .realLesson, !(day?.lost.contains { $0.lesson == lesson.lesson } ?? false), at: location,
      "\(host.member.person.name) is away from the lesson that \(happening.title) is to watch")
  }

  /// Whether the timetable says enough about the lesson to promise it to a visitor.
  private static func isNamed(_ lesson: Lesson, _ visit: Visit) -> Bool {
    if lesson.isAssumed { return false }
    guard let wanted = visit.subject, wanted != WeeklyTimetable.classSubject else { return true }
    return lesson.subject != WeeklyTimetable.classSubject
  }

  private static func hasWantedSubjectAndYear(_ lesson: Lesson, _ visit: Visit) -> Bool {
    (visit.subject == nil || lesson.subject == visit.subject)
      && (visit.years.isEmpty || lesson.years.contains(where: visit.years.contains))
  }

  /// Whether a lesson that's still to be named may turn out to be of the wanted subject and year.
  private static func mayShow(_ lesson: Lesson, _ visit: Visit, _ host: Person) -> Bool {
    (visit.subject.map { host.subjects.isEmpty || host.subjects.contains($0) } ?? true)
      && (visit.years.isEmpty || lesson.years.isEmpty || lesson.years.contains(where: visit.years.contains))
  }

  private static func isWatched(_ lesson: TimedLesson, _ happening: Happening, _ visit: Visit) -> Bool {
    let watched = happening.occurrence.span
    return lesson.span.contains(watched) && watched.length == min(visit.observed, lesson.span.length)
  }

  private static func checkTime(
    _ lesson: TimedLesson, _ happening: Happening, _ visit: Visit, _ location: Breach.Location,
    _ findings: inout Findings
  ) {
    let watched = happening.occurrence.span
    findings.require(
      .realLesson, watched.start < watched.end && lesson.span.contains(watched), at: location,
      "the watched time \(watched) of \(happening.title) isn't inside the lesson \(lesson.span)")
    let wanted = min(visit.observed, lesson.span.length)
    findings.require(
      .realLesson, watched.length == wanted, at: location,
      "\(happening.title) watches \(watched.length.rawValue) minutes instead of \(wanted.rawValue)")
  }

  private static func checkYears(
    _ lesson: TimedLesson, _ happening: Happening, _ index: GroupIndex, _ location: Breach.Location,
    _ findings: inout Findings
  ) {
    let years = lesson.lesson.years
    findings.require(
      .realLesson, !index.isBlackedOut(years, lesson.lesson.school, happening.date), at: location,
      "a year of the observed lesson of \(happening.title) is under a blackout")
    findings.require(
      .realLesson, !index.isKept(years, lesson.lesson.school, happening.date), at: location,
      "a year of the observed lesson of \(happening.title) is kept free before its exams")
  }
}
