// SPDX-License-Identifier: Apache-2.0

/// What of a published plan an event reaches, from a day on, and what of that is off at once, before any other plan is made.
public struct EventReach: Hashable, Sendable {
  /// Occurrences that can't go on as they are, in the plan's order: somebody is missing, or their class has nobody.
  public let occurrences: [Occurrence]
  /// Secondments that can't, and those whose hole the people of these were to fill.
  public let secondments: [SecondmentPlacement]
  /// Lessons for which somebody is to cover who isn't there.
  public let cover: [CoverAssignment]
  /// Everyone in these occurrences and secondments, by id.
  public let people: [Identifier<Person>]
  /// What of it is off, as a whole or for one person: meetings, posts, then cover.
  public let withdrawals: [Withdrawal]
  /// Lessons that their teachers give themselves, since nobody comes in their place: else the next plan would count on
  /// that again.
  public let teaching: [Busy]
  /// What lies before has taken place.
  let today: CivilDate

  /// Whether nothing that's published has to do with it.
  public var isEmpty: Bool { occurrences.isEmpty && secondments.isEmpty && cover.isEmpty }

  /// - Parameters:
  ///   - plan: the plan that people know of.
  ///   - group: the group before it happened.
  ///   - today: what lies before has taken place.
  public init(of event: GroupEvent, in plan: Plan, of group: Group, today: CivilDate) {
    self.today = today
    let reach = Reach(event: event, index: PlanIndex(group, plan))
    let uncovered = plan.cover.filter { $0.date >= today && reach.reaches($0) }
    let finder = WithdrawalFinder(
      event: event, plan: plan, group: group, index: reach.index, today: today, uncovered: uncovered)
    occurrences = plan.occurrences.filter { occurrence in
      occurrence.date >= today
        && (reach.reaches(occurrence)
          || reach.isOfSupply && uncovered.contains { finder.leaves($0, for: occurrence) })
    }
    secondments = Self.together(plan.secondments.filter { $0.days.last >= today }, from: reach.reaches)
    cover = uncovered
    people = Set(occurrences.flatMap(\.people) + secondments.map(\.person)).sorted()
    withdrawals = finder.withdrawals(occurrences, secondments)
    let left = reach.isOfSupply ? Set(plan.without(withdrawals).releases.map(PlanIndex.Absence.init)) : []
    teaching =
      !reach.isOfSupply
      ? []
      : uncovered.filter { !left.contains(PlanIndex.Absence($0)) }.map {
        Busy(subject: .person($0.absent), days: DateSpan($0.date, $0.date), span: $0.lesson.span, note: "")
      }
  }
}

extension EventReach {
  /// Those that are reached, and those whose hole the people of these were to fill.
  fileprivate static func together(
    _ all: [SecondmentPlacement], from isReached: (SecondmentPlacement) -> Bool
  ) -> [SecondmentPlacement] {
    var found = Set(all.filter(isReached).map(\.activity))
    while true {
      let more = all.filter {
        !found.contains($0.activity) && $0.backfill.contains { $0.by.map(found.contains) ?? false }
      }
      if more.isEmpty { return all.filter { found.contains($0.activity) } }
      found.formUnion(more.map(\.activity))
    }
  }
}

/// Tells what an event reaches.
private struct Reach {
  let event: GroupEvent
  let index: PlanIndex
  private var directory: Directory { index.directory }

  /// Whether it's about who takes classes, and not about who meets.
  var isOfSupply: Bool {
    if case .supply = event { true } else { false }
  }

  func reaches(_ occurrence: Occurrence) -> Bool {
    switch event {
    case .absence(let person, let days, let span):
      days.contains(occurrence.date) && occurrence.people.contains(person)
        // Who is on the way can't be elsewhere either.
        && (span.map { $0.overlaps(index.absence(of: person, for: occurrence)) } ?? true)
    case .closure(let school, let days, _): days.contains(occurrence.date) && concerns(occurrence, school)
    case .standstill(let schools, let days, _):
      days.contains(occurrence.date) && schools.contains { concerns(occurrence, $0) }
    case .unavailable(let provider, let days):
      days.contains(occurrence.date) && directory.providers(of: occurrence).contains(provider)
    case .decline(let person, let activity):
      occurrence.activity == activity && occurrence.people.contains(person)
    case .answer(let answer): isRefused(occurrence, answer)
    case .supply: false
    }
  }

  func reaches(_ secondment: SecondmentPlacement) -> Bool {
    switch event {
    case .decline(let person, let activity): secondment.activity == activity && secondment.person == person
    case .answer(let answer):
      answer.refuses(secondment.activity) && [secondment.from, secondment.to].contains(answer.school)
        && (secondment.firstHalfTerm...secondment.lastHalfTerm).contains(answer.halfTerm)
    case .absence, .closure, .standstill, .unavailable, .supply: false
    }
  }

  /// Cover by somebody who's away, or by supply that doesn't come.
  func reaches(_ cover: CoverAssignment) -> Bool {
    switch event {
    case .absence(let person, let days, let span):
      days.contains(cover.date) && cover.by == .inside(person)
        && (span.map { $0.overlaps(cover.lesson.span) } ?? true)
    case .supply(let bookings):
      bookings.contains { booking in
        booking.state.isWithoutTeacher && cover.date == booking.date && cover.lesson.school == booking.school
          && cover.by == .supply(booking.number)
      }
    case .closure, .standstill, .unavailable, .decline, .answer: false
    }
  }

  /// Whether it's held at a school, or with people who are based there.
  private func concerns(_ occurrence: Occurrence, _ school: Identifier<School>) -> Bool {
    occurrence.place == .school(school) || occurrence.people.contains { isBased($0, at: school) }
  }

  private func isBased(_ person: Identifier<Person>, at school: Identifier<School>) -> Bool {
    directory.people[person]?.base == school
  }

  /// H16: what concerns a school that said no, to everything or to this.
  private func isRefused(_ occurrence: Occurrence, _ answer: Answer) -> Bool {
    guard answer.refuses(occurrence.activity), concerns(occurrence, answer.school),
      let school = directory.schools[answer.school], let calendar = directory.calendars[school.calendar],
      calendar.halfTerms.indices.contains(answer.halfTerm - 1)
    else { return false }
    return calendar.halfTerms[answer.halfTerm - 1].span.contains(occurrence.date)
  }
}

extension Answer {
  /// Whether it's a no to this activity.
  fileprivate func refuses(_ activity: Identifier<Activity>) -> Bool {
    switch verdict {
    case .yes: false
    case .no: true
    case .notThese: activities.contains(activity)
    }
  }
}
