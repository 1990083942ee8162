// SPDX-License-Identifier: Apache-2.0

import Domain

/// The teachers of a timetable's teams, and the leaders who take single classes off them.
struct TeamStaff {
  /// One class of one teacher: a unit of the timetable and the place in its team.
  struct Load: Hashable {
    let unit: Int
    let place: Int
  }

  private let timetable: Timetable
  private let seed: UInt64
  private var random: RandomStream
  /// The teacher at each place of each team.
  private(set) var places: [[Identifier<Person>]] = []
  /// Classes that somebody else than the team's teacher has.
  private(set) var given: [Load: Identifier<Person>] = [:]
  /// Who has time to mentor, by the early-career teacher.
  private(set) var mentors: [(mentor: Identifier<Person>, early: Identifier<Person>)] = []

  private var curriculum: Curriculum { timetable.curriculum }

  init(_ timetable: Timetable, seed: UInt64, school: Int) {
    self.timetable = timetable
    self.seed = seed
    random = RandomStream(seed, "teams", school)
  }

  mutating func hire(into roster: inout Roster) {
    var numbers: [String: Int] = [:]
    var leads: Set<String> = []
    for (team, plan) in curriculum.teams.enumerated() {
      places.append([])
      for (place, subjects) in plan.subjects.enumerated() {
        let person = hire(team, place, subjects, &numbers, &leads, &roster)
        places[team].append(person.id)
      }
    }
    appointEarlyCareers(&roster)
    for (number, area) in [Area.english, .maths, .science].enumerated() { hireAssistantHead(number, area, &roster) }
    appointHeadsOfYear(&roster)
  }

  private mutating func hire(
    _ team: Int, _ place: Int, _ subjects: [String], _ numbers: inout [String: Int], _ leads: inout Set<String>,
    _ roster: inout Roster
  ) -> Person {
    let plan = curriculum.teams[team]
    let code = Area.code(subjects[0]).lowercased()
    numbers[code, default: 0] += 1
    let number = numbers[code, default: 1]
    var own = RandomStream(seed, "teacher", roster.plan.index, team * 10 + place)
    let isLead = plan.area != .sixthArts && plan.area != .sixthSciences && leads.insert(subjects[0]).inserted
    let isHead = isLead && place == 0 && plan.area != .arts && plan.area != .technology
    let years = years(of: team)
    let free = timetable.freeDays[team]
    return roster.hire("\(code)\(number)", isHead ? "head of department" : isLead ? "subject lead" : "teacher") {
      $0.subjects = subjects
      $0.department = plan.area.department
      $0.years = years
      if isLead { $0.responsibilities = ["\(subjects[0]) lead"] }
      if !free.isEmpty {
        $0.works = WorkingPattern(Weekday.allCases.prefix(5).filter { !free.contains($0) })
        $0.fullTimeEquivalent = $0.works.share
        $0.directedBalance = Minutes(25 * 60)
      }
      Topics.give(&$0, from: Topics.secondary, &own)
      if own.chance(100) { $0.hosts = false }
      if own.chance(80) { $0.limits.daysPerYear = 6 }
      if own.chance(80) { $0.limits.daysPerHalfTerm = 2 }
      if own.chance(50) { $0.limits.daysPerWeek = 1 }
      if own.chance(60) { $0.tags = ["first aider"] }
    }
  }

  /// The years that a team teaches.
  private func years(of team: Int) -> [Int] {
    Array(Set(curriculum.units.filter { $0.team == team }.map { curriculum.bands[$0.band].year })).sorted()
  }

  // MARK: Early careers

  /// One to three teachers in their first and as many in their second year, never the first of a team, who leads.
  private mutating func appointEarlyCareers(_ roster: inout Roster) {
    let choices = curriculum.teams.indices.filter {
      [Area.english, .maths, .science, .humanities].contains(curriculum.teams[$0].area)
        && timetable.freeDays[$0].isEmpty
    }
    // One of each team at most, so that no leader takes two classes at one time.
    var teams = random.shuffled(choices)
    for year in 1...2 {
      for _ in 0..<(curriculum.shape.columns > 1 ? 2 : 1) {
        guard let team = teams.popLast() else { return }
        let place = curriculum.shape.width - 1
        let id = places[team][place]
        guard roster.people.first(where: { $0.id == id })?.responsibilities.isEmpty == true else { continue }
        roster.change(id) {
          $0.careerStage = "ect\(year)"
          $0.hosts = false
          $0.limits = ReleaseLimits()
        }
        let mentor = places[team][0]
        mentors.append((mentor, id))
        roster.change(mentor) {
          if !$0.responsibilities.contains("ect mentor") { $0.responsibilities.append("ect mentor") }
        }
      }
    }
  }

  // MARK: Leaders who teach

  /// An assistant head who has one class of the head of a large department, and one of each early-career teacher there.
  private mutating func hireAssistantHead(_ number: Int, _ area: Area, _ roster: inout Roster) {
    let duties = ["behaviour lead", "teaching and learning lead", "curriculum lead"]
    let person = roster.hire("assistant\(number + 1)", "assistant headteacher") {
      $0.subjects = [area.rawValue]
      $0.department = area.department
      $0.responsibilities = [duties[number]]
      if number == 0 { $0.tags = ["deputy dsl"] }
    }
    var slots: Set<Timetable.Slot> = []
    for (team, plan) in curriculum.teams.enumerated() where plan.area == area {
      for (place, id) in places[team].enumerated() {
        let holder = roster.people.first { $0.id == id }
        guard holder?.role == "head of department" || holder?.careerStage != nil else { continue }
        let unit = curriculum.units.indices.first {
          let unit = curriculum.units[$0]
          return unit.team == team && unit.style == .sets && curriculum.bands[unit.band].year <= 8
            && slots.isDisjoint(with: timetable.slots[$0])
        }
        guard let unit else { continue }
        slots.formUnion(timetable.slots[unit])
        given[Load(unit: unit, place: place)] = person.id
      }
    }
  }

  private mutating func appointHeadsOfYear(_ roster: inout Roster) {
    let plain = places.flatMap { $0 }.filter { id in
      roster.people.contains { $0.id == id && $0.responsibilities.isEmpty && $0.careerStage == nil }
    }
    for (year, id) in zip(7...11, random.shuffled(plain)) {
      roster.change(id) { $0.responsibilities.append("head of year \(year)") }
    }
    if curriculum.shape.hasSixthForm, let id = places.last?.first {
      roster.change(id) { $0.responsibilities.append("head of sixth form") }
    }
  }
}
