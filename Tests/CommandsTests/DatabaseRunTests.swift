// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// The commands that keep a group and its plans in a database, as a user runs them.
@Suite struct DatabaseRunTests {
  private static let sample = Repository.sample("two-schools")

  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func files(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0))) })
  }

  /// A copy of the sample in which `text` stands in the place of `other` in a file.
  private func copy(in folder: TemporaryFolder, _ file: String, _ other: String, to text: String) throws -> String {
    let copy = path("copy-\(UUID().uuidString)/two-schools", in: folder)
    try FileManager.default.createDirectory(
      at: URL(filePath: copy).deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.sample, toPath: copy)
    let content = try String(contentsOfFile: copy + "/" + file, encoding: .utf8)
    try #require(content.contains(other))
    try content.replacing(other, with: text).write(toFile: copy + "/" + file, atomically: true, encoding: .utf8)
    return copy
  }

  private func solve(_ group: String, _ arguments: String..., to out: String) throws {
    let run = ProgramRun(["solve", group, "--output", out, "--quiet"] + arguments)
    try #require(run.status == .done, "\(run.errors)")
  }

  // MARK: The group

  @Test(arguments: ["day-one", "diocese", "district", "primaries-12", "two-schools", "day-one.xlsx"])
  func whatIsLoadedComesBackWhole(sample: String) throws {
    let folder = try TemporaryFolder()
    let (database, converted) = (path("group.db", in: folder), path("converted", in: folder))
    let (exported, book) = (path("exported", in: folder), path("book.xlsx", in: folder))
    let loaded = planner("load", Repository.sample(sample), "--database", database)
    #expect(loaded.status == .done && loaded.output.contains("as revision 1"), "\(loaded.errors)")
    #expect(planner("convert", Repository.sample(sample), converted).status == .done)
    #expect(planner("export", exported, "--database", database).status == .done)
    #expect(try files(exported) == files(converted))
    #expect(planner("export", book, "--database", database).status == .done)
    let again = planner("load", book, "--database", database)
    #expect(again.output == "Nothing new: \(database) holds the same as revision 1\n", "\(again.output)")
    let back = planner("load", exported, "--database", database)
    #expect(back.output == "Nothing new: \(database) holds the same as revision 1\n", "\(back.output)")
    #expect(planner("doctor", "--database", database).status == .done)
  }

  @Test func whatIsDifferentIsToldByTable() throws {
    let folder = try TemporaryFolder()
    let database = path("group.db", in: folder)
    #expect(planner("load", Self.sample, "--database", database, "--by", "anna").status == .done)
    let changed = try copy(
      in: folder, "staff.csv", "craig,Craig Holtby", to: "kim,Kim Holt,,eastgate,teacher\ncraig,Craig Holt")
    let rehearsed = planner("load", changed, "--database", database, "--dry-run")
    #expect(rehearsed.output.hasPrefix("Would load"))
    #expect(rehearsed.output.contains("  staff.csv: 1 new (kim), 1 changed (craig)\n"), "\(rehearsed.output)")
    #expect(planner("plans", "--database", database).output.contains("revision 1, loaded"))

    let loaded = planner("load", changed, "--database", database, "--format", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(loaded.output.utf8)) as? [String: Any])
    #expect(report["revision"] as? Int == 2 && report["previous"] as? Int == 1)
    let tables = try #require(report["tables"] as? [[String: Any]])
    #expect(tables.compactMap { $0["table"] as? String } == ["staff.csv"])
    #expect((tables.first?["new"] as? [String: Any])?["ids"] as? [String] == ["kim"])

    let before = path("before", in: folder)
    #expect(planner("export", before, "--database", database, "--revision", "1").status == .done)
    let restored = planner("load", before, "--database", database)
    #expect(restored.output.contains("as revision 3") && restored.output.contains("1 changed (craig), 1 gone (kim)"))
  }

  @Test func aGroupWithErrorsChangesNothing() throws {
    let folder = try TemporaryFolder()
    let database = path("group.db", in: folder)
    let wrong = try copy(in: folder, "staff.csv", "eastgate,teacher", to: "nowhere,teacher")
    let none = planner("load", wrong, "--database", database)
    #expect(none.status == .problems && none.errors.contains("nothing was loaded"), "\(none.errors)")
    #expect(!FileManager.default.fileExists(atPath: database))
    #expect(planner("load", Self.sample, "--database", database).status == .done)
    let bytes = try Data(contentsOf: URL(filePath: database))
    #expect(planner("load", wrong, "--database", database).status == .problems)
    let json = planner("load", wrong, "--database", database, "--format", "json")
    #expect(json.status == .problems && json.output.contains("\"problems\""))
    #expect(try Data(contentsOf: URL(filePath: database)) == bytes)
  }

  @Test func aDryRunMakesNothing() throws {
    let folder = try TemporaryFolder()
    let run = planner("load", Self.sample, "--database", path("group.db", in: folder), "--dry-run")
    #expect(run.status == .done && run.output.hasPrefix("Would load"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func anExportIsNotWrittenOverAnythingUnasked() throws {
    let folder = try TemporaryFolder()
    let (database, target) = (path("group.db", in: folder), path("f", in: folder))
    #expect(planner("load", Self.sample, "--database", database).status == .done)
    try folder.write("f/staff.csv", Data("mine".utf8))
    #expect(planner("export", target, "--database", database).status == .files)
    #expect(planner("export", target, "--database", database, "--replace").status == .done)
    #expect(planner("check", target).status == .done)
    let none = planner("export", path("g", in: folder), "--database", database, "--revision", "9")
    #expect(
      none.status == .refused && none.errors.contains("no revision 9 of the group; it has 1 to 1"), "\(none.errors)")
  }

  // MARK: Plans

  @Test func aPlanIsProposedApprovedPublishedAndSuperseded() throws {
    let folder = try TemporaryFolder()
    let (database, first, second) = (path("group.db", in: folder), path("p", in: folder), path("q", in: folder))
    #expect(planner("load", Self.sample, "--database", database).status == .done)
    try solve(Self.sample, "--rounds", "5", to: first)
    let proposed = planner("propose", first, "--database", database, "--by", "anna")
    #expect(proposed.status == .done && proposed.output.contains("Kept as plan 1"), "\(proposed.errors)")
    #expect(!proposed.output.contains("other input"))
    #expect(planner("propose", first, "--database", database).output.contains("It's plan 1 already"))
    let early = planner("publish", "1", "--database", database)
    #expect(early.status == .refused && early.errors.contains("[plan.state]"))
    #expect(planner("approve", "1", "--database", database, "--by", "a head").output.contains("by a head"))
    #expect(planner("publish", "1", "--database", database).status == .done)

    // What's published comes back as it went in, and plans that follow are made from it.
    let written = path("published.json", in: folder)
    #expect(planner("plans", "--database", database, "--published", "--output", written).status == .done)
    #expect(try Data(contentsOf: URL(filePath: written)) == Data(contentsOf: URL(filePath: first + "/plan.json")))
    try solve(Self.sample, "--rounds", "7", "--seed", "3", to: path("r", in: folder))
    let unrelated = planner("propose", path("r", in: folder), "--database", database)
    #expect(unrelated.status == .refused && unrelated.errors.contains("plan"), "\(unrelated.errors)")
    try solve(Self.sample, "--from", written, "--as-of", "2026-11-09", to: second)
    #expect(planner("propose", second, "--database", database).output.contains("from plan 1"))
    #expect(planner("approve", "2", "--database", database).status == .done)
    #expect(planner("publish", "2", "--database", database).output.hasSuffix("Plan 1 is superseded\n"))
    let listed = planner("plans", "--database", database, "--format", "json").output
    let document = try JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [String: Any]
    let states = (document?["plans"] as? [[String: Any]])?.compactMap { $0["state"] as? String }
    #expect(states == ["superseded", "published"])
    #expect(planner("doctor", "--database", database).status == .done)
  }

  @Test func aPlanThatBreaksARuleIsNotKept() throws {
    let folder = try TemporaryFolder()
    let (database, plan) = (path("group.db", in: folder), path("p", in: folder))
    #expect(planner("load", Self.sample, "--database", database).status == .done)
    try solve(Self.sample, "--rounds", "5", to: plan)
    let text = try String(contentsOfFile: plan + "/plan.json", encoding: .utf8)
    let padded = try #require(text.firstRange(of: /"worth": -?[0-9]+/))
    try text.replacingCharacters(in: padded, with: "\"worth\":1").write(
      toFile: plan + "/plan.json", atomically: true, encoding: .utf8)
    let run = planner("propose", plan, "--database", database)
    #expect(run.status == .notVerified && run.output.contains("L-objective"), "\(run.output) \(run.errors)")
    let json = planner("propose", plan, "--database", database, "--format", "json")
    #expect(json.status == .notVerified && json.output.contains("\"verified\" : false"))
    #expect(planner("plans", "--database", database).output.contains("no plan yet"))
  }

  @Test func plansOfOtherGroupsAndOfTheGroupAsItWasAreTold() throws {
    let folder = try TemporaryFolder()
    let (database, plan) = (path("group.db", in: folder), path("p", in: folder))
    try solve(Self.sample, "--rounds", "5", to: plan)
    let missing = planner("propose", plan, "--database", database)
    #expect(missing.status == .files && missing.errors.contains("[database.missing]"))
    #expect(planner("load", Repository.sample("day-one"), "--database", database).status == .done)
    let other = planner("propose", plan, "--database", database)
    #expect(other.status == .notVerified && other.errors.contains("[plan.other-group]"))

    for arguments in [[], ["--dry-run"]] {
      let run = ProgramRun(["load", Self.sample, "--database", database] + arguments)
      #expect(run.status == .refused && run.errors.contains("[group.other]"), "\(run.errors)")
    }
    #expect(planner("plans", "--database", database).output.contains("revision 1, loaded"))
    #expect(planner("load", Self.sample, "--database", database, "--other-group").status == .done)
    #expect(planner("propose", plan, "--database", database).status == .done)
    let changed = try copy(in: folder, "staff.csv", "example.org", to: "example.com")
    #expect(planner("load", changed, "--database", database).status == .done)
    let late = planner("approve", "1", "--database", database)
    #expect(late.status == .refused && late.errors.contains("[plan.group-changed]"))
    let again = planner("propose", plan, "--database", database)
    #expect(again.output.contains("made from other input") && again.output.contains("made from revision 2"))
    #expect(planner("approve", "2", "--database", database).status == .done)
  }

  // MARK: The file

  @Test func aBackupIsRestored() throws {
    let folder = try TemporaryFolder()
    let (database, backup) = (path("group.db", in: folder), path("backup.db", in: folder))
    #expect(planner("load", Self.sample, "--database", database).status == .done)
    #expect(planner("backup", backup, "--database", database).status == .done)
    #expect(planner("backup", backup, "--database", database).status == .files)
    let other = planner("load", Repository.sample("day-one"), "--database", database, "--other-group")
    #expect(other.output.contains("as revision 2"), "\(other.errors)")
    let there = planner("restore", backup, "--database", database)
    #expect(there.status == .files && there.errors.contains("[database.exists]"))
    let restored = planner("restore", backup, "--database", database, "--replace")
    #expect(restored.status == .done && restored.errors.isEmpty, "\(restored.errors)")
    #expect(
      restored.output
        == "Put the backup \(backup) in the place of \(database): revision 1 of 'two-schools', no plan is published\n")
    #expect(planner("plans", "--database", database).output.hasPrefix("'two-schools'"))
    #expect(planner("doctor", "--database", backup).status == .done)
  }

  @Test func whoComesSecondIsToldWhoWrites() throws {
    let folder = try TemporaryFolder()
    let database = path("group.db", in: folder)
    #expect(planner("load", Self.sample, "--database", database).status == .done)
    let writer = try PlannerDatabase(database, for: .writing, holder: "planner serve")
    for arguments in [
      ["load", Self.sample], ["approve", "1"], ["publish", "1"], ["restore", "x.db"],
    ] {
      let run = ProgramRun(arguments + ["--database", database])
      #expect(run.status == .files, "\(arguments)")
      if arguments[0] != "restore" {
        #expect(run.errors.contains("in use by planner serve"), "\(run.errors)")
        #expect(run.errors.contains("[database.in-use]"))
      }
    }
    // Reading is nobody's hindrance.
    for arguments in [["plans"], ["doctor"], ["export", path("f", in: folder)], ["backup", path("b.db", in: folder)]] {
      #expect(ProgramRun(arguments + ["--database", database]).status == .done, "\(arguments)")
    }
    withExtendedLifetime(writer) {}
  }

  @Test func theDoctorTellsOfDamage() throws {
    let folder = try TemporaryFolder()
    let database = path("group.db", in: folder)
    #expect(planner("load", Repository.sample("district"), "--database", database).status == .done)
    let handle = try FileHandle(forWritingTo: URL(filePath: database))
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: size / 2 / 4096 * 4096)
    try handle.write(contentsOf: Data(repeating: 0x5A, count: 4096))
    try handle.close()
    let text = planner("doctor", "--database", database)
    #expect(text.status == .files && text.output.contains(": fault: "), "\(text.output)")
    #expect(planner("doctor", "--database", database, "--format", "json").output.contains("\"isSound\" : false"))
    try folder.write("none.db", Data("nothing of the kind, and longer than nothing".utf8))
    let none = planner("doctor", "--database", path("none.db", in: folder))
    #expect(none.status == .files && none.output.contains("file: fault: "), "\(none.output)")
  }

  @Test(arguments: ["load", "export", "plans", "propose", "approve", "publish", "backup", "restore", "doctor"])
  func everyCommandNeedsADatabaseAndSaysHowItEnds(command: String) {
    let help = planner("help", command)
    #expect(help.status == .done && help.output.contains("EXIT STATUS:") && help.output.contains("--database <file>"))
    #expect(planner(command).status == .usage)
    #expect(planner(command, "1", "--database", "").status == .usage)
  }

  @Test(
    arguments: [
      ["load", ""], ["export", ""], ["propose", ""], ["backup", ""], ["restore", ""],
      ["plans", "--published", "--output", ""], ["feed", "add", "--person", ""], ["feed", "add", "--activity", ""],
    ])
  func whatIsEmptyIsAFaultOfTheCommandLine(arguments: [String]) {
    let run = ProgramRun(arguments + ["--database", "none.db"])
    #expect(run.status == .usage && run.errors.contains("is empty"), "\(run.errors)")
  }

  /// Where nothing was loaded yet, each that needs a group is refused, and says in its help that it may be.
  @Test(
    arguments: [
      ["export", "g"], ["plans"], ["approve", "1"], ["publish", "1"], ["backup", "b.db"], ["serve"],
      ["feed", "list"], ["feed", "revoke", "1"], ["feed", "add", "--person", "x"],
    ])
  func anEmptyDatabaseIsToldAndSaidInTheHelp(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("group.db", Data())
    var arguments = arguments
    if ["export", "backup"].contains(arguments[0]) { arguments[1] = path(arguments[1], in: folder) }
    let run = ProgramRun(arguments + ["--database", path("group.db", in: folder)])
    #expect(run.status == .refused && run.errors.contains("[database.empty]"), "\(run.errors)")
    #expect(try files(folder.url.path(percentEncoded: false)) == ["group.db": Data()])
    let command = arguments[0] == "feed" ? Array(arguments[..<2]) : [arguments[0]]
    let help = ProgramRun(["help"] + command).output
    #expect(help.contains("  6    \(ProgramStatus.refused.meaning)"), "\(help)")
  }
}
