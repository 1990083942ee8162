// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The head of a kept feed, as JSON.
struct KeptHead: Codable {
  var name: String
  var about: String?
  /// Minutes.
  var refresh: Int
  var colour: String?
  var zone: String
  /// From which the zone's clock changes are told.
  var year: Int

  init(_ feed: CalendarFeed, zone: String, year: Int) {
    name = feed.name
    about = feed.about
    refresh = feed.refreshInterval.rawValue
    colour = feed.colour?.rawValue
    self.zone = zone
    self.year = year
  }

  /// The feed, without entries.
  var feed: CalendarFeed {
    CalendarFeed(
      name: name, about: about, refreshInterval: Minutes(refresh), colour: colour.flatMap(FeedColour.init), events: [])
  }

  /// As `JSONEncoder` writes it.
  var bytes: [UInt8] {
    let written = KeptBytes.object { json in
      guard json.text("about", about), json.text("colour", colour), json.text("name", name) else { return false }
      json.number("refresh", refresh)
      json.number("year", year)
      return json.text("zone", zone)
    }
    return written ?? KeptBytes.encoded(self)
  }
}

/// An entry of a kept feed, as JSON: what people see of it, and neither uid, number nor stamp.
struct KeptEntry: Codable {
  /// Seconds since 1970 of start and end, or days since then of the first and last day.
  var seconds: [Int]?
  var days: [Int]?
  var summary: String
  var details: String?
  var location: String?
  var position: Position?
  var categories: [String]?
  var url: String?
  var visibility: String
  var availability: String
  var status: String

  init(_ event: CalendarEvent) {
    switch event.time {
    case .timed(let start, let end): seconds = [start.secondsSince1970, end.secondsSince1970]
    case .allDay(let span): days = [span.first.daysSince1970, span.last.daysSince1970]
    }
    summary = event.summary
    details = event.details
    location = event.location
    position = event.position
    categories = event.categories.isEmpty ? nil : event.categories
    url = event.url
    visibility = event.visibility.rawValue
    availability = event.availability.rawValue
    status = event.status.rawValue
  }

  /// The entry with this uid, number and stamp; nil where the bytes were written by something else.
  func event(uid: String, sequence: Int, stamp: UTCInstant) -> CalendarEvent? {
    guard let time, let visibility = CalendarEvent.Visibility(rawValue: visibility),
      let availability = CalendarEvent.Availability(rawValue: availability),
      let status = CalendarEvent.Status(rawValue: status)
    else { return nil }
    return CalendarEvent(
      uid: uid, sequence: sequence, stamp: stamp, time: time, summary: summary, details: details, location: location,
      position: position, categories: categories ?? [], url: url, visibility: visibility, availability: availability,
      status: status)
  }

  private var time: CalendarEvent.Time? {
    if let seconds, seconds.count == 2 {
      return .timed(start: UTCInstant(secondsSince1970: seconds[0]), end: UTCInstant(secondsSince1970: seconds[1]))
    }
    guard let days, days.count == 2 else { return nil }
    return .allDay(DateSpan(CivilDate(daysSince1970: days[0]), CivilDate(daysSince1970: days[1])))
  }

  /// As `JSONEncoder` writes it.
  var bytes: [UInt8] {
    let written = KeptBytes.object { json in
      guard json.text("availability", availability), json.texts("categories", categories) else { return false }
      json.numbers("days", days)
      guard json.text("details", details), json.text("location", location) else { return false }
      json.position("position", position)
      json.numbers("seconds", seconds)
      return json.text("status", status) && json.text("summary", summary) && json.text("url", url)
        && json.text("visibility", visibility)
    }
    return written ?? KeptBytes.encoded(self)
  }
}
