// SPDX-License-Identifier: Apache-2.0

import Domain

/// Writes `group.yaml`: nested keys in a fixed order, every text in double quotes.
enum SettingsWriter {
  static func text(_ group: Group) -> String {
    var text = ""
    var open: [String] = []
    for (path, values) in GroupSettings.written(group) {
      let parts = path.split(separator: ".").map(String.init)
      let parents = Array(parts.dropLast())
      let shared = zip(open, parents).prefix { $0 == $1 }.count
      for depth in shared..<parents.count { text += indent(depth) + parents[depth] + ":\n" }
      open = parents
      text += indent(parents.count) + (parts.last ?? path) + ":" + written(values, path, depth: parents.count) + "\n"
    }
    return text
  }

  private static func written(_ values: [String], _ path: String, depth: Int) -> String {
    guard path == "caveats" else {
      return values.count == 1 && !isList(path)
        ? " " + quoted(values[0])
        : " [" + values.map(quoted).joined(separator: ", ") + "]"
    }
    return values.map { "\n" + indent(depth + 1) + "- " + quoted($0) }.joined()
  }

  private static func isList(_ path: String) -> Bool {
    ["rules.limits.remainOnSite", "rules.rates.shortfall"].contains(path)
  }

  private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  /// A double-quoted scalar, or plain digits.
  private static func quoted(_ value: String) -> String {
    if !value.isEmpty, value.count < 10, value.utf8.allSatisfy({ (48...57).contains($0) }) { return value }
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default:
        if scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
          || scalar == "\u{FEFF}"
        {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          text += "\\u" + String(repeating: "0", count: 4 - min(4, digits.count)) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }
}
