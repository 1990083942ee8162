// SPDX-License-Identifier: Apache-2.0

import Domain
import Intake
import Testing

@testable import Generator

/// The same parameters give the same group, on every machine and in every process.
@Suite struct ReproducibleTests {
  private func group(
    _ schools: Int, seed: UInt64 = 1, _ density: GenerationParameters.Density = .tight,
    kinds: Set<ActivityKind> = Set(ActivityKind.allCases)
  ) -> Group {
    GroupGenerator(GenerationParameters(schools: schools, seed: seed, density: density, kinds: kinds)).group()
  }

  /// FNV-1a over all files, 64 bits.
  private func hash(_ group: Group) -> UInt64 {
    GroupFolder.files(of: group).flatMap { Array($0.name.utf8) + Array($0.text.utf8) }
      .reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  @Test func theRecipeOfThisVersionIsTheOneThatFiguresWereTakenFrom() {
    // Whoever changes these numbers on purpose raises `GroupGenerator.version` too.
    #expect(GroupGenerator.version == 3)
    #expect(hash(group(3, .loose)) == 0xF357_534B_F070_7B89)
    #expect(hash(group(12, seed: 7, .tight)) == 0x15AA_5C70_0BC1_7DD9)
  }

  @Test func equalParametersGiveEqualGroupsAndOtherSeedsOthers() {
    let one = group(8, seed: 3)
    #expect(differences(group(8, seed: 3), one) == [])
    let other = group(8, seed: 4)
    #expect(other.schools != one.schools)
    #expect(other.people != one.people)
    #expect(other.lessons != one.lessons)
    #expect(other.activities != one.activities)
  }

  @Test func kindsChangeNeitherSchoolsNorPeopleNorTheOtherWishes() {
    let all = group(10)
    let some = group(10, kinds: [.session, .visit])
    #expect(some.schools == all.schools)
    #expect(some.lessons == all.lessons)
    #expect(some.protected == all.protected)
    #expect(some.funds == all.funds)
    #expect(some.providers == all.providers)
    #expect(some.busy == all.busy)
    // Only which posts people would like is said with the posts.
    let people = all.people.map { person in
      var person = person
      person.preferredPosts = []
      return person
    }
    #expect(some.people == people)
    #expect(all.people != people)
    #expect(some.activities == all.activities.filter { $0.kind == .session || $0.kind == .visit })
  }

  @Test func densityChangesNeitherPeopleNorTimetables() {
    let (loose, tight) = (group(10, .loose), group(10, .tight))
    #expect(loose.people.map(\.name) == tight.people.map(\.name))
    #expect(loose.lessons == tight.lessons)
    #expect(loose.protected == tight.protected)
    #expect(loose.schools.map(\.position) == tight.schools.map(\.position))
  }

  @Test func theRecipeStandsInWhatEveryPlanRepeats() {
    let group = group(3, seed: 9)
    #expect(group.caveats.contains { $0.contains("recipe \(GroupGenerator.version)") && $0.contains("seed 9") })
  }

  @Test func numbersOfSchoolsThatArentPossibleAreBroughtInside() {
    #expect(group(-4).schools.count == 2)
  }

  @Test func streamsOfDifferentNamesDifferAndDrawsAreBounded() {
    var one = RandomStream(1, "staff", 7)
    var same = RandomStream(1, "staff", 7)
    var other = RandomStream(1, "staff", 8)
    let draws = (0..<50).map { _ in one.below(1000) }
    #expect(draws == (0..<50).map { _ in same.below(1000) })
    #expect(draws != (0..<50).map { _ in other.below(1000) })
    #expect(draws.allSatisfy { (0..<1000).contains($0) })
    #expect(one.below(0) == 0)
    #expect((0..<200).allSatisfy { _ in (3...5).contains(one.draw(3...5)) })
    #expect(one.shuffled(Array(0..<30)).sorted() == Array(0..<30))
  }
}
