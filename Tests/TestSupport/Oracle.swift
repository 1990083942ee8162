// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Independent readers of our files: Python scripts of `Tests/Oracles` in the virtual environment at
/// `PLANNER_ORACLES`, which `make test` sets up.
public enum Oracle {
  /// What tests say when they are skipped.
  public static let hint = "skipped: set PLANNER_ORACLES to a virtual environment with Tests/Oracles/requirements.txt"

  private static let python: String? = ProcessInfo.processInfo.environment["PLANNER_ORACLES"].map {
    $0 + "/bin/python"
  }

  /// Whether the virtual environment is there.
  public static var isAvailable: Bool {
    python.map { FileManager.default.isExecutableFile(atPath: $0) } ?? false
  }

  /// The folder of the virtual environment that holds the shared library of OR-Tools.
  public static let libraryOfORTools: String? = ProcessInfo.processInfo.environment["PLANNER_ORACLES"].flatMap { root in
    let lib = root + "/lib"
    let pythons = ((try? FileManager.default.contentsOfDirectory(atPath: lib)) ?? []).sorted()
    return pythons.map { "\(lib)/\($0)/site-packages/ortools/.libs" }.first {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  /// Why an oracle gave no answer.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Starts a script that goes on until its standard input, which the caller has to keep, is closed.
  public static func start(_ script: String, _ arguments: [String], input: Pipe) throws -> Process {
    guard let python else { throw Failure(description: hint) }
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-W", "ignore", scripts.appending(path: script).path()] + arguments
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Oracles")

  /// The JSON that `script` prints, decoded.
  ///
  /// - Throws: `Failure` with its error output where the script fails.
  public static func ask<Answer: Decodable>(
    _ script: String, _ arguments: [String], input: Data = Data(), as type: Answer.Type = Answer.self
  ) throws -> Answer {
    guard let python else { throw Failure(description: hint) }
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [scripts.appending(path: script).path()] + arguments
    // Files, not pipes: a pipe that fills up while the other end waits would hang both.
    process.standardInput = try FileHandle(forReadingFrom: folder.write("input", input))
    let (output, errors) = (try folder.write("output", Data()), try folder.write("errors", Data()))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
    return try JSONDecoder().decode(Answer.self, from: Data(contentsOf: output))
  }
}
