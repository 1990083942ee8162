// SPDX-License-Identifier: Apache-2.0

/// Finds room for labels beside their points: greedy, by the least penalty over rings of candidate spots.
struct LabelPlacer {
  /// A label that has its room.
  struct Label {
    let lines: [String]
    let box: Box
    /// Whether it stands so far off that a line must lead to it.
    let isFar: Bool
  }

  private let area: Box
  private let lineHeight: Double
  private let characterWidth: Double
  private var taken: [Box]
  private let avoided: [Point]

  /// Labels in `area` that keep clear of `taken` and, where they can, of the points `avoided`.
  init(area: Box, fontSize: Double, taken: [Box], avoided: [Point]) {
    self.area = area
    self.taken = taken
    self.avoided = avoided
    lineHeight = fontSize * 1.2
    characterWidth = fontSize * 0.56
  }

  /// Room for `text` beside a point with a sign of that radius.
  mutating func place(_ text: String, beside point: Point, radius: Double) -> Label {
    let lines = Self.broken(text)
    let width = Double(lines.map(\.count).max() ?? 1) * characterWidth + 2
    let height = Double(lines.count) * lineHeight
    var best: (box: Box, ring: Int, penalty: Double)?
    for ring in 0..<4 {
      let gap = radius + 4 + Double(ring) * lineHeight
      for (index, direction) in Self.directions.enumerated() {
        let corner = Point(
          x: point.x + direction.x * gap + (direction.x - 1) / 2 * width,
          y: point.y + direction.y * gap + (direction.y - 1) / 2 * height)
        let box = Box(x: corner.x, y: corner.y, width: width, height: height)
        let penalty = penalty(of: box) + Double(ring) * 60 + Double(index) * 2
        if best.map({ penalty < $0.penalty }) ?? true { best = (box, ring, penalty) }
      }
    }
    let chosen = best ?? (Box(x: point.x, y: point.y, width: width, height: height), 0, 0)
    taken.append(chosen.box.grown(by: 1))
    return Label(lines: lines, box: chosen.box, isFar: chosen.ring > 0)
  }

  private func penalty(of box: Box) -> Double {
    let outside = box.width * box.height - box.overlap(area)
    let covered = taken.reduce(0) { $0 + $1.overlap(box) }
    let crossed = avoided.count { box.contains($0) }
    return outside * 20 + covered * 10 + Double(crossed) * 6
  }

  /// Right, left, below, above, then the corners; each −1, 0 or 1 across and down.
  private static let directions = [
    Point(x: 1, y: 0), Point(x: -1, y: 0), Point(x: 0, y: 1), Point(x: 0, y: -1),
    Point(x: 0.8, y: 0.8), Point(x: -0.8, y: 0.8), Point(x: 0.8, y: -0.8), Point(x: -0.8, y: -0.8),
  ]

  /// At most two lines of at most about 20 characters; what's longer ends with "…".
  static func broken(_ text: String) -> [String] {
    let most = 20
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= (text.count <= most ? most : 16) {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    let kept = lines.prefix(2).enumerated().map { index, line in
      let isCut = index == 1 && lines.count > 2
      return line.count > most || isCut ? String(line.prefix(most - 1)) + "…" : line
    }
    return kept
  }
}
