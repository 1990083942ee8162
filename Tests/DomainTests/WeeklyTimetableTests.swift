// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// The filled timetable of the small group, changed.
private func timetable(_ change: (inout Group) -> Void = { _ in }) -> WeeklyTimetable {
  var group = SmallGroup.group()
  change(&group)
  return WeeklyTimetable(group, directory: Directory(group))
}

extension WeeklyTimetable {
  fileprivate func of(_ person: Identifier<Person>) -> [Lesson] { lessons.filter { $0.staff.contains(person) } }
}

extension Group {
  fileprivate mutating func change(_ person: Identifier<Person>, _ change: (inout Person) -> Void) {
    for index in people.indices where people[index].id == person { change(&people[index]) }
  }
}

@Test func statedLessonsComeFirstAndAsTheyStand() {
  let group = SmallGroup.group()
  #expect(Array(timetable().lessons.prefix(group.lessons.count)) == group.lessons)
}

@Test func classTeachersHaveTheirClassButNotInPPA() {
  let lessons = timetable().of("anna")
  #expect(lessons.count == 18, "four sessions on five days, less two on Friday afternoon")
  #expect(lessons.allSatisfy { $0.className == "4A" && $0.subject == "class" && $0.years == [4] && !$0.isAssumed })
  #expect(lessons.filter { $0.weekday == .friday }.map(\.period) == ["AM1", "AM2"])
  #expect(lessons.prefix(4).map(\.period) == ["AM1", "AM2", "PM1", "PM2"])
}

@Test func classTeachersTeachOnTheirWorkingHalfDaysOnly() {
  #expect(Set(timetable().of("dev").map(\.weekday)) == [.monday, .tuesday, .wednesday])
  let lessons = timetable {
    $0.change("dev") {
      $0.works = .none
      $0.works.insert(.thursday, .afternoon)
    }
  }.of("dev")
  #expect(lessons.map(\.period) == ["PM1", "PM2"])
}

@Test func protectedTimeOfSingleWeeksTakesNoSessionAway() {
  let lessons = timetable {
    $0.protected = [ProtectedTime(person: "ben", week: "B", weekday: .monday, span: "09:00-10:15", kind: .ect)]
  }.of("ben")
  #expect(lessons.count == 20)
}

@Test func protectedTimeTakesEverySessionThatItTouches() {
  let lessons = timetable {
    $0.protected = [ProtectedTime(person: "ben", week: nil, weekday: .monday, span: "10:00-10:31", kind: .leadership)]
  }.of("ben")
  #expect(lessons.filter { $0.weekday == .monday }.map(\.period) == ["PM1", "PM2"])
}

@Test func theWeightOfAClassIsThatOfItsSessions() {
  let lessons = timetable { $0.change("anna") { $0.classWeight = PerMille(1500) } }
  #expect(lessons.of("anna").allSatisfy { $0.weight == PerMille(1500) })
  #expect(lessons.of("ben").allSatisfy { $0.weight == nil })
}

@Test func someoneWhomTheTimetableNamesHasOnlyThoseLessons() {
  #expect(timetable().of("gita").count == 4)
  let named = timetable {
    $0.lessons.append(
      Lesson(
        school: "oak", className: "Choir", subject: "music", years: [], weekday: .monday, period: "PM2", staff: ["anna"]
      ))
  }
  #expect(named.of("anna").map(\.className) == ["Choir"])
}

@Test func oneToOneDutiesAreThereInEveryPeriodWorked() {
  let lessons = timetable {
    var support = Person(id: "mia", name: "Mia", school: "ash", role: "ta")
    support.needsCover = true
    support.works = SmallGroup.pattern([.tuesday])
    $0.people.append(support)
  }.of("mia")
  #expect(lessons.map(\.period) == ["P1", "P2", "P3", "P4", "P5"])
  #expect(lessons.allSatisfy { $0.className == "1:1 mia" && $0.subject == "support" && !$0.isAssumed })
}

@Test func teachersOfASchoolWithoutTimetableHaveAssumedLessons() {
  let lessons = timetable { $0.lessons = [] }
  let gita = lessons.of("gita")
  #expect(gita.count == 24, "five periods on five days, less the PPA on Monday")
  #expect(gita.allSatisfy { $0.isAssumed && $0.className == "? gita" && $0.subject == "art" })
  #expect(lessons.of("jo").isEmpty && lessons.of("ivy").isEmpty, "cover supervisors and heads aren't taken to teach")
  #expect(lessons.of("hal").count == 25, "protected time of one week of the cycle is no reason to be free")
}

@Test func teachersWhomASchoolsTimetableDoesNotNameAreFree() {
  let lessons = timetable { $0.lessons.removeAll { $0.staff.contains("lou") } }
  #expect(lessons.of("lou").isEmpty)
}

@Test func teachersWithoutSubjectsAreTakenToTeachTheirClass() {
  let lessons = timetable {
    $0.lessons = []
    $0.change("lou") { $0.subjects = [] }
  }
  #expect(Set(lessons.of("lou").map(\.subject)) == ["class"])
}

@Test func whatIsFilledInComesByPersonWeekdayAndStart() {
  let group = SmallGroup.group()
  let filled = timetable { $0.people.reverse() }.lessons.dropFirst(group.lessons.count)
  let people = filled.compactMap(\.staff.first)
  #expect(people == people.sorted())
  #expect(Array(filled) == Array(timetable().lessons.dropFirst(group.lessons.count)))
}
