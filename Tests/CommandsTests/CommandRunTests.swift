// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile
import TestSupport
import Testing

@testable import Commands

/// Commands as a user runs them, on the smallest sample, in this process.
@Suite struct CommandRunTests {
  private static let sample = Repository.sample("two-schools")
  /// One whose best plan isn't proven at once.
  private static let larger = Repository.sample("diocese")

  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  /// A copy of the sample in which `file` has other content.
  private func sample(in folder: TemporaryFolder, changing file: String, to text: String) throws -> String {
    // A group without settings is called after its folder.
    let copy = path("two-schools", in: folder)
    try FileManager.default.copyItem(atPath: Self.sample, toPath: copy)
    try folder.write("two-schools/\(file)", Data(text.utf8))
    return copy
  }

  @Test func aPlanIsWrittenWholeAndVerifies() throws {
    let folder = try TemporaryFolder()
    let out = path("out", in: folder)
    let solved = planner("solve", Self.sample, "--rounds", "5", "--output", out)
    #expect(solved.status == .done)
    #expect(solved.output.contains("WHAT THIS PLAN DOESN'T KNOW"))
    #expect(solved.output.contains("Written to \(out)"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).sorted() == OutputFolder.ownNames.sorted())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false)) == ["out"])

    let verified = planner("verify", Self.sample, out + "/plan.json")
    #expect(verified.status == .done)
    #expect(verified.output.contains("plan.json: verified: "))
    #expect(!verified.output.contains("other input"))
  }

  @Test func jsonIsThePlanItselfAndNothingElse() throws {
    let run = planner("solve", Self.larger, "--rounds", "2", "--seed", "9", "--format", "json", "--quiet")
    let plan = try PlanFile.decode(Array(run.output.utf8))
    #expect(plan.run.seed == 9)
    #expect(plan.run.rounds == 2)
    #expect(plan.inputHash == (try InputFingerprint.of(folder: Self.larger)))
    #expect(run.errors.isEmpty)
  }

  @Test func theSameRoundsGiveTheSameBytesAndWithoutOutputNothingIsWritten() throws {
    let first = planner("solve", Self.sample, "--rounds", "3", "--format", "json")
    let second = planner("solve", Self.sample, "--rounds", "3", "--format", "json")
    #expect(first.output == second.output)
  }

  @Test func ctrlCEndsWithTheBestSoFarAndSaysSo() throws {
    let folder = try TemporaryFolder()
    let out = path("out", in: folder)
    let interrupt = Interrupt()
    interrupt.wish()
    let run = planner("solve", Self.larger, "--output", out, "--quiet", interrupt: interrupt)
    #expect(run.status == .interrupted)
    #expect(run.output.isEmpty)
    let plan = try PlanFile.decode(Array(Data(contentsOf: URL(filePath: out + "/plan.json"))))
    #expect(plan.run.stop == .interrupted)
    #expect(plan.run.rounds == 0)
    #expect(planner("verify", Self.larger, out + "/plan.json").status == .done)
  }

  @Test func theDateThatCountsAsTodayIsTheYearsStartUnlessStated() throws {
    let usual = try PlanFile.decode(
      Array(planner("solve", Self.sample, "--rounds", "0", "--format", "json").output.utf8))
    #expect(usual.asOf == usual.year.first)
    let run = planner("solve", Self.sample, "--rounds", "0", "--as-of", "2027-01-11", "--format", "json")
    #expect(try PlanFile.decode(Array(run.output.utf8)).asOf.description == "2027-01-11")
  }

  @Test func aPaddedPlanFailsVerification() throws {
    let folder = try TemporaryFolder()
    var plan = try PlanFile.decode(
      Array(planner("solve", Self.sample, "--rounds", "2", "--format", "json").output.utf8))
    plan.objective.parts.worth = plan.objective.parts.worth * 2
    let file = try folder.write("plan.json", Data(PlanFile.encode(plan))).path(percentEncoded: false)
    let text = planner("verify", Self.sample, file)
    #expect(text.status == .notVerified)
    #expect(text.output.contains("L-objective"))
    let json = planner("verify", Self.sample, file, "--format", "json")
    #expect(json.status == .notVerified)
    #expect(json.output.contains("\"verified\" : false"))
    #expect(json.output.contains("\"rule\" : \"L-objective\""))
  }

  @Test func aPlanFromOtherInputIsCheckedAgainstTheFolderAndThatIsSaid() throws {
    let folder = try TemporaryFolder()
    let plan = planner("solve", Self.sample, "--rounds", "2", "--format", "json").output
    let file = try folder.write("plan.json", Data(plan.utf8)).path(percentEncoded: false)
    let settings = "# a comment changes the bytes and nothing else\n"
    let staff = try String(contentsOfFile: Self.sample + "/staff.csv", encoding: .utf8)
    let changed = try sample(in: folder, changing: "staff.csv", to: settings + staff)
    let run = planner("verify", changed, file)
    #expect(run.status == .done)
    #expect(run.output.contains("made from other input"))
  }

  @Test(arguments: ["not json", "{}", "{\"schemaVersion\": 99}", ""])
  func aFileThatIsNoPlanFailsVerification(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("plan.json", Data(text.utf8)).path(percentEncoded: false)
    let run = planner("verify", Self.sample, file)
    #expect(run.status == .notVerified)
    #expect(run.errors.contains("this is no plan"))
  }

  @Test func whatCannotBeReadEndsWithFour() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", Data()).path(percentEncoded: false)
    #expect(planner("check", path("nowhere", in: folder)).status == .files)
    #expect(planner("check", file).status == .files)
    #expect(planner("solve", path("nowhere", in: folder)).status == .files)
    #expect(planner("verify", Self.sample, path("nowhere.json", in: folder)).status == .files)
    #expect(planner("verify", Self.sample, folder.url.path(percentEncoded: false)).status == .files)
    #expect(planner("import", "register", file, "--into", path("nowhere", in: folder)).status == .files)
  }

  @Test func errorsOfTheInputAreListedAndNothingIsPlanned() throws {
    let folder = try TemporaryFolder()
    let group = try sample(in: folder, changing: "staff.csv", to: "id,name,school,role\nx,,nowhere,teacher\n")
    let checked = planner("check", group)
    #expect(checked.status == .problems)
    #expect(checked.output.contains("staff.csv:2:school"))
    let json = planner("check", group, "--format", "json")
    #expect(json.status == .problems)
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((document?["problems"] as? [Any])?.isEmpty == false)
    let out = path("out", in: folder)
    let solved = planner("solve", group, "--output", out)
    #expect(solved.status == .problems)
    #expect(solved.errors.contains("staff.csv:2:school"))
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test func aFileOfAHundredMegabytesIsRefused() throws {
    let folder = try TemporaryFolder()
    let group = try sample(in: folder, changing: "lessons.csv", to: "")
    let handle = try FileHandle(forWritingTo: URL(filePath: group + "/lessons.csv"))
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    let run = planner("check", group)
    #expect(run.status == .problems)
    #expect(run.output.contains("file.too-large"))
  }

  @Test func aFolderThatIsNotPlannersIsRefusedBeforeAnythingIsPlanned() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine/notes.txt", Data("mine".utf8))
    let run = planner("solve", Self.sample, "--output", path("mine", in: folder))
    #expect(run.status == .files)
    #expect(!run.errors.contains("round"))
  }

  @Test func aStarterGroupIsSoundAndIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    let group = path("starter", in: folder)
    #expect(planner("init", group).status == .done)
    let checked = planner("check", group)
    #expect(checked.status == .done, "\(checked.output)")
    #expect(planner("init", group).status == .files)
  }

  @Test func allThatTheStarterGroupWishesIsPlacedAndTheOutputFolderCanBeVerified() throws {
    let folder = try TemporaryFolder()
    let (group, out) = (path("starter", in: folder), path("out", in: folder))
    #expect(planner("init", group).status == .done)
    let solved = planner("solve", group, "--output", out)
    #expect(solved.output.contains("3 of 3 activities take place"), "\(solved.output)")
    #expect(planner("verify", group, out).status == .done)
    let none = planner("verify", group, out + "/none.json")
    #expect(none.status == .files && none.errors.contains("there is no file"))
  }

  @Test func aGroupIsNotWrittenInThePlaceOfAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("group", Data("mine".utf8))
    let run = planner("init", path("group", in: folder))
    #expect(run.status == .files && run.errors.contains("a group is a folder"))
  }

  @Test func aDayAfterTheYearIsRefused() {
    let run = planner("solve", Self.sample, "--as-of", "2099-01-01")
    #expect(run.status == .usage && run.errors.contains("after the group's year"))
  }
}
