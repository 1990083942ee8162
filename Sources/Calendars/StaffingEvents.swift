// SPDX-License-Identifier: Apache-2.0

import Domain

// Specialists at the schools that share them, and people at posts of other schools.
extension FeedBuilder {
  /// A specialist's day or half-day, for the school where they are.
  func specialist(_ stay: Occurrence) throws(FeedError) -> CalendarEvent {
    if words.isConfidential(stay.activity) {
      let people = words.attendance(stay.attendees.map(\.person))
      var event = try event(stay, stay.whole, "Visitors: \(people)", aspect: "here")
      event.categories = ["visitors"]
      return event
    }
    var event = try event(stay, stay.whole, words.specialistHere(stay), aspect: "here")
    event.categories.insert("visitors", at: 0)
    try describe(&event, stay, [words.wish(stay.activity), words.makingUp(stay)])
    event.location = nil
    return event
  }

  /// A secondment for the person themselves.
  func own(_ secondment: SecondmentPlacement) throws(FeedError) -> [CalendarEvent] {
    var events = try entries(secondment, words.title(secondment), aspect: "session")
    let lines = ["In your place:"] + words.backfill(secondment)
    for position in events.indices {
      // An entry of six weeks that took time would make them look unfit for any meeting at their post.
      events[position].availability = secondment.isWholeWeek ? .free : .outOfOffice
      describe(&events[position], secondment, [words.schedule(secondment)] + lines)
    }
    return events
  }

  /// A secondment for the school that the person leaves.
  func leaving(_ secondment: SecondmentPlacement) throws(FeedError) -> [CalendarEvent] {
    let isHidden = words.isConfidential(secondment.activity)
    let label = "Away: \(words.person(secondment.person))"
    let summary = isHidden ? label : "\(label) (\(words.title(secondment)))"
    var events = try entries(secondment, summary, aspect: "away " + secondment.person.text)
    for position in events.indices {
      if isHidden {
        events[position].categories = ["away"]
      } else {
        events[position].categories.insert("away", at: 0)
        describe(
          &events[position], secondment, [words.schedule(secondment), "In their place:"] + words.backfill(secondment))
      }
    }
    return events
  }

  /// A secondment for the school with the post.
  func coming(_ secondment: SecondmentPlacement) throws(FeedError) -> [CalendarEvent] {
    let isHidden = words.isConfidential(secondment.activity)
    let summary =
      isHidden
      ? "Visitors: \(words.attendance([secondment.person]))"
      : "Seconded here: \(words.personAndSchool(secondment.person))"
    var events = try entries(secondment, summary, aspect: "here")
    for position in events.indices {
      if isHidden {
        events[position].categories = ["visitors"]
      } else {
        events[position].categories.insert("visitors", at: 0)
        describe(
          &events[position], secondment,
          [words.wish(secondment.activity), words.schedule(secondment), words.filling(secondment)])
      }
      events[position].location = nil
    }
    return events
  }

  /// A secondment in its activity's feed; of a confidential one the times alone.
  func entries(_ secondment: SecondmentPlacement, of activity: Activity) throws(FeedError) -> [CalendarEvent] {
    if words.isConfidential(activity.id) {
      var events = try entries(secondment, words.publicTitle(activity), aspect: "session")
      for position in events.indices { events[position].categories = [] }
      return events
    }
    var events = try entries(secondment, words.title(secondment), aspect: "session")
    let who = "\(words.personAndSchool(secondment.person))."
    for position in events.indices {
      describe(
        &events[position], secondment,
        [who, words.schedule(secondment), "In their place:"] + words.backfill(secondment))
    }
    return events
  }

  /// A secondment of the whole week as one entry a half-term; of some half-days one for each date on which the post's
  /// school is open, with a time where it's half the day.
  private func entries(
    _ secondment: SecondmentPlacement, _ summary: String, aspect: String
  ) throws(FeedError) -> [CalendarEvent] {
    func entry(_ name: String, _ time: CalendarEvent.Time) -> CalendarEvent {
      event(secondment.activity, name, time, summary, aspect: aspect, firmness: secondment.firmness)
    }
    if secondment.isWholeWeek {
      return (secondment.firstHalfTerm...max(secondment.firstHalfTerm, secondment.lastHalfTerm)).compactMap { number in
        index.days(of: secondment, inHalfTerm: number).map { entry("half-term \(number)", .allDay($0)) }
      }
    }
    let weekdays = Set(secondment.halfDays.map(\.weekday)).sorted()
    var entries: [CalendarEvent] = []
    for offset in 0..<secondment.days.count {
      let date = secondment.days.first + offset
      guard let day = weekdays.firstIndex(of: date.weekday), isOpen(secondment.to, date) else { continue }
      let name = EventIdentity.occurrence(week: (date.monday - firstMonday) / 7 + 1, number: day + 1)
      entries.append(entry(name, try time(of: secondment, on: date)))
    }
    return entries
  }

  private func isOpen(_ school: Identifier<School>, _ date: CivilDate) -> Bool {
    index.days(of: school).map { $0.kind(date) != .closed } ?? true
  }

  /// The whole date where both halves are spent at the post, else the staff's hours of the half.
  private func time(of secondment: SecondmentPlacement, on date: CivilDate) throws(FeedError) -> CalendarEvent.Time {
    let halves = secondment.halfDays.filter { $0.weekday == date.weekday }
    guard halves.count == 1, let half = halves.first?.half,
      let bells = index.directory.schools[secondment.to].flatMap({ index.directory.bells[$0.bells]?.day(date.weekday) })
    else { return .allDay(DateSpan(date, date)) }
    let span = bells.staff(in: half)
    let start = try moment(date, span.start, of: secondment.activity).instant
    return .timed(start: start, end: try moment(date, span.end, of: secondment.activity).instant)
  }

  private func describe(_ event: inout CalendarEvent, _ secondment: SecondmentPlacement, _ lines: [String?]) {
    event.location = words.school(secondment.to)
    event.position = position(.school(secondment.to))
    let purpose = index.directory.purpose(of: secondment.activity).map { "For: \($0)" }
    event.details = (lines + [purpose, words.certainty(secondment.firmness)]).compactMap { $0 }.joined(separator: "\n")
  }
}
