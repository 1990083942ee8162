// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// `planner what-if` as a user runs it.
@Suite struct WhatIfRunTests {
  private static let sample = Repository.sample("diocese")
  /// Few rounds: what's compared is what counts.
  private static let usual = ["--rounds", "12", "--quiet"]

  private func run(_ arguments: String...) -> ProgramRun { ProgramRun(["what-if"] + arguments + Self.usual) }

  /// The document that `--format json` prints.
  private struct Document: Decodable {
    struct Table: Decodable {
      struct Rows: Decodable { let count: Int, ids: [String] }
      let table: String
      let changed: Rows
      let gone: Rows
    }
    struct Figures: Decodable {
      let name: String
      let placed: Int
      let mustMissing: Int
      let spentBySchools: Int
      let benefitMinutes: Int
    }
    struct School: Decodable { let school: String, spend: [Int?] }
    struct Difference: Decodable {
      let name: String
      let added: [String]
      struct Dropped: Decodable { let title: String, why: String }
      let dropped: [Dropped]
      let changes: [String]
      let peopleConcerned: Int
    }
    struct Comparison: Decodable {
      let plans: [Figures]
      let schools: [School]
      let differences: [Difference]
    }
    let changes: [Table]
    let comparison: Comparison
  }

  private func document(_ arguments: String...) throws -> Document {
    let run = ProgramRun(["what-if"] + arguments + Self.usual + ["--format", "json"])
    #expect(run.status == .done, "\(run.errors)")
    return try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
  }

  @Test func lessMoneyDropsWhatItPaidFor() throws {
    let found = try document(Self.sample, "--set", "schools/st-alban", "budget=200")
    #expect(found.changes.map(\.table) == ["schools.csv"] && found.changes[0].changed.ids == ["st-alban"])
    let plans = found.comparison.plans
    #expect(plans.map(\.name) == ["as it is", "adapted", "anew"])
    let school = try #require(found.comparison.schools.first { $0.school == "st-alban" })
    let spent = school.spend.compactMap(\.self)
    #expect(spent.count == 3 && spent[0] > 200_00 && spent[1] <= 200_00 && spent[2] <= 200_00)
    let adapted = try #require(found.comparison.differences.first)
    #expect(adapted.name == "adapted" && adapted.peopleConcerned > 0)
    #expect(!adapted.dropped.isEmpty || !adapted.changes.isEmpty)
    #expect(plans[0].placed - plans[1].placed == adapted.dropped.count - adapted.added.count)
  }

  @Test func aWishThatGoesIsToldOnceAndLeavesTheRestAsItIs() throws {
    let found = try document(Self.sample, "--remove", "activities/mentors", "--quick")
    #expect(found.comparison.plans.map(\.name) == ["as it is", "adapted"])
    #expect(found.changes.first?.gone.ids == ["mentors"])
    let adapted = try #require(found.comparison.differences.first)
    #expect(adapted.dropped.count == 1 && adapted.dropped[0].why == "It isn't in the group any more.")
    #expect(
      !adapted.changes.contains { $0.contains("doesn't have it") || $0.contains("Unlisted") }, "\(adapted.changes)")
    #expect(adapted.peopleConcerned > 0)
  }

  @Test func textHasFiguresWithDifferences() throws {
    let run = run(Self.sample, "--set", "schools/st-alban", "budget=200")
    #expect(run.status == .done, "\(run.errors)")
    for words in [
      "What's different in the group:", "schools.csv: 1 changed (st-alban)", "as it is", "adapted", "anew",
      "Schools spend on release", "(−£", "What's planned here is verified.", "by up to one part in a hundred",
    ] { #expect(run.output.contains(words), "\(words)") }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(run.errors.isEmpty)
  }

  /// The plan that people know of is the one from which it's adapted; the group as it would be can be kept.
  @Test func startsFromAPlanAndWritesTheGroup() throws {
    let folder = try TemporaryFolder()
    let path = { (name: String) in folder.url.appending(path: name).path(percentEncoded: false) }
    #expect(ProgramRun(["solve", Self.sample, "--output", path("plan")] + Self.usual).status == .done)
    let arguments = [Self.sample, "--from", path("plan"), "--remove", "activities/mentors", "--quick"]
    let run = ProgramRun(["what-if"] + arguments + Self.usual + ["--write-group", path("changed")])
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains("The group as it would be is in"))
    // The same by the group that was written.
    let again = ProgramRun(
      ["what-if", Self.sample, path("changed"), "--from", path("plan"), "--quick"] + Self.usual)
    #expect(again.status == .done, "\(again.errors)")
    #expect(run.output.hasPrefix(again.output.trimmingCharacters(in: .newlines).prefix(400)))
    let twice = ProgramRun(["what-if"] + arguments + Self.usual + ["--write-group", path("changed")])
    #expect(twice.status == .files && twice.errors.contains("isn't empty"))
    // A plan that doesn't hold for the group as it is tells nothing.
    let broken = ProgramRun(
      ["what-if", path("changed"), "--from", path("plan"), "--set", "schools/st-alban", "budget=200"] + Self.usual)
    #expect(broken.status == .notVerified && broken.errors.contains("[plan.broken]"), "\(broken.errors)")
  }

  @Test func whatCannotBeComparedIsTold() throws {
    let without = run(Self.sample)
    #expect(without.status == .usage && without.errors.contains("what's to be otherwise?"))
    #expect(run(Self.sample, Self.sample).errors.contains("[change.none]"))
    #expect(run(Self.sample, "--set", "schools/elm", "budget=1").errors.contains("[change.row]"))
    #expect(run(Self.sample, "--set", "budget=1").errors.contains("stands before any table"))
    let value = run(Self.sample, "--set", "schools/st-alban", "budget=much")
    #expect(value.status == .problems && value.errors.contains("[field.money]"))
    #expect(run(Self.sample, "/nowhere").status == .files)
    #expect(run(Self.sample, "--set", "schools/st-alban", "meeting_night=Tue").errors.contains("[change.column]"))
    #expect(run(Self.sample, "--remove", "activities/npq", "--replace").errors.contains("--replace goes with"))
    #expect(run(Self.sample, "--remove", "activities/npq", "--write-group", Self.sample, "--replace").status == .usage)
  }

  /// What was cut short says nothing, and nothing is written.
  @Test func anInterruptTellsNothing() throws {
    let folder = try TemporaryFolder()
    let changed = folder.url.appending(path: "changed").path(percentEncoded: false)
    let interrupt = Interrupt()
    interrupt.wish()
    let arguments = ["what-if", Self.sample, "--remove", "activities/npq", "--write-group", changed]
    let run = ProgramRun(arguments + Self.usual, interrupt: interrupt)
    #expect(run.status == .interrupted && run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: changed))
    let why = ProgramRun(["why-not", Repository.sample("district"), "post"] + Self.usual, interrupt: interrupt)
    #expect(why.status == .interrupted && why.output.isEmpty)
  }

  /// A warning that a change brings is told, and those that were there aren't told again.
  @Test func warningsOfTheChangeAreTold() {
    let run = ProgramRun(
      [
        "what-if", Self.sample, "--set", "activities/mentors", "subject=maths", "--set", "schools/st-alban",
        "budget=5000", "--quick", "--rounds", "1",
      ])
    #expect(run.errors.contains("[activity.unused-column]"), "\(run.errors)")
  }

  /// In a year that has begun nothing is planned anew, and what's over stays.
  @Test func aYearThatHasBegunIsNotPlannedAnew() throws {
    let found = try document(Self.sample, "--remove", "activities/npq", "--as-of", "2026-11-09")
    #expect(found.comparison.plans.map(\.name) == ["as it is", "adapted"])
    let late = run(Self.sample, "--remove", "activities/npq", "--as-of", "2028-01-01")
    #expect(late.status == .usage && late.errors.contains("lies after the group's year"))
  }
}
