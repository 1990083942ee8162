// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// Revisions of the group, and the way of plans.
@Suite struct RevisionTests {
  // MARK: The group

  @Test func eachChangeIsARevisionAndAllAreKept() throws {
    let example = try Example()
    let database = try example.open()
    for (number, staff) in ["a", "b", "a"].enumerated() {
      let loaded = try database.load(Example.group(staff), signed: Example.signed)
      #expect(loaded.isNew)
      #expect(loaded.revision.number == number + 1)
      #expect(try database.currentRevision() == loaded.revision)
      #expect(try database.files(of: number + 1) == Example.group(staff).files)
    }
    #expect(try database.revision(2).hash == Example.hash("b"))
    #expect(try code { _ = try database.revision(4) } == .unknownRevision)
    // Both the folder itself and what an export would write lead to the revision, and the last of equal ones counts.
    #expect(try database.lastRevision(withInput: Example.hash("read from a")) == 3)
    #expect(try database.lastRevision(withInput: Example.hash("b")) == 2)
    #expect(try database.lastRevision(withInput: Example.hash("c")) == nil)
  }

  @Test func whatIsLoadedAgainUnchangedIsNoNewRevisionButItsInputIsKnown() throws {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    var workbook = Example.group("a")
    workbook.inputHash = Example.hash("a workbook")
    let again = try database.load(workbook, signed: Signature(by: "ben", at: "2026-12-01T00:00:00Z"))
    #expect(!again.isNew && again.revision.number == 1 && again.revision.loaded == Example.signed)
    #expect(try database.lastRevision(withInput: Example.hash("a workbook")) == 1)
  }

  @Test func aGroupOfAnotherNameIsRefusedUnlessItMayBe() throws {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    // The same tables under another name are another group too.
    for staff in ["a", "b"] {
      var other = Example.group(staff)
      other.name = "Other schools"
      #expect(try code { _ = try database.load(other, signed: Example.signed) } == .otherGroup)
    }
    #expect(try database.currentRevision()?.number == 1)
    var renamed = Example.group("a")
    renamed.name = "Other schools"
    let loaded = try database.load(renamed, mayBeOther: true, signed: Example.signed)
    #expect(loaded.isNew && loaded.revision.number == 2 && loaded.revision.name == "Other schools")
    #expect(try !database.load(renamed, signed: Example.signed).isNew)
  }

  @Test func aLoadThatFailsInTheMiddleLeavesNothing() throws {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    var wrong = Example.group("b")
    wrong.files.append(GroupFile(name: "../b.csv", text: "x"))
    #expect(try code { _ = try database.load(wrong, signed: Example.signed) } == .constraint)
    #expect(try database.currentRevision()?.number == 1)
    #expect(try database.lastRevision(withInput: Example.hash("b")) == nil)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  /// SQLite's own limit of pages stands for the disk's.
  @Test func aFullDiskLosesNothing() throws {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    try database.queue.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let large = Example.group(String(repeating: "large", count: 100_000))
    #expect(try code { _ = try database.load(large, signed: Example.signed) } == .full)
    #expect(try database.currentRevision()?.number == 1)
    #expect(database.examine().flatMap { $0.faults } == [])
    _ = try database.load(Example.group("b"), signed: Example.signed)
  }

  // MARK: Plans

  @Test func aPlanGoesThroughItsStatesAndEachIsSigned() throws {
    let (_, database) = try Example.published()
    let plan = try database.plan(1)
    #expect(plan.state == .published)
    #expect(plan.steps.map(\.state) == [.draft, .verified, .approved, .published])
    #expect(plan.steps.allSatisfy { $0.signature == Example.signed })
    #expect(try database.bytes(ofPlan: 1) == Array("p".utf8))
    #expect(plan.hash == Example.hash("p"))
    #expect(try database.plans() == [plan])
    #expect(try code { _ = try database.plan(2) } == .unknownRevision)
    #expect(try code { _ = try database.bytes(ofPlan: 2) } == .unknownRevision)
  }

  @Test func noStepIsLeftOutOrTakenTwice() throws {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    _ = try database.add(verified: Example.plan("p"), signed: Example.signed)
    #expect(try code { _ = try database.publish(1, feeds: Example.none, signed: Example.signed) } == .wrongState)
    _ = try database.approve(1, signed: Example.signed)
    #expect(try code { _ = try database.approve(1, signed: Example.signed) } == .wrongState)
    _ = try database.publish(1, feeds: Example.none, signed: Example.signed)
    #expect(try code { _ = try database.publish(1, feeds: Example.none, signed: Example.signed) } == .wrongState)
    #expect(try code { _ = try database.approve(1, signed: Example.signed) } == .wrongState)
    #expect(try code { _ = try database.approve(7, signed: Example.signed) } == .unknownRevision)
  }

  @Test func aPlanFromThePublishedOneSupersedesIt() throws {
    let (_, database) = try Example.published()
    #expect(try database.base(of: Example.hash("q"), from: Example.hash("p"), in: Example.year)?.number == 1)
    let next = try database.add(verified: Example.plan("q", from: "p", input: "a"), signed: Example.signed)
    #expect(next.plan.basedOn == 1 && next.plan.madeFrom == 1)
    _ = try database.approve(2, signed: Example.signed)
    let published = try database.publish(2, feeds: Example.none, signed: Example.signed)
    #expect(published.superseded == 1)
    #expect(try database.plans().map(\.state) == [.superseded, .published])
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func aPlanThatWasNotMadeFromThePublishedOneIsRefused() throws {
    let (_, database) = try Example.published()
    for from in [nil, "another"] {
      #expect(
        try code { _ = try database.base(of: Example.hash("q"), from: from.map(Example.hash), in: Example.year) }
          == .overtaken)
      #expect(
        try code { _ = try database.add(verified: Example.plan("q", from: from), signed: Example.signed) } == .overtaken
      )
    }
    #expect(
      try code { _ = try database.base(of: Example.hash("p"), from: nil, in: Example.year) } == .wrongState)
    #expect(try database.plans().count == 1)
  }

  @Test func ofTwoPlansFromOneTheSecondIsOvertaken() throws {
    let (_, database) = try Example.published()
    for text in ["q", "r"] {
      let kept = try database.add(verified: Example.plan(text, from: "p"), signed: Example.signed)
      _ = try database.approve(kept.plan.number, signed: Example.signed)
    }
    _ = try database.publish(2, feeds: Example.none, signed: Example.signed)
    #expect(try code { _ = try database.publish(3, feeds: Example.none, signed: Example.signed) } == .overtaken)
    #expect(try database.plans().map(\.state) == [.superseded, .published, .approved])
  }

  @Test func aPlanOfTheGroupAsItWasIsNeitherApprovedNorPublished() throws {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    for text in ["p", "q"] { _ = try database.add(verified: Example.plan(text), signed: Example.signed) }
    _ = try database.approve(2, signed: Example.signed)
    _ = try database.load(Example.group("b"), signed: Example.signed)
    #expect(try code { _ = try database.approve(1, signed: Example.signed) } == .groupChanged)
    #expect(try code { _ = try database.publish(2, feeds: Example.none, signed: Example.signed) } == .groupChanged)
    #expect(try code { _ = try database.add(verified: Example.plan("p"), signed: Example.signed) } == .groupChanged)
    // Verified again it's another plan in the list, of the same bytes.
    #expect(try database.add(verified: Example.plan("p", of: 2), signed: Example.signed).plan.number == 3)
    _ = try database.approve(3, signed: Example.signed)
  }

  @Test func aPlanIsKeptOnce() throws {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    #expect(try database.add(verified: Example.plan("p"), signed: Example.signed).isNew)
    _ = try database.approve(1, signed: Example.signed)
    let again = try database.add(verified: Example.plan("p"), signed: Example.signed)
    #expect(!again.isNew && again.plan.number == 1 && again.plan.state == .approved)
  }

  /// Else correcting a day of the year would be a way past what people know of.
  @Test func aYearWithOtherDaysIsTheSameYear() throws {
    for (first, last) in [(0, -1), (0, 1), (1, 0), (-30, 30), (0, -300), (364, 364)] {
      let (_, database) = try Example.published()
      let year = DateSpan(Example.year.first + first, Example.year.last + last)
      _ = try database.load(Example.group("other days", year: year), signed: Example.signed)
      #expect(try code { _ = try database.base(of: Example.hash("n"), from: nil, in: year) } == .overtaken)
      #expect(
        try code { _ = try database.add(verified: Example.plan("n", of: 2), signed: Example.signed) } == .overtaken)
      let next = try database.add(verified: Example.plan("n", of: 2, from: "p"), signed: Example.signed)
      #expect(next.plan.basedOn == 1, "\(year)")
    }
  }

  @Test func anotherYearsPlanNeedsNotComeFromThePublishedOne() throws {
    let (_, database) = try Example.published()
    let year = DateSpan(Example.year.first + 365, Example.year.last + 365)
    _ = try database.load(Example.group("next", year: year), signed: Example.signed)
    #expect(try database.base(of: Example.hash("n"), from: nil, in: year) == nil)
    _ = try database.add(verified: Example.plan("n", of: 2), signed: Example.signed)
    _ = try database.approve(2, signed: Example.signed)
    #expect(try database.publish(2, feeds: Example.none, signed: Example.signed).superseded == 1)
  }

  /// Next year's plan is published in the meantime; what people know of this year is what was published for it.
  @Test func aYearsPlanIsMadeFromTheLastOfThatYear() throws {
    let (_, database) = try Example.published()
    let year = DateSpan(Example.year.first + 365, Example.year.last + 365)
    func publish(_ text: String, of revision: Int, from: String?) throws {
      let plan = try database.add(verified: Example.plan(text, of: revision, from: from), signed: Example.signed).plan
      _ = try database.approve(plan.number, signed: Example.signed)
      _ = try database.publish(plan.number, feeds: Example.none, signed: Example.signed)
    }
    _ = try database.load(Example.group("next", year: year), signed: Example.signed)
    try publish("n", of: 2, from: nil)
    _ = try database.load(Example.group("a"), signed: Example.signed)
    for from in [nil, "n"] {
      #expect(
        try code { _ = try database.base(of: Example.hash("q"), from: from.map(Example.hash), in: Example.year) }
          == .overtaken)
      #expect(try code { try publish("q", of: 3, from: from) } == .overtaken)
    }
    #expect(try database.base(of: Example.hash("q"), from: Example.hash("p"), in: Example.year)?.number == 1)
    try publish("q", of: 3, from: "p")
    #expect(try database.plans().map(\.state) == [.superseded, .superseded, .published])
    _ = try database.load(Example.group("next", year: year), signed: Example.signed)
    #expect(try code { try publish("m", of: 4, from: "q") } == .overtaken)
    try publish("m", of: 4, from: "n")
    #expect(try database.plans().last?.basedOn == 2)
  }
}
