// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Generator

/// Timetables hold together: nobody and nothing is wanted twice at once, and everyone has their time.
@Suite struct TimetableTests {
  private static let groups = [
    GroupGenerator(GenerationParameters(schools: 40, seed: 1, density: .loose)).group(),
    GroupGenerator(GenerationParameters(schools: 12, seed: 2, density: .tight)).group(),
  ]

  /// A lesson with when it is.
  private struct Placed {
    let lesson: Lesson
    let span: TimeSpan
    let half: HalfDay

    func meets(_ other: Placed) -> Bool {
      lesson.weekday == other.lesson.weekday && span.overlaps(other.span)
        && (lesson.week == nil || other.lesson.week == nil || lesson.week == other.lesson.week)
    }
  }

  private func placed(_ group: Group) -> [Placed] {
    let directory = Directory(group)
    return WeeklyTimetable(group, directory: directory).lessons.compactMap { lesson in
      guard let bells = directory.schools[lesson.school].flatMap({ directory.bells[$0.bells] }),
        let day = bells.day(lesson.weekday), let period = day.period(lesson.period), period.kind == .lesson
      else { return nil }
      return Placed(lesson: lesson, span: period.span, half: day.half(at: period.span.start))
    }
  }

  /// Keys of which two lessons of `lessons` meet.
  private func clashes(_ lessons: [Placed], key: (Placed) -> [String]) -> [String] {
    var byKey: [String: [Placed]] = [:]
    for lesson in lessons { for key in key(lesson) { byKey[key, default: []].append(lesson) } }
    return byKey.filter { _, lessons in
      lessons.indices.contains { a in lessons[..<a].contains { $0.meets(lessons[a]) } }
    }.keys.sorted()
  }

  @Test(arguments: groups.indices) func noTeacherIsDoubleBooked(index: Int) {
    let group = Self.groups[index]
    #expect(clashes(placed(group)) { $0.lesson.staff.map(\.text) } == [])
  }

  @Test(arguments: groups.indices) func noClassOrRoomIsDoubleBooked(index: Int) {
    let group = Self.groups[index]
    // Of two holders of one post, one after the other, either way.
    for successors in [true, false] {
      let gone = Set(group.people.filter { successors ? $0.validUntil != nil : $0.validFrom != nil }.map(\.id))
      let lessons = placed(group).filter { !($0.lesson.staff.first.map(gone.contains) ?? false) }
      #expect(clashes(lessons) { ["\($0.lesson.school)/\($0.lesson.className)"] } == [])
      #expect(clashes(lessons) { lesson in lesson.lesson.room.map { ["\(lesson.lesson.school)/\($0)"] } ?? [] } == [])
    }
  }

  @Test(arguments: groups.indices) func everybodyTeachesInTheirWorkingPatternAlone(index: Int) {
    let group = Self.groups[index]
    let people = Directory(group).people
    let outside = placed(group).filter { lesson in
      lesson.lesson.staff.contains { people[$0]?.works.contains(lesson.lesson.weekday, lesson.half) != true }
    }
    #expect(outside.map { "\($0.lesson.staff)" } == [])
  }

  @Test(arguments: groups.indices) func protectedTimeIsFreeOfLessons(index: Int) {
    let group = Self.groups[index]
    var protected: [Identifier<Person>: [ProtectedTime]] = [:]
    for time in group.protected { protected[time.person, default: []].append(time) }
    let taught = placed(group).filter { lesson in
      lesson.lesson.staff.contains { person in
        (protected[person] ?? []).contains { time in
          time.weekday == lesson.lesson.weekday && time.span.overlaps(lesson.span)
            && (time.week == nil || lesson.lesson.week == nil || time.week == lesson.lesson.week)
        }
      }
    }
    #expect(taught.map { "\($0.lesson.staff) \($0.lesson.weekday) \($0.lesson.period)" } == [])
  }

  @Test(arguments: groups.indices) func teachersHaveATenthOfWhatTheyTeachForPlanning(index: Int) {
    let group = Self.groups[index]
    var minutes: [Identifier<Person>: Int] = [:]
    var planning: [Identifier<Person>: Int] = [:]
    for lesson in placed(group) {
      guard let person = lesson.lesson.staff.first else { continue }
      minutes[person, default: 0] += lesson.span.length.rawValue * (lesson.lesson.week == nil ? 2 : 1)
    }
    // Breaks between two sessions are no planning time: only what overlaps lesson periods counts.
    let directory = Directory(group)
    for time in group.protected where time.kind == .ppa {
      let bells = directory.people[time.person].flatMap { directory.schools[$0.base] }.flatMap {
        directory.bells[$0.bells]
      }
      let inLessons = (bells?.day(time.weekday)?.lessonPeriods ?? []).reduce(0) {
        $0 + $1.span.shared(with: time.span).rawValue
      }
      planning[time.person, default: 0] += inLessons * (time.week == nil ? 2 : 1)
    }
    let teachers = group.people.filter { WeeklyTimetable.teachingRoles.contains($0.role) && minutes[$0.id] != nil }
    #expect(teachers.count > 100)
    let short = teachers.filter { (planning[$0.id] ?? 0) * 10 < minutes[$0.id] ?? 0 }
    #expect(short.map { "\($0.id) \($0.role) \(planning[$0.id] ?? 0) of \(minutes[$0.id] ?? 0)" } == [])
  }

  @Test(arguments: groups.indices) func earlyCareerTeachersHaveTimeAndAMentor(index: Int) {
    let group = Self.groups[index]
    let early = group.people.filter { $0.careerStage != nil }
    #expect(!early.isEmpty)
    let kept = Set(group.protected.filter { $0.kind == .ect }.map(\.person))
    #expect(early.filter { !kept.contains($0.id) }.map(\.id) == [])
    let mentors = Set(group.people.filter { $0.responsibilities.contains("ect mentor") }.map(\.base))
    #expect(early.filter { !mentors.contains($0.base) }.map(\.id) == [])
  }

  @Test func secondaryTeachersTeachAsMuchAsInRealSchools() {
    var loads: [Int] = []
    for shape in [(1, 4), (1, 5), (2, 3), (2, 4), (3, 3), (2, 5)] {
      for periods in [5, 6] {
        for hasSixthForm in [true, false] {
          let curriculum = Curriculum(
            SecondaryShape(columns: shape.0, width: shape.1, periods: periods, hasSixthForm: hasSixthForm))
          // Of 25 periods a week, in tenths.
          loads += curriculum.teams.map { $0.load * 250 / curriculum.slots }
          for band in curriculum.bands.indices where curriculum.bands[band].year <= 11 {
            let sum = curriculum.units.filter { $0.band == band }.reduce(0) { $0 + $1.periods }
            #expect(sum == curriculum.slots, "every class has a lesson in every period")
          }
        }
      }
    }
    #expect((loads.max() ?? 0) <= 225)
    #expect(loads.count { $0 >= 180 } * 2 > loads.count)
  }

  @Test func coloursOfEdgesNeverMeetAtANode() {
    var random = RandomStream(5, "edges")
    for _ in 0..<20 {
      // A regular multigraph is the hardest case: as many colours as edges at every node.
      let nodes = random.draw(2...9)
      let edges = (0..<12).flatMap { _ in random.shuffled(Array(0..<nodes)).enumerated().map { ($0.offset, $0.element) }
      }
      let colours = EdgeColouring.colours(
        edges.map { (left: $0.0, right: $0.1) }, lefts: nodes, rights: nodes, colours: 12)
      var seen: Set<[Int]> = []
      for (edge, colour) in zip(edges, colours) {
        #expect((0..<12).contains(colour))
        #expect(seen.insert([0, edge.0, colour]).inserted)
        #expect(seen.insert([1, edge.1, colour]).inserted)
      }
    }
  }
}
