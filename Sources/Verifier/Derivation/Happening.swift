// SPDX-License-Identifier: Apache-2.0

import Domain

/// An occurrence with everything that it names looked up.
final class Happening: Sendable {
  /// What kind of wish it carries out.
  enum Wanted: Sendable {
    case session(Session)
    case visit(Visit)
    /// A step of a triad, a lesson study or shadowing.
    case circle(Circle)
    case stay(Specialist)
  }

  /// Position in the plan's list.
  let number: Int
  let occurrence: Occurrence
  let activity: Activity
  let wanted: Wanted
  /// Attendees as listed.
  let attendees: [Presence]
  /// The leading person, who isn't among the attendees.
  let leader: Presence?
  let provider: Provider?
  /// Providers who are there: who leads it and its guests, each once.
  let providers: [Provider]
  /// The school at which it's held, if at one.
  let venue: School?

  init(
    number: Int, occurrence: Occurrence, activity: Activity, wanted: Wanted, attendees: [Presence], leader: Presence?,
    provider: Provider?, guests: [Provider] = [], venue: School?
  ) {
    self.number = number
    self.occurrence = occurrence
    self.activity = activity
    self.wanted = wanted
    self.attendees = attendees
    self.leader = leader
    self.provider = provider
    providers = (provider.map { [$0] } ?? []) + guests.filter { $0.id != provider?.id }
    self.venue = venue
  }

  var date: CivilDate { occurrence.date }
  /// From the first talk to the last: [S, E).
  var whole: TimeSpan { occurrence.whole }
  /// Attendees and the leading person.
  var people: [Presence] { attendees + (leader.map { [$0] } ?? []) }
  var hosts: [Presence] { attendees.filter(\.isHost) }
  /// Attendees other than hosts.
  var guests: [Presence] { attendees.filter { !$0.isHost } }
  var session: Session? { if case .session(let session) = wanted { session } else { nil } }
  var visit: Visit? { if case .visit(let visit) = wanted { visit } else { nil } }
  var circle: Circle? { if case .circle(let circle) = wanted { circle } else { nil } }
  /// The step of a circle; nil where it has none of that number.
  var step: Circle.Step? {
    guard let circle, circle.steps.indices.contains(occurrence.part - 1) else { return nil }
    return circle.steps[occurrence.part - 1]
  }
  /// What the lesson to be watched is to be like: of a visit, and of a circle's lesson.
  var watching: Visit? {
    if let visit { return visit }
    guard let circle, step == .lesson else { return nil }
    var visit = Visit(visitors: circle.pool)
    visit.subject = circle.subject
    visit.years = circle.years
    visit.observed = circle.observed
    visit.brief = .zero
    visit.debrief = .zero
    return visit
  }
  /// A day beside a host.
  var isDay: Bool { circle?.isShadowing ?? false }
  /// Whether its hosts count against their limits, and its visitors have seen another school by it: of shadowing the first
  /// day alone.
  var isFirstSight: Bool { visit != nil || (circle != nil && !(isDay && occurrence.part > 1)) }
  var isStay: Bool { if case .stay = wanted { true } else { false } }
  /// Bases of everyone in it, each once, by id.
  var bases: [Identifier<School>] { distinct(people.map(\.member.school.id)) }
  /// The venue and the bases of everyone in it, each once, by id.
  var schoolsConcerned: [Identifier<School>] { distinct(bases + (venue.map { [$0.id] } ?? [])) }

  /// Its place among those of its activity.
  var order: (Int, Int, Int) { (cohort, occurrence.part, number) }

  /// "'Art network' part 1 on Wed 7 Oct 2026", "'Induction' cohort 2 part 1 on …".
  var title: String { "'\(activity.title)' \(occurrence.number.words) on \(date.readable)" }
  /// Where a breach stands.
  func location(
    person: Identifier<Person>? = nil, school: Identifier<School>? = nil, provider: Identifier<Provider>? = nil
  ) -> Breach.Location {
    Breach.Location(occurrence, school: school, person: person, provider: provider)
  }
}

/// One person's part in an occurrence.
final class Presence: Sendable {
  /// Of the happening, as there.
  let number: Int
  let occurrence: Occurrence
  let member: Member
  /// Nil: leads it.
  let role: Attendance.Role?
  /// Host of a visit, of a circle's lesson, or of somebody's day.
  let isHost: Bool
  /// In a specialist's half-days at a school.
  let isStay: Bool
  /// On a day of shadowing: the host's hours are the visitor's, and the host's day stays as it is.
  let isDay: Bool

  init(
    number: Int, occurrence: Occurrence, member: Member, role: Attendance.Role?, isHost: Bool, isStay: Bool,
    isDay: Bool = false
  ) {
    self.number = number
    self.occurrence = occurrence
    self.member = member
    self.role = role
    self.isHost = isHost
    self.isStay = isStay
    self.isDay = isDay
  }

  var date: CivilDate { occurrence.date }
  var isLeader: Bool { role == nil }
  var isOnline: Bool { occurrence.place == .online }
  var base: Place { .school(member.school.id) }
  /// Where the person is: at their base for something online.
  var place: Place { isOnline ? base : occurrence.place }

  /// When the person is taken up by it: a host by each talk and the watched time, everyone else from first to last.
  var intervals: [TimeSpan] {
    guard isHost else { return [occurrence.whole] }
    return [occurrence.brief, occurrence.span, occurrence.debrief].compactMap(\.self)
  }

  /// Away from base for it: the whole time with the journeys from and to base.
  func away(_ index: GroupIndex) -> TimeSpan {
    occurrence.whole.widened(before: index.minutes(base, place), after: index.minutes(place, base))
  }
}
