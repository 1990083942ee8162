// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// `planner import busy`: a calendar's times as rows of busy.csv.
struct BusyImportTests {
  private static let lesson =
    "UID:a\nDTSTART;TZID=Europe/London:20261005T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"
  private static let trip = "UID:b\nDTSTART;VALUE=DATE:20261102\nDTEND;VALUE=DATE:20261105\nSUMMARY:Secret"

  /// The starter group: people anna and ben, school oak with a hall.
  private func inStarter(_ body: (TemporaryFolder) throws -> Void) throws {
    try inTemporaryFolder { folder in
      try GroupFolder.writeStarter(to: folder.path)
      try? FileManager.default.removeItem(atPath: folder.path + "/busy.csv")
      try body(folder)
    }
  }

  private func run(
    _ folder: TemporaryFolder, _ events: [String], _ subject: BusyOptions.Subject = .person("ben"),
    replaces: Bool = false, _ change: (inout BusyOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try run(folder, [UInt8](calendarText(events).utf8), subject, replaces: replaces, change)
  }

  private func run(
    _ folder: TemporaryFolder, _ bytes: [UInt8], _ subject: BusyOptions.Subject = .person("ben"),
    replaces: Bool = false,
    _ change: (inout BusyOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try inTemporaryFolder { source in
      try source.write(bytes, to: "diary.ics")
      var options = BusyOptions(subject)
      change(&options)
      var importer = Importer(into: folder.path)
      importer.replaces = replaces
      return importer.busy(source.path + "/diary.ics", options: options)
    }
  }

  private func rows(_ folder: TemporaryFolder) throws -> [String] {
    try String(contentsOfFile: folder.path + "/busy.csv", encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func timesBecomeRowsAndReadBackAsTheCalendarWould() throws {
    try inStarter { folder in
      let report = try run(folder, [Self.lesson, Self.trip])
      #expect(report.problems == [])
      #expect(report.files == [ImportedFile(file: "busy.csv", added: 4)])
      #expect(
        try rows(folder) == [
          "person,school,room,provider,first,last,start,end,note", "ben,,,,2026-10-05,,09:00,10:00,Calendar",
          "ben,,,,2026-10-12,,09:00,10:00,Calendar", "ben,,,,2026-10-19,,09:00,10:00,Calendar",
          "ben,,,,2026-11-02,2026-11-04,,,Calendar",
        ])
      let written = GroupFolder.read(folder.path)
      #expect(written.problems == [])
      try folder.write("person,calendar,note\nben,ben.ics,Calendar\n", to: "busy.csv")
      try folder.write(calendarText([Self.lesson, Self.trip]), to: "ben.ics")
      let named = GroupFolder.read(folder.path)
      #expect(named.group?.busy == written.group?.busy && named.group?.busy.count == 4)
    }
  }

  @Test func twiceIsOnceAndReplacingTakesOutWhatTheCalendarNoLongerHas() throws {
    try inStarter { folder in
      try folder.write("person,first,note\nben,2026-10-06,Dentist\nanna,2026-10-07,Calendar\n", to: "busy.csv")
      _ = try run(folder, [Self.lesson, Self.trip])
      let first = try rows(folder)
      let again = try run(folder, [Self.lesson, Self.trip])
      #expect(!again.isWritten && again.problems == [])
      #expect(try rows(folder) == first)

      let told = try run(folder, [Self.trip])
      #expect(told.problems.map(\.code) == [.importStale])
      #expect(try rows(folder) == first)
      let replaced = try run(folder, [Self.trip], replaces: true)
      #expect(replaced.files == [ImportedFile(file: "busy.csv", unchanged: 1, removed: 3)])
      #expect(try rows(folder).contains { $0.contains("Dentist") })
      #expect(try rows(folder).contains { $0.contains("anna") }, "another person's calendar")
    }
  }

  @Test func notesTellSeveralCalendarsApart() throws {
    try inStarter { folder in
      _ = try run(folder, [Self.lesson])
      let other = try run(folder, [Self.trip], replaces: true) { $0.note = "Rota" }
      #expect(other.files == [ImportedFile(file: "busy.csv", added: 1)])
      #expect(try rows(folder).count == 5)
    }
  }

  @Test func schoolsRoomsAndProvidersMayBeBusyToo() throws {
    try inStarter { folder in
      try folder.write("id,name\nhub,Maths Hub\n", to: "providers.csv")
      try folder.write("school,room,capacity\noak,Hall,90\n", to: "rooms.csv")
      _ = try run(folder, [Self.trip], .school("oak"))
      _ = try run(folder, [Self.trip], .room(school: "oak", name: "hall"))
      _ = try run(folder, [Self.trip], .provider("maths hub"))
      let busy = try #require(GroupFolder.read(folder.path).group?.busy)
      #expect(busy.map(\.subject) == [.school("oak"), .room("oak", "Hall"), .provider("hub")])
      // A school's own rows aren't those of its rooms.
      let emptied = try run(folder, [Self.lesson], .school("oak"), replaces: true)
      #expect(emptied.files.first?.removed == 1)
    }
  }

  @Test func peopleAreNamedAsTheyAreCalled() throws {
    try inStarter { folder in
      let people = try #require(GroupFolder.read(folder.path).group?.people)
      let ben = try #require(people.first { $0.id == "ben" })
      #expect(try run(folder, [Self.trip], .person(ben.name.uppercased())).problems == [])
      #expect(try rows(folder)[1].hasPrefix("ben,"))
      try folder.write("id,name,school\nx,Twin,oak\ny,Twin,oak\n", to: "staff.csv")
      let twins = try run(folder, [Self.trip], .person("twin"))
      #expect(twins.problems.map(\.code) == [.importOption])
      #expect(twins.problems[0].advice == "Write the id: x, y.")
    }
  }

  @Test(arguments: [
    BusyOptions.Subject.person("bne"), .school("aok"), .provider("nobody"), .room(school: "oak", name: "Attic"),
    .room(school: "aok", name: "Hall"),
  ]) func whomTheGroupDoesNotHaveIsAnError(_ subject: BusyOptions.Subject) throws {
    try inStarter { folder in
      let report = try run(folder, [Self.trip], subject)
      #expect(report.problems.map(\.code) == [.importOption])
      #expect(!report.isWritten)
    }
  }

  @Test func theYearMustBeKnown() throws {
    try inTemporaryFolder { folder in
      try folder.write("id,name,school\nben,Ben,oak\n", to: "staff.csv")
      #expect(try run(folder, [Self.trip]).problems.map(\.code) == [.importOption])
      #expect(try run(folder, [Self.trip]) { $0.startYear = 2026 }.problems == [])
      let other = try run(folder, [Self.trip]) { $0.startYear = 2027 }
      #expect(other.problems.map(\.code).sorted { $0.rawValue < $1.rawValue } == [.outsideYear, .importStale])
    }
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html>Sign in</html>", ProblemCode.fileWebPage), ("", .fileEmpty),
    ("BEGIN:VCALENDAR\n", .fileTruncated),
    ("person,first\n", .foreignFormat),
  ]) func whatIsNoCalendarImportsNothing(_ text: String, _ code: ProblemCode) throws {
    try inStarter { folder in
      let report = try run(folder, [UInt8](text.utf8))
      #expect(report.problems.map(\.code) == [code])
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/busy.csv"))
    }
  }
}
