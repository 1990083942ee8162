// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Report

/// Colours of the page against WCAG 2.2 AA, computed from the style sheet itself.
@Suite struct ContrastTests {
  @Test(arguments: [false, true])
  func textReadsOnItsGround(isDark: Bool) throws {
    let colours = try palette(isDark: isDark)
    var pairs = [
      ("ink", "paper"), ("ink", "ground"), ("soft", "paper"), ("soft", "ground"), ("soft", "off"), ("soft", "faint"),
      ("accent", "paper"), ("ink", "warn-ground"), ("warn", "warn-ground"), ("ink", "off"), ("paper", "short"),
    ]
    for kind in ["session", "visit", "triad", "lesson-study", "shadowing", "secondment", "specialist"] {
      pairs += [(kind, kind + "-t"), ("ink", kind + "-t"), ("soft", kind + "-t")]
    }
    for (text, ground) in pairs {
      let ratio = try contrast(#require(colours[text]), #require(colours[ground]))
      #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
    }
    for bar in ["given", "short", "mark"] {
      #expect(try contrast(#require(colours[bar]), #require(colours["paper"])) >= 3, "\(bar)")
    }
  }

  private func palette(isDark: Bool) throws -> [String: [Double]] {
    let blocks = PageStyle.colours.components(separatedBy: ":root{").dropFirst()
    var colours: [String: [Double]] = [:]
    for block in isDark ? Array(blocks) : Array(blocks.prefix(1)) {
      let rules = try #require(block.components(separatedBy: "}").first)
      for rule in rules.components(separatedBy: CharacterSet(charactersIn: ";\n")) {
        let parts = rule.components(separatedBy: ":")
        guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else { continue }
        colours[String(parts[0].dropFirst(2))] = components(String(parts[1].dropFirst()))
      }
    }
    return colours
  }

  private func components(_ hex: String) -> [Double] {
    let full = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : hex
    let value = Int(full, radix: 16) ?? 0
    return [value >> 16 & 255, value >> 8 & 255, value & 255].map { Double($0) / 255 }
  }

  private func luminance(_ colour: [Double]) -> Double {
    let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func contrast(_ a: [Double], _ b: [Double]) -> Double {
    let (high, low) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
  }
}
