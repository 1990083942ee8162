// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Mail
import PlanFile
import Report

/// Everything that `--output` writes of a plan.
enum Publication {
  /// The files, by path below the output folder. They depend on the plan and its group alone.
  ///
  /// - Throws: `Failure` with status `fault` where a part can't be made.
  static func files(of plan: Plan, for group: Group) throws -> OutputFiles {
    var output = OutputFiles()
    try output.add("plan.json", planBytes(plan))
    try output.add("plan.schema.json", PlanFile.schema)
    for file in try part("feeds", { try Feeds.all(group: group, plan: plan) }) {
      try output.add("feeds/" + file.path, file.bytes)
    }
    for file in try part("digests", { try Digests.all(group: group, plan: plan, asOf: plan.asOf) }) {
      try output.add("digests/" + file.path, file.bytes)
    }
    for file in Ledgers.all(group: group, plan: plan) { try output.add(file.path, file.bytes) }
    try output.add("report.html", try part("report", { try Page.report(group: group, plan: plan) }))
    for file in try part("sheets", { try Sheets.all(group: group, plan: plan) }) {
      try output.add(file.path, file.bytes)
    }
    for file in try part("workbooks", { try Books.all(group: group, plan: plan) }) {
      try output.add(file.path, file.bytes)
    }
    return output
  }

  /// The bytes of plan.json.
  static func planBytes(_ plan: Plan) throws -> [UInt8] { try part("plan.json") { try PlanFile.encode(plan) } }

  private static func part<Value>(_ name: String, _ make: () throws -> Value) throws -> Value {
    do {
      return try make()
    } catch {
      throw Failure(.fault, "the part '\(name)' of the output can't be made: \(error)")
    }
  }
}
