// SPDX-License-Identifier: Apache-2.0

import Domain

extension FeedBuilder {
  /// What a person takes part in, with their journeys and the lessons they leave, and the posts to which they go. Nothing
  /// is hidden from them.
  func feed(of person: Person) throws(FeedError) -> CalendarFeed {
    var events: [CalendarEvent] = []
    for occurrence in index.occurrences(of: person.id) {
      if occurrence.isHosted(by: person.id) {
        events += try hosting(occurrence)
      } else {
        events.append(try attending(occurrence, person))
      }
    }
    for time in index.keptTimes(of: person.id) { events.append(try keeping(time, of: person.id)) }
    for secondment in index.secondments(of: person.id) { events += try own(secondment) }
    return feed("\(person.name): release time", .steelBlue, events)
  }

  /// Time of their own to prepare or follow up; nobody else is told.
  private func keeping(_ time: KeptTime, of person: Identifier<Person>) throws(FeedError) -> CalendarEvent {
    let part = index.occurrences(of: person).first { $0.activity == time.activity }
    let title = index.directory.title(of: time.activity) ?? time.activity.text
    let start = try moment(time.date, time.span.start, of: time.activity)
    let end = try moment(time.date, time.span.end, of: time.activity)
    return event(
      time.activity, time.use.rawValue, .timed(start: start.instant, end: end.instant),
      "\(time.use == .preparation ? "Preparation" : "Follow-up"): \(title)", aspect: "kept",
      firmness: part?.firmness ?? .provisional)
  }

  private func attending(_ occurrence: Occurrence, _ person: Person) throws(FeedError) -> CalendarEvent {
    var event = try event(occurrence, occurrence.whole, words.title(occurrence))
    event.availability = occurrence.isElsewhere(for: person) ? .outOfOffice : .busy
    try describe(
      &event, occurrence,
      [
        occurrence.isStay ? words.wish(occurrence.activity) : nil, words.makingUp(occurrence),
        words.leading(occurrence), words.company(of: person.id, at: occurrence), words.talks(occurrence),
        words.offer(occurrence),
        words.travel(occurrence, person.id),
        words.leaving(occurrence, person.id), words.repaying(occurrence, person.id),
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
      (occurrence.span, "session", words.hosting(occurrence)),
      (occurrence.debrief, "debrief", "Talk after: \(title)"),
    ] {
      guard let span else { continue }
      var event = try event(occurrence, span, summary, aspect: aspect)
      // Somebody who is shadowed goes about their own day.
      if index.directory.kind(of: occurrence.activity) == .shadowing { event.availability = .free }
      let lesson = aspect == "session" ? occurrence.observed.map { "Your lesson: \(words.lesson($0))." } : nil
      try describe(&event, occurrence, [words.company(visitors), lesson])
      events.append(event)
    }
    return events
  }
}
