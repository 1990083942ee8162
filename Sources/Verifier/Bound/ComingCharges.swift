// SPDX-License-Identifier: Apache-2.0

import Domain

/// What people's coming is charged, worked out once for each person, look of the day, place and time.
///
/// A class because it remembers what it has worked out for the place and time asked about last.
final class ComingCharges {
  let people: BoundPeople
  let sharing: DaySharing
  let years: PersonYears
  private let soloist: Soloist
  /// By look, and by look and half-term.
  private var patterns: [Key: SoloDay?] = [:]
  private var solos: [Key: SoloDay?] = [:]

  private var spot: Spot?

  private struct Spot: Hashable {
    let place: Int
    let whole: TimeSpan
    let isShadowing: Bool
  }

  private struct Key: Hashable {
    let person: Int
    let look: Int
    var halfTerm = -1
  }

  init(_ people: BoundPeople, _ sharing: DaySharing, _ years: PersonYears, _ soloist: Soloist) {
    self.people = people
    self.sharing = sharing
    self.years = years
    self.soloist = soloist
  }

  /// A role as far as it decides who can come.
  enum Role {
    case leader
    /// Attends, whether invited or not.
    case attendee(isInvited: Bool)
  }

  /// What coming to an activity is charged on a day of this kind; nil where the person can't come.
  func charge(
    _ person: Int, kind: Int, activity: Int, place: Int, whole: TimeSpan, role: Role
  ) -> LeastCharge? {
    let year = years.years[person]
    let day = year.days[kind]
    let spot = Spot(
      place: place, whole: whole, isShadowing: people.activities[activity].circle?.isShadowing ?? false)
    if spot != self.spot {
      patterns.removeAll(keepingCapacity: true)
      solos.removeAll(keepingCapacity: true)
      self.spot = spot
    }
    let solo = solo(person, year, kind: kind, spot)
    guard let solo, isPossible(solo, activity, role), !isRefused(person, activity, day) else { return nil }
    let others = sharing.others(
      person, besides: activity, day: day, place: place, start: whole.start.minutes, end: whole.end.minutes,
      lessons: solo.lessons.map(\.period))
    var charge = LeastCharge(cost: solo.outsideCost, pence: -people.tariffs[person] * solo.tariffLessons)
    for (lesson, weight) in zip(solo.lessons, others.lessons) {
      charge += lesson.charge.part(others.own, beside: weight)
    }
    charge += solo.repaid.part(others.own, beside: others.all)
    if others.all == 0 {
      charge += solo.alone
    } else if solo.isElsewhere {
      charge += sharing.leastJourneys(person).part(others.own, beside: others.all)
    }
    return charge
  }

  private func solo(_ person: Int, _ year: PersonYears.Year, kind: Int, _ spot: Spot) -> SoloDay? {
    let key = Key(person: person, look: year.looks[kind], halfTerm: year.halfTerms[kind])
    if let known = solos[key] { return known }
    let look = Key(person: person, look: year.looks[kind])
    let pattern =
      patterns[look]
      ?? soloist.day(
        person, people.index.group.year.first + year.days[kind], place: spot.place, whole: spot.whole,
        isShadowing: spot.isShadowing)
    patterns[look] = .some(pattern)
    let solo = pattern.map { soloist.day($0, halfTerm: year.halfTerms[kind]) }
    solos[key] = .some(solo)
    return solo
  }

  /// H2: time outside directed time is for the invited and those who lead, and bands are the activity's.
  private func isPossible(_ solo: SoloDay, _ activity: Int, _ role: Role) -> Bool {
    guard case .attendee(let isInvited) = role else { return true }
    return (solo.outside == 0 || isInvited) && people.activities[activity].timing.bands.contains(solo.band)
  }

  /// H16.
  private func isRefused(_ person: Int, _ activity: Int, _ day: Int) -> Bool {
    let index = people.index
    let school = people.members[person].school.id
    return index.answers.refused(
      people.activities[activity].id, school, halfTerm: index.halfTerm(school, index.group.year.first + day))
  }
}
