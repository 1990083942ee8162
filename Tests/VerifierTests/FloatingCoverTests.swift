// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

extension Sample {
  /// Floaters on Thursdays, on which the course's two dates lie: without them Ash buys an afternoon for £174.60, Elm and Oak
  /// one each for £130.80.
  static func floating(_ rows: [FloatingCover] = [FloatingCover(schools: [], weekday: .thursday, people: 1)]) -> Sample
  {
    var sample = Sample()
    sample.group.floatingCover = rows
    sample.relist()
    return sample
  }
}

/// Floating cover: where it goes, what it spares, and who may take which class.
@Suite struct FloatingCoverTests {
  private static func row(_ schools: [Identifier<School>], _ people: Int) -> FloatingCover {
    FloatingCover(schools: schools, weekday: .thursday, people: people)
  }

  private func facts(_ sample: Sample) -> Derivation {
    var findings = Findings()
    let index = GroupIndex(sample.group)
    return Derivation(ReferenceListing.decisions(sample.plan, index, &findings), index: index)
  }

  /// "ash 1, oak 2" by date, of the course's dates.
  private func sent(_ rows: [FloatingCover], _ change: (inout Sample) -> Void = { _ in }) -> [String] {
    var sample = Sample()
    sample.group.floatingCover = rows
    change(&sample)
    return grouped(facts(sample).coverDays.filter { $0.date.weekday == .thursday }, by: \.date).map { date in
      date.values.filter { $0.floaters > 0 }.map { "\($0.school.id.text) \($0.floaters)" }.joined(separator: ", ")
    }
  }

  @Test(arguments: [(1, "ash 1"), (2, "ash 1, elm 1"), (3, "ash 1, elm 1, oak 1"), (9, "ash 1, elm 1, oak 1")])
  func floatersGoWhereMostIsSparedAndNobodyGoesForNothing(_ people: Int, _ schools: String) {
    #expect(sent([Self.row([], people)]) == [schools, schools])
  }

  @Test func floatersComeOnTheirWeekdayAlone() {
    #expect(sent([FloatingCover(schools: [], weekday: .wednesday, people: 2)]) == ["", ""])
  }

  @Test func floatersGoToTheirSchoolsAlone() {
    #expect(sent([Self.row(["oak"], 2)]) == ["oak 1", "oak 1"])
  }

  @Test func supplyBeyondTheMostComesBeforeMoney() {
    let found = sent([Self.row([], 1)]) { sample in sample.group.changeSchool("oak") { $0.supply.mostPerDay = 0 } }
    #expect(found == ["oak 1", "oak 1"])
  }

  @Test func whoHasFewestSchoolsIsSentFirstWhateverTheOrderOfRows() {
    let rows = [Self.row([], 1), Self.row(["ash"], 1)]
    #expect(sent(rows) == ["ash 1, elm 1", "ash 1, elm 1"])
    #expect(sent(rows.reversed()) == ["ash 1, elm 1", "ash 1, elm 1"])
  }

  @Test func whatIsSparedIsNotCharged() {
    let (without, with) = (facts(Sample()), facts(Sample.floating()))
    let paid = { (facts: Derivation) in facts.ledger.spend(of: "ash" as Identifier<School>).rawValue }
    #expect(paid(without) - paid(with) == 2 * 17_460)
    #expect(without.objective.parts.money - with.objective.parts.money == MilliLessons(2 * (17_460 * 1000 / 4500)))
  }

  @Test func floatersAreNoSupplyStaff() {
    var sample = Sample.floating([Self.row([], 3)])
    for index in sample.group.schools.indices where sample.group.schools[index].id != "oak" {
      sample.group.schools[index].supply.mostPerDay = 0
    }
    #expect(sample.verdict.isVerified, "\(sample.codes)")
    sample.group.floatingCover = []
    sample.relist()
    #expect(sample.codes == ["H7"])
  }

  @Test func aPlanWithFloatersIsVerified() {
    let sample = Sample.floating()
    #expect(sample.codes.isEmpty)
    #expect(sample.plan.cover.count { $0.by == .floater(1) } == 3)
  }

  /// Changes to a plan in which one floater goes to Ash.
  @Test(arguments: changes)
  func coverByFloatersIsFoundOut(_ change: Change) {
    #expect(change.codesAsListed(Sample.floating()) == change.codes)
  }

  private static func give(_ number: Int, at school: Identifier<School>) -> @Sendable (inout Sample) -> Void {
    { sample in
      for index in sample.plan.cover.indices where sample.plan.cover[index].lesson.school == school {
        sample.plan.cover[index].by = .floater(number)
      }
    }
  }

  static let changes: [Change] = [
    Change(["L-cover"], "a floater at two schools", give(1, at: "elm")),
    Change(["L-cover"], "a floater more than come", give(2, at: "ash")),
    Change(["L-cover"], "floater 0", give(0, at: "ash")),
    Change(["L-cover"], "a floater on a day on which none comes") { $0.plan.cover[0].by = .floater(1) },
    Change(["L-cover"], "a supply teacher where a floater spares one") { sample in
      for index in sample.plan.cover.indices where sample.plan.cover[index].by == .floater(1) {
        sample.plan.cover[index].by = .supply(1)
      }
    },
    Change(["L-cover", "L-supply", "L-charge", "L-figures", "L-objective"], "a floater sent where less is spared") {
      $0 = Sample.floating([row(["oak"], 1)])
      $0.group.floatingCover = [row([], 1)]
    },
    Change(["L-cover", "L-supply", "L-charge", "L-figures", "L-objective"], "a floater who isn't there") {
      $0.group.floatingCover = []
    },
    Change(["L-cover"], "one floater for two lessons at once") { sample in
      sample.group.floatingCover = [row([], 2)]
      WrongCoverTests.twoAtOnce(&sample)
      for index in sample.plan.cover.indices where sample.plan.cover[index].by == .floater(2) {
        sample.plan.cover[index].by = .floater(1)
      }
    },
    Change([], "two floaters for two lessons at once") { sample in
      sample.group.floatingCover = [row([], 2)]
      WrongCoverTests.twoAtOnce(&sample)
    },
  ]
}
