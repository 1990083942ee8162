// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// Notes an event as the group's next revision, and tells what of the published plan it reaches: the same for whoever tells
/// of it, by a command or by a mailed link.
struct EventNote {
  /// What lies before has taken place.
  var today: CivilDate?
  /// Nil: it's only rehearsed.
  var signature: Signature?

  /// Notes it, in a database that's open for writing unless it's a rehearsal.
  ///
  /// - Throws: `StoreError`; `Failure` with status `usage` where the group has nothing that the event is about.
  func note(_ event: GroupEvent, in database: PlannerDatabase, telling console: Console) throws -> EventReport {
    let stored = try StoredGroup(in: database)
    let reading = try PlanInForce.reading(in: stored.revision.year, database)
    let group = try stored.group(telling: console)
    let after: Group
    do throws(GroupEvent.Fault) { after = try event.applied(to: group) } catch {
      throw Failure(.usage, error.words(group))
    }
    let published = try reading?.value.get()
    let reach = published.map { EventReach(of: event, in: $0.plan, of: group, today: today ?? Today.of(group)) }
    let content = try GroupContent(after, inputHash: nil)
    var revision = stored.revision.number + 1
    if let signature {
      revision = try database.load(content, signed: signature).revision.number
    } else if content.hash == stored.revision.hash {
      revision -= 1
    }
    return EventReport(
      event: event, group: group, after: after, published: published, reach: reach, revision: revision,
      isNew: revision != stored.revision.number, isDryRun: signature == nil)
  }

  /// The plan that people know of: the one published last for the group's year.
  static func published(in group: Group, _ database: PlannerDatabase) throws -> PlanInForce? {
    try PlanInForce.reading(in: group.year, database)?.value.get()
  }
}

/// The published plan of a group's year.
struct PlanInForce: Sendable {
  let number: Int
  let plan: Plan
  let hash: String

  /// The plan that people know of in `year`, which is read on another thread, so that the group can be read meanwhile; nil
  /// where there's none. Its value throws what `StoredPlan.plan` does.
  ///
  /// - Throws: `StoreError`.
  static func reading(
    in year: DateSpan, _ database: PlannerDatabase
  ) throws -> Background<Result<PlanInForce, any Error>>? {
    guard let revision = try database.lastPublished(in: year) else { return nil }
    return Background {
      Result {
        PlanInForce(
          number: revision.number, plan: try StoredPlan.plan(revision.number, in: database), hash: revision.hash)
      }
    }
  }
}

extension GroupEvent.Fault {
  /// "the group has no person 'nobody'; …".
  fileprivate func words(_ group: Group) -> String {
    switch self {
    case .unknown(let kind, let id):
      "the group has no \(kind) '\(id)'; 'planner export' writes its tables, in which the ids stand [event.unknown]"
    case .outsideYear: "that's outside the group's year, which is \(group.year) [event.outside-year]"
    case .noHalfTerm(let number): "the school's calendar has no half-term \(number) [event.half-term]"
    }
  }
}
