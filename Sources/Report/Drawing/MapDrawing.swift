// SPDX-License-Identifier: Apache-2.0

import Domain

/// The map of a group: its places to scale, and who goes where as curved arrows.
struct MapDrawing {
  /// Flows beyond these many are left out, smallest first.
  static let mostFlows = 90

  private let layout: MapLayout
  private let flows: [Flow]
  private let names: Names
  private let fontSize: Double
  private var arrows: [Arrow] = []

  private struct Arrow {
    let flow: Flow
    let curve: Curve
    let width: Double
  }

  /// A map `width` pixels wide; narrow ones get smaller letters and less margin.
  init(group: Group, flows: [Flow], names: Names, width: Double) {
    let isNarrow = width < 500
    self.names = names
    self.flows = Array(flows.prefix(Self.mostFlows))
    fontSize = isNarrow ? 11 : 13
    layout = MapLayout(
      group: group, flows: flows, names: names, width: width, mostHeight: isNarrow ? width * 1.25 : width * 0.62,
      margin: isNarrow ? 48 : 84)
    arrows = makeArrows(mostWidth: isNarrow ? 5 : 7)
  }

  /// Names of schools that aren't on it.
  var missing: [Identifier<School>] { layout.missing }
  /// Whether it's to scale.
  var isGeographic: Bool { layout.pixelsPerKilometre != nil }

  /// The drawing, with the given CSS class.
  func markup(cssClass: String) -> String {
    let footer = 34.0
    let label = "Map of \(Format.count(layout.nodes.count, "place")) with arrows for who goes where"
    var drawing = SVGElement.drawing(
      width: layout.width, height: layout.height + footer, label: label, cssClass: cssClass)
    drawing.append(
      SVGElement(
        "rect",
        [
          "class": "ground", "x": "0", "y": "0", "width": SVGElement.decimal(layout.width),
          "height": SVGElement.decimal(layout.height + footer), "rx": "8",
        ]))
    for arrow in arrows.reversed() { drawing.append(element(arrow)) }
    let labels = labels()
    for leader in labels.leaders { drawing.append(leader) }
    for node in layout.nodes { drawing.append(sign(node)) }
    for text in labels.texts { drawing.append(text) }
    for element in scaleBar(y: layout.height + footer - 12) { drawing.append(element) }
    let unlabelled = layout.nodes.count - labels.texts.count
    if unlabelled > 0 { drawing.append(note(unlabelled, y: layout.height + footer - 12)) }
    return drawing.markup
  }

  private func makeArrows(mostWidth: Double) -> [Arrow] {
    let most = Double(max(1, flows.first?.people ?? 1))
    let nodes = Dictionary(layout.nodes.map { ($0.place, $0) }) { first, _ in first }
    return flows.compactMap { flow in
      guard let from = nodes[flow.from], let to = nodes[flow.to] else { return nil }
      let width = 1 + (mostWidth - 1) * Double(flow.people) / most
      let across = to.at - from.at
      let control = (from.at + to.at) * 0.5 + across.normal * 0.16
      let whole = Curve(start: from.at, control: control, end: to.at)
      return Arrow(
        flow: flow, curve: whole.trimmed(near: from.radius + 2, far: to.radius + 3 + Self.head(width)), width: width)
    }
  }

  private static func head(_ width: Double) -> Double { 4 + width * 1.4 }

  private func element(_ arrow: Arrow) -> SVGElement {
    let curve = arrow.curve
    let words =
      "\(names.place(arrow.flow.from)) to \(names.place(arrow.flow.to)): "
      + Format.count(arrow.flow.people, "person-visit")
    return SVGElement("g", ["class": "flow"]).titled(words).with([
      SVGElement(
        "path",
        [
          "class": "line", "d": "M\(curve.start.text) Q\(curve.control.text) \(curve.end.text)",
          "stroke-width": SVGElement.decimal(arrow.width),
          "stroke-opacity": SVGElement.percent(30 + Int(arrow.width * 7), of: 100),
        ]),
      SVGElement("path", ["class": "head", "d": curve.head(size: Self.head(arrow.width))]),
    ])
  }

  /// Circles for primaries, squares for secondaries, diamonds for all others, so that colour isn't needed.
  private func sign(_ node: MapNode) -> SVGElement {
    let (x, y, r) = (node.at.x, node.at.y, node.radius)
    let words = "\(names.place(node.place)): " + Format.count(node.visitors, "person comes", "people come") + " here"
    switch node.phase {
    case .primary?, .nursery?:
      return SVGElement(
        "circle",
        ["class": "site", "cx": SVGElement.decimal(x), "cy": SVGElement.decimal(y), "r": SVGElement.decimal(r)]
      ).titled(words)
    case .secondary?, .sixthForm?, .middle?, .allThrough?:
      let side = SVGElement.decimal(r * 1.8)
      return SVGElement(
        "rect",
        [
          "class": "site", "x": SVGElement.decimal(x - r * 0.9), "y": SVGElement.decimal(y - r * 0.9), "width": side,
          "height": side,
        ]
      ).titled(words)
    default:
      let reach = r * 1.25
      let corners = [Point(x: 0, y: -reach), Point(x: reach, y: 0), Point(x: 0, y: reach), Point(x: -reach, y: 0)]
      let path = corners.map { (node.at + $0).text }.joined(separator: " L")
      return SVGElement("path", ["class": "site", "d": "M\(path) Z"]).titled(words)
    }
  }

  private func labels() -> (leaders: [SVGElement], texts: [SVGElement]) {
    let area = Box(x: 4, y: 4, width: layout.width - 8, height: layout.height - 8)
    let signs = layout.nodes.map {
      Box(x: $0.at.x - $0.radius, y: $0.at.y - $0.radius, width: 2 * $0.radius, height: 2 * $0.radius).grown(by: 2)
    }
    let avoided = arrows.flatMap { arrow in (0...16).map { arrow.curve.point(Double($0) / 16) } }
    var placer = LabelPlacer(area: area, fontSize: fontSize, signs: signs, avoided: avoided)
    let byVisitors = layout.nodes.sorted {
      ($1.visitors, $0.place.sortKey) < ($0.visitors, $1.place.sortKey)
    }
    var leaders: [SVGElement] = []
    var texts: [SVGElement] = []
    for node in byVisitors {
      guard let label = placer.place(node.label, beside: node.at, radius: node.radius) else { continue }
      if label.isFar { leaders.append(leader(from: node, to: label.box)) }
      texts.append(text(label))
    }
    return (leaders, texts)
  }

  private func note(_ unlabelled: Int, y: Double) -> SVGElement {
    SVGElement(
      "text",
      [
        "class": "scale", "text-anchor": "end", "x": SVGElement.decimal(layout.width - 12), "y": SVGElement.decimal(y),
        "font-size": SVGElement.decimal(fontSize),
      ]
    ).with(text: Format.count(unlabelled, "name") + " left out for want of room")
  }

  private func leader(from node: MapNode, to box: Box) -> SVGElement {
    let near = Point(
      x: max(box.x, min(node.at.x, box.x + box.width)), y: max(box.y, min(node.at.y, box.y + box.height)))
    return SVGElement("path", ["class": "leader", "d": "M\(node.at.text) L\(near.text)"])
  }

  private func text(_ label: LabelPlacer.Label) -> SVGElement {
    // Text grows away from its point, should the reader's letters be wider than reckoned.
    let (anchor, share) = label.side < 0 ? ("start", 0.0) : label.side > 0 ? ("end", 1.0) : ("middle", 0.5)
    let x = SVGElement.decimal(label.box.x + label.box.width * share)
    let lineHeight = fontSize * 1.2
    var element = SVGElement(
      "text", ["class": "place", "text-anchor": anchor, "font-size": SVGElement.decimal(fontSize)])
    for (index, line) in label.lines.enumerated() {
      let y = label.box.y + Double(index) * lineHeight + fontSize * 0.92
      element.append(SVGElement("tspan", ["x": x, "y": SVGElement.decimal(y)]).with(text: line))
    }
    return element
  }

  /// A round number of kilometres that takes about a sixth of the width.
  private func scaleBar(y: Double) -> [SVGElement] {
    let x = 16.0
    let size = SVGElement.decimal(fontSize)
    guard let scale = layout.pixelsPerKilometre else {
      return [
        SVGElement("text", ["class": "scale", "x": "16", "y": SVGElement.decimal(y), "font-size": size])
          .with(text: "Not to scale: positions unknown")
      ]
    }
    let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
    let kilometres = steps.last { $0 * scale <= layout.width / 4 } ?? 0.1
    let end = x + kilometres * scale
    let name = kilometres < 1 ? "\(Int((kilometres * 1000).rounded())) m" : "\(Int(kilometres)) km"
    let path =
      "M\(Point(x: x, y: y - 8).text) V\(SVGElement.decimal(y - 3)) "
      + "H\(SVGElement.decimal(end)) V\(SVGElement.decimal(y - 8))"
    return [
      SVGElement("path", ["class": "bar", "d": path]),
      SVGElement(
        "text", ["class": "scale", "x": SVGElement.decimal(end + 8), "y": SVGElement.decimal(y), "font-size": size]
      ).with(text: name),
    ]
  }
}
