// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Intake

/// `planner import register FILE --into GROUP`.
struct RegisterImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.register.rawValue, abstract: "Schools from the register of schools in England (CSV).",
    discussion: """
      Conditions are joined: a school must fulfil all that are given.

      EXAMPLES:
        planner import register register.csv --into my-group --urn 106234,106235
        planner import register register.csv --into my-group --authority Trafford --phase primary --bells primary

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments

  @Option(
    help: ArgumentHelp("Exactly these schools, by reference number, separated by commas.", valueName: "urns"),
    transform: { text in
      try text.split(separator: ",").map { part in
        guard let urn = Int(part), (100_000...999_999).contains(urn) else {
          throw ValidationError("'\(part)' is not a reference number from 100000 to 999999")
        }
        return urn
      }
    })
  var urn: [Int]?

  @Option(help: ArgumentHelp("Schools of this authority, by name or code.", valueName: "authority"))
  var authority: String?

  @Option(help: ArgumentHelp("Schools of this phase; may be repeated.", valueName: "phase"))
  var phase: [PhaseArgument] = []

  @Option(help: ArgumentHelp("Schools whose name contains this.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("The calendar of schools that have none yet.", valueName: "name"))
  var calendar: String?

  @Option(help: ArgumentHelp("The bell schedule of schools that have none yet.", valueName: "name"))
  var bells: String?

  @Option(
    name: .customLong("id"),
    help: ArgumentHelp("The id of a new school; may be repeated.", valueName: "urn=id"), transform: NamedID.init)
  var ids: [NamedID] = []

  func validate() throws {
    if let wrong = ids.first(where: { Int($0.name) == nil }) {
      throw ValidationError("'\(wrong.name)=\(wrong.id)' is not written as 106234=oak")
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    var options = RegisterOptions()
    options.filter.urns = urn ?? []
    options.filter.authority = authority
    options.filter.nameContains = name
    options.filter.phases = phase.map(\.phase)
    options.calendar = calendar
    options.bells = bells
    for pair in ids {
      if let urn = Int(pair.name) { options.ids[urn] = pair.id }
    }
    return try arguments.perform(on: surroundings.console) { importer, _ in
      importer.register(arguments.file, options: options)
    }
  }
}

/// A phase as it's written on the command line.
struct PhaseArgument: ExpressibleByArgument, Hashable, Sendable {
  var phase: Phase

  init?(argument: String) {
    guard let phase = Phase(rawValue: argument.lowercased()) else { return nil }
    self.phase = phase
  }

  static var allValueStrings: [String] { Phase.allCases.map(\.rawValue) }
}
