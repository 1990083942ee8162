// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// Notes an event that a command tells of, and prints what of the published plan is off for it.
struct EventRecorder {
  let place: DatabaseArguments
  let signed: SignatureArguments
  let options: EventArguments

  /// Notes it, unless it's only rehearsed.
  ///
  /// - Throws: `StoreError`; `Failure` with status `usage` where the group has nothing that the event is about.
  func record(_ event: GroupEvent, in surroundings: Surroundings) throws -> ProgramStatus {
    try record(event, in: try open(), surroundings)
  }

  /// The database, as it's needed.
  ///
  /// - Parameter patience: for how long others who write are waited for.
  /// - Throws: `StoreError`.
  func open(patience: Duration = .zero) throws(StoreError) -> PlannerDatabase {
    try PlannerDatabase.opened(
      place.database, for: options.dryRun ? .reading : .writing, holder: "planner event", patience: patience)
  }

  /// Notes it in a database that's open.
  ///
  /// - Throws: as `record(_:in:)` does.
  func record(
    _ event: GroupEvent, in database: PlannerDatabase, _ surroundings: Surroundings
  ) throws -> ProgramStatus {
    let console = surroundings.console
    let report = try report(on: event, in: database, telling: console)
    switch options.format {
    case .json: console.print(try report.json())
    case .text: report.lines(database: place.database).forEach { console.print($0.printable) }
    }
    return .done
  }

  /// Notes it, and prints nothing.
  ///
  /// - Parameter letters: what's queued in the same step besides.
  /// - Throws: likewise.
  func report(
    on event: GroupEvent, letters: [MessageContent] = [], in database: PlannerDatabase, telling console: Console
  ) throws -> EventReport {
    let note = EventNote(
      today: options.asOf, signature: options.dryRun ? nil : signed.signature, withdraws: !options.keep,
      sender: try options.notices.sender, letters: letters)
    return try note.note(event, in: database, telling: console)
  }
}
