// SPDX-License-Identifier: Apache-2.0

/// Bars of one row of a chart. They scale with the row's width; the figures stand beside them in the table.
enum BarDrawing {
  /// One bar: how far it reaches, and its CSS class.
  struct Bar {
    let value: Int
    let cssClass: String
  }

  /// Bars one over the other on a common scale that ends at `most`, with a tick at `mark`.
  static func row(bars: [Bar], mark: Int?, most: Int, label: String) -> String {
    let whole = max(1, most)
    var drawing = SVGElement(
      "svg", ["xmlns": "http://www.w3.org/2000/svg", "class": "bars", "role": "img", "aria-label": label])
    drawing.append(SVGElement("rect", ["class": "track", "x": "0", "y": "0", "width": "100%", "height": "100%"]))
    for (index, bar) in bars.enumerated() {
      let inset = index * 3
      drawing.append(
        SVGElement(
          "rect",
          [
            "class": bar.cssClass, "x": "0", "y": "\(inset)", "width": SVGElement.percent(bar.value, of: whole),
            "height": "\(16 - 2 * inset)",
          ]))
    }
    if let mark {
      let x = SVGElement.percent(mark, of: whole)
      drawing.append(SVGElement("line", ["class": "mark", "x1": x, "x2": x, "y1": "0", "y2": "100%"]))
    }
    return drawing.markup
  }

  /// The cells of a year, one a week, shaded from `none` to `most`.
  static func strip(_ weeks: [StripWeek], label: String) -> String {
    var drawing = SVGElement(
      "svg", ["xmlns": "http://www.w3.org/2000/svg", "class": "strip", "role": "img", "aria-label": label])
    for (index, week) in weeks.enumerated() {
      let cell = SVGElement(
        "rect",
        [
          "class": week.cssClass, "x": SVGElement.percent(index, of: weeks.count), "y": "0",
          "width": SVGElement.percent(88, of: weeks.count * 100), "height": "100%",
        ])
      drawing.append(week.title.isEmpty ? cell : cell.titled(week.title))
    }
    return drawing.markup
  }
}

/// One week of a school in the year's strip.
struct StripWeek {
  let cssClass: String
  /// Shown on hovering; empty for a week without anything.
  let title: String
}
