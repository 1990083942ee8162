// SPDX-License-Identifier: Apache-2.0

import Domain

extension Importer {
  /// The bells that the options name, after checking that the folder has the school and the staff named too.
  func checked(_ options: TimetableOptions, _ stage: inout FolderStage, _ problems: Problems) -> BellSchedule? {
    let schools = stage.table(.schools, problems)
    let ids = schools.map { table in table.rows.map { Self.id(of: $0, in: table) } } ?? []
    require(options.school, among: ids, what: "school", file: .schools, problems)
    if !options.staff.isEmpty {
      let staff = stage.table(.staff, problems)
      let people = staff.map { table in table.rows.map { Self.id(of: $0, in: table) } } ?? []
      for id in options.staff.values.sorted() { require(id, among: people, what: "person", file: .staff, problems) }
    }
    return bells(options.bells, problems)
  }

  /// The letters among `letters` that the calendar of the options' school doesn't have in its cycle.
  func missingLetters(_ letters: [String], _ options: TimetableOptions, _ stage: inout FolderStage) -> [String] {
    let quiet = Problems()
    guard let schools = stage.table(.schools, quiet), let calendar = stage.table(.calendar, quiet) else {
      return letters
    }
    let row = schools.rows.first { Self.id(of: $0, in: schools) == options.school }
    let own = row.map { schools.value($0, "calendar") } ?? ""
    let cycles = calendar.rows.filter { row in
      let name = calendar.value(row, "calendar")
      return Heading.normalised(calendar.value(row, "kind")) == "cycle"
        && (name.isEmpty || name == own || own.isEmpty)
    }
    let known = cycles.flatMap { Cell(calendar.value($0, "letter"), at: Location("")).elements.map { $0.text } }
    return letters.filter { !known.contains($0) }
  }

  /// The year that the options or the folder's settings state, or nil after a problem.
  func startYear(_ options: CalendarOptions, _ problems: Problems) -> Int? {
    if let year = options.startYear { return year }
    let quiet = Problems()
    if let listing = FolderListing(folder, quiet) {
      let stated = GroupSettings.read(listing.settings(quiet), name: "", quiet)
      if stated.statesYear {
        // The year's first day may be in August or September; either way it's the autumn's year.
        return stated.group.year.first.components.year
      }
    }
    problems.error(
      .importOption, at: Location(folder), "Which academic year is to be imported isn't stated",
      advice: "Name it with --year 2026 for 2026/27, or state 'year' in group.yaml.")
    return nil
  }

  /// The id of a row, made of its name where it states none, as the folder's reader does.
  static func id(of row: Int, in table: EditableTable) -> String {
    let id = table.value(row, "id")
    return id.isEmpty ? Slug.of(table.value(row, "name")) : id
  }

  /// The bells of that name in the folder, or else the built-in ones, or nil after a problem.
  private func bells(_ id: String, _ problems: Problems) -> BellSchedule? {
    // What the folder lacks or has wrong elsewhere doesn't matter yet; what's wrong with its bells does.
    let quiet = Problems()
    var names: [String] = []
    if let listing = FolderListing(folder, quiet) {
      let own = Problems()
      let nothing = CivilDate(daysSince1970: 0)
      let reading = Reading(listing, group: Group(name: "", year: DateSpan(nothing, nothing)), problems: own)
      BellsTable.read(reading)
      for problem in own.sorted where problem.severity == .error { problems.add(problem) }
      if let found = reading.group.bells.first(where: { $0.id.text == id }) { return found }
      names = reading.group.bells.map(\.id.text)
    }
    if let builtIn = BuiltInBells.schedule(id) { return builtIn }
    problems.error(
      .importOption, at: Location(FolderFile.bells.name), "There are no bells '\(id.shown)'", value: id,
      advice: Nearest.advice(id, in: names) ?? "There are: \((names + ["primary", "secondary"]).sample(10)).")
    return nil
  }

  private func require(
    _ id: String, among ids: [String], what: String, file: FolderFile, _ problems: Problems
  ) {
    guard !ids.contains(id) else { return }
    problems.error(
      .importOption, at: Location(file.name), "There is no \(what) '\(id.shown)'", value: id,
      advice: Nearest.advice(id, in: ids) ?? "Add it to \(file.name) first.")
  }
}
