// SPDX-License-Identifier: Apache-2.0

import Domain

/// Where a session could be held.
struct SessionPlaces {
  let compiler: Compiler
  let instance: Instance
  let session: SessionData

  /// Where any school would do, so many are considered: those to which its people travel least in all.
  static let most = 8

  /// Places allowed by the venue choice, whose schools are willing and have room.
  func places(_ activity: ActivityDraft) -> [Int] {
    let venue = session.spec.venue
    if venue.isOnline { return [instance.travel.online] }
    var places: [Int] = []
    if venue.schools.isEmpty && !venue.atProvider {
      let bases = Set(activity.candidates.filter { !$0.hasDeclined }.map { instance.people[$0.person].base })
      places = nearest(bases.filter { isWilling($0, activity) }, activity)
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
    return max(session.spec.quorum, required - leads) + others
  }
}
