// SPDX-License-Identifier: Apache-2.0

import Domain

/// A place on the map.
struct MapNode {
  let place: Place
  let label: String
  let phase: Phase?
  var at: Point
  /// People who come here from elsewhere, over the year.
  let visitors: Int
  let radius: Double
}

/// Where the places of a group lie on a drawing.
struct MapLayout {
  let width: Double
  let height: Double
  /// Schools by id, then providers.
  private(set) var nodes: [MapNode]
  /// Pixels a kilometre; nil where positions are unknown and the places stand in a ring.
  let pixelsPerKilometre: Double?
  /// Schools that no position is known of, though of others it is.
  let missing: [Identifier<School>]

  private struct Site {
    let place: Place
    let label: String
    let phase: Phase?
    let position: Position?
  }

  /// Lays the group's places out `width` pixels wide, at most `mostHeight` high.
  init(group: Group, flows: [Flow], names: Names, width: Double, mostHeight: Double, margin: Double) {
    let venues = Set(flows.map(\.to))
    var sites = group.schools.sortedByID().map {
      Site(place: .school($0.id), label: names.shortSchool($0.id), phase: $0.phase, position: $0.position)
    }
    sites += group.providers.sortedByID().filter { venues.contains(.provider($0.id)) }.map {
      Site(place: .provider($0.id), label: $0.name, phase: nil, position: $0.position)
    }
    let known = sites.filter { $0.position != nil }
    let isGeographic = known.count >= 2
    let drawn = isGeographic ? known : sites
    missing =
      isGeographic
      ? sites.compactMap { site in
        if site.position == nil, case .school(let id) = site.place { id } else { nil }
      } : []
    let plane = isGeographic ? Self.kilometres(known.compactMap(\.position)) : Self.ring(drawn.count)
    let frame = Self.frame(plane)
    // A group all in one street still gets a kilometre's room.
    let extent = Point(x: max(frame.width, 1), y: max(frame.height, 1))
    let scale = min((width - 2 * margin) / extent.x, (mostHeight - 2 * margin) / extent.y)
    let drawingHeight = max(width * 0.4, extent.y * scale + 2 * margin)
    let centre = Point(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
    let middle = Point(x: width / 2, y: drawingHeight / 2)
    self.width = width
    height = drawingHeight
    pixelsPerKilometre = isGeographic ? scale : nil
    var visitors: [Place: Int] = [:]
    for flow in flows { visitors[flow.to, default: 0] += flow.people }
    let most = max(1, visitors.values.max() ?? 1)
    let unit = min(width < 500 ? 4.0 : 5.5, width / 18 / Double(max(1, drawn.count)).squareRoot())
    nodes = zip(drawn, plane).map { site, spot in
      let people = visitors[site.place] ?? 0
      return MapNode(
        place: site.place, label: site.label, phase: site.phase, at: middle + (spot - centre) * scale,
        visitors: people, radius: unit * (1 + 1.2 * (Double(people) / Double(most)).squareRoot()))
    }
    separate()
  }

  /// Moves places that would cover each other apart; the places of a large nation stay where they are.
  private mutating func separate() {
    guard nodes.count <= 300 else { return }
    for _ in 0..<24 {
      for a in nodes.indices {
        for b in nodes.indices where b > a {
          let least = nodes[a].radius + nodes[b].radius + 6
          let offset = nodes[b].at - nodes[a].at
          let distance = offset.length
          if distance >= least { continue }
          let direction = distance > 0.01 ? offset * (1 / distance) : Point(x: 0.8, y: 0.6)
          let push = direction * ((least - distance) / 2)
          nodes[a].at = nodes[a].at - push
          nodes[b].at = nodes[b].at + push
        }
      }
    }
  }

  /// Positions on a plane, in kilometres, by the equirectangular projection at their mean latitude.
  private static func kilometres(_ positions: [Position]) -> [Point] {
    let count = max(1, positions.count)
    let latitude = Double(positions.reduce(0) { $0 + $1.latitude / count }) / 1_000_000
    let perDegree = 111.195
    let shrink = Angle.cosine(latitude * Double.pi / 180)
    return positions.map {
      Point(
        x: Double($0.longitude) / 1_000_000 * perDegree * shrink, y: -Double($0.latitude) / 1_000_000 * perDegree)
    }
  }

  private static func ring(_ count: Int) -> [Point] {
    (0..<count).map { index in
      let angle = (Double(index) / Double(max(1, count)) - 0.5) * 2 * Double.pi
      return Point(x: 3 * Angle.cosine(angle), y: 1.6 * Angle.sine(angle))
    }
  }

  private static func frame(_ points: [Point]) -> Box {
    let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (top, bottom) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
    return Box(x: left, y: top, width: right - left, height: bottom - top)
  }
}
