// SPDX-License-Identifier: Apache-2.0

public import Domain

// Changes to one part of a group or plan, found by its id. A part that isn't there is the test author's own mistake.

extension Group {
  /// Changes the school with this id.
  public mutating func changeSchool(_ id: Identifier<School>, _ change: (inout School) -> Void) {
    guard let index = schools.firstIndex(where: { $0.id == id }) else { preconditionFailure("no school \(id)") }
    change(&schools[index])
  }

  /// Changes the person with this id.
  public mutating func changePerson(_ id: Identifier<Person>, _ change: (inout Person) -> Void) {
    guard let index = people.firstIndex(where: { $0.id == id }) else { preconditionFailure("no person \(id)") }
    change(&people[index])
  }

  /// Changes the calendar with this id.
  public mutating func changeCalendar(_ id: Identifier<SchoolCalendar>, _ change: (inout SchoolCalendar) -> Void) {
    guard let index = calendars.firstIndex(where: { $0.id == id }) else { preconditionFailure("no calendar \(id)") }
    change(&calendars[index])
  }

  /// Changes the activity with this id.
  public mutating func changeActivity(_ id: Identifier<Activity>, _ change: (inout Activity) -> Void) {
    guard let index = activities.firstIndex(where: { $0.id == id }) else { preconditionFailure("no activity \(id)") }
    change(&activities[index])
  }

  /// Changes what is particular to the session with this id.
  public mutating func changeSession(_ id: Identifier<Activity>, _ change: (inout Session) -> Void) {
    changeActivity(id) { activity in
      guard case .session(var session) = activity.details else { preconditionFailure("\(id) is no session") }
      change(&session)
      activity.details = .session(session)
    }
  }

  /// Changes what is particular to the visit with this id.
  public mutating func changeVisit(_ id: Identifier<Activity>, _ change: (inout Visit) -> Void) {
    changeActivity(id) { activity in
      guard case .visit(var visit) = activity.details else { preconditionFailure("\(id) is no visit") }
      change(&visit)
      activity.details = .visit(visit)
    }
  }

  /// Changes what is particular to the specialist with this id.
  public mutating func changeSpecialist(_ id: Identifier<Activity>, _ change: (inout Specialist) -> Void) {
    changeActivity(id) { activity in
      guard case .specialist(var specialist) = activity.details else { preconditionFailure("\(id) is no specialist") }
      change(&specialist)
      activity.details = .specialist(specialist)
    }
  }

  /// Changes what is particular to the secondment with this id.
  public mutating func changeSecondment(_ id: Identifier<Activity>, _ change: (inout Secondment) -> Void) {
    changeActivity(id) { activity in
      guard case .secondment(var secondment) = activity.details else { preconditionFailure("\(id) is no secondment") }
      change(&secondment)
      activity.details = .secondment(secondment)
    }
  }
}

extension Plan {
  /// Changes the placement of a secondment.
  public mutating func changePlacement(
    _ id: Identifier<Activity>, _ change: (inout SecondmentPlacement) -> Void
  ) {
    guard let index = secondments.firstIndex(where: { $0.activity == id }) else {
      preconditionFailure("\(id) isn't placed")
    }
    change(&secondments[index])
  }

  /// Changes one part of an activity.
  public mutating func changeOccurrence(
    _ id: Identifier<Activity>, part: Int = 1, _ change: (inout Occurrence) -> Void
  ) {
    guard let index = occurrences.firstIndex(where: { $0.activity == id && $0.part == part }) else {
      preconditionFailure("no part \(part) of \(id)")
    }
    change(&occurrences[index])
  }
}
