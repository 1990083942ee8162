// SPDX-License-Identifier: Apache-2.0

extension Group {
  /// What it holds of the subject, and the names of the others that the plan mentions. A confidential activity has a title
  /// for those alone who are in it.
  func cut(
    to subject: PlanExcerpt.Subject, naming mentioned: Set<Identifier<Person>>, revealing: Set<Identifier<Activity>>
  ) -> Group {
    var group = self
    let (own, school) = (subject.people, subject.school)
    group.people = people.compactMap { person in
      if own.contains(person.id) { return person.naming(mentioned.union(own)) }
      return mentioned.contains(person.id) ? person.stripped(named: person.name) : nil
    }
    let kept = Set(group.people.map(\.id))
    group.schools = schools.map { $0.id == school ? $0 : $0.stripped }
    group.lessons = lessons.compactMap { lesson in
      guard lesson.school == school || lesson.staff.contains(where: own.contains) else { return nil }
      var lesson = lesson
      lesson.staff.removeAll { !kept.contains($0) }
      return lesson.staff.isEmpty ? nil : lesson
    }
    group.protected = protected.filter { own.contains($0.person) }
    group.openLessons = openLessons.filter { kept.contains($0.person) }
    group.activities = activities.map { $0.naming(kept, revealing: revealing) }
    group.removePrivateThings()
    group.declines = declines.filter { own.contains($0.person) }
    group.history = history.filter { $0.person.map(own.contains) ?? ($0.school == school) }
    group.answers = answers.filter { $0.school == school }
    group.cutTables(to: school)
    return group
  }

  /// Tables by school.
  private mutating func cutTables(to school: Identifier<School>?) {
    cover.removeAll { $0.school != school }
    bookings.removeAll { $0.school != school }
    margins.removeAll { $0.school != school }
    meetings.removeAll { $0.school != school }
    directed.removeAll { $0.school != school }
    floatingCover.removeAll { cover in school.map { !cover.schools.isEmpty && !cover.schools.contains($0) } ?? true }
    dues = school.map { id in dues.filter { $0.payer == .school(id) } } ?? []
    // Of few answers nothing is told, and of a part of them nothing would be true.
    evaluations = []
    funds = funds.map { fund in
      var own = Fund(id: fund.id, name: fund.name, amount: .zero)
      own.costCentre = fund.costCentre
      return own
    }
  }

  /// What no page shows, and pages don't need: so that none can.
  mutating func removePrivateThings() {
    relations = []
    busy = []
    declines = []
    published = nil
    for index in dues.indices { dues[index].reference = nil }
    protected = protected.filter { person in people.contains { $0.id == person.person } }
    openLessons = openLessons.filter { offer in people.contains { $0.id == offer.person } }
    providers = providers.map { provider in
      var own = provider
      own.email = nil
      return own
    }
  }
}

extension Person {
  /// Name, schools and role alone.
  func stripped(named name: String) -> Person {
    var person = Person(id: id, name: name, school: base, role: role)
    person.schools = schools
    return person
  }

  /// Without the names of people who aren't among those.
  fileprivate func naming(_ people: Set<Identifier<Person>>) -> Person {
    var person = self
    if let partner = jobShare, !people.contains(partner) { person.jobShare = nil }
    if let former = takesOver, !people.contains(former) { person.takesOver = nil }
    if let mentor, !people.contains(mentor) { person.mentor = nil }
    person.preferredShadows.removeAll { !people.contains($0) }
    return person
  }
}

extension School {
  /// Name, phase and when it's open.
  fileprivate var stripped: School {
    var school = self
    (school.urn, school.formsOfEntry, school.pupils, school.freeSchoolMeals) = (nil, nil, nil, nil)
    (school.needWeight, school.priorities, school.isSelective, school.intake) = (.one, [], nil, nil)
    (school.releaseBudget, school.staffingBudget, school.costCentre) = (nil, nil, nil)
    (school.supply, school.rooms, school.watchedBy) = (SupplyTerms(), [], .everyone)
    return school
  }
}

extension Activity {
  /// Without people who aren't among those; if it's confidential and isn't to be revealed, without what it's about.
  func naming(_ people: Set<Identifier<Person>>, revealing: Set<Identifier<Activity>> = []) -> Activity {
    var activity = self
    if isConfidential, !revealing.contains(id) {
      (activity.title, activity.purpose, activity.focus) = ("Confidential", nil, [])
    }
    activity.details = details.naming(people)
    return activity
  }
}

extension ActivityDetails {
  /// For those people alone.
  fileprivate func naming(_ people: Set<Identifier<Person>>) -> ActivityDetails {
    func kept(_ selector: Selector) -> Selector {
      var own = selector
      own.people.removeAll { !people.contains($0) }
      return own
    }
    switch self {
    case .session(var session):
      for index in session.participants.indices {
        session.participants[index].selector = kept(session.participants[index].selector)
      }
      session.leaders.removeAll { if case .person(let id) = $0 { !people.contains(id) } else { false } }
      return .session(session)
    case .visit(var visit):
      visit.visitors = kept(visit.visitors)
      visit.hostPeople.removeAll { !people.contains($0) }
      return .visit(visit)
    case .triad(var triad):
      triad.members = kept(triad.members)
      return .triad(triad)
    case .lessonStudy(var study):
      study.members = kept(study.members)
      return .lessonStudy(study)
    case .shadowing(var shadowing):
      if !people.contains(shadowing.applicant) { shadowing.applicant = Identifier("") }
      shadowing.preferredHosts.removeAll { !people.contains($0) }
      return .shadowing(shadowing)
    case .secondment(var secondment):
      secondment.applicants.removeAll { !people.contains($0) }
      return .secondment(secondment)
    case .specialist(var specialist):
      if !people.contains(specialist.person) { specialist.person = Identifier("") }
      return .specialist(specialist)
    }
  }
}
