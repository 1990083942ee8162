// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner event absence --person ID --from DATE --database FILE`.
struct AbsenceCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "absence", abstract: "Somebody isn't there. No reason is asked, and none is kept.",
    discussion: """
      EXAMPLES:
        planner event absence --person anna --from 2026-11-09 --until 2026-11-11 --database group.db
        planner event absence --person anna --from 2026-11-09 --between 09:00-12:00 --dry-run --database group.db
        planner event absence --person anna --from 2026-11-09 --config /etc/planner/planner.yaml

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("Who.", valueName: "id"))
  var person: String

  @OptionGroup var when: DaysArguments

  @Option(help: ArgumentHelp("Only between these times of each day.", valueName: "times"))
  var between: String?

  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    try require(person, named: "--person")
    _ = try span
  }

  private var span: TimeSpan? {
    get throws {
      guard let between else { return nil }
      let times = between.split(separator: "-", omittingEmptySubsequences: false).compactMap { TimeOfDay(text: $0) }
      guard times.count == 2, times[0] < times[1], between.filter({ $0 == "-" }).count == 1 else {
        throw ValidationError("'\(between)' is not a span of times like 09:00-12:00")
      }
      return TimeSpan(times[0], times[1])
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try EventRecorder(place: place, signed: signed, options: options)
      .record(.absence(Identifier(person), when.days, try span), in: surroundings)
  }
}
