// SPDX-License-Identifier: Apache-2.0

extension Plan {
  /// The plan with somebody under a pseudonym, its lists in the order that they have by that.
  public func without(_ former: FormerPerson) -> Plan {
    var plan = self
    plan.group = former.removed(from: group)
    plan.occurrences = occurrences.map { $0.without(former) }
    plan.repayments = stably(
      repayments.map { repayment in
        var own = repayment
        own.person = former.replacing(repayment.person)
        own.lesson = repayment.lesson.without(former)
        return own
      }
    ) { ($0.date, $0.person, $0.span) < ($1.date, $1.person, $1.span) }
    plan.secondments = secondments.map { secondment in
      var own = secondment
      own.person = former.replacing(secondment.person)
      return own
    }
    plan.setLessons(without: former)
    plan.legs = stably(
      legs.map { leg in
        var own = leg
        own.person = former.replacing(leg.person)
        return own
      }
    ) { ($0.date, $0.person) < ($1.date, $1.person) }
    plan.keptTimes = stably(
      keptTimes.map { time in
        var own = time
        own.person = former.replacing(time.person)
        return own
      }
    ) { ($0.date, $0.span.start, $0.person) < ($1.date, $1.span.start, $1.person) }
    plan.setWords(without: former)
    return plan
  }

  private mutating func setLessons(without former: FormerPerson) {
    releases = stably(
      releases.map { release in
        var own = release
        own.person = former.replacing(release.person)
        own.lesson = release.lesson.without(former)
        return own
      }
    ) {
      ($0.date, $0.lesson.school, $0.lesson.span.start, $0.person) < (
        $1.date, $1.lesson.school, $1.lesson.span.start, $1.person
      )
    }
    cover = stably(
      cover.map { item in
        var own = item
        own.absent = former.replacing(item.absent)
        own.lesson = item.lesson.without(former)
        if case .inside(let person?) = item.by { own.by = .inside(former.replacing(person)) }
        return own
      }
    ) {
      ($0.date, $0.lesson.school, $0.lesson.span.start, $0.lesson.className, $0.absent)
        < ($1.date, $1.lesson.school, $1.lesson.span.start, $1.lesson.className, $1.absent)
    }
  }

  private mutating func setWords(without former: FormerPerson) {
    for index in unplaced.indices {
      unplaced[index].words = former.removed(from: unplaced[index].words)
      for reason in unplaced[index].reasons.indices {
        unplaced[index].reasons[reason].concerned = unplaced[index].reasons[reason].concerned.map {
          $0 == former.id.text ? former.pseudonym.text : $0
        }
      }
    }
    for index in bounds.indices { bounds[index].words = former.removed(from: bounds[index].words) }
    caveats = caveats.map(former.removed(from:))
  }

  /// In that order; what it doesn't tell apart stays as it stood.
  private func stably<Row>(_ rows: [Row], by isBefore: (Row, Row) -> Bool) -> [Row] {
    rows.enumerated().sorted { a, b in
      isBefore(a.element, b.element) || !isBefore(b.element, a.element) && a.offset < b.offset
    }.map(\.element)
  }

  /// Whether somebody takes part in anything of it from `day` on, or takes a class.
  public func concerns(_ person: Identifier<Person>, from day: CivilDate) -> Bool {
    occurrences.contains { $0.date >= day && $0.people.contains(person) }
      || secondments.contains { $0.person == person && $0.days.last >= day }
      || releases.contains { $0.date >= day && $0.person == person }
      || cover.contains { $0.date >= day && $0.by == .inside(person) }
  }
}

extension Occurrence {
  fileprivate func without(_ former: FormerPerson) -> Occurrence {
    var own = self
    own.leader = leader?.without(former)
    own.observed = observed?.without(former)
    own.attendees = attendees.map { Attendance(person: former.replacing($0.person), role: $0.role) }
      .sorted { $0.person < $1.person }
    return own
  }
}

extension LessonReference {
  fileprivate func without(_ former: FormerPerson) -> LessonReference {
    var own = self
    own.teacher = former.replacing(teacher)
    own.className = former.removed(from: className)
    return own
  }
}
