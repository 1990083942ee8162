// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder that `--output` names: written beside its place and moved there whole, or not at all.
///
/// An existing folder is replaced only if it's empty or holds nothing but what `planner` writes, so that no file of
/// anybody else's is lost.
struct OutputFolder: Sendable {
  /// The names that `planner` writes at the top of an output folder; the first is in every one.
  static let ownNames = [
    "plan.json", "plan.schema.json", "feeds", "digests", "ledgers", "report.html", "heads", "staffroom", "year.html",
    "ledgers.xlsx", "charges.xlsx", "cover", "provision.xlsx", OutputFolder.certificate,
  ]

  /// The file of what the plan's bounds rest on.
  static let certificate = "certificate.json"

  private let place: StagedPlace

  /// The folder at `path`, absolute or relative to the working directory.
  init(_ path: String) { place = StagedPlace(path) }

  /// Refuses a place that can't or mustn't be written, before anybody waits for a plan.
  ///
  /// - Throws: `Failure` with status `files`.
  func check() throws {
    guard let names = try place.names(what: "--output names a folder"), !names.isEmpty else { return }
    guard names.contains(Self.ownNames[0]) else {
      throw Failure(
        .files, "'\(place.shown)' holds files and no plan of planner's; name a new folder, or an empty one")
    }
    guard let foreign = names.first(where: { !Self.ownNames.contains($0) }) else { return }
    throw Failure(
      .files, "'\(place.shown)' holds '\(foreign)', which planner didn't write; move it away or name another folder")
  }

  /// Writes `output` and puts it in place; whatever was there before is gone only once the new is there.
  ///
  /// - Throws: `Failure` with status `files`; then the place is as it was.
  func write(_ output: OutputFiles) throws {
    try check()
    try place.write { stage in
      // The plan itself is what can't be made again once the group has changed.
      try FileWriter(folder: stage) { $0.path == Self.ownNames[0] }.write(output.files)
    }
  }
}
