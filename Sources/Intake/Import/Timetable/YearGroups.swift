// SPDX-License-Identifier: Apache-2.0

/// Tells the year group (Reception 0, then 1…13) from the name of a class or set.
///
/// Rows of the caller's map win: the longest one whose text begins the name. Otherwise the year is the number that
/// begins the name, after "x", "y", "yr", "year" or nothing: "10A" → 10, "7x/En1" → 7, "x08B" → 8, "Year11" → 11,
/// "Yr9_2" → 9.
public struct YearGroups: Sendable {
  private let map: [(prefix: String, year: Int)]

  /// Year groups with a map from beginnings of names, such as ["S1": 12], to years.
  public init(map: [String: Int] = [:]) {
    self.map = map.map { (prefix: $0.key, year: $0.value) }
      .sorted { ($1.prefix.count, $0.prefix) < ($0.prefix.count, $1.prefix) }
  }

  /// The year group of `name`, or nil where it shows none.
  public func year(of name: String) -> Int? {
    if let row = map.first(where: { name.hasPrefix($0.prefix) }) { return row.year }
    var rest = name.lowercased()[...]
    for opening in ["year", "yr", "y", "x"] where rest.hasPrefix(opening) {
      rest = rest.dropFirst(opening.count)
      break
    }
    rest = rest.drop { $0 == " " || $0 == "_" }
    let digits = rest.prefix(2).prefix { $0.isASCII && $0.isNumber }
    if let year = Int(digits), (1...13).contains(year) { return year }
    if let year = Int(digits.prefix(1)), (1...9).contains(year) { return year }
    return nil
  }

  /// The one year that all of `names` which show a year agree on, or nil.
  public func year(ofAll names: [String]) -> Int? {
    let years = Set(names.compactMap(year(of:)))
    return years.count == 1 ? years.first : nil
  }
}
