// SPDX-License-Identifier: Apache-2.0

/// An element of a drawing. Attribute values and texts are escaped when it's written, never before.
struct SVGElement {
  private let name: String
  private var attributes: [(name: String, value: String)]
  private var content: [Content] = []

  private enum Content {
    case element(SVGElement)
    case text(String)
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    self.name = name
    self.attributes = attributes.map { (name: $0.key, value: $0.value) }
  }

  mutating func append(_ element: SVGElement) { content.append(.element(element)) }
  mutating func append(text: String) { content.append(.text(text)) }

  func with(_ elements: [SVGElement]) -> SVGElement {
    var copy = self
    for element in elements { copy.append(element) }
    return copy
  }

  func with(text: String) -> SVGElement {
    var copy = self
    copy.append(text: text)
    return copy
  }

  /// With a tool tip, which screen readers take for its name.
  func titled(_ title: String) -> SVGElement {
    with([SVGElement("title").with(text: title)])
  }

  /// The element as XML.
  var markup: String {
    var result = "<" + name
    for attribute in attributes { result += " \(attribute.name)=\"\(Markup.escaped(attribute.value))\"" }
    if content.isEmpty { return result + "/>" }
    result += ">"
    for item in content {
      switch item {
      case .element(let element): result += element.markup
      case .text(let text): result += Markup.escaped(text)
      }
    }
    return result + "</\(name)>"
  }

  /// A drawing `width` by `height` units large, described for those who can't see it.
  static func drawing(width: Double, height: Double, label: String, cssClass: String) -> SVGElement {
    SVGElement(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(decimal(width)) \(decimal(height))", "role": "img",
        "class": cssClass, "aria-label": label,
      ])
  }

  /// A number with at most one decimal, so that equal plans give equal bytes whatever the last bits are.
  static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let magnitude = abs(tenths)
    let sign = tenths < 0 ? "-" : ""
    return sign + String(magnitude / 10) + (magnitude % 10 == 0 ? "" : ".\(magnitude % 10)")
  }

  /// `part / whole` as a percentage with two decimals, 0 to 100.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0%" }
    let hundredths = max(0, min(10_000, Format.rounded(part * 10_000, to: whole)))
    return "\(hundredths / 100).\(Format.padded(hundredths % 100))%"
  }
}
