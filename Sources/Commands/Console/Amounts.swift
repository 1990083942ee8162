// SPDX-License-Identifier: Apache-2.0

import Domain

/// Quantities as people write them, by integer arithmetic only.
extension Pence {
  /// "£1,234.50"; whole pounds without pence, what's negative with a minus sign.
  var written: String {
    let pounds = rawValue.magnitude / 100
    let pence = rawValue.magnitude % 100
    let sign = rawValue < 0 ? "−" : ""
    return sign + "£" + pounds.grouped + (pence == 0 ? "" : "." + (pence < 10 ? "0" : "") + String(pence))
  }
}

extension MilliLessons {
  /// Lesson-equivalents with one decimal: "-12.3", rounded half away from nothing.
  var written: String {
    let tenths = (rawValue.magnitude + 50) / 100
    return (rawValue < 0 && tenths > 0 ? "−" : "") + (tenths / 10).grouped + "." + String(tenths % 10)
  }
}

extension Minutes {
  /// Hours with one decimal: "7.5 h".
  var writtenHours: String {
    let tenths = (rawValue.magnitude * 10 + 30) / 60
    return (rawValue < 0 && tenths > 0 ? "−" : "") + (tenths / 10).grouped + "." + String(tenths % 10) + " h"
  }
}

extension UInt {
  /// With a comma before each group of three digits: "12,345".
  fileprivate var grouped: String {
    var text = ""
    for (index, digit) in String(self).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}

/// "1 session", "3 sessions".
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) " + (count == 1 ? one : many ?? one + "s")
}

extension String {
  /// Fit for a terminal: what could move the cursor, hide text or turn its direction becomes a space.
  var printable: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: result.append(" ")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
