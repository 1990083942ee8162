// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import PlanFile
import Store

/// The feeds of a plan that the database keeps.
enum StoredFeeds {
  /// What `publish` keeps of them: as the plan and the group against which it was verified make them.
  ///
  /// - Throws: `StoreError`, or `Failure` where plan or group can't be read any more, or a feed can't be made.
  static func contents(
    ofPlan number: Int, in database: PlannerDatabase, telling console: Console
  ) throws -> FeedContents {
    let revision = try database.plan(number)
    let group = try StoredGroup(revision.groupRevision, in: database).group(telling: console)
    do {
      let plan = try PlanFile.decode(try database.bytes(ofPlan: number))
      let feeds = try Feeds.kept(group: group, plan: plan).map { feed in
        FeedContents.Feed(
          name: feed.owner.name, head: feed.head,
          entries: feed.entries.map { FeedContents.Entry(key: $0.key, day: $0.day, content: $0.content) })
      }
      return FeedContents(today: plan.asOf, feeds: feeds)
    } catch let error as StoreError {
      throw error
    } catch {
      throw Failure(.fault, "the feeds of plan \(number) can't be made: \(error)")
    }
  }
}
