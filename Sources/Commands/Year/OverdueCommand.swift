// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Store

/// `planner event overdue --database FILE`.
struct OverdueCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue",
    abstract: "Count supply that was requested and that nobody has confirmed in time as unfilled.",
    discussion: """
      As 'planner event supply --state unfilled' for each of them, in one step: whose class nobody takes stays with it, and \
      meetings go on if they can. Supply that is needed and was never requested is left alone, and so is what the published \
      plan doesn't have. A timer runs this once a day.

      EXAMPLES:
        planner event overdue --database group.db
        planner event overdue --days 2 --dry-run --database group.db
        planner event overdue --config /etc/planner/planner.yaml

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  /// The most days before.
  static let most = 60

  @Option(
    help: ArgumentHelp(
      "So many days before its own is the last on which supply may be confirmed later.", valueName: "n"))
  var days = 1

  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    if !(0...Self.most).contains(days) { throw ValidationError("--days is 0 … \(Self.most)") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let recorder = EventRecorder(place: place, signed: signed, options: options)
    let database = try recorder.open(patience: DatabaseArguments.patience)
    let overdue = try overdue(in: database, telling: surroundings.console)
    if options.format == .text {
      let none = overdue.isEmpty
      surroundings.console.print(none ? "No supply is overdue that was requested." : Self.words(overdue).printable)
      if none { return .done }
    }
    return try recorder.record(.supply(overdue), in: database, surroundings)
  }

  /// "Overdue: supply teacher 1 at oak on Thu 15 Oct; …": nobody is named.
  private static func words(_ overdue: [SupplyBooking]) -> String {
    "Overdue: "
      + overdue.map { "supply teacher \($0.number) at \($0.school) on \($0.date.readableShort)" }.joined(
        separator: "; ")
  }

  /// What was requested for a day that's near and that the plan still has, by date, school and number, as unfilled. Today's has
  /// come or hasn't by now, unless it may be confirmed until today.
  private func overdue(in database: PlannerDatabase, telling console: Console) throws -> [SupplyBooking] {
    let group = try StoredGroup(in: database).group(telling: console)
    let today = options.asOf ?? Today.of(group)
    let dates = (today + min(1, days))...(today + days)
    let near = group.bookings.filter { $0.state == .requested && dates.contains($0.date) }
    guard !near.isEmpty, let published = try EventNote.published(in: group, database) else { return [] }
    let overdue = near.filter { booking in published.standing.supply.contains { $0.isOf(booking) } }
    return overdue.map { booking in
      var booking = booking
      booking.state = .unfilled
      return booking
    }.sorted { ($0.date, $0.school, $0.number) < ($1.date, $1.school, $1.number) }
  }
}
