// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

private func usedGroup() -> Group { SmallGroup.group() }

private func sentences(_ change: (inout Group) -> Void) -> [String] {
  var group = usedGroup()
  change(&group)
  return group.statedButUnused()
}

@Test func aGroupThatStatesOnlyWhatIsUsedHasNothingUnused() {
  #expect(usedGroup().statedButUnused() == [])
  #expect(sentences { $0.schools[0].repaysProtectedTime = true } == [])
  #expect(sentences { $0.floatingCover = [FloatingCover(schools: [], weekday: .monday, people: 2)] } == [])
  #expect(Group(name: "Empty", year: SmallGroup.year).statedButUnused() == [])
}

@Test func whatSchoolsStateInVainIsSaid() {
  let found = sentences { group in
    group.cover[0].exceptions = [HalfTermCover(halfTerm: 5, people: 3, reserve: 0)]
    group.schools[1].supply.noticeDays = 2
    group.schools[1].supply.cancellationCharge = Pence(6000)
    group.published = "plan.json"
  }
  #expect(
    found == [
      "A published plan is named and isn't taken into account yet.",
      "The notice that an agency needs is stated for 1 school and isn't used yet.",
    ])
}

@Test func whatPeopleStateInVainIsSaidWithoutNames() {
  let found = sentences { group in
    group.people[0].jobShare = "ben"
    group.people[1].jobShare = "anna"
    group.people[2].isVacancy = true
    group.people[1].fullTimeEquivalent = PerMille(600)
    group.people[3].fullTimeEquivalent = PerMille(600)
    group.people[0].strengths = ["phonics"]
    group.people[4].wants = ["oracy"]
    group.history = [
      HistoryEntry(date: nil, kind: "visit", person: "anna", school: nil, partner: "ash", outcome: .done),
      HistoryEntry(date: nil, kind: "visit", person: "anna", school: nil, partner: "ash", outcome: .refused),
      HistoryEntry(date: nil, kind: "visit", person: nil, school: "elm", partner: "ash", outcome: .done),
    ]
  }
  #expect(
    found == [
      "A job share is stated for 2 people and isn't used yet.",
      "That the holder is still to come is stated for 1 post and isn't used yet.",
      "A part of full time without working days is stated for 1 person and isn't used yet: every day is taken to be "
        + "worked.",
      "What others can learn is stated for 1 person and isn't used yet.",
      "What they want to learn is stated for 1 person and isn't used yet.",
    ])
  #expect(!found.contains { $0.contains("Anna") || $0.contains("anna") })
}

@Test func vetoesAreUsedAndNeverMentioned() {
  #expect(sentences { $0.relations = [Relation(kind: .veto, a: .school("oak"), b: .school("elm"))] } == [])
}

@Test func whatWishesStateInVainIsSaid() {
  let found = sentences { group in
    group.activities[0].focus = ["drawing"]
    group.activities[3].focus = ["drawing"]
    group.activities[0].origin = .school
    group.activities[0].groups = ["hub"]
    guard case .session(var session) = group.activities[0].details else { return }
    session.preparation = Minutes(30)
    session.followUp = Minutes(30)
    session.accredited = Minutes(60)
    session.cohorts = 2
    group.activities[0].details = .session(session)
  }
  #expect(
    found == [
      "A focus is stated for 2 wishes and isn't used yet.",
      "Groups are stated for 1 wish and aren't used yet.",
    ])
}

@Test func theShortFormSaysTheSameInOneSentence() {
  var group = usedGroup()
  #expect(group.statedButUnusedInShort() == nil)
  group.people[0].jobShare = "ben"
  group.people[1].fullTimeEquivalent = PerMille(600)
  #expect(
    group.statedButUnusedInShort()
      == "Stated and not used yet: a job share (1 person); a part of full time without working days (1 person; every day "
      + "is taken to be worked).")
}
