// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Report
import Testing

@Suite struct SummaryTests {
  let sample = SamplePlan()
  var text: String { Summary.text(group: sample.group, plan: sample.plan, width: 80) }

  @Test func linesKeepToTheWidth() {
    for width in [60, 80, 120] {
      let text = Summary.text(group: sample.group, plan: sample.plan, width: width)
      for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }
  }

  @Test func itSaysWhatIsPlacedWhatIsNotAndWhy() {
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("40 of 44 activities take place, on \(sample.plan.occurrences.count) occasions"))
    for caveat in sample.plan.caveats { #expect(flat.contains(caveat)) }
    for item in sample.plan.unplaced { #expect(flat.contains(item.words)) }
    #expect(flat.contains("The lessons left couldn't be covered (H7, 120 possibilities): Ashfield Academy"))
    #expect(flat.contains("for this data"))
    #expect(flat.contains("Lessons lost"))
    for school in sample.group.schools { #expect(text.contains(school.name)) }
  }

  @Test func whatMustTakePlaceAndDoesNotIsNamedFirst() throws {
    var sample = sample
    for index in sample.group.activities.indices { sample.group.activities[index].isMust = false }
    let last = try #require(sample.plan.unplaced.last?.activity)
    let index = try #require(sample.group.activities.firstIndex { $0.id == last })
    sample.group.activities[index].isMust = true
    sample.group.activities[index].isConfidential = false
    sample.plan.objective.must = 4040
    let text = Summary.text(group: sample.group, plan: sample.plan, width: 200)
    let title = sample.group.activities[index].title
    let doesNot = try #require(text.components(separatedBy: "WHAT DOESN'T").last)
    #expect(doesNot.split(separator: "\n")[1].hasPrefix("  - \(title) ("))
    #expect(text.contains("Must take place and doesn't: \(title) (4.0 points"))
  }

  @Test func vetoesAndConfidentialTitlesStayPrivate() {
    #expect(!text.contains("Safeguarding supervision"))
    let school = sample.group.schools[1].name
    let line = text.split(separator: "\n").first { $0.contains("H12") }
    #expect(line?.contains(school) == false)
  }

  @Test func namesCantMoveTheTerminalsCursor() {
    var sample = sample
    sample.group.schools[0].name = "Ash\u{1B}[2Jfield\r\n"
    sample.group.activities[0].title = "Maths\u{07}\u{9B}31m"
    sample.plan.caveats = ["A\u{8}B"]
    let text = Summary.text(group: sample.group, plan: sample.plan)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 32 && !(127..<160).contains($0.value)) })
  }

  @Test func anEmptyPlanIsTold() {
    let plan = Plan(
      group: "Two schools", year: SampleGroup.year, asOf: SampleGroup.year.first, inputHash: "00", rules: .england,
      run: Run(engine: "local-search", seed: 1, rounds: 0, stop: .interrupted))
    let text = Summary.text(group: Group(name: "Two schools", year: SampleGroup.year), plan: plan, width: 80)
    #expect(text.contains("0 of 0 activities take place"))
    #expect(text.contains("Nothing."))
    #expect(text.contains("was ended by someone"))
  }
}
