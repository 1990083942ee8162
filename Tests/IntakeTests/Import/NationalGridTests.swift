// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

struct NationalGridTests {
  /// Test points of Ordnance Survey's OSTN15 developer pack, from Scilly to the Pennines and Kent.
  static let points: [(easting: Double, northing: Double, latitude: Double, longitude: Double)] = [
    (91492.146, 11318.804, 49.922_263_937_30, -6.299_777_520_14),
    (170370.718, 11572.405, 49.960_061_378_20, -5.203_046_099_98),
    (250359.811, 62016.569, 50.438_858_256_10, -4.108_645_635_61),
    (449816.371, 75335.861, 50.575_636_650_00, -1.297_822_772_40),
    (639821.835, 169565.858, 51.374_470_255_50, 1.444_547_304_09),
    (530624.974, 178388.464, 51.489_365_649_50, -0.119_925_571_80),
    (357455.843, 383290.436, 53.344_802_801_90, -2.640_493_208_10),
    (422242.186, 433818.701, 53.800_215_196_30, -1.663_791_682_42),
  ]

  @Test func agreesWithOrdnanceSurveyTestPointsWithinTenMetres() throws {
    for point in Self.points {
      let found = NationalGrid.wgs84(easting: point.easting, northing: point.northing)
      let north = (found.latitude - point.latitude) * 111_200
      let east = (found.longitude - point.longitude) * 111_320 * cos(point.latitude * .pi / 180)
      #expect((north * north + east * east).squareRoot() < 10, "at \(point.easting), \(point.northing)")
    }
  }

  /// The worked example of the guide's annex C: Airy coordinates of a point in Norfolk.
  @Test func projectionAgreesWithTheWorkedExample() {
    let (phi, lambda) = NationalGrid.unproject(easting: 651_409.903, northing: 313_177.270)
    #expect(abs(phi * 180 / .pi - (52 + 39.0 / 60 + 27.2531 / 3600)) < 0.000_000_1)
    #expect(abs(lambda * 180 / .pi - (1 + 43.0 / 60 + 4.5177 / 3600)) < 0.000_000_1)
  }

  @Test func roundsToFiveDecimalPlaces() {
    let position = NationalGrid.position(easting: Metres(530_625), northing: Metres(178_388))
    #expect(position.map { $0.latitude % 10 == 0 && abs($0.latitude - 51_489_360) <= 80 } == true)
    #expect(position.map { $0.longitude % 10 == 0 && abs($0.longitude + 119_930) <= 120 } == true)
  }

  @Test func refusesPointsOutsideTheGrid() {
    #expect(NationalGrid.position(easting: Metres(-1), northing: Metres(0)) == nil)
    #expect(NationalGrid.position(easting: Metres(0), northing: Metres(1_300_001)) == nil)
  }
}
