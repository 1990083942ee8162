// SPDX-License-Identifier: Apache-2.0

import Domain

/// Time that people keep to prepare sessions and to follow them up: what section 2 of `docs/model.md` calls kept time.
struct KeptTimes {
  private let facts: Derivation
  private var index: GroupIndex { facts.index }

  /// What somebody is to keep time for.
  private struct Claim {
    let part: Happening
    let member: Member
    let use: KeptTime.Use
    let length: Minutes

    var order: [SortKey.Part] {
      [
        .number(part.date.daysSince1970), .number(part.occurrence.span.start.minutes), .text(part.activity.id.text),
        .number(use == .preparation ? 0 : 1),
      ]
    }
  }

  /// By date, start, person, activity and use.
  static func of(_ facts: Derivation) -> [KeptTime] {
    let times = KeptTimes(facts: facts)
    let claims = grouped(times.claims) { $0.member.person.id }
    return claims.flatMap { times.kept($0.values) }.sorted { SortKey.of($0) }
  }

  /// How many are to keep time for whom their own weeks have no room, whatever the plan does with them.
  static func withoutRoom(_ facts: Derivation) -> Int {
    let times = KeptTimes(facts: facts)
    return times.claims.count { claim in !times.dates(of: claim).contains { times.hasRoom(claim, $0) } }
  }

  private func hasRoom(_ claim: Claim, _ date: CivilDate) -> Bool {
    !starts(of: claim.length, in: minutes(claim.member, date, without: ownTimes(claim.member, date))).isEmpty
  }

  private init(facts: Derivation) { self.facts = facts }

  private var claims: [Claim] {
    facts.placed.flatMap { Cohort.all($0.parts) }.flatMap { cohort -> [Claim] in
      guard let first = cohort.parts.first, let last = cohort.parts.last, let session = first.session else { return [] }
      return [
        (first, KeptTime.Use.preparation, session.preparation), (last, .followUp, session.followUp),
      ].filter { $0.2 > .zero }.flatMap { part, use, length in
        part.attendees.map { Claim(part: part, member: $0.member, use: use, length: length) }
      }
    }
  }

  /// What one person keeps, claim by claim.
  private func kept(_ claims: [Claim]) -> [KeptTime] {
    var kept: [KeptTime] = []
    for claim in claims.sorted(by: { $0.order < $1.order }) {
      if let time = time(for: claim, besides: kept) { kept.append(time) }
    }
    return kept
  }

  private func time(for claim: Claim, besides kept: [KeptTime]) -> KeptTime? {
    let isBefore = claim.use == .preparation
    for date in dates(of: claim) {
      let taken = kept.filter { $0.date == date }.map(\.span)
      let starts = starts(of: claim.length, in: free(claim.member, date, besides: taken))
      guard let start = isBefore ? starts.last : starts.first else { continue }
      return KeptTime(
        activity: claim.part.activity.id, person: claim.member.person.id, use: claim.use, date: date,
        span: TimeSpan(TimeOfDay(minutes: start), TimeOfDay(minutes: start + claim.length.rawValue)))
    }
    return nil
  }

  /// The dates of the year on which it may be kept, the nearest first.
  private func dates(of claim: Claim) -> [CivilDate] {
    let reach = index.group.rules.limits.keptWithinDays
    if reach < 1 { return [] }
    return (1...reach).map { claim.part.date + (claim.use == .preparation ? -$0 : $0) }
      .filter(index.group.year.contains)
  }

  /// Starts on the grid of stretches of that length whose minutes are all free.
  private func starts(of length: Minutes, in free: [Bool]) -> [Int] {
    stride(from: 0, through: free.count - length.rawValue, by: index.group.rules.limits.startGrid.rawValue).filter {
      !free[$0..<($0 + length.rawValue)].contains(false)
    }
  }

  /// F(p, d), minute by minute: directed time without anything else in it.
  private func free(_ member: Member, _ date: CivilDate, besides taken: [TimeSpan]) -> [Bool] {
    if facts.seconded.contains(member.person.id, on: date) { return [] }
    return minutes(member, date, without: ownTimes(member, date) + presences(member, date) + taken)
  }

  /// Directed time minute by minute, without some spans.
  private func minutes(_ member: Member, _ date: CivilDate, without spans: [TimeSpan]) -> [Bool] {
    var free = [Bool](repeating: false, count: TimeSpan.wholeDay.length.rawValue)
    for span in DirectedUse.directedTime(member, date, hours: index.workingHours(member, date), index) {
      for minute in span.start.minutes..<span.end.minutes { free[minute] = true }
    }
    for span in spans {
      let minutes = max(0, span.start.minutes)..<max(0, min(free.count, span.end.minutes))
      for minute in minutes where free.indices.contains(minute) { free[minute] = false }
    }
    return free
  }

  private func presences(_ member: Member, _ date: CivilDate) -> [TimeSpan] {
    let presences = facts.day(of: member.person.id, on: date)?.presences ?? []
    return presences.flatMap { $0.isHost ? $0.intervals : [$0.away(index)] }
  }

  /// Times that are taken in every plan.
  private func ownTimes(_ member: Member, _ date: CivilDate) -> [TimeSpan] {
    let school = member.school.id
    return pauses(school, date) + index.lessons(of: member.person, on: date).map(\.span)
      + index.protectedTimes(member, date).map(\.span)
      + index.busy(.person(member.person.id), date) + index.busy(.school(school), date)
  }

  /// Registration, breaks, and the time at noon between the teaching of the two halves.
  private func pauses(_ school: Identifier<School>, _ date: CivilDate) -> [TimeSpan] {
    guard let bells = index.bells(school, date) else { return [] }
    let others = bells.periods.filter { $0.kind != .lesson }.map(\.span)
    guard let morning = bells.teaching(in: .morning), let afternoon = bells.teaching(in: .afternoon),
      morning.end < afternoon.start
    else { return others }
    return others + [TimeSpan(morning.end, afternoon.start)]
  }
}
