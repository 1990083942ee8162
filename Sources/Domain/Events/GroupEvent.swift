// SPDX-License-Identifier: Apache-2.0

/// Something that happens in the course of the year and changes what a plan may do (F1 to F3): each is a change of the
/// group, as somebody would make it in its tables.
public enum GroupEvent: Hashable, Sendable {
  /// Somebody isn't there, for whatever reason, which isn't asked; nil: all day.
  case absence(Identifier<Person>, DateSpan, TimeSpan?)
  /// A school is shut: for the weather, a burst pipe, an election.
  case closure(Identifier<School>, DateSpan, name: String)
  /// Schools are open, and take no part: an inspection, a strike. Their staff stay, and nothing is held there.
  case standstill([Identifier<School>], DateSpan, note: String)
  /// A provider can't come on these days.
  case unavailable(Identifier<Provider>, DateSpan)
  /// Somebody won't take part in an activity.
  case decline(Identifier<Person>, Identifier<Activity>)
  /// What a head says to the plan for a half-term; it takes the place of what they said before.
  case answer(Answer)
  /// What has become of supply teachers; it takes the place of what was known before.
  case supply([SupplyBooking])

  /// Why an event can't be noted.
  public enum Fault: Error, Hashable, Sendable {
    /// The group has no person, school, provider or activity of that id: "person", "nobody".
    case unknown(String, String)
    /// It's over before the academic year begins, or begins after it.
    case outsideYear
    /// The school's calendar has no half-term of that number.
    case noHalfTerm(Int)
  }

  /// The group once it has happened.
  ///
  /// - Throws: `Fault`, where the group has nothing that it's about.
  public func applied(to group: Group) throws(Fault) -> Group {
    try check(group)
    var group = group
    switch self {
    case .absence(let person, let days, let span):
      Self.keep(Busy(subject: .person(person), days: days, span: span, note: ""), &group)
    case .closure(let school, let days, let name): Self.close(school, days, name, &group)
    case .standstill(let schools, let days, let note):
      for school in schools { Self.keep(Busy(subject: .school(school), days: days, span: nil, note: note), &group) }
    case .unavailable(let provider, let days):
      Self.keep(Busy(subject: .provider(provider), days: days, span: nil, note: ""), &group)
    case .decline(let person, let activity):
      let decline = Decline(person: person, activity: activity)
      if !group.declines.contains(decline) { group.declines.append(decline) }
    case .answer(let answer):
      Self.put(answer, into: &group.answers) { $0.school == answer.school && $0.halfTerm == answer.halfTerm }
    case .supply(let bookings):
      for booking in bookings { Self.put(booking, into: &group.bookings) { $0.isOfSame(as: booking) } }
    }
    return group
  }

  /// Noted twice it's one.
  private static func keep(_ busy: Busy, _ group: inout Group) {
    if !group.busy.contains(busy) { group.busy.append(busy) }
  }

  /// In the place of an earlier one, so that what's noted twice leaves the group as it was, to the byte.
  private static func put<Entry>(_ entry: Entry, into entries: inout [Entry], instead isOfSame: (Entry) -> Bool) {
    guard let place = entries.firstIndex(where: isOfSame) else { return entries.append(entry) }
    entries[place] = entry
    entries = entries.enumerated().filter { $0.offset <= place || !isOfSame($0.element) }.map(\.element)
  }

  /// The first and last day that it's about; nil: those of a half-term, or any, or none.
  public var days: DateSpan? {
    switch self {
    case .absence(_, let days, _), .closure(_, let days, _), .standstill(_, let days, _), .unavailable(_, let days):
      days
    case .supply(let bookings):
      bookings.map(\.date).min().flatMap { first in bookings.map(\.date).max().map { DateSpan(first, $0) } }
    case .decline, .answer: nil
    }
  }

  private func check(_ group: Group) throws(Fault) {
    let directory = Directory(group)
    func require(_ isKnown: Bool, _ kind: String, _ id: String) throws(Fault) {
      if !isKnown { throw .unknown(kind, id) }
    }
    if let days, !days.overlaps(group.year) { throw .outsideYear }
    switch self {
    case .absence(let person, _, _): try require(directory.people[person] != nil, "person", person.text)
    case .closure(let school, _, _): try require(directory.schools[school] != nil, "school", school.text)
    case .standstill(let schools, _, _):
      for school in schools { try require(directory.schools[school] != nil, "school", school.text) }
    case .unavailable(let provider, _):
      try require(directory.providers[provider] != nil, "provider", provider.text)
    case .decline(let person, let activity):
      try require(directory.people[person] != nil, "person", person.text)
      try require(group.activities.contains { $0.id == activity }, "activity", activity.text)
    case .answer(let answer):
      guard let school = directory.schools[answer.school] else { throw .unknown("school", answer.school.text) }
      let halfTerms = directory.calendars[school.calendar]?.halfTerms.count ?? 0
      guard (1...max(1, halfTerms)).contains(answer.halfTerm) else { throw .noHalfTerm(answer.halfTerm) }
      for activity in answer.activities {
        try require(group.activities.contains { $0.id == activity }, "activity", activity.text)
      }
    case .supply(let bookings):
      for booking in bookings {
        try require(directory.schools[booking.school] != nil, "school", booking.school.text)
      }
    }
  }

  /// Adds a closure to a school's calendar, to one of its own where others have the same: theirs stay open.
  private static func close(_ school: Identifier<School>, _ days: DateSpan, _ name: String, _ group: inout Group) {
    guard let number = group.schools.firstIndex(where: { $0.id == school }) else { return }
    let id = group.schools[number].calendar
    guard let calendar = group.calendars.firstIndex(where: { $0.id == id }) else { return }
    let closure = Closure(name: name, span: days, isBankHoliday: false)
    if group.calendars[calendar].closures.contains(closure) { return }
    guard group.schools.contains(where: { $0.id != school && $0.calendar == id }) else {
      group.calendars[calendar].closures.append(closure)
      return
    }
    var own = group.calendars[calendar]
    own.id = freshName(for: school, group)
    own.closures.append(closure)
    group.calendars.append(own)
    group.schools[number].calendar = own.id
  }

  private static func freshName(for school: Identifier<School>, _ group: Group) -> Identifier<SchoolCalendar> {
    let taken = Set(group.calendars.map(\.id))
    var name = Identifier<SchoolCalendar>(school.text)
    var number = 2
    while taken.contains(name) {
      name = Identifier("\(school.text)-\(number)")
      number += 1
    }
    return name
  }
}
