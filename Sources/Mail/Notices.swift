// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What people are told at once: changes at short notice, of which calendars may tell too late.
public enum Notices {
  /// Messages about the changes of `plan` inside the notice period: to leaders about their schools, to people about
  /// themselves; to leaders first, each of the two by the recipient's id.
  ///
  /// Who is concerned by none gets nothing. `changes` are those from the plan that was published before.
  public static func messages(
    group: Group, plan: Plan, changes: PlanChanges, sender: DigestSender
  ) -> [DigestMessage] {
    let builder = DigestBuilder(group, plan, PlanWords(group, plan), asOf: plan.asOf, changes: changes)
    return DigestPost(group: group, builder: builder, sender: sender).notices()
  }
}

extension DigestPost {
  /// Those to leaders, then those to people.
  func notices() -> [DigestMessage] {
    let people = group.people.sorted { $0.id < $1.id }
    return people.compactMap(noticeToLeader) + people.compactMap(noticeToPerson)
  }

  private func noticeToPerson(_ person: Person) -> DigestMessage? {
    guard let address = addresses[person.id], let letter = builder.notice(to: person) else { return nil }
    let count = builder.soon(for: person).count
    let subject = "Your release time: \(PlanWords.counted(count, "change", "changes")) at short notice"
    return DigestMessage(
      kind: .person, person: person.id, message: message(letter, subject: subject, to: person, at: address))
  }

  private func noticeToLeader(_ person: Person) -> DigestMessage? {
    guard isReachedAsLeader(person), let address = addresses[person.id] else { return nil }
    let schools = person.schools.compactMap { builder.index.directory.schools[$0] }
    guard let letter = builder.notice(toLeader: person.name, of: schools), let school = schools.first else {
      return nil
    }
    return DigestMessage(
      kind: .leader, person: person.id,
      message: message(letter, subject: "\(school.name): changes at short notice", to: person, at: address))
  }
}

extension DigestBuilder {
  /// What has changed at short notice for one person, in sentences.
  func soon(for person: Person) -> [String] {
    changes.changes(of: person.id).filter(\.change.isSoon).map { words.change($0.change, for: $0.told) }
  }

  /// The letter to a person for whom something has changed at short notice; nil where nothing has.
  func notice(to person: Person) -> Letter? {
    let sentences = soon(for: person)
    if sentences.isEmpty { return nil }
    return Letter(
      title: "Your release time has changed", opening: ["Dear \(person.name),", Self.why],
      sections: [.init(Self.changesHeading, [.list(sentences)])],
      closing: closing("You get this because the group's staff list has your address."))
  }

  /// The same for whoever leads these schools.
  func notice(toLeader name: String, of schools: [School]) -> Letter? {
    let sections = schools.compactMap { school -> Letter.Section? in
      let sentences = changed(at: school, where: \.isSoon)
      let heading = schools.count == 1 ? Self.changesHeading : "\(school.name): \(Self.changesHeading.lowercased())"
      return sentences.isEmpty ? nil : .init(heading, [.list(sentences)])
    }
    if sections.isEmpty { return nil }
    return Letter(
      title: schools.map(\.name).joined(separator: ", ") + ": changes at short notice",
      opening: ["Dear \(name),", Self.why], sections: sections,
      closing: closing("You get this as head or cover lead. Please check the cover for these days."))
  }

  private static let why = "the plan has changed for days that aren't far off."
}
