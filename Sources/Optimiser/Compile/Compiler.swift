// SPDX-License-Identifier: Apache-2.0

import Domain

/// Compiles a group into an `Instance`: first the world (days, schools, people, lessons, travel), then the activities
/// with their options.
struct Compiler {
  let group: Group
  let directory: Directory
  let schools: [School]
  let people: [Person]
  let providers: [Provider]
  let schoolIndex: [Identifier<School>: Int]
  let personIndex: [Identifier<Person>: Int]
  let providerIndex: [Identifier<Provider>: Int]
  let fundIndex: [Identifier<Fund>: Int]
  let calendar: DayTable
  let timetable: WeeklyTimetable
  private(set) var departmentIndex: [DepartmentKey: Int] = [:]
  private(set) var departmentLimits: [Int] = []

  init(_ group: Group) {
    self.group = group
    directory = Directory(group)
    schools = group.schools.sorted { $0.id < $1.id }
    people = group.people.sorted { $0.id < $1.id }
    providers = group.providers.sorted { $0.id < $1.id }
    schoolIndex = Self.index(schools.map(\.id))
    personIndex = Self.index(people.map(\.id))
    providerIndex = Self.index(providers.map(\.id))
    fundIndex = Self.index(group.funds.map(\.id))
    calendar = DayTable(group, schools: schools, directory: directory)
    timetable = WeeklyTimetable(group, directory: directory)
    (departmentLimits, departmentIndex) = departments
  }

  /// Compiles everything.
  func compile() -> Instance {
    let table = lessonTable()
    let protected = protectedTable()
    let asked = AskedBenefit(self)
    var instance = Instance(
      group: group, rules: group.rules, timetable: timetable, calendar: calendar,
      schools: schools.indices.map(schoolData),
      people: people.indices.map(personData), lessons: table.lessons, personLessons: table.order,
      personLessonStarts: table.starts, protected: protected.times, protectedStarts: protected.starts,
      busyOfPerson: people.map { person in busy { $0 == .person(person.id) } },
      busyOfSchool: schools.map { school in busy { $0 == .school(school.id) } }, classCount: table.classCount,
      departmentLimits: departmentLimits, remainers: remainers(), providers: providers.map(providerData),
      travel: travelMatrix(), funds: group.funds.map(fundData), activities: [],
      vetoes: parties(.veto), reluctances: parties(.reluctance), pastPartners: pastPartners(),
      asked: asked.asked, share: asked.share)
    instance.activities = group.activities.sorted { $0.id < $1.id }.map(activityData)
    let evaluator = DayEvaluator(instance: instance, isPatternOnly: true, assumesRepayment: true)
    for index in instance.activities.indices {
      switch instance.activities[index].kind {
      case .session(let session):
        SessionOptions(compiler: self, evaluator: evaluator, number: index, session: session)
          .add(to: &instance.activities[index])
      case .visit(let visit):
        VisitOptions(compiler: self, evaluator: evaluator, number: index, visit: visit.spec)
          .add(to: &instance.activities[index])
      case .other: break
      }
    }
    return instance
  }

  private static func index<Entity>(_ ids: [Identifier<Entity>]) -> [Identifier<Entity>: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Days of the year within `span`, nil where there are none.
  func dayRange(_ span: DateSpan) -> ClosedRange<Int>? {
    let first = max(0, span.first - calendar.firstDate)
    let last = min(calendar.dayCount - 1, span.last - calendar.firstDate)
    return first <= last ? first...last : nil
  }

  /// Busy times of one subject.
  func busy(_ isWanted: (Busy.Subject) -> Bool) -> [BusyData] {
    group.busy.filter { isWanted($0.subject) }.compactMap { busy in
      dayRange(busy.days).map {
        BusyData(days: $0, start: busy.span?.start.minutes ?? 0, end: busy.span?.end.minutes ?? 1440)
      }
    }
  }
}
