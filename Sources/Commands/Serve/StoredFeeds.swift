// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Store

/// The feeds of a plan that the database keeps.
enum StoredFeeds {
  /// What `publish` keeps of them: as the plan and the group against which it was verified make them.
  ///
  /// - Throws: `Failure` where a feed can't be made.
  static func contents(of stored: StoredPlan) throws -> FeedContents {
    try contents(of: StandingPlan(stored.revision, stored.group, stored.plan, withdrawn: []))
  }

  /// The same of a plan as it stands.
  ///
  /// - Parameters:
  ///   - today: the day from which what's off is shown as cancelled; nil: the plan's own today.
  ///   - before: how it stood until now, as feeds show it: only those that may be others are made; nil: all.
  /// - Throws: likewise.
  static func contents(
    of standing: StandingPlan, today: CivilDate? = nil, since before: StandingPlan? = nil
  ) throws -> FeedContents {
    let owners = before.flatMap { Feeds.concerned(by: $0.plan, standing.plan, in: standing.group) }
    do {
      let feeds = try Feeds.kept(
        group: standing.group, plan: standing.plan, of: standing.whole, owners: owners
      ) { feed in
        FeedContents.Feed(
          name: feed.owner.name, head: feed.head,
          entries: feed.entries.map { FeedContents.Entry(key: $0.key, day: $0.day, content: $0.content) })
      }
      return FeedContents(today: today ?? standing.whole.asOf, feeds: feeds)
    } catch {
      throw Failure(.fault, "the feeds of plan \(standing.revision.number) can't be made: \(error)")
    }
  }
}
