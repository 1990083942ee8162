// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Foundation
import Intake
import Mail
import Optimiser
import PlanFile
import Report
import Spreadsheet
import Testing
import Verifier

/// What holds for every sample group, whatever its story.
@Suite struct SampleTests {
  @Test(arguments: SampleName.allCases)
  func sampleReadsWithoutErrorsOrWarnings(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    #expect(sample.problems.filter { $0.severity != .note }.map(\.line) == [])
  }

  @Test(arguments: SampleName.allCases)
  func sampleSolvesInSecondsAndVerifies(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    // A debug build; the largest takes a few seconds.
    #expect(sample.solving < 30)
    #expect(sample.verdict.breaches.map { "\($0.rule.rawValue) \($0.words)" } == [])
    #expect(sample.verdict.checkCount > 100)
    #expect(sample.verdict.objective == sample.plan.objective)
  }

  @Test(arguments: SampleName.allCases)
  func sampleBoundsAreConfirmedByPrices(_ name: SampleName) throws {
    let bounds = try #require(try Sample.named(name).bounds)
    #expect(bounds.faults.map(\.words) == [])
    #expect(bounds.kind == .prices && bounds.options > 1000)
  }

  @Test(arguments: SampleName.allCases)
  func everyWishIsPlacedWholeOrExplained(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    for activity in sample.group.activities {
      let parts = sample.occurrences(of: activity.id).map(\.part)
      if let unplaced = sample.unplaced(activity.id) {
        #expect(parts.isEmpty, "\(activity.id) is both placed and unplaced")
        #expect(!unplaced.reasons.isEmpty && !unplaced.words.isEmpty, "\(activity.id)")
      } else if case .session(let session) = activity.details {
        let cohorts = Dictionary(grouping: sample.occurrences(of: activity.id), by: \.cohort)
        #expect(cohorts.keys.sorted() == Array(1...session.cohorts), "\(activity.id)")
        for meetings in cohorts.values {
          #expect(meetings.map(\.part) == Array(1...session.series.parts), "\(activity.id)")
        }
      } else if activity.kind == .specialist {
        #expect(parts == Array(1...max(1, parts.count)), "\(activity.id)")
        #expect(sample.plan.rotas.map(\.activity).contains(activity.id))
      } else if activity.kind == .secondment {
        #expect(parts.isEmpty && sample.plan.secondments.map(\.activity).contains(activity.id), "\(activity.id)")
      } else if let circle = activity.circle {
        #expect(parts == Array(1...circle.steps.count), "\(activity.id)")
      } else {
        #expect(parts == [1], "\(activity.id)")
      }
    }
  }

  @Test(arguments: SampleName.allCases)
  func everyOutputIsWritten(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    let (group, plan) = (sample.group, sample.plan)
    #expect(try PlanFile.decode(PlanFile.encode(plan)) == plan)

    let feeds = try Feeds.all(group: group, plan: plan)
    #expect(feeds.count == group.people.count + group.schools.count + group.providers.count + group.activities.count)
    #expect(Set(feeds.map(\.path)).count == feeds.count)
    for feed in feeds { #expect(Self.text(feed.bytes).hasPrefix("BEGIN:VCALENDAR\r\n"), "\(feed.path)") }

    let digests = try Digests.all(group: group, plan: plan, asOf: plan.asOf)
    #expect(digests.contains { $0.path.hasPrefix("leaders/") } && digests.contains { $0.path.hasPrefix("people/") })
    for digest in digests { #expect(!digest.bytes.isEmpty, "\(digest.path)") }

    let ledgers = Ledgers.all(group: group, plan: plan)
    let releases = try #require(ledgers.first { $0.path == "ledgers/releases.csv" })
    #expect(Self.text(releases.bytes).split(separator: "\r\n").count == plan.releases.count + 1)

    let sheets = try Sheets.all(group: group, plan: plan).map(\.path)
    #expect(sheets.count { $0.hasPrefix("heads/") } == group.schools.count && sheets.contains("year.html"))
    #expect(sheets.contains { $0.hasPrefix("staffroom/") })

    let page = try Page.report(group: group, plan: plan)
    let summary = Summary.text(group: group, plan: plan)
    #expect(page.hasPrefix("<!doctype html>") || page.hasPrefix("<!DOCTYPE html>"))
    for school in group.schools {
      #expect(page.contains(Self.escaped(school.name)), "\(school.name)")
      #expect(summary.contains(school.name), "\(school.name)")
    }
  }

  /// Confidential titles stay with those who take part; whom somebody vetoes stays with nobody but the planner.
  @Test(arguments: SampleName.allCases)
  func confidentialTitlesAndVetoesStayPrivate(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    let (group, plan) = (sample.group, sample.plan)
    let books = try Books.all(group: group, plan: plan).filter { $0.path.hasPrefix("heads/") }
      .map { try Self.texts($0.bytes) }
    let everyones =
      [try Page.report(group: group, plan: plan), Summary.text(group: group, plan: plan)]
      + Ledgers.all(group: group, plan: plan).map { Self.text($0.bytes) }
      + (try Sheets.all(group: group, plan: plan)).map { Self.text($0.bytes) } + books
    for activity in group.activities where activity.isConfidential {
      let taking = Set(sample.occurrences(of: activity.id).flatMap(\.people))
      let outsiders = Set(group.people.map(\.id)).subtracting(taking)
      let others = try Feeds.all(group: group, plan: plan).filter { feed in
        outsiders.contains { feed.path == "people/\($0.text).ics" } || feed.path.hasPrefix("schools/")
      }
      for text in everyones + others.map({ Self.text($0.bytes) }) {
        #expect(!Self.unfolded(text).contains(activity.title), "\(activity.id)")
      }
    }
    for text in everyones { #expect(!text.lowercased().contains("veto")) }
  }

  @Test(arguments: [SampleName.twoSchools, .dayOne])
  func solvingAgainGivesTheSameBytes(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    let again = Optimiser(sample.group).solve()
    #expect(try PlanFile.encode(again) == PlanFile.encode(sample.plan))
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Every text of a workbook.
  private static func texts(_ bytes: [UInt8]) throws -> String {
    var file = try WorkbookFile(bytes)
    let texts = try file.sheets.flatMap { try file.contents(of: $0).rows.flatMap { $0.cells.map(\.text) } }
    return texts.joined(separator: "\n")
  }

  /// A feed's long lines put together again.
  private static func unfolded(_ text: String) -> String { text.replacing("\r\n ", with: "") }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("'", with: "&#39;")
  }
}
