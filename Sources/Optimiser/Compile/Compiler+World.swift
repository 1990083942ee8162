// SPDX-License-Identifier: Apache-2.0

import Domain

extension Compiler {
  /// Places: schools, then providers, then online; so a school's place is its index.
  func travelMatrix() -> TravelMatrix {
    let places =
      schools.map { Place.school($0.id) } + providers.map { Place.provider($0.id) } + [Place.online]
    let table = TravelTable(group)
    var minutes: [Int32] = []
    var metres: [Int32] = []
    minutes.reserveCapacity(places.count * places.count)
    metres.reserveCapacity(places.count * places.count)
    for from in places {
      for to in places {
        let journey = table.journey(from: from, to: to)
        minutes.append(Int32(journey.minutes.rawValue))
        metres.append(Int32(journey.metres.rawValue))
      }
    }
    return TravelMatrix(
      count: places.count, minutes: FlatTable(minutes), metres: FlatTable(metres), places: places,
      online: places.count - 1)
  }

  func schoolData(_ index: Int) -> SchoolData {
    let school = schools[index]
    let limits = group.rules.limits
    let defaults = group.rules.defaults
    let dayRate = school.supplyDayRate(defaults)
    let onRoll = staff[index].map { people[$0] }.filter { $0.isValid(on: firstSchoolDate(index)) }
    let teachers = onRoll.count { WeeklyTimetable.teachingRoles.contains($0.role) }
    let budget = (school.releaseBudget ?? defaults.releaseBudget).rawValue
    let reserve = reserve(of: school)
    let owed = dues.owed(by: .school(school.id))
    return SchoolData(
      place: index, need: school.needWeight.rawValue, isHalfDayUnit: school.releaseUnit == .halfDay,
      mostOut: school.mostOut
        ?? max(limits.mostOutAtLeast, floorDivide(teachers * limits.mostOutShare.rawValue, 1000)),
      supplyDay: dayRate.rawValue, supplyHalfDay: school.supplyHalfDayRate(defaults).rawValue,
      supplyMost: school.supply.mostPerDay ?? defaults.supplyPerDay,
      hireHalfDay: school.supply.hireHalfDayRate?.rawValue
        ?? floorDivide(dayRate.rawValue * defaults.hireHalfDay.rawValue, 1000),
      budget: budget, owed: owed, mostSpend: reserve < 0 ? max(budget, owed) : budget,
      staffingBudget: school.staffingBudget?.rawValue ?? Int.max, reserve: reserve,
      latestTwilight: (school.twilight.latestEnd ?? limits.twilightLatestEnd).minutes,
      mostTwilights: school.twilight.mostPerHalfTerm ?? limits.twilightsPerHalfTerm,
      mostVisits: school.mostVisitsHosted ?? limits.visitsHostedPerSchool, hosts: school.hosts,
      watchedBy: school.watchedBy, benefitFloor: school.benefitFloor.rawValue, pupils: school.pupils ?? 200,
      phase: school.phase,
      refusedHalfTerms: group.answers.filter { $0.school == school.id && $0.verdict == .no }
        .reduce(0) { $0 | 1 << UInt32($1.halfTerm) })
  }

  /// Weeks with pupils, by school * half-terms + half-term.
  func halfTermWeeks() -> FlatTable<UInt8> {
    var weeks = [UInt8](repeating: 0, count: schools.count * calendar.halfTerms)
    for school in schools.indices {
      var last = [Int](repeating: -1, count: calendar.halfTerms)
      for day in 0..<calendar.dayCount where calendar.at(school, day).kind == .pupils {
        let halfTerm = Int(calendar.at(school, day).halfTerm)
        if last[halfTerm] != Int(calendar.weeks[day]) { weeks[school * calendar.halfTerms + halfTerm] += 1 }
        last[halfTerm] = Int(calendar.weeks[day])
      }
    }
    return FlatTable(weeks)
  }

  /// The school's first day with pupils; the year's first day where there is none.
  func firstSchoolDate(_ school: Int) -> CivilDate {
    let day = (0..<calendar.dayCount).first { calendar.at(school, $0).kind == .pupils } ?? 0
    return calendar.date(day)
  }

  /// Rooms of a school, smallest first.
  func rooms(of school: School) -> [RoomData] {
    school.rooms.map { room in
      RoomData(name: room.name, capacity: room.capacity, busy: busy { $0 == .room(school.id, room.name) })
    }.sorted { ($0.capacity, $0.name) < ($1.capacity, $1.name) }
  }

  /// The bells of a weekday (0 = Monday) as the group states them.
  func bellDay(_ school: Int, weekday: Int) -> BellDay? {
    directory.bells[schools[school].bells]?.day(Weekday.allCases[weekday])
  }

  func coverTable() -> CoverTable {
    var rows: [(school: Int, weekday: Int, period: Int, usable: [Int])] = []
    for row in group.cover {
      let weekday = row.weekday.rawValue - 1
      guard let school = schoolIndex[row.school], let bells = bellDay(school, weekday: weekday),
        let period = bells.periods.firstIndex(where: { $0.name == row.period })
      else { continue }
      rows.append((school, weekday, period, (0..<calendar.halfTerms).map(row.usable)))
    }
    return CoverTable(
      schools: schools.count, periods: calendar.mostPeriods, halfTerms: calendar.halfTerms, rows: rows)
  }

  /// Departments of all schools: their limits, and the index for a school and name.
  var departments: (limits: [Int], index: [DepartmentKey: Int]) {
    var index: [DepartmentKey: Int] = [:]
    var sizes: [Int] = []
    var limits: [Int] = []
    for person in people {
      guard let name = person.department, let school = schoolIndex[person.base] else { continue }
      let key = DepartmentKey(school: school, name: name)
      let number = index[key] ?? sizes.count
      if number == sizes.count {
        index[key] = number
        sizes.append(0)
        limits.append(schools[school].mostOutOfDepartment ?? -1)
      }
      if person.isValid(on: firstSchoolDate(school)) { sizes[number] += 1 }
    }
    let rule = group.rules.limits
    for number in limits.indices where limits[number] < 0 {
      limits[number] = max(
        rule.mostOutOfDepartmentAtLeast,
        floorDivide(sizes[number] * rule.mostOutOfDepartmentShare.rawValue, 1000))
    }
    return (limits, index)
  }

  struct PhaseKey: Hashable {
    let school: Int
    let phase: Phase
  }

  struct DepartmentKey: Hashable {
    let school: Int
    let name: String
  }

  /// The reserve on which a school may draw: the first by id that's for it; -1 for none.
  func reserve(of school: School) -> Int {
    group.funds.indices.filter { index in
      let fund = group.funds[index]
      guard let least = fund.reserveFromNeed else { return false }
      return least <= school.needWeight && (fund.schools.isEmpty || fund.schools.contains(school.id))
    }.min { group.funds[$0].id < group.funds[$1].id } ?? -1
  }

  func fundData(_ fund: Fund) -> FundData {
    let due = dues.owed(by: .fund(fund.id))
    let owed = due + beyondBudgets(fund)
    return FundData(
      id: fund.id, value: fund, due: due, owed: owed, most: max(fund.amount.rawValue, owed),
      covers: schools.map { fund.schools.isEmpty || fund.schools.contains($0.id) })
  }

  func providerData(_ provider: Provider) -> ProviderData {
    ProviderData(
      id: provider.id, place: schools.count + (providerIndex[provider.id] ?? 0), value: provider,
      busy: busy { $0 == .provider(provider.id) })
  }

  /// A relation of parties that the group has, in numbers.
  func relation(_ relation: Relation) -> (kind: Relation.Kind, a: PartyTable.Side, b: PartyTable.Side)? {
    func side(_ party: Party) -> PartyTable.Side? {
      switch party {
      case .school(let id): schoolIndex[id].map(PartyTable.Side.school)
      case .person(let id): personIndex[id].map(PartyTable.Side.person)
      }
    }
    guard let a = side(relation.a), let b = side(relation.b) else { return nil }
    return (relation.kind, a, b)
  }

  func parties(_ kind: Relation.Kind) -> PartyTable {
    let pairs = group.relations.filter { $0.kind == kind }.compactMap(relation).map {
      PartyTable.Pair(a: $0.a, b: $0.b)
    }
    return PartyTable(pairs: pairs, bases: people.indices.map(base))
  }

  func pastPartners() -> Set<PartnerPair> {
    Set(
      group.history.filter { $0.outcome == .done }.compactMap { entry in
        guard let person = entry.person.flatMap({ personIndex[$0] }),
          let school = entry.partner.flatMap({ schoolIndex[$0] })
        else { return nil }
        return PartnerPair(visitor: Int32(person), school: Int32(school))
      })
  }

  /// By school and remain-on-site set: the people who carry one of its tags.
  func remainers() -> [[[Int32]]] {
    staff.map { members in
      group.rules.limits.remainOnSite.map { set in
        members.filter { people[$0].tags.contains(where: set.contains) }.map(Int32.init)
      }
    }
  }
}
