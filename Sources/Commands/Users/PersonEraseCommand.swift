// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store

/// `planner person erase ID --database FILE`.
struct PersonEraseCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Take somebody who has left out of the database, for good.",
    discussion: """
      A pseudonym takes the place of their name, address and id in every revision of the group, every plan, calendar and \
      signature; wishes, declines and messages go. What took place stays, under nobody's name. Refused while they work in \
      the group as it's loaded, or take part in what lies ahead. Backups made before still hold them: delete those.

      EXAMPLES:
        planner person erase anna --dry-run --database group.db
        planner person erase anna --known-as a.green --database group.db --by "Data protection officer"

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Argument(help: ArgumentHelp("Their id in the group's tables.", valueName: "id"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "Another name to take out: an account that signed for them, a former name. May be said several times.",
      valueName: "text"))
  var knownAs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The date that counts as today: what lies before has taken place. (default: today)", valueName: "date"),
    transform: DateArgument.date)
  var asOf: CivilDate?

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    try require(id, named: "the person's id")
    // A word as short as that would be found in others.
    if knownAs.contains(where: { $0.trimmingCharacters(in: .whitespaces).count < 3 }) {
      throw ValidationError("--known-as has at least three letters")
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner person erase")
    let history = try PersonHistory(Identifier(id), knownAs: knownAs, in: database, telling: console)
    try requireLeft(history, in: database, telling: console)
    let content = try PersonErasure(history, in: database).content()
    let erased = try database.erase(content, isRehearsal: dryRun, signed: signed.signature)
    for line in Self.lines(erased, content.former, isRehearsal: dryRun) { console.print(line.printable) }
    if dryRun { return .done }
    if try !database.compact() {
      console.error(
        "planner: somebody reads the database, whose file may hold what was deleted until the next who writes has written it "
          + "anew; 'planner tidy' does that")
    }
    console.error("planner: backups and outputs made before hold them still; delete those, or erase them there too")
    return .done
  }

  /// Whoever is still planned for can't be taken out of what that's made of.
  private func requireLeft(_ history: PersonHistory, in database: PlannerDatabase, telling console: Console) throws {
    guard let group = history.revisions.last?.group else { return }
    let today = asOf ?? Today.date(at: Date(), in: Today.zone(of: group))
    if let person = history.present, person.validUntil.map({ $0 >= today }) ?? true {
      throw StoreError(
        .presentPerson,
        "'\(id)' works in the group as it's loaded; state the day on which they left ('until' in staff.csv), or take them out "
          + "of the tables where nothing took place with them yet, and load it")
    }
    for plan in try database.plans() where plan.state == .published || plan.state == .approved {
      let stored = try StoredPlan(plan.number, in: database, telling: console)
      let standing = try StandingPlan(stored, in: database)
      guard standing.plan.concerns(Identifier(id), from: today) else { continue }
      throw StoreError(
        .aheadPerson,
        "'\(id)' takes part in what lies ahead of plan \(plan.number); 'planner replan' makes one without them, or 'planner event "
          + "absence' takes them out of it")
    }
  }

  private static func lines(_ erased: Erased, _ former: FormerPerson, isRehearsal: Bool) -> [String] {
    let counts = [
      (erased.revisions, "revision of the group", "revisions of the group"), (erased.plans, "plan", "plans"),
      (erased.entries, "entry of calendars", "entries of calendars"), (erased.fields, "other field", "other fields"),
    ].filter { $0.0 > 0 }.map { PlanWords.counted($0.0, $0.1, $0.2) }
    let anew = counts.isEmpty ? "nothing" : counts.joined(separator: ", ")
    return [
      "\(isRehearsal ? "Would be erased" : "Erased"): '\(former.title)' (\(former.pseudonym)) stands in their place",
      "  written anew: \(anew)",
      "  deleted: \(PlanWords.counted(erased.messages, "message", "messages")); closed: "
        + PlanWords.counted(erased.closed, "calendar or account", "calendars and accounts"),
    ]
  }
}
