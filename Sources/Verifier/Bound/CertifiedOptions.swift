// SPDX-License-Identifier: Apache-2.0

import Domain

/// The options that a certificate lists, looked up in the group.
struct CertifiedOptions: Sendable {
  /// One way to hold a session's part or a visit, on some dates.
  struct Way: Sendable {
    let place: Int
    /// The session, or the time in which a lesson is watched; and from the first talk to the last.
    let span: TimeSpan
    let whole: TimeSpan
    /// Number of the person who leads, -1 for none.
    var leader = -1
    /// The provider who leads.
    var provider: Provider?
    /// Of a visit: number of the host, and the minutes that are neither talk nor lesson.
    var host = -1
    var idle = 0
    /// Among the sets of dates.
    let dates: Int
  }

  /// Half-days of a specialist that may be spent at a school.
  struct Stay: Sendable {
    let school: School
    let half: HalfDay
    let dates: Int
  }

  /// An activity's options; nil: the certificate doesn't list the activity.
  enum Options: Sendable {
    case ways([Way])
    /// Of a circle, and of a session in several cohorts: ways to hold its parts, which count for others alone.
    case steps([Way])
    case stays([Stay])
    case postings([Posting])
    /// Counted at its full worth.
    case unlisted

    /// Ways to meet, of whatever they're parts.
    var meetings: [Way]? {
      switch self {
      case .ways(let ways), .steps(let ways): ways
      case .stays, .postings, .unlisted: nil
      }
    }
  }

  /// By activity.
  private(set) var options: [Options?]
  /// By activity: whether what's published of it may stay.
  private(set) var isKept: [Bool]
  /// Days of the year, by set.
  let dates: [[Int]]
  /// How many options there are: ways by date, half-days by school, ways to fill posts.
  private(set) var count = 0

  init(_ certificate: BoundCertificate, _ people: BoundPeople, _ faults: inout [CertificateFault]) {
    options = Array(repeating: nil, count: people.activities.count)
    isKept = Array(repeating: false, count: people.activities.count)
    let days = people.index.group.year.count
    dates = certificate.dates.map { $0.filter { $0 < days } }
    for (number, set) in certificate.dates.enumerated() where (set.last ?? 0) >= days {
      faults.append(CertificateFault(.option, "the set of dates \(number) reaches beyond the year's \(days) days"))
    }
    for considered in certificate.activities {
      guard let number = people.number(considered.activity) else {
        faults.append(CertificateFault(.option, "the group has no activity '\(considered.activity)'"))
        continue
      }
      guard options[number] == nil else {
        faults.append(CertificateFault(.option, "the activity '\(considered.activity)' is listed twice"))
        continue
      }
      var reader = OptionReader(people: people, activity: number, dateSets: dates.count)
      options[number] = reader.options(considered.options)
      isKept[number] = considered.isKept
      if let fault = reader.fault {
        faults.append(CertificateFault(.option, "activity '\(considered.activity)': \(fault)"))
      }
      count += optionCount(number)
    }
  }

  private func optionCount(_ activity: Int) -> Int {
    switch options[activity] {
    case .ways(let ways), .steps(let ways): ways.reduce(0) { $0 + dates[$1.dates].count }
    case .stays(let stays): stays.reduce(0) { $0 + dates[$1.dates].count }
    case .postings(let postings): postings.count
    case .unlisted, nil: 0
    }
  }
}

/// Looks one activity's options up. What names something unknown is left out, and the first such is told.
private struct OptionReader {
  let people: BoundPeople
  let activity: Int
  let dateSets: Int
  private(set) var fault: String?

  init(people: BoundPeople, activity: Int, dateSets: Int) {
    self.people = people
    self.activity = activity
    self.dateSets = dateSets
  }

  private var index: GroupIndex { people.index }
  private var wish: Activity { people.activities[activity] }

  private mutating func refuse(_ words: String) { fault = fault ?? words }

  mutating func options(_ listed: ConsideredActivity.Options) -> CertifiedOptions.Options? {
    switch (listed, wish.details) {
    case (.session(let ways), .session(let session)):
      let read = sessionWays(ways, session)
      return session.cohorts > 1 ? .steps(read) : .ways(read)
    case (.visit(let ways), .visit(let visit)): return .ways(visitWays(ways, visit))
    case (.circle(let ways), .triad), (.circle(let ways), .lessonStudy), (.circle(let ways), .shadowing):
      return .steps(circleWays(ways))
    case (.specialist(let stays), .specialist(let specialist)): return .stays(self.stays(stays, specialist))
    case (.secondment(let postings), .secondment(let secondment)):
      return .postings(postings.compactMap { posting($0, secondment) })
    case (.unlisted, _) where isMeeting: return .unlisted
    default:
      refuse("its options are of another kind than the activity, or they aren't listed and must be")
      return nil
    }
  }

  private var isMeeting: Bool {
    switch wish.details {
    case .session, .visit, .triad, .lessonStudy, .shadowing: true
    case .specialist, .secondment: false
    }
  }

  private mutating func isSet(_ dates: Int) -> Bool {
    if (0..<dateSets).contains(dates) { return true }
    refuse("there is no set of dates \(dates)")
    return false
  }

  private mutating func sessionWays(_ listed: SessionWays, _ session: Session) -> [CertifiedOptions.Way] {
    let places = listed.places.map { people.places.number($0) }
    if let unknown = places.firstIndex(of: nil) { refuse("the group has no place \(listed.places[unknown])") }
    for leader in listed.leaders where !mayLead(leader, session) { refuse("\(leader) isn't among its leaders") }
    return listed.ways.compactMap { way in
      guard isSet(way.dates) else { return nil }
      guard places.indices.contains(way.place), way.leader.map(listed.leaders.indices.contains) ?? true else {
        refuse("a way names a place or leader that isn't listed")
        return nil
      }
      guard let place = places[way.place] else { return nil }
      var read = CertifiedOptions.Way(place: place, span: way.span, whole: way.span, dates: way.dates)
      switch way.leader.map({ listed.leaders[$0] }) {
      case .person(let person):
        // Somebody who isn't employed in the year leads nothing.
        guard let number = people.number(person) else { return nil }
        read.leader = number
      case .provider(let provider): read.provider = index.directory.providers[provider]
      case nil: break
      }
      return read
    }
  }

  private func mayLead(_ leader: Leader, _ session: Session) -> Bool {
    guard let specialism = session.specialism else { return session.leaders.contains(leader) }
    guard case .provider(let id) = leader else { return false }
    return index.directory.providers[id]?.specialisms.contains(specialism) ?? false
  }

  private mutating func visitWays(_ listed: VisitWays, _ visit: Visit) -> [CertifiedOptions.Way] {
    let hosts = listed.hosts.map { people.number($0) }
    if let unknown = hosts.firstIndex(of: nil) { refuse("the group has no host '\(listed.hosts[unknown])'") }
    return listed.ways.compactMap { way in
      guard isSet(way.dates) else { return nil }
      guard hosts.indices.contains(way.host) else {
        refuse("a way names a host who isn't listed")
        return nil
      }
      guard let host = hosts[way.host] else { return nil }
      let start = way.brief ?? way.span.start
      let end = way.debrief.map { $0 + visit.debrief } ?? way.span.end
      guard start <= way.span.start, way.span.end <= end else {
        refuse("a way's talks don't lie around its lesson")
        return nil
      }
      var idle = end - start - way.span.length
      if way.brief != nil { idle = idle - visit.brief }
      if way.debrief != nil { idle = idle - visit.debrief }
      var read = CertifiedOptions.Way(
        place: people.bases[host], span: way.span, whole: TimeSpan(start, end), dates: way.dates)
      read.host = host
      read.idle = max(0, idle.rawValue)
      return read
    }
  }

  private mutating func circleWays(_ listed: CircleWays) -> [CertifiedOptions.Way] {
    let places = listed.places.map { people.places.number($0) }
    let hosts = listed.hosts.map { people.number($0) }
    if let unknown = places.firstIndex(of: nil) { refuse("the group has no place \(listed.places[unknown])") }
    if let unknown = hosts.firstIndex(of: nil) { refuse("the group has no host '\(listed.hosts[unknown])'") }
    return listed.ways.compactMap { way in
      guard isSet(way.dates) else { return nil }
      guard places.indices.contains(way.place), way.host.map(hosts.indices.contains) ?? true else {
        refuse("a way names a place or host that isn't listed")
        return nil
      }
      guard let place = places[way.place] else { return nil }
      var read = CertifiedOptions.Way(place: place, span: way.span, whole: way.span, dates: way.dates)
      if let host = way.host {
        guard let number = hosts[host] else { return nil }
        read.host = number
      }
      return read
    }
  }

  private mutating func stays(_ listed: [StayWay], _ specialist: Specialist) -> [CertifiedOptions.Stay] {
    listed.compactMap { stay in
      guard isSet(stay.dates) else { return nil }
      guard specialist.shares.contains(where: { $0.school == stay.school }),
        let school = index.directory.schools[stay.school]
      else {
        refuse("'\(stay.school)' has no share of it")
        return nil
      }
      return CertifiedOptions.Stay(school: school, half: stay.half, dates: stay.dates)
    }
  }

  private mutating func posting(_ listed: PostingWay, _ secondment: Secondment) -> Posting? {
    guard secondment.applicants.contains(listed.person), let number = people.number(listed.person),
      let post = index.directory.schools[secondment.school]
    else {
      refuse("'\(listed.person)' doesn't apply for it")
      return nil
    }
    guard listed.firstHalfTerm <= listed.lastHalfTerm, !listed.halfDays.isEmpty else {
      refuse("a way to fill the post takes no time")
      return nil
    }
    let member = people.members[number]
    return Posting(
      SecondmentPlacement(
        activity: wish.id, person: listed.person, from: member.school.id, to: post.id,
        firstHalfTerm: listed.firstHalfTerm, lastHalfTerm: listed.lastHalfTerm, days: index.group.year,
        halfDays: listed.halfDays, backfill: [], firmness: .outline),
      activity: wish, wish: secondment, member: member, post: post, index: index)
  }
}
