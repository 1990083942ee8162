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
