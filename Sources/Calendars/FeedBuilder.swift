// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes entries out of a plan; the extensions hold one kind of feed each.
struct FeedBuilder: Sendable {
  let words: PlanWords
  let clock: ZoneClock
  /// When this revision was made: the start of the day that counts as today, so that the same input gives the same
  /// bytes.
  let stamp: UTCInstant
  let group: Group
  let asOf: CivilDate

  var index: PlanIndex { words.index }

  init(_ group: Group, _ plan: Plan) throws(FeedError) {
    words = PlanWords(group, plan)
    do {
      clock = try ZoneClock(identifier: group.timeZone)
    } catch {
      throw .badTime(activity: "", error)
    }
    stamp = UTCInstant(utc: plan.asOf, TimeOfDay(minutes: 0))
    self.group = group
    asOf = plan.asOf
  }

  /// A feed of that name, with the sentence that all of them carry.
  func feed(_ name: String, _ colour: FeedColour, _ events: [CalendarEvent]) -> CalendarFeed {
    CalendarFeed(
      name: name, about: "From the plan of \(group.name), as of \(asOf.readable).", colour: colour, events: events)
  }

  /// An entry of `occurrence` at `span`, without details yet. `aspect` parts the entries of one feed.
  func event(
    _ occurrence: Occurrence, _ span: TimeSpan, _ summary: String, aspect: String = "session"
  ) throws(FeedError) -> CalendarEvent {
    var event = CalendarEvent(
      uid: EventIdentity.uid(activity: occurrence.activity.text, occurrence: occurrence.part, aspect: aspect),
      stamp: stamp, time: try time(of: occurrence, span), summary: summary)
    event.status = occurrence.firmness == .firm ? .confirmed : .tentative
    if let kind = index.directory.activities[occurrence.activity]?.kind { event.categories = [kind.rawValue] }
    if words.isConfidential(occurrence.activity) { event.visibility = .confidential }
    return event
  }

  private func time(of occurrence: Occurrence, _ span: TimeSpan) throws(FeedError) -> CalendarEvent.Time {
    let start = try moment(occurrence, span.start)
    let end = try moment(occurrence, span.end)
    return .timed(start: start.instant, end: end.instant)
  }

  private func moment(_ occurrence: Occurrence, _ time: TimeOfDay) throws(FeedError) -> LocalMoment {
    do { return try clock.moment(occurrence.date, time) } catch {
      throw .badTime(activity: occurrence.activity.text, error)
    }
  }

  /// Says so where the clock shows a time twice.
  private func doubt(_ occurrence: Occurrence) throws(FeedError) -> String? {
    let start = try moment(occurrence, occurrence.whole.start)
    let end = try moment(occurrence, occurrence.whole.end)
    return start.happensTwice || end.happensTwice
      ? "The clocks go back that night: the earlier of the two times is meant." : nil
  }

  /// Puts place, position and lines of text into `event`; nil lines are left out.
  func describe(
    _ event: inout CalendarEvent, _ occurrence: Occurrence, _ lines: [String?]
  ) throws(FeedError) {
    event.location = words.location(occurrence)
    event.position = position(occurrence.place)
    let all = (lines + [words.purpose(occurrence), words.certainty(occurrence.firmness), try doubt(occurrence)])
      .compactMap { $0 }
    event.details = all.isEmpty ? nil : all.joined(separator: "\n")
  }

  private func position(_ place: Place) -> Position? {
    switch place {
    case .school(let id): index.directory.schools[id]?.position
    case .provider(let id): index.directory.providers[id]?.position
    case .online: nil
    }
  }
}
