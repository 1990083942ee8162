// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// `solve --trace` as a user runs it.
@Suite struct SolveTraceTests {
  private func solve(_ arguments: String...) -> ProgramRun {
    ProgramRun(["solve", Repository.sample("district"), "--quiet"] + arguments)
  }

  private func lines(_ path: String) throws -> [[String: Any]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func theSearchIsToldFromFirstPlanToLast() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "trace.jsonl").path(percentEncoded: false)
    let solved = solve("--rounds", "40", "--trace", path, "--format", "json")
    #expect(solved.status == .done, "\(solved.errors)")
    let lines = try lines(path)
    #expect(lines.first?["event"] as? String == "compiled" && (lines.first?["options"] as? Int ?? 0) > 1000)
    let rounds = lines.filter { $0["event"] as? String == "round" }
    #expect(rounds.first?["round"] as? Int == 0 && rounds.last?["round"] as? Int == 40)
    let seconds = try lines.map { try #require($0["seconds"] as? Double) }
    #expect(seconds == seconds.sorted())
    // The plan is the last one told of, and each but perhaps the last is better than the one before.
    let rests = try rounds.map { try #require($0["rest"] as? Int) }
    #expect(zip(rests, rests.dropFirst()).dropLast().allSatisfy { $1 < $0 } && rests.count > 2)
    let plan = try JSONSerialization.jsonObject(with: Data(solved.output.utf8)) as? [String: Any]
    let parts = (plan?["objective"] as? [String: Any])?["parts"] as? [String: Int]
    #expect(parts?.values.reduce(0, +) == rests.last)
    let moves = try #require(lines.last?["moves"] as? [[String: Any]])
    #expect(moves.contains { $0["name"] as? String == "shift" && ($0["tried"] as? Int ?? 0) > 0 })
    let tried = moves.reduce(0) { $0 + ($1["tried"] as? Int ?? 0) }
    #expect(try #require(lines.last?["evaluations"] as? Int) > tried)
  }

  @Test func aPlaceThatCannotBeWrittenIsToldBeforeTheSearch() throws {
    let folder = try TemporaryFolder()
    for place in [folder.url.path(percentEncoded: false), "/nowhere/trace.jsonl"] {
      let refused = solve("--trace", place)
      #expect(refused.status == .files && refused.output.isEmpty)
      #expect(refused.errors.contains(place))
    }
    #expect(solve("--trace", "").status == .usage)
  }

  @Test func whatIsThereAlreadyIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "activities.csv").path(percentEncoded: false)
    try "id,kind,title\n".write(toFile: path, atomically: true, encoding: .utf8)
    let refused = solve("--rounds", "0", "--trace", path)
    #expect(refused.status == .files && refused.errors.contains("'\(path)' is there already"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "id,kind,title\n")
  }
}
