// SPDX-License-Identifier: Apache-2.0

import Domain

/// The signs of the year's grid: how often each kind concerns a school in a week. Letters stand beside colours, so that
/// a black and white print tells the same.
struct YearMarks {
  struct Mark {
    let cssClass: String
    let sign: String
    let words: String
  }

  /// What a sign counts, in the order in which signs stand.
  private enum Sort: Hashable, CaseIterable {
    case session, visit, triad, lessonStudy, shadowing, halfDays, leaving, coming

    init?(_ kind: ActivityKind) {
      switch kind {
      case .session: self = .session
      case .visit: self = .visit
      case .triad: self = .triad
      case .lessonStudy: self = .lessonStudy
      case .shadowing: self = .shadowing
      case .secondment, .specialist: return nil
      }
    }

    var letter: String {
      switch self {
      case .session: "S"
      case .visit: "V"
      case .triad: "T"
      case .lessonStudy: "L"
      case .shadowing: "W"
      case .halfDays: "H"
      case .leaving: "\u{2197}"
      case .coming: "\u{2199}"
      }
    }

    /// What the legend says.
    var words: String {
      switch self {
      case .session: "sessions"
      case .visit: "visits"
      case .triad: "triads"
      case .lessonStudy: "lesson studies"
      case .shadowing: "work shadowing"
      case .halfDays: "half-days with a specialist"
      case .leaving: "seconded elsewhere, while the line lasts"
      case .coming: "seconded here, while the double line lasts"
      }
    }

    /// "2 sessions".
    func counted(_ number: Int) -> String {
      switch self {
      case .session: Format.count(number, "session")
      case .visit: Format.count(number, "visit")
      case .triad: Format.count(number, "triad")
      case .lessonStudy: Format.count(number, "lesson study", "lesson studies")
      case .shadowing: Format.count(number, "work shadowing", "work shadowings")
      case .halfDays: Format.count(number, "half-day") + " with a specialist"
      case .leaving: Format.count(number, "person", "people") + " seconded elsewhere"
      case .coming: Format.count(number, "person", "people") + " seconded here"
      }
    }

    var cssClass: String {
      switch self {
      case .session: "k-session"
      case .visit: "k-visit"
      case .triad: "k-triad"
      case .lessonStudy: "k-lesson-study"
      case .shadowing: "k-shadowing"
      case .halfDays: "k-specialist"
      case .leaving, .coming: "k-secondment"
      }
    }
  }

  private struct Week: Hashable {
    let school: Identifier<School>
    let monday: CivilDate
  }

  private var counts: [Week: [Sort: Int]] = [:]
  private var lines: [Week: Set<Sort>] = [:]
  private var mostMarks: [Identifier<School>: Int] = [:]

  init(_ context: SheetContext) {
    for occurrence in context.plan.occurrences where !occurrence.isStay {
      guard let sort = Sort(context.names.kind(occurrence.activity)) else { continue }
      var schools = Set(occurrence.people.compactMap(context.names.base))
      if case .school(let id) = occurrence.place { schools.insert(id) }
      for school in schools { add(sort, school, occurrence.date.monday) }
    }
    for rota in context.plan.rotas.compactMap({ context.index.rota(of: $0.activity) }) {
      for entry in rota.entries where !entry.isLost { add(.halfDays, entry.school, entry.when.date.monday) }
    }
    for secondment in context.plan.secondments {
      let mondays = (secondment.days.first.monday, secondment.days.last.monday)
      add(.leaving, secondment.from, mondays.0)
      add(.coming, secondment.to, mondays.0)
      for offset in stride(from: 0, through: mondays.1 - mondays.0, by: 7) {
        lines[Week(school: secondment.from, monday: mondays.0 + offset), default: []].insert(.leaving)
        lines[Week(school: secondment.to, monday: mondays.0 + offset), default: []].insert(.coming)
      }
    }
    for (week, sorts) in counts {
      mostMarks[week.school] = max(mostMarks[week.school] ?? 0, sorts.count)
    }
  }

  private mutating func add(_ sort: Sort, _ school: Identifier<School>, _ monday: CivilDate) {
    counts[Week(school: school, monday: monday), default: [:]][sort, default: 0] += 1
  }

  /// The signs of a school's week, in order.
  func marks(_ school: Identifier<School>, _ monday: CivilDate) -> [Mark] {
    guard let own = counts[Week(school: school, monday: monday)] else { return [] }
    return Sort.allCases.compactMap { sort in
      own[sort].map { Mark(cssClass: sort.cssClass, sign: sort.letter + "\($0)", words: sort.counted($0)) }
    }
  }

  /// Lines that run on through the weeks of secondments: "out", "in".
  func lines(_ school: Identifier<School>, _ monday: CivilDate) -> [String] {
    let own = lines[Week(school: school, monday: monday)] ?? []
    return (own.contains(.leaving) ? ["out"] : []) + (own.contains(.coming) ? ["in"] : [])
  }

  /// The most signs that a week of the school has.
  func most(_ school: Identifier<School>) -> Int { mostMarks[school] ?? 0 }

  /// The signs that are used anywhere, with their meaning.
  var legend: [Mark] {
    let used = counts.values.reduce(into: Set<Sort>()) { $0.formUnion($1.keys) }
    return Sort.allCases.filter(used.contains).map {
      Mark(cssClass: $0.cssClass, sign: $0.letter, words: $0.words)
    }
  }
}
