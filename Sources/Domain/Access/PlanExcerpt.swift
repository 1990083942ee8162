// SPDX-License-Identifier: Apache-2.0

/// What a plan and its group hold about one school, one person, or money: pages that are made of it can't tell more,
/// whatever they're asked.
///
/// Nothing is worked out anew. Of people from elsewhere there's a name and a school, and only of those who come, lead or are
/// visited; of other schools what they're called and when they're open.
public struct PlanExcerpt: Sendable {
  public let group: Group
  /// As it stands.
  public let plan: Plan
  /// With what's withdrawn of it, by which things are named: the second of three stays that.
  public let whole: Plan
  /// Whom it's about; nil: everybody.
  private var subject: Subject?

  /// All of it.
  ///
  /// - Parameters:
  ///   - plan: `whole` less what's withdrawn.
  public init(of group: Group, _ plan: Plan, whole: Plan) {
    (self.group, self.plan, self.whole) = (group, plan, whole)
  }

  /// What's about a school: its people wherever they are, and whoever comes to it.
  public func about(_ school: Identifier<School>) -> PlanExcerpt {
    excerpt(PlanExcerpt.Subject(school, in: group))
  }

  /// What's about a person.
  public func about(_ person: Identifier<Person>) -> PlanExcerpt {
    excerpt(PlanExcerpt.Subject(person, in: group))
  }

  private func excerpt(_ subject: Subject) -> PlanExcerpt {
    let whole = whole.cut(to: subject)
    let plan = plan.cut(to: subject)
    let own = subject.school == nil ? whole.activities(of: subject.people) : []
    var excerpt = PlanExcerpt(
      of: group.cut(to: subject, naming: whole.namedPeople, revealing: own), plan, whole: whole)
    excerpt.subject = subject
    return excerpt
  }

  /// The same without those from elsewhere, and without other schools: for figures by person or school, which would be of a
  /// part of what others do, and so wrong.
  public var alone: PlanExcerpt {
    guard var subject else { return self }
    var group = group
    // Whoever works at two schools has figures at their base.
    group.people.removeAll { !subject.people.contains($0.id) || (subject.school ?? $0.base) != $0.base }
    subject.people = Set(group.people.map(\.id))
    if let school = subject.school { group.schools.removeAll { $0.id != school } }
    return PlanExcerpt(of: group, plan.alone(subject), whole: whole.alone(subject))
  }

  /// What leaders of all schools may read of it, where nobody else is named: without what no page shows.
  public var leaders: PlanExcerpt {
    var group = group
    group.removePrivateThings()
    group.history = []
    return PlanExcerpt(of: group, plan, whole: whole)
  }

  /// What is paid, by whom and for what: nobody takes part in anything here, and nobody has a name.
  public var money: PlanExcerpt {
    var group = group
    let seconded = Set(whole.secondments.map(\.person)).union(
      self.group.activities.compactMap { if case .specialist(let details) = $0.details { details.person } else { nil } }
    )
    // What somebody does decides on how their post is taxed.
    group.people = group.people.filter { seconded.contains($0.id) }.map { $0.stripped(named: "") }
    group.removePrivateThings()
    group.lessons = []
    group.history = []
    group.answers = []
    group.evaluations = []
    let kept = Set(group.people.map(\.id))
    group.activities = group.activities.map { $0.naming(kept) }
    return PlanExcerpt(of: group, plan.money, whole: whole.money)
  }

  /// Whom or what an excerpt is about.
  struct Subject: Sendable {
    /// The school; nil where it's about a person.
    let school: Identifier<School>?
    var people: Set<Identifier<Person>>

    /// A school with everybody who works there, whatever their base, and who teaches there.
    init(_ school: Identifier<School>, in group: Group) {
      self.school = school
      people = Set(group.people.filter { $0.schools.contains(school) }.map(\.id))
        .union(group.lessons.filter { $0.school == school }.flatMap(\.staff))
    }

    init(_ person: Identifier<Person>, in group: Group) {
      school = nil
      people = [person]
    }

    func concerns(_ occurrence: Occurrence) -> Bool {
      isHere(occurrence) || occurrence.people.contains(where: people.contains)
    }

    func isHere(_ occurrence: Occurrence) -> Bool { school.map { occurrence.place == .school($0) } ?? false }
  }
}

extension Plan {
  private struct Series: Hashable {
    let activity: Identifier<Activity>
    let cohort: Int

    init(_ occurrence: Occurrence) { (activity, cohort) = (occurrence.activity, occurrence.cohort) }
  }

  /// What it says of the subject.
  fileprivate func cut(to subject: PlanExcerpt.Subject) -> Plan {
    var plan = Plan(group: group, year: year, asOf: asOf, inputHash: inputHash, rules: rules, run: run)
    // The others of a series stay, empty: else the second of three would be the first of one.
    let series = Set(occurrences.filter(subject.concerns).map(Series.init))
    plan.occurrences = occurrences.filter { series.contains(Series($0)) }.map { $0.cut(to: subject) }
    let (people, school) = (subject.people, subject.school)
    plan.repayments = repayments.filter { people.contains($0.person) || $0.lesson.school == school }
    plan.releases = releases.filter { people.contains($0.person) || $0.lesson.school == school }
    plan.cover = cover.filter { $0.lesson.school == school || people.contains($0.absent) || $0.isTaken(by: people) }
    plan.legs = legs.filter { people.contains($0.person) }
    plan.secondments = secondments.filter { people.contains($0.person) || $0.from == school || $0.to == school }
    plan.rotas = rotas.compactMap { rota in
      // Where a specialist of their own goes, a school has to know.
      let isOwn = plan.occurrences.contains { occurrence in
        occurrence.activity == rota.activity
          && occurrence.attendees.contains { $0.role == .specialist && people.contains($0.person) }
      }
      let slots = isOwn ? rota.slots : rota.slots.filter { $0.school == school }
      return slots.isEmpty ? nil : Rota(activity: rota.activity, slots: slots)
    }
    guard let school else {
      // What somebody keeps free to prepare is told to nobody else.
      plan.keptTimes = keptTimes.filter { people.contains($0.person) }
      return plan
    }
    plan.supply = supply.filter { $0.school == school }
    plan.charges = charges.filter { $0.school == school }
    plan.schools = schools.filter { $0.school == school }
    plan.rotaBalances = rotaBalances.filter { $0.school == school }
    return plan
  }

  /// Without anybody else in what takes place.
  fileprivate func alone(_ subject: PlanExcerpt.Subject) -> Plan {
    var plan = self
    plan.occurrences = occurrences.map { occurrence in
      var own = occurrence
      own.attendees.removeAll { !subject.people.contains($0.person) }
      if case .person(let id) = own.leader, !subject.people.contains(id) { own.leader = nil }
      return own
    }
    plan.secondments.removeAll { !subject.people.contains($0.person) }
    return plan
  }

  /// Dates and sums, and whose post is paid for.
  fileprivate var money: Plan {
    var plan = Plan(group: group, year: year, asOf: asOf, inputHash: inputHash, rules: rules, run: run)
    plan.occurrences = occurrences.map { occurrence in
      var own = occurrence
      own.attendees = []
      own.observed = nil
      if case .person = own.leader { own.leader = nil }
      return own
    }
    (plan.secondments, plan.rotas, plan.rotaBalances) = (secondments, rotas, rotaBalances)
    (plan.supply, plan.charges, plan.schools) = (supply, charges, schools)
    return plan
  }

  /// What these people take part in.
  fileprivate func activities(of people: Set<Identifier<Person>>) -> Set<Identifier<Activity>> {
    Set(
      occurrences.filter { $0.people.contains(where: people.contains) }.map(\.activity)
        + secondments.filter { people.contains($0.person) }.map(\.activity))
  }

  /// Everybody whom it names.
  fileprivate var namedPeople: Set<Identifier<Person>> {
    var people = Set(occurrences.flatMap(\.people))
    people.formUnion(occurrences.compactMap(\.observed?.teacher))
    people.formUnion(releases.flatMap { [$0.person, $0.lesson.teacher] })
    people.formUnion(repayments.flatMap { [$0.person, $0.lesson.teacher] })
    people.formUnion(secondments.map(\.person))
    for item in cover {
      people.formUnion([item.absent, item.lesson.teacher])
      if case .inside(let person?) = item.by { people.insert(person) }
    }
    return people
  }
}

extension CoverAssignment {
  fileprivate func isTaken(by people: Set<Identifier<Person>>) -> Bool {
    if case .inside(let person?) = by { people.contains(person) } else { false }
  }
}

extension Occurrence {
  /// Of those from elsewhere only who is needed to say what it is: who comes to the school, whom one visits, who leads.
  fileprivate func cut(to subject: PlanExcerpt.Subject) -> Occurrence {
    if subject.isHere(self) { return self }
    var own = self
    guard subject.concerns(self) else {
      own.attendees = []
      own.observed = nil
      if case .person = own.leader { own.leader = nil }
      return own
    }
    // A person sees with whom they are, as in their calendar; a school sees that of its own people.
    if subject.school == nil { return self }
    own.attendees = attendees.filter {
      subject.people.contains($0.person) || [.host, .leader, .specialist].contains($0.role)
    }
    return own
  }
}
