// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Store

/// `planner user list --database FILE`.
struct UserListCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List who may see what, by whom and since when.",
    discussion: """
      EXAMPLES:
        planner user list --database group.db
        planner user list --all --format json --database group.db

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @OptionGroup var place: DatabaseArguments

  @Flag(help: "Those that are closed too.")
  var all = false

  @Option(help: "What is printed: 'text', a line an account, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .reading, holder: "planner user list")
    let accounts = try database.accounts().filter { all || $0.closed == nil }
    switch format {
    case .json: surroundings.console.print(try accounts.map(AccountDocument.init).printed())
    case .text:
      let none = "There is no account; 'planner user add' makes one"
      (accounts.isEmpty ? [none] : accounts.map(\.line)).forEach { surroundings.console.print($0.printable) }
    }
    return .done
  }
}

/// An account, as `--format json` prints it.
struct AccountDocument: Encodable {
  var number: Int
  var address: String
  var roles: [String]
  var addedBy: String
  var addedAt: String
  var closedBy: String?
  var closedAt: String?

  init(_ account: Account) {
    number = account.number
    address = account.address
    roles = account.viewer.grants.map(\.description)
    addedBy = account.made.by
    addedAt = account.made.at
    closedBy = account.closed?.by
    closedAt = account.closed?.at
  }
}

extension Account {
  /// "   3  mary@oak.example: head:oak, staff:mary; since 2026-11-09T08:15:00Z by ben".
  var line: String {
    let number = String(number)
    let end = closed.map { ", closed \($0.at) by \($0.by)" } ?? ""
    return String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number + "  \(address): "
      + viewer.grants.map(\.description).joined(separator: ", ") + "; since \(made.at) by \(made.by)" + end
  }
}
