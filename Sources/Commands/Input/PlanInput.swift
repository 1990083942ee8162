// SPDX-License-Identifier: Apache-2.0

import Domain
import PlanFile

/// Reads a plan's file.
enum PlanInput {
  /// Plans above this size aren't opened: 256 MiB, as PlanFile has it.
  static let mostBytes = 256 << 20

  /// The plan in the file at `path`.
  ///
  /// - Throws: `Failure`: status `files` where the file can't be read, `notVerified` where what it holds is no plan.
  static func read(_ path: String) throws -> Plan {
    let bytes = try InputFile.bytes(of: path, most: mostBytes)
    do {
      return try PlanFile.decode(bytes)
    } catch {
      throw Failure(.notVerified, "\(path): this is no plan: \(error)")
    }
  }
}
