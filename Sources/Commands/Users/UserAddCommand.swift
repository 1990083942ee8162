// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Store

/// `planner user add ADDRESS --role ROLE --database FILE`.
struct UserAddCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make an account for an e-mail address.",
    discussion: """
      Its roles never change, so that the audit log's entry says what it may until it's closed. Who gets another role: close \
      the account, and add it with all that it has then.

      EXAMPLES:
        planner user add mary@oak.example --role head:oak --role staff:mary --database group.db
        planner user add books@trust.example --role finance --database group.db --by anna

      \(ProgramStatus.help([.done, .problems, .usage, .files, .refused]))
      """)

  @OptionGroup var account: UserArguments

  @Option(
    help: ArgumentHelp(
      """
      What they are: group-planner, finance, head:SCHOOL, cover-manager:SCHOOL, cpd-lead:SCHOOL, staff:PERSON or \
      provider:PROVIDER. May be said several times.
      """, valueName: "role"))
  var role: [String] = []

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    if role.isEmpty { throw ValidationError("an account has a role: name one by --role") }
    _ = try grants
  }

  private var grants: [Grant] {
    get throws {
      try role.map { text in
        guard let grant = Grant(text: text) else {
          let known = Role.allCases.map { $0.rawValue + ($0.extent == .group ? "" : ":ID") }.joined(separator: ", ")
          throw ValidationError("'\(text)' is no role; expected one of \(known)")
        }
        return grant
      }
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let grants = try grants
    let address = try account.mailAddress
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner user add")
    let group = try StoredGroup(in: database).group(telling: surroundings.console)
    if let unknown = grants.first(where: { !$0.isOf(group) }) {
      throw Failure(
        .refused,
        ("the group has no \(unknown.role.extent.rawValue) '\(unknown.scope)'; 'planner export' writes its tables, in which "
          + "the ids stand [\(Self.unknownScope)]").printable)
    }
    let added = try database.addAccount(at: address, grants, signed: signed.signature)
    surroundings.console.print(added.line.printable)
    return .done
  }

  /// The code of what's said where the group doesn't have what a role is about.
  static let unknownScope = "user.scope"
}
