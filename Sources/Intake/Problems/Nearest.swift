// SPDX-License-Identifier: Apache-2.0

/// Finds what a mistyped name was probably meant to be.
///
/// Damerau-Levenshtein distance in its "optimal string alignment" form (Boytsov 2011, doi:10.1145/1963190.1963191),
/// over lower-cased characters; ties go to the candidate that sorts first.
enum Nearest {
  /// The candidate closest to `text`, if it's close enough to suggest: at most one change for each three characters.
  static func match(_ text: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased())
    guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased())
      let allowed = max(1, max(wanted.count, other.count) / 3)
      guard other.count <= 80, abs(other.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, other)
      guard distance <= allowed, distance < max(wanted.count, other.count) else { continue }
      if let held = best, (held.distance, held.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// "Did you mean 'x'?" or nil.
  static func advice(_ text: String, in candidates: some Sequence<String>) -> String? {
    match(text, in: candidates).map { "Did you mean '\($0)'?" }
  }

  /// Changes (insert, delete, replace, swap neighbours) that turn `a` into `b`.
  ///
  /// - Complexity: O(`a.count` × `b.count`).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty else { return b.count }
    guard !b.isEmpty else { return a.count }
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var current = [i]
      for j in 1...b.count {
        var cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }
}
