// SPDX-License-Identifier: Apache-2.0

import Domain

/// Who of a school goes on visits: teachers in turn, so that nobody has many, and now and then others.
struct VisitorDeck {
  /// Who goes together, and what they are.
  struct Visitor {
    enum Kind { case classTeacher, subjectTeacher, leader, support }
    var kind: Kind
    var people: [Person]
  }

  private var teachers: [Person]
  private var leaders: [Person]
  private var assistants: [Person]
  private let mostOut: Int
  private var turn = 0

  init(_ scene: Scene, _ school: Int, _ random: inout RandomStream) {
    let people = scene.rosters[school].people
    teachers = random.shuffled(scene.classTeachers(school) + scene.subjectTeachers(school))
    leaders = random.shuffled(
      people.filter {
        ["headteacher", "deputy headteacher", "assistant headteacher", "senco"].contains($0.role) && $0.subjects.isEmpty
      })
    assistants = random.shuffled(
      people.filter {
        $0.role == "ta" && !$0.needsCover && $0.works.contains(.tuesday, .afternoon) && scene.isThereAllYear($0)
      })
    mostOut = scene.schools[school].mostOut ?? 2
  }

  /// The next to go.
  mutating func next(_ random: inout RandomStream) -> Visitor? {
    let draw = random.below(1000)
    if draw < 100, let leader = leaders.popLast() {
      leaders.insert(leader, at: 0)
      return Visitor(kind: .leader, people: [leader])
    }
    if draw < 220, let assistant = assistants.popLast() {
      assistants.insert(assistant, at: 0)
      return Visitor(kind: .support, people: [assistant])
    }
    guard !teachers.isEmpty else { return nil }
    let teacher = teachers[turn % teachers.count]
    turn += 1
    // A class teacher and an assistant go together where two may be out at once.
    if draw < 320, mostOut >= 2, teacher.classTaught != nil,
      let assistant = assistants.first(where: { $0.works == .everyDay })
    {
      return Visitor(kind: .classTeacher, people: [teacher, assistant])
    }
    return Visitor(kind: teacher.classTaught == nil ? .subjectTeacher : .classTeacher, people: [teacher])
  }
}
