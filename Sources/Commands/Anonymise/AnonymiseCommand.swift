// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation

/// `planner anonymise FROM TO`.
struct AnonymiseCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "anonymise", abstract: "Write a group under pseudonyms, for evaluators.",
    discussion: """
      Names of people, schools, providers, activities, classes and rooms become pseudonyms; addresses, reference numbers, \
      positions and free text are left out; sizes, shares and money are rounded; refusals and vetoes are left out. Who \
      knows the schools may still recognise them by their timetables: docs/operations.md says what this protects from \
      and what not.

      With --secret-file two exports give equal things equal pseudonyms; a file that isn't there is made. Keep it to \
      yourself: it undoes the pseudonyms. Without it a secret is drawn and forgotten.

      EXAMPLES:
        planner anonymise my-group for-evaluators
        planner anonymise my-group for-evaluators.xlsx --secret-file our-secret
        planner anonymise my-group for-evaluators --only-group pilot

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  /// How places are told.
  enum Journeys: String, CaseIterable, ExpressibleByArgument {
    case minutes, none
  }

  /// Most schools whose journeys are listed two by two.
  static let mostSchools = 400

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var from: String

  @Argument(help: "The workbook or folder to write.", completion: .file(extensions: ["xlsx"]))
  var to: String

  @Option(
    help: ArgumentHelp("Holds what pseudonyms are made with; drawn where it isn't there.", valueName: "file"),
    completion: .file())
  var secretFile: String?

  @Option(help: "'minutes', a table of journeys in place of positions, or 'none', neither.")
  var journeys = Journeys.minutes

  @Flag(help: "Keep sizes, money and private refusals as they are, so that an equally good plan comes out.")
  var exact = false

  @OptionGroup var part: PartArguments

  @Flag(help: "Write over a group that is there.")
  var replace = false

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let place = try GroupPlace(to)
    try GroupPlace.requireDifferent(from, to)
    let input = try GroupInput.read(from)
    guard let whole = input.group else {
      for line in input.report.lines { console.error(line) }
      return input.report.status
    }
    let group = try part.part(of: whole, telling: console)
    if journeys == .minutes, group.schools.count > Self.mostSchools {
      throw Failure(
        .usage, "journeys between more than \(Self.mostSchools) schools aren't listed; say --journeys none")
    }
    try place.check(replaces: replace)
    try place.requireNothingButTables()
    let secret = try secretFile.map { try PseudonymSecret.kept(at: $0) } ?? PseudonymSecret()
    let result = group.pseudonymised(
      Pseudonyms(code: secret.code), detail: exact ? .exact : .coarse, keepsJourneys: journeys == .minutes)
    try Self.check(result)
    try place.write(result)
    for line in Self.remarks(on: result) { console.error(line) }
    console.print("Wrote \(to.printable): \(result.counts)")
    return .done
  }

  /// No two of a kind may have got one pseudonym.
  private static func check(_ group: Group) throws {
    let ids: [[String]] = [
      group.schools.map(\.id.text), group.people.map(\.id.text), group.activities.map(\.id.text),
      group.providers.map(\.id.text), group.funds.map(\.id.text),
    ]
    guard ids.allSatisfy({ Set($0).count == $0.count }) else {
      throw Failure(.fault, "two things got one pseudonym; use another secret")
    }
  }

  /// What whoever hands the data on should know.
  static func remarks(on group: Group) -> [String] {
    let staff = Dictionary(grouping: group.people, by: \.base)
    let small = group.schools.count { (staff[$0.id]?.count ?? 0) < Pseudonyms.fewest }
    let names = GroupPart.names(in: group)
    let few = names.count { name in group.schools.count { $0.groups.contains(name) } < Pseudonyms.fewest }
    var lines: [String] = []
    if small > 0 {
      lines.append(
        "planner: \(counted(small, "school has", "schools have")) fewer than five people listed: whoever knows the schools may "
          + "recognise them")
    }
    if few > 0 {
      lines.append(
        "planner: \(counted(few, "group has", "groups have")) fewer than five schools, which can be told apart by that")
    }
    if group.schools.count < Pseudonyms.fewest {
      lines.append(
        "planner: with fewer than five schools pseudonyms hide little; agree on what may be done with the data")
    }
    return lines
  }
}
