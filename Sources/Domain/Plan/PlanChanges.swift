// SPDX-License-Identifier: Apache-2.0

/// What a plan changes of a published one, for people to read: what's moved, what's off, who comes and who doesn't.
///
/// Changes are told apart as churn counts them (`docs/model.md`, *Churn*): sessions and visits by cohort and part, a specialist's stays
/// by day, secondments as a whole; what each costs adds up to the plan's churn.
public struct PlanChanges: Hashable, Sendable {
  /// By the date that was published (of what wasn't, the new one), activity, cohort and part.
  public let changes: [Change]

  /// One thing that's different.
  public struct Change: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      /// Another date, time, place, leader, host or talks; of a secondment other people or times.
      case moved
      /// It doesn't take place.
      case cancelled
      /// It stays, and other people come.
      case people
      /// A day with stays of a specialist, which had none; a meeting or post that was called off, and takes place after all.
      case added
      /// The group doesn't have it any more, or as another kind.
      case gone
    }

    /// What's different of something moved.
    public enum Difference: String, CaseIterable, Sendable {
      case date, start, length, place, leader, host
      /// The talks before and after a visit's lesson.
      case talks
      /// Of a secondment.
      case person
      case halfTerms = "half-terms"
      case halfDays = "half-days"
    }

    /// What was published, or takes its place.
    public enum Thing: Hashable, Sendable {
      /// A part of a session, or a visit.
      case meeting(Occurrence)
      /// The stays of a specialist on one date, by start; at least one.
      case stays([Occurrence])
      case secondment(SecondmentPlacement)
    }

    /// Somebody who must be told.
    public struct Told: Hashable, Sendable {
      public enum Coming: String, Sendable {
        /// To the old and to the new.
        case still
        /// To the new alone.
        case joins
        /// To the old alone.
        case leaves
      }
      public let person: Identifier<Person>
      public let coming: Coming
    }

    public let kind: Kind
    public let activity: Identifier<Activity>
    /// Which of the activity's occurrences; nil of stays and secondments.
    public let number: Occurrence.Number?
    /// Nil where nothing was published.
    public let old: Thing?
    /// Nil where nothing takes its place.
    public let new: Thing?
    /// Of what's moved; ascending, never empty then.
    public let differences: [Difference]
    /// Who must be told, by id: those of the old and the new who are in the group, or of either only where it stays.
    public let told: [Told]
    /// Whether it's at short notice.
    public let isSoon: Bool
    /// What it adds to the plan's churn; nothing where people were told that it's off.
    public let churn: MilliLessons

    /// From 1; of stays and secondments 0.
    public var part: Int { number?.part ?? 0 }
    /// Who must be told, by id.
    public var people: [Identifier<Person>] { told.map(\.person) }
  }

  /// Everyone who must be told of something, each once.
  public var people: Set<Identifier<Person>> { Set(changes.flatMap(\.people)) }

  /// How many changes are of that kind.
  public func count(_ kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }

  /// What's different in `plan` from `published`; a session, visit or secondment that takes place for the first time isn't
  /// a change.
  ///
  /// `withdrawn` is what `published` doesn't have any more because it was called off, as people know.
  public init(from published: Plan, to plan: Plan, in group: Group, withdrawn: [Change.Thing] = []) {
    let finder = ChangeFinder(published: published, plan: plan, group: group)
    changes = (finder.meetings + finder.stays + finder.secondments + finder.back(withdrawn)).sorted {
      $0.order < $1.order
    }
  }
}

extension PlanChanges.Change {
  fileprivate var order: (CivilDate, Identifier<Activity>, Occurrence.Number) {
    ((old ?? new)?.firstDate ?? CivilDate(daysSince1970: 0), activity, number ?? Occurrence.Number(cohort: 0, part: 0))
  }
}

extension PlanChanges.Change.Thing {
  /// The date; of a secondment its first.
  public var firstDate: CivilDate? {
    switch self {
    case .meeting(let occurrence): occurrence.date
    case .stays(let stays): stays.first?.date
    case .secondment(let placement): placement.days.first
    }
  }

  /// Of which activity it is.
  public var activity: Identifier<Activity>? {
    switch self {
    case .meeting(let occurrence): occurrence.activity
    case .stays(let stays): stays.first?.activity
    case .secondment(let placement): placement.activity
    }
  }

  /// What's held at a place: one occurrence, or a day's stays by start; nothing of a secondment.
  public var occurrences: [Occurrence] {
    switch self {
    case .meeting(let occurrence): [occurrence]
    case .stays(let stays): stays
    case .secondment: []
    }
  }

  /// The kind of activity.
  public var kind: ActivityKind {
    switch self {
    case .meeting(let occurrence): occurrence.plannedKind
    case .stays: .specialist
    case .secondment: .secondment
    }
  }
}

extension Occurrence {
  /// The kind of activity that it's of, by the roles that people have in it.
  var plannedKind: ActivityKind {
    if isStay { return .specialist }
    return attendees.contains { $0.role == .host || $0.role == .visitor } ? .visit : .session
  }
}
