// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Mail
import Report
import Store

/// What a grant shows of a plan, as files. Each is made of an excerpt that holds no more than may be seen; of the files that
/// come of it only those are kept of which the policy tells.
struct ViewedFiles {
  private let standing: StandingPlan
  private let grant: Grant
  private let database: PlannerDatabase
  private let full: PlanExcerpt

  init(_ standing: StandingPlan, for grant: Grant, in database: PlannerDatabase) {
    (self.standing, self.grant, self.database) = (standing, grant, database)
    full = PlanExcerpt(of: standing.group, standing.plan, whole: standing.whole)
  }

  /// All of them; paths are relative to the grant's folder.
  ///
  /// - Throws: `StoreError`; `Failure` with status `fault` where one can't be made.
  func all() throws -> [OutputFiles.File] {
    if reach(.wholePlan) == .all { return try whole() + calendars() }
    var files: [OutputFiles.File] = []
    for excerpt in excerpts() {
      files += try excerpt.files().filter { file in
        excerpt.matters.contains { $0.isIn(file.path, of: excerpt.owner) }
      }
    }
    return try files + calendars()
  }

  private func reach(_ matter: Matter) -> AccessPolicy.Reach {
    AccessPolicy.reach(of: grant.role, to: .see, matter)
  }

  /// As `solve --output` writes it, but for calendars, which the database has as they were published.
  private func whole() throws -> [OutputFiles.File] {
    let words = PlanWords(full.group, full.plan, of: full.whole)
    return try Publication.parts(of: full.plan, for: full.group, words: words).filter { $0.name != "feeds" }
      .flatMap { try $0.files() }
  }

  // MARK: Excerpts

  /// A part of the plan, and what's shown of it.
  private struct Part {
    let excerpt: PlanExcerpt
    /// The name of the files that are its subject's; nil where it's about no school or person alone.
    let owner: String?
    let matters: [Matter]

    /// Everything that can be made of it.
    func files() throws -> [OutputFiles.File] {
      let words = PlanWords(excerpt.group, excerpt.plan, of: excerpt.whole)
      return try Publication.parts(of: excerpt.plan, for: excerpt.group, words: words)
        .filter { part in matters.contains { $0.isMadeIn(part.name) } }.flatMap { try $0.files() }
    }
  }

  private func excerpts() -> [Part] {
    let byReach = Dictionary(grouping: Matter.allCases.filter { !$0.madeIn.isEmpty }) { reach($0) }
    return AccessPolicy.Reach.allCases.flatMap { reach -> [Part] in
      guard reach != .never, let matters = byReach[reach] else { return [] }
      let (excerpt, owner) = excerpt(reach)
      return [
        Part(excerpt: excerpt, owner: owner, matters: matters.filter { !$0.isByPerson }),
        Part(excerpt: excerpt.alone, owner: owner, matters: matters.filter(\.isByPerson)),
      ].filter { !$0.matters.isEmpty }
    }
  }

  private func excerpt(_ reach: AccessPolicy.Reach) -> (PlanExcerpt, owner: String?) {
    let group = standing.group
    switch (reach, grant.role.extent) {
    case (.own, .school):
      let school = Identifier<School>(grant.scope)
      return (full.about(school), FileNames(group.schools.map(\.id))[school])
    case (.own, .person):
      let person = Identifier<Person>(grant.scope)
      return (full.about(person), FileNames(group.people.map(\.id))[person])
    case (.ownSchool, _):
      let base = group.people.first { $0.id.text == grant.scope }?.base ?? Identifier("")
      return (full.about(base), FileNames(group.schools.map(\.id))[base])
    default: return (grant.role == .finance ? full.money : full.leaders, nil)
    }
  }

  // MARK: Calendars

  private func calendars() throws -> [OutputFiles.File] {
    var renderer = FeedRenderer()
    let feeds = try database.feeds(for: grant)
    let names = FileNames(feeds.map { Identifier<PublishedFeed>($0.name.owner) })
    return try feeds.compactMap { name, feed in
      guard let file = names[Identifier(name.owner)] else { return nil }
      let stamp = UTCInstant(iso: feed.publication.at) ?? UTCInstant(secondsSince1970: 0)
      let entries = feed.entries.map { entry in
        PublishedEntry(
          uid: entry.uid, content: entry.content, sequence: entry.sequence,
          stamp: UTCInstant(iso: entry.changedAt) ?? stamp, isCancelled: entry.isCancelled)
      }
      do {
        let bytes = try renderer.bytes(head: feed.head, entries: entries, view: FeedView())
        return OutputFiles.File(path: "calendars/\(name.prefix { $0 != "/" })/\(file).ics", bytes: bytes)
      } catch {
        throw Failure(.fault, "a calendar can't be made of what's kept: \(error)".printable)
      }
    }
  }
}

extension String {
  /// "anna" of "person/anna".
  fileprivate var owner: String { String(drop { $0 != "/" }.dropFirst()) }
}

/// Where the files of a matter are made, and which of them they are.
extension Matter {
  /// Parts of a publication; none for what stands in no file of it, or in calendars.
  fileprivate var madeIn: [String] {
    switch self {
    case .letter: ["digests"]
    case .answer: ["sheets", "ledgers"]
    case .staffroomSheet, .year: ["sheets"]
    case .cover, .releases, .staffing, .learning, .opportunities, .provision, .charges, .accounts: ["ledgers"]
    case .wholePlan, .tables, .proposals, .records, .personCalendar, .schoolCalendar, .providerCalendar,
      .activityCalendar, .absences, .declines, .confidentialTitles, .vetoes, .reasons, .refusals, .smallGroups:
      []
    }
  }

  /// Whether its figures are of all that a person or school does, which is known of the grant's own alone.
  fileprivate var isByPerson: Bool { self == .learning || self == .opportunities }

  fileprivate func isMadeIn(_ part: String) -> Bool { madeIn.contains(part) }

  /// Whether the file is about this matter, of whom it's about where files are by school or person.
  fileprivate func isIn(_ path: String, of owner: String?) -> Bool {
    let files: [String] =
      switch self {
      case .letter: owner.map { ["digests/people/\($0).eml"] } ?? []
      case .answer: owner.map { ["heads/\($0).html", "heads/\($0).xlsx"] } ?? []
      case .staffroomSheet: owner.map { ["staffroom/\($0).html"] } ?? []
      case .year: ["year.html"]
      case .cover:
        Self.ledgers("cover", "supply", "unfilled", "floating") + (owner.map { ["cover/\($0).xlsx"] } ?? [])
      case .releases: Self.ledgers("releases", "repayments", "travel")
      case .staffing: Self.ledgers("rotas")
      case .learning: Self.ledgers("accredited-hours", "benefit", "directed-time")
      case .opportunities: Self.ledgers("never-takes-part", "opportunities", "opportunity-offers")
      case .provision: Self.ledgers("provision") + ["provision.xlsx"]
      case .charges: Self.ledgers("charges")
      case .accounts: Self.ledgers("spend", "supply") + ["charges.xlsx"]
      default: []
      }
    return files.contains(path)
  }

  private static func ledgers(_ names: String...) -> [String] { names.map { "ledgers/\($0).csv" } }
}
