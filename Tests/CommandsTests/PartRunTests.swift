// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Generator
import Intake
import PlanFile
import TestSupport
import Testing

@testable import Commands

/// Runs on a part of a group (D9).
@Suite struct PartRunTests {
  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func sample(_ name: String) throws -> Group { try #require(GroupFolder.read(Repository.sample(name)).group) }

  /// That a group's files read back as the same group without an error: nothing points at what isn't there.
  private func expectWhole(_ group: Group, _ comment: Comment) throws {
    let folder = try TemporaryFolder()
    for (name, text) in GroupFolder.files(of: group) { try folder.write(name, Data(text.utf8)) }
    let back = GroupFolder.read(folder.url.path(percentEncoded: false))
    let errors = back.problems.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(comment): \(errors.map(\.description))")
    var read = back.group
    read?.name = group.name
    #expect(read == group, comment)
  }

  @Test func everyPartOfTheDistrictIsAGroupOfItsOwn() throws {
    let district = try sample("district")
    let names = GroupPart.names(in: district)
    #expect(!names.isEmpty)
    for name in names {
      let part = try #require(GroupPart(of: district, called: name.uppercased()))
      #expect(part.name == name)
      #expect(part.group.schools.map(\.id) == district.schools.filter { $0.groups.contains(name) }.map(\.id))
      #expect(part.group.activities.count + part.notes.count(where: \.isLeftOut) == district.activities.count)
      try expectWhole(part.group, "\(name)")
    }
  }

  @Test(arguments: [2, 7]) func partsOfGeneratedGroupsPointAtNothingOutside(_ seed: UInt64) throws {
    let whole = GroupGenerator(GenerationParameters(schools: 24, seed: seed, density: .loose)).group()
    let names = GroupPart.names(in: whole)
    var planned = 0
    for name in names {
      let part = try #require(GroupPart(of: whole, called: name))
      #expect(part.group.schools.count < whole.schools.count || part.group.people == whole.people)
      planned += part.group.activities.count
      try expectWhole(part.group, "\(name)")
    }
    #expect(planned > 0)
  }

  @Test func whatBelongsToThePartByNameIsNarrowedAndTheRestIsLeftOut() throws {
    var group = try sample("district")
    let hub = Set(group.schools.filter { $0.groups.contains("hub") }.map(\.id))
    let outside = try #require(group.people.first { !hub.contains($0.base) })
    let inside = try #require(group.people.first { hub.contains($0.base) })
    func wish(_ id: String, _ level: Level, _ groups: [String]) -> Activity {
      var selector = Selector()
      selector.people = [inside.id, outside.id]
      let session = Session(participants: [Participants(selector: selector, level: level)], length: Minutes(60))
      var activity = Activity(id: Identifier(id), title: id, details: .session(session))
      activity.groups = groups
      return activity
    }
    group.activities = [
      wish("both", .expected, ["hub"]), wish("needs", .required, ["hub"]), wish("nobodys", .expected, []),
    ]
    let part = try #require(GroupPart(of: group, called: "hub"))
    #expect(part.group.activities.map(\.id.text) == ["both"])
    guard case .session(let session) = try #require(part.group.activities.first).details else { return }
    #expect(session.participants.map(\.selector.people) == [[inside.id]])
    #expect(part.notes.map(\.activity.text) == ["both", "needs", "nobodys"])
    #expect(part.notes.map(\.isLeftOut) == [false, true, true])
    #expect(part.group.caveats.last?.contains("2 of 3 activities are left out, 1 are planned") == true)
  }

  @Test func lessonsElsewhereAreDutiesAndFundsOfOthersAreGone() throws {
    var group = try sample("district")
    let own = Set(group.schools.filter { $0.groups.contains("cluster east") }.map(\.id))
    let index = try #require(group.lessons.firstIndex { !own.contains($0.school) })
    let inside = try #require(group.people.first { own.contains($0.base) })
    group.lessons[index].staff = [inside.id]
    let outside = try #require(group.schools.first { !own.contains($0.id) })
    var fund = Fund(id: "theirs", name: "Theirs", amount: Pence(100))
    fund.schools = [outside.id]
    group.funds.append(fund)
    let part = try #require(GroupPart(of: group, called: "cluster east"))
    let duties = part.group.protected.filter { $0.person == inside.id && $0.kind == .duty }
    #expect(duties.contains { $0.weekday == group.lessons[index].weekday })
    #expect(!part.group.funds.contains { $0.id == "theirs" })
    try expectWhole(part.group, "cluster east")
  }

  @Test func aPartIsSolvedAndVerifiedAsSuch() throws {
    let folder = try TemporaryFolder()
    let (sample, out) = (Repository.sample("district"), path("out", in: folder))
    let solved = planner("solve", sample, "--only-group", "cluster east", "--rounds", "2", "--output", out)
    #expect(solved.status == .done, "\(solved.errors)")
    #expect(solved.errors.contains("planner: only 'cluster east'") && solved.errors.contains("  left out: "))
    #expect(solved.output.contains("This plan is for 'cluster east' alone"))
    let verified = planner("verify", sample, out, "--only-group", "cluster east")
    #expect(verified.status == .done && !verified.output.contains("other input"), "\(verified.output)")
    #expect(planner("verify", sample, out).status == .notVerified)
    let unknown = planner("solve", sample, "--only-group", "clubs")
    #expect(unknown.status == .usage && unknown.errors.contains("there are: cluster east, cluster west, hub"))
    #expect(planner("convert", sample, path("part", in: folder), "--only-group", "hub").status == .done)
    #expect(planner("check", path("part", in: folder)).status == .done)
  }
}
