// SPDX-License-Identifier: Apache-2.0

import Domain

/// A picture of secondments that hang together: schools as boxes, people as arrows. Chains lie in a row from where
/// nobody comes, swaps are two boxes with an arrow each way, rings are round.
struct ChainDrawing {
  private static let node = Point(x: 168, y: 46)
  private static let fontSize = 13.0
  private static let lineHeight = 16.0
  /// From one school of a row to the next: the box and room for a label.
  private static let spacing = 346.0

  private let graph: ChainGraph
  private let names: Names
  private let layout: Layout

  /// Where the boxes stand, and which way is outwards from the middle for those in a round.
  private struct Layout {
    var centres: [Identifier<School>: Point] = [:]
    var middle: Point?
    var size = Point(x: 0, y: 0)
  }

  init(_ graph: ChainGraph, names: Names) {
    self.graph = graph
    self.names = names
    layout = graph.shape == .ring || graph.shape == .net ? Self.round(graph) : Self.row(graph)
  }

  /// The drawing; `id` is unlike those of the page's other drawings.
  func markup(id: String) -> String {
    var drawing = SVGElement(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "chain", "role": "img", "preserveAspectRatio": "xMinYMid",
        "aria-labelledby": "\(id)-t \(id)-d",
        "viewBox": "0 0 \(SVGElement.decimal(layout.size.x)) "
          + SVGElement.decimal(layout.size.y), "width": SVGElement.decimal(layout.size.x),
        "height": SVGElement.decimal(layout.size.y),
      ])
    drawing.append(SVGElement("title", ["id": "\(id)-t"]).with(text: graph.title))
    drawing.append(SVGElement("desc", ["id": "\(id)-d"]).with(text: graph.sentences.joined(separator: " ")))
    var drawn: [Pair: Int] = [:]
    for move in graph.moves { drawing.append(arrow(move, number: &drawn[Pair(move), default: 0])) }
    for element in gapElements() { drawing.append(element) }
    for school in graph.schools { drawing.append(box(school)) }
    return drawing.markup
  }

  // MARK: Layout

  private static func row(_ graph: ChainGraph) -> Layout {
    var layout = Layout()
    // A swap's arrows bulge up and down; a chain's labels stand above its line and what closes it below.
    let above = graph.shape == .swap ? 84.0 : 72.0
    let below = max(graph.shape == .swap ? 84.0 : 24, gapsHeight(graph))
    let edge = node.x / 2 + 4
    for (index, school) in graph.schools.enumerated() {
      layout.centres[school] = Point(x: edge + spacing * Double(index), y: above + node.y / 2)
    }
    layout.size = Point(x: 2 * edge + spacing * Double(max(0, graph.schools.count - 1)), y: above + node.y + below)
    return layout
  }

  private static func gapsHeight(_ graph: ChainGraph) -> Double {
    let most = Dictionary(grouping: graph.gaps, by: \.school).values.map(\.count).max() ?? 0
    return most == 0 ? 0 : 30 + Double(most) * gapHeight + 4
  }

  private static func round(_ graph: ChainGraph) -> Layout {
    let count = Double(graph.schools.count)
    let radius = max(140, count * 46)
    let around = graph.schools.indices.map { index -> Point in
      let angle = (Double(index) / count - 0.25) * 2 * Double.pi
      return Point(x: 1.35 * radius * Angle.cosine(angle), y: radius * Angle.sine(angle))
    }
    // Room for labels beside and below the arrows, and for what closes a chain above and below the schools.
    let outside = max(0, gapsHeight(graph))
    let (side, above, below) = (node.x / 2 + 46, node.y / 2 + max(12, outside), node.y / 2 + max(76, outside))
    let left = side - (around.map(\.x).min() ?? 0)
    let top = above - (around.map(\.y).min() ?? 0)
    var layout = Layout()
    layout.middle = Point(x: left, y: top)
    layout.size = Point(
      x: left + (around.map(\.x).max() ?? 0) + side, y: top + (around.map(\.y).max() ?? 0) + below)
    for (school, spot) in zip(graph.schools, around) { layout.centres[school] = Point(x: left, y: top) + spot }
    return layout
  }

  // MARK: Arrows

  private struct Pair: Hashable {
    let from: Identifier<School>
    let to: Identifier<School>
    init(_ move: ChainGraph.Move) { (from, to) = (move.from, move.to) }
  }

  private func arrow(_ move: ChainGraph.Move, number: inout Int) -> SVGElement {
    defer { number += 1 }
    guard let start = layout.centres[move.from], let end = layout.centres[move.to] else { return SVGElement("g") }
    let across = end - start
    // Upwards for an arrow from left to right; a second one between the same schools bulges further.
    let side = across.normal * (-1 / max(across.length, 0.001))
    let isBack = graph.moves.contains { $0.from == move.to && $0.to == move.from }
    let bulge = (isBack || layout.middle != nil || number > 0 ? 58.0 : 0) + 70 * Double(number)
    let outward = layout.middle.map { middle in
      let away = (start + end) * 0.5 - middle
      return away.x * side.x + away.y * side.y < -1 ? side * -1 : side
    }
    let direction = isBack ? side : outward ?? side
    let control = (start + end) * 0.5 + direction * bulge
    let whole = Curve(start: start, control: control, end: end)
    let curve = whole.outside(Self.frame(start).grown(by: 3), Self.frame(end).grown(by: 12))
    return SVGElement("g", ["class": "move"]).titled(move.sentence).with([
      SVGElement("path", ["class": "line", "d": "M\(curve.start.text) Q\(curve.control.text) \(curve.end.text)"]),
      SVGElement("path", ["class": "head", "d": curve.head(size: 10)]),
      label(
        move.label, at: whole.point(0.5) + direction * (abs(direction.x) > 0.4 ? 20 : 8), towards: direction,
        cssClass: "who"),
    ])
  }

  private static func frame(_ centre: Point) -> Box {
    Box(x: centre.x - node.x / 2, y: centre.y - node.y / 2, width: node.x, height: node.y)
  }

  /// Lines of text that grow away from `point` in a direction.
  private func label(_ lines: [String], at point: Point, towards side: Point, cssClass: String) -> SVGElement {
    let height = Double(lines.count) * Self.lineHeight
    let isBeside = abs(side.x) > 0.4
    let top = isBeside ? point.y - height / 2 : side.y < 0 ? point.y - height : point.y
    let anchor = isBeside ? (side.x > 0 ? "start" : "end") : "middle"
    return text(lines, at: Point(x: point.x, y: top), anchor: anchor, cssClass: cssClass)
  }

  private func text(_ lines: [String], at top: Point, anchor: String, cssClass: String) -> SVGElement {
    var element = SVGElement(
      "text", ["class": cssClass, "text-anchor": anchor, "font-size": SVGElement.decimal(Self.fontSize)])
    for (index, line) in lines.enumerated() {
      let y = top.y + Double(index) * Self.lineHeight + Self.fontSize * 0.9
      let attributes: KeyValuePairs = [
        "x": SVGElement.decimal(top.x), "y": SVGElement.decimal(y), "class": "l\(index)",
      ]
      element.append(SVGElement("tspan", attributes).with(text: line))
    }
    return element
  }

  // MARK: Schools and what closes a chain

  private func box(_ school: Identifier<School>) -> SVGElement {
    guard let centre = layout.centres[school] else { return SVGElement("g") }
    let frame = Self.frame(centre)
    let lines = LabelPlacer.broken(names.shortSchool(school))
    let top = centre.y - Double(lines.count) * Self.lineHeight / 2
    return SVGElement("g", ["class": "node"]).titled(names.school(school)).with([
      rect(frame, cssClass: "box"), text(lines, at: Point(x: centre.x, y: top), anchor: "middle", cssClass: "school"),
    ])
  }

  private func rect(_ box: Box, cssClass: String) -> SVGElement {
    SVGElement(
      "rect",
      [
        "class": cssClass, "x": SVGElement.decimal(box.x), "y": SVGElement.decimal(box.y),
        "width": SVGElement.decimal(box.width), "height": SVGElement.decimal(box.height), "rx": "8",
      ])
  }

  private static let gapHeight = 64.0

  /// Below the school, or outwards from it in a round: a hired teacher comes by a dashed line, spared time has a dotted
  /// one.
  private func gapElements() -> [SVGElement] {
    var counts: [Identifier<School>: Int] = [:]
    return graph.gaps.map { gap in
      let number = counts[gap.school, default: 0]
      counts[gap.school] = number + 1
      guard let centre = layout.centres[gap.school] else { return SVGElement("g") }
      let isUp = layout.middle.map { centre.y < $0.y - 1 } ?? false
      let distance = Self.node.y / 2 + 26 + Double(number) * Self.gapHeight
      let top = isUp ? centre.y - distance - 54 : centre.y + distance
      let frame = Box(x: centre.x - Self.node.x / 2, y: top, width: Self.node.x, height: 54)
      let edge = centre.y + (isUp ? -1 : 1) * Self.node.y / 2
      let near = isUp ? frame.y + frame.height : frame.y
      let curve = Curve(
        start: Point(x: centre.x, y: near), control: Point(x: centre.x, y: (near + edge) / 2),
        end: Point(x: centre.x, y: edge + (isUp ? -10 : 10)))
      var group = SVGElement("g", ["class": gap.isHire ? "gap hire" : "gap spare"]).titled(gap.sentence)
      if number == 0 {
        group.append(SVGElement("path", ["class": "tie", "d": "M\(curve.start.text) L\(curve.end.text)"]))
        if gap.isHire { group.append(SVGElement("path", ["class": "head", "d": curve.head(size: 9)])) }
      }
      group.append(rect(frame, cssClass: "pill"))
      group.append(
        text(gap.label, at: Point(x: centre.x, y: frame.y + 3), anchor: "middle", cssClass: "gaptext"))
      return group
    }
  }
}
