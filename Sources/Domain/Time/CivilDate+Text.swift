// SPDX-License-Identifier: Apache-2.0

extension CivilDate: CustomStringConvertible, Codable {
  /// ISO 8601: "2026-09-01".
  public var description: String {
    let (year, month, day) = components
    return Self.padded(year, to: 4) + "-" + Self.padded(month, to: 2) + "-" + Self.padded(day, to: 2)
  }

  /// The day written as "2026-09-01", or nil for anything else.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
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
