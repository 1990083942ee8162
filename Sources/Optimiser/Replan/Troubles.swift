// SPDX-License-Identifier: Apache-2.0

import Domain

/// A sum of the state that breaks a rule.
enum Trouble: Hashable {
  case personDay(person: Int, day: Int)
  case schoolDay(school: Int, day: Int)
  case team(Int, day: Int)
  case lostClass(Int)
  case person(Int)
  case activity(Int)
  case school(Int)
  case fund(Int)
  case pool(Int)
  case hostedByPerson(Int)
  case hostedBySchool(Int)
  case secondedTwice(Int)
  /// Somebody in two circles formed from the same people, by `State.circlesOf`.
  case twoCircles(Int)
}

/// Somebody's part in an activity that has to do with a trouble; person -1: the activity as a whole.
struct Blame: Hashable {
  let activity: Int
  let person: Int
  /// Of a stay: its day, else -1.
  var day = -1
}

/// Finds what breaks rules in a state, and which activities have to do with it.
struct Troubles {
  let instance: Instance
  /// People by base school, and by department or phase.
  private let staff: [[Int32]]
  private let teams: [[Int32]]

  init(_ instance: Instance) {
    self.instance = instance
    var staff = [[Int32]](repeating: [], count: instance.schools.count)
    var teams = [[Int32]](repeating: [], count: instance.teamLimits.count)
    for (number, person) in instance.people.enumerated() {
      staff[person.base].append(Int32(number))
      person.eachTeam { teams[$0].append(Int32(number)) }
    }
    self.staff = staff
    self.teams = teams
  }

  /// Everything that's wrong, in a fixed order.
  func all(_ state: State) -> [Trouble] {
    if state.violations == 0 { return [] }
    let days = instance.dayCount
    var found: [Trouble] = []
    for (number, cell) in state.activityCells.enumerated() where !cell.broken.isEmpty {
      found.append(.activity(number))
    }
    state.eachPersonDay { person, day, effect in
      if !effect.broken.isEmpty { found.append(.personDay(person: person, day: day)) }
    }
    for (index, cell) in state.schoolDayCells.enumerated() where !cell.cell.broken.isEmpty {
      found.append(.schoolDay(school: index / days, day: index % days))
    }
    for index in state.teamOut.indices where isOver(team: index / (days * 2), index, state) {
      found.append(.team(index / (days * 2), day: index / 2 % days))
    }
    for (index, cell) in state.classCells.enumerated() where !cell.broken.isEmpty { found.append(.lostClass(index)) }
    for (index, cell) in state.personCells.enumerated() where !cell.broken.isEmpty { found.append(.person(index)) }
    for (index, cell) in state.poolCells.enumerated() where !cell.broken.isEmpty { found.append(.pool(index)) }
    for (index, cell) in state.schoolCells.enumerated() where !cell.broken.isEmpty { found.append(.school(index)) }
    for (index, cell) in state.fundCells.enumerated() where !cell.broken.isEmpty { found.append(.fund(index)) }
    for index in state.hostedByPerson.indices
    where Int(state.hostedByPerson[index]) > instance.people[index / state.halfTerms].mostVisits {
      found.append(.hostedByPerson(index))
    }
    for index in state.hostedBySchool.indices
    where Int(state.hostedBySchool[index]) > instance.schools[index / state.halfTerms].mostVisits {
      found.append(.hostedBySchool(index))
    }
    for person in instance.people.indices where state.seconded.count(of: person) > 1 {
      found.append(.secondedTwice(person))
    }
    for (key, count) in state.circlesOf.sorted(by: { $0.key < $1.key }) where count > 1 {
      found.append(.twoCircles(key))
    }
    return found
  }

  private func isOver(team: Int, _ index: Int, _ state: State) -> Bool {
    index / 2 % instance.dayCount >= instance.published.openDay
      && Int(state.teamOut[index]) > instance.teamLimits[team]
  }

  /// Whether it's still there.
  func holds(_ trouble: Trouble, _ state: State) -> Bool {
    switch trouble {
    case .personDay(let person, let day): !state.effect(person: person, day: day).broken.isEmpty
    case .schoolDay(let school, let day): !state.schoolDayCells[school * instance.dayCount + day].cell.broken.isEmpty
    case .team(let number, let day):
      (0..<2).contains { isOver(team: number, (number * instance.dayCount + day) * 2 + $0, state) }
    case .lostClass(let number): !state.classCells[number].broken.isEmpty
    case .person(let person): !state.personCells[person].broken.isEmpty
    case .activity(let number): !state.activityCells[number].broken.isEmpty
    case .school(let school): !state.schoolCells[school].broken.isEmpty
    case .fund(let fund): !state.fundCells[fund].broken.isEmpty
    case .pool(let pool): !state.poolCells[pool].broken.isEmpty
    case .hostedByPerson(let index):
      Int(state.hostedByPerson[index]) > instance.people[index / state.halfTerms].mostVisits
    case .hostedBySchool(let index):
      Int(state.hostedBySchool[index]) > instance.schools[index / state.halfTerms].mostVisits
    case .secondedTwice(let person): state.seconded.count(of: person) > 1
    case .twoCircles(let key): state.circlesOf[key, default: 0] > 1
    }
  }

  // MARK: Who has to do with it

  /// Parts of people that have to do with a trouble, each once, in a fixed order.
  func blame(for trouble: Trouble, _ state: State) -> [Blame] {
    var blame: [Blame] = []
    switch trouble {
    case .personDay(let person, let day): blame = ofDay(person, day, state)
    case .schoolDay(let school, let day):
      blame = ofSchoolDay(school, day, state) + ofFloaters(school, day, state)
    case .team(let number, let day): blame = teams[number].flatMap { ofDay(Int($0), day, state) }
    case .lostClass(let number): blame = state.losses[number].flatMap { ofDay(Int($0.person), Int($0.day), state) }
    case .person(let person), .secondedTwice(let person):
      blame = (0..<instance.dayCount).flatMap { ofDay(person, $0, state) }
    case .activity(let number): blame = ofActivity(number, state)
    case .school(let school): blame = ofSchool(school, state)
    case .fund(let fund):
      blame = instance.activities.indices.filter { instance.activities[$0].fund == fund }.flatMap {
        ofActivity($0, state)
      }
      let drawing = instance.schools.indices.filter { instance.schools[$0].reserve == fund && state.drawn[$0] > 0 }
      blame += drawing.flatMap { ofSchool($0, state) }
    case .pool(let pool): blame = state.poolMembers[pool].map { Blame(activity: Int($0), person: -1) }
    case .twoCircles(let key): blame = ofCircles(key, state)
    case .hostedByPerson(let index):
      blame = hosted(halfTerm: index % state.halfTerms, state) { $0 == index / state.halfTerms }
    case .hostedBySchool(let index):
      blame = hosted(halfTerm: index % state.halfTerms, state) { instance.people[$0].base == index / state.halfTerms }
    }
    var seen: Set<Blame> = []
    return blame.filter { state.isPlaced($0.activity) && seen.insert($0).inserted }
  }

  private func ofDay(_ person: Int, _ day: Int, _ state: State) -> [Blame] {
    if state.isFree(person: person, day: day) { return [] }
    return state.items(person: person, day: day).map {
      Blame(activity: Int($0.activity), person: person, day: $0.role == .specialist ? day : -1)
    }
  }

  /// Those of the school who are out or lose lessons, and those who lose lessons there.
  private func ofSchoolDay(_ school: Int, _ day: Int, _ state: State) -> [Blame] {
    var blame = staff[school].flatMap { ofDay(Int($0), day, state) }
    for list in state.losses {
      for loss in list
      where Int(loss.day) == day && instance.lessons[Int(loss.lesson)].school == school
        && instance.people[Int(loss.person)].base != school
      {
        blame += ofDay(Int(loss.person), day, state)
      }
    }
    return blame
  }

  /// Those of the schools to which floaters go who could come to this one.
  private func ofFloaters(_ school: Int, _ day: Int, _ state: State) -> [Blame] {
    guard let circuit = instance.floaters.circuit(school, weekday: Int(instance.calendar.weekdays[day])) else {
      return []
    }
    return instance.floaters.circuits[circuit].schools.filter {
      Int($0) != school && state.floatersComing(Int($0) * instance.dayCount + day) > 0
    }.flatMap { other in staff[Int(other)].flatMap { ofDay(Int($0), day, state) } }
  }

  private func ofActivity(_ number: Int, _ state: State) -> [Blame] {
    let activity = instance.activities[number]
    let people = Set(state.placements[number].occurrences.flatMap(\.attendees)).sorted()
    // Leading people don't come and go, but may be owed time.
    let owed = instance.published[number]?.owed.map { Blame(activity: number, person: Int($0.person)) } ?? []
    return people.map { Blame(activity: number, person: activity.candidates[Int($0)].person) } + owed
      + [Blame(activity: number, person: -1)]
  }

  private func ofSchool(_ school: Int, _ state: State) -> [Blame] {
    var blame: [Blame] = []
    for (number, placement) in state.placements.enumerated() where !placement.isEmpty {
      let activity = instance.activities[number]
      if placement.secondment != nil || !placement.template.isEmpty {
        let staffing = state.activityCells[number].staffing.contains { $0.school == school }
        if staffing { blame.append(Blame(activity: number, person: -1)) }
        continue
      }
      for candidate in Set(placement.occurrences.flatMap(\.attendees)).sorted() {
        let person = activity.candidates[Int(candidate)].person
        if instance.people[person].base == school { blame.append(Blame(activity: number, person: person)) }
      }
    }
    return blame
  }

  /// Circles that are formed from the same people and have one of them.
  private func ofCircles(_ key: Int, _ state: State) -> [Blame] {
    let person = key % instance.people.count
    return instance.activities.indices.filter { number in
      guard case .circle(let circle) = instance.activities[number].kind,
        let first = state.placements[number].occurrences.first
      else { return false }
      return circle.spec.size != nil && circle.pool == key / instance.people.count
        && (Int(first.option.host) == person
          || first.attendees.contains { instance.activities[number].candidates[Int($0)].person == person })
    }.map { Blame(activity: $0, person: -1) }
  }

  private func hosted(halfTerm: Int, _ state: State, _ isMeant: (Int) -> Bool) -> [Blame] {
    state.placements.enumerated().compactMap { number, placement in
      guard let option = placement.occurrences.first?.option, option.host >= 0, isMeant(Int(option.host)),
        Int(instance.calendar.at(Int(option.place), Int(option.day)).halfTerm) == halfTerm
      else { return nil }
      return Blame(activity: number, person: -1)
    }
  }
}
