// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Intake
import Store

/// `planner person export ID --output FILE --database FILE`.
struct PersonExportCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write all that the database holds about one person, as JSON.",
    discussion: """
      For whoever asks to see what's held about them: the rows of the group's tables that name them, in every revision; what \
      every plan has of them; messages, calendars, what's withdrawn, accounts, and what they have signed. It names others where \
      a row does: look it through before you hand it over.

      EXAMPLES:
        planner person export anna --output anna.json --database group.db
        planner person export anna --known-as a.green --output anna.json --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .refused]))
      """)

  @Argument(help: ArgumentHelp("Their id in the group's tables.", valueName: "id"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "Another name by which they're known: an account that signed for them. May be said several times.",
      valueName: "text"))
  var knownAs: [String] = []

  @Option(help: ArgumentHelp("The file to write: a new one.", valueName: "file"), completion: .file())
  var output: String

  @OptionGroup var place: DatabaseArguments

  func validate() throws {
    try require(id, named: "the person's id")
    try require(output, named: "--output")
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try FilePlace.check(output, option: "--output")
    let database = try PlannerDatabase(place.database, for: .reading, holder: "planner person export")
    let history = try PersonHistory(Identifier(id), knownAs: knownAs, in: database, telling: surroundings.console)
    let document = try Document(id, history, in: database)
    let bytes = Data(try document.printed().utf8)
    // It's for one reader.
    guard FileManager.default.createFile(atPath: output, contents: bytes, attributes: [.posixPermissions: 0o600]) else {
      throw Failure(.files, "'\(output)' can't be written".printable)
    }
    let rows = document.group.reduce(0) { $0 + $1.tables.values.reduce(0) { $0 + $1.count } }
    surroundings.console.print(
      ("\(PlanWords.counted(rows, "row", "rows")) of the group's tables, \(PlanWords.counted(document.plans.count, "plan", "plans")), "
        + "\(PlanWords.counted(document.records.values.reduce(0) { $0 + $1.count }, "record", "records")) in '\(output)'")
        .printable)
    return .done
  }

  /// What's written.
  fileprivate struct Document: Encodable {
    var id: String
    var names: [String]
    /// Revisions in which the same was held of them stand together.
    var group: [Held]
    var plans: [PlanPart]
    var records: [String: [[String: RecordValue]]]

    struct Held: Encodable {
      var revisions: [Int]
      /// By file, their rows, each by its columns.
      var tables: [String: [[String: String]]]
    }

    struct PlanPart: Encodable {
      var number: Int
      var state: PlanState
      var occurrences: [Occurrence]
      var secondments: [SecondmentPlacement]
      var releases: [Release]
      var repayments: [Repayment]
      var cover: [CoverAssignment]
      var journeys: [TravelLeg]
      var keptTimes: [KeptTime]
    }

    init(_ id: String, _ history: PersonHistory, in database: PlannerDatabase) throws {
      self.id = id
      names = history.words
      let former = FormerPerson(Identifier(id), number: 1, words: history.words)
      group = []
      for (stored, _) in history.revisions {
        let tables = GroupFolder.rows(naming: id, or: { former.isNamed(in: Array($0.utf8)) }, in: stored.files)
        if tables.isEmpty { continue }
        if group.last?.tables == tables {
          group[group.count - 1].revisions.append(stored.revision.number)
        } else {
          group.append(Held(revisions: [stored.revision.number], tables: tables))
        }
      }
      plans = try database.plans().compactMap { revision in
        let plan = try StoredPlan.plan(revision.number, in: database)
        guard let group = history.revisions.first(where: { $0.stored.revision.number == revision.groupRevision })?.group
        else { return nil }
        return PlanPart(revision, PlanExcerpt(of: group, plan, whole: plan).about(Identifier<Person>(id)).plan, id)
      }
      records = try database.records(of: id) { text in
        text == id || former.isNamed(in: Array(text.utf8))
      }
    }
  }
}

extension PersonExportCommand.Document.PlanPart {
  /// Nil where it says nothing of them.
  fileprivate init?(_ revision: PlanRevision, _ plan: Plan, _ id: String) {
    let own = plan.occurrences.filter { $0.people.contains(Identifier(id)) }
    let isElsewhere = [
      plan.secondments.isEmpty, plan.releases.isEmpty, plan.cover.isEmpty, plan.repayments.isEmpty,
      plan.keptTimes.isEmpty, plan.legs.isEmpty,
    ].contains(false)
    guard !own.isEmpty || isElsewhere else { return nil }
    number = revision.number
    state = revision.state
    (occurrences, secondments, releases) = (own, plan.secondments, plan.releases)
    (repayments, cover, journeys, keptTimes) = (plan.repayments, plan.cover, plan.legs, plan.keptTimes)
  }
}
