// SPDX-License-Identifier: Apache-2.0

import Domain
import Intake
import Store

extension GroupContent {
  /// A group that was read, as the database keeps it; nil as fingerprint: it was read nowhere but here.
  ///
  /// - Throws: `Failure` with status `fault` where what would be kept isn't what was read: rather nothing than that.
  init(_ group: Group, inputHash: String?) throws {
    let files = GroupFolder.files(of: group)
    // Equal groups have equal files, so that those that are equal needn't be written again to see it.
    guard let again = GroupFolder.read(files, called: group.name).group,
      again == group || GroupFolder.files(of: again).elementsEqual(files, by: ==)
    else {
      throw Failure(
        .fault,
        "the group can't be kept without loss, so nothing was loaded; please report it, with the group if it may be shared"
      )
    }
    self.init(
      name: group.name, year: group.year, files: files.map { GroupFile(name: $0.name, text: $0.text) },
      hash: InputFingerprint.of(files: files), inputHash: inputHash ?? InputFingerprint.of(files: files))
  }
}

/// A revision of the group with what it holds.
struct StoredGroup {
  let revision: GroupRevision
  let files: [(name: String, text: String)]

  /// The revision with this number, or the group as it is.
  ///
  /// - Throws: `StoreError` where nothing was loaded yet, or there's no such revision.
  init(_ number: Int? = nil, in database: PlannerDatabase) throws {
    guard
      let revision = try number.map({ n throws(StoreError) in try database.revision(n) }) ?? database.currentRevision()
    else { throw StoreError(.empty, "the database holds no group yet; 'planner load' brings one in") }
    self.revision = revision
    files = try database.files(of: revision.number).map { ($0.name, $0.text) }
  }

  /// The group.
  ///
  /// - Throws: `Failure` with status `problems` where this version of planner finds errors in what another has loaded.
  func group(telling console: Console) throws -> Group {
    let contents = GroupFolder.read(files, called: revision.name)
    guard let group = contents.group else {
      for problem in contents.problems { console.error(problem.line.printable) }
      throw Failure(
        .problems,
        "this version of planner finds errors in revision \(revision.number) of the group, which another has loaded; 'planner "
          + "export' writes it, so that it can be put right and loaded again")
    }
    return group
  }
}
