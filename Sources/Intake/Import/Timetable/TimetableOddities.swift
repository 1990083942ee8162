// SPDX-License-Identifier: Apache-2.0

import Domain

/// Looks for what is odd in a timetable: things that real files hold and people should know, none of which stops an
/// import.
struct TimetableOddities {
  let lessons: [ForeignTimetable.Lesson]
  /// Different (week, weekday, period) in the cycle.
  let periodsPerCycle: Int

  /// Every oddity found, most serious first.
  func remarks(opaqueSubjects: Bool) -> [ForeignRemark] {
    var found = doubleBooked() + withoutTeacher() + placeholders() + withoutClass() + heavyLoads() + overlappingSets()
    if opaqueSubjects {
      found.append(
        ForeignRemark(
          .timetableSubjectsOpaque,
          "the names of the courses do not show subjects; visits by subject need a map of courses to subjects"))
    }
    return found
  }

  /// Whether a teacher's name only holds a place: "XXX", "?", "TBC", "N.N.", "Vacancy 2".
  static func isPlaceholder(_ teacher: String) -> Bool {
    let plain = teacher.lowercased().filter { $0.isLetter || $0.isNumber }
    if plain.isEmpty { return true }
    if ["tba", "tbc", "nn", "na", "none", "supply", "cover", "staff"].contains(plain) { return true }
    return plain.hasPrefix("vacan") || plain.count >= 2 && plain.allSatisfy { $0 == "x" || $0 == "z" }
  }

  private func doubleBooked() -> [ForeignRemark] {
    var teaching: [String: [XHSTTTimes.Place: [Int]]] = [:]
    for (index, lesson) in lessons.enumerated() {
      for teacher in lesson.teachers where !Self.isPlaceholder(teacher) {
        for period in lesson.slot.periods {
          let place = XHSTTTimes.Place(week: lesson.slot.week, weekday: lesson.slot.weekday, period: period)
          teaching[teacher, default: [:]][place, default: []].append(index)
        }
      }
    }
    var remarks: [ForeignRemark] = []
    for (teacher, places) in teaching.sorted(by: { $0.key < $1.key }) {
      let clashes = places.filter { $0.value.count > 1 }
      guard let first = clashes.min(by: { Self.precedes($0.key, $1.key) }) else { continue }
      let courses = first.value.map { lessons[$0].course }
      let more = clashes.count > 1 ? " and at \(clashes.count - 1) other times" : ""
      remarks.append(
        ForeignRemark(
          .timetableDoubleBooked,
          "teacher \(teacher) teaches \(courses.sample()) at the same time (\(Self.text(first.key)))\(more)"))
    }
    return remarks
  }

  private func withoutTeacher() -> [ForeignRemark] {
    let courses = lessons.filter(\.teachers.isEmpty).map(\.course)
    guard !courses.isEmpty else { return [] }
    return [
      ForeignRemark(
        .timetableNoTeacher,
        "lessons without a teacher, which are left out (\(courses.count)): \(Array(Set(courses)).sorted().sample())")
    ]
  }

  private func withoutClass() -> [ForeignRemark] {
    let kinds: [(ForeignTimetable.ClassSource, ProblemCode, String)] = [
      (.unknown, .timetableNoClass, "lessons without a class"),
      (.courseName, .timetableNoClass, "lessons without a class but the one in their course's name"),
      (.linkedEvents, .timetableLinkedClasses, "lessons that teach a set out of the classes of linked lessons"),
    ]
    return kinds.compactMap { source, code, text in
      let courses = lessons.filter { $0.classSource == source && !$0.isProtected }.map(\.course)
      guard !courses.isEmpty else { return nil }
      return ForeignRemark(code, "\(text) (\(courses.count)): \(Array(Set(courses)).sorted().sample())")
    }
  }

  private func placeholders() -> [ForeignRemark] {
    var periods: [String: Int] = [:]
    for lesson in lessons {
      for teacher in lesson.teachers where Self.isPlaceholder(teacher) {
        periods[teacher, default: 0] += lesson.slot.count
      }
    }
    return periods.sorted { $0.key < $1.key }.map { teacher, count in
      ForeignRemark(.timetablePlaceholder, "'\(teacher)' looks like a place held for a teacher for \(count) periods")
    }
  }

  private func heavyLoads() -> [ForeignRemark] {
    var taught: [String: Set<XHSTTTimes.Place>] = [:]
    for lesson in lessons {
      for teacher in lesson.teachers where !Self.isPlaceholder(teacher) {
        for period in lesson.slot.periods {
          taught[teacher, default: []].insert(
            XHSTTTimes.Place(week: lesson.slot.week, weekday: lesson.slot.weekday, period: period))
        }
      }
    }
    let heavy = taught.filter { $0.value.count * 10 > periodsPerCycle * 9 }.sorted { $0.key < $1.key }
    guard !heavy.isEmpty else { return [] }
    return [
      ForeignRemark(
        .timetableLoad,
        "teachers with lessons in more than 90 % of \(periodsPerCycle) periods, too little PPA time (\(heavy.count)): "
          + heavy.map { "\($0.key) (\($0.value.count))" }.sample(10))
    ]
  }

  /// Years whose classes are named after two patterns, such as forms 10A and sets 10g1: the same pupils sit in both.
  private func overlappingSets() -> [ForeignRemark] {
    let years = YearGroups()
    var patterns: [Int: [String: [String]]] = [:]
    for name in Set(lessons.flatMap(\.classes)).sorted() {
      guard let year = years.year(of: name) else { continue }
      patterns[year, default: [:]][Self.pattern(name), default: []].append(name)
    }
    let mixed = patterns.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    guard !mixed.isEmpty else { return [] }
    let examples = mixed.map { _, byPattern in
      byPattern.values.compactMap(\.first).sorted().joined(separator: "/")
    }
    return [
      ForeignRemark(
        .timetableOverlappingSets,
        "years whose classes are named in several ways, so that pupils may sit in more than one (\(mixed.count)): "
          + examples.sample(10))
    ]
  }

  private static func pattern(_ name: String) -> String {
    String(name.map { $0.isNumber ? "9" : $0.isUppercase ? "A" : $0.isLetter ? "a" : $0 }).replacing("99", with: "9")
  }

  private static func precedes(_ a: XHSTTTimes.Place, _ b: XHSTTTimes.Place) -> Bool {
    (a.week, a.weekday, a.period) < (b.week, b.weekday, b.period)
  }

  private static func text(_ place: XHSTTTimes.Place) -> String {
    "\(place.weekday.shortName) period \(place.period)" + (place.week > 0 ? ", week \(place.week + 1)" : "")
  }
}
