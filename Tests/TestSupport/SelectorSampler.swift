// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Made-up selectors, and a group in which they choose people.
public enum SelectorSampler {
  /// A small group with groups of schools and career stages.
  public static func group() -> Group {
    var group = SmallGroup.group()
    group.changeSchool("oak") { $0.groups = ["hub"] }
    group.changeSchool("ash") { $0.groups = ["hub", "trust"] }
    group.changePerson("erin") { $0.careerStage = "ect1" }
    group.changePerson("lou") { $0.careerStage = "ect2" }
    // Nobody is chosen whose school isn't there.
    if var stray = group.people.first {
      (stray.id, stray.schools) = ("zed", ["nowhere"])
      group.people.append(stray)
    }
    return group
  }

  /// Each condition now and then, with words that some people meet.
  public static func selector(_ generator: inout SplitMix64) -> Selector {
    var selector = Selector()
    selector.people = some(["kit", "anna", "jo", "zed"], &generator)
    selector.schools = some(["elm", "ash"], &generator)
    selector.phases = some([.primary, .secondary], &generator)
    selector.groups = some(["hub", "trust"], &generator)
    selector.roles = some(["art lead", "teacher", "headteacher"], &generator)
    selector.subjects = some(["art", "maths"], &generator)
    selector.years = some([3, 4, 6], &generator)
    selector.careerStages = some(["ect1", "ect2"], &generator)
    selector.tags = some(["dsl", "senco"], &generator)
    selector.everyone = generator.below(4) == 0
    return selector
  }

  private static func some<Value>(_ values: [Value], _ generator: inout SplitMix64) -> [Value] {
    guard generator.below(3) == 0 else { return [] }
    return values.filter { _ in generator.below(2) == 0 }
  }
}

extension Group {
  /// The plain twin of every look-up by selector: everyone is asked, one by one; in order of id.
  public func peopleOneByOne(matching selector: Selector) -> [Person] {
    people.filter { person in
      schools.first { $0.id == person.base }.map { selector.matches(person, at: $0) } ?? false
    }.sorted { $0.id < $1.id }
  }
}
