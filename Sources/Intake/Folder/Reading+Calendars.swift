// SPDX-License-Identifier: Apache-2.0

import Domain

extension Reading {
  /// The calendar of the folder that a cell names, with its name as the folder spells it; nil after a problem.
  ///
  /// Names are matched with the folder's listing and never opened as paths, so that none leads out of the folder.
  func calendarFile(_ cell: Cell) -> (name: String, bytes: [UInt8])? {
    guard let name = store.calendars.names[cell.text.lowercased()] else {
      problems.error(
        .referenceUnknown, at: cell, isNot: "a calendar (.ics) in the folder",
        advice: Nearest.advice(cell.text, in: store.calendars.names.values.sorted()) ?? store.calendars.advice)
      return nil
    }
    usedCalendars.insert(name)
    return SourceFile.read("\(store.calendars.folder)/\(name)", name: name, problems).map { (name, $0) }
  }

  /// Warns about calendars that no row names, once all rows were read.
  func warnAboutOtherCalendars() {
    guard store.calendars.isOfGroup else { return }
    for name in store.calendars.names.values.sorted() where !usedCalendars.contains(name) {
      problems.warn(
        .fileUnknown, at: Location(name), "No row of busy.csv names '\(name.shown)'; it wasn't read", value: name,
        advice: "Add a row with the person, school or provider and this calendar, or move it elsewhere.")
    }
  }
}
