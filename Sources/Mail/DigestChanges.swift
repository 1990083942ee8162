// SPDX-License-Identifier: Apache-2.0

import Domain

/// What's different from the published plan, by person and by school; nothing where there's none.
struct DigestChanges: Sendable {
  typealias Change = PlanChanges.Change

  private var byPerson: [Identifier<Person>: [(change: Change, told: Change.Told)]] = [:]
  private var bySchool: [Identifier<School>: [(change: Change, told: [Change.Told])]] = [:]

  /// Changes of a plan whose words these are.
  init(_ changes: PlanChanges?, _ words: PlanWords) {
    for change in changes?.changes ?? [] {
      var schools: [Identifier<School>: [Change.Told]] = [:]
      for place in ([change.old, change.new].compactMap(\.self)).flatMap(\.occurrences).map(\.place) {
        // Whoever lends a room hears of it though none of their people comes.
        if case .school(let school) = place { schools[school] = [] }
      }
      for told in change.told {
        byPerson[told.person, default: []].append((change, told))
        if let base = words.index.directory.base(of: told.person) { schools[base, default: []].append(told) }
      }
      for (school, told) in schools { bySchool[school, default: []].append((change, told)) }
    }
  }

  /// Changes of which a person must be told, in their order.
  func changes(of person: Identifier<Person>) -> [(change: Change, told: Change.Told)] { byPerson[person] ?? [] }

  /// Changes that concern a school, each with those of its people who must be told.
  func changes(of school: Identifier<School>) -> [(change: Change, told: [Change.Told])] { bySchool[school] ?? [] }
}

extension DigestBuilder {
  /// What a section with changes is called.
  static let changesHeading = "What has changed"

  /// What has changed for one person, in sentences.
  func changed(for person: Person) -> [String] {
    changes.changes(of: person.id).map { words.change($0.change, for: $0.told) }
  }

  /// The same where everybody reads it: of what's confidential only that there's something.
  func changedInPublic(for person: Person) -> [String] {
    changes.changes(of: person.id).map {
      words.isConfidential($0.change.activity)
        ? "Something has changed: please ask the office." : words.change($0.change, for: $0.told)
    }
  }

  /// What has changed for a school, for those who lead it, of the changes that `isMeant`.
  func changed(at school: School, where isMeant: (PlanChanges.Change) -> Bool = { _ in true }) -> [String] {
    changes.changes(of: school.id).compactMap { change, told in
      guard isMeant(change) else { return nil }
      // A change of people elsewhere is of no concern to whoever lends the room.
      if change.kind == .people, told.isEmpty { return nil }
      return words.change(change, forLeadersOf: told)
    }
  }
}
