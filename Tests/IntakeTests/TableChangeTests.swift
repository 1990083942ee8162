// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Intake

/// Groups from texts in memory, and what's different between two.
@Suite struct TableChangeTests {
  private func difference(_ name: String, _ old: String, _ new: String) -> TableChange? {
    let changes = GroupFolder.changes(from: [(name, old)], to: [(name, new)])
    #expect(changes.allSatisfy { $0.table == name })
    return changes.first
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func textsReadAsTheFolderOfThemDoes(seed: UInt64) throws {
    let files = GroupFolder.files(of: RandomGroup.make(seed: seed))
    try inTemporaryFolder { folder in
      for (name, text) in files { try folder.write(text, to: name) }
      let (texts, read) = (GroupFolder.read(files, called: "x"), GroupFolder.read(folder.path))
      #expect(texts.draft != nil)
      #expect(texts.draft == read.draft && texts.group == read.group)
      #expect(texts.problems == read.problems)
    }
    #expect(GroupFolder.changes(from: files, to: files).isEmpty)
  }

  @Test func problemsOfTextsNameTheirFiles() {
    let contents = GroupFolder.read([("schools.csv", "id,name,phase\nx,X,none\n")], called: "x")
    #expect(contents.group == nil)
    #expect(contents.problems.contains { $0.location.file == "schools.csv" && $0.code == .fieldChoice })
    #expect(contents.problems.contains { $0.location.file == "staff.csv" && $0.code == .fileMissing })
  }

  @Test func rowsWithIdsAreNewChangedOrGone() throws {
    let change = try #require(
      difference(
        "staff.csv", "id,name,school,role\na,A,x,teacher\nb,B,x,teacher\nc,C,x,teacher\n",
        "id,name,school,role\na,A,x,teacher\nd,D,x,teacher\nb,B,y,teacher\n"))
    #expect(change.new == .init(count: 1, ids: ["d"]))
    #expect(change.changed == .init(count: 1, ids: ["b"]))
    #expect(change.gone == .init(count: 1, ids: ["c"]))
  }

  /// A column that's empty in every row isn't written: its coming changes only the rows that have something in it.
  @Test func aColumnThatComesChangesTheRowsThatHaveIt() throws {
    let change = try #require(
      difference(
        "staff.csv", "id,name,school,role\na,A,x,teacher\nb,B,x,teacher\n",
        "id,name,email,school,role\na,A,,x,teacher\nb,B,b@x.org,x,teacher\n"))
    #expect(change.changed == .init(count: 1, ids: ["b"]))
  }

  @Test func rowsWithoutIdsAreCountedAsOftenAsTheyStandThere() throws {
    let heading = "school,class,weekday,period,staff\n"
    let change = try #require(
      difference(
        "lessons.csv", heading + "x,1A,Mon,1,a\nx,1A,Mon,1,a\nx,1B,Mon,2,b\n",
        heading + "x,1B,Mon,2,b\nx,1A,Mon,1,a\nx,1C,Mon,3,c\n"))
    #expect(change.new.count == 1 && change.changed.count == 0 && change.gone.count == 1)
    #expect(change.new.ids.isEmpty)
  }

  @Test func anotherOrderIsSaidToBeNoMore() throws {
    let change = try #require(
      difference(
        "staff.csv", "id,name,school,role\na,A,x,teacher\nb,B,x,teacher\n",
        "id,name,school,role\nb,B,x,teacher\na,A,x,teacher\n"))
    #expect(change.new.count + change.changed.count + change.gone.count == 0)
  }

  @Test func settingsAreComparedByKey() throws {
    let change = try #require(
      difference(
        "group.yaml", "name: \"x\"\nrules:\n  rates:\n    visit: 1\n", "name: \"y\"\ntime_zone: \"Europe/London\"\n"))
    #expect(
      change.new.ids == ["time_zone"] && change.changed.ids == ["name"] && change.gone.ids == ["rules.rates.visit"])
  }
}
