// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

/// A made-up trust of ten schools, from a seed.
struct SampleGroup {
  var group: Group
  var generator: SeededGenerator

  static let year = DateSpan(day(2026, 9, 1), day(2027, 8, 31))
  private static let schoolNames: [(name: String, phase: Phase)] = [
    ("Ashfield Academy", .secondary), ("Birchwood High School", .secondary), ("Cedar Grove College", .secondary),
    ("Davenport Primary School", .primary), ("Elm Lane Community Primary School", .primary),
    ("Fallowfield Church of England Primary School", .primary), ("Greenbank Infant School", .primary),
    ("Holy Trinity Catholic Primary School", .primary), ("Ivy Bank Special School", .special),
    ("St Jude's Primary School", .primary),
  ]
  private static let firstNames = [
    "Amina", "Ben", "Chloe", "Dev", "Ella", "Farah", "George", "Hannah", "Imran", "Jess", "Kofi", "Lucy", "Mo", "Nia",
    "Owen", "Priya", "Rosa", "Sam", "Tariq", "Una",
  ]
  private static let lastNames = [
    "Ahmed", "Bennett", "Clarke", "Davies", "Evans", "Fletcher", "Green", "Hughes", "Iqbal", "Jones", "Khan", "Lewis",
    "Morgan", "Newton", "Okafor", "Patel", "Quinn", "Roberts", "Singh", "Taylor",
  ]

  init(seed: UInt64, schoolCount: Int = 10) {
    generator = SeededGenerator(seed: seed)
    group = Group(name: "Northern Lights Learning Trust", year: Self.year)
    group.bells = [Self.bells]
    group.calendars = [
      Self.calendar("county", inset: Self.day(2026, 9, 1)), Self.calendar("trust", inset: Self.day(2026, 10, 23)),
    ]
    for index in 0..<schoolCount { addSchool(index) }
    var fund = Fund(id: Identifier("pilot"), name: "Hub development fund", amount: Pence(600_000))
    fund.tariffPerLesson = Pence(3_000)
    group.funds = [fund]
    var provider = Provider(id: Identifier("mathshub"), name: "North West Maths Hub", kind: .provider)
    provider.position = Position(latitude: 53_452_000, longitude: -2_271_000)
    provider.feePerSession = Pence(45_000)
    group.providers = [provider]
  }

  private mutating func addSchool(_ index: Int) {
    let (name, phase) = Self.schoolNames[index % Self.schoolNames.count]
    let id = Identifier<School>("s\(Self.padded(index))")
    var school = School(
      id: id, name: index < 10 ? name : "\(name) \(index)", phase: phase,
      calendar: Identifier(index % 3 == 2 ? "trust" : "county"), bells: Identifier("bells"))
    school.position = Position(
      latitude: 53_400_000 + generator.below(110_000), longitude: -2_400_000 + generator.below(200_000))
    school.needWeight = PerMille(800 + generator.below(500))
    school.pupils = phase == .secondary ? 1_050 : 310
    group.schools.append(school)
    for number in 0..<14 {
      var person = Person(
        id: Identifier("\(id)-p\(Self.padded(number))"),
        name: "\(generator.pick(Self.firstNames)) \(generator.pick(Self.lastNames))", school: id, role: "teacher")
      person.directedBalance = number % 4 == 0 ? Minutes(900) : nil
      group.people.append(person)
      for weekday in Weekday.allCases.prefix(5) where phase == .secondary {
        for period in ["P1", "P3", "P5"] {
          group.lessons.append(
            Lesson(
              school: id, className: "\(7 + number % 5)\(["A", "B", "C"][number % 3])",
              subject: ["maths", "english", "art"][number % 3], years: [7 + number % 5], room: "R\(number + 1)",
              weekday: weekday, period: period, staff: [person.id]))
        }
      }
    }
  }

  static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSince1970: 0)
  }

  static let bells = BellSchedule(
    id: Identifier("bells"),
    days: Weekday.allCases.prefix(5).map { weekday in
      BellDay(
        weekday: weekday,
        periods: (0..<5).map {
          let start = TimeOfDay(minutes: 530 + 60 * $0 + ($0 > 2 ? 40 : 0))
          return Period(name: "P\($0 + 1)", span: TimeSpan(start, start + Minutes(60)), kind: .lesson)
        },
        pupils: span(8, 50, 14, 50), staff: span(8, 30, 16, 0), midday: TimeOfDay(minutes: 720))
    })

  static func calendar(_ id: String, inset: CivilDate) -> SchoolCalendar {
    var calendar = SchoolCalendar(
      id: Identifier(id),
      halfTerms: [
        HalfTerm(name: "Autumn 1", span: DateSpan(day(2026, 9, 1), day(2026, 10, 23))),
        HalfTerm(name: "Autumn 2", span: DateSpan(day(2026, 11, 2), day(2026, 12, 18))),
        HalfTerm(name: "Spring 1", span: DateSpan(day(2027, 1, 4), day(2027, 2, 12))),
        HalfTerm(name: "Spring 2", span: DateSpan(day(2027, 2, 22), day(2027, 3, 25))),
        HalfTerm(name: "Summer 1", span: DateSpan(day(2027, 4, 12), day(2027, 5, 28))),
        HalfTerm(name: "Summer 2", span: DateSpan(day(2027, 6, 7), day(2027, 7, 21))),
      ])
    calendar.inset = [InsetDay(date: inset, isDisaggregated: false)]
    let may = day(2027, 5, 3)
    calendar.closures = [Closure(name: "Early May bank holiday", span: DateSpan(may, may), isBankHoliday: true)]
    calendar.cycle = ["A", "B"]
    return calendar
  }

  static func span(_ hour: Int, _ minute: Int, _ endHour: Int, _ endMinute: Int) -> TimeSpan {
    TimeSpan(TimeOfDay(minutes: hour * 60 + minute), TimeOfDay(minutes: endHour * 60 + endMinute))
  }
}
