// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The calendar feeds of a plan, as files.
public enum Feeds {
  /// One .ics file for each person, school, provider and activity of the group, whether or not they have anything in
  /// the plan: someone who subscribes early sees it when it comes.
  ///
  /// Paths are below the folder of feeds ("people/anna.ics"), sorted by their bytes. The files depend on the group
  /// and the plan alone, and on `published` where the plan was made from that one: its entries that are off stay as
  /// cancelled ones, and what's different has a later revision. `words` are those of this plan, where the caller has
  /// them already.
  /// - Throws: `FeedError` where a planned time doesn't exist in the group's time zone, or an activity has a part twice.
  public static func all(
    group: Group, plan: Plan, words: PlanWords? = nil, published: Plan? = nil
  ) throws(FeedError) -> [(path: String, bytes: [UInt8])] {
    let builder = try FeedBuilder(group, plan, words ?? PlanWords(group, plan))
    var earlier: FeedBuilder?
    if let published { earlier = try FeedBuilder(group, published, PlanWords(group, published)) }
    let revision = published.map { FeedRevision(of: plan, from: $0) }
    let writer = FeedWriter(zone: ZoneDefinition(builder.clock, from: plan.year.first.components.year))
    var files: [(path: String, bytes: [UInt8])] = []
    func add(_ folder: String, _ name: String?, _ make: (FeedBuilder) throws(FeedError) -> CalendarFeed)
      throws(FeedError)
    {
      guard let name else { return }
      var feed = try make(builder)
      if let revision, let earlier { feed = revision.revised(feed, from: try make(earlier)) }
      files.append((path: "\(folder)/\(name).ics", bytes: try writer.bytes(of: feed)))
    }
    let people = FileNames(group.people.map(\.id))
    for person in group.people {
      try add("people", people[person.id]) { (builder) throws(FeedError) in try builder.feed(of: person) }
    }
    let schools = FileNames(group.schools.map(\.id))
    for school in group.schools {
      try add("schools", schools[school.id]) { (builder) throws(FeedError) in try builder.feed(of: school) }
    }
    let providers = FileNames(group.providers.map(\.id))
    for provider in group.providers {
      try add("providers", providers[provider.id]) { (builder) throws(FeedError) in try builder.feed(of: provider) }
    }
    // Even the id of a confidential activity may tell what it is; no name made of an id has a '~'.
    let open = FileNames(group.activities.filter { !$0.isConfidential }.map(\.id))
    for activity in group.activities {
      let number = builder.words.number(ofConfidential: activity.id)
      try add("activities", number.map { "confidential~\($0)" } ?? open[activity.id]) {
        (builder) throws(FeedError) in try builder.feed(of: activity)
      }
    }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
