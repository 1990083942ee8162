// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner event supply --school ID --date DATE --number N --state unfilled --database FILE`.
struct SupplyCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "supply", abstract: "What has become of a supply teacher.",
    discussion: """
      Numbers are those of the cover sheets, within school and date.

      EXAMPLES:
        planner event supply --school oak --date 2026-11-18 --number 1 --state confirmed --database group.db
        planner event supply --school oak --date 2026-11-18 --number 2 --state unfilled --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("At which school.", valueName: "id"))
  var school: String

  @Option(help: ArgumentHelp("On which day.", valueName: "date"), transform: DateArgument.date)
  var date: CivilDate

  @Option(help: ArgumentHelp("Which of that day.", valueName: "n"))
  var number: Int

  @Option(help: "'needed', 'requested', 'confirmed', 'unfilled' or 'cancelled'.", transform: Self.state)
  var state: SupplyBooking.State

  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    try require(school, named: "--school")
    if number < 1 { throw ValidationError("--number is 1 or more") }
  }

  private static func state(_ text: String) throws -> SupplyBooking.State {
    guard let state = SupplyBooking.State(rawValue: text) else {
      let known = SupplyBooking.State.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(text)' is no state; one of \(known)")
    }
    return state
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let booking = SupplyBooking(school: Identifier(school), date: date, number: number, state: state)
    return try EventRecorder(place: place, signed: signed, options: options)
      .record(.supply([booking]), in: surroundings)
  }
}
