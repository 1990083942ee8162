// SPDX-License-Identifier: Apache-2.0

import Domain

extension FeedBuilder {
  /// Who of a school is away, who comes, and which lessons need cover. Takes nobody's time in the reader's calendar.
  func feed(of school: School) throws(FeedError) -> CalendarFeed {
    var events: [CalendarEvent] = []
    for person in index.people(basedAt: school.id) {
      for occurrence in index.occurrences(of: person.id) {
        if let event = try away(person, occurrence) { events.append(event) }
      }
    }
    for occurrence in index.occurrences(at: school.id) {
      events.append(try occurrence.isStay ? specialist(occurrence) : visitors(occurrence, school))
    }
    events += try cover(school) + coverForRepayments(school)
    for secondment in index.secondments(from: school.id) { events += try leaving(secondment) }
    for secondment in index.secondments(to: school.id) { events += try coming(secondment) }
    for position in events.indices { events[position].availability = .free }
    return feed("\(school.name): who is out, who is in, cover", .seaGreen, events)
  }

  /// Nil where the person neither leaves the site nor a lesson.
  private func away(_ person: Person, _ occurrence: Occurrence) throws(FeedError) -> CalendarEvent? {
    if occurrence.isHosted(by: person.id) { return nil }
    let isElsewhere = occurrence.isElsewhere(for: person)
    let releases = index.releases(of: person.id, for: occurrence)
    if !isElsewhere && releases.isEmpty { return nil }
    let label = (isElsewhere ? "Away: " : "Released: ") + person.name
    let isHidden = words.isConfidential(occurrence.activity)
    let summary = isHidden ? label : "\(label) (\(words.title(occurrence)))"
    let span = index.absence(of: person.id, for: occurrence)
    var event = try event(occurrence, span, summary, aspect: "away " + person.id.text)
    let lessons = releases.map { "Leaves \(words.lesson($0.lesson)): \(words.cover(of: $0))." }
    if isHidden {
      event.categories = ["away"]
      event.details = lessons.isEmpty ? nil : lessons.joined(separator: "\n")
    } else {
      event.categories.insert("away", at: 0)
      try describe(&event, occurrence, lessons)
    }
    return event
  }

  private func visitors(_ occurrence: Occurrence, _ school: School) throws(FeedError) -> CalendarEvent {
    let guests = occurrence.people.filter { index.directory.base(of: $0) != school.id }
    let isHidden = words.isConfidential(occurrence.activity)
    let title = isHidden ? nil : words.title(occurrence)
    let from = guests.isEmpty ? nil : words.attendance(guests)
    let label = guests.isEmpty ? "Here" : "Visitors"
    let summary = "\(label): " + ([title, from].compactMap { $0 }.joined(separator: ", "))
    var event = try event(
      occurrence, occurrence.whole, title == nil && from == nil ? "Room in use" : summary, aspect: "here")
    event.location = occurrence.room
    if isHidden {
      event.categories = ["visitors"]
      return event
    }
    event.categories.insert("visitors", at: 0)
    let names = guests.isEmpty ? nil : "Guests: " + guests.map(words.personAndSchool).joined(separator: ", ") + "."
    let lesson = occurrence.observed.map { "Watched: \(words.lesson($0)), \(words.person($0.teacher))." }
    try describe(&event, occurrence, [words.leading(occurrence), names, lesson])
    event.location = occurrence.room
    return event
  }

  /// An entry for each occurrence that takes teachers from their classes, on its whole day.
  private func cover(_ school: School) throws(FeedError) -> [CalendarEvent] {
    var events: [CalendarEvent] = []
    // A lesson left for two activities is told once, with the first of them.
    var told: Set<PlanIndex.Absence> = []
    for occurrence in index.occurrences(concerning: school.id) {
      let releases = index.releases(at: school.id, for: occurrence).filter {
        $0.needsCover && told.insert(PlanIndex.Absence($0)).inserted
      }
      if releases.isEmpty { continue }
      let isHidden = words.isConfidential(occurrence.activity)
      let count = PlanWords.counted(releases.count, "lesson", "lessons")
      let summary = isHidden ? "Cover: \(count)" : "Cover: \(count) (\(words.title(occurrence)))"
      var event = try event(occurrence, occurrence.whole, summary, aspect: "cover " + school.id.text)
      event.time = .allDay(DateSpan(occurrence.date, occurrence.date))
      event.categories = ["cover"]
      let lines = releases.sorted { Self.coverOrder($0, $1) }.map {
        "\(words.lesson($0.lesson)), \(words.person($0.person)): \(words.cover(of: $0))."
      }
      event.details = (lines + words.visitingCover(of: school.id, on: occurrence.date)).joined(separator: "\n")
      events.append(event)
    }
    return events
  }

  /// An entry for each date on which somebody leaves lessons because they get protected time back.
  private func coverForRepayments(_ school: School) throws(FeedError) -> [CalendarEvent] {
    var events: [CalendarEvent] = []
    for (repayment, left) in index.repaidReleases(at: school.id) {
      let releases = left.filter(\.needsCover)
      let taker = index.occurrences(of: repayment.person).first { $0.date == repayment.date }
      guard let taker, let first = releases.first else { continue }
      var event = try event(
        taker, taker.whole,
        "Cover: \(PlanWords.counted(releases.count, "lesson", "lessons")) (protected time given back)",
        aspect: "repaid \(school.id) \(repayment.person) \(repayment.kind.rawValue) \(repayment.span)")
      event.time = .allDay(DateSpan(first.date, first.date))
      event.categories = ["cover"]
      let lines = releases.sorted { Self.coverOrder($0, $1) }.map {
        "\(words.lesson($0.lesson)), \(words.person($0.person)): \(words.cover(of: $0))."
      }
      event.details = (lines + words.visitingCover(of: school.id, on: first.date)).joined(separator: "\n")
      events.append(event)
    }
    return events
  }

  private static func coverOrder(_ a: Release, _ b: Release) -> Bool {
    (a.lesson.span, a.lesson.className, a.person) < (b.lesson.span, b.lesson.className, b.person)
  }
}
