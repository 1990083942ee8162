// SPDX-License-Identifier: Apache-2.0

import Domain

/// Pairs of sessions so like each other that they might be one (D5).
///
/// Both must be open, share a school and a day on which either may take place, and neither take more than twice the time of
/// the other: a course is no copy of a meeting. They're alike by their titles (two thirds of all their words in both,
/// apart from words for the form; with the same numbers, since "Year 5" is no copy of "Year 6"), or by the same focus and
/// people: half of the smaller audience is in the other, and the focus is of two topics or more or the titles share a
/// word, since under a broad topic such as "behaviour" people may do many things.
struct Duplicates: Sendable {
  enum Likeness: String, Sendable {
    case titles = "like titles"
    case focus = "same focus and people"
  }

  struct Pair: Hashable, Sendable {
    /// By id.
    let first: Identifier<Activity>
    let second: Identifier<Activity>
    let likeness: Likeness
    /// Schools with people in both audiences, by id.
    let schools: [Identifier<School>]
    /// People whom both are for, and whom either is for.
    let shared: Int
    let together: Int
  }

  /// By ids.
  let pairs: [Pair]

  init(_ group: Group, audiences: Audiences) {
    let programmes = group.activities.filter { !$0.isConfidential }.sortedByID()
      .compactMap { Programme($0, audiences.audience(of: $0.id), in: group.year) }
    pairs = Self.candidates(programmes).sorted { ($0.first, $0.second) < ($1.first, $1.second) }.compactMap {
      Self.pair(programmes[$0.first], programmes[$0.second])
    }
  }

  private struct Candidate: Hashable {
    let first: Int
    let second: Int
  }
  private struct Key: Hashable {
    let school: Identifier<School>
    let word: String
  }

  /// Pairs with a school and a word or focus in common. Within a school few wishes share a word, so that a country's
  /// wishes needn't each be held against all others.
  private static func candidates(_ programmes: [Programme]) -> Set<Candidate> {
    var seen: [Key: [Int]] = [:]
    var found: Set<Candidate> = []
    for (number, programme) in programmes.enumerated() {
      for school in programme.audience.schools {
        for word in programme.words.union(programme.focus.map { "focus " + $0 }) {
          let key = Key(school: school, word: word)
          for other in seen[key] ?? [] { found.insert(Candidate(first: other, second: number)) }
          seen[key, default: []].append(number)
        }
      }
    }
    return found
  }

  private static func pair(_ one: Programme, _ other: Programme) -> Pair? {
    guard one.mayMeet(other), one.isAsLong(as: other) else { return nil }
    let (people, others) = (Set(one.audience.people), Set(other.audience.people))
    let shared = people.intersection(others).count
    let likeness: Likeness
    if one.isTitled(like: other) {
      likeness = .titles
    } else if one.isAbout(theSameAs: other), 2 * shared >= min(people.count, others.count) {
      likeness = .focus
    } else {
      return nil
    }
    return Pair(
      first: one.id, second: other.id, likeness: likeness,
      schools: Set(one.audience.schools).intersection(other.audience.schools).sorted(), shared: shared,
      together: people.count + others.count - shared)
  }
}

/// A session as far as others may be copies of it.
private struct Programme {
  let id: Identifier<Activity>
  let focus: Set<String>
  let words: Set<String>
  private let numbers: Set<String>
  let audience: Audiences.Audience
  private let windows: [DateSpan]
  /// All parts together.
  private let time: Minutes

  /// Words for the form that a session has, or that hold a title together.
  private static let formal: Set<String> = [
    "a", "an", "and", "the", "of", "for", "in", "on", "to", "at", "with", "by", "from", "our", "your", "all", "its",
    "network", "networks", "meeting", "meetings", "session", "sessions", "course", "courses", "training", "group",
    "groups", "hub", "programme", "programmes", "workshop", "workshops", "conference", "day", "days", "term",
    "lead", "leads", "leader", "leaders", "teacher", "teachers", "school", "schools", "staff", "year", "years",
  ]

  /// Nil for other kinds, and for sessions that are for nobody.
  init?(_ activity: Activity, _ audience: Audiences.Audience, in year: DateSpan) {
    guard case .session(let session) = activity.details, !audience.schools.isEmpty else { return nil }
    id = activity.id
    focus = Set(activity.focus)
    let all = activity.title.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    numbers = Set(all.filter { $0.contains(where: \.isNumber) })
    words = Set(all).subtracting(Self.formal).subtracting(numbers)
    self.audience = audience
    time = session.length * session.series.parts
    let fixed = activity.timing.fixed.map { DateSpan($0.date, $0.date) }
    let windows = activity.timing.windows.isEmpty ? [year] : activity.timing.windows
    self.windows = fixed.isEmpty ? windows : fixed
  }

  func mayMeet(_ other: Programme) -> Bool {
    windows.contains { window in other.windows.contains { $0.overlaps(window) } }
  }

  func isAsLong(as other: Programme) -> Bool { time <= other.time * 2 && other.time <= time * 2 }

  func isAbout(theSameAs other: Programme) -> Bool {
    focus == other.focus && !focus.isEmpty && (focus.count > 1 || !words.isDisjoint(with: other.words))
  }

  func isTitled(like other: Programme) -> Bool {
    let shared = words.intersection(other.words).count
    return shared > 0 && 3 * shared >= 2 * words.union(other.words).count && numbers == other.numbers
  }
}
