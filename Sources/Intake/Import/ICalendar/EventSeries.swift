// SPDX-License-Identifier: Apache-2.0

import Domain

/// The events of one UID: one that may repeat, and those that stand in for some of its occurrences (RECURRENCE-ID).
///
/// Of several versions of one event or occurrence the one with the highest SEQUENCE holds. Several of one SEQUENCE all
/// hold, because some programs give everything the same UID, and what's busy must not be read as free. An occurrence that
/// EXDATE takes out by its time doesn't take place even where an event stands in for it: so programs write that it was
/// moved first and deleted then.
struct EventSeries {
  private var masters: [ICalendarEvent] = []
  private var others: [(event: ICalendarEvent, instead: ICalendarValue, property: ICalendarProperty)] = []

  /// Adds an event of this UID; false where the occurrence that it stands in for can't be read.
  mutating func add(_ event: ICalendarEvent) -> Bool {
    guard let property = event.component["RECURRENCE-ID"] else {
      let highest = masters.first?.sequence ?? event.sequence
      if event.sequence > highest { masters = [] }
      if event.sequence >= highest { masters.append(event) }
      return true
    }
    guard let instead = ICalendarValue(property.value) else {
      masters.append(event)
      return false
    }
    others.append((event, instead, property))
    return true
  }

  /// The busy times that may lie within `window`, which is one of instants; unreadable properties are added to `unread`.
  ///
  /// - Throws: `ForeignFormatError` where the budget is used up.
  func busy(
    in window: ClosedRange<Int>, _ zones: inout ICalendarZones, unread: inout [Int],
    _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> [BusyInterval] {
    if masters.isEmpty { return standalone }
    var times: [BusyInterval] = []
    for (index, master) in masters.enumerated() {
      budget.line = master.line
      var instances = EventInstances(master)
      try instances.read(&zones, unread: &unread, &budget)
      for other in others {
        try budget.spend()
        instances.replace(try instances.key(other.instead, other.property, &zones, &budget), with: other.event)
      }
      times += try instances.busy(in: window, &budget)
      if index == 0 { times += instances.replacements }
    }
    return times
  }

  /// Occurrences of an event that isn't in the calendar, as invitations to one of them are.
  private var standalone: [BusyInterval] {
    var highest: [ICalendarValue: Int] = [:]
    for other in others {
      highest[other.instead] = max(highest[other.instead] ?? other.event.sequence, other.event.sequence)
    }
    return others.map { ($0.event, highest[$0.instead]) }.filter { $0.sequence == $1 && $0.isBusy }.map { event, _ in
      event.interval(at: event.start.wall)
    }
  }
}
