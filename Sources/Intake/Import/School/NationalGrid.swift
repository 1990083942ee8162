// SPDX-License-Identifier: Apache-2.0

import Foundation
public import Domain

/// Turns eastings and northings of the Ordnance Survey National Grid (OSGB36) into WGS84 degrees.
///
/// Two steps of Ordnance Survey, "A guide to coordinate systems in Great Britain" (2020): the inverse transverse
/// Mercator projection on the Airy 1830 ellipsoid (annex C.2) and a seven-parameter Helmert transformation (section 6.6
/// with the signs turned round). The guide gives the Helmert step about 5 m of error at worst on land, because OSGB36 is
/// not a uniform datum; the exact way (OSTN15) needs a table of 15 MB. Planning journeys needs neither.
///
/// This uses the sine and cosine of the C library, whose last bits differ between processors; the result is rounded to
/// five decimal places (about 1 m), so every machine writes the same.
public enum NationalGrid {
  /// The extent of the grid; England lies inside.
  static let eastings = 0...700_000
  static let northings = 0...1_300_000

  /// The position of a point of the grid, or nil outside the grid.
  public static func position(easting: Metres, northing: Metres) -> Position? {
    guard eastings.contains(easting.rawValue), northings.contains(northing.rawValue) else { return nil }
    let (latitude, longitude) = wgs84(easting: Double(easting.rawValue), northing: Double(northing.rawValue))
    return Position(
      latitude: Int((latitude * 100_000).rounded()) * 10, longitude: Int((longitude * 100_000).rounded()) * 10)
  }

  /// Degrees on WGS84 of a point of the grid in metres.
  static func wgs84(easting: Double, northing: Double) -> (latitude: Double, longitude: Double) {
    let (phi, lambda) = unproject(easting: easting, northing: northing)
    let there = cartesian(phi: phi, lambda: lambda, on: .airy1830)
    let here = helmert(there)
    let (latitude, longitude) = geodetic(here, on: .wgs84)
    return (latitude * 180 / .pi, longitude * 180 / .pi)
  }

  struct Ellipsoid {
    /// Semi-major and semi-minor axis in metres.
    let a, b: Double
    var eccentricitySquared: Double { 1 - (b * b) / (a * a) }
    static let airy1830 = Ellipsoid(a: 6_377_563.396, b: 6_356_256.909)
    static let wgs84 = Ellipsoid(a: 6_378_137.000, b: 6_356_752.314_245)
  }

  typealias Vector = (x: Double, y: Double, z: Double)

  /// Inverse transverse Mercator of the National Grid: radians on the Airy ellipsoid. Names follow annex C.2.
  static func unproject(easting: Double, northing: Double) -> (phi: Double, lambda: Double) {
    let (a, b) = (Ellipsoid.airy1830.a, Ellipsoid.airy1830.b)
    let (scale, falseEasting, falseNorthing) = (0.999_601_271_7, 400_000.0, -100_000.0)
    let (phi0, lambda0) = (49 * Double.pi / 180, -2 * Double.pi / 180)
    let e2 = Ellipsoid.airy1830.eccentricitySquared
    var phi = (northing - falseNorthing) / (a * scale) + phi0
    var rest = northing - falseNorthing - meridianArc(from: phi0, to: phi, scale: scale, b: b)
    // Converges by a factor of several hundred a round; ten rounds are never needed.
    for _ in 0..<10 where abs(rest) >= 0.00001 {
      phi += rest / (a * scale)
      rest = northing - falseNorthing - meridianArc(from: phi0, to: phi, scale: scale, b: b)
    }
    let (sine, secant, tangent) = (sin(phi), 1 / cos(phi), tan(phi))
    let nu = a * scale / (1 - e2 * sine * sine).squareRoot()
    let rho = a * scale * (1 - e2) / ((1 - e2 * sine * sine) * (1 - e2 * sine * sine).squareRoot())
    let eta2 = nu / rho - 1
    let (t2, nu3) = (tangent * tangent, nu * nu * nu)
    let (nu5, nu7, t4) = (nu3 * nu * nu, nu3 * nu3 * nu, t2 * t2)
    let vii = tangent / (2 * rho * nu)
    let viii = tangent / (24 * rho * nu3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    let ix = tangent / (720 * rho * nu5) * (61 + 90 * t2 + 45 * t4)
    let x = secant / nu
    let xi = secant / (6 * nu3) * (nu / rho + 2 * t2)
    let xii = secant / (120 * nu5) * (5 + 28 * t2 + 24 * t4)
    let xiia = secant / (5040 * nu7) * (61 + 662 * t2 + 1320 * t4 + 720 * t4 * t2)
    let d = easting - falseEasting
    let d2 = d * d
    return (
      phi - vii * d2 + viii * d2 * d2 - ix * d2 * d2 * d2,
      lambda0 + d * (x - xi * d2 + xii * d2 * d2 - xiia * d2 * d2 * d2)
    )
  }

  /// The developed arc of a meridian (equation C3), in metres.
  private static func meridianArc(from phi0: Double, to phi: Double, scale: Double, b: Double) -> Double {
    let n = (Ellipsoid.airy1830.a - b) / (Ellipsoid.airy1830.a + b)
    let (n2, n3) = (n * n, n * n * n)
    let (difference, sum) = (phi - phi0, phi + phi0)
    let first = (1 + n + 5 / 4 * n2 + 5 / 4 * n3) * difference
    let second = (3 * n + 3 * n2 + 21 / 8 * n3) * sin(difference) * cos(sum)
    let third = (15 / 8 * n2 + 15 / 8 * n3) * sin(2 * difference) * cos(2 * sum)
    let fourth = 35 / 24 * n3 * sin(3 * difference) * cos(3 * sum)
    return b * scale * (first - second + third - fourth)
  }

  /// Earth-centred metres of a point on the ellipsoid at height 0 (annex B.1).
  private static func cartesian(phi: Double, lambda: Double, on ellipsoid: Ellipsoid) -> Vector {
    let e2 = ellipsoid.eccentricitySquared
    let nu = ellipsoid.a / (1 - e2 * sin(phi) * sin(phi)).squareRoot()
    return (nu * cos(phi) * cos(lambda), nu * cos(phi) * sin(lambda), (1 - e2) * nu * sin(phi))
  }

  /// From OSGB36 to WGS84: the parameters of section 6.6 with their signs turned round.
  private static func helmert(_ point: Vector) -> Vector {
    let seconds = Double.pi / 180 / 3600
    let (rx, ry, rz) = (0.1502 * seconds, 0.2470 * seconds, 0.8421 * seconds)
    let scale = 1 - 20.4894e-6
    return (
      446.448 + scale * point.x - rz * point.y + ry * point.z,
      -125.157 + rz * point.x + scale * point.y - rx * point.z,
      542.060 - ry * point.x + rx * point.y + scale * point.z
    )
  }

  /// Radians on the ellipsoid of an earth-centred point (annex B.2).
  private static func geodetic(_ point: Vector, on ellipsoid: Ellipsoid) -> (phi: Double, lambda: Double) {
    let e2 = ellipsoid.eccentricitySquared
    let p = (point.x * point.x + point.y * point.y).squareRoot()
    var phi = atan2(point.z, p * (1 - e2))
    for _ in 0..<10 {
      let nu = ellipsoid.a / (1 - e2 * sin(phi) * sin(phi)).squareRoot()
      phi = atan2(point.z + e2 * nu * sin(phi), p)
    }
    return (phi, atan2(point.y, point.x))
  }
}
