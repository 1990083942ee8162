// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import PlanFile
import Verifier

/// `planner verify GROUP PLAN.json`.
struct VerifyCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a plan against every rule, whoever made it.",
    discussion: """
      Derives releases, cover, supply, journeys, money, figures and objective from the plan's occurrences alone and \
      compares them with what the plan lists; a partial or padded plan fails. The verdict is about the group as it \
      is now; where the plan was made from other input, that's said.

      EXAMPLES:
        planner verify my-group my-plan/plan.json
        planner verify my-group my-plan/plan.json --format json
        planner verify my-group new-plan/plan.json --from my-plan/plan.json
        planner verify my-group my-plan/plan.json --certificate
        planner verify my-group pilot-plan --only-group pilot

      \(ProgramStatus.help([.done, .problems, .usage, .notVerified, .files]))
      """)

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var group: String

  @Argument(help: "The plan's file, or the folder that --output wrote.", completion: .file(extensions: ["json"]))
  var plan: String

  @Option(
    help: ArgumentHelp(
      "The published plan from which it was made: checks what it says of changes, and that the past is kept.",
      valueName: "plan"), completion: .file(extensions: ["json"]))
  var from: String?

  @Option(
    defaultAsFlag: CertificateArgument.besideThePlan,
    help: ArgumentHelp(
      "Also work the plan's bounds out anew, from what they rest on as 'solve --output' wrote it.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var certificate: CertificateArgument?

  @OptionGroup var part: PartArguments

  @Option(help: "What is printed: 'text', a line a breach, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let input = try GroupInput.read(self.group)
    guard let whole = input.group else {
      for line in input.report.lines { console.error(line) }
      return input.report.status
    }
    let group = try part.part(of: whole, telling: console, isQuiet: true)
    let read = try PlanInput.read(plan)
    let published = try from.map { try PlanInput.published($0, for: group) }
    if read.from != nil, published == nil {
      console.error("planner: the plan was made from a published one; without --from its changes aren't checked")
    }
    let certified = try certificate.map { try CertificateInput.read($0.path(beside: plan)) }
    let fingerprint = part.fingerprint(try input.fingerprint(), of: whole)
    let verifier = Verifier(group)
    let report = VerdictReport(
      verifier.verify(read, published: published), isFromThisInput: fingerprint == read.inputHash)
    let bounds = certified.map { CertificateReport(verifier.check($0, of: read, inputHash: fingerprint)) }
    switch format {
    case .json: console.print(try report.json(with: bounds))
    case .text:
      let name = certificate?.path(beside: plan) ?? ""
      (report.lines(naming: plan) + (bounds?.lines(naming: name) ?? [])).forEach(console.print)
    }
    return report.verdict.isVerified && bounds?.verdict.isConfirmed ?? true ? .done : .notVerified
  }
}
