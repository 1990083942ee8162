// SPDX-License-Identifier: Apache-2.0

extension Group {
  /// Sentences on everything that the group states and no plan takes into account yet, in a fixed order, so that a plan
  /// can say what it doesn't know. None names a person or a school.
  ///
  /// Whoever makes a plan follow one of these takes its line away here.
  public func statedButUnused() -> [String] { unused.compactMap(\.sentence) }

  /// The same in one sentence, short enough to stand among other caveats; nil where there's nothing to say.
  public func statedButUnusedInShort() -> String? {
    let phrases = unused.compactMap(\.phrase)
    return phrases.isEmpty ? nil : "Stated and not used yet: " + phrases.joined(separator: "; ") + "."
  }

  private var unused: [Statement] {
    unusedOfGroup + unusedOfSchools + unusedOfPeople + unusedOfActivities
  }

  private var unusedOfGroup: [Statement] {
    guard published != nil else { return [] }
    return [Statement(whole: "A published plan is named and isn't taken into account yet.", short: "a published plan")]
  }

  private var unusedOfSchools: [Statement] {
    let statements: [Statement] = [
      Statement("The notice that an agency needs", schools.count { ($0.supply.noticeDays ?? 0) > 0 }, "school")
    ]
    return statements
  }

  private var unusedOfPeople: [Statement] {
    let statements: [Statement] = [
      Statement("A job share", people.count { $0.jobShare != nil }, "person", "people"),
      Statement("That the holder is still to come", people.count(where: \.isVacancy), "post"),
      Statement(
        "A part of full time without working days",
        people.count { $0.fullTimeEquivalent < .one && $0.works == .everyDay }, "person", "people",
        instead: "every day is taken to be worked"),
      Statement("What others can learn", unusedStrengths, "person", "people"),
      Statement("What they want to learn", people.count { !$0.wants.isEmpty }, "person", "people"),
    ]
    return statements
  }

  /// People with strengths, where nobody asks to shadow whoever has one.
  private var unusedStrengths: Int {
    let isAsked = activities.contains { activity in
      activity.circle.map { $0.isShadowing && $0.preferredHosts.isEmpty } ?? false
    }
    return isAsked ? 0 : people.count { !$0.strengths.isEmpty }
  }

  private var unusedOfActivities: [Statement] {
    let statements: [Statement] = [
      // Topics count where schools say which they work on (`School.need(for:)`).
      Statement(
        "A focus", schools.contains { !$0.priorities.isEmpty } ? 0 : activities.count { !$0.focus.isEmpty }, "wish",
        "wishes"),
      Statement(
        "Groups", activities.count { !$0.groups.isEmpty }, "wish", "wishes", isPlural: true),
    ]
    return statements
  }
}

/// Something stated for a number of things of one kind, or once for the whole group.
private struct Statement {
  /// In a sentence of its own, and among others; nil where nothing is stated.
  let sentence: String?
  let phrase: String?

  /// What's said as it stands.
  init(whole: String, short: String) {
    sentence = whole
    phrase = short
  }

  /// `what` is stated for `count` of what `one` or `many` names; `instead` says what's done in its place.
  init(
    _ what: String, _ count: Int, _ one: String, _ many: String? = nil, isPlural: Bool = false, instead: String? = nil
  ) {
    guard count > 0 else {
      sentence = nil
      phrase = nil
      return
    }
    let things = "\(count) \(count == 1 ? one : many ?? one + "s")"
    let verbs = isPlural ? ("are", "aren't") : ("is", "isn't")
    sentence = "\(what) \(verbs.0) stated for \(things) and \(verbs.1) used yet" + (instead.map { ": \($0)." } ?? ".")
    phrase = what.prefix(1).lowercased() + what.dropFirst() + " (\(things)\(instead.map { "; \($0)" } ?? ""))"
  }
}
