// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

private let a = Place.school("a")
private let b = Place.school("b")
private let c = Place.school("c")

/// Schools at these positions, with the straight line as the road and nothing rounded unless `change` says otherwise.
private func group(_ positions: [Position?], _ change: (inout Group) -> Void = { _ in }) -> Group {
  var group = Group(name: "Travel", year: SmallGroup.year)
  group.travel.detour = .one
  group.travel.fixed = .zero
  group.travel.rounding = Minutes(1)
  for (id, position) in zip(["a", "b", "c"], positions) {
    var school = School(id: Identifier(id), name: id, phase: .primary, calendar: "main", bells: "primary")
    school.position = position
    group.schools.append(school)
  }
  change(&group)
  return group
}

private func position(_ latitude: Double, _ longitude: Double) -> Position {
  Position(latitude: Int((latitude * 1e6).rounded()), longitude: Int((longitude * 1e6).rounded()))
}

/// The great circle between two positions by the haversine formula, on a sphere of the mean radius 6,371,008.8 m.
private func greatCircle(_ a: Position, _ b: Position) -> Double {
  let unit = Double.pi / 180e6
  let north = sin(Double(b.latitude - a.latitude) * unit / 2)
  let east = sin(Double(b.longitude - a.longitude) * unit / 2)
  let half = north * north + cos(Double(a.latitude) * unit) * cos(Double(b.latitude) * unit) * east * east
  return 2 * 6_371_008.8 * asin(half.squareRoot())
}

private func randomPosition(_ random: inout SplitMix64) -> Position {
  Position(latitude: random.draw(50_000_000...55_800_000), longitude: random.draw(-5_700_000...1_700_000))
}

private func near(_ position: Position, _ random: inout SplitMix64) -> Position {
  Position(
    latitude: position.latitude + random.draw(-500_000...500_000),
    longitude: position.longitude + random.draw(-700_000...700_000))
}

/// Town centres, and the great circle between them worked out apart from this code.
@Test(arguments: [
  (51.2802, 1.0789, 51.1465, 0.8750, 20_561), (53.4808, -2.2426, 53.3876, -2.3489, 12_529),
  (50.1188, -5.5376, 50.2632, -5.0510, 38_181), (55.7710, -2.0070, 55.4130, -1.7060, 44_072),
  (54.8925, -2.9329, 54.9783, -1.6178, 84_549),
]) func distancesBetweenTownsAreKnown(
  _ latitude: Double, _ longitude: Double, _ otherLatitude: Double, _ otherLongitude: Double, _ metres: Int
) {
  let table = TravelTable(group([position(latitude, longitude), position(otherLatitude, otherLongitude)]))
  let found = table.journey(from: a, to: b).metres.rawValue
  #expect(abs(found - metres) * 500 <= metres, "\(found) m, not \(metres)")
}

@Test func distancesAgreeWithTheGreatCircle() {
  var random = SplitMix64(seed: 11)
  for _ in 0..<2000 {
    let from = randomPosition(&random)
    let to = near(from, &random)
    let found = Double(TravelTable(group([from, to])).journey(from: a, to: b).metres.rawValue)
    #expect(abs(found - greatCircle(from, to)) <= 1.5 + found / 1000, "\(from) \(to)")
  }
}

@Test func roadsAreLongerAndTimesAreRoundedUp() {
  // A hundredth of a degree of latitude is 1111.95 m, a road of 1,446 m by the usual detour, in 2.9 minutes.
  let positions = [position(51, 0), position(51.01, 0)]
  let journey = TravelTable(group(positions) { $0.travel = TravelModel() }).journey(from: a, to: b)
  #expect(journey == Journey(minutes: Minutes(10), metres: Metres(1446), isGuess: false))
  let exact = TravelTable(group(positions) { $0.travel.detour = PerMille(1300) }).journey(from: a, to: b)
  #expect(exact.minutes == Minutes(3))
  let whole = TravelTable(
    group(positions) {
      $0.travel.metresPerMinute = 1112
      $0.travel.fixed = Minutes(9)
      $0.travel.rounding = Minutes(10)
    })
  #expect(whole.journey(from: a, to: b).minutes == Minutes(10), "exact multiples aren't rounded further")
}

@Test func neighboursOnOneSpotStillTakeTheFixedMinutes() {
  let spot = position(51, 0)
  let table = TravelTable(group([spot, spot]) { $0.travel = TravelModel() })
  #expect(table.journey(from: a, to: b) == Journey(minutes: Minutes(5), metres: .zero, isGuess: false))
}

@Test func nobodyTravelsWithinAPlaceOrOnline() {
  let table = TravelTable(group([position(51, 0), nil]))
  for (from, to) in [(a, a), (b, b), (a, .online), (.online, b), (.online, .online)] {
    #expect(table.journey(from: from, to: to) == Journey(minutes: .zero, metres: .zero, isGuess: false))
  }
}

@Test func statedJourneysHoldBothWaysUnlessBothAreStated() {
  let positions = [position(51, 0), position(51.01, 0), nil]
  let table = TravelTable(
    group(positions) {
      $0.travel.stated = [
        StatedJourney(from: a, to: b, minutes: Minutes(25), metres: Metres(9200)),
        StatedJourney(from: c, to: a, minutes: Minutes(40), metres: nil),
        StatedJourney(from: a, to: c, minutes: Minutes(35), metres: nil),
        StatedJourney(from: c, to: b, minutes: Minutes(12), metres: nil),
      ]
    })
  #expect(table.journey(from: a, to: b) == Journey(minutes: Minutes(25), metres: Metres(9200), isGuess: false))
  #expect(table.journey(from: b, to: a) == table.journey(from: a, to: b))
  #expect(table.journey(from: c, to: a).minutes == Minutes(40))
  #expect(table.journey(from: a, to: c).minutes == Minutes(35))
  #expect(table.journey(from: b, to: c).minutes == Minutes(12))
  #expect(table.journey(from: b, to: c).metres == Metres(12_000), "metres that nobody knows stay the profile's")
}

@Test func statedMinutesKeepTheMetresOfTheFormula() {
  let table = TravelTable(
    group([position(51, 0), position(51.01, 0)]) {
      $0.travel.stated = [StatedJourney(from: b, to: a, minutes: Minutes(7), metres: nil)]
    })
  #expect(table.journey(from: a, to: b) == Journey(minutes: Minutes(7), metres: Metres(1112), isGuess: false))
}

@Test func unknownPositionsTakeTheProfilesGuess() {
  let table = TravelTable(
    group([position(51, 0), nil]) { $0.rules.defaults.unknownTravel = Minutes(33) })
  let guess = Journey(minutes: Minutes(33), metres: Metres(12_000), isGuess: true)
  #expect(table.journey(from: a, to: b) == guess)
  #expect(table.journey(from: b, to: a) == guess)
  #expect(table.journey(from: a, to: .provider("nobody")) == guess)
}

@Test func providersHavePlacesToo() {
  let table = TravelTable(
    group([position(51, 0)]) {
      var provider = Provider(id: "p", name: "P", kind: .trainer)
      provider.position = position(51.01, 0)
      $0.providers = [provider]
    })
  #expect(table.journey(from: .provider("p"), to: a).metres == Metres(1112))
}

@Test func journeysAreTheSameBothWaysAndDetoursNeverShorten() {
  var random = SplitMix64(seed: 5)
  for _ in 0..<1000 {
    let first = randomPosition(&random)
    let table = TravelTable(
      group([first, near(first, &random), near(first, &random)]) { $0.travel = TravelModel() })
    let (direct, one, two) = (
      table.journey(from: a, to: c), table.journey(from: a, to: b), table.journey(from: b, to: c)
    )
    #expect(direct == table.journey(from: c, to: a))
    #expect(direct.minutes <= one.minutes + two.minutes)
    // The projection differs from place to place by less than a thousandth.
    let round = one.metres.rawValue + two.metres.rawValue
    #expect(direct.metres.rawValue <= round + 2 + round / 1000)
    #expect(direct.minutes.rawValue.isMultiple(of: 5) && direct.minutes >= Minutes(5))
  }
}
