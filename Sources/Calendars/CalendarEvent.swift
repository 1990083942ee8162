// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One entry of a calendar feed (a VEVENT); a repeated meeting is as many entries as it has occurrences.
public struct CalendarEvent: Hashable, Sendable {
  /// When an entry is.
  public enum Time: Hashable, Sendable {
    /// From `start` up to `end`, which is later.
    case timed(start: UTCInstant, end: UTCInstant)
    /// Whole days, both ends included.
    case allDay(DateSpan)
  }

  /// Who should see it where calendars are shared.
  public enum Visibility: String, Hashable, Sendable, CaseIterable {
    case everyone = "PUBLIC"
    case ownerOnly = "PRIVATE"
    case confidential = "CONFIDENTIAL"
  }

  /// Whether it is certain.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case tentative = "TENTATIVE"
    case confirmed = "CONFIRMED"
    case cancelled = "CANCELLED"
  }

  /// What it does to the time of the calendar's owner.
  public enum Availability: String, Hashable, Sendable, CaseIterable {
    case free = "FREE"
    case busy = "BUSY"
    case tentative = "TENTATIVE"
    case outOfOffice = "OOF"
  }

  /// Stays the same for the entry's whole life, names nobody; see `EventIdentity`.
  public var uid: String
  /// Raised with each change that people must see (`FeedRevision`); never negative.
  public var sequence: Int
  /// When this revision of the entry was made; never the time of writing.
  public var stamp: UTCInstant
  public var time: Time
  /// The title.
  public var summary: String
  /// Further text; line breaks are kept.
  public var details: String?
  /// Where it is, in words.
  public var location: String?
  /// Where it is on the map.
  public var position: Position?
  public var categories: [String]
  /// An absolute URI of a page about it.
  public var url: String?
  public var visibility: Visibility
  public var availability: Availability
  public var status: Status

  /// An entry with these values; see the properties.
  public init(
    uid: String, sequence: Int = 0, stamp: UTCInstant, time: Time, summary: String, details: String? = nil,
    location: String? = nil, position: Position? = nil, categories: [String] = [], url: String? = nil,
    visibility: Visibility = .everyone, availability: Availability = .busy, status: Status = .confirmed
  ) {
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.time = time
    self.summary = summary
    self.details = details
    self.location = location
    self.position = position
    self.categories = categories
    self.url = url
    self.visibility = visibility
    self.availability = availability
    self.status = status
  }
}
