// SPDX-License-Identifier: Apache-2.0

extension Group {
  /// The group with somebody under a pseudonym. What was only about them and decides nothing that took place is gone:
  /// address, wishes, offers, declines, vetoes, busy times.
  public func without(_ former: FormerPerson) -> Group {
    var group = self
    group.people = people.map { $0.without(former) }
    group.lessons = lessons.map { lesson in
      var own = lesson
      own.staff = lesson.staff.map(former.replacing)
      own.className = former.removed(from: lesson.className)
      return own
    }
    group.protected = protected.map { time in
      var own = time
      own.person = former.replacing(time.person)
      return own
    }
    group.openLessons = openLessons.filter { $0.person != former.id }.map { offer in
      var own = offer
      own.focus = offer.focus.map(former.removed(from:))
      own.className = offer.className.map(former.removed(from:))
      return own
    }
    group.busy = busy.filter { $0.subject != .person(former.id) }.map { busy in
      var own = busy
      own.note = former.removed(from: busy.note)
      return own
    }
    group.relations = relations.filter { relation in
      let isTheirs = [relation.a, relation.b].contains(.person(former.id))
      return !isTheirs
    }
    group.history = history.filter { $0.person != former.id || $0.outcome == .done }.map { entry in
      var own = entry
      own.person = entry.person.map(former.replacing)
      own.kind = former.removed(from: entry.kind)
      return own
    }
    group.declines = declines.filter { $0.person != former.id }
    group.activities = activities.map { $0.without(former) }
    group.removeText(of: former)
    return group
  }

  /// Free text that may name anybody.
  private mutating func removeText(of former: FormerPerson) {
    published = published.map(former.removed(from:))
    caveats = caveats.map(former.removed(from:))
    for index in calendars.indices {
      for closure in calendars[index].closures.indices {
        calendars[index].closures[closure].name = former.removed(from: calendars[index].closures[closure].name)
      }
      for blackout in calendars[index].blackouts.indices {
        calendars[index].blackouts[blackout].name = former.removed(from: calendars[index].blackouts[blackout].name)
      }
    }
    for index in directed.indices { directed[index].name = former.removed(from: directed[index].name) }
    for index in evaluations.indices {
      evaluations[index].title = evaluations[index].title.map(former.removed(from:))
    }
    for index in providers.indices {
      providers[index].name = former.removed(from: providers[index].name)
      providers[index].email = providers[index].email.flatMap { former.isNamed(in: Array($0.utf8)) ? nil : $0 }
    }
    for index in dues.indices { dues[index].reference = dues[index].reference.map(former.removed(from:)) }
    dues = dues.together
    for index in funds.indices { funds[index].name = former.removed(from: funds[index].name) }
  }
}

extension Person {
  fileprivate func without(_ former: FormerPerson) -> Person {
    var person = self
    person.jobShare = jobShare.map(former.replacing)
    person.takesOver = takesOver.map(former.replacing)
    person.mentor = mentor.map(former.replacing)
    person.preferredShadows = preferredShadows.map(former.replacing)
    person.strengths = strengths.map(former.removed(from:))
    person.wants = wants.map(former.removed(from:))
    person.classTaught = classTaught.map(former.removed(from:))
    person.department = department.map(former.removed(from:))
    guard id == former.id else { return person }
    (person.id, person.name, person.email) = (former.pseudonym, former.title, nil)
    (person.strengths, person.wants, person.preferredPosts, person.preferredShadows) = ([], [], [], [])
    return person
  }
}

extension Activity {
  fileprivate func without(_ former: FormerPerson) -> Activity {
    var activity = self
    activity.title = former.removed(from: title)
    activity.purpose = purpose.map(former.removed(from:))
    activity.focus = focus.map(former.removed(from:))
    activity.details = details.without(former)
    return activity
  }
}

extension ActivityDetails {
  fileprivate func without(_ former: FormerPerson) -> ActivityDetails {
    func own(_ selector: Selector) -> Selector {
      var own = selector
      own.people = selector.people.map(former.replacing)
      return own
    }
    switch self {
    case .session(var session):
      for index in session.participants.indices {
        session.participants[index].selector = own(session.participants[index].selector)
      }
      session.leaders = session.leaders.map { $0.without(former) }
      return .session(session)
    case .visit(var visit):
      visit.visitors = own(visit.visitors)
      visit.hostPeople = visit.hostPeople.map(former.replacing)
      return .visit(visit)
    case .triad(var triad):
      triad.members = own(triad.members)
      return .triad(triad)
    case .lessonStudy(var study):
      study.members = own(study.members)
      return .lessonStudy(study)
    case .shadowing(var shadowing):
      shadowing.applicant = former.replacing(shadowing.applicant)
      shadowing.preferredHosts = shadowing.preferredHosts.map(former.replacing)
      return .shadowing(shadowing)
    case .secondment(var secondment):
      secondment.applicants = secondment.applicants.map(former.replacing)
      return .secondment(secondment)
    case .specialist(var specialist):
      specialist.person = former.replacing(specialist.person)
      return .specialist(specialist)
    }
  }
}

extension Leader {
  func without(_ former: FormerPerson) -> Leader {
    if case .person(let id) = self { .person(former.replacing(id)) } else { self }
  }
}
