// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Makes the file of a kept feed. Equal input gives equal bytes.
///
/// It holds what's costly to find out, the changes of each zone's clock, so that one is used for many feeds.
public struct FeedRenderer {
  private struct Zone: Hashable {
    var identifier: String
    var year: Int
  }

  /// Why what's kept can't be shown: it was written by something else.
  public struct Unreadable: Error, Hashable, Sendable {}

  private var writers: [Zone: FeedWriter] = [:]
  private let decoder = JSONDecoder()

  /// A renderer that has seen no feed yet.
  public init() {}

  /// The .ics file of the feed with this head and these entries, in any order, as `view` shows it.
  ///
  /// - Throws: `Unreadable`, `FeedError`, `ZoneError`.
  public mutating func bytes(head: [UInt8], entries: [PublishedEntry], view: FeedView) throws -> [UInt8] {
    guard let head = try? decoder.decode(KeptHead.self, from: Data(head)) else { throw Unreadable() }
    var feed = head.feed
    if view.isBusyOnly {
      // The name may be an activity's title, and a colour tells whose feed it is.
      feed = CalendarFeed(name: "Busy times", refreshInterval: feed.refreshInterval, events: [])
    }
    for entry in entries {
      if let event = view.shown(try event(entry)) { feed.events.append(event) }
    }
    return try writer(for: head).bytes(of: feed)
  }

  private func event(_ entry: PublishedEntry) throws -> CalendarEvent {
    guard let kept = try? decoder.decode(KeptEntry.self, from: Data(entry.content)),
      let event = kept.event(uid: entry.uid, sequence: entry.sequence, stamp: entry.stamp)
    else { throw Unreadable() }
    return entry.isCancelled ? event.cancelled : event
  }

  private mutating func writer(for head: KeptHead) throws -> FeedWriter {
    let zone = Zone(identifier: head.zone, year: head.year)
    if let writer = writers[zone] { return writer }
    let writer = FeedWriter(zone: ZoneDefinition(try ZoneClock(identifier: head.zone), from: head.year))
    writers[zone] = writer
    return writer
  }
}

extension CalendarEvent {
  /// The same, off.
  var cancelled: CalendarEvent {
    var event = self
    event.status = .cancelled
    event.availability = .free
    event.summary = "Cancelled: " + summary
    event.details = nil
    return event
  }
}
