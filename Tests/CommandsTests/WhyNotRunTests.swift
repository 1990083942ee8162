// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake
import TestSupport
import Testing

@testable import Commands

/// `planner why-not` as a user runs it.
@Suite struct WhyNotRunTests {
  private static let usual = ["--rounds", "12", "--quiet"]

  private struct Document: Decodable {
    struct Allowing: Decodable {
      let change: String
      let command: String
      let restMilliLessons: Int
      let displaced: [String]
    }
    let why: String
    let reasons: [String]
    let bare: Allowing?
    let allowing: [Allowing]
    let inVain: [String]
  }

  /// A wish that's dearer than it's worth takes place as soon as it has to.
  @Test func whatIsNotWorthItTakesPlaceIfItHasTo() throws {
    let run = ProgramRun(["why-not", Repository.sample("district"), "post"] + Self.usual + ["--format", "json"])
    #expect(run.status == .done, "\(run.errors)")
    let found = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
    let bare = try #require(found.bare)
    #expect(bare.restMilliLessons > 0)
    #expect(
      bare.command.hasPrefix("planner what-if")
        && bare.command.hasSuffix("--quick --rounds 12 --set activities/post must=yes"))
    #expect(!found.reasons.isEmpty && !found.inVain.isEmpty && !found.allowing.isEmpty)
    // Whatever is listed does better.
    let least = (bare.displaced.count, bare.restMilliLessons)
    #expect(found.allowing.allSatisfy { ($0.displaced.count, $0.restMilliLessons) < least })
    // As it's told, it's so: what's typed makes a plan that holds it.
    let closer = ProgramRun(
      ["what-if", Repository.sample("district"), "--set", "activities/post", "must=yes", "--quick"] + Self.usual)
    #expect(closer.output.contains("Takes place as well:") && closer.output.contains("A term in a two-form school"))
  }

  /// What too little money keeps out comes in with more.
  @Test func moneyThatIsMissingIsFound() throws {
    let folder = try TemporaryFolder()
    let poor = folder.url.appending(path: "poor").path(percentEncoded: false)
    let made = ProgramRun(
      [
        "what-if", Repository.sample("diocese"), "--set", "schools/st-alban", "budget=200", "--quick", "--write-group",
        poor,
      ]
        + Self.usual)
    #expect(made.status == .done, "\(made.errors)")
    let run = ProgramRun(["why-not", poor, "induction-groups"] + Self.usual)
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains("isn't in the plan: "))
    #expect(run.output.contains("It has to take place, and no way was found with the group as it is."))
    let lines = run.output.split(separator: "\n").map(String.init)
    let money = try #require(lines.firstIndex { $0.contains("more to spend on release:") }, "\(run.output)")
    #expect(lines[money + 1].contains("all together"))
    #expect(lines[money + 2].contains("planner what-if") && lines[money + 2].contains("schools/st-alban budget="))
    // A must already: that it has to isn't typed again.
    #expect(!lines[money + 2].contains("must=yes"))
  }

  /// Every change can be made to every wish of a sample, whatever stands in its way.
  @Test(arguments: ["district", "diocese", "primaries-12"]) func everyChangeCanBeMade(name: String) throws {
    let group = try #require(GroupFolder.read(Repository.sample(name)).group)
    let files = GroupFolder.files(of: group)
    var tried: Set<String> = []
    for wish in group.activities {
      let item = Unplaced(
        activity: wish.id, reasons: Reason.Code.allCases.map { Reason(code: $0, options: 1) }, words: "")
      let remedies = Remedies(item, wish, schools: group.schools.prefix(3).map(\.id), in: group)
      for remedy in remedies.others + [remedies.bare] {
        #expect(throws: Never.self, "\(wish.id): \(remedy.words)") {
          _ = try GroupFolder.edited(files, by: remedy.edits)
        }
        #expect(!remedy.edits.isEmpty && !remedy.typed.isEmpty)
        tried.insert(remedy.words.filter { !$0.isNumber })
      }
    }
    #expect(tried.count > 6)
  }

  @Test func whatIsTypedSurvivesAShell() {
    #expect(Remedy.quoted("schools/st-alban") == "schools/st-alban")
    #expect(Remedy.quoted("schools=a;b") == "'schools=a;b'")
    #expect(Remedy.quoted("o'neil's") == "'o'\\''neil'\\''s'")
    #expect(Remedy.quoted("") == "''")
    #expect(Remedy.quoted("my group") == "'my group'")
  }

  @Test func whatCannotBeAskedIsTold() {
    let sample = Repository.sample("district")
    let unknown = ProgramRun(["why-not", sample, "nothing"] + Self.usual)
    #expect(unknown.status == .usage && unknown.errors.contains("[wish.unknown]"))
    let placed = ProgramRun(["why-not", sample, "mastery"] + Self.usual)
    #expect(placed.status == .usage && placed.errors.contains("[wish.placed]"))
  }
}
