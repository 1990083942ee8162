// SPDX-License-Identifier: Apache-2.0

extension Group {
  /// Sentences on everything that the group states and no plan takes into account yet, in a fixed order, so that a plan
  /// can say what it doesn't know. None names a person or a school.
  ///
  /// Whoever makes a plan follow one of these takes its line away here.
  public func statedButUnused() -> [String] {
    [publishedPlan].compactMap { $0 } + unusedOfSchools + unusedOfPeople + unusedOfOthers + unusedOfActivities
  }

  private var publishedPlan: String? {
    published.map { _ in "A published plan is named and isn't taken into account yet." }
  }

  private var unusedOfSchools: [String] {
    let schoolCounts: [Statement] = [
      Statement("A limit on people out by phase", schools.count { !$0.mostOutOfPhase.isEmpty }, "school"),
      Statement("Leave to take protected time and repay it", schools.count(where: \.repaysProtectedTime), "school"),
      Statement("The notice that an agency needs", schools.count { ($0.supply.noticeDays ?? 0) > 0 }, "school"),
      Statement(
        "A charge for cancelled supply", schools.count { ($0.supply.cancellationCharge ?? .zero) > .zero }, "school"),
    ]
    let coverCounts: [Statement] = [
      Statement("Trust floating cover", Set(floatingCover.map(\.weekday)).count, "weekday")
    ]
    return (coverCounts + schoolCounts).compactMap(\.sentence)
  }

  private var unusedOfPeople: [String] {
    let statements: [Statement] = [
      Statement("A job share", people.count { $0.jobShare != nil }, "person", "people"),
      Statement("That the holder is still to come", people.count(where: \.isVacancy), "post"),
      Statement(
        "A part of full time without working days",
        people.count { $0.fullTimeEquivalent < .one && $0.works == .everyDay }, "person", "people",
        instead: "every day is taken to be worked"),
      Statement("What others can learn", people.count { !$0.strengths.isEmpty }, "person", "people"),
      Statement("What they want to learn", people.count { !$0.wants.isEmpty }, "person", "people"),
    ]
    return statements.compactMap(\.sentence)
  }

  private var unusedOfOthers: [String] {
    let isRelated = relations.contains { [.partner, .family, .federation].contains($0.kind) }
    let unusedHistory = history.count { $0.outcome != .done || $0.person == nil || $0.partner == nil }
    let statements: [Statement] = [
      Statement("What they specialise in", providers.count { !$0.specialisms.isEmpty }, "provider"),
      Statement("A charge by the mile", providers.count { $0.feePerMile > .zero }, "provider"),
      Statement(
        "What was offered, refused or done without a partner school", unusedHistory, "row of the history",
        "rows of the history"),
    ]
    // Relations are private, so not even their number is told.
    return (isRelated ? ["Partners, families and federations are stated and aren't used yet."] : [])
      + statements.compactMap(\.sentence)
  }

  private var unusedOfActivities: [String] {
    let sessions = activities.compactMap { activity -> Session? in
      if case .session(let session) = activity.details { return session }
      return nil
    }
    let statements: [Statement] = [
      Statement("A focus", activities.count { !$0.focus.isEmpty }, "wish", "wishes"),
      Statement("Whose idea it was", activities.count { $0.origin != nil }, "wish", "wishes"),
      Statement(
        "Groups", activities.count { !$0.groups.isEmpty }, "wish", "wishes", isPlural: true),
      Statement("A cost besides release, travel and fees", activities.count { $0.cost > .zero }, "wish", "wishes"),
      Statement("Preparation", sessions.count { $0.preparation > .zero }, "session"),
      Statement("Follow-up", sessions.count { $0.followUp > .zero }, "session"),
      Statement(
        "Hours that count towards accreditation", sessions.count { $0.accredited > .zero }, "session",
        isPlural: true),
      Statement("Parallel cohorts", sessions.count { $0.cohorts > 1 }, "session", isPlural: true),
    ]
    return statements.compactMap(\.sentence)
  }
}

/// Something stated for a number of things of one kind.
private struct Statement {
  let what: String
  let count: Int
  let noun: String
  let isPlural: Bool
  let instead: String?

  /// `what` is stated for `count` of what `one` or `many` names; `instead` says what's done in its place.
  init(
    _ what: String, _ count: Int, _ one: String, _ many: String? = nil, isPlural: Bool = false, instead: String? = nil
  ) {
    self.what = what
    self.count = count
    noun = count == 1 ? one : many ?? one + "s"
    self.isPlural = isPlural
    self.instead = instead
  }

  /// Nil where nothing is stated.
  var sentence: String? {
    guard count > 0 else { return nil }
    return
      "\(what) \(isPlural ? "are" : "is") stated for \(count) \(noun) and \(isPlural ? "aren't" : "isn't") used yet"
      + (instead.map { ": \($0)." } ?? ".")
  }
}
