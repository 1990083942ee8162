// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Intake
import Optimiser
import PlanFile
import Report
import Verifier

/// `planner solve GROUP`.
struct SolveCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Make a plan for the year, verify it, and write it.",
    discussion: """
      Prints a summary; writes nothing but what --output, --trace and --export-model name. A plan that fails verification is neither shown nor \
      written. Progress goes to standard error. Ctrl-C and --time-limit end the search at a whole round with the best \
      plan found by then.

      EXAMPLES:
        planner solve my-group
        planner solve my-group --output my-plan
        planner solve my-group --time-limit 60 --output my-plan
        planner solve my-group --from my-plan --as-of 2026-11-09 --output new-plan
        planner solve my-group --only-group pilot --output pilot-plan
        planner solve my-group --seed 7 --rounds 500 --format json > plan.json

      \(ProgramStatus.help(ProgramStatus.allCases.filter { $0 != .refused }))
      """)

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var group: String

  @Option(help: ArgumentHelp("Start of the random choices, 0 or more.", valueName: "n"))
  var seed = 1

  @Option(help: ArgumentHelp("Rounds of search. (default: by the size of the group)", valueName: "n"))
  var rounds: Int?

  @Option(help: ArgumentHelp("End at the first whole round after so many seconds.", valueName: "seconds"))
  var timeLimit: Int?

  @Option(
    help: ArgumentHelp(
      "The date that counts as today, as 2026-10-01. (default: the year's start; with --from that plan's)",
      valueName: "date"),
    transform: DateArgument.date)
  var asOf: CivilDate?

  @Option(
    help: ArgumentHelp(
      "A published plan, or the folder that holds it: as much of it stays as can, and changes are listed.",
      valueName: "plan"), completion: .file(extensions: ["json"]))
  var from: String?

  @Option(help: ArgumentHelp("The folder to write: new, empty, or an earlier plan.", valueName: "out"))
  var output: String?

  @Option(
    help: ArgumentHelp("Also write how the search went, a JSON object a line, to a new file.", valueName: "file"),
    completion: .file())
  var trace: String?

  @Option(help: "What is printed: 'text', a summary, or 'json', the plan itself.")
  var format = OutputFormat.text

  @Flag(help: "Neither progress nor summary.")
  var quiet = false

  @OptionGroup var part: PartArguments
  @OptionGroup var settings: SettingsArguments

  @OptionGroup(title: "Other engines")
  var engines: EngineArguments

  func validate() throws {
    if seed < 0 { throw ValidationError("--seed is 0 or more") }
    if let rounds, rounds < 0 { throw ValidationError("--rounds is 0 or more") }
    if let timeLimit, !(1...86_400).contains(timeLimit) {
      throw ValidationError("--time-limit is from 1 to 86400 seconds")
    }
    if output == "" { throw ValidationError("--output names no folder") }
    if trace == "" { throw ValidationError("--trace names no file") }
    if engines.exportModel != nil, output != nil || trace != nil || format == .json || engines.engine != .native {
      throw ValidationError("--export-model makes no plan: it goes without --output, --trace, --format and --engine")
    }
    if engines.exportModel != nil, rounds != nil || timeLimit != nil || asOf != nil {
      throw ValidationError("--export-model makes no plan: it goes without --rounds, --time-limit and --as-of")
    }
    if engines.isOther, rounds != nil || trace != nil {
      throw ValidationError("--rounds and --trace are about the native engine")
    }
    if engines.modelSolution != nil, timeLimit != nil {
      throw ValidationError("--model-solution needs no --time-limit: nothing is searched")
    }
    if from != nil, engines.isOther || engines.exportModel != nil {
      throw ValidationError("--from is about the native engine")
    }
    if let trace, let output, Self.path(trace).starts(with: Self.path(output)) {
      throw ValidationError("--trace lies in the folder of --output, where nothing but the plan may be")
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let place = output.map { OutputFolder($0) }
    try place?.check()
    let trace = try trace.map { try SolveTrace($0) }
    let export = try engines.exportModel.map { try ModelExport(path: $0, limits: engines.limits) }
    let other = try engines.other()
    let input = try GroupInput.read(self.group)
    guard let whole = input.group else {
      for line in input.report.lines { console.error(line) }
      return input.report.status
    }
    let group = try part.part(of: whole, telling: console, isQuiet: quiet)
    if let asOf, asOf > group.year.last {
      throw Failure(
        .usage, "--as-of \(asOf) lies after the group's year, which ends on \(group.year.last.readable)")
    }
    if !quiet, input.report.count(.warning) > 0 {
      console.error("planner: \(input.report.counts) in the input; 'planner check \(self.group)' lists them")
    }
    if let export {
      try export.write(Optimiser(group, options: SolveOptions(seed: seed))) { words in
        if !quiet { console.error("planner: " + words) }
      }
      return .done
    }
    let fingerprint = part.fingerprint(try input.fingerprint(), of: whole)
    let published = try from.map { try PlanInput.published($0, for: group) }
    if let asOf, let earlier = published?.plan.asOf, asOf < earlier, !quiet {
      console.error(
        "planner: --as-of \(asOf) lies before the published plan's own day (\(earlier)): what has taken place since may be "
          + "moved")
    }
    let (plan, verifier, certificate) = try search(group, fingerprint, published, trace, other, in: surroundings)
    let width = console.outputWidth
    let drafts = Background {
      Result { try self.drafts(of: plan, from: published?.plan, certificate, for: group, width: width) }
    }
    let report = VerdictReport(verifier.value.verify(plan, published: published), isFromThisInput: true)
    guard report.verdict.isVerified else {
      let isKept = published == nil || !report.isOfThePast(in: plan)
      console.error(isKept ? report.faultReport(on: plan) : report.unkeptReport(today: plan.asOf))
      return .notVerified
    }
    let drafted = try drafts.value.get()
    if let files = drafted.files { try place?.write(files) }
    if let text = drafted.text { console.print(text) }
    // Last: what goes wrong with it costs nobody their plan.
    try trace?.finish()
    if format == .text, !quiet, let output { console.print("\nWritten to \(output): open \(output)/report.html") }
    return plan.run.stop == .interrupted ? .interrupted : .done
  }

  private static func path(_ text: String) -> [String] {
    URL(filePath: text, directoryHint: .notDirectory).standardizedFileURL.resolvingSymlinksInPath().pathComponents
  }

  /// What is made of a plan while it's verified, and leaves only if the plan holds.
  private struct Drafts {
    var files: OutputFiles?
    var text: String?
  }

  private func drafts(
    of plan: Plan, from published: Plan?, _ certificate: BoundCertificate?, for group: Group, width: Int
  ) throws -> Drafts {
    var drafts = Drafts()
    let findings = output == nil ? nil : Findings(group: group, plan: plan)
    if output != nil {
      drafts.files = try Publication.files(
        of: plan, for: group, from: published, findings: findings, certificate: certificate)
    }
    switch format {
    case .json: drafts.text = String(decoding: try Publication.planBytes(plan), as: UTF8.self)
    case .text where quiet: break
    case .text:
      let changes = published.map { PlanChanges(from: $0, to: plan, in: group) }
      drafts.text = Summary.text(group: group, plan: plan, changes: changes, findings: findings, width: width)
    }
    return drafts
  }

  /// The plan, what will verify it (it looks its group up while the first plan is made, which takes one thread), and, if
  /// it's to be written, what its bounds rest on.
  private func search(
    _ group: Group, _ fingerprint: String, _ published: PublishedPlan?, _ trace: SolveTrace?, _ other: OtherEngine?,
    in surroundings: Surroundings
  ) throws -> (plan: Plan, verifier: Background<Verifier>, certificate: BoundCertificate?) {
    let options = SolveOptions(
      seed: seed, rounds: rounds, asOf: asOf ?? published?.plan.asOf ?? group.year.first, inputHash: fingerprint,
      published: published)
    let progress = ProgressReporter(
      on: surroundings.console, activities: group.activities.count, isSilent: quiet)
    let seconds = timeLimit ?? other?.usualSeconds
    let stopping = StopRule(interrupt: surroundings.interrupt, seconds: seconds)
    var verifier: Background<Verifier>?
    let compiled = { (figures: CompileFigures) in
      trace?.compiled(figures)
      verifier = Background { Verifier(group) }
    }
    var certificate: BoundCertificate?
    let certified = output == nil ? nil : { (found: BoundCertificate) in certificate = found }
    let plan = try surroundings.interrupt.listening {
      if let other {
        let result = try other.solve(
          group, options: options, stopping: stopping, console: surroundings.console, isQuiet: quiet,
          compiled: compiled)
        certified?(result.certificate)
        return result.plan
      }
      return Optimiser(group, options: options).solve(
        compiled: compiled,
        progress: {
          progress.report($0)
          trace?.report($0)
        }, stop: { stopping.request }, certified: certified)
    }
    progress.finish()
    return (plan, verifier ?? Background { Verifier(group) }, certificate)
  }
}
