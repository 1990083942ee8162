// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

@Test func theStarterGroupChecksClean() throws {
  try inTemporaryFolder { folder in
    try GroupFolder.writeStarter(to: folder.path)
    let contents = GroupFolder.read(folder.path)
    #expect(contents.problems.map(\.line) == [])
    let group = try #require(contents.group)
    #expect(group.schools.count == 3)
    #expect(group.calendars[0].halfTerms.map(\.name).contains("Autumn 2"))
    #expect(group.meetings.count == 3)
    #expect(throws: Problem.self) { try GroupFolder.writeStarter(to: folder.path) }
  }
}

@Test func theStarterGroupSurvivesWriting() throws {
  try inTemporaryFolder { folder in
    try GroupFolder.writeStarter(to: folder.path + "/a")
    let first = try #require(GroupFolder.read(folder.path + "/a").group)
    try GroupFolder.write(first, to: folder.path + "/b")
    let again = GroupFolder.read(folder.path + "/b")
    #expect(again.problems.map(\.line) == [])
    #expect(again.group == first)
  }
}

@Test func whateverAGroupHoldsSurvivesWriting() throws {
  for seed in UInt64(1)...40 {
    try inTemporaryFolder { folder in
      let group = RandomGroup.make(seed: seed)
      try GroupFolder.write(group, to: folder.path)
      let contents = GroupFolder.read(folder.path)
      let errors = contents.problems.filter { $0.severity == .error }
      #expect(errors.map(\.line) == [], "seed \(seed)")
      guard let again = contents.group else { return }
      #expect(again == group, "seed \(seed): \(difference(group, again))")
    }
  }
}

/// Names of the properties in which two groups differ.
private func difference(_ a: Group, _ b: Group) -> String {
  zip(Mirror(reflecting: a).children, Mirror(reflecting: b).children)
    .filter { String(describing: $0.value) != String(describing: $1.value) }
    .map { "\($0.label ?? "")\n\($0.value)\n\($1.value)" }.joined(separator: "; ")
}
