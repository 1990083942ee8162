// SPDX-License-Identifier: Apache-2.0

import Calendars
import Crypto
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Store
import Synchronization
import TestSupport

@testable import Web

/// A database in a folder of its own in which plans are published, and servers of it.
final class Published {
  let folder: TemporaryFolder
  let path: String
  private var count = 0
  private var last: String?

  init() throws {
    folder = try TemporaryFolder()
    path = folder.url.appending(path: "group.db").path(percentEncoded: false)
    _ = try office.load(Self.group("0123456789abcdef"), signed: Self.signed("2026-09-01"))
  }

  /// The group as some file says; a quarter of its hash tells it from others.
  private static func group(_ quarter: String) -> GroupContent {
    let hash = String(repeating: quarter, count: 4)
    return GroupContent(
      name: "Three schools", year: SmallGroup.year, files: [GroupFile(name: "group.yaml", text: quarter)], hash: hash,
      inputHash: hash)
  }

  /// Who writes, for a moment.
  var office: PlannerDatabase {
    get throws { try PlannerDatabase(path, for: .creating, holder: "a test") }
  }

  static func signed(_ day: String) -> Signature { Signature(by: "anna", at: "\(day)T08:15:00Z") }

  /// Publishes `plan` on a day, for a group.
  func publish(_ plan: Plan = SmallPlan.plan(), of group: Group = SmallGroup.group(), on day: String) throws {
    count += 1
    let office = try office
    let content = PlanContent(
      bytes: Array("plan \(count)".utf8), groupRevision: 1, inputHash: String(repeating: "a", count: 64), from: last)
    let kept = try office.add(verified: content, signed: Self.signed(day)).plan
    last = kept.hash
    _ = try office.approve(kept.number, signed: Self.signed(day))
    _ = try office.publish(kept.number, feeds: try Self.feeds(group, plan, of: plan), signed: Self.signed(day))
  }

  private static func feeds(_ group: Group, _ plan: Plan, of whole: Plan) throws -> FeedContents {
    let feeds = try Feeds.kept(group: group, plan: plan, of: whole).map { feed in
      FeedContents.Feed(
        name: feed.owner.name, head: feed.head,
        entries: feed.entries.map { FeedContents.Entry(key: $0.key, day: $0.day, content: $0.content) })
    }
    return FeedContents(today: plan.asOf, feeds: feeds)
  }

  /// Takes something out of the plan that was published first, on a day.
  func withdraw(_ withdrawals: [Withdrawal], of plan: Plan = SmallPlan.plan(), on day: String) throws {
    let feeds = try Self.feeds(SmallGroup.group(), plan.without(withdrawals), of: plan)
    _ = try office.note(
      Self.group("fedcba9876543210"), withdrawing: WithdrawalContent(of: 1, withdrawals, feeds: feeds),
      signed: Self.signed(day))
  }

  /// Opens a feed: the path of its address.
  func open(_ owner: FeedOwner, isBusyOnly: Bool = false) throws -> String {
    "/feeds/\(try office.openFeed(owner.name, isBusyOnly: isBusyOnly, signed: Self.signed("2026-09-01")).text).ics"
  }

  /// A server of it.
  func server(log: Log = Log(), change: (inout WebSettings) -> Void = { _ in }) throws -> PlannerServer {
    var settings = WebSettings(host: "127.0.0.1", port: 0)
    settings.pollInterval = .milliseconds(20)
    change(&settings)
    return try PlannerServer(
      PlannerDatabase(path, for: .reading, holder: "a test"), settings: settings, logger: log.logger)
  }
}

/// What was logged, at the finest level.
final class Log: Sendable {
  private let lines = Mutex([String]())

  var text: String { lines.withLock { $0.joined(separator: "\n") } }

  var logger: Logger {
    let log = JournalLog(threshold: LogThreshold(.trace), isJournal: true) { line in
      self.lines.withLock { $0.append(line) }
    }
    return Logger(label: "test") { _ in log }
  }
}

/// An entry of a served feed.
struct Entry {
  let lines: [String]

  subscript(name: String) -> String? {
    lines.first { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }.flatMap { line in
      line.firstIndex(of: ":").map { String(line[line.index(after: $0)...]) }
    }
  }

  /// The entries of a file, in its order.
  static func all(_ file: String) -> [Entry] {
    let plain = file.replacing("\r\n ", with: "").replacing("\r\n", with: "\n")
    return plain.components(separatedBy: "BEGIN:VEVENT\n").dropFirst().map {
      Entry(lines: $0.components(separatedBy: "\n"))
    }
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }
  var entries: [Entry] { Entry.all(text) }
}
