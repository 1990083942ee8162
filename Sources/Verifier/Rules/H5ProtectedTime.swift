// SPDX-License-Identifier: Apache-2.0

import Domain

/// H5: PPA, ECT, mentor and other protected time isn't taken, journeys included, unless the school lets it be repaid in the
/// same cycle and it is.
enum H5ProtectedTime: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    let repaid = Dictionary(grouping: facts.repaid) { Pair($0.member.person.id, Pair($0.repayment.date, $0.time)) }
    for day in facts.personDays {
      checkTaken(day, facts.index, &findings) { time in
        repaid[Pair(day.member.person.id, Pair(day.date, time))]?.count ?? 0
      }
    }
    for repaid in facts.repaid {
      guard let day = facts.day(of: repaid.member.person.id, on: repaid.repayment.repaidOn) else { continue }
      checkDay(repaid, day, facts.index, &findings)
      checkStretch(repaid, day, facts.index, &findings)
    }
  }

  /// Nothing takes a host's protected time, nor other people's unless it's repaid once; a stay takes none in any case.
  private static func checkTaken(
    _ day: PersonDay, _ index: GroupIndex, _ findings: inout Findings, repayments: (ProtectedSpan) -> Int
  ) {
    for presence in day.presences where !(presence.isHost && presence.isDay) {
      let spans = presence.isHost ? presence.intervals : [presence.away(index)]
      let taken = day.protectedTimes.filter { time in spans.contains { $0.overlaps(time.span) } }
      let isLawful = taken.allSatisfy { time in
        !presence.isHost && !presence.isStay && time.mayBeRepaid(at: day.member.school) && repayments(time) == 1
      }
      findings.require(
        .protectedTime, isLawful,
        at: Breach.Location(presence.occurrence, school: day.member.school.id, person: day.member.person.id),
        "'\(presence.occurrence.activity)' takes protected time of \(day.member.person.name) on \(day.date.readable)"
          + (day.member.school.repaysProtectedTime && !presence.isStay ? " that isn't repaid once" : ""))
    }
  }

  /// A lesson that the person leads, on another date of the cycle on which nothing else concerns them.
  private static func checkDay(
    _ repaid: RepaidTime, _ day: PersonDay, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let repayment = repaid.repayment
    findings.require(
      .protectedTime, !repaid.block.isEmpty, at: repaid.location,
      "\(repaid.words) names no lesson that they lead at \(day.member.school.name)")
    let cycle = index.cycle(day.member.school.id, repayment.date)
    findings.require(
      .protectedTime,
      repayment.repaidOn != repayment.date && cycle != nil
        && cycle == index.cycle(day.member.school.id, repayment.repaidOn),
      at: repaid.location, "\(repaid.words) isn't on another date of the same cycle")
    findings.require(
      .protectedTime, day.presences.isEmpty, at: repaid.location,
      "\(repaid.words) is on a date on which they take part in something")
  }

  /// The stretch given back is long enough, free, and given once.
  private static func checkStretch(
    _ repaid: RepaidTime, _ day: PersonDay, _ index: GroupIndex, _ findings: inout Findings
  ) {
    guard let stretch = repaid.stretch else { return }
    findings.require(
      .protectedTime, stretch.length >= repaid.repayment.span.length, at: repaid.location,
      "\(repaid.words) gives \(stretch.length.rawValue) minutes for \(repaid.repayment.span.length.rawValue)")
    let spokenFor =
      index.busy(.person(day.member.person.id), day.date) + index.busy(.school(day.member.school.id), day.date)
      + day.protectedTimes.map(\.span)
    findings.require(
      .protectedTime, !spokenFor.contains { $0.overlaps(stretch) }, at: repaid.location,
      "\(repaid.words) falls into busy or protected time")
    let sharing = day.repaid.filter { other in
      other.block.contains { lesson in repaid.block.contains { $0.lesson == lesson.lesson } }
    }
    findings.require(
      .protectedTime, sharing.count == 1, at: repaid.location,
      "\(repaid.words) shares a lesson with another repayment")
  }
}

extension ProtectedSpan {
  /// Whether a school lets it be taken and repaid.
  func mayBeRepaid(at school: School) -> Bool { school.repaysProtectedTime && kind.isRepayable }
}
