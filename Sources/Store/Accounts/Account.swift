// SPDX-License-Identifier: Apache-2.0

public import Domain
import GRDB

/// Somebody who may see something of what's kept. Roles never change: who gets another has another account.
public struct Account: Hashable, Sendable {
  /// From 1: what the audit log calls it by.
  public var number: Int
  /// To which mail reaches them; one open account an address, whatever its letters' case.
  public var address: String
  public var viewer: Viewer
  public var made: Signature
  /// Nil while it's open.
  public var closed: Signature?
}

/// A row of `account`.
struct AccountRow: TableRow {
  var number: Int
  var address: String
  var madeBy: String
  var madeAt: String
  var closedBy: String?
  var closedAt: String?

  func account(_ grants: [Grant]) -> Account {
    var account = Account(
      number: number, address: address, viewer: Viewer(grants), made: Signature(by: madeBy, at: madeAt), closed: nil)
    if let closedBy, let closedAt { account.closed = Signature(by: closedBy, at: closedAt) }
    return account
  }
}
