// SPDX-License-Identifier: Apache-2.0

import Domain

/// Where a session could be held.
struct SessionPlaces {
  let compiler: Compiler
  let instance: Instance
  let session: SessionData

  /// Where any school would do, so many are considered: those to which its people travel least in all.
  static let most = 8
  private static let mostSpread = 24

  /// Places allowed by the venue choice, whose schools are willing and have room.
  func places(_ activity: ActivityDraft) -> [Int] {
    let venue = session.spec.venue
    if venue.isOnline { return [instance.travel.online] }
    var places: [Int] = []
    if venue.schools.isEmpty && !venue.atProvider {
      let bases = Set(activity.candidates.filter { !$0.hasDeclined }.map { instance.people[$0.person].base })
      let willing = bases.filter { isWilling($0, activity) }
      places = session.spec.cohorts > 1 ? spread(roomy(willing, activity), activity) : nearest(willing, activity)
    } else {
      places = venue.schools.compactMap { compiler.schoolIndex[$0] }.filter { isWilling($0, activity) }.sorted()
    }
    if venue.atProvider {
      for case .provider(let provider) in session.leaders { places.append(instance.providers[provider].place) }
    }
    return places
  }

  private func isWilling(_ school: Int, _ activity: ActivityDraft) -> Bool {
    instance.schools[school].hosts && capacity(school) >= fewest(activity)
  }

  /// The schools to which the candidates have the least way in all, by school.
  private func nearest(_ schools: some Sequence<Int>, _ activity: ActivityDraft) -> [Int] {
    let ranked = schools.map { school in
      let minutes = activity.candidates.reduce(0) {
        $0 + instance.travel.minutes(instance.schools[instance.people[$1.person].base].place, school)
      }
      return (minutes: minutes, school: school)
    }.sorted { ($0.minutes, $0.school) < ($1.minutes, $1.school) }
    return ranked.prefix(Self.most).map(\.school).sorted()
  }

  /// Of schools those that hold a cohort of mean size, if there are as many as cohorts; else all.
  private func roomy(_ schools: Set<Int>, _ activity: ActivityDraft) -> Set<Int> {
    let leads = session.leaders.isEmpty ? 0 : 1
    let required = activity.candidates.count { $0.level == .required }
    let mean = ceilDivide(required, session.spec.cohorts) + leads + session.guests.count
    let roomy = schools.filter { capacity($0) >= mean }
    return roomy.count >= session.spec.cohorts ? roomy : schools
  }

  /// Two schools a cohort, `mostSpread` at most, near to all candidates: one after another the school that takes most off
  /// their ways to the nearest of them (the greedy way to a p-median).
  private func spread(_ schools: some Sequence<Int>, _ activity: ActivityDraft) -> [Int] {
    let schools = schools.sorted()
    let homes = activity.candidates.map { instance.schools[instance.people[$0.person].base].place }
    var nearest = [Int](repeating: Int(Int16.max), count: homes.count)
    var chosen: [Int] = []
    while chosen.count < min(2 * session.spec.cohorts, Self.mostSpread) {
      let open = schools.filter { !chosen.contains($0) }
      let ways = open.map { school in
        zip(homes, nearest).reduce(0) { $0 + min($1.1, instance.travel.minutes($1.0, school)) }
      }
      guard let best = ways.indices.min(by: { (ways[$0], open[$0]) < (ways[$1], open[$1]) }) else { break }
      for (index, home) in homes.enumerated() {
        nearest[index] = min(nearest[index], instance.travel.minutes(home, open[best]))
      }
      chosen.append(open[best])
    }
    return chosen.sorted()
  }

  /// Most people whom a school's largest room holds.
  private func capacity(_ school: Int) -> Int {
    let rooms = instance.rooms[school]
    return rooms.isEmpty ? instance.rules.defaults.venueCapacity : rooms.map(\.capacity).max() ?? 0
  }

  /// The fewest people with whom the session can take place, leader and guests included.
  private func fewest(_ activity: ActivityDraft) -> Int {
    let leads = session.leaders.isEmpty ? 0 : 1
    let others = session.guests.isEmpty ? leads : leads + session.guests.count - 1
    let required = activity.candidates.count {
      $0.level == .required && session.spec.participants[$0.rule].perSchool == nil
    }
    // Cohorts share them out, none may have many fewer than another.
    let each = session.spec.cohorts > 1 ? required / (2 * session.spec.cohorts) : required - leads
    return max(session.spec.quorum, each) + others
  }
}
