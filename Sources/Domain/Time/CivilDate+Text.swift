// SPDX-License-Identifier: Apache-2.0

extension CivilDate: CustomStringConvertible, Codable {
  /// ISO 8601: "2026-09-01".
  public var description: String {
    let (year, month, day) = components
    return Self.padded(year, to: 4) + "-" + Self.padded(month, to: 2) + "-" + Self.padded(day, to: 2)
  }

  /// The day written as "2026-09-01", or nil for anything else.
  public init?(iso text: some StringProtocol) { self.init(iso: String(text)) }

  /// The same of a text that's one by itself: plans and tables hold dates by the hundred thousand.
  public init?(iso text: String) {
    var text = text
    let parts = text.withUTF8 { utf8 -> (year: Int, month: Int, day: Int)? in
      guard utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-"),
        let year = asciiNumber(utf8[0..<4]), let month = asciiNumber(utf8[5..<7]), let day = asciiNumber(utf8[8..<10])
      else { return nil }
      return (year, month, day)
    }
    guard let parts else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  /// As people in England write it: "Tue 1 Sep 2026".
  public var readable: String {
    let (year, month, day) = components
    return "\(weekday.shortName) \(day) \(Self.monthNames[month - 1]) \(year)"
  }

  /// Without the year: "Tue 1 Sep".
  public var readableShort: String {
    let (_, month, day) = components
    return weekday.shortName + " " + String(day) + " " + Self.monthNames[month - 1]
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CivilDate(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a date YYYY-MM-DD")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  static func padded(_ number: Int, to width: Int) -> String {
    // Short strings are put together without memory of their own; times and dates are written by the hundred thousand.
    var digits = String(number)
    while digits.utf8.count < width { digits = "0" + digits }
    return digits
  }
}

/// The number that a few ASCII digits stand for; nil for anything else, and for none.
func asciiNumber(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  var number = 0
  for digit in digits {
    guard (48...57).contains(digit) else { return nil }
    number = number * 10 + Int(digit - 48)
  }
  return digits.isEmpty ? nil : number
}
