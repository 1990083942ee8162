// SPDX-License-Identifier: Apache-2.0

import Domain

/// What an activity's providers ask and what it costs besides, at a certificate's prices (`docs/bound.md`, *Fees*), in parts of a
/// thousandth of a lesson-equivalent.
struct MeetingFees {
  private let people: BoundPeople
  private let activity: Activity
  private let scale: Int
  /// Price of a penny to whoever pays at the least price.
  private let price: Int
  private let guests: [Provider]

  init(_ number: Int, people: BoundPeople, book: PriceBook, scale: Int) {
    self.people = people
    self.scale = scale
    activity = people.activities[number]
    let fund = people.index.fund(of: activity).flatMap { $0.paysFees ? $0 : nil }
    price =
      distinct(people.attendees[number].map { people.bases[$0] }).map { school in
        guard let fund, fund.schools.isEmpty || fund.schools.contains(people.index.schools[school].id) else {
          return book.budgets[school]
        }
        return book.fund(fund.id)
      }.min() ?? 0
    if case .session(let session) = activity.details {
      guests = distinct(session.guests).compactMap { people.index.directory.providers[$0] }
    } else {
      guests = []
    }
  }

  private func fee(_ pence: Int) -> Int {
    floorDivide(pence * 1000, people.index.group.rules.rates.pencePerLesson.rawValue) * scale + pence * price
  }

  /// Who asks for a part held so.
  private func providers(_ way: CertifiedOptions.Way) -> [Provider] {
    (way.provider.map { [$0] } ?? []) + guests.filter { $0.id != way.provider?.id }
  }

  private func journey(_ provider: Provider, to place: Int) -> Int {
    let site = Place.provider(provider.id)
    let there = people.index.metres(site, people.places.place(place))
    let back = people.index.metres(people.places.place(place), site)
    return ceilDivide((there + back).rawValue * provider.feePerMile.rawValue * 1000, 1_609_344)
  }

  /// What the activity costs besides, once.
  var once: Int { fee(activity.cost.rawValue) }

  /// What's asked for a part, and for each head at it.
  func ofPart(_ way: CertifiedOptions.Way) -> Int {
    fee(
      providers(way).reduce(0) {
        $0 + ($1.feePerSession + $1.feePerDay).rawValue + journey($1, to: way.place)
      })
  }
  func ofHead(_ way: CertifiedOptions.Way) -> Int { fee(heads(way)) }

  private func heads(_ way: CertifiedOptions.Way) -> Int {
    providers(way).reduce(0) { $0 + $1.feePerHead.rawValue }
  }

  /// The least that a session in several cohorts is asked for, all parts together, by whichever leader asks least; and for
  /// each head at a part.
  func ofCohorts(_ ways: [CertifiedOptions.Way], cohorts: Int, parts: Int) -> (all: Int, head: Int) {
    let byLeader = grouped(ways) { Pair($0.leader, $0.provider?.id) }.map(\.values)
    let all = byLeader.map { own in
      guard let first = own.first else { return 0 }
      return providers(first).reduce(0) { sum, provider in
        let nearest = own.map { journey(provider, to: $0.place) }.min() ?? 0
        return sum + parts * (cohorts * (provider.feePerSession.rawValue + nearest) + provider.feePerDay.rawValue)
      }
    }
    return (fee(all.min() ?? 0), fee(ways.map(heads).min() ?? 0))
  }
}
