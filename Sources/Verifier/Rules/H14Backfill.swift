// SPDX-License-Identifier: Apache-2.0

import Domain

/// The part of H14 about how the hole is filled that somebody seconded leaves.
enum SecondmentBackfill {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    let postings = Dictionary(facts.postings.map { ($0.activity.id, $0) }) { first, _ in first }
    for posting in facts.postings {
      checkSums(posting, &findings)
      for share in posting.placement.backfill { checkWay(share, of: posting, postings, &findings) }
      let shares = posting.placement.backfill
      findings.require(
        .secondments, Set(shares.map { Pair($0.halfTerm, Pair($0.way, $0.by)) }).count == shares.count,
        at: posting.location(), "the hole of \(posting.title) is filled in one way by two entries of one half-term")
    }
    checkUse(facts, postings, &findings)
    checkMargins(facts, &findings)
  }

  /// In each of its half-terms as much is filled as is left.
  private static func checkSums(_ posting: Posting, _ findings: inout Findings) {
    let sums = Dictionary(posting.placement.backfill.map { ($0.halfTerm, $0.halfDays) }, uniquingKeysWith: +)
    for number in posting.halfTerms {
      findings.require(
        .secondments, (sums[number] ?? 0) == posting.halfDays.count, at: posting.location(),
        "\(sums[number] ?? 0) half-days a week of \(posting.title) are filled in half-term \(number), "
          + "\(posting.halfDays.count) are left")
    }
    let own = Set(posting.halfTerms)
    for number in distinct(sums.keys) where !own.contains(number) {
      findings.require(
        .secondments, false, at: posting.location(),
        "the hole of \(posting.title) is filled in half-term \(number), in which there is none")
    }
  }

  private static func checkWay(
    _ share: SecondmentPlacement.BackfillShare, of posting: Posting, _ postings: [Identifier<Activity>: Posting],
    _ findings: inout Findings
  ) {
    let way = share.way == .none ? "time spared" : share.way.rawValue
    let words = "the \(way) for \(posting.title) in half-term \(share.halfTerm)"
    findings.require(
      .secondments, posting.wish.backfill.contains(share.way), at: posting.location(),
      "\(words) isn't a way that the wish allows")
    findings.require(
      .secondments, share.halfDays >= 1, at: posting.location(), "\(words) is of \(share.halfDays) half-days")
    switch share.way {
    case .hire, .none:
      findings.require(
        .secondments, share.by == nil, at: posting.location(), "\(words) names a secondment and needs none")
    case .swap, .chain:
      let other = share.by.flatMap { postings[$0] }
      findings.require(
        .secondments, other.map { fills($0, posting, share.halfTerm) } ?? false, at: posting.location(),
        "\(words) doesn't name another secondment that brings a teacher of the phase to '\(posting.member.school.id)' then"
      )
      let isSwap = other.map { $0.member.school.id == posting.post.id } ?? (share.way == .swap)
      findings.require(
        .secondments, isSwap == (share.way == .swap), at: posting.location(),
        "\(words) is a \(isSwap ? "swap" : "chain") by where its person comes from")
    }
  }

  /// Whether `other` brings somebody who does the same phase's teaching to the school that `posting` leaves.
  private static func fills(_ other: Posting, _ posting: Posting, _ halfTerm: Int) -> Bool {
    other.activity.id != posting.activity.id && other.post.id == posting.member.school.id
      && other.halfTerms.contains(halfTerm) && other.phase == posting.phase
  }

  /// Nobody fills more half-days than they're there for.
  private static func checkUse(
    _ facts: Derivation, _ postings: [Identifier<Activity>: Posting], _ findings: inout Findings
  ) {
    let shares = facts.postings.flatMap { $0.placement.backfill }
    for use in grouped(shares, by: { Pair($0.by, $0.halfTerm) }) {
      guard let posting = use.key.first.flatMap({ postings[$0] }) else { continue }
      let halfDays = use.values.reduce(0) { $0 + $1.halfDays }
      findings.require(
        .secondments, halfDays <= posting.halfDays.count, at: posting.location(),
        "\(posting.title) brings \(posting.halfDays.count) half-days a week and fills \(halfDays) in half-term "
          + "\(use.key.second)")
    }
  }

  /// A school goes without no more than it can spare of a phase's teaching.
  private static func checkMargins(_ facts: Derivation, _ findings: inout Findings) {
    let spared = facts.postings.flatMap { posting in
      posting.placement.backfill.filter { $0.way == .none }.map { (posting, $0) }
    }
    for group in grouped(spared, by: { Pair(Pair($0.0.member.school.id, $0.0.phase), $0.1.halfTerm) }) {
      let (school, phase, halfTerm) = (group.key.first.first, group.key.first.second, group.key.second)
      let halfDays = group.values.reduce(0) { $0 + $1.1.halfDays }
      let margin = facts.index.group.staffingMargin(school, phase, halfTerm: halfTerm)
      findings.require(
        .secondments, halfDays <= margin, at: Breach.Location(school: school),
        "'\(school)' goes without \(halfDays) half-days a week of \(phase.rawValue) teaching in half-term \(halfTerm), it "
          + "can spare \(margin)")
    }
  }
}

extension Posting {
  /// Whose teaching the person does at their own school.
  var phase: Phase { member.person.phase(at: member.school) }
}
