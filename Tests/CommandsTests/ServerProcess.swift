// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// `planner serve` as a process of its own, and what it logs.
final class ServerProcess {
  /// The program that the tests were built with.
  static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "planner")

  let process = Process()
  let log: URL

  /// Starts `planner serve` with these arguments; its log is a file in `folder`.
  init(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]) throws {
    log = try folder.write("log-\(UUID().uuidString)", Data())
    process.executableURL = Self.program
    process.arguments = ["serve"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["JOURNAL_STREAM": "8:1"]) { $1 }
      .merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var text: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  /// The port on which it listens, once it does.
  func port() throws -> Int {
    for _ in 0..<600 {
      if let found = text.firstMatch(of: /listening plan=[0-9]+ port=([0-9]+)\n/) {
        return try #require(Int(found.1))
      }
      if !process.isRunning { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw Failure(.fault, "it doesn't listen: \(text)")
  }

  /// How it ends after SIGTERM, within seconds.
  func end() -> Int32? {
    process.terminate()
    for _ in 0..<200 where process.isRunning { Thread.sleep(forTimeInterval: 0.05) }
    return process.isRunning ? nil : process.terminationStatus
  }
}
