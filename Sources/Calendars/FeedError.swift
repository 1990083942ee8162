// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Why a feed can't be written.
public enum FeedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An entry doesn't end after it starts.
  case endNotAfterStart(uid: String, start: String, end: String)
  /// Two entries share a uid; programs would show only one.
  case duplicateUID(String)
  /// A uid is empty or holds characters that a uid may not have.
  case badUID(String)
  /// A sequence number is negative.
  case badSequence(uid: String, sequence: Int)
  /// A page's address is no absolute URI of ASCII characters.
  case badURL(uid: String, url: String)
  /// An activity is planned for a time that doesn't exist in the group's zone, or the zone is unknown.
  case badTime(activity: String, ZoneError)
  /// The refresh interval is shorter than a minute.
  case badRefreshInterval(Minutes)

  /// A stable name for the error.
  public var code: String {
    switch self {
    case .endNotAfterStart: "feed-end-not-after-start"
    case .duplicateUID: "feed-duplicate-uid"
    case .badUID: "feed-bad-uid"
    case .badSequence: "feed-bad-sequence"
    case .badURL: "feed-bad-url"
    case .badTime(_, let error): error.code
    case .badRefreshInterval: "feed-bad-refresh-interval"
    }
  }

  public var description: String {
    switch self {
    case .endNotAfterStart(let uid, let start, let end):
      "Entry \(uid) ends at \(end), which is not after its start at \(start)."
    case .duplicateUID(let uid): "Two entries of one feed have the uid \(uid)."
    case .badUID(let uid): "'\(uid)' can't be a uid: expected letters, digits and - . @ _, at most 255 of them."
    case .badSequence(let uid, let sequence): "Entry \(uid) has the sequence \(sequence); expected 0 or more."
    case .badURL(let uid, let url): "Entry \(uid) has the page '\(url)'; expected an absolute URI in ASCII."
    case .badTime(let activity, let error): activity.isEmpty ? "\(error)" : "Activity '\(activity)': \(error)"
    case .badRefreshInterval(let minutes):
      "A feed is refreshed every \(minutes.rawValue) minutes; expected 1 or more."
    }
  }
}
