// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads the tables of a folder or workbook in an order in which references point at what's known already.
enum GroupReader {
  /// The group as far as it could be read, called `name` unless the settings name it.
  static func read(_ store: any TableStore, name: String, _ problems: Problems) -> Reading {
    let stated = GroupSettings.read(store.settings(problems), name: name, problems)
    let reading = Reading(store, group: stated.group, problems: problems)
    let rows = IdentifiedRows(reading)
    CalendarTable.read(reading, statesYear: stated.statesYear)
    BellsTable.read(reading)
    SchoolsTable.read(rows.schools, reading)
    reading.indexBells()
    GroupsTable.read(reading)
    for name in reading.group.schools.flatMap(\.groups) { _ = reading.groups.add(name, line: nil) }
    RoomsTable.read(reading)
    StaffTable.read(rows.people, reading)
    ProvidersTable.read(rows.providers, reading)
    FundsTable.read(rows.funds, reading)
    // Lessons are as many as all other rows, which don't refer to them.
    let known = reading.known
    let (offered, lessons) = Parallel.both(
      { readOthers(rows.activities, reading) }, { LessonsTable.read(after: known) })
    reading.group.lessons = lessons.lessons
    reading.problems.add(lessons.problems)
    OpenLessonsTable.check(offered, reading)
    return reading
  }

  /// Reads what comes after schools, people, providers and funds, but for lessons.
  private static func readOthers(
    _ activities: [IdentifiedRow<Activity>], _ reading: Reading
  ) -> [OpenLessonsTable.Offered] {
    ProtectedTable.read(reading)
    let offered = OpenLessonsTable.read(reading)
    CoverTable.read(reading)
    FloatingTable.read(reading)
    StaffingTable.read(reading)
    MeetingsTable.read(reading)
    MeetingsTable.check(reading)
    DirectedTable.read(reading)
    BusyTable.read(reading)
    JourneysTable.read(reading)
    RelationsTable.read(reading)
    ActivitiesTable.read(activities, reading)
    HistoryTable.read(reading)
    AnswersTable.read(reading)
    DeclinesTable.read(reading)
    EvaluationsTable.read(reading)
    SupplyStatesTable.read(reading)
    DuesTable.read(reading)
    return offered
  }
}

/// The rows of the tables whose ids others refer to, listed before any of their fields are read.
private struct IdentifiedRows {
  let schools: [IdentifiedRow<School>]
  let people: [IdentifiedRow<Person>]
  let providers: [IdentifiedRow<Provider>]
  let funds: [IdentifiedRow<Fund>]
  let activities: [IdentifiedRow<Activity>]

  init(_ reading: Reading) {
    let tables = [FolderFile.schools, .staff, .providers, .funds, .activities].map { file in
      (file, reading.table(file))
    }
    func rows(_ file: FolderFile) -> [Table.Row] { tables.first { $0.0 == file }?.1?.rows ?? [] }
    func isUnreadable(_ file: FolderFile) -> Bool {
      tables.first { $0.0 == file }?.1 == nil && (file.isNeeded || reading.has(file))
    }
    reading.schools.isKnown = !isUnreadable(.schools)
    reading.groups.isKnown = reading.schools.isKnown
    reading.people.isKnown = !isUnreadable(.staff)
    reading.providers.isKnown = !isUnreadable(.providers)
    reading.funds.isKnown = !isUnreadable(.funds)
    reading.activities.isKnown = !isUnreadable(.activities)
    schools = reading.identified(rows(.schools), \.schools, from: "name", aliases: ["name", "urn"])
    people = reading.identified(rows(.staff), \.people, from: "name", aliases: ["name", "email"])
    providers = reading.identified(rows(.providers), \.providers, from: "name", aliases: ["name"])
    funds = reading.identified(rows(.funds), \.funds, from: "name", aliases: ["name"])
    activities = reading.identified(rows(.activities), \.activities, from: "title", aliases: ["title"])
  }
}
