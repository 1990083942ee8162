// SPDX-License-Identifier: Apache-2.0

/// A post at another school for a while (C2, C3, H14).
public struct Secondment: Hashable, Sendable {
  /// The school with the post.
  public var school: Identifier<School>
  /// Applicants, dearest first.
  public var applicants: [Identifier<Person>]
  /// Whether the applicant's school should be like the post's or unlike it; liked, not demanded.
  public var match: ContextMatch = .any
  /// Half-days a week, 1…10; 10 is the whole of the applicant's week.
  public var halfDaysPerWeek = 10
  /// Length in half-terms, 1…6.
  public var halfTerms = 2
  /// What it begins and ends with.
  public var bounds: Bounds = .halfTerm
  /// Ways in which the hole left behind may be filled.
  public var backfill: [Backfill] = Backfill.allCases
  /// Whether the post is empty: while nobody is seconded to it the school has to hire.
  public var isVacant = false
  /// What the post's school pays the applicant's for a half-day; nil: what a hired teacher costs there.
  public var recharge: Pence?

  /// Dates on which a secondment may begin and end.
  public enum Bounds: String, CaseIterable, Sendable, Codable {
    case halfTerm = "half-term"
    case term
  }

  /// What fills the hole that somebody leaves at their school.
  public enum Backfill: String, CaseIterable, Sendable, Codable {
    /// Somebody seconded from the very school to which the person goes.
    case swap
    /// Somebody seconded from a third school.
    case chain
    /// Somebody hired for the time.
    case hire
    /// Nobody: the school can spare the time.
    case none
  }

  /// A secondment to a post.
  public init(school: Identifier<School>, applicants: [Identifier<Person>]) {
    self.school = school
    self.applicants = applicants
  }
}

/// How much teaching a school can go without while people are seconded from it (H14).
public struct StaffingMargin: Hashable, Sendable {
  public var school: Identifier<School>
  /// Of which phase's teachers; nil: of every phase's.
  public var phase: Phase?
  /// Numbers of the half-terms in which it holds, from 1; empty: all.
  public var halfTerms: [Int]
  /// Half-days of teaching a week, 0 or more.
  public var halfDays: Int
  /// A margin.
  public init(school: Identifier<School>, phase: Phase?, halfTerms: [Int], halfDays: Int) {
    self.school = school
    self.phase = phase
    self.halfTerms = halfTerms
    self.halfDays = halfDays
  }
}

extension Group {
  /// Half-days a week that `school` can go without in a half-term for teachers of `phase`: what the most particular of
  /// its margins says (both stated before phase alone, before half-terms alone, before neither; of equals the last), else
  /// the rules profile's default.
  public func staffingMargin(_ school: Identifier<School>, _ phase: Phase, halfTerm: Int) -> Int {
    let matching = margins.filter {
      $0.school == school && ($0.phase == nil || $0.phase == phase)
        && ($0.halfTerms.isEmpty || $0.halfTerms.contains(halfTerm))
    }
    let rank = { (margin: StaffingMargin) in (margin.phase == nil ? 0 : 2) + (margin.halfTerms.isEmpty ? 0 : 1) }
    guard let best = matching.map(rank).max() else { return rules.defaults.staffingMargin }
    return matching.last { rank($0) == best }?.halfDays ?? rules.defaults.staffingMargin
  }
}

extension Person {
  /// The phase whose teaching the person does at `base`, their school: of a school with several phases by the years they
  /// teach, where those tell.
  public func phase(at base: School) -> Phase {
    guard base.phase == .allThrough || base.phase == .middle, let least = years.min(), let most = years.max() else {
      return base.phase
    }
    return most <= 6 ? .primary : least >= 7 ? .secondary : base.phase
  }
}
