// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// Every early-career teacher with who mentors them, whether the two fit, and whether both have protected time at once;
  /// who might, where nobody does or the subject differs; and colleagues at the same stage who teach the same years (C8).
  static func mentors(_ group: Group, _ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "mentors",
      about: "An early-career teacher: the mentor, how the two fit, when both have time, and who else might.",
      heading: [
        "school", "teacher", "stage", "mentor", "mentor's school", "same subject", "same phase",
        "protected time together", "possible mentors", "year-group buddies", "school id", "teacher id", "mentor id",
      ])
    let matcher = MentorMatcher(group, plan, names)
    for person in matcher.teachers {
      let mentor = person.mentor.flatMap { names.directory.people[$0] }
      let fit = mentor.map { matcher.fit(person, $0) }
      table.append([
        .text(names.school(person.base)), .text(person.name), .words(person.careerStage), .words(mentor?.name),
        .words(mentor.map { names.school($0.base) }), .words(fit?.subject?.words), .words(fit?.phase.words),
        .words(mentor.map { matcher.timeTogether(person, $0) }),
        .words(matcher.proposals(for: person, fit).map(matcher.named).joined(separator: "; ")),
        .words(matcher.buddies(of: person).map(matcher.named).joined(separator: "; ")), .id(person.base),
        .id(person.id), .id(mentor?.id),
      ])
    }
    return table
  }
}

extension Bool {
  fileprivate var words: String { self ? "yes" : "no" }
}

/// Who fits whom as a mentor.
private struct MentorMatcher {
  /// Most people who are proposed for one.
  private static let most = 3

  /// Whether two people teach alike; nil where that can't be told.
  struct Fit {
    var subject: Bool?
    var phase: Bool
  }

  /// Early-career teachers who are employed in the plan's year, by school and id.
  let teachers: [Person]
  private let names: Names
  private let mentors: [Person]
  private let mentees: [Identifier<Person>: Int]
  private let protected: [Identifier<Person>: [ProtectedTime]]

  init(_ group: Group, _ plan: Plan, _ names: Names) {
    self.names = names
    let employed = group.people.filter { person in
      !person.isVacancy && (person.validFrom.map { $0 <= plan.year.last } ?? true)
        && (person.validUntil.map { plan.asOf <= $0 } ?? true)
    }
    teachers = employed.filter(\.isEarlyCareer).sorted { ($0.base, $0.id) < ($1.base, $1.id) }
    mentors = employed.filter { person in
      !person.isEarlyCareer && (person.tags.contains("mentor") || person.responsibilities.contains("mentor"))
    }
    mentees = group.people.compactMap(\.mentor).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    protected = Dictionary(grouping: group.protected.filter { [.ect, .mentor].contains($0.kind) }, by: \.person)
  }

  func named(_ person: Person) -> String { "\(person.name) (\(names.shortSchool(person.base)))" }

  func fit(_ teacher: Person, _ mentor: Person) -> Fit {
    let isKnown = !teacher.subjects.isEmpty && !mentor.subjects.isEmpty
    return Fit(
      subject: isKnown ? !Set(teacher.subjects).isDisjoint(with: mentor.subjects) : nil,
      phase: phase(of: teacher) == phase(of: mentor))
  }

  private func phase(of person: Person) -> Phase? {
    names.directory.schools[person.base].map { person.phase(at: $0) }
  }

  /// "Tue 13:15–14:05", or that there is none, or that it isn't known.
  func timeTogether(_ teacher: Person, _ mentor: Person) -> String {
    let own = protected[teacher.id] ?? []
    let theirs = (protected[mentor.id] ?? []).filter { $0.kind == .mentor }
    if own.isEmpty || theirs.isEmpty { return "not known" }
    let common = own.flatMap { time in theirs.compactMap { Self.overlap(time, $0) } }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    if common.isEmpty { return "none" }
    var seen: Set<String> = []
    return common.map(\.words).filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  private static func overlap(_ a: ProtectedTime, _ b: ProtectedTime) -> (key: [Int], words: String)? {
    let isSameWeek = a.week == nil || b.week == nil || a.week == b.week
    guard a.weekday == b.weekday, isSameWeek, a.span.overlaps(b.span) else { return nil }
    let span = TimeSpan(max(a.span.start, b.span.start), min(a.span.end, b.span.end))
    let week = (a.week ?? b.week).map { " (week \($0))" } ?? ""
    return (
      [a.weekday.rawValue, span.start.minutes, span.end.minutes], "\(a.weekday.shortName) \(Format.time(span))\(week)"
    )
  }

  /// Those with the tag or responsibility "mentor" who fit best: of the same school before others, of others those of the
  /// same subject alone; then by subject, phase, years and how few they mentor. Nobody for whoever's mentor teaches the subject.
  func proposals(for teacher: Person, _ fit: Fit?) -> [Person] {
    if let fit, fit.subject != false { return [] }
    let fitting = mentors.filter { mentor in
      mentor.id != teacher.id && mentor.id != teacher.mentor
        && (mentor.schools.contains(teacher.base) || self.fit(teacher, mentor).subject == true)
    }
    let ranked = fitting.map { (rank: rank($0, teacher), mentor: $0) }
    let sorted = ranked.sorted { (a, b) -> Bool in
      a.rank == b.rank ? a.mentor.id < b.mentor.id : a.rank.lexicographicallyPrecedes(b.rank)
    }
    return sorted.prefix(Self.most).map { $0.mentor }
  }

  private func rank(_ mentor: Person, _ teacher: Person) -> [Int] {
    let fit = fit(teacher, mentor)
    return [
      mentor.schools.contains(teacher.base) ? 0 : 1, fit.subject == true ? 0 : 1, fit.phase ? 0 : 1,
      Set(mentor.years).isDisjoint(with: teacher.years) ? 1 : 0,
      mentees[mentor.id] ?? 0,
    ]
  }

  /// Other early-career teachers of the same year groups, those at the same stage first.
  func buddies(of teacher: Person) -> [Person] {
    let fitting = teachers.filter { other in
      other.id != teacher.id && !Set(other.years).isDisjoint(with: teacher.years)
        && phase(of: other) == phase(of: teacher)
    }
    func rank(_ other: Person) -> (Int, Int, Identifier<Person>) {
      (
        other.careerStage == teacher.careerStage ? 0 : 1,
        -Set(other.years).intersection(teacher.years).count, other.id
      )
    }
    return Array(fitting.sorted { rank($0) < rank($1) }.prefix(Self.most))
  }
}
