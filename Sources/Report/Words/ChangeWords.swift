// SPDX-License-Identifier: Apache-2.0

import Domain

/// What's different from a published plan, in sentences.
struct ChangeWords {
  let names: Names
  let words: PlanWords

  /// "Maths course, part 2 of Thu 8 Oct 13:30 Elm Primary: another length; now Thu 8 Oct 13:30 Elm Primary; 3 people to
  /// be told".
  func sentence(_ change: PlanChanges.Change) -> String {
    title(change) + what(change)
  }

  /// "Maths course, part 2", "Induction, cohort 2, part 3".
  func title(_ change: PlanChanges.Change) -> String {
    let cohort = change.number?.cohort ?? 1
    let isInCohorts = cohort > 1 || change.number != nil && words.index.isInCohorts(change.activity)
    return change.title(names) + (isInCohorts ? ", cohort \(cohort)" : "")
      + (change.part > 1 ? ", part \(change.part)" : "")
  }

  /// All that comes after the title.
  private func what(_ change: PlanChanges.Change) -> String {
    let told = "\(Format.count(change.people.count, "person", "people")) to be told"
    let old = change.old.flatMap { when($0, change) }.map { " of \($0)" } ?? ""
    let new = change.new.flatMap { when($0, change) }
    switch change.kind {
    case .moved:
      let differences = change.differences.map(\.words).joined(separator: ", ")
      return "\(old): \(differences)\(new.map { "; now \($0)" } ?? ""); \(told)"
    case .cancelled: return "\(old): cancelled; \(told)"
    case .people: return "\(old): stays; \(comings(change))"
    case .added: return ": also on \(new ?? "another day"); \(told)"
    case .gone: return "\(old): the group doesn't have it any more; \(told)"
    }
  }

  /// "1 person joins, 2 people come no more".
  func comings(_ change: PlanChanges.Change) -> String {
    let joining = change.told.count { $0.coming == .joins }
    let words = [
      joining > 0 ? Format.count(joining, "person joins", "people join") : nil,
      joining < change.told.count
        ? "\(Format.count(change.told.count - joining, "person comes", "people come")) no more" : nil,
    ]
    return words.compactMap(\.self).joined(separator: ", ")
  }

  /// "Thu 8 Oct 13:30 Elm Primary"; no place of what's confidential.
  func when(_ thing: PlanChanges.Change.Thing, _ change: PlanChanges.Change) -> String? {
    if case .secondment(let placement) = thing { return words.time(placement) }
    guard let day = thing.firstDate, let first = thing.occurrences.first else { return nil }
    let date = "\(day.readableShort) \(first.span.start)"
    if names.isConfidential(change.activity) { return date }
    let places = thing.places.map { $0 == .online ? "online" : names.shortPlace($0) }
    return "\(date) \(places.joined(separator: " and "))"
  }
}

extension PlanChanges.Change.Kind {
  /// "Moved".
  var label: String {
    switch self {
    case .moved: "Moved"
    case .cancelled: "Cancelled"
    case .people: "Other people"
    case .added: "More days"
    case .gone: "No longer in the group"
    }
  }
}
