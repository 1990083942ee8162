// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// The database that a backup replaces: what the world has learned from it, and what therefore mustn't be forgotten with it.
///
/// What can be read of it is used, also where something else can't.
struct FormerDatabase: Sendable {
  private var groups: Set<String>?
  private var tokens: FormerTokens?
  private var entries: FormerEntries?
  private var outbox: FormerOutbox?
  private var refusals: FormerRefusals?
  private var sources: FormerSources?
  private var withdrawals: FormerWithdrawals?
  /// When somebody was erased.
  private var erasures: [String]?
  /// What is to be said of it.
  private var state = Restoration.Former.none

  /// Nothing, where there's none.
  init() {}

  /// Reads the database at `path`. Nobody has it open through this afterwards.
  init(at path: String, holder: String) {
    let database: PlannerDatabase
    do throws(StoreError) { database = try PlannerDatabase(path, for: .reading, holder: holder) } catch {
      if error.code != .empty { state = .unreadable(error) }
      return
    }
    state = .read
    groups = part(of: database, Self.groups)
    tokens = part(of: database, FormerTokens.init)
    entries = part(of: database, FormerEntries.init)
    outbox = part(of: database, FormerOutbox.init)
    refusals = part(of: database, FormerRefusals.init)
    sources = part(of: database, FormerSources.init)
    withdrawals = part(of: database, FormerWithdrawals.init)
    erasures = part(of: database, Self.erasures)
  }

  private mutating func part<Part>(of database: PlannerDatabase, _ read: (Database) throws -> Part) -> Part? {
    do throws(StoreError) { return try database.reading(read) } catch {
      if state == .read { state = .unreadable(error) }
      return nil
    }
  }

  private static func erasures(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT at FROM audit WHERE deed = 'person.erased'")
  }

  private static func groups(_ db: Database) throws -> Set<String> {
    Set(try String.fetchAll(db, sql: "SELECT name FROM group_revision"))
  }

  /// Makes the restored database know it too, and holds what may have been sent since.
  func carryOver(to db: Database, signed: Signature) throws -> (
    former: Restoration.Former, carriedOver: Restoration.CarriedOver, held: Int
  ) {
    var carriedOver = Restoration.CarriedOver()
    let isSame = try groups.map { !$0.isDisjoint(with: try Self.groups(db)) } ?? false
    try tokens?.carryOver(to: db, ofSameGroup: isSame, signed: signed, counting: &carriedOver)
    // Of another group there's nothing else to remember here: its people and entries are others.
    let outbox = isSame ? outbox : nil
    if isSame { try entries?.carryOver(to: db, at: signed.at, counting: &carriedOver) }
    try outbox?.carryOver(to: db, signed: signed, counting: &carriedOver)
    if isSame { try refusals?.carryOver(to: db, counting: &carriedOver) }
    if isSame { try sources?.carryOver(to: db, signed: signed, counting: &carriedOver) }
    if isSame { try withdrawals?.count(missingFrom: db, in: &carriedOver) }
    if isSame, let erasures {
      carriedOver.lostErasures = Set(erasures).subtracting(try Self.erasures(db)).count
    }
    let state = state == .read && !isSame ? .none : state
    return (state, carriedOver, try (outbox ?? FormerOutbox()).hold(in: db, signed: signed))
  }
}
