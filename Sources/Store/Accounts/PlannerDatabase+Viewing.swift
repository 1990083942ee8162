// SPDX-License-Identifier: Apache-2.0

public import Domain
import GRDB

/// What's handed out by what somebody may see, and nothing else.
extension PlannerDatabase {
  /// Which feeds somebody may see whole. Their names begin so.
  private static let calendars: [(matter: Matter, prefix: String)] = [
    (.personCalendar, "person/"), (.schoolCalendar, "school/"), (.providerCalendar, "provider/"),
    (.activityCalendar, "activity/"),
  ]

  /// The published feeds that somebody with this grant may see, by name; none where nothing is published.
  ///
  /// - Throws: as `feed` does.
  public func feeds(for grant: Grant) throws(StoreError) -> [(name: String, feed: PublishedFeed)] {
    var seen: [(String, PublishedFeed)] = []
    for name in try feedNames(for: grant) {
      if let feed = try feed(name) { seen.append((name, feed)) }
    }
    return seen
  }

  private func feedNames(for grant: Grant) throws(StoreError) -> [String] {
    try reading { db in
      guard try Migrations.hasFeeds(db) else { return [] }
      return try Self.calendars.flatMap { matter, prefix -> [String] in
        switch AccessPolicy.reach(of: grant.role, to: .see, matter) {
        case .never, .ownSchool: return []
        case .own: return [prefix + grant.scope]
        case .all:
          return try String.fetchAll(
            db, sql: "SELECT name FROM feed WHERE substr(name, 1, ?) = ? ORDER BY name",
            arguments: [prefix.utf8.count, prefix])
        }
      }
    }
  }
}
