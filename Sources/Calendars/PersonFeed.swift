// SPDX-License-Identifier: Apache-2.0

import Domain

extension FeedBuilder {
  /// What a person takes part in, with their journeys and the lessons they leave. Nothing is hidden from them.
  func feed(of person: Person) throws(FeedError) -> CalendarFeed {
    var events: [CalendarEvent] = []
    for occurrence in index.byPerson[person.id] ?? [] {
      if occurrence.isHosted(by: person.id) {
        events += try hosting(occurrence)
      } else {
        events.append(try attending(occurrence, person))
      }
    }
    return feed("\(person.name): release time", .steelBlue, events)
  }

  private func attending(_ occurrence: Occurrence, _ person: Person) throws(FeedError) -> CalendarEvent {
    var event = try event(occurrence, occurrence.whole, words.title(occurrence))
    let isElsewhere = occurrence.place != .school(person.base) && occurrence.place != .online
    event.availability = isElsewhere ? .outOfOffice : .busy
    let others = occurrence.attendees.map(\.person).filter { $0 != person.id }
    try describe(
      &event, occurrence,
      [
        words.leading(occurrence), company(occurrence, others), talks(occurrence), travel(occurrence, person),
        leaving(occurrence, person),
      ])
    return event
  }

  /// Talks and the watched lesson apart, since hosts teach in between.
  private func hosting(_ occurrence: Occurrence) throws(FeedError) -> [CalendarEvent] {
    let visitors = occurrence.attendees.filter { $0.role == .visitor }.map(\.person)
    let title = words.title(occurrence)
    var events: [CalendarEvent] = []
    for (span, aspect, summary) in [
      (occurrence.brief, "brief", "Talk before: \(title)"),
      (occurrence.span, "session", "Visitors in your lesson: \(title)"),
      (occurrence.debrief, "debrief", "Talk after: \(title)"),
    ] {
      guard let span else { continue }
      var event = try event(occurrence, span, summary, aspect: aspect)
      let lesson = aspect == "session" ? occurrence.observed.map { "Your lesson: \(words.lesson($0))." } : nil
      try describe(&event, occurrence, [company(occurrence, visitors), lesson])
      events.append(event)
    }
    return events
  }

  /// Names where they are few, else numbers.
  private func company(_ occurrence: Occurrence, _ others: [Identifier<Person>]) -> String? {
    if others.isEmpty { return nil }
    if others.count > 6 { return "With \(words.attendance(others))." }
    return "With " + others.map(words.personAndSchool).joined(separator: ", ") + "."
  }

  private func talks(_ occurrence: Occurrence) -> String? {
    let parts = [
      occurrence.brief.map { "talk \($0.words)" },
      occurrence.observed.map { "lesson \(occurrence.span.words) (\($0.className) \($0.subject))" },
      occurrence.debrief.map { "talk \($0.words)" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "Order: " + parts.joined(separator: ", ") + "."
  }

  private func travel(_ occurrence: Occurrence, _ person: Person) -> String? {
    let (there, back) = index.journeys(of: person.id, for: occurrence)
    let parts = [
      there.map { "leave \(words.place($0.from)) at \($0.span.start), arrive at \($0.span.end)" },
      back.map { "leave at \($0.span.start), at \(words.place($0.to)) by \($0.span.end)" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "Travel: " + parts.joined(separator: "; ") + "."
  }

  private func leaving(_ occurrence: Occurrence, _ person: Person) -> String? {
    let releases = index.releases(of: person.id, for: occurrence)
    if releases.isEmpty { return nil }
    return "You leave: " + releases.map { "\(words.lesson($0.lesson)) (\(covered($0)))" }.joined(separator: "; ") + "."
  }

  /// Who takes the class of a lesson left.
  func covered(_ release: Release) -> String {
    let absence = PlanIndex.Absence(person: release.person, date: release.date, lesson: release.lesson)
    return words.cover(index.cover[absence])
  }
}
