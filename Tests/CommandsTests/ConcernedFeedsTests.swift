// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// After a withdrawal only the feeds that it concerns are made: held against all of them.
@Suite struct ConcernedFeedsTests {
  private static func standing(_ sample: String) throws -> StandingPlan {
    let folder = try TemporaryFolder()
    let database = folder.url.appending(path: "group.db").path()
    for arguments in [
      ["load", Repository.sample(sample)], ["replan", "--rounds", "0", "--quiet"], ["approve", "1"], ["publish", "1"],
    ] { try #require(ProgramRun(arguments + ["--database", database]).status == .done) }
    let reader = try PlannerDatabase(database, for: .reading, holder: "a test")
    return try StandingPlan(StoredPlan(1, in: reader, telling: .recording()), in: reader)
  }

  /// What's in each feed.
  private static func feeds(_ contents: FeedContents) -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: contents.feeds.map { feed in
        let entries = feed.entries.map { "\($0.key) \($0.day) \(String(decoding: $0.content, as: UTF8.self))" }
        return (feed.name, ["\(feed.head)"] + entries)
      })
  }

  private static func withdrawal(of plan: Plan, _ random: inout SplitMix64) -> Withdrawal {
    let kind = random.below(8)
    if kind == 0, !plan.secondments.isEmpty {
      let post = plan.secondments[random.below(plan.secondments.count)]
      return Withdrawal(.post(post.activity), on: post.days.first)
    }
    if kind <= 2, !plan.cover.isEmpty {
      let cover = plan.cover[random.below(plan.cover.count)]
      return Withdrawal(.cover(of: cover.absent, at: cover.lesson.span.start), on: cover.date)
    }
    let meeting = plan.occurrences[random.below(plan.occurrences.count)]
    let person = kind <= 4 ? meeting.attendees.map(\.person)[random.below(meeting.attendees.count)] : nil
    return Withdrawal(.meeting(meeting.activity, meeting.number), of: person, on: meeting.date)
  }

  @Test(arguments: ["two-schools", "district", "primaries-12", "diocese", "trust"])
  func noOtherFeedIsDifferent(sample: String) throws {
    let whole = try Self.standing(sample)
    var random = SplitMix64(seed: 17)
    var (least, most, all) = (Int.max, 0, 0)
    for _ in 0..<12 {
      let known = (0..<random.below(4)).map { _ in Self.withdrawal(of: whole.plan, &random) }
      let more = (0...random.below(2)).map { _ in Self.withdrawal(of: whole.plan, &random) }
      let before = whole.with(withdrawn: known)
      let after = whole.with(withdrawn: known + more)
      let (old, new) = (
        Self.feeds(try StoredFeeds.contents(of: before)), Self.feeds(try StoredFeeds.contents(of: after))
      )
      let made = Self.feeds(try StoredFeeds.contents(of: after, since: before))
      let back = Self.feeds(try StoredFeeds.contents(of: before, since: after))
      #expect(Set(made.keys) == Set(back.keys))
      for (name, entries) in new {
        if let own = made[name] {
          #expect(own == entries && back[name] == old[name], "\(sample) \(name) \(more)")
        } else {
          #expect(entries == old[name], "\(sample) \(name) \(more)")
        }
      }
      (least, most, all) = (min(least, made.count), max(most, made.count), new.count)
    }
    // It saves something.
    #expect(least < all && most > 0, "\(sample) \(least) \(most) \(all)")
  }
}
