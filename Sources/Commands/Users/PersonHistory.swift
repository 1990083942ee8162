// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// Somebody in every revision of the group, and by what names they went.
struct PersonHistory {
  /// Every revision that's kept, the first first, with its group.
  let revisions: [(stored: StoredGroup, group: Group)]
  /// Names and addresses that nobody else has had, and what else they're known as.
  let words: [String]

  private let id: Identifier<Person>
  /// How many people were erased before.
  private let erased: Int

  /// - Parameter others: further names by which they're known, as an account or a former name.
  /// - Throws: `person.unknown` where no revision has anybody with this id; `Failure` where one can't be read any more.
  init(_ id: Identifier<Person>, knownAs others: [String], in database: PlannerDatabase, telling console: Console)
    throws
  {
    self.id = id
    erased = try database.erasedCount()
    revisions = try database.revisions().map { revision in
      let stored = try StoredGroup(revision.number, in: database)
      return (stored, try stored.group(telling: console))
    }
    let people = revisions.flatMap(\.group.people)
    let theirs = people.filter { $0.id == id }
    guard !theirs.isEmpty else {
      throw StoreError(
        .unknownPerson, "no revision of the group that's kept has a person '\(id)'; 'planner export' writes its tables")
    }
    let taken = Set(people.filter { $0.id != id }.flatMap { [$0.name, $0.email ?? ""] })
    let own = Set(theirs.flatMap { [$0.name, $0.email ?? ""] })
    words = own.filter { !$0.isEmpty && !taken.contains($0) }.union(others).sorted()
  }

  /// They, as the group is now; nil where it doesn't have them.
  var present: Person? { revisions.last?.group.people.first { $0.id == id } }

  /// Somebody who stands for them, under a number that nobody has or has had: revisions in which somebody stands so may be
  /// let go, and what they did stays in the audit log.
  func former() -> FormerPerson {
    let ids = Set(revisions.flatMap(\.group.people).map(\.id))
    let number = ((erased + 1)...).first { !ids.contains(FormerPerson.pseudonym($0)) } ?? 1
    return FormerPerson(id, number: number, words: words)
  }
}
