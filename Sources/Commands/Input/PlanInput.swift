// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile

/// Reads a plan's file.
enum PlanInput {
  /// Plans above this size aren't opened: 256 MiB, as PlanFile has it.
  static let mostBytes = 256 << 20

  /// The plan in the file at `path`.
  ///
  /// - Throws: `Failure`: status `files` where the file can't be read, `notVerified` where what it holds is no plan.
  static func read(_ path: String) throws -> Plan {
    let bytes = try bytes(of: path)
    do {
      return try PlanFile.decode(bytes)
    } catch {
      throw Failure(.notVerified, "\(path): this is no plan: \(error)")
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do {
      let file = URL(filePath: path).resolvingSymlinksInPath()
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw Failure(.files, "'\(path)' is a folder, a device or a pipe, not a plan's file")
      }
      guard let size = attributes[.size] as? NSNumber, size.intValue <= mostBytes else {
        throw Failure(.files, "'\(path)' has over \(mostBytes >> 20) MiB; no plan is that large")
      }
      return [UInt8](try Data(contentsOf: file))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.files, "'\(path)' can't be read: \(error.localizedDescription)")
    }
  }
}
