// SPDX-License-Identifier: Apache-2.0

import Domain

/// Tells in a feed what a plan changes of a published one.
///
/// An entry that's new, moved, or called something else has the day of the plan for its revision; one that's as it was
/// keeps a day that's no earlier than its last change: that of the published plan, since no store remembers more. So
/// SEQUENCE, days of the year from 1 (0 in a plan made anew), never falls, and rises with each change of another day. What
/// was published and isn't there any more stays as a cancelled entry, so that it leaves calendars that hold a copy.
struct FeedRevision: Sendable {
  private let today: CivilDate
  private let year: DateSpan
  private let publishedOn: CivilDate
  /// Whether the published plan was itself made from another.
  private let hasForerunner: Bool

  /// The revision of feeds of `plan`, which was made from `published`.
  init(of plan: Plan, from published: Plan) {
    // A plan may be made as of an earlier day than the one it's made from; what's sent mustn't fall behind that.
    today = max(plan.asOf, published.asOf)
    year = plan.year
    publishedOn = published.asOf
    hasForerunner = published.from != nil
  }

  /// `feed` with the revisions of its entries, and entries of `old`, the same feed of the published plan, that are off.
  func revised(_ feed: CalendarFeed, from old: CalendarFeed) -> CalendarFeed {
    let published = Dictionary(old.events.map { ($0.uid, $0) }) { first, _ in first }
    let present = Set(feed.events.map(\.uid))
    var revised = feed
    revised.events = feed.events.map { revise($0, from: published[$0.uid]) }
    revised.events += old.events.filter { !present.contains($0.uid) && isAhead($0) }.map(cancelled)
    return revised
  }

  private func revise(_ event: CalendarEvent, from old: CalendarEvent?) -> CalendarEvent {
    var event = event
    guard let old else {
      event.sequence = sequence(today)
      return event
    }
    let isMoved = event.time != old.time || event.summary != old.summary || event.location != old.location
    event.sequence = isMoved ? sequence(today) : hasForerunner ? sequence(publishedOn) : 0
    if isAlike(event, old) { event.stamp = old.stamp }
    return event
  }

  /// Whether nothing in it is different but when it was made.
  private func isAlike(_ event: CalendarEvent, _ old: CalendarEvent) -> Bool {
    var copy = old
    copy.stamp = event.stamp
    copy.sequence = event.sequence
    return copy == event
  }

  private func cancelled(_ old: CalendarEvent) -> CalendarEvent {
    var event = old.cancelled
    event.sequence = sequence(today)
    event.stamp = UTCInstant(utc: today, TimeOfDay(minutes: 0))
    return event
  }

  /// What has begun before the plan's day isn't taken back.
  private func isAhead(_ event: CalendarEvent) -> Bool {
    switch event.time {
    case .timed(let start, _): start.date >= today
    case .allDay(let days): days.first >= today
    }
  }

  private func sequence(_ day: CivilDate) -> Int { max(0, day - year.first) + 1 }
}
