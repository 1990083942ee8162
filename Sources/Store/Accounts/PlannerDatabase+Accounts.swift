// SPDX-License-Identifier: Apache-2.0

public import Domain
import GRDB

extension PlannerDatabase {
  /// All accounts, the first first, those that are closed too.
  public func accounts() throws(StoreError) -> [Account] {
    try reading { db in try Self.accounts(db) }
  }

  /// The open account of this address, whatever its letters' case.
  ///
  /// - Throws: `user.unknown`.
  public func account(at address: String) throws(StoreError) -> Account {
    try reading { db in try account(at: address, db) }
  }

  /// Makes an account.
  ///
  /// - Parameters:
  ///   - address: of mail; the caller has looked at its form.
  ///   - grants: at least one.
  /// - Throws: `user.exists`.
  public func addAccount(
    at address: String, _ grants: [Grant], signed: Signature
  ) throws(StoreError) -> Account {
    try writing { db in
      if let known = try Self.openAccount(at: address, db) {
        throw StoreError(
          .knownAccount,
          "account \(known) is open under this address; other roles are another account: 'planner user close' ends it")
      }
      let number =
        try Int.fetchOne(db, sql: "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'account'") ?? 1
      for grant in Viewer(grants).grants {
        try db.execute(
          sql: "INSERT INTO account_role (account, role, scope) VALUES (?, ?, ?)",
          arguments: [number, grant.role.rawValue, grant.scope])
      }
      try db.execute(
        sql: "INSERT INTO account (number, address, made_by, made_at) VALUES (?, ?, ?, ?)",
        arguments: [number, address, signed.by, signed.at])
      return try account(at: address, db)
    }
  }

  /// Closes the account of this address for good.
  ///
  /// - Throws: `user.unknown`.
  public func closeAccount(at address: String, signed: Signature) throws(StoreError) -> Account {
    try writing { db in
      var account = try account(at: address, db)
      try db.execute(
        sql: "UPDATE account SET closed_by = ?, closed_at = ? WHERE number = ?",
        arguments: [signed.by, signed.at, account.number])
      account.closed = signed
      return account
    }
  }

  private static func accounts(_ db: Database) throws -> [Account] {
    guard try Migrations.hasAccounts(db) else { return [] }
    let roles = try Row.fetchAll(db, sql: "SELECT account, role, scope FROM account_role")
    let grants = Dictionary(grouping: roles) { $0["account"] as Int }
    return try AccountRow.fetchAll(db, sql: "SELECT * FROM account ORDER BY number").map { row in
      row.account(
        (grants[row.number] ?? []).compactMap { role in
          Role(rawValue: role["role"]).flatMap { Grant($0, role["scope"]) }
        })
    }
  }

  private static func openAccount(at address: String, _ db: Database) throws -> Int? {
    guard try Migrations.hasAccounts(db) else { return nil }
    return try Int.fetchOne(
      db, sql: "SELECT number FROM account WHERE address = ? COLLATE NOCASE AND closed_at IS NULL",
      arguments: [address])
  }

  private func account(at address: String, _ db: Database) throws -> Account {
    let number = try Self.openAccount(at: address, db)
    guard let account = try Self.accounts(db).first(where: { $0.number == number }) else {
      throw StoreError(
        .unknownAccount, "'\(path)' has no open account of '\(address)'; 'planner user list' lists those that it has")
    }
    return account
  }
}
