// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Intake
import Store

/// `planner doctor --database FILE`.
struct DoctorCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Examine the database and what it needs.",
    discussion: """
      Looks at every page and reference, the schema, what is kept, states and audit log, the loaded group, and the time zones of \
      this system. Changes nothing.

      EXAMPLES:
        planner doctor --database group.db
        planner doctor --database group.db --format json

      \(ProgramStatus.help([.done, .usage, .files]))
      """)

  @OptionGroup var place: DatabaseArguments

  @Option(help: "What is printed: 'text', a line an examination, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let found = try examinations()
    switch format {
    case .json: surroundings.console.print(try found.map(Document.init).printed())
    case .text:
      for one in found {
        let faults = one.faults.map { "\(one.name): fault: \($0)" }
        (faults.isEmpty ? ["\(one.name): \(one.meaning)"] : faults).forEach { surroundings.console.print($0.printable) }
      }
    }
    return found.allSatisfy(\.faults.isEmpty) ? .done : .files
  }

  private func examinations() throws -> [Examination] {
    do throws(StoreError) {
      let database = try place.open(for: .reading, by: Self.self)
      return database.examine() + [Self.group(in: database), Self.zones]
    } catch {
      if error.code == .missing { throw error }
      return [
        Examination("file", "it can be opened", faults: ["\(error.message) [\(error.code.rawValue)]"]), Self.zones,
      ]
    }
  }

  /// Whether the group that's kept last can be read, and is what its revision says.
  private static func group(in database: PlannerDatabase) -> Examination {
    var faults: [String] = []
    do {
      let stored = try StoredGroup(in: database)
      if InputFingerprint.of(files: stored.files) != stored.revision.hash {
        faults.append("the files of revision \(stored.revision.number) aren't those that were loaded")
      }
      let contents = GroupFolder.read(stored.files, called: stored.revision.name)
      faults += contents.problems.filter { $0.severity == .error }.map(\.line)
    } catch let error as StoreError {
      faults.append(error.message)
    } catch {
      faults.append("it can't be read: \(error)")
    }
    return Examination("group", "the loaded group is whole and without errors", faults: faults)
  }

  /// A program linked in the wrong way, or a system without tzdata, has none.
  private static var zones: Examination {
    let isKnown = TimeZone(identifier: "Europe/London") != nil
    return Examination(
      "time zones", "Europe/London is known", faults: isKnown ? [] : ["Europe/London isn't known; install tzdata"])
  }

  private struct Document: Encodable {
    var name: String
    var isSound: Bool
    var faults: [String]

    init(_ examination: Examination) {
      name = examination.name
      isSound = examination.faults.isEmpty
      faults = examination.faults
    }
  }
}
