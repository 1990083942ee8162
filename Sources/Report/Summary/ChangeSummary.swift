// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What's different between two plans, in lines for people who decide which one holds.
public struct ChangeSummary: Sendable {
  /// What was published and is otherwise now, a sentence each, by date.
  public let changes: [String]
  /// Wishes that take place for the first time: title and first date.
  public let added: [String]
  /// How many people must be told, and how many of the changes are at short notice.
  public let peopleToTell: Int
  public let soon: Int

  /// - Parameters:
  ///   - from: the plan that people know of.
  ///   - to: one that was made from it, of `group`.
  ///   - withdrawn: what `from` doesn't have any more because it was called off, as people know.
  public init(group: Group, from: Plan, to: Plan, withdrawn: [PlanChanges.Change.Thing] = []) {
    let found = PlanChanges(from: from, to: to, in: group, withdrawn: withdrawn)
    let names = Names(group)
    let words = PlanWords(group, to)
    let sentences = ChangeWords(names: names, words: words)
    changes = found.changes.map(sentences.sentence)
    peopleToTell = found.people.count
    soon = found.changes.count(where: \.isSoon)
    let known = Set(from.occurrences.map(\.activity) + from.secondments.map(\.activity))
      .union(withdrawn.compactMap(\.activity))
    var seen = known
    let first = to.occurrences.filter { seen.insert($0.activity).inserted }
    added =
      first.map { "\(names.title($0.activity)): \($0.date.readableShort)" }
      + to.secondments.filter { seen.insert($0.activity).inserted }
      .map { "\(names.title($0.activity)): from \($0.days.first.readableShort)" }
  }

  /// Whether the plans are alike in all that people know of.
  public var isEmpty: Bool { changes.isEmpty && added.isEmpty }

  /// "3 changes, 1 at short notice, 5 people to be told; 2 wishes more", then a line each.
  public var lines: [String] {
    if isEmpty { return ["Nothing is different."] }
    var parts = [Format.count(changes.count, "change")]
    if soon > 0 { parts.append("\(Format.count(soon)) at short notice") }
    parts.append("\(Format.count(peopleToTell, "person", "people")) to be told")
    if !added.isEmpty { parts[parts.count - 1] += "; \(Format.count(added.count, "wish", "wishes")) more" }
    var lines = [parts.joined(separator: ", ")]
    lines += changes.map { "  " + $0 }
    lines += added.map { "  New: " + $0 }
    return lines
  }
}
