// SPDX-License-Identifier: Apache-2.0

/// What a solution says: which part of which event stands at which time, with which resources besides its own.
///
/// A solution may split an event into several parts, leave out what the instance has fixed (time, duration,
/// resources), and leave out events that the instance has fixed altogether.
struct XHSTTSolution {
  struct Part {
    /// Index in the instance's events.
    let event: Int
    /// Index in the instance's times.
    let time: Int
    /// In times; at least 1.
    let duration: Int
    /// Ids of the event's and the solution's resources, in order.
    let resources: [String]
  }

  private(set) var parts: [Part] = []
  private(set) var remarks: [ForeignRemark] = []

  /// Reads a `<Solution>` of `instance`; without one, the times that the instance has fixed.
  ///
  /// - Throws: `ForeignFormatError` for references to nothing and impossible durations.
  init(_ element: MarkupElement?, of instance: XHSTTInstance) throws(ForeignFormatError) {
    var placed = [Int](repeating: 0, count: instance.events.count)
    var unplaced: [String] = []
    for item in element?.all("Event", in: "Events") ?? [] {
      guard let id = item.attributes["Reference"], let index = instance.eventIndices[id] else {
        throw ForeignFormatError(
          .foreignValue, line: item.line,
          "the solution places event '\(item.attributes["Reference"] ?? "")', which the instance does not list")
      }
      let event = instance.events[index]
      let duration = try Self.duration(item, of: event)
      placed[index] += duration
      guard let time = item.reference("Time") ?? event.time else {
        unplaced.append(event.id)
        continue
      }
      guard let timeIndex = instance.times.indices[time] else {
        throw ForeignFormatError(
          .foreignValue, line: item.line, "event '\(id)' is placed at time '\(time)', which the instance does not list")
      }
      parts.append(
        Part(
          event: index, time: timeIndex, duration: duration,
          resources: event.resources + (try Self.resources(item, event: id, instance: instance))))
    }
    for (index, event) in instance.events.enumerated() where placed[index] == 0 {
      if let time = event.time.flatMap({ instance.times.indices[$0] }) {
        parts.append(Part(event: index, time: time, duration: event.duration, resources: event.resources))
      } else {
        unplaced.append(event.id)
      }
    }
    noteIncomplete(unplaced: unplaced, placed: placed, instance: instance, line: element?.line)
  }

  private mutating func noteIncomplete(
    unplaced: [String], placed: [Int], instance: XHSTTInstance, line: Int?
  ) {
    if !unplaced.isEmpty {
      remarks.append(
        ForeignRemark(
          .timetableUnplaced, line: line,
          "events without a time, which are left out (\(unplaced.count)): \(unplaced.sample())"))
    }
    let wrong = instance.events.indices.filter { placed[$0] > 0 && placed[$0] != instance.events[$0].duration }
    if !wrong.isEmpty {
      let names = wrong.map {
        "\(instance.events[$0].id) (\(placed[$0]) of \(instance.events[$0].duration))"
      }
      remarks.append(
        ForeignRemark(
          .timetableDuration, line: line,
          "events placed for more or fewer periods than they last (\(wrong.count)): \(names.sample())"))
    }
  }

  private static func duration(
    _ item: MarkupElement, of event: XHSTTInstance.Event
  ) throws(ForeignFormatError) -> Int {
    guard let text = item.textOf("Duration") else { return event.duration }
    guard let duration = Int(text), (1...1000).contains(duration) else {
      throw ForeignFormatError(
        .foreignValue, line: item.line,
        "event '\(event.id)' is placed with the duration '\(text)'; a whole number was expected")
    }
    return duration
  }

  private static func resources(
    _ item: MarkupElement, event: String, instance: XHSTTInstance
  ) throws(ForeignFormatError) -> [String] {
    let ids = item.all("Resource", in: "Resources").compactMap { $0.attributes["Reference"] }
    for id in ids where !instance.knows(resource: id) {
      throw ForeignFormatError(
        .foreignValue, line: item.line, "event '\(event)' is given resource '\(id)', which the instance does not list")
    }
    return ids
  }
}
