// SPDX-License-Identifier: Apache-2.0

public import Domain

extension Feeds {
  /// Whose feeds can't say the same of two plans: all others needn't be made to know that they do.
  ///
  /// Of a few meetings that are withdrawn these are a few dozen of thousands. What's different is looked for in the lists of
  /// the plans, and everybody and everything counts that a feed names or counts because of it: rather too many than one too
  /// few. `CommandsTests/ConcernedFeedsTests` holds it against all feeds.
  ///
  /// - Parameters:
  ///   - before: a plan of `group`.
  ///   - after: the same, with more or less of it withdrawn.
  /// - Returns: nil where any may be another.
  public static func concerned(by before: Plan, _ after: Plan, in group: Group) -> Set<FeedOwner>? {
    // What fills the place that a secondment leaves is told at other posts and schools.
    if before.secondments != after.secondments { return nil }
    var finder = Concern(group)
    finder.add(meetings: different(before.occurrences, after.occurrences), of: [before, after])
    for release in different(before.releases, after.releases) {
      finder.add(person: release.person)
      finder.add(school: release.lesson.school)
    }
    for cover in different(before.cover, after.cover) {
      finder.add(person: cover.absent)
      finder.add(school: cover.lesson.school)
    }
    for purchase in different(before.supply, after.supply) { finder.add(school: purchase.school) }
    for leg in different(before.legs, after.legs) { finder.add(person: leg.person) }
    for repayment in different(before.repayments, after.repayments) {
      finder.add(person: repayment.person)
      finder.add(school: repayment.lesson.school)
    }
    for time in different(before.keptTimes, after.keptTimes) { finder.add(person: time.person) }
    return finder.owners
  }

  /// What only one of two lists has. They're sorted alike, and differ in a few neighbours.
  private static func different<Element: Hashable>(_ before: [Element], _ after: [Element]) -> Set<Element> {
    let first = zip(before, after).prefix { $0 == $1 }.count
    let rest = (before.dropFirst(first), after.dropFirst(first))
    let last = zip(rest.0.reversed(), rest.1.reversed()).prefix { $0 == $1 }.count
    return Set(rest.0.dropLast(last)).symmetricDifference(rest.1.dropLast(last))
  }
}

/// Gathers whose feeds are concerned.
private struct Concern {
  private let directory: Directory
  private(set) var owners: Set<FeedOwner> = []

  init(_ group: Group) { directory = Directory(group) }

  /// A person, and the schools at which they work: those tell who is away and what needs cover.
  mutating func add(person id: Identifier<Person>) {
    owners.insert(.person(id))
    if let person = directory.people[id] { ([person.base] + person.schools).forEach { add(school: $0) } }
  }

  mutating func add(school id: Identifier<School>) { owners.insert(.school(id)) }

  /// Meetings with everybody in them. Of a specialist's days others may be told: what one makes up for.
  mutating func add(meetings: Set<Occurrence>, of plans: [Plan]) {
    meetings.forEach { add(meeting: $0) }
    let rotas = Set(meetings.filter(\.isStay).map(\.activity))
    if rotas.isEmpty { return }
    for plan in plans { plan.occurrences.filter { rotas.contains($0.activity) }.forEach { add(meeting: $0) } }
  }

  private mutating func add(meeting: Occurrence) {
    owners.insert(.activity(meeting.activity))
    meeting.people.forEach { add(person: $0) }
    for provider in directory.providers(of: meeting) { owners.insert(.provider(provider)) }
    if case .school(let school) = meeting.place { add(school: school) }
  }
}
