// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A calendar that people subscribe to: one .ics file.
public struct CalendarFeed: Hashable, Sendable {
  /// What calendar programs call it.
  public var name: String
  /// A sentence about it, shown by some programs.
  public var about: String?
  /// How often programs should ask again; at least one minute.
  public var refreshInterval: Minutes
  public var colour: FeedColour?
  /// In any order; the file sorts them by time and uid.
  public var events: [CalendarEvent]

  /// A feed with these values; see the properties.
  public init(
    name: String, about: String? = nil, refreshInterval: Minutes = Minutes(60), colour: FeedColour? = nil,
    events: [CalendarEvent]
  ) {
    self.name = name
    self.about = about
    self.refreshInterval = refreshInterval
    self.colour = colour
    self.events = events
  }
}

/// Colours for feeds, by the CSS names that RFC 7986 asks for.
public enum FeedColour: String, Hashable, Sendable, CaseIterable {
  case steelBlue = "steelblue"
  case seaGreen = "seagreen"
  case darkOrange = "darkorange"
  case slateBlue = "slateblue"
  case firebrick = "firebrick"

  /// The same colour as "#RRGGBB", which Apple's programs read.
  public var hexadecimal: String {
    switch self {
    case .steelBlue: "#4682B4"
    case .seaGreen: "#2E8B57"
    case .darkOrange: "#FF8C00"
    case .slateBlue: "#6A5ACD"
    case .firebrick: "#B22222"
    }
  }
}
