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
  static func read(_ path: String) throws -> Plan { try published(path).plan }

  /// The same with the hash of its file.
  ///
  /// - Throws: the same.
  static func published(_ path: String) throws -> PublishedPlan {
    let file = try file(path)
    return PublishedPlan(file.plan, hash: InputFingerprint.hash(of: file.bytes))
  }

  /// The same with the bytes of its file.
  ///
  /// - Throws: the same.
  static func file(_ path: String) throws -> (plan: Plan, bytes: [UInt8]) {
    var isFolder: ObjCBool = false
    let isOutput = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    let bytes = try InputFile.bytes(of: isOutput ? path + "/" + OutputFolder.ownNames[0] : path, most: mostBytes)
    do {
      return (try PlanFile.decode(bytes), bytes)
    } catch {
      throw Failure(.notVerified, "\(path): this is no plan: \(error) [plan.unreadable]")
    }
  }

  /// The published plan at `path`, from which a plan for `group` is to be made.
  ///
  /// - Throws: `Failure` where it can't be read, or is of another group or year.
  static func published(_ path: String, for group: Group) throws -> PublishedPlan {
    let published = try published(path)
    // The days of the year may have been corrected since.
    try require(published.plan, at: path, of: group, isSameYear: published.plan.year.overlaps(group.year))
    return published
  }

  /// Refuses a plan of another group or year.
  ///
  /// - Throws: `Failure` with status `notVerified`.
  static func require(_ plan: Plan, at path: String, of group: Group) throws {
    try require(plan, at: path, of: group, isSameYear: plan.year == group.year)
  }

  private static func require(_ plan: Plan, at path: String, of group: Group, isSameYear: Bool) throws {
    if !isSameYear {
      throw Failure(
        .notVerified, "\(path): the plan is for \(plan.year), the group's year is \(group.year) [plan.other-year]")
    }
    if plan.group != group.name {
      throw Failure(
        .notVerified,
        "\(path): the plan is of '\(plan.group)', the group is called '\(group.name)' [plan.other-group]")
    }
  }
}
