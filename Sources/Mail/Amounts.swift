// SPDX-License-Identifier: Apache-2.0

public import Domain

extension Pence {
  /// "£1,234.50"; a true minus sign before what's negative.
  public var words: String {
    let size = Int(rawValue.magnitude)
    var pounds = String(size / 100)
    for offset in stride(from: pounds.count - 3, to: 0, by: -3) {
      pounds.insert(",", at: pounds.index(pounds.startIndex, offsetBy: offset))
    }
    let pence = size % 100
    return (rawValue < 0 ? "\u{2212}" : "") + "£\(pounds).\(pence < 10 ? "0" : "")\(pence)"
  }
}
