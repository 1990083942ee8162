// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation

/// `planner convert FROM TO`.
struct ConvertCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a group as a workbook, or a workbook as a folder.",
    discussion: """
      A name that ends in .xlsx is a workbook, anything else a folder. Both hold the same group: converted there and \
      back, it's equal. What isn't data stays behind: comments, notes, formulas, colours, sheets of other names. Problems \
      are listed as by 'check'; a group with errors isn't written.

      EXAMPLES:
        planner convert my-group my-group.xlsx
        planner convert my-group.xlsx my-group --replace
        planner convert my-group pilot --only-group pilot

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var from: String

  @Argument(help: "The workbook or folder to write.", completion: .file(extensions: ["xlsx"]))
  var to: String

  @OptionGroup var part: PartArguments

  @Flag(help: "Write over a group that is there.")
  var replace = false

  @Option(help: "How problems are printed: 'text', a line a problem, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let place = try GroupPlace(to)
    try GroupPlace.requireDifferent(from, to)
    let input = try GroupInput.read(from)
    try place.check(replaces: replace)
    let part = try input.group.map { try self.part.part(of: $0, telling: console) }
    if let part { try place.write(part) }
    switch format {
    case .json: console.print(try input.report.json())
    case .text:
      for line in input.report.lines { console.error(line) }
      if let group = part {
        console.print("Wrote \(to.printable): \(group.counts)")
      } else {
        console.error("planner: nothing was written: \(input.report.counts)")
      }
    }
    return input.report.status
  }

}
