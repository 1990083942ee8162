// SPDX-License-Identifier: Apache-2.0

import Domain

extension MilliLessons {
  /// Lesson-equivalents with one decimal, "−12.3", rounded half away from nothing; integer arithmetic only.
  var written: String {
    let tenths = (rawValue.magnitude + 50) / 100
    return (rawValue < 0 && tenths > 0 ? "−" : "") + "\(tenths / 10).\(tenths % 10)"
  }
}

/// "1 error", "3 errors".
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
