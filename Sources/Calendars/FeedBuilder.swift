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
  /// The Monday of the first week of the year, from which weeks are numbered.
  let firstMonday: CivilDate
  /// Names of the stays of each rota, by part.
  private let stays: [Identifier<Activity>: [Int: String]]

  var index: PlanIndex { words.index }

  /// `whole` is the plan that `plan` is, less what's withdrawn: nothing gets another name for that.
  init(_ group: Group, _ plan: Plan, _ words: PlanWords, of whole: Plan? = nil) throws(FeedError) {
    self.words = words
    do {
      clock = try ZoneClock(identifier: group.timeZone, span: plan.year)
    } catch {
      throw .badTime(activity: "", error)
    }
    stamp = UTCInstant(utc: plan.asOf, TimeOfDay(minutes: 0))
    self.group = group
    asOf = plan.asOf
    let monday = plan.year.first.monday
    firstMonday = monday
    stays = Dictionary(grouping: (whole ?? plan).occurrences.filter(\.isStay), by: \.activity).mapValues {
      Self.names(of: $0, from: monday)
    }
  }

  /// Stays by their week and their place among that week's, by part.
  private static func names(of stays: [Occurrence], from monday: CivilDate) -> [Int: String] {
    var names: [Int: String] = [:]
    for (first, some) in Dictionary(grouping: stays, by: \.date.monday) {
      let week = (first - monday) / 7 + 1
      let inOrder = some.sorted { ($0.date, $0.span, $0.part) < ($1.date, $1.span, $1.part) }
      for (index, stay) in inOrder.enumerated() {
        names[stay.part] = EventIdentity.occurrence(week: week, number: index + 1)
      }
    }
    return names
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
    let name = stays[occurrence.activity]?[occurrence.part] ?? EventIdentity.occurrence(occurrence.number)
    return event(
      occurrence.activity, name, try time(of: occurrence, span), summary, aspect: aspect, firmness: occurrence.firmness)
  }

  /// An entry of what `activity` has under that name, without details yet.
  func event(
    _ activity: Identifier<Activity>, _ name: String, _ time: CalendarEvent.Time, _ summary: String, aspect: String,
    firmness: Firmness
  ) -> CalendarEvent {
    var event = CalendarEvent(
      uid: EventIdentity.uid(activity: activity.text, occurrence: name, aspect: aspect), stamp: stamp, time: time,
      summary: summary)
    event.status = firmness == .firm ? .confirmed : .tentative
    if let kind = index.directory.kind(of: activity) { event.categories = [kind.rawValue] }
    if words.isConfidential(activity) { event.visibility = .confidential }
    return event
  }

  private func time(of occurrence: Occurrence, _ span: TimeSpan) throws(FeedError) -> CalendarEvent.Time {
    let start = try moment(occurrence, span.start)
    let end = try moment(occurrence, span.end)
    return .timed(start: start.instant, end: end.instant)
  }

  private func moment(_ occurrence: Occurrence, _ time: TimeOfDay) throws(FeedError) -> LocalMoment {
    try moment(occurrence.date, time, of: occurrence.activity)
  }

  /// When the clock shows `time` on `date`.
  func moment(_ date: CivilDate, _ time: TimeOfDay, of activity: Identifier<Activity>) throws(FeedError) -> LocalMoment
  {
    do { return try clock.moment(date, time) } catch {
      throw .badTime(activity: activity.text, error)
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

  func position(_ place: Place) -> Position? {
    switch place {
    case .school(let id): index.directory.position(of: id)
    case .provider(let id): index.directory.providers[id]?.position
    case .online: nil
    }
  }
}
