// SPDX-License-Identifier: Apache-2.0

/// The parts of an XHSTT instance that a timetable needs: resources, events and which events are linked.
struct XHSTTInstance {
  enum Kind: String, CaseIterable { case teacher, room, `class` = "class" }

  struct Resource {
    let kind: Kind
    let resource: ForeignTimetable.Resource
  }

  struct Event {
    let id: String
    let line: Int
    let course: String
    /// In times; at least 1.
    let duration: Int
    /// The preassigned time, if any.
    let time: String?
    /// Ids of preassigned resources, in order, those of whole groups included.
    let resources: [String]
    /// Name of the group of classes whose members are the event's classes, if it's exactly one.
    let classGroup: String?
    /// Event groups that link constraints name.
    let links: [String]
  }

  let id: String
  let name: String
  let times: XHSTTTimes
  let resources: [String: Resource]
  /// Ids of resources of other types (pupils, devices), which are left out.
  private let leftOut: Set<String>
  /// Names of groups of classes: courses are named after them too.
  let classGroups: [String]
  let events: [Event]
  let eventIndices: [String: Int]
  var remarks: [ForeignRemark] = []

  /// Reads an `<Instance>`.
  ///
  /// - Throws: `ForeignFormatError` for missing parts and references to nothing.
  init(_ element: MarkupElement) throws(ForeignFormatError) {
    id = element.attributes["Id"] ?? ""
    name = element.child("MetaData")?.textOf("Name") ?? id
    times = try XHSTTTimes(try Self.part("Times", of: element))
    let resourcePart = try Self.part("Resources", of: element)
    (resources, leftOut) = try Self.readResources(resourcePart, remarks: &remarks)
    let members = Self.groupMembers(resourcePart)
    let classes = resources.filter { $0.value.kind == .class }
    var groupNames: [String: String] = [:]
    for group in resourcePart.all("ResourceGroup", in: "ResourceGroups") {
      guard let id = group.attributes["Id"], members[id]?.contains(where: { classes[$0] != nil }) == true else {
        continue
      }
      groupNames[id] = group.textOf("Name") ?? id
    }
    classGroups = groupNames.values.sorted()
    let links = Self.linkGroups(element)
    let eventPart = try Self.part("Events", of: element)
    let courses = Self.courseNames(eventPart)
    var events: [Event] = []
    var indices: [String: Int] = [:]
    for item in eventPart.all("Event") {
      let event = try Self.readEvent(
        item, courses: courses, members: members, groupNames: groupNames, links: links)
      indices[event.id] = events.count
      events.append(event)
    }
    guard !events.isEmpty else {
      throw ForeignFormatError(.foreignMissing, line: eventPart.line, "the instance '\(id)' lists no events")
    }
    self.events = events
    eventIndices = indices
    for event in events { try check(event) }
  }

  /// The names of the resources among `ids` that are of this kind, each once, in order.
  func names(_ kind: Kind, among ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.compactMap { id in
      guard let found = resources[id], found.kind == kind, seen.insert(id).inserted else { return nil }
      return found.resource.name
    }
  }

  /// Whether the instance lists this resource, of whatever type.
  func knows(resource id: String) -> Bool { resources[id] != nil || leftOut.contains(id) }

  /// All resources of this kind, by name.
  func all(_ kind: Kind) -> [ForeignTimetable.Resource] {
    resources.values.filter { $0.kind == kind }.map(\.resource).sorted()
  }

  private func check(_ event: Event) throws(ForeignFormatError) {
    if let time = event.time, times.indices[time] == nil {
      throw ForeignFormatError(
        .foreignValue, line: event.line,
        "event '\(event.id)' stands at time '\(time)', which the instance does not list")
    }
    for id in event.resources where !knows(resource: id) {
      throw ForeignFormatError(
        .foreignValue, line: event.line, "event '\(event.id)' uses resource '\(id)', which the instance does not list")
    }
  }

  private static func part(_ name: String, of element: MarkupElement) throws(ForeignFormatError) -> MarkupElement {
    guard let part = element.child(name) else {
      throw ForeignFormatError(.foreignMissing, line: element.line, "the instance has no <\(name)>")
    }
    return part
  }

  private static func readResources(
    _ part: MarkupElement, remarks: inout [ForeignRemark]
  ) throws(ForeignFormatError) -> (resources: [String: Resource], leftOut: Set<String>) {
    var kinds: [String: Kind] = [:]
    for type in part.all("ResourceType", in: "ResourceTypes") {
      let id = type.attributes["Id"] ?? ""
      let words = (id + " " + (type.textOf("Name") ?? "")).lowercased()
      kinds[id] = Kind.allCases.first { words.contains($0.rawValue) }
    }
    var resources: [String: Resource] = [:]
    var ignored: Set<String> = []
    var leftOut: Set<String> = []
    var names: [Kind: Set<String>] = [:]
    for item in part.all("Resource") {
      guard let id = item.attributes["Id"], let type = item.reference("ResourceType") else {
        throw ForeignFormatError(.foreignMissing, line: item.line, "a resource has no Id or no ResourceType")
      }
      guard let kind = kinds[type] else {
        ignored.insert(type)
        leftOut.insert(id)
        continue
      }
      var name = item.textOf("Name") ?? id
      if !names[kind, default: []].insert(name).inserted {
        remarks.append(
          ForeignRemark(
            .timetableNameTwice, line: item.line, "two resources are named '\(name)'; '\(id)' keeps its id"))
        name = id
      }
      resources[id] = Resource(kind: kind, resource: ForeignTimetable.Resource(id: id, name: name))
    }
    if !ignored.isEmpty {
      remarks.append(
        ForeignRemark(
          .timetableResourceType, line: part.line,
          "resources other than teachers, classes and rooms are left out: \(ignored.sorted().sample())"))
    }
    return (resources, leftOut)
  }

  private static func groupMembers(_ part: MarkupElement) -> [String: [String]] {
    var members: [String: [String]] = [:]
    for item in part.all("Resource") {
      guard let id = item.attributes["Id"] else { continue }
      for group in item.all("ResourceGroup", in: "ResourceGroups") {
        if let reference = group.attributes["Reference"] { members[reference, default: []].append(id) }
      }
    }
    return members
  }

  private static func linkGroups(_ instance: MarkupElement) -> Set<String> {
    let constraints = instance.all("LinkEventsConstraint", in: "Constraints")
    let groups = constraints.flatMap { $0.child("AppliesTo")?.all("EventGroup", in: "EventGroups") ?? [] }
    return Set(groups.compactMap { $0.attributes["Reference"] })
  }

  private static func courseNames(_ part: MarkupElement) -> [String: String] {
    var names: [String: String] = [:]
    for course in part.all("Course", in: "EventGroups") {
      if let id = course.attributes["Id"] { names[id] = course.textOf("Name") ?? id }
    }
    return names
  }

  private static func readEvent(
    _ item: MarkupElement, courses: [String: String], members: [String: [String]], groupNames: [String: String],
    links: Set<String>
  ) throws(ForeignFormatError) -> Event {
    guard let id = item.attributes["Id"] else {
      throw ForeignFormatError(.foreignMissing, line: item.line, "an event has no Id")
    }
    guard let duration = item.textOf("Duration").flatMap({ Int($0) }), (1...1000).contains(duration) else {
      throw ForeignFormatError(
        .foreignValue, line: item.line,
        "event '\(id)' has the duration '\(item.textOf("Duration") ?? "")'; a whole number from 1 was expected")
    }
    let groups = item.all("ResourceGroup", in: "ResourceGroups").compactMap { $0.attributes["Reference"] }
    let eventGroups = item.all("EventGroup", in: "EventGroups").compactMap { $0.attributes["Reference"] }
    let classGroups = groups.filter { groupNames[$0] != nil }
    return Event(
      id: id, line: item.line,
      course: item.reference("Course").flatMap { courses[$0] } ?? item.textOf("Name") ?? id,
      duration: duration, time: item.reference("Time"),
      resources: item.all("Resource", in: "Resources").compactMap { $0.attributes["Reference"] }
        + groups.flatMap { members[$0] ?? [] },
      classGroup: classGroups.count == 1 ? groupNames[classGroups[0]] : nil,
      links: eventGroups.filter(links.contains))
  }
}
