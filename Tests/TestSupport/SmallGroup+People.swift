// SPDX-License-Identifier: Apache-2.0

public import Domain

extension SmallGroup {
  static func people() -> [Person] {
    [
      teacher("anna", "Anna Green", at: "oak", class: "4A", years: [4]) { $0.responsibilities = ["art lead"] },
      teacher("ben", "Ben Hill", at: "oak", class: "6B", years: [6]),
      head("carol", "Carol Ives", at: "oak"),
      teacher("dev", "Dev Patel", at: "elm", class: "3E", years: [3]) {
        $0.responsibilities = ["art lead"]
        $0.works = pattern([.monday, .tuesday, .wednesday])
      },
      teacher("erin", "Erin Quick", at: "elm", class: "5E", years: [5]),
      head("finn", "Finn Reed", at: "elm"),
      secondaryTeacher("gita", "Gita Shah", subject: "art") { $0.responsibilities = ["art lead"] },
      secondaryTeacher("hal", "Hal Tanner", subject: "maths"),
      head("ivy", "Ivy Usher", at: "ash"),
      Person(id: "jo", name: "Jo Vale", school: "ash", role: "cover supervisor"),
      Person(id: "kit", name: "Kit Ward", school: "ash", role: "ta"),
      secondaryTeacher("lou", "Lou Young", subject: "maths"),
    ]
  }

  /// Every lesson at Ash; the primaries' class teachers have their class in every session that isn't protected.
  static func lessons() -> [Lesson] {
    [
      lesson("7A", "art", 7, .monday, "P2", ["gita"]),
      lesson("9X", "art", 9, .tuesday, "P3", ["gita"]),
      lesson("10Y", "art", 10, .tuesday, "P1", ["gita"]),
      lesson("11Z", "art", 11, .thursday, "P4", ["gita"], week: "B"),
      lesson("11M", "maths", 11, .monday, "P1", ["hal"]),
      lesson("7M", "maths", 7, .thursday, "P1", ["hal"]),
      lesson("10M", "maths", 10, .thursday, "P4", ["hal"]),
      lesson("8M", "maths", 8, .thursday, "P5", ["hal", "kit"]),
      lesson("9M", "maths", 9, .tuesday, "P2", ["lou"]),
    ]
  }

  static func protectedTimes() -> [ProtectedTime] {
    [
      ProtectedTime(person: "anna", week: nil, weekday: .friday, span: "13:00-15:15", kind: .ppa),
      ProtectedTime(person: "gita", week: nil, weekday: .monday, span: "11:20-12:20", kind: .ppa),
      ProtectedTime(person: "hal", week: "B", weekday: .thursday, span: "11:20-12:20", kind: .mentor),
    ]
  }

  /// A working pattern of whole days.
  public static func pattern(_ weekdays: [Weekday]) -> WorkingPattern {
    var pattern = WorkingPattern.none
    for weekday in weekdays {
      for half in HalfDay.allCases { pattern.insert(weekday, half) }
    }
    return pattern
  }

  /// A lesson at Ash, taught every week unless a letter is given.
  public static func lesson(
    _ className: String, _ subject: String, _ year: Int, _ weekday: Weekday, _ period: String,
    _ staff: [Identifier<Person>], week: String? = nil
  ) -> Lesson {
    Lesson(
      school: "ash", className: className, subject: subject, years: [year], week: week, weekday: weekday,
      period: period, staff: staff)
  }

  private static func teacher(
    _ id: Identifier<Person>, _ name: String, at school: Identifier<School>, class className: String, years: [Int],
    _ change: (inout Person) -> Void = { _ in }
  ) -> Person {
    var person = Person(id: id, name: name, school: school, role: "teacher")
    person.classTaught = className
    person.years = years
    change(&person)
    return person
  }

  private static func secondaryTeacher(
    _ id: Identifier<Person>, _ name: String, subject: String, _ change: (inout Person) -> Void = { _ in }
  ) -> Person {
    var person = Person(id: id, name: name, school: "ash", role: "teacher")
    person.subjects = [subject]
    person.department = subject
    change(&person)
    return person
  }

  private static func head(_ id: Identifier<Person>, _ name: String, at school: Identifier<School>) -> Person {
    var person = Person(id: id, name: name, school: school, role: "headteacher")
    person.tags = ["dsl"]
    return person
  }
}
