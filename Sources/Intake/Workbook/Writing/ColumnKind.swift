// SPDX-License-Identifier: Apache-2.0

/// What kind of cells a column has on a sheet: which values become numbers, dates and times, and which lists drop down.
///
/// It follows from the words with which docs/formats.md says the column's type.
enum ColumnKind: Hashable {
  /// Text as it stands.
  case text
  /// Numbers of any kind, lengths of time among them.
  case number
  case percent
  case money
  case date
  case time
  case yesNo
  /// A day of the week.
  case weekday
  /// One of some words.
  case word([String])
  /// Several of some words.
  case words([String])
  /// One row of a table, by its id.
  case reference(FolderFile)
  /// Several rows of a table.
  case references(FolderFile)

  /// The kind of a column called `name` whose type is `type`.
  init(type: String, name: String) {
    let words = Self.withoutActivityKinds(type)
    let first = words.prefix { $0.isLetter || $0 == "/" || $0 == "-" }
    switch first {
    case "yes/no": self = .yesNo
    case "money": self = .money
    case "percent": self = .percent
    case "date": self = .date
    case "time": self = .time
    case "weekday": self = .weekday
    case "number", "factor", "degrees", "metres", "minutes", "hours", "least", "most", "lesson-equivalents":
      self = .number
    case "word": self = .word(Self.listed(words))
    case "list" where words.hasPrefix("list of words:"): self = .words(Self.listed(words))
    case "reference": self = Self.targets[name].map { .reference($0) } ?? .text
    case "list" where words.hasPrefix("list of references"): self = Self.targets[name].map { .references($0) } ?? .text
    default: self = .text
    }
  }

  /// The tables that references lead to, by the names of columns. Calendars and bells aren't tables of one row each.
  private static let targets: [String: FolderFile] = [
    "school": .schools, "schools": .schools, "partner": .schools, "host_schools": .schools, "person": .staff,
    "staff": .staff, "job_share": .staff, "mentor": .staff, "takes_over": .staff, "applicant": .staff,
    "host_people": .staff,
    "provider": .providers, "guests": .providers,
    "fund": .funds, "activity": .activities, "activities": .activities, "preferred_posts": .activities,
    "near": .activities,
    "shadowed_by": .staff,
  ]

  /// "minutes watched" of "visit, triad: minutes watched", and "days between…" of "session: days between…; lesson-study: …".
  static func withoutActivityKinds(_ type: String) -> Substring {
    guard let colon = type.firstRange(of: ": ") else { return type[...] }
    return activityKinds(type).isEmpty ? type[...] : type[colon.upperBound...]
  }

  /// The kinds of activity that a column of activities belongs to: "visit" and "triad" of "visit (20), triad (30): …".
  static func activityKinds(_ type: String) -> [String] {
    guard let colon = type.firstRange(of: ": ") else { return [] }
    let names = type[..<colon.lowerBound].split(separator: ",").map { part in
      String(part.prefix { $0 != "(" }).trimmed
    }
    let known = ["session", "visit", "triad", "lesson-study", "shadowing", "secondment", "specialist"]
    return names.allSatisfy(known.contains) ? names : []
  }

  /// The words of "word: equal, pupils (…), need; how fees are shared".
  private static func listed(_ text: Substring) -> [String] {
    guard let colon = text.firstIndex(of: ":") else { return [] }
    var words = ""
    var depth = 0
    for character in text[text.index(after: colon)...] {
      if character == "(" { depth += 1 }
      if depth == 0 {
        if character == ";" { break }
        words.append(character)
      }
      if character == ")" { depth -= 1 }
    }
    return words.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
  }
}
