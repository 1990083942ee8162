// SPDX-License-Identifier: Apache-2.0

import Domain
import PlanFile
import Store

/// Notes an event as the group's next revision, and tells what of the published plan it reaches.
struct EventRecorder {
  let place: DatabaseArguments
  let signed: SignatureArguments
  let options: EventArguments

  /// Notes it, unless it's only rehearsed.
  ///
  /// - Throws: `StoreError`; `Failure` with status `usage` where the group has nothing that the event is about.
  func record(_ event: GroupEvent, in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let database = try PlannerDatabase(
      place.database, for: options.dryRun ? .reading : .writing, holder: "planner event")
    let stored = try StoredGroup(in: database)
    let group = try stored.group(telling: console)
    let after: Group
    do throws(GroupEvent.Fault) { after = try event.applied(to: group) } catch {
      throw Failure(.usage, error.words(group))
    }
    let today = options.asOf ?? Today.of(group)
    let published = try Self.published(in: group, database)
    let reach = published.map { EventReach(of: event, in: $0.plan, of: group, today: today) }
    let content = try GroupContent(after, inputHash: nil)
    var revision = stored.revision.number + 1
    if options.dryRun {
      if content.hash == stored.revision.hash { revision -= 1 }
    } else {
      revision = try database.load(content, signed: signed.signature).revision.number
    }
    let report = EventReport(
      event: event, group: group, published: published, reach: reach, revision: revision,
      isNew: revision != stored.revision.number, isDryRun: options.dryRun)
    switch options.format {
    case .json: console.print(try report.json())
    case .text: report.lines(database: place.database).forEach { console.print($0.printable) }
    }
    return .done
  }

  /// The plan that people know of: the one published last for the group's year.
  static func published(in group: Group, _ database: PlannerDatabase) throws -> PlanInForce? {
    guard let revision = try database.lastPublished(in: group.year) else { return nil }
    return PlanInForce(
      number: revision.number, plan: try PlanFile.decode(try database.bytes(ofPlan: revision.number)),
      hash: revision.hash)
  }
}

/// The published plan of a group's year.
struct PlanInForce {
  let number: Int
  let plan: Plan
  let hash: String
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
