// SPDX-License-Identifier: Apache-2.0

import Domain

extension Importer {
  /// Imports the staff of one school from a list of another system (CSV) at `path`.
  ///
  /// People are known by address, else by the id that an earlier import made of their code, else by name at the school.
  /// Nobody is taken out: lessons and wishes may name people whom the list lacks, so these are told.
  public func staff(_ path: String, school: String) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      guard let people = try StaffListReader.read(bytes, name: name, problems: problems),
        let school = identify(school, what: "school", in: .schools, by: ["name", "urn"], &stage, problems)
      else { return [] }
      let table = stage.table(.staff, problems)
      let directory = StaffDirectory(table, schools: aliases(ofSchool: school, &stage), school: school)
      var leavers: [String] = []
      let known = draft()?.year
      let year = known.flatMap { $0.first.daysSince1970 > 0 ? $0 : nil }
      let rows = StaffRows(people, school: school, directory: directory, year: year, leavers: &leavers)
      warn(leavers: leavers, name, problems)
      warnOfUnknownDays(people, name, problems)
      if let table { warn(lacking: table, aliases(ofSchool: school, &stage), school, rows.ids, problems) }
      return [rows.rows]
    }
  }

  private func warn(leavers: [String], _ file: String, _ problems: Problems) {
    guard !leavers.isEmpty else { return }
    problems.warn(
      .importLeavers, at: Location(file),
      "People who left before the academic year were left out (\(leavers.count)): \(leavers.sample())")
  }

  /// Part-timers can't be asked for on days that they don't work, so it matters which those are.
  private func warnOfUnknownDays(_ people: [ForeignStaff], _ file: String, _ problems: Problems) {
    let unknown = people.filter { person in
      person.works == nil && person.fullTimeEquivalent.map { $0 < .one } ?? false
    }
    guard !unknown.isEmpty else { return }
    problems.warn(
      .importDaysUnknown, at: Location(file),
      "Part-timers whose working days the list doesn't say, taken as all days (\(unknown.count)): "
        + unknown.map(\.name).sample(),
      advice: "Fill in 'days' in staff.csv: plans may ask for them on any day until then.")
  }

  private func warn(
    lacking table: EditableTable, _ aliases: Set<String>, _ school: String, _ found: Set<String>, _ problems: Problems
  ) {
    let missing = table.rows.filter { row in
      let base = Cell(table.value(row, "school"), at: Location("")).elements.first?.text.lowercased() ?? ""
      return aliases.contains(base) && table.value(row, "vacancy").isEmpty && table.value(row, "until").isEmpty
        && !found.contains(Self.id(of: row, in: table))
    }
    guard !missing.isEmpty else { return }
    problems.warn(
      .importMissingPeople, at: Location(FolderFile.staff.name),
      "People of '\(school)' whom the list lacks (\(missing.count)): \(missing.map { Self.id(of: $0, in: table) }.sample())",
      advice: "If they have left, state 'until'. Nobody is taken out, since lessons and wishes may name them.")
  }
}
