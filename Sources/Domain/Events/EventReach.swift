// SPDX-License-Identifier: Apache-2.0

/// What of a published plan an event reaches, from a day on: what people have to look at before any other plan is made.
public struct EventReach: Hashable, Sendable {
  /// Occurrences that can't go on as they are, in the plan's order.
  public let occurrences: [Occurrence]
  /// Secondments that can't.
  public let secondments: [SecondmentPlacement]
  /// Lessons for which somebody is to cover who isn't there.
  public let cover: [CoverAssignment]
  /// Everyone in these occurrences and secondments, by id.
  public let people: [Identifier<Person>]

  /// Whether nothing that's published has to do with it.
  public var isEmpty: Bool { occurrences.isEmpty && secondments.isEmpty && cover.isEmpty }

  /// - Parameters:
  ///   - plan: the plan that people know of.
  ///   - group: the group before it happened.
  ///   - today: what lies before has taken place.
  public init(of event: GroupEvent, in plan: Plan, of group: Group, today: CivilDate) {
    let reach = Reach(event: event, index: PlanIndex(group, plan))
    occurrences = plan.occurrences.filter { $0.date >= today && reach.reaches($0) }
    secondments = plan.secondments.filter { $0.days.last >= today && reach.reaches($0) }
    cover = plan.cover.filter { $0.date >= today && reach.reaches($0, in: group) }
    people = Set(occurrences.flatMap(\.people) + secondments.map(\.person)).sorted()
  }
}

/// Tells what an event reaches.
private struct Reach {
  let event: GroupEvent
  let index: PlanIndex
  private var directory: Directory { index.directory }

  func reaches(_ occurrence: Occurrence) -> Bool {
    switch event {
    case .absence(let person, let days, let span):
      days.contains(occurrence.date) && occurrence.people.contains(person)
        // Who is on the way can't be elsewhere either.
        && (span.map { $0.overlaps(index.absence(of: person, for: occurrence)) } ?? true)
    case .closure(let school, let days, _):
      days.contains(occurrence.date)
        && (occurrence.place == .school(school) || occurrence.people.contains { isBased($0, at: school) })
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
    case .absence, .closure, .unavailable, .supply: false
    }
  }

  /// Cover by somebody who's away, or by supply that doesn't come.
  func reaches(_ cover: CoverAssignment, in group: Group) -> Bool {
    switch event {
    case .absence(let person, let days, let span):
      days.contains(cover.date) && cover.by == .inside(person)
        && (span.map { $0.overlaps(cover.lesson.span) } ?? true)
    case .supply(let booking):
      booking.state.isWithoutTeacher && cover.date == booking.date && cover.lesson.school == booking.school
        && cover.by == .supply(booking.number)
    case .closure, .unavailable, .decline, .answer: false
    }
  }

  private func isBased(_ person: Identifier<Person>, at school: Identifier<School>) -> Bool {
    directory.people[person]?.base == school
  }

  /// H16: what concerns a school that said no, to everything or to this.
  private func isRefused(_ occurrence: Occurrence, _ answer: Answer) -> Bool {
    guard answer.refuses(occurrence.activity),
      occurrence.place == .school(answer.school)
        || occurrence.people.contains(where: { isBased($0, at: answer.school) }),
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
