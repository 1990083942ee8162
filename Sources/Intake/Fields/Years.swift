// SPDX-License-Identifier: Apache-2.0

/// Words for year groups. Reception is year 0 and Nursery year -1, so that ranges work.
enum YearText {
  /// "R" for 0, "N" for -1, else the number.
  static func written(_ years: [Int]) -> String {
    Written.list(years.map { $0 == 0 ? "R" : $0 == -1 ? "N" : String($0) })
  }

  /// The year group that a word means.
  static func year(_ text: String) -> Int? {
    var word = text.lowercased().trimmed
    for prefix in ["year", "yr", "y"] where word.hasPrefix(prefix) {
      word = String(word.dropFirst(prefix.count)).trimmed
      break
    }
    switch word {
    case "r", "rec", "reception", "eyfs", "0": return 0
    case "n", "nur", "nursery", "-1": return -1
    default: return Digits.value(word, longest: 2).flatMap { (1...14).contains($0) ? $0 : nil }
    }
  }
}

extension FieldParser where Value == [Int] {
  /// Year groups from Nursery to Year 14: "R; 1; 2", "7-9", "Year 4"; in the order written, each once.
  static var years: FieldParser<[Int]> {
    FieldParser<[Int]> { text throws(FieldFault) in
      var years: [Int] = []
      for part in text.split(whereSeparator: { ";|,/\n".contains($0) }) where !part.isBlank {
        let range = yearRange(part.trimmed)
        guard !range.isEmpty else {
          throw FieldFault(
            code: .fieldChoice, expected: "a list of year groups, as in R;1;2 or 7-9",
            advice: "'\(part.trimmed.shown)' is not a year group from N, R and 1 to 14.")
        }
        for year in range where !years.contains(year) { years.append(year) }
      }
      return years
    }
  }

  private static func yearRange(_ part: String) -> [Int] {
    if let number = Digits.value(part, longest: 2), (1...14).contains(number) { return [number] }
    if let single = YearText.year(part) { return [single] }
    let ends = part.replacing("–", with: "-").replacing(" to ", with: "-").split(separator: "-").map {
      YearText.year(String($0))
    }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else { return [] }
    return Array(first...last)
  }
}
