// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// `planner load` as a process of its own, killed at any moment: what was there is there, whole, or what came is.
@Suite struct LoadKillTests {
  private static let kills = 20
  private static let seed: UInt64 = 6

  /// The program that is built beside the tests.
  private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
    path: "planner")

  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The revision that counts, as 'planner plans' tells it; 0 before the first.
  private func revision(_ database: String) throws -> Int {
    let run = planner("plans", "--database", database, "--format", "json")
    if run.status != .done {
      let isNew = run.errors.contains("[database.missing]") || run.errors.contains("[database.empty]")
      #expect(isNew, "\(run.errors)")
      return 0
    }
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return (document?["group"] as? [String: Any])?["revision"] as? Int ?? 0
  }

  private func files(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0))) })
  }

  @Test func aKilledLoadIsWholeOrNothing() throws {
    try #require(FileManager.default.isExecutableFile(atPath: Self.program.path(percentEncoded: false)))
    let folder = try TemporaryFolder()
    let database = path("group.db", in: folder)
    var random = SplitMix64(seed: Self.seed)
    let groups = ["a", "b"].map { path($0, in: folder) }
    for (number, group) in groups.enumerated() {
      #expect(planner("generate", group, "--schools", "6", "--seed", String(number + 1)).status == .done)
      #expect(planner("convert", group, group + "-whole").status == .done)
    }
    let whole = try groups.map { try files($0 + "-whole") }
    let clock = ContinuousClock()
    let usual = try clock.measure {
      try start(["load", groups[1], "--database", path("clock.db", in: folder)]).waitUntilExit()
    }
    for kill in 0..<Self.kills {
      let before = try revision(database)
      let group = groups[before % 2]
      let process = try start(["load", group, "--database", database, "--other-group"])
      // Every other time only once it has begun to write, which is the shortest part.
      if kill % 2 == 1 { waitUntilItWrites(database, process) }
      let span = kill % 2 == 1 ? .milliseconds(40) : usual
      Thread.sleep(forTimeInterval: span * Double(random.below(1000)) / 1000 / .seconds(1))
      if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      let after = try revision(database)
      #expect(after == before || after == before + 1, "kill \(kill)")
      guard after > 0 else { continue }
      #expect(planner("doctor", "--database", database).status == .done, "kill \(kill)")
      let exported = path("exported", in: folder)
      #expect(planner("export", exported, "--database", database, "--replace").status == .done)
      #expect(try files(exported) == whole[(after - 1) % 2], "kill \(kill)")
    }
    // Nobody has to clean up: the next load goes through.
    let before = try revision(database)
    #expect(planner("load", groups[before % 2], "--database", database, "--other-group").status == .done)
    #expect(try revision(database) == before + 1)
  }

  /// Waits until the write-ahead log holds something, or the process has ended.
  private func waitUntilItWrites(_ database: String, _ process: Process) {
    func size() -> Int {
      let attributes = try? FileManager.default.attributesOfItem(atPath: database + "-wal")
      return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
    while process.isRunning, size() == 0 { Thread.sleep(forTimeInterval: 0.001) }
  }
}
