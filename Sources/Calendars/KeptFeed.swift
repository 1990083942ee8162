// SPDX-License-Identifier: Apache-2.0

import Dispatch
public import Domain
import Foundation
import Synchronization

/// A feed in the form in which a database keeps it: each entry by itself and without its number and stamp, which depend on
/// what was published before.
public struct KeptFeed: Sendable {
  /// Whose it is.
  public var owner: FeedOwner
  /// What holds for all of it; `FeedRenderer` reads it.
  public var head: [UInt8]
  /// One for each key.
  public var entries: [Entry]

  /// One entry.
  public struct Entry: Sendable {
    /// Stays the same for the entry's whole life, and is one of its feed's alone within the plan's academic year: another
    /// year's entry for the same wish has the same, so that whoever keeps feeds tells years apart. It's a hash of names that can be
    /// guessed, so that what's published has another uid.
    public var key: String
    /// On which it begins, in UTC.
    public var day: CivilDate
    /// Equal for entries of which people see the same; `FeedRenderer` reads it.
    public var content: [UInt8]
  }
}

/// An entry as it's published.
public struct PublishedEntry: Sendable {
  /// A UUID that names nobody.
  public var uid: String
  /// As `KeptFeed` has it.
  public var content: [UInt8]
  /// 0 or more.
  public var sequence: Int
  /// When it was changed last.
  public var stamp: UTCInstant
  /// It's off, and shown for a time so that calendars learn of it.
  public var isCancelled: Bool

  /// An entry.
  public init(uid: String, content: [UInt8], sequence: Int, stamp: UTCInstant, isCancelled: Bool) {
    self.uid = uid
    self.content = content
    self.sequence = sequence
    self.stamp = stamp
    self.isCancelled = isCancelled
  }
}

extension Feeds {
  /// The feeds of each person, school, provider and activity of the group as a database keeps them, whether or not they
  /// have anything in the plan. `whole` is the plan that `plan` is, less what's withdrawn of it, where something is.
  ///
  /// - Throws: `FeedError` where a planned time doesn't exist in the group's time zone, or an activity has a part twice.
  public static func kept(group: Group, plan: Plan, of whole: Plan? = nil) throws(FeedError) -> [KeptFeed] {
    try kept(group: group, plan: plan, of: whole) { $0 }
  }

  /// The same, each as what `keep` makes of it; that's asked on two threads. With `owners` only theirs.
  ///
  /// - Throws: as `kept(group:plan:of:)` does.
  public static func kept<Kept: Sendable>(
    group: Group, plan: Plan, of whole: Plan? = nil, owners: Set<FeedOwner>? = nil,
    as keep: @Sendable (KeptFeed) -> Kept
  ) throws(FeedError) -> [Kept] {
    let maker = try FeedMaker(group: group, plan: plan, of: whole)
    let wanted = maker.owners.indices.filter { owners?.contains(maker.owners[$0]) ?? true }
    // Of two threads each makes every other feed: they differ little in size from their neighbours.
    let halves = Mutex([Result<[Kept], FeedError>](repeating: .success([]), count: 2))
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      let made = Result { () throws(FeedError) in
        var feeds: [Kept] = []
        for index in stride(from: half, to: wanted.count, by: 2) { feeds.append(keep(try maker.feed(wanted[index]))) }
        return feeds
      }
      halves.withLock { $0[half] = made }
    }
    let made = halves.withLock(\.self)
    let (even, odd) = (try made[0].get(), try made[1].get())
    return wanted.indices.map { $0 % 2 == 0 ? even[$0 / 2] : odd[$0 / 2] }
  }
}

/// Makes the feeds of a plan one by one, as a database keeps them.
public struct FeedMaker: Sendable {
  /// Each person, school, provider and activity of the group.
  public let owners: [FeedOwner]
  private let subjects: [Subject]
  private let builder: FeedBuilder
  private let zone: String
  private let year: Int

  /// `whole` is the plan that `plan` is, less what's withdrawn of it, where something is.
  ///
  /// - Throws: `FeedError` where the group's time zone isn't known.
  public init(group: Group, plan: Plan, of whole: Plan? = nil) throws(FeedError) {
    builder = try FeedBuilder(group, plan, PlanWords(group, plan, of: whole), of: whole)
    subjects =
      group.people.map(Subject.person) + group.schools.map(Subject.school) + group.providers.map(Subject.provider)
      + group.activities.map(Subject.activity)
    owners = subjects.map(\.owner)
    zone = group.timeZone
    year = plan.year.first.components.year
  }

  /// The feed of the owner at that place.
  ///
  /// - Throws: `FeedError` where a planned time doesn't exist in the group's time zone, or an activity has a part twice.
  public func feed(_ index: Int) throws(FeedError) -> KeptFeed {
    try KeptFeed(owners[index], try subjects[index].feed(builder), zone: zone, year: year)
  }

  /// Who or what has a feed.
  private enum Subject {
    case person(Person)
    case school(School)
    case provider(Provider)
    case activity(Activity)

    var owner: FeedOwner {
      switch self {
      case .person(let person): .person(person.id)
      case .school(let school): .school(school.id)
      case .provider(let provider): .provider(provider.id)
      case .activity(let activity): .activity(activity.id)
      }
    }

    func feed(_ builder: FeedBuilder) throws(FeedError) -> CalendarFeed {
      switch self {
      case .person(let person): try builder.feed(of: person)
      case .school(let school): try builder.feed(of: school)
      case .provider(let provider): try builder.feed(of: provider)
      case .activity(let activity): try builder.feed(of: activity)
      }
    }
  }
}

extension KeptFeed {
  fileprivate init(_ owner: FeedOwner, _ feed: CalendarFeed, zone: String, year: Int) throws(FeedError) {
    self.owner = owner
    head = KeptHead(feed, zone: zone, year: year).bytes
    var seen: Set<String> = []
    var entries: [Entry] = []
    entries.reserveCapacity(feed.events.count)
    for event in feed.events {
      guard seen.insert(event.uid).inserted else { throw .duplicateUID(event.uid) }
      try FeedWriter.check(event)
      entries.append(Entry(key: event.uid, day: event.time.day, content: KeptEntry(event).bytes))
    }
    self.entries = entries
  }
}

extension CalendarEvent.Time {
  fileprivate var day: CivilDate {
    switch self {
    case .timed(let start, _): start.date
    case .allDay(let days): days.first
    }
  }
}
