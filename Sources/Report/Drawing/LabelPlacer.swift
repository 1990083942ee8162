// SPDX-License-Identifier: Apache-2.0

/// Finds room for labels beside their points: greedy, by the least penalty over rings of candidate spots.
struct LabelPlacer {
  /// A label that has its room.
  struct Label {
    let lines: [String]
    let box: Box
    /// Whether it stands so far off that a line must lead to it.
    let isFar: Bool
    /// The side on which its point lies: −1 left of the text, 1 right, 0 above or below.
    let side: Int
  }

  private let area: Box
  private let lineHeight: Double
  private let characterWidth: Double
  private let signs: [Box]
  private var taken: [Box]
  private let avoided: [Point]

  /// Labels in `area` that keep clear of `signs` and, where they can, of the points `avoided`.
  init(area: Box, fontSize: Double, signs: [Box], avoided: [Point]) {
    self.area = area
    self.signs = signs
    taken = signs
    self.avoided = avoided
    lineHeight = fontSize * 1.2
    characterWidth = fontSize * 0.6
  }

  /// Room for `text` beside a point with a sign of that radius; nil where every spot would cover another label or a sign.
  mutating func place(_ text: String, beside point: Point, radius: Double) -> Label? {
    let lines = Self.broken(text)
    let width = Double(lines.map(\.count).max() ?? 1) * characterWidth + 2
    let height = Double(lines.count) * lineHeight
    let surroundings = surroundings(of: point, reach: radius + 4 * lineHeight + max(width, height) + 12)
    var best: (box: Box, ring: Int, side: Int, penalty: Double)?
    for ring in 0..<4 {
      let gap = radius + 4 + Double(ring) * lineHeight
      for (index, direction) in Self.directions.enumerated() {
        let corner = Point(
          x: point.x + direction.x * gap + (direction.x - 1) / 2 * width,
          y: point.y + direction.y * gap + (direction.y - 1) / 2 * height)
        let box = Box(x: corner.x, y: corner.y, width: width, height: height)
        let penalty = penalty(of: box, in: surroundings) + Double(ring) * 110 + Double(index) * 2
        if best.map({ penalty < $0.penalty }) ?? true {
          best = (box, ring, direction.x > 0 ? -1 : direction.x < 0 ? 1 : 0, penalty)
        }
      }
    }
    guard let chosen = best else { return nil }
    let covered = taken.reduce(0) { $0 + $1.overlap(chosen.box) }
    guard covered < width * height * 0.12 else { return nil }
    taken.append(chosen.box.grown(by: 1))
    return Label(lines: lines, box: chosen.box, isFar: chosen.ring > 0, side: chosen.side)
  }

  /// What lies near enough to a point to matter for its label.
  private struct Surroundings {
    let taken: [Box]
    let otherSigns: [Box]
    let avoided: [Point]
  }

  private func surroundings(of point: Point, reach: Double) -> Surroundings {
    let near = Box(x: point.x, y: point.y, width: 0, height: 0).grown(by: reach)
    return Surroundings(
      taken: taken.filter { $0.overlap(near) > 0 },
      otherSigns: signs.filter { $0.overlap(near) > 0 && !$0.contains(point) }, avoided: avoided.filter(near.contains))
  }

  private func penalty(of box: Box, in surroundings: Surroundings) -> Double {
    let outside = box.width * box.height - box.overlap(area)
    let covered = surroundings.taken.reduce(0) { $0 + $1.overlap(box) }
    let crossed = surroundings.avoided.count { box.contains($0) }
    // A label close to another place's sign would be read as that place's name.
    let close = box.grown(by: 9)
    let misread = surroundings.otherSigns.reduce(0) { $0 + $1.overlap(close) }
    return outside * 20 + covered * 10 + misread * 4 + Double(crossed) * 4
  }

  /// Right, left, below, above, then the corners; each −1, 0 or 1 across and down.
  private static let directions = [
    Point(x: 1, y: 0), Point(x: -1, y: 0), Point(x: 0, y: 1), Point(x: 0, y: -1),
    Point(x: 0.8, y: 0.8), Point(x: -0.8, y: 0.8), Point(x: 0.8, y: -0.8), Point(x: -0.8, y: -0.8),
  ]

  /// At most two lines, as even as the words allow; what's longer than about 22 characters ends with "…".
  static func broken(_ text: String) -> [String] {
    let most = 22
    let words = text.split(separator: " ").map(String.init)
    if text.count <= 16 || words.count < 2 { return [cut(text, to: most)] }
    let halves = (1..<words.count).map { count in
      (words.prefix(count).joined(separator: " "), words.dropFirst(count).joined(separator: " "))
    }
    let best = halves.min { max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count) } ?? (text, "")
    return [cut(best.0, to: most), cut(best.1, to: most)]
  }

  private static func cut(_ text: String, to most: Int) -> String {
    text.count <= most ? text : String(text.prefix(most - 1)) + "…"
  }
}
