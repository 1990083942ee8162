// SPDX-License-Identifier: Apache-2.0

/// A calendar of somebody's busy times that's fetched, and what came of it last.
public struct BusySource: Hashable, Sendable {
  /// Whose times it holds.
  public struct Owner: Hashable, Sendable, CustomStringConvertible {
    /// What has calendars.
    public enum Kind: String, CaseIterable, Codable, Sendable {
      case person, school, room, provider
    }

    public var kind: Kind
    /// Its id; of a room that of its school.
    public var id: String
    /// The room's name; empty for all others.
    public var room: String

    /// An owner.
    public init(_ kind: Kind, _ id: String, room: String = "") {
      self.kind = kind
      self.id = id
      self.room = room
    }

    /// "person/anna", "room/oak/Main hall".
    public var description: String { "\(kind.rawValue)/\(id)" + (room.isEmpty ? "" : "/\(room)") }
  }

  /// What's as good as a key: printed it shows nothing.
  public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The whole of it.
    public let text: String

    /// A secret.
    public init(_ text: String) { self.text = text }

    public var description: String { "…" }
    public var debugDescription: String { "…" }
  }

  /// Why the last attempt has failed.
  public struct Failure: Hashable, Sendable {
    /// As "fetch.timeout".
    public var code: String
    /// In words, without the address.
    public var reason: String

    /// A failure.
    public init(code: String, reason: String) {
      self.code = code
      self.reason = reason
    }
  }

  /// From 1, without holes: what people call it by.
  public var number: Int
  public var owner: Owner
  /// What its rows of busy.csv say in the column `note`, by which they're known.
  public var note: String
  /// Where it's fetched; nil once it's removed.
  public var address: Secret?
  /// By what the server knows which copy this is; nil where it has said nothing.
  public var tag: String?
  public var modified: String?
  /// What the last good copy says; the store doesn't know what's in it.
  public var copy: String?
  /// When a good copy was had, or found unchanged, in UTC.
  public var good: String?
  /// When it was tried last, in UTC.
  public var tried: String?
  /// Nil where the last attempt was good.
  public var failure: Failure?
  public var made: Signature
  /// Nil while it's fetched.
  public var removed: Signature?
}

/// What came of one attempt to fetch a calendar.
public struct BusyAttempt: Hashable, Sendable {
  /// What came.
  public enum Outcome: Hashable, Sendable {
    /// Another copy.
    case fetched(copy: String, tag: String?, modified: String?)
    /// The last good copy is still the calendar.
    case unchanged
    /// Nothing that's used; the last good copy stays.
    case failed(BusySource.Failure)
  }

  public var source: Int
  public var outcome: Outcome

  /// What came of the calendar with that number.
  public init(source: Int, _ outcome: Outcome) {
    self.source = source
    self.outcome = outcome
  }
}
