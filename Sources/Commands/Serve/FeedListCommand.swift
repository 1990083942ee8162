// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Store

/// `planner feed list --database FILE`.
struct FeedListCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List which calendars are open, by whom and since when.",
    discussion: """
      Revoked ones stay in the list. The addresses aren't known any more: lose one, revoke it and open another.

      EXAMPLES:
        planner feed list --database group.db
        planner feed list --database group.db --format json

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments

  @Option(help: "What is printed: 'text', a line a token, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let tokens = try PlannerDatabase(place.database, for: .reading, holder: "planner feed list").feedTokens()
    switch format {
    case .json: surroundings.console.print(try tokens.map(Document.init).printed())
    case .text:
      let none = "No calendar is open; 'planner feed add' opens one"
      (tokens.isEmpty ? [none] : tokens.map(\.line)).forEach { surroundings.console.print($0.printable) }
    }
    return .done
  }

  private struct Document: Encodable {
    var number: Int
    var feed: String
    var isBusyOnly: Bool
    var madeBy: String
    var madeAt: String
    var revokedBy: String?
    var revokedAt: String?

    init(_ token: FeedToken) {
      number = token.number
      feed = token.feed
      isBusyOnly = token.isBusyOnly
      madeBy = token.made.by
      madeAt = token.made.at
      revokedBy = token.revoked?.by
      revokedAt = token.revoked?.at
    }
  }
}

extension FeedToken {
  /// "   3  person/anna, busy times only; since 2026-11-09T08:15:00Z by ben, revoked 2026-12-01T09:00:00Z by cara".
  var line: String {
    let number = String(number)
    let end = revoked.map { ", revoked \($0.at) by \($0.by)" } ?? ""
    return String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number + "  " + feed
      + (isBusyOnly ? ", busy times only" : "") + "; since \(made.at) by \(made.by)" + end
  }
}
