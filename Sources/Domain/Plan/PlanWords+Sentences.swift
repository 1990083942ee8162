// SPDX-License-Identifier: Apache-2.0

// Sentences about one occurrence, each nil where there's nothing to say.
extension PlanWords {
  /// "Led by Acme Maths. From outside: School nurse."
  public func leading(_ occurrence: Occurrence) -> String? {
    let leader: String? =
      switch occurrence.leader {
      case .person(let id): "Led by \(personAndSchool(id))."
      case .provider(let id): "Led by \(provider(id))."
      case nil: nil
      }
    let guests = guests(occurrence)
    let names = guests.isEmpty ? nil : "From outside: \(guests.joined(separator: ", "))."
    let sentences = [leader, names].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Names of those from outside who are there without leading.
  public func guests(_ occurrence: Occurrence) -> [String] {
    index.directory.providers(of: occurrence).filter { Leader.provider($0) != occurrence.leader }.map(provider)
  }

  /// Of more people it's said how many they are.
  static let mostNamed = 6

  /// Whom `person` meets at `occurrence`: `company` of all others who attend it, without going through them for each.
  public func company(of person: Identifier<Person>, at occurrence: Occurrence) -> String? {
    if occurrence.attendees.count > Self.mostNamed {
      let others = index.others(than: person, at: occurrence)
      if others.people > Self.mostNamed { return "With \(attendance(people: others.people, schools: others.schools))." }
    }
    return company(occurrence.attendees.map(\.person).filter { $0 != person })
  }

  /// Whom one meets there: names where they're few, else numbers.
  public func company(_ others: [Identifier<Person>]) -> String? {
    if others.isEmpty { return nil }
    if others.count > Self.mostNamed { return "With \(attendance(others))." }
    return "With " + others.map(personAndSchool).joined(separator: ", ") + "."
  }

  /// The order of a visit: "Order: talk 11:10–11:20, lesson 11:20–12:20 (9X art), talk 12:20–12:40.", with the time in
  /// between where that's half an hour or more.
  public func talks(_ occurrence: Occurrence) -> String? {
    guard occurrence.brief != nil || occurrence.debrief != nil || occurrence.observed != nil else { return nil }
    let lesson = occurrence.observed.map { " (\($0.classAndSubject))" } ?? " (to be named)"
    let parts = [
      occurrence.brief.map { "talk \($0.words)" }, Self.pause(occurrence.brief, occurrence.span),
      "lesson \(occurrence.span.words)\(lesson)", Self.pause(occurrence.span, occurrence.debrief),
      occurrence.debrief.map { "talk \($0.words)" },
    ]
    return "Order: " + parts.compactMap { $0 }.joined(separator: ", ") + "."
  }

  /// "Open lesson: how questions are asked", where what's watched is offered with something to see.
  public func offer(_ occurrence: Occurrence) -> String? {
    guard let lesson = occurrence.observed else { return nil }
    return index.offers(of: lesson.teacher).first {
      $0.weekday == occurrence.date.weekday && $0.holds(on: occurrence.date)
        && ($0.period ?? lesson.period) == lesson.period
        && ($0.className ?? lesson.className) == lesson.className && $0.focus != nil
    }?.focus.map { "Open lesson: \($0)" }
  }

  /// "own time 08:50–11:00" between two parts of a visit; nil where they lie close together or one isn't there.
  private static func pause(_ earlier: TimeSpan?, _ later: TimeSpan?) -> String? {
    guard let end = earlier?.end, let start = later?.start, start - end >= Minutes(30) else { return nil }
    return "own time \(TimeSpan(end, start).words)"
  }

  /// "Travel: leave Oak Primary at 10:50, arrive at 11:10; leave at 12:40, at Oak Primary by 13:00."
  public func travel(_ occurrence: Occurrence, _ person: Identifier<Person>) -> String? {
    let (there, back) = index.journeys(of: person, for: occurrence)
    let parts = [
      there.map { "leave \(place($0.from)) at \($0.span.start), arrive at \($0.span.end)" },
      back.map { "leave at \($0.span.start), at \(place($0.to)) by \($0.span.end)" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "Travel: " + parts.joined(separator: "; ") + "."
  }

  /// "You leave: AM1 09:00–10:15 4A class (supply teacher 1)."
  public func leaving(_ occurrence: Occurrence, _ person: Identifier<Person>) -> String? {
    let releases = index.releases(of: person, for: occurrence)
    if releases.isEmpty { return nil }
    return "You leave: " + releases.map { "\(lesson($0.lesson)) (\(cover(of: $0)))" }.joined(separator: "; ") + "."
  }

  /// "PPA 13:00–15:15 is given back on Mon 12 Oct: PM1 13:00–14:00 4A class." for all protected time taken that day.
  public func repaying(_ occurrence: Occurrence, _ person: Identifier<Person>) -> String? {
    let sentences = index.repayments(of: person, on: occurrence.date).map {
      "\($0.kind.words) \($0.span.words) is given back on \($0.repaidOn.readableShort): \(lesson($0.lesson))."
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// What a time may still depend on.
  public func certainty(_ firmness: Firmness) -> String? {
    switch firmness {
    case .outline: "Outline: only the half-term stands."
    case .provisional: "Provisional until every head concerned has said yes."
    case .firm: nil
    }
  }

  /// "For: pupils who draw with confidence", the activity's purpose.
  public func purpose(_ occurrence: Occurrence) -> String? {
    index.directory.purpose(of: occurrence.activity).map { "For: \($0)" }
  }
}
