// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Store

/// `planner user show ADDRESS --database FILE`.
struct UserShowCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Say what the account of an address may see and change.",
    discussion: """
      EXAMPLES:
        planner user show mary@oak.example --database group.db
        planner user show mary@oak.example --format json --database group.db

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @OptionGroup var user: UserArguments
  @OptionGroup var place: DatabaseArguments

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .reading, holder: "planner user show")
    let account = try database.account(at: user.mailAddress)
    switch format {
    case .json: surroundings.console.print(try Document(account).printed())
    case .text:
      surroundings.console.print(account.line.printable)
      for right in account.rights {
        let change = right.change == .never ? "" : "; changes: \(right.change.rawValue)"
        surroundings.console.print("      \(right.role) sees \(right.matter): \(right.see.rawValue)\(change)".printable)
      }
    }
    return .done
  }

  private struct Document: Encodable {
    var account: AccountDocument
    var rights: [Right]

    struct Right: Encodable {
      var role: String
      var matter: String
      var see: String
      var change: String
    }

    init(_ account: Account) {
      self.account = AccountDocument(account)
      rights = account.rights.map {
        Right(role: $0.role, matter: $0.matter, see: $0.see.rawValue, change: $0.change.rawValue)
      }
    }
  }
}

extension Account {
  /// All that its roles may, role by role.
  fileprivate var rights: [(role: String, matter: String, see: AccessPolicy.Reach, change: AccessPolicy.Reach)] {
    viewer.grants.flatMap { grant in
      Matter.allCases.map { matter in
        (
          grant.description, matter.rawValue, AccessPolicy.reach(of: grant.role, to: .see, matter),
          AccessPolicy.reach(of: grant.role, to: .change, matter)
        )
      }
    }.filter { $0.see != .never || $0.change != .never }
  }
}
