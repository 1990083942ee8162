// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Generator

/// `planner generate FOLDER`.
struct GenerateCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write an invented group of any size, to try planner on.",
    discussion: """
      Schools, people, timetables, capacity and about 20 wishes a school for 2026/27, all invented; docs/generator.md \
      describes the mixes. Equal numbers, seed and density give equal files. A name that ends in .xlsx is a workbook.

      EXAMPLES:
        planner generate my-group --schools 12
        planner generate my-group --schools 185 --seed 7 --density tight
        planner generate my-group --schools 40 --kinds session,visit

      \(ProgramStatus.help([.done, .usage, .files]))
      """)

  @Argument(help: "The folder or workbook to write.", completion: .file(extensions: ["xlsx"]))
  var folder: String

  @Option(
    help: ArgumentHelp(
      "Number of schools, \(GenerationParameters.possibleSchools.lowerBound) to "
        + "\(GenerationParameters.possibleSchools.upperBound).", valueName: "n"))
  var schools: Int

  @Option(help: ArgumentHelp("Start of the random choices, 0 or more.", valueName: "n"))
  var seed = 1

  @Option(
    help: ArgumentHelp(
      "How much finds room: 'loose', nearly everything, or 'tight', where 5 to 15 % of the wishes don't. "
        + "(default: loose)", valueName: "density"), transform: Self.density)
  var density = GenerationParameters.Density.loose

  @Option(
    help: ArgumentHelp("Kinds of activity to wish for, with commas between them. (default: all)", valueName: "kinds"),
    transform: Self.kinds)
  var kinds = Set(ActivityKind.allCases)

  @Flag(help: "Write over a group that is there.")
  var replace = false

  func validate() throws {
    let possible = GenerationParameters.possibleSchools
    if !possible.contains(schools) {
      throw ValidationError("--schools is from \(possible.lowerBound) to \(possible.upperBound)")
    }
    if seed < 0 { throw ValidationError("--seed is 0 or more") }
  }

  private static func density(_ text: String) throws -> GenerationParameters.Density {
    guard let density = GenerationParameters.Density(rawValue: text) else {
      throw ValidationError(
        "'\(text)' is no density; there are \(GenerationParameters.Density.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    return density
  }

  private static func kinds(_ text: String) throws -> Set<ActivityKind> {
    try Set(
      text.split(separator: ",").map { part in
        guard let kind = ActivityKind(rawValue: String(part)) else {
          throw ValidationError(
            "'\(part)' is no kind of activity; there are \(ActivityKind.allCases.map(\.rawValue).joined(separator: ", "))"
          )
        }
        return kind
      })
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let place = try GroupPlace(folder)
    try place.check(replaces: replace)
    let parameters = GenerationParameters(schools: schools, seed: UInt64(seed), density: density, kinds: kinds)
    let group = GroupGenerator(parameters).group()
    try place.write(group)
    for line in summary(group) { surroundings.console.print(line) }
    surroundings.console.print("Wrote \(folder.printable). Next: planner solve \(folder.printable)")
    return .done
  }
}

extension GenerateCommand {
  /// What was made, in a few lines.
  private func summary(_ group: Group) -> [String] {
    let phases = Phase.allCases.compactMap { phase in
      let count = group.schools.count { $0.phase == phase }
      return count == 0 ? nil : "\(count) \(phase.rawValue)"
    }
    let wishes = ActivityKind.allCases.compactMap { kind in
      let count = group.activities.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }
    return [
      "\(group.name), recipe \(GroupGenerator.version)",
      "\(counted(group.schools.count, "school")): \(phases.joined(separator: ", "))",
      "\(counted(group.people.count, "person", "people")), \(counted(group.lessons.count, "lesson"))",
      "\(counted(group.activities.count, "wish", "wishes")): \(wishes.joined(separator: ", "))",
    ]
  }
}
