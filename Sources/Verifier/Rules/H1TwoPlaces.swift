// SPDX-License-Identifier: Apache-2.0

import Domain

/// H1: nobody is in two places, travel included; nobody and nowhere is used while busy.
enum H1TwoPlaces: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for day in facts.personDays {
      checkPairs(day, facts.index, &findings)
      checkBusy(day, facts.index, &findings)
    }
    checkProviders(facts, &findings)
    checkVenues(facts, &findings)
  }

  private static func checkPairs(_ day: PersonDay, _ index: GroupIndex, _ findings: inout Findings) {
    for (number, one) in day.presences.enumerated() {
      for other in day.presences.dropFirst(number + 1) {
        let fits = one.intervals.allSatisfy { mine in
          other.intervals.allSatisfy { fit(mine, one.place, $0, other.place, index) }
        }
        findings.require(
          .twoPlaces, fits, at: location(other, day),
          "\(day.member.person.name) can't be at '\(one.occurrence.activity)' (\(one.occurrence.whole)) and at "
            + "'\(other.occurrence.activity)' (\(other.occurrence.whole)) on \(day.date.readable), journey included")
      }
    }
  }

  /// Whether one ends, journey included, before the other begins.
  private static func fit(_ a: TimeSpan, _ from: Place, _ b: TimeSpan, _ to: Place, _ index: GroupIndex) -> Bool {
    a.end + index.minutes(from, to) <= b.start || b.end + index.minutes(to, from) <= a.start
  }

  private static func checkBusy(_ day: PersonDay, _ index: GroupIndex, _ findings: inout Findings) {
    let busy =
      index.busy(.person(day.member.person.id), day.date) + index.busy(.school(day.member.school.id), day.date)
    for presence in day.presences {
      let taken = presence.isHost ? presence.intervals : [presence.away(index)]
      findings.require(
        .twoPlaces, !taken.contains { span in busy.contains { $0.overlaps(span) } }, at: location(presence, day),
        "\(day.member.person.name) is busy during '\(presence.occurrence.activity)' on \(day.date.readable)")
    }
  }

  private static func checkProviders(_ facts: Derivation, _ findings: inout Findings) {
    for day in facts.providerDays {
      let provider = day.provider
      for (number, one) in day.happenings.enumerated() {
        let busy = facts.index.busy(.provider(provider.id), one.date)
        findings.require(
          .twoPlaces, !busy.contains { $0.overlaps(one.whole) }, at: one.location(provider: provider.id),
          "\(provider.name) is busy during \(one.title)")
        for other in day.happenings.dropFirst(number + 1) {
          findings.require(
            .twoPlaces, fit(one.whole, one.occurrence.place, other.whole, other.occurrence.place, facts.index),
            at: other.location(provider: provider.id),
            "\(provider.name) can't be at both \(one.title) and \(other.title), journey included")
        }
      }
    }
  }

  private static func checkVenues(_ facts: Derivation, _ findings: inout Findings) {
    for happening in facts.happenings {
      guard let venue = happening.venue else { continue }
      let busy = facts.index.busy(.school(venue.id), happening.date)
      findings.require(
        .twoPlaces, !busy.contains { $0.overlaps(happening.whole) }, at: happening.location(school: venue.id),
        "\(venue.name) is busy during \(happening.title)")
    }
  }

  private static func location(_ presence: Presence, _ day: PersonDay) -> Breach.Location {
    Breach.Location(presence.occurrence, school: day.member.school.id, person: day.member.person.id)
  }
}
