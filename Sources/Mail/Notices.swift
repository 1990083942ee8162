// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What people are told at once: changes at short notice, of which calendars may tell too late, and what's called off.
public enum Notices {
  /// Messages about the changes of `plan` inside the notice period: to leaders about their schools, to people about
  /// themselves; to leaders first, each of the two by the recipient's id.
  ///
  /// Who is concerned by none gets nothing. `changes` are those from the plan that was published before.
  public static func messages(
    group: Group, plan: Plan, changes: PlanChanges, sender: DigestSender
  ) -> [DigestMessage] {
    let builder = DigestBuilder(group, plan, PlanWords(group, plan), asOf: plan.asOf, changes: changes)
    return DigestPost(group: group, builder: builder, sender: sender).notices(.published)
  }

  /// Messages about what's called off, or takes place after all, before another plan is made: to the same people in the same
  /// order, however far the days are off.
  ///
  /// - Parameters:
  ///   - plan: as it stands from now on; `whole`: as it was published.
  ///   - today: which of a school's leaders are there.
  ///   - changes: from what stood before.
  ///   - occasion: why.
  public static func messages(
    group: Group, plan: Plan, of whole: Plan, asOf today: CivilDate, changes: PlanChanges,
    _ occasion: NoticeOccasion, sender: DigestSender
  ) -> [DigestMessage] {
    let builder = DigestBuilder(group, plan, PlanWords(group, plan, of: whole), asOf: today, changes: changes)
    return DigestPost(group: group, builder: builder, sender: sender).notices(occasion)
  }
}

/// Why there are notices.
public enum NoticeOccasion {
  /// Another plan is published.
  case published
  /// Something of the plan is off, and these lessons, for which somebody was to come, have no cover: leaders are told of
  /// those at their school.
  case withdrawn([CoverAssignment])
  /// Something takes place after all, and these lessons, which had nobody, have cover again: leaders are told of those at
  /// their school.
  case reinstated([CoverAssignment])

  fileprivate var why: String {
    switch self {
    case .published: "the plan has changed for days that aren't far off."
    case .withdrawn: "something has happened that changes what was planned. Another plan may follow."
    case .reinstated: "something that was called off takes place after all."
    }
  }

  /// What the subject says of changes besides.
  fileprivate var when: String {
    switch self {
    case .published: " at short notice"
    case .withdrawn, .reinstated: ""
    }
  }

  fileprivate func isMeant(_ change: PlanChanges.Change) -> Bool {
    switch self {
    case .published: change.isSoon
    case .withdrawn, .reinstated: true
    }
  }

  /// What a section about lessons is called, and which of a school's it has.
  fileprivate func lessons(at school: School) -> (heading: String, lessons: [CoverAssignment], what: String) {
    switch self {
    case .published: ("", [], "")
    case .withdrawn(let all):
      ("Lessons without cover", all.filter { $0.lesson.school == school.id }, "whoever was to take it can't.")
    case .reinstated(let all):
      ("Lessons with cover again", all.filter { $0.lesson.school == school.id }, "it's taken as planned.")
    }
  }
}

extension DigestPost {
  /// Those to leaders, then those to people.
  func notices(_ occasion: NoticeOccasion) -> [DigestMessage] {
    let people = group.people.sortedByID()
    return people.compactMap { noticeToLeader($0, occasion) } + people.compactMap { noticeToPerson($0, occasion) }
  }

  private func noticeToPerson(_ person: Person, _ occasion: NoticeOccasion) -> DigestMessage? {
    guard let address = addresses[person.id], let letter = builder.notice(to: person, occasion) else { return nil }
    let count = builder.told(of: occasion, person).count
    let subject = "Your release time: \(PlanWords.counted(count, "change", "changes"))\(occasion.when)"
    return DigestMessage(
      kind: .person, person: person.id, message: message(letter, subject: subject, to: person, at: address))
  }

  private func noticeToLeader(_ person: Person, _ occasion: NoticeOccasion) -> DigestMessage? {
    guard isReachedAsLeader(person), let address = addresses[person.id] else { return nil }
    let schools = person.schools.compactMap { builder.index.directory.schools[$0] }
    guard let letter = builder.notice(toLeader: person.name, of: schools, occasion), let school = schools.first else {
      return nil
    }
    return DigestMessage(
      kind: .leader, person: person.id,
      message: message(letter, subject: "\(school.name): changes\(occasion.when)", to: person, at: address))
  }
}

extension DigestBuilder {
  /// What has changed for one person, of what the occasion is to tell, in sentences.
  func told(of occasion: NoticeOccasion, _ person: Person) -> [String] {
    changes.changes(of: person.id).filter { occasion.isMeant($0.change) }.map { words.change($0.change, for: $0.told) }
  }

  /// The letter to a person for whom something has changed; nil where nothing has.
  func notice(to person: Person, _ occasion: NoticeOccasion) -> Letter? {
    let sentences = told(of: occasion, person)
    if sentences.isEmpty { return nil }
    return Letter(
      title: "Your release time has changed", opening: ["Dear \(person.name),", occasion.why],
      sections: [.init(Self.changesHeading, [.list(sentences)])],
      closing: closing("You get this because the group's staff list has your address."))
  }

  /// The same for whoever leads these schools.
  func notice(toLeader name: String, of schools: [School], _ occasion: NoticeOccasion) -> Letter? {
    let sections = schools.flatMap { school in
      let isOne = schools.count == 1
      let lessons = occasion.lessons(at: school)
      return [
        (Self.changesHeading, changed(at: school, where: occasion.isMeant)),
        (lessons.heading, lessons.lessons.map { lesson($0, lessons.what) }),
      ].filter { !$0.1.isEmpty }.map { heading, sentences in
        Letter.Section(isOne ? heading : "\(school.name): \(heading.lowercased())", [.list(sentences)])
      }
    }
    if sections.isEmpty { return nil }
    return Letter(
      title: schools.map(\.name).joined(separator: ", ") + ": changes\(occasion.when)",
      opening: ["Dear \(name),", occasion.why], sections: sections,
      closing: closing("You get this as head or cover lead. Please check the cover for these days."))
  }

  /// "Thu 15 Oct, P4 13:10–14:10 10M maths, Hal Moss: whoever was to take it can't."
  private func lesson(_ cover: CoverAssignment, _ what: String) -> String {
    "\(cover.date.readableShort), \(words.lesson(cover.lesson)), \(words.person(cover.absent)): \(what)"
  }
}
