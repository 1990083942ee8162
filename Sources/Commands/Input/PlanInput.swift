// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile

/// Reads a plan's file.
enum PlanInput {
  /// Plans above this size aren't opened: 256 MiB, as PlanFile has it.
  static let mostBytes = 256 << 20

  /// The plan in the file at `path`, or in the `plan.json` of the folder there, as `--output` writes it.
  ///
  /// - Throws: `Failure`: status `files` where the file can't be read, `notVerified` where what it holds is no plan.
  static func read(_ path: String) throws -> Plan {
    var isFolder: ObjCBool = false
    let isOutput = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    let bytes = try InputFile.bytes(of: isOutput ? path + "/" + OutputFolder.ownNames[0] : path, most: mostBytes)
    do {
      return try PlanFile.decode(bytes)
    } catch {
      throw Failure(.notVerified, "\(path): this is no plan: \(error)")
    }
  }
}
