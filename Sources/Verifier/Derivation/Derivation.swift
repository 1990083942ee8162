// SPDX-License-Identifier: Apache-2.0

import Domain

/// Everything that follows from a plan's decisions, computed once and in one direction: people's days, lessons lost,
/// cover, money, benefit, objective.
struct Derivation: Sendable {
  let index: GroupIndex
  let happenings: [Happening]
  /// Parts of each placed activity in order of their numbers, of a session by cohort; activities in order of id.
  let placed: [(activity: Activity, parts: [Happening])]
  let audiences: [Identifier<Activity>: Audience]
  /// By date, then person.
  let personDays: [PersonDay]
  /// Repayments in the plan's order.
  let repaid: [RepaidTime]
  /// By date, school, start, person, class.
  let losses: [Loss]
  /// By date, then school; only where lessons need cover.
  let coverDays: [CoverDay]
  /// Of everyone in every occurrence, leaders and hosts too.
  let directedUses: [DirectedUse]
  /// By person and date.
  let pay: [HourlyPay]
  let fees: [Fee]
  let ledger: Ledger
  let benefit: Benefit
  /// By school.
  let figures: [SchoolFigures]
  /// Placed secondments, in the plan's order.
  let postings: [Posting]
  let seconded: SecondedPeople
  /// Templates of specialists' weeks, in the plan's order.
  let rotas: [Rota]
  /// Of each specialist with a stay, by activity.
  let specialists: [SpecialistYear]
  /// Without the tier of changes, which doesn't follow from decisions alone.
  var objective = Objective()
  private let numberOfDay: [Pair<Identifier<Person>, CivilDate>: Int]

  /// - Parameter audiences: whom activities choose, where that's known already; nil: it's worked out here.
  init(_ decisions: Decisions, index: GroupIndex, audiences: [Identifier<Activity>: Audience]? = nil) {
    self.index = index
    repaid = decisions.repaid
    happenings = decisions.happenings
    postings = decisions.postings
    rotas = decisions.rotas
    seconded = SecondedPeople(postings)
    placed = grouped(happenings) { $0.activity.id }.sorted { $0.key < $1.key }.compactMap { group in
      guard let activity = group.values.first?.activity else { return nil }
      return (activity, group.values.sorted { $0.order < $1.order })
    }
    let audiences = audiences ?? Audience.all(index)
    self.audiences = audiences
    let rotaOf = Dictionary(rotas.map { ($0.activity, $0) }) { first, _ in first }
    specialists = placed.compactMap {
      SpecialistYear($0.activity, $0.parts, rota: rotaOf[$0.activity.id], index: index)
    }
    let personDays = Self.personDays(happenings, repaid, seconded, index)
    self.personDays = personDays
    let (happenings, placed, seconded, specialists) = (happenings, placed, seconded, specialists)
    // Days by what's lost on them, and meetings by themselves.
    ((numberOfDay, losses, coverDays), (directedUses, pay, fees, benefit)) = Parallel.both(
      {
        let numbers = personDays.enumerated().map { (Pair($1.member.person.id, $1.date), $0) }
        let losses = Losses.of(personDays, index: index)
        let coverDays = Self.coverDays(losses, personDays, seconded, index)
        return (Dictionary(numbers) { first, _ in first }, losses, FloatingDay.sent(coverDays, index))
      },
      {
        let uses = happenings.flatMap(\.people).map { DirectedUse($0, index: index) }
        let fees = placed.compactMap { Fee($0.parts, index: index) }
        let benefit = Benefit(happenings, specialists, audiences: audiences, index: index)
        return (uses, HourlyPay.of(uses), fees, benefit)
      })
    ledger = Ledger(
      fees: fees, pay: pay, coverDays: coverDays, personDays: personDays, losses: losses,
      staffing: StaffingCharges.of(postings, specialists, index: index), index: index)
    figures = Figures.of(
      index, losses: losses, coverDays: coverDays, personDays: personDays, directedUses: directedUses, ledger: ledger,
      benefit: benefit)
    objective = ObjectiveTiers.of(self)
  }

  private static func personDays(
    _ happenings: [Happening], _ repaid: [RepaidTime], _ seconded: SecondedPeople, _ index: GroupIndex
  ) -> [PersonDay] {
    let presences = Dictionary(grouping: happenings.flatMap(\.people)) { Pair($0.member.person.id, $0.date) }
    let repaid = Dictionary(grouping: repaid) { Pair($0.member.person.id, $0.repayment.repaidOn) }
    let keys = Set(presences.keys).union(repaid.keys).sorted { ($0.second, $0.first) < ($1.second, $1.first) }
    let days = Parallel.map(keys.count, threads: Parallel.threads) { number -> PersonDay? in
      let key = keys[number]
      guard let member = presences[key]?.first?.member ?? repaid[key]?.first?.member else { return nil }
      return PersonDay(
        member: member, date: key.second, presences: presences[key] ?? [], repaid: repaid[key] ?? [],
        isSeconded: seconded.contains(key.first, on: key.second), index: index)
    }
    return days.compactMap(\.self)
  }

  private static func coverDays(
    _ losses: [Loss], _ personDays: [PersonDay], _ seconded: SecondedPeople, _ index: GroupIndex
  ) -> [CoverDay] {
    let byDate = Dictionary(grouping: personDays, by: \.date)
    let days = grouped(losses.filter(\.needsCover)) { Pair($0.school, $0.date) }
    return days.compactMap { day in
      guard let school = index.directory.schools[day.key.first] else { return nil }
      let ofDate = (byDate[day.key.second] ?? []).map { ($0.member.person.id, $0) }
      return CoverDay(
        school: school, date: day.key.second, losses: day.values,
        dayOfPerson: Dictionary(ofDate) { first, _ in first }, seconded: seconded, index: index)
    }
  }

  /// What follows for a person on a date on which something does.
  func day(of person: Identifier<Person>, on date: CivilDate) -> PersonDay? {
    numberOfDay[Pair(person, date)].map { personDays[$0] }
  }

  /// The audience of an activity of the group.
  func audience(_ activity: Activity) -> Audience { audiences[activity.id] ?? Audience(activity, index) }
}
