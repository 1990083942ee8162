// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Domain
import Foundation
import Synchronization

/// Writes a group's tables as CSV and its settings as YAML.
enum FolderWriter {
  static func files(of group: Group) -> [(name: String, text: String)] {
    // Tables are written beside each other; which thread writes one decides nothing of it.
    let all = FolderFile.allCases
    let texts = Mutex([String?](repeating: nil, count: all.count))
    DispatchQueue.concurrentPerform(iterations: all.count) { index in
      let text = text(of: all[index], group)
      texts.withLock { $0[index] = text }
    }
    let written = zip(all, texts.withLock(\.self)).compactMap { file, text in text.map { (name: file.name, text: $0) } }
    return [(name: "group.yaml", text: SettingsWriter.text(group))] + written
  }

  /// The text of a table; nil where it holds nothing and isn't needed.
  static func text(of file: FolderFile, _ group: Group) -> String? {
    let rows = rows(of: file, group)
    return rows.isEmpty && !file.isNeeded ? nil : text(rows, file.schema)
  }

  /// The rows of a table, a text for each column of its schema.
  static func rows(of file: FolderFile, _ group: Group) -> [[String]] {
    switch file {
    case .schools: SchoolsTable.write(group)
    case .calendar: CalendarTable.write(group)
    case .staff: StaffTable.write(group)
    case .bells: BellsTable.write(group)
    case .lessons: LessonsTable.write(group)
    case .protected: ProtectedTable.write(group)
    case .openLessons: OpenLessonsTable.write(group)
    case .cover: CoverTable.write(group)
    case .floating: FloatingTable.write(group)
    case .staffing: StaffingTable.write(group)
    case .meetings: MeetingsTable.write(group)
    case .directed: DirectedTable.write(group)
    case .rooms: RoomsTable.write(group)
    case .busy: BusyTable.write(group)
    case .providers: ProvidersTable.write(group)
    case .relations: RelationsTable.write(group)
    case .history: HistoryTable.write(group)
    case .funds: FundsTable.write(group)
    case .dues: DuesTable.write(group)
    case .travel: JourneysTable.write(group)
    case .groups: []
    case .activities: ActivitiesTable.write(group)
    case .answers: AnswersTable.write(group)
    case .declines: DeclinesTable.write(group)
    case .evaluations: EvaluationsTable.write(group)
    case .supplyStates: SupplyStatesTable.write(group)
    }
  }

  /// A table without the columns that are empty in every row, unless they're needed.
  static func text(_ rows: [[String]], _ schema: TableSchema) -> String {
    let kept = schema.columns.indices.filter { index in
      schema.columns[index].need == .needed || rows.contains { !$0[index].isEmpty }
    }
    var writer = CSVWriter()
    writer.row(kept.map { schema.columns[$0].name })
    for row in rows { writer.row(kept.map { row[$0] }) }
    return writer.text
  }

  /// Writes each file whole or not at all.
  static func write(_ files: [(name: String, text: String)], to folder: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic)
      }
    } catch {
      throw notWritten(folder, error)
    }
  }

  /// Deletes a file if it's there.
  static func delete(_ name: String, in folder: String) throws(Problem) {
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw notWritten(path, error)
    }
  }

  private static func notWritten(_ path: String, _ error: any Error) -> Problem {
    Problem(
      .error, .fileNotWritten, at: Location(path), "It can't be written: \(error.localizedDescription)",
      advice: "Check that the folder may be written to and that the disk isn't full.")
  }
}
