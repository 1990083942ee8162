// SPDX-License-Identifier: Apache-2.0

/// A point of a drawing, y downwards.
struct Point {
  var x: Double
  var y: Double

  static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(x: a.x * factor, y: a.y * factor) }
  var length: Double { (x * x + y * y).squareRoot() }
  /// Turned by a quarter.
  var normal: Point { Point(x: -y, y: x) }
  /// As a pair for a path.
  var text: String { SVGElement.decimal(x) + " " + SVGElement.decimal(y) }
}

/// An upright rectangle.
struct Box {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  /// Area shared with `other`.
  func overlap(_ other: Box) -> Double {
    let across = min(x + width, other.x + other.width) - max(x, other.x)
    let down = min(y + height, other.y + other.height) - max(y, other.y)
    return across > 0 && down > 0 ? across * down : 0
  }
  func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
  }
  func grown(by margin: Double) -> Box {
    Box(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }
}

/// A quadratic curve.
struct Curve {
  var start: Point
  var control: Point
  var end: Point

  /// The point at `t`, 0 to 1.
  func point(_ t: Double) -> Point {
    start * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + end * (t * t)
  }

  /// The part from `t0` to `t1`.
  func part(_ t0: Double, _ t1: Double) -> Curve {
    let a = point(t0)
    let b = point(t1)
    let tangent = (control - start) * (2 * (1 - t0)) + (end - control) * (2 * t0)
    return Curve(start: a, control: a + tangent * ((t1 - t0) / 2), end: b)
  }

  /// The part that lies further than `near` from its start and `far` from its end.
  func trimmed(near: Double, far: Double) -> Curve {
    let steps = 64
    let t0 = (0...steps).first { (point(Double($0) / Double(steps)) - start).length >= near } ?? 0
    let t1 = (0...steps).last { (point(Double($0) / Double(steps)) - end).length >= far } ?? steps
    guard t0 < t1 else { return self }
    return part(Double(t0) / Double(steps), Double(t1) / Double(steps))
  }
}

extension Curve {
  /// The part between its first point outside `first` and its last one outside `second`.
  func outside(_ first: Box, _ second: Box) -> Curve {
    let steps = 96
    let t0 = (0...steps).first { !first.contains(point(Double($0) / Double(steps))) } ?? 0
    let t1 = (0...steps).last { !second.contains(point(Double($0) / Double(steps))) } ?? steps
    guard t0 < t1 else { return self }
    return part(Double(t0) / Double(steps), Double(t1) / Double(steps))
  }

  /// The path of a head for an arrow along it: a triangle that begins at its end.
  func head(size: Double) -> String {
    let tangent = end - control
    let direction = tangent * (1 / max(tangent.length, 0.001))
    let side = direction.normal * (size * 0.55)
    let tip = end + direction * size
    return "M\(tip.text) L\((end + side).text) L\((end - side).text) Z"
  }
}

/// Sine and cosine by Taylor polynomials in plain double arithmetic, so that every machine draws the same bytes (the
/// C library doesn't promise its last bits).
enum Angle {
  /// Cosine of an angle within ±2π; error under 10⁻⁶.
  static func cosine(_ angle: Double) -> Double { series(angle, first: 1, from: 0) }
  /// Sine of an angle within ±2π; error under 10⁻⁶.
  static func sine(_ angle: Double) -> Double { series(angle, first: angle, from: 1) }

  private static func series(_ angle: Double, first: Double, from: Int) -> Double {
    var term = first
    var sum = first
    for step in 1...16 {
      let n = Double(2 * step + from)
      term = -term * angle * angle / (n * (n - 1))
      sum += term
    }
    return sum
  }
}
