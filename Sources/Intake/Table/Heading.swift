// SPDX-License-Identifier: Apache-2.0

/// How headings and keys are compared: letters and digits only, in lower case.
///
/// "Start Time", "start_time", "START-TIME" and "starttime" are one heading.
enum Heading {
  static func normalised(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars where scalar.properties.isAlphabetic || isDigit(scalar) {
      result.append(scalar)
    }
    return String(result)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
