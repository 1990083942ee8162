// SPDX-License-Identifier: Apache-2.0

import Domain

/// What is known while a group is being read: the group so far, the ids that references may name, the problems.
///
/// A class, because every table adds to it. Tables are read in an order in which references point backwards; ids of
/// schools, people, providers, funds and activities are listed before any of their fields are read.
final class Reading {
  let problems: Problems
  var group: Group

  var schools: Names<School>
  var people: Names<Person>
  var providers: Names<Provider>
  var funds: Names<Fund>
  var activities: Names<Activity>
  var calendars: Names<SchoolCalendar>
  var bells: Names<BellSchedule>
  /// Names of groups that schools belong to.
  var groups: Names<Group>
  /// Whether the academic year was stated or follows from terms; nothing is compared with it otherwise.
  var isYearKnown = false
  /// Built-in bells that were added because schools state none.
  var builtInBells: Set<Identifier<BellSchedule>> = []
  var schoolBells: [Identifier<School>: Identifier<BellSchedule>] = [:]
  var scheduleByID: [Identifier<BellSchedule>: BellSchedule] = [:]
  /// Whether every row of people became somebody; where not, nobody is said to be missing.
  var arePeopleComplete = true
  let store: any TableStore
  /// Calendars that rows of `busy.csv` named.
  var usedCalendars: Set<String> = []

  init(_ store: any TableStore, group: Group, problems: Problems) {
    self.store = store
    self.group = group
    self.problems = problems
    schools = Names("school", in: store.called(.schools))
    people = Names("person", in: store.called(.staff))
    providers = Names("provider", in: store.called(.providers))
    funds = Names("fund", in: store.called(.funds))
    activities = Names("activity", in: store.called(.activities))
    calendars = Names("calendar", in: store.called(.calendar))
    bells = Names("bell schedule", in: store.called(.bells))
    groups = Names("group", in: store.called(.schools))
  }

  /// What's known so far, for a table that's read beside others.
  struct Known: Sendable {
    fileprivate let store: any TableStore
    fileprivate let group: Group
    fileprivate let schools: Names<School>
    fileprivate let people: Names<Person>
    fileprivate let schoolBells: [Identifier<School>: Identifier<BellSchedule>]
    fileprivate let scheduleByID: [Identifier<BellSchedule>: BellSchedule]
  }

  /// Schools with their calendars and bells, and people.
  var known: Known {
    Known(
      store: store, group: group, schools: schools, people: people, schoolBells: schoolBells, scheduleByID: scheduleByID
    )
  }

  /// Goes on from what was known, with problems of its own.
  convenience init(_ known: Known) {
    self.init(known.store, group: known.group, problems: Problems())
    schools = known.schools
    people = known.people
    schoolBells = known.schoolBells
    scheduleByID = known.scheduleByID
  }

  /// The table in `file`, or nil where there's none or, after adding problems, it can't be read.
  func table(_ file: FolderFile) -> Table? {
    store.text(of: file, problems).flatMap { Table.match($0, file.schema, problems: problems) }
  }

  /// The rows of `file`; none where there's no such file.
  func rows(_ file: FolderFile) -> [Table.Row] { table(file)?.rows ?? [] }

  /// Whether there is such a table.
  func has(_ file: FolderFile) -> Bool { store.has(file) }

  /// The ids that a list means, each once.
  func references<Entity>(_ cell: Cell, _ names: Names<Entity>) -> [Identifier<Entity>] {
    let cells = cell.elements
    if cells.count == 1 { return names.find(cells[0], problems).map { [$0] } ?? [] }
    var seen: Set<Identifier<Entity>> = []
    return cells.compactMap { names.find($0, problems) }.filter { seen.insert($0).inserted }
  }

  /// Reads the id of each row, made of another column where the table allows that. Rows whose id is missing, wrong or
  /// another row's stay, so that the rest of them is checked too, but aren't listed.
  func identified<Entity>(
    _ rows: [Table.Row], _ names: ReferenceWritableKeyPath<Reading, Names<Entity>>, from other: String? = nil,
    aliases: [String] = []
  ) -> [IdentifiedRow<Entity>] {
    rows.map { row in
      guard let id = idText(row, from: other) else {
        let name = other.map { row[$0].text } ?? ""
        let text = [row["id"].text, name].first { !$0.isEmpty } ?? "?"
        return IdentifiedRow(id: Identifier(text), row: row, isListed: false)
      }
      let cell = row["id"].isEmpty ? other.map { row[$0] } ?? row["id"] : row["id"]
      guard let line = self[keyPath: names].add(id, line: row.location.line, aliases: aliases.map { row[$0].text })
      else { return IdentifiedRow(id: Identifier(id), row: row, isListed: true) }
      problems.error(
        .idDuplicate, at: cell.location, "The id '\(id.shown)' stands on \(store.lineWord) \(line) already",
        value: id,
        advice: row["id"].isEmpty ? "Add a column 'id' and give each row its own." : "Give each its own id.")
      return IdentifiedRow(id: Identifier(id), row: row, isListed: false)
    }
  }

  private func idText(_ row: Table.Row, from other: String?) -> String? {
    let cell = row["id"]
    guard cell.isEmpty, let other, !row[other].isEmpty else {
      guard let text = cell.needText(problems) else { return nil }
      return isAcceptable(text, cell) ? text : nil
    }
    let slug = Slug.of(row[other].text)
    if slug.isEmpty { _ = cell.needText(problems) }
    return slug.isEmpty ? nil : slug
  }

  private func isAcceptable(_ text: String, _ cell: Cell) -> Bool {
    guard Self.canBeID(text) else {
      problems.error(
        .idInvalid, at: cell, isNot: "an id: letters, digits, spaces, - _ . ' @, at most 100 of them",
        advice: "Ids stand in lists and names of files, so ; | & = , : \" * < > \\ / can't be part of them.")
      return false
    }
    return true
  }
}

extension Reading {
  /// Whether a text can be an id.
  private static func canBeID(_ text: String) -> Bool {
    let reserved = ";|&=,:\"*<>\\/"
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return text.utf8.count <= 100
        && text.utf8.allSatisfy { byte in (0x20...0x7E).contains(byte) && !reserved.utf8.contains(byte) }
    }
    return text.count <= 100
      && !text.unicodeScalars.contains {
        reserved.unicodeScalars.contains($0) || $0.properties.generalCategory == .control
      }
  }
}

/// A row of a table whose ids others refer to.
struct IdentifiedRow<Entity> {
  /// The row's own id; where it isn't listed, what the row is called in messages.
  let id: Identifier<Entity>
  let row: Table.Row
  /// Whether the id is the row's own; where not, the row is read for its problems only and becomes nothing.
  let isListed: Bool
}

/// Ids made of names.
enum Slug {
  /// "Anna O'Neill" is "anna-o-neill".
  static func of(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
