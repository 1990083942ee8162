// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Generator
@testable import Intake

/// Generated groups as folders: what's written reads back without a problem, and uses all that the format has.
@Suite struct FolderTests {
  @Test(arguments: [2, 3, 12, 40], GenerationParameters.Density.allCases)
  func whatIsWrittenIsFreeOfProblemsAndReadsBackEqual(schools: Int, density: GenerationParameters.Density) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path(percentEncoded: false)
    let group = GroupGenerator(GenerationParameters(schools: schools, seed: 5, density: density)).group()
    try GroupFolder.write(group, to: path)
    let contents = GroupFolder.read(path)
    let worse = contents.problems.filter { $0.severity != .note }
    #expect(worse.map(\.line) == [])
    let again = try #require(contents.group)
    #expect(differences(again, group) == [])
  }

  /// Columns in which nothing is ever written, because another column says the same, because what they say makes a
  /// warning, or because the generator doesn't invent it yet (`docs/generator.md`).
  private static let neverWritten: Set<String> = [
    "schools.csv:easting", "schools.csv:northing", "schools.csv:meeting_night", "schools.csv:meeting_start",
    "schools.csv:meeting_end", "protected.csv:period", "busy.csv:calendar", "travel.csv:miles",
    "schools.csv:cost_centre", "schools.csv:watched_by", "schools.csv:priorities", "staff.csv:takes_over",
    "staff.csv:mentor", "staff.csv:hourly_rate",
    "staff.csv:shadowed_by", "schools.csv:supply_cancellation_days",
    "providers.csv:vat", "providers.csv:cancel_days", "providers.csv:cancel_share",
    "funds.csv:cost_centre", "funds.csv:need_at_least", "activities.csv:near", "activities.csv:rank",
    "activities.csv:cost_centre",
    "activities.csv:specialism",
    "activities.csv:guests", "activities.csv:open_only",
  ]
  /// Tables that the generator doesn't invent yet.
  private static let tablesLeftOut: Set<String> = [
    "open-lessons.csv", "evaluations.csv", "supply-states.csv", "dues.csv",
  ]

  @Test func allTablesAndColumnsOfTheFormatAreUsed() {
    var used: Set<String> = []
    for seed in UInt64(1)...8 {
      let density = GenerationParameters.Density.allCases[Int(seed % 2)]
      let group = GroupGenerator(GenerationParameters(schools: seed < 3 ? 6 : 24, seed: seed, density: density)).group()
      for (name, text) in GroupFolder.files(of: group) where name.hasSuffix(".csv") {
        let heading = text.prefix { !$0.isNewline }
        used.formUnion(heading.split(separator: ",").map { "\(name):\($0)" })
      }
    }
    let all = FolderFile.allCases.filter { $0 != .groups && !Self.tablesLeftOut.contains($0.name) }.flatMap { file in
      file.schema.columns.map { "\(file.name):\($0.name)" }
    }
    #expect(all.filter { !used.contains($0) && !Self.neverWritten.contains($0) } == [])
  }
}
