// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Store

/// `--database FILE` of the commands that keep something.
struct DatabaseArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The database; 'planner load' makes it.", valueName: "file"), completion: .file())
  var database: String

  func validate() throws {
    if database.isEmpty { throw ValidationError("--database names no file") }
  }

  /// The database, opened by `command`.
  ///
  /// - Throws: `StoreError`.
  func open(
    for use: PlannerDatabase.Use, by command: any PlannerCommand.Type, patience: Duration = .zero
  ) throws(StoreError) -> PlannerDatabase {
    try PlannerDatabase.opened(database, for: use, holder: Self.holder(command), patience: patience)
  }

  /// So long what runs without anybody at it waits for others who write, each of whom takes moments.
  static let patience = Duration.seconds(60)

  /// What others are told who find the database in use: "planner load".
  static func holder(_ command: any PlannerCommand.Type) -> String {
    "planner " + (command.configuration.commandName ?? "")
  }
}

extension PlannerCommand {
  /// Refuses an argument that's there and empty, as a variable that isn't set leaves it in a script.
  func require(_ argument: String?, named name: String) throws {
    if argument == "" { throw ValidationError("\(name) is empty") }
  }
}

/// `--by NAME` of the commands that change something.
struct SignatureArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Who does it, for the audit log. (default: the account)", valueName: "name"))
  var by: String?

  func validate() throws {
    if by == "" { throw ValidationError("--by names nobody") }
  }

  /// Who does it, now.
  var signature: Signature {
    let account = NSUserName()
    return Signature(by: by ?? (account.isEmpty ? "unknown" : account), at: Date().ISO8601Format())
  }
}

extension Failure {
  /// The same in the program's words: the code stands at the end.
  init(_ error: StoreError) {
    self.init(Self.status(of: error.code), "\(error.message) [\(error.code.rawValue)]".printable)
  }

  private static func status(of code: StoreError.Code) -> ProgramStatus {
    switch code {
    case .inUse, .missing, .exists, .foreign, .newer, .damaged, .notAccessible, .full: .files
    case .empty, .otherGroup, .unknownRevision, .wrongState, .groupChanged, .overtaken, .unknownFeed, .revoked,
      .unknownMessage,
      .wrongMessageState, .unknownSource, .knownSource, .unknownWithdrawal, .unknownAccount, .knownAccount,
      .unknownPerson, .presentPerson, .aheadPerson, .openMessage:
      .refused
    case .constraint, .leftBehind: .fault
    }
  }
}
