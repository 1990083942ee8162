// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Fetch
import Foundation
import Store

/// `planner busy list --database FILE`.
struct BusyListCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the calendars that are fetched: how old each one's last good copy is, and what failed.",
    discussion: """
      Of addresses only the host is shown.

      EXAMPLES:
        planner busy list --database group.db
        planner busy list --all --format json --database group.db

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @OptionGroup var place: DatabaseArguments

  @Flag(help: "Those that were removed too.")
  var all = false

  @Option(help: "What is printed: 'text', a line a calendar, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let now = Date()
    let sources = try PlannerDatabase(place.database, for: .reading, holder: "planner busy list").busySources()
      .filter { all || $0.removed == nil }
    switch format {
    case .json: surroundings.console.print(try sources.map { Document($0, now: now) }.printed())
    case .text:
      let none = "No calendar is fetched; 'planner busy add' adds one"
      let lines = sources.isEmpty ? [none] : sources.map { $0.line(now: now) }
      lines.forEach { surroundings.console.print($0.printable) }
    }
    return .done
  }

  private struct Document: Encodable {
    var number: Int
    var kind: BusySource.Owner.Kind
    var id: String
    var room: String?
    var note: String
    var address: String?
    var goodAt: String?
    var goodAgeSeconds: Int?
    var triedAt: String?
    var failure: String?
    var reason: String?
    var addedBy: String
    var addedAt: String
    var removedBy: String?
    var removedAt: String?

    init(_ source: BusySource, now: Date) {
      number = source.number
      kind = source.owner.kind
      id = source.owner.id
      room = source.owner.room.isEmpty ? nil : source.owner.room
      note = source.note
      address = source.masked
      goodAt = source.good
      goodAgeSeconds = source.age(now: now)
      triedAt = source.tried
      failure = source.failure?.code
      reason = source.failure?.reason
      addedBy = source.made.by
      addedAt = source.made.at
      removedBy = source.removed?.by
      removedAt = source.removed?.at
    }
  }
}

extension BusySource {
  /// What may be shown of its address; nil once it's removed.
  fileprivate var masked: String? {
    address.map { secret in
      do throws(FetchError) { return try CalendarAddress(secret.text).masked } catch { return secret.description }
    }
  }

  /// How old its last good copy is, in seconds; nil where there's none.
  fileprivate func age(now: Date) -> Int? {
    good.flatMap { try? Date($0, strategy: .iso8601) }.map { Int(max(0, now.timeIntervalSince($0))) }
  }

  /// "   3  person/anna 'Calendar', https://calendar.example/…; read 3 hours ago (2026-11-09T08:15:00Z); failed …".
  fileprivate func line(now: Date) -> String {
    let number = String(number)
    let head = String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number + "  \(owner) '\(note)'"
    if let removed { return head + "; removed \(removed.at) by \(removed.by)" }
    let read = age(now: now).map { "; read \(Self.words($0)) ago (\(good ?? ""))" }
    let failed = failure.map { "; failed \(tried ?? ""): \($0.reason) [\($0.code)]" } ?? ""
    return head + ", \(masked ?? "")" + (read ?? (tried == nil ? "; not fetched yet" : "; never read")) + failed
  }

  private static func words(_ seconds: Int) -> String {
    switch seconds {
    case ..<7200: counted(seconds / 60, "minute")
    case ..<172_800: counted(seconds / 3600, "hour")
    default: counted(seconds / 86_400, "day")
    }
  }
}
