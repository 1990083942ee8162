// SPDX-License-Identifier: Apache-2.0

/// Reading digits without locale: every number parser is built of these.
enum Digits {
  /// The value of a text of 1 to `longest` ASCII digits; nil for anything else.
  static func value(_ text: some StringProtocol, longest: Int = 9) -> Int? {
    var value = 0
    var count = 0
    for byte in text.utf8 {
      guard count < longest, (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
      count += 1
    }
    return count == 0 ? nil : value
  }

  /// A decimal number as an integer in units of 10^-`places`, exact: "1.5" with 3 places is 1500.
  ///
  /// Takes thousands separated by commas ("1,250"); nil for anything else, also for more than `places` decimals.
  static func scaled(_ text: some StringProtocol, places: Int) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first.flatMap({ grouped($0) }) else { return nil }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || !decimals.isEmpty else { return nil }
    let kept = decimals.reversed().drop { $0 == "0" }.count
    guard kept <= places, decimals.count <= 12 else { return nil }
    var result = whole
    for index in 0..<places {
      let digit = index < decimals.count ? decimals[decimals.index(decimals.startIndex, offsetBy: index)] : "0"
      guard let value = value(String(digit)) else { return nil }
      result = result * 10 + value
    }
    return decimals.utf8.allSatisfy({ (48...57).contains($0) }) ? result : nil
  }

  /// Whole digits, or groups of three behind the first comma.
  private static func grouped(_ text: some StringProtocol) -> Int? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return value(text) }
    guard let head = groups.first, (1...3).contains(head.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return value(groups.joined())
  }
}
