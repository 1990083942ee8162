// SPDX-License-Identifier: Apache-2.0

import Domain

extension FeedBuilder {
  /// What a provider leads or is a guest of. They know what it is, so titles stand.
  func feed(of provider: Provider) throws(FeedError) -> CalendarFeed {
    var events: [CalendarEvent] = []
    for occurrence in index.occurrences(with: provider.id) {
      var event = try event(occurrence, occurrence.whole, words.title(occurrence))
      try describe(&event, occurrence, [words.attendance(occurrence.attendees.map(\.person)) + "."])
      events.append(event)
    }
    return feed("\(provider.name): sessions", .darkOrange, events)
  }

  /// The occurrences of an activity; of a confidential one the times alone.
  func feed(of activity: Activity) throws(FeedError) -> CalendarFeed {
    let title = words.publicTitle(activity)
    var events: [CalendarEvent] = []
    for occurrence in index.occurrences(of: activity.id) {
      if words.isConfidential(activity.id) {
        var event = try event(occurrence, occurrence.whole, title)
        event.categories = []
        events.append(event)
        continue
      }
      var event = try event(occurrence, occurrence.whole, words.title(occurrence))
      if occurrence.isStay {
        let who = occurrence.attendees.map { words.personAndSchool($0.person) }.joined(separator: ", ") + "."
        try describe(&event, occurrence, [who, words.makingUp(occurrence)])
        events.append(event)
        continue
      }
      let people = words.attendance(occurrence.attendees.filter { $0.role != .host }.map(\.person)) + "."
      let host = occurrence.attendees.first { $0.role == .host }.map { "Host: \(words.personAndSchool($0.person))." }
      try describe(&event, occurrence, [words.leading(occurrence), people, host])
      events.append(event)
    }
    if let secondment = index.secondment(of: activity.id) { events += try entries(secondment, of: activity) }
    return feed(title, .slateBlue, events)
  }
}
