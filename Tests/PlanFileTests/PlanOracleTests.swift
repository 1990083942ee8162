// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import PlanFile

@Suite(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
struct PlanOracleTests {
  private func errors(_ files: [[UInt8]]) throws -> [[String]] {
    let folder = try TemporaryFolder()
    let schema = try folder.write("schema.json", Data(PlanFile.schema.utf8)).path()
    let paths = try files.enumerated().map { try folder.write("\($0).json", Data($1)).path() }
    return try Oracle.ask("plan_oracle.py", [schema] + paths)
  }

  @Test func writtenPlansFollowTheSchema() throws {
    let files = try (1...25).map { (seed: UInt64) in
      var random = RandomPlan(seed: seed)
      return try PlanFile.encode(random.plan())
    }
    #expect(try errors(files) == files.map { _ in [] })
  }

  /// Breaks a random place of a plan in a random way: reader and schema have to refuse it both.
  @Test(arguments: [1, 2] as [UInt64])
  func whatTheReaderRefusesTheSchemaRefuses(_ seed: UInt64) throws {
    var plans = RandomPlan(seed: seed)
    var random = SplitMix64(seed: seed)
    let json = try JSONReader.value(of: PlanFile.encode(plans.plan()))
    var files: [[UInt8]] = []
    for _ in 0..<150 { files.append(broken(json, by: &random).lines) }
    for (file, errors) in zip(files, try errors(files)) {
      #expect(throws: PlanFileError.self) { try PlanFile.decode(file) }
      #expect(errors != [], "the schema takes \(String(decoding: file, as: UTF8.self))")
    }
  }

  private func broken(_ json: JSONValue, by random: inout SplitMix64) -> JSONValue {
    switch json {
    case .object(var members) where !members.isEmpty:
      let index = Int.random(in: 0..<members.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: members.append(.init(key: "unheardOf", value: .integer(1)))
      case 1 where members.count == 1 || members[index].key == "schemaVersion": members.remove(at: index)
      default:
        members[index] = .init(key: members[index].key, value: broken(members[index].value, by: &random))
      }
      return .object(members)
    case .array(var elements) where !elements.isEmpty:
      let index = Int.random(in: 0..<elements.count, using: &random)
      elements[index] = broken(elements[index], by: &random)
      return .array(elements)
    case .integer:
      return [.string("1"), .otherNumber("1.5"), .null, .otherNumber("1e30")].randomElement(using: &random) ?? .null
    case .string: return [.integer(1), .array([]), .bool(true)].randomElement(using: &random) ?? .bool(true)
    case .null: return .integer(0)
    default: return .string("no such value")
    }
  }
}
