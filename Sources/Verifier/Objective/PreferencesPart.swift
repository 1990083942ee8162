// SPDX-License-Identifier: Apache-2.0

import Domain

/// Weekdays liked, hosts that rotate, partners that vary and partners that are liked, reluctance, mixed phases met, first
/// call, and how well secondments fit.
enum PreferencesPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let rates = facts.index.group.rules.rates
    let again = rates.sameHostAgain * sameHosts(facts) + rates.samePartnerAgain * samePartners(facts)
    let shadowing = rates.furtherDown * facts.placed.reduce(0) { $0 + CirclePart.placesDown($1.parts) }
    let posts = facts.postings.reduce(MilliLessons.zero) { $0 + PostingPreference.cost(of: $1, facts.index) }
    return rates.notPreferred * offDays(facts) + rates.weekFromEvent * weeksFromEvents(facts)
      + rates.noKeptTime * KeptTimes.withoutRoom(facts) + again + rates.reluctance * reluctances(facts) + shadowing
      + posts
      + rates.otherThanPartner * elsewhere(facts) - rates.mixMet * mixesMet(facts)
      - rates.firstCall * FirstCallPart.people(facts)
  }

  private static func offDays(_ facts: Derivation) -> Int {
    facts.happenings.count { !$0.isStay && !$0.activity.timing.isPreferred($0.date) }
  }

  /// Whole weeks between occurrences and the nearest dates of events near which they had better lie.
  private static func weeksFromEvents(_ facts: Derivation) -> Int {
    let events = facts.index.group.activities
    return facts.happenings.filter { !$0.isStay }.reduce(0) { sum, happening in
      let near = Set(happening.activity.timing.near)
      if near.isEmpty { return sum }
      let dates = events.filter { near.contains($0.id) }.flatMap(\.timing.fixed).map(\.date)
      return sum + (dates.map { abs(happening.date - $0) / 7 }.min() ?? 0)
    }
  }

  private static func sameHosts(_ facts: Derivation) -> Int {
    facts.placed.reduce(0) { sum, series in
      guard series.parts.first?.session?.venue.rotates ?? false else {
        return sum + CirclePart.sameTeachers(series.activity, series.parts)
      }
      let again = Cohort.all(series.parts).map { cohort in
        zip(cohort.parts, cohort.parts.dropFirst()).count { $0.occurrence.place == $1.occurrence.place }
      }
      return sum + again.reduce(0, +)
    }
  }

  /// Visits, lessons of triads and first days of shadowing by one person at one school beyond the first, which is free unless history has one.
  private static func samePartners(_ facts: Derivation) -> Int {
    // A lesson study's people are to stay together.
    let seen = facts.happenings.filter { $0.isFirstSight && $0.activity.kind != .lessonStudy && !$0.hosts.isEmpty }
    let visits = seen.flatMap { visit in
      visit.guests.map { Pair($0.member.person.id, visit.venue?.id) }
    }
    let known = Set(
      facts.index.group.history.compactMap { entry in
        entry.outcome == .done && entry.partner != nil ? Pair(entry.person, entry.partner) : nil
      })
    return grouped(visits) { $0 }.reduce(0) { sum, visit in
      let isKnown = known.contains(Pair(visit.key.first, visit.key.second))
      return sum + max(0, visit.values.count - (isKnown ? 0 : 1))
    }
  }

  /// Visits by people who have partners to somebody who isn't one.
  private static func elsewhere(_ facts: Derivation) -> Int {
    facts.happenings.filter { $0.visit != nil }.reduce(0) { sum, visit in
      let watched = visit.hosts.flatMap { [Party.person($0.member.person.id), .school($0.member.school.id)] }
      return sum
        + visit.guests.map { facts.index.partnerships.partners(of: $0.member) }
        .filter { !$0.isEmpty && $0.isDisjoint(with: watched) }.count
    }
  }

  private static func reluctances(_ facts: Derivation) -> Int {
    facts.happenings.reduce(0) { sum, happening in
      sum
        + facts.index.reluctances.naming(happening.parties).filter { relation in
          [relation.a, relation.b].allSatisfy { side in happening.people.contains { side.stands(for: $0.member) } }
        }.count
    }
  }

  private static func mixesMet(_ facts: Derivation) -> Int {
    facts.happenings.filter { happening in
      happening.session?.mix == .liked && Set(happening.attendees.map(\.member.school.phase)).count >= 2
    }.count
  }
}
