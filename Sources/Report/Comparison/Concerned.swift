// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Whom a wish concerns that isn't in the plan.
public enum Concerned {
  /// Schools of those for whom it is, of a post its own, and those that its reasons name, by id.
  public static func schools(_ item: Unplaced, in group: Group) -> [Identifier<School>] {
    let directory = Directory(group)
    var schools = Set(Audiences(group, directory: directory).audience(of: item.activity).schools)
    switch directory.activities[item.activity]?.details {
    case .secondment(let wish): schools.insert(wish.school)
    case .shadowing(let wish): if let base = directory.base(of: wish.applicant) { schools.insert(base) }
    case .session, .visit, .triad, .lessonStudy, .specialist, nil: break
    }
    for id in item.reasons.flatMap(\.concerned) {
      if directory.schools[Identifier(id)] != nil { schools.insert(Identifier(id)) }
      if let base = directory.base(of: Identifier<Person>(id)) { schools.insert(base) }
    }
    return schools.sorted()
  }

  /// Its title for everybody, the sentence that says why it isn't in the plan, and a phrase for each rule that stands in the way.
  public static func words(_ item: Unplaced, in group: Group) -> (title: String, sentence: String, reasons: [String]) {
    let words = UnplacedWords(item, names: Names(group))
    return (words.title, words.words, words.reasons)
  }
}
