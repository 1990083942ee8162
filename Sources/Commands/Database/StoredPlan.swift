// SPDX-License-Identifier: Apache-2.0

import Domain
import PlanFile
import Store

/// A plan that the database keeps, with the group against which it was verified.
struct StoredPlan {
  let revision: PlanRevision
  let group: Group
  let plan: Plan

  /// One that's there already, with its group.
  init(_ revision: PlanRevision, _ group: Group, _ plan: Plan) {
    self.revision = revision
    self.group = group
    self.plan = plan
  }

  /// The plan with this number. The plan is read while the group is.
  ///
  /// - Throws: `StoreError`; `Failure` where it, or its group, can't be read any more.
  init(_ number: Int, in database: PlannerDatabase, telling console: Console) throws {
    revision = try database.plan(number)
    let bytes = try database.bytes(ofPlan: number)
    let plan = Background { Result { try Self.plan(number, bytes) } }
    group = try StoredGroup(revision.groupRevision, in: database).group(telling: console)
    self.plan = try plan.value.get()
  }

  /// The plan with this number by itself.
  ///
  /// - Throws: `StoreError`; `Failure` where it can't be read any more.
  static func plan(_ number: Int, in database: PlannerDatabase) throws -> Plan {
    try plan(number, try database.bytes(ofPlan: number))
  }

  private static func plan(_ number: Int, _ bytes: [UInt8]) throws -> Plan {
    do { return try PlanFile.decode(bytes) } catch {
      throw Failure(.fault, "plan \(number) can't be read any more: \(error)".printable)
    }
  }
}
