// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

private let school: School = {
  var school = School(id: "oak", name: "Oak", phase: .primary, calendar: "main", bells: "primary")
  school.groups = ["hub", "kent"]
  return school
}()

private let person: Person = {
  var person = Person(id: "anna", name: "Anna", school: "oak", role: "teacher")
  person.schools.append("elm")
  person.responsibilities = ["art lead", "mentor"]
  person.subjects = ["art", "music"]
  person.years = [3, 4]
  person.careerStage = "ect1"
  person.tags = ["first aider"]
  return person
}()

private func matches(_ change: (inout Selector) -> Void) -> Bool {
  var selector = Selector()
  change(&selector)
  return selector.matches(person, at: school)
}

@Test func anEmptySelectorChoosesNobody() {
  #expect(!matches { _ in })
  #expect(Selector().isByNameOnly)
}

@Test func namesChooseExactlyThose() {
  #expect(matches { $0.people = ["ben", "anna"] })
  #expect(!matches { $0.people = ["ben"] })
}

@Test func everyoneChoosesEveryoneUntilNarrowed() {
  #expect(matches { $0.everyone = true })
  #expect(
    !matches {
      $0.everyone = true
      $0.phases = [.secondary]
    })
}

@Test func eachConditionTakesAnyOfItsValues() {
  #expect(matches { $0.schools = ["elm", "oak"] } && !matches { $0.schools = ["elm"] }, "the base school counts")
  #expect(matches { $0.phases = [.secondary, .primary] } && !matches { $0.phases = [.special] })
  #expect(matches { $0.groups = ["trust", "kent"] } && !matches { $0.groups = ["trust"] })
  #expect(
    matches { $0.roles = ["teacher"] } && matches { $0.roles = ["ta", "mentor"] } && !matches { $0.roles = ["ta"] })
  #expect(matches { $0.subjects = ["maths", "music"] } && !matches { $0.subjects = ["maths"] })
  #expect(matches { $0.years = [4, 5] } && !matches { $0.years = [5] })
  #expect(matches { $0.careerStages = ["ect1", "ect2"] } && !matches { $0.careerStages = ["ect2"] })
  #expect(matches { $0.tags = ["dsl", "first aider"] } && !matches { $0.tags = ["dsl"] })
}

@Test func allConditionsMustHold() {
  #expect(
    matches {
      $0.phases = [.primary]
      $0.roles = ["art lead"]
      $0.years = [3]
    })
  #expect(
    !matches {
      $0.phases = [.primary]
      $0.roles = ["art lead"]
      $0.years = [6]
    })
}

@Test func peopleNamedAreChosenWhateverTheConditions() {
  #expect(
    matches {
      $0.people = ["anna"]
      $0.roles = ["headteacher"]
    })
}

@Test func someoneWithoutAStageMatchesNoStage() {
  var selector = Selector()
  selector.careerStages = ["ect1"]
  var other = person
  other.careerStage = nil
  #expect(!selector.matches(other, at: school))
}

@Test func aGroupsPeopleComeInOrderOfTheirIds() {
  var group = SmallGroup.group()
  group.people.reverse()
  let chosen = Directory(group).people(matching: SmallGroup.roles(["art lead"]))
  #expect(chosen.map(\.id) == ["anna", "dev", "gita"])
}

@Test func peopleOfASchoolThatIsNotThereAreNotChosen() {
  var group = SmallGroup.group()
  group.people.append(Person(id: "zed", name: "Zed", school: "nowhere", role: "teacher"))
  var everyone = Selector()
  everyone.everyone = true
  #expect(!Directory(group).people(matching: everyone).map(\.id).contains("zed"))
}

@Test func levelsAreOrderedFromRequiredToInvited() {
  #expect([Level.invited, .required, .expected].sorted() == [.required, .expected, .invited])
}

/// Whom a selector chooses is the same whether everyone is asked or only those whom an index suggests.
@Test(arguments: 0..<200 as Range<UInt64>)
func theDirectoryFindsWhomTheSelectorChooses(seed: UInt64) {
  var generator = SplitMix64(seed: seed)
  let group = SelectorSampler.group()
  let selector = SelectorSampler.selector(&generator)
  let directory = Directory(group)
  #expect(directory.people(matching: selector) == group.peopleOneByOne(matching: selector))
  #expect(directory.ids(matching: selector) == group.peopleOneByOne(matching: selector).map(\.id))
}
