// SPDX-License-Identifier: Apache-2.0

/// How a provider's fee is shared among the schools that took part: in equal parts, by pupils on roll, by attendances, or
/// by need (the needier pay less).
public enum CostSplit: String, CaseIterable, Sendable, Codable { case equal, pupils, attendance, need }

/// Whether people of different phases come to a session: it doesn't matter, they're liked, or each part needs people of
/// two at least.
public enum PhaseMix: String, CaseIterable, Sendable {
  case any = "no"
  case liked = "yes"
  case needed = "must"
}

/// Who leads.
public enum Leader: Hashable, Sendable, Codable {
  case person(Identifier<Person>)
  case provider(Identifier<Provider>)
}

/// Where a session may be held.
public struct VenueChoice: Hashable, Sendable {
  /// Schools that may host it; empty together with no other choice: any school with someone in it.
  public var schools: [Identifier<School>] = []
  /// At the leading provider's own site.
  public var atProvider = false
  /// Everyone joins from their own school.
  public var isOnline = false
  /// In a series, hosting twice running costs.
  public var rotates = false
  /// Any school that takes part.
  public init() {}
}

/// Several occurrences that belong together: all take place or none does.
public struct Series: Hashable, Sendable {
  /// Number of occurrences, 1 or more.
  public var parts = 1
  /// Least days from one to the next.
  public var leastGap = 7
  /// Most days from one to the next; nil: no limit.
  public var mostGap: Int?
  /// The same people come to every part.
  public var samePeople = true
  /// The parts fall in at least so many different terms (a term is two half-terms).
  public var leastTerms = 1
  /// A single occurrence.
  public init() {}
}

/// A shared session, network meeting, hub meeting, commissioned expert or course.
public struct Session: Hashable, Sendable {
  public var participants: [Participants]
  /// Least people (leaders apart) in each part.
  public var quorum = 1
  /// Least schools with someone in each part.
  public var leastSchools = 1
  /// Most people (leaders apart) in each part; nil: by room and provider.
  public var mostPeople: Int?
  public var length: Minutes
  public var series = Series()
  public var venue = VenueChoice()
  /// Any one of these leads every part; empty: nobody in particular.
  public var leaders: [Leader] = []
  /// In place of naming leaders: any one provider with this specialism (lower case) leads every part.
  public var specialism: String?
  /// People from outside who come to every part, as a leading provider would, and lead nothing: a nurse, the police. They
  /// aren't attendees.
  public var guests: [Identifier<Provider>] = []
  public var split: CostSplit = .equal
  /// Whether people from different phases come.
  public var mix = PhaseMix.any
  /// Parallel cohorts, each a series of its own: whoever takes part is in one of them (A7).
  public var cohorts = 1
  /// How far a cohort's size may be from the mean; nil: as the group's limits say.
  public var tolerance: PerMille?
  /// Preparation that participants need before the first part.
  public var preparation: Minutes = .zero
  /// Follow-up that participants need after the last part.
  public var followUp: Minutes = .zero
  /// Hours that count towards accredited learning.
  public var accredited: Minutes = .zero
  /// A session of that length.
  public init(participants: [Participants], length: Minutes) {
    self.participants = participants
    self.length = length
  }
  /// Whether somebody leads it.
  public var isLed: Bool { !leaders.isEmpty || specialism != nil }
}
