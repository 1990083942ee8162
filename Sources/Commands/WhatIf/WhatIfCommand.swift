// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Intake
import Optimiser
import Report
import Verifier

/// `planner what-if GROUP`.
struct WhatIfCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if", abstract: "What would be different if the group were otherwise: plan, cost, fairness.",
    discussion: """
      The group as it would be is a copy of it, or the group with the changes that are typed. Its plans stand beside the plan \
      as it is: 'adapted' keeps of that as much as can be kept, 'anew' is made as if there were none. All of them are \
      verified. Nothing is written but what --write-group names.

      EXAMPLES:
        planner what-if my-group changed-group
        planner what-if my-group.xlsx --set schools/elm budget=4000
        planner what-if my-group --add cover school=elm weekday=Tue period=P4 people=1 --from my-plan
        planner what-if my-group --remove activities/npq --quick
        planner what-if my-group --set schools/elm budget=4000 --write-group changed-group

      \(ProgramStatus.help([.done, .problems, .usage, .notVerified, .files, .interrupted]))
      """)

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var group: String

  @Argument(help: "The group as it would be.", completion: .file(extensions: ["xlsx"]))
  var other: String?

  @OptionGroup(title: "Changes") var edits: EditArguments

  @Option(
    help: ArgumentHelp(
      "The plan as it is, or the folder that holds it. (default: one is made)", valueName: "plan"),
    completion: .file(extensions: ["json"]))
  var from: String?

  @Flag(help: "Only adapts the plan, which is quick, and makes none anew.")
  var quick = false

  @Option(
    help: ArgumentHelp(
      "The date that counts as today, as 2026-10-01. (default: the year's start; with --from that plan's)",
      valueName: "date"),
    transform: DateArgument.date)
  var asOf: CivilDate?

  @Option(help: ArgumentHelp("Start of the random choices, 0 or more.", valueName: "n"))
  var seed = 1

  @Option(help: ArgumentHelp("Rounds of search of each plan. (default: by the size of the group)", valueName: "n"))
  var rounds: Int?

  @Option(help: ArgumentHelp("End each search at the first whole round after so many seconds.", valueName: "seconds"))
  var timeLimit: Int?

  @Option(help: ArgumentHelp("Also write the group as it would be, to a new folder or workbook.", valueName: "group"))
  var writeGroup: String?

  @Flag(help: "With --write-group: write over a group that is there.")
  var replace = false

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  @Flag(help: "No progress.")
  var quiet = false

  func validate() throws {
    if other == nil, edits.isEmpty {
      throw ValidationError("what's to be otherwise? Name another group, or use --set, --add or --remove")
    }
    if seed < 0 { throw ValidationError("--seed is 0 or more") }
    if let rounds, rounds < 0 { throw ValidationError("--rounds is 0 or more") }
    if let timeLimit, !(1...86_400).contains(timeLimit) {
      throw ValidationError("--time-limit is from 1 to 86400 seconds")
    }
    if writeGroup == "" { throw ValidationError("--write-group names no folder") }
    if replace, writeGroup == nil { throw ValidationError("--replace goes with --write-group") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let place = try writeGroup.map { try GroupPlace($0) }
    if let writeGroup {
      for path in [group] + (other.map { [$0] } ?? []) { try GroupPlace.requireDifferent(path, writeGroup) }
    }
    try place?.check(replaces: replace)
    let input = try GroupInput.read(group)
    guard let before = input.group else { return refused(input.report, as: group, console) }
    let changed = try self.changed(before)
    guard let after = changed.group else { return refused(changed.report, as: "the group as it would be", console) }
    let changes = GroupFolder.changes(from: GroupFolder.files(of: before), to: GroupFolder.files(of: after))
    if changes.isEmpty {
      throw Failure(.usage, "nothing is different in the group as it would be [change.none]")
    }
    if !quiet { warn(changed.report, besides: input.report, console) }
    let known = try from.map { try PlanInput.published($0, for: before) }
    let today = try today(before, known?.plan, console)
    let maker = PlanMaker(
      seed: seed, rounds: rounds, timeLimit: timeLimit, asOf: today, isQuiet: quiet, surroundings: surroundings)
    let now = try maker.known(known, of: before, input: try input.fingerprint())
    let unchanged = try maker.unchanged(now, of: before)
    let comparison = try compare(now, of: before, with: after, maker, today: today)
    let drift = MilliLessons(unchanged.objective.parts.total.rawValue - now.plan.objective.parts.total.rawValue)
    try place?.write(after)
    switch format {
    case .json:
      console.print(
        try JSONText.of(
          Document(
            changes: changes.map(ChangedTable.init), comparison: comparison,
            moreSearchAloneMilliLessons: drift.rawValue)))
    case .text: lines(changes, comparison, drift: drift, width: console.outputWidth).forEach { console.print($0) }
    }
    return .done
  }

  /// What's over can't be planned anew, so that there's no such plan then.
  private func compare(
    _ now: PublishedPlan, of before: Group, with after: Group, _ maker: PlanMaker, today: CivilDate
  ) throws -> PlanComparison {
    let adapted = try maker.plan(for: after, from: now, "the group as it would be, adapted")
    var others = [PlanComparison.Planned("adapted", adapted, of: after)]
    if !quick, today <= after.year.first {
      let anew = try maker.plan(for: after, from: nil, "the group as it would be, anew")
      others.append(PlanComparison.Planned("anew", anew, of: after))
    }
    return PlanComparison(PlanComparison.Planned("as it is", now.plan, of: before), with: others)
  }

  /// The date that counts as today.
  private func today(_ group: Group, _ plan: Plan?, _ console: Console) throws -> CivilDate {
    let today = asOf ?? plan?.asOf ?? group.year.first
    if today > group.year.last {
      throw Failure(.usage, "--as-of \(today) lies after the group's year, which ends on \(group.year.last.readable)")
    }
    if let earlier = plan?.asOf, today < earlier, !quiet {
      console.error(
        "planner: --as-of \(today) lies before the plan's own day (\(earlier)): what has taken place since may be moved"
      )
    }
    return today
  }

  /// What the changes bring that reading them complains of.
  private func warn(_ report: ProblemReport, besides known: ProblemReport, _ console: Console) {
    let old = Set(known.problems.map { "\($0.code) \($0.message)" })
    for problem in report.problems
    where problem.severity != .note && !old.contains("\(problem.code) \(problem.message)") {
      console.error(problem.line.printable)
    }
  }

  private func refused(_ report: ProblemReport, as name: String, _ console: Console) -> ProgramStatus {
    console.error("planner: \(name) can't be planned:".printable)
    for line in report.lines { console.error(line) }
    return report.status
  }

  /// The group as it would be.
  private func changed(_ before: Group) throws -> (group: Group?, report: ProblemReport) {
    var problems: [Problem] = []
    var base: Group? = before
    if let other {
      let input = try GroupInput.read(other)
      (base, problems) = (input.group, input.report.problems)
    }
    guard var after = base else { return (nil, ProblemReport(problems)) }
    // A folder may be called otherwise where the settings don't name the group.
    after.name = before.name
    if after.year != before.year {
      throw Failure(.usage, "the group's year is \(before.year), as it would be \(after.year) [change.year]")
    }
    if edits.isEmpty { return (after, ProblemReport(problems)) }
    do {
      let files = try GroupFolder.edited(GroupFolder.files(of: after), by: try edits.edits())
      let contents = GroupFolder.read(files, called: before.name)
      return (contents.group, ProblemReport(contents.problems))
    } catch let error as TableEditError {
      throw Failure(.usage, "\(error.words) [\(error.code.rawValue)]".printable)
    }
  }

  // MARK: Words

  private func lines(
    _ changes: [TableChange], _ comparison: PlanComparison, drift: MilliLessons, width: Int
  ) -> [String] {
    var lines = ["What's different in the group:"]
    lines += changes.map { ChangedTable($0).line }
    lines += [""] + comparison.lines(width: width, listing: ["adapted"]).map(\.printable)
    lines += ["", "What's planned here is verified. 'adapted' keeps what can be kept of the plan as it is."]
    if comparison.plans.count > 2 {
      lines += [
        "'anew' doesn't, and differs by chance too: another --seed alone moves what's weighed together",
        "by up to one part in a hundred.",
      ]
    } else if !quick {
      lines.append("None is made anew: what's over can't be planned again.")
    }
    if drift.rawValue.magnitude >= 50 {
      let better = drift < .zero ? "better" : "worse"
      lines.append(
        "As much search with nothing changed makes it \(MilliLessons(Int(drift.rawValue.magnitude)).written) LE \(better)."
      )
    }
    if let writeGroup { lines.append("The group as it would be is in \(writeGroup)".printable) }
    return lines
  }

  private struct Document: Encodable {
    var changes: [ChangedTable]
    var comparison: PlanComparison
    /// What as much search would do to the plan as it is with nothing changed.
    var moreSearchAloneMilliLessons: Int
  }
}
