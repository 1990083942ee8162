// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whose busy times a calendar holds, and how its rows are told from others.
public struct BusyOptions: Hashable, Sendable {
  /// Who or what is busy, by id or by whatever else names exactly one of them.
  public enum Subject: Hashable, Sendable {
    case person(String)
    /// The whole school.
    case school(String)
    /// A room of a school.
    case room(school: String, name: String)
    case provider(String)
  }

  public var subject: Subject
  /// What the rows say in the column `note`, by which a later import of the same calendar knows them.
  public var note = "Calendar"
  /// First year of the academic year: 2026 for 2026/27. Nil: the folder's own.
  public var startYear: Int?

  /// Options for the calendar of `subject`.
  public init(_ subject: Subject) { self.subject = subject }
}

extension Importer {
  /// Imports when somebody is busy in the academic year from the calendar (.ics) at `path`.
  ///
  /// Rows of an earlier import, known by subject and note, that the calendar no longer has are told of or, with
  /// `replaces`, go; rows with other notes are nobody's business here.
  public func busy(_ path: String, options: BusyOptions) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      let draft = draft()
      let subject = subjectColumns(options.subject, &stage, problems)
      guard let year = academicYear(options.startYear, draft, problems), let subject else { return [] }
      let calendar = try BusyCalendar(bytes, zone: draft?.timeZone ?? "Europe/London", days: year)
      for remark in calendar.remarks { problems.add(remark.problem(in: name)) }
      if calendar.times.isEmpty {
        problems.warn(
          .outsideYear, at: Location(name),
          "No event takes time between \(year.first.readable) and \(year.last.readable)",
          advice: "Check that it's the right calendar, and the year.")
      }
      return [BusyRows(calendar.times, subject: subject, note: options.note).rows]
    }
  }

  /// The columns of `busy.csv` that say whose time it is, or nil after a problem.
  private func subjectColumns(
    _ subject: BusyOptions.Subject, _ stage: inout FolderStage, _ problems: Problems
  ) -> [String: String]? {
    switch subject {
    case .person(let name):
      return identify(name, what: "person", in: .staff, by: ["name", "email"], &stage, problems).map { ["person": $0] }
    case .provider(let name):
      return identify(name, what: "provider", in: .providers, by: ["name", "email"], &stage, problems)
        .map { ["provider": $0] }
    case .school(let name):
      return identify(name, what: "school", in: .schools, by: ["name", "urn"], &stage, problems)
        .map { ["school": $0, "room": ""] }
    case .room(let school, let room):
      guard let id = identify(school, what: "school", in: .schools, by: ["name", "urn"], &stage, problems) else {
        return nil
      }
      let rooms = stage.table(.rooms, problems).map { table in
        table.rows.filter { table.value($0, "school") == id }.map { table.value($0, "room") }
      }
      guard let found = rooms?.first(where: { $0.lowercased() == room.lowercased() }) else {
        problems.error(
          .importOption, at: Location(FolderFile.rooms.name), "There is no room '\(room.shown)' of '\(id)'",
          value: room,
          advice: Nearest.advice(room, in: rooms ?? []) ?? "Add it to rooms.csv first.")
        return nil
      }
      return ["school": id, "room": found]
    }
  }
}

/// The rows of `busy.csv` that a calendar's times become.
struct BusyRows {
  private(set) var rows: ImportedRows

  /// Rows of `times` for the subject whose columns are `subject`.
  init(_ times: [BusyCalendar.Time], subject: [String: String], note: String) {
    let own = subject.merging(["note": note]) { $1 }
    rows = ImportedRows(
      file: .busy, key: ["person", "school", "room", "provider", "first", "last", "start", "end", "note"], scope: own)
    for time in times {
      let columns = [
        "first": time.days.first.description, "last": time.days.count > 1 ? time.days.last.description : "",
        "start": time.span?.start.description ?? "", "end": time.span?.end.description ?? "",
      ]
      rows.rows.append(own.merging(columns) { $1 })
    }
  }
}
