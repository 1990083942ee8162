// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Intake
import Optimiser
import Report

/// `planner why-not GROUP ACTIVITY`.
struct WhyNotCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not", abstract: "Why a wish isn't in the plan, and what would let it take place.",
    discussion: """
      Tells the rules that stand in its way. Then tries one change after the other (money, cover, limits, what the wish itself \
      asks for, its priority), adapts the plan to each, and lists those with which it takes place: what they displace, what \
      they cost, and how to look at them closer with 'planner what-if'. Every plan is verified; nothing is written.

      EXAMPLES:
        planner why-not my-group npq --from my-plan
        planner why-not my-group.xlsx npq --format json

      \(ProgramStatus.help([.done, .problems, .usage, .notVerified, .files, .interrupted]))
      """)

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var group: String

  @Argument(help: "The wish's id.")
  var activity: String

  @Option(
    help: ArgumentHelp("The plan, or the folder that holds it. (default: one is made)", valueName: "plan"),
    completion: .file(extensions: ["json"]))
  var from: String?

  @Option(help: ArgumentHelp("Start of the random choices, 0 or more.", valueName: "n"))
  var seed = 1

  @Option(help: ArgumentHelp("Rounds of search of the plan. (default: by the size of the group)", valueName: "n"))
  var rounds: Int?

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  @Flag(help: "No progress.")
  var quiet = false

  func validate() throws {
    if seed < 0 { throw ValidationError("--seed is 0 or more") }
    if let rounds, rounds < 0 { throw ValidationError("--rounds is 0 or more") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let input = try GroupInput.read(group)
    guard let whole = input.group else {
      for line in input.report.lines { console.error(line) }
      return input.report.status
    }
    guard let wish = whole.activities.first(where: { $0.id.text == activity }) else {
      throw Failure(.usage, "the group has no activity '\(activity)' [wish.unknown]".printable)
    }
    let known = try from.map { try PlanInput.published($0, for: whole) }
    let maker = PlanMaker(
      seed: seed, rounds: rounds, timeLimit: nil, asOf: known?.plan.asOf, isQuiet: quiet, surroundings: surroundings)
    let now = try maker.known(known, of: whole, input: try input.fingerprint())
    guard let item = now.plan.unplaced.first(where: { $0.activity == wish.id }) else {
      throw Failure(.usage, "'\(activity)' is in the plan [wish.placed]".printable)
    }
    let remedies = Remedies(item, wish, schools: Concerned.schools(item, in: whole), in: whole)
    let attempt = { remedy in try self.attempt(remedy, wish: wish, whole, now, maker, surroundings) }
    let bare = wish.isMust ? nil : try attempt(remedies.bare)
    let tries = try remedies.others.map { ($0, try attempt($0)) }
    // What does no better than if nothing were changed isn't what lets it take place.
    let better = tries.compactMap(\.1.found).filter { found in
      bare?.found.map { (found.displaced.count, found.restMilliLessons) < ($0.displaced.count, $0.restMilliLessons) }
        ?? true
    }
    let words = Concerned.words(item, in: whole)
    let document = Document(
      activity: activity, title: words.title, why: words.sentence, reasons: words.reasons, bare: bare?.found,
      isMust: wish.isMust,
      allowing: better.sorted { ($0.displaced.count, $0.restMilliLessons) < ($1.displaced.count, $1.restMilliLessons) },
      inVain: tries.filter { entry in
        entry.1.isPossible && !better.contains { $0.change == entry.0.words }
      }.map(\.0.words))
    switch format {
    case .json: console.print(try JSONText.of(document))
    case .text: document.lines(group: group).forEach { console.print($0.printable) }
    }
    return surroundings.interrupt.isWished ? .interrupted : .done
  }

  /// What came of a change: nothing to tell where the group as it would be can't be planned, or the wish still isn't placed.
  private struct Attempt {
    var found: Allowing?
    var isPossible = true
  }

  private func attempt(
    _ remedy: Remedy, wish: Activity, _ group: Group, _ now: PublishedPlan, _ maker: PlanMaker,
    _ surroundings: Surroundings
  ) throws -> Attempt {
    if surroundings.interrupt.isWished { return Attempt(isPossible: false) }
    guard let files = try? GroupFolder.edited(GroupFolder.files(of: group), by: remedy.edits),
      let changed = GroupFolder.read(files, called: group.name).group
    else { return Attempt(isPossible: false) }
    let plan = try maker.plan(for: changed, from: now, remedy.words)
    let placed = Set(plan.occurrences.map(\.activity) + plan.secondments.map(\.activity))
    guard placed.contains(wish.id) else { return Attempt() }
    let comparison = PlanComparison(
      PlanComparison.Planned("as it is", now.plan, of: group),
      with: [PlanComparison.Planned("adapted", plan, of: changed)])
    return Attempt(found: Allowing(remedy, comparison))
  }

  /// A change with which the wish takes place.
  private struct Allowing: Encodable {
    var change: String
    var typed: String
    /// By how much everything together, and money, are more than now.
    var restMilliLessons: Int
    var spendPence: Int
    /// Titles of what doesn't take place then.
    var displaced: [String]
    /// Changes of what's in the plan as before.
    var changes: Int
    var peopleConcerned: Int

    init(_ remedy: Remedy, _ comparison: PlanComparison) {
      change = remedy.words
      typed = remedy.typed
      let (before, after) = (comparison.plans[0], comparison.plans[1])
      restMilliLessons = after.restMilliLessons - before.restMilliLessons
      spendPence = after.allSpend - before.allSpend
      displaced = comparison.differences[0].dropped.map(\.title)
      changes = comparison.differences[0].changes.count
      peopleConcerned = comparison.differences[0].peopleConcerned
    }

    /// What it comes to, and how it's looked at closer.
    func lines(group: String) -> [String] {
      let better = restMilliLessons <= 0 ? "better" : "worse"
      let pounds = (abs(spendPence) + 50) / 100
      var parts = ["all together \(MilliLessons(abs(restMilliLessons)).written) LE \(better)"]
      parts.append(pounds == 0 ? "no other sum spent" : "£\(pounds) \(spendPence < 0 ? "less" : "more") spent")
      parts.append(
        peopleConcerned == 0
          ? "nobody has anything else"
          : "\(counted(peopleConcerned, "person has", "people have")) something else")
      if !displaced.isEmpty { parts.append("instead of " + displaced.joined(separator: "; ")) }
      return ["    " + parts.joined(separator: ", "), "    planner what-if \(group) \(typed)"]
    }
  }

  private struct Document: Encodable {
    var activity: String
    var title: String
    var why: String
    var reasons: [String]
    /// If it had to take place and nothing else were changed; nil where it still didn't.
    var bare: Allowing?
    var isMust: Bool
    var allowing: [Allowing]
    var inVain: [String]

    func lines(group: String) -> [String] {
      var lines = ["\(title) isn't in the plan: \(why)"] + reasons.map { "  - \($0)" } + [""]
      if let bare {
        lines += ["If it had to take place, with the group as it is:"] + bare.lines(group: group)
      } else {
        lines.append(
          isMust
            ? "It has to take place, and the group as it is doesn't let it."
            : "If it had to take place, with the group as it is, it still wouldn't.")
      }
      lines.append("")
      if allowing.isEmpty {
        lines.append("No change that was tried \(bare == nil ? "lets it take place." : "does better.")")
      } else {
        lines.append("It would take place, least displaced first:")
        for found in allowing { lines += ["  \(found.change):"] + found.lines(group: group) }
      }
      if !inVain.isEmpty { lines += ["", "No help by itself:"] + inVain.map { "  \($0)" } }
      return lines + ["", "Each was tried by adapting the plan, and verified; a plan made anew may find more."]
    }
  }
}
