// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store

/// `planner tidy --database FILE`.
struct TidyCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidy", abstract: "Let go of what's older than it is to be kept.",
    discussion: """
      Revisions of the group and plans of past academic years, messages, closed accounts and revoked calendars, entries of the \
      audit log: each for so many days. What's in force stays, however old. The file is written anew afterwards, so that \
      nothing of it is left there.

      EXAMPLES:
        planner tidy --dry-run --database group.db
        planner tidy --config /etc/planner/planner.yaml
        planner tidy --years 1096 --database group.db --by "Data protection officer"

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @OptionGroup var settings: SettingsArguments

  @Option(
    help: ArgumentHelp(
      "Revisions of the group and plans stay so many days beyond their academic year's last, 30 … 36500.",
      valueName: "days"))
  var years = 731

  @Option(help: ArgumentHelp("Messages that were sent or failed stay so many days, 30 … 36500.", valueName: "days"))
  var messages = 366

  @Option(
    help: ArgumentHelp(
      "Closed accounts, revoked and removed calendars stay so many days, 30 … 36500.", valueName: "days"))
  var closed = 366

  @Option(
    help: ArgumentHelp(
      "Entries of the audit log stay so many days, and at least as long as what they tell of, 30 … 36500.",
      valueName: "days"))
  var audit = 2192

  @Flag(help: "Only say what would go.")
  var dryRun = false

  @Option(help: "What is printed: 'text', a line a table, or 'json'.")
  var format = OutputFormat.text

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    for (name, days) in [("years", years), ("messages", messages), ("closed", closed), ("audit", audit)]
    where !(30...36_500).contains(days) {
      throw ValidationError("--\(name) is 30 … 36500 days")
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    // A timer runs it, and others write for moments.
    let database = try place.open(
      for: .writing, by: Self.self, patience: settings.config == nil ? .zero : DatabaseArguments.patience)
    let now = Date()
    let gone = try database.tidy(retention(now), isRehearsal: dryRun, signed: signed.signature)
    let isCompact = try dryRun || database.compact()
    switch format {
    case .json: console.print(try gone.map(Document.init).printed())
    case .text:
      let none = dryRun ? "Nothing would go" : "Nothing is older than it is to be kept"
      let lines = gone.map { "\(dryRun ? "Would go" : "Gone"): \($0.words)" }
      (lines.isEmpty ? [none] : lines).forEach { console.print($0.printable) }
    }
    if !isCompact {
      console.error("planner: somebody reads the database; the next who writes to it writes its file anew")
    }
    return .done
  }

  private func retention(_ now: Date) -> Retention {
    func time(_ days: Int) -> String { now.addingTimeInterval(-86_400 * Double(days)).ISO8601Format() }
    let today = Today.date(at: now, in: .gmt)
    return Retention(years: today - years, messages: time(messages), closed: time(closed), audit: time(audit))
  }

  private struct Document: Encodable {
    var table: String
    var count: Int

    init(_ gone: PlannerDatabase.LetGo) { (table, count) = (gone.table, gone.count) }
  }
}

extension PlannerDatabase.LetGo {
  /// "2 revisions of the group".
  fileprivate var words: String {
    let nouns = [
      "group_revision": ("revision of the group", "revisions of the group"), "plan": ("plan", "plans"),
      "withdrawal": ("withdrawal", "withdrawals"), "message": ("message", "messages"),
      "feed_entry": ("number of an entry", "numbers of entries"),
      "feed_token": ("revoked calendar", "revoked calendars"),
      "busy_source": ("removed calendar of busy times", "removed calendars of busy times"),
      "account": ("closed account", "closed accounts"),
      "audit": ("entry of the audit log", "entries of the audit log"), "content": ("file", "files"),
    ]
    let (one, many) = nouns[table] ?? (table, table)
    return PlanWords.counted(count, one, many)
  }
}
