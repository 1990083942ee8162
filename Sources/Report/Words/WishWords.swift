// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whose idea a wish was, how dear it was, and what it's for, as it was stated (F5). Nothing of what's confidential.
struct WishWords {
  private let activity: Activity?

  init(_ id: Identifier<Activity>, names: Names) {
    activity = names.isConfidential(id) ? nil : names.directory.activities[id]
  }

  /// "A school's first choice"; nil where neither was stated.
  var whose: String? {
    guard let activity else { return nil }
    let choice = activity.rank.map { "\(Self.ordinal($0)) choice" }
    switch activity.origin {
    case .school: return "A school's \(choice ?? "wish")"
    case .person: return "Somebody's own \(choice ?? "wish")"
    case nil: return choice.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }
  }

  /// "reading; phonics"; nil where no topic was stated.
  var topics: String? { activity.flatMap { $0.focus.joined(separator: "; ").nonEmpty } }

  /// What pupils should gain.
  var purpose: String? { activity?.purpose?.nonEmpty }

  /// "A school's first choice. Topics: oracy. For: better talk in Year 7." Nil where nothing was stated.
  var sentences: String? {
    let parts = [whose, topics.map { "Topics: \($0)" }, purpose.map { "For: \($0)" }].compactMap(\.self)
    return parts.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ").nonEmpty
  }

  /// "first", "second", "third", "4th".
  static func ordinal(_ number: Int) -> String {
    switch number {
    case 1: "first"
    case 2: "second"
    case 3: "third"
    case 21, 31, 41, 51, 61, 71, 81, 91: "\(number)st"
    case 22, 32, 42, 52, 62, 72, 82, 92: "\(number)nd"
    case 23, 33, 43, 53, 63, 73, 83, 93: "\(number)rd"
    default: "\(number)th"
    }
  }

  /// "of 30 wishes 12 are schools' ideas, 5 people's own"; nil where no wish says whose it was.
  static func origins(_ group: Group) -> String? {
    let school = group.activities.count { $0.origin == .school }
    let person = group.activities.count { $0.origin == .person }
    if school + person == 0 { return nil }
    return "of \(Format.count(group.activities.count, "wish", "wishes")) \(Format.count(school)) "
      + "\(school == 1 ? "is a school's idea" : "are schools' ideas"), \(Format.count(person)) "
      + (person == 1 ? "a person's own" : "people's own")
  }
}
