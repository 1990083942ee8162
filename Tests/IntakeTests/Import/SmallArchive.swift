// SPDX-License-Identifier: Apache-2.0

/// A hand-made XHSTT archive of one small school, whose parts a test may replace.
struct SmallArchive {
  var timeGroups = #"<Day Id="d1"><Name>Mon</Name></Day><Day Id="d2"><Name>Tue</Name></Day>"#
  var times = ["Mon1:d1", "Mon2:d1", "Tue1:d2", "Tue2:d2"]
  var resources = ["T_ann:Teacher:ann", "T_bob:Teacher:bob", "C_10A:Class:10A", "C_10B:Class:10B", "R_1:Room:1"]
  /// Inside `<Events>`, after the courses.
  var events = [
    Event("e1", course: "En-10A", duration: 2, resources: ["T_ann", "C_10A"]),
    Event("e2", course: "Ma-10B", duration: 1, resources: ["T_bob", "C_10B", "R_1"]),
  ]
  var constraints = ""
  /// Inside the solution; nil: no solution at all.
  var solution: String? = """
    <Event Reference="e1"><Duration>1</Duration><Time Reference="Mon1"/><Resources><Resource Reference="R_1">\
    <Role>Room</Role></Resource></Resources></Event>
    <Event Reference="e1"><Duration>1</Duration><Time Reference="Tue1"/></Event>
    <Event Reference="e2"><Time Reference="Mon2"/></Event>
    """

  struct Event {
    var id: String
    var course: String
    var duration: Int
    var resources: [String]
    var groups: [String]
    var time: String?

    init(
      _ id: String, course: String, duration: Int, resources: [String], groups: [String] = [], time: String? = nil
    ) {
      self.id = id
      self.course = course
      self.duration = duration
      self.resources = resources
      self.groups = groups
      self.time = time
    }

    var xml: String {
      let used = resources.map { #"<Resource Reference="\#($0)"/>"# }.joined()
      let groups = groups.map { #"<EventGroup Reference="\#($0)"/>"# }.joined()
      let fixed = time.map { #"<Time Reference="\#($0)"/>"# } ?? ""
      return """
        <Event Id="\(id)"><Name>\(id)</Name><Duration>\(duration)</Duration><Course Reference="c_\(id)"/>\(fixed)\
        <Resources>\(used)</Resources><EventGroups>\(groups)</EventGroups></Event>
        """
    }
  }

  var xml: String {
    let times = times.map { text in
      let parts = text.split(separator: ":")
      let week = parts.count > 2 ? #"<Week Reference="\#(parts[2])"/>"# : ""
      return #"<Time Id="\#(parts[0])"><Name>\#(parts[0])</Name>\#(week)<Day Reference="\#(parts[1])"/></Time>"#
    }
    let resources = resources.map { text in
      let parts = text.split(separator: ":")
      return """
        <Resource Id="\(parts[0])"><Name>\(parts[2])</Name><ResourceType Reference="\(parts[1])"/></Resource>
        """
    }
    let courses = events.map { #"<Course Id="c_\#($0.id)"><Name>\#($0.course)</Name></Course>"# }
    let types = ["Teacher", "Class", "Room"].map { #"<ResourceType Id="\#($0)"><Name>\#($0)</Name></ResourceType>"# }
    let solutions = solution.map {
      """
      <SolutionGroups><SolutionGroup Id="g"><Solution Reference="small"><Events>\($0)</Events></Solution>\
      </SolutionGroup></SolutionGroups>
      """
    }
    return """
      <?xml version="1.0"?>
      <HighSchoolTimetableArchive><Instances><Instance Id="small">
      <MetaData><Name>Small</Name></MetaData>
      <Times><TimeGroups>\(timeGroups)</TimeGroups>
      \(times.joined(separator: "\n"))
      </Times>
      <Resources><ResourceTypes>\(types.joined())</ResourceTypes><ResourceGroups/>
      \(resources.joined(separator: "\n"))
      </Resources>
      <Events><EventGroups>\(courses.joined())</EventGroups>
      \(events.map(\.xml).joined(separator: "\n"))
      </Events>
      <Constraints>\(constraints)</Constraints>
      </Instance></Instances>\(solutions ?? "")
      </HighSchoolTimetableArchive>
      """
  }

  var bytes: [UInt8] { [UInt8](xml.utf8) }
}
