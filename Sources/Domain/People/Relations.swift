// SPDX-License-Identifier: Apache-2.0

/// One side of a relation.
public enum Party: Hashable, Sendable {
  case school(Identifier<School>)
  case person(Identifier<Person>)
}

/// How two schools or people stand to each other. Symmetric. Vetoes and reluctance are never shown to anyone.
public struct Relation: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable { case veto, reluctance, partner, family, federation }
  public var kind: Kind
  public var a: Party
  public var b: Party
  /// A relation between two parties.
  public init(kind: Kind, a: Party, b: Party) {
    self.kind = kind
    self.a = a
    self.b = b
  }
}

/// Something that took place, was offered or refused before this plan.
public struct HistoryEntry: Hashable, Sendable {
  public enum Outcome: String, CaseIterable, Sendable { case done, offered, refused }
  public var date: CivilDate?
  public var kind: String
  public var person: Identifier<Person>?
  public var school: Identifier<School>?
  public var partner: Identifier<School>?
  public var outcome: Outcome
  /// An entry.
  public init(
    date: CivilDate?, kind: String, person: Identifier<Person>?, school: Identifier<School>?,
    partner: Identifier<School>?, outcome: Outcome
  ) {
    self.date = date
    self.kind = kind
    self.person = person
    self.school = school
    self.partner = partner
    self.outcome = outcome
  }
}

/// A head's answer for their own school and one half-term. Silence leaves the plan provisional.
public struct Answer: Hashable, Sendable {
  public enum Verdict: String, CaseIterable, Sendable { case yes, no, notThese = "not these" }
  public var school: Identifier<School>
  /// Number of the half-term in the school's calendar, from 1.
  public var halfTerm: Int
  public var verdict: Verdict
  /// For `notThese`: the activities refused.
  public var activities: [Identifier<Activity>]
  /// An answer.
  public init(school: Identifier<School>, halfTerm: Int, verdict: Verdict, activities: [Identifier<Activity>]) {
    self.school = school
    self.halfTerm = halfTerm
    self.verdict = verdict
    self.activities = activities
  }
}

/// A person who won't take part in an activity; no reason is asked.
public struct Decline: Hashable, Sendable {
  public var person: Identifier<Person>
  public var activity: Identifier<Activity>
  /// A decline.
  public init(person: Identifier<Person>, activity: Identifier<Activity>) {
    self.person = person
    self.activity = activity
  }
}

/// A pot of money for some activities of some schools.
public struct Fund: Hashable, Sendable {
  public var id: Identifier<Fund>
  public var name: String
  public var amount: Pence
  /// Schools that it's ring-fenced for; empty: all.
  public var schools: [Identifier<School>] = []
  /// Kinds of activity that it may pay for; empty: all.
  public var kinds: [ActivityKind] = []
  /// What it repays a school for each lesson released for its activities.
  public var tariffPerLesson: Pence = .zero
  /// Whether it pays providers' fees of its activities (otherwise the schools share them).
  public var paysFees = true
  /// Makes it the centre's reserve: no activity names it, and for schools whose need weight is at least this it pays what they
  /// spend on release beyond their budgets, whatever for, as long as it lasts (H8). Nil: an ordinary fund.
  public var reserveFromNeed: PerMille?
  /// Under what the fund books what it pays.
  public var costCentre: String?
  /// A fund.
  public init(id: Identifier<Fund>, name: String, amount: Pence) {
    self.id = id
    self.name = name
    self.amount = amount
  }
}
