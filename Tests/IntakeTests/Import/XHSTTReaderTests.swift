// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Intake

struct XHSTTReaderTests {
  private func read(_ archive: SmallArchive) throws -> ForeignTimetable { try XHSTTReader.read(archive.bytes) }

  private func codes(_ archive: SmallArchive) throws -> [ProblemCode] { try read(archive).remarks.map(\.code) }

  @Test func splitsEventsAsTheSolutionDoes() throws {
    let timetable = try read(SmallArchive())
    let english = timetable.lessons.filter { $0.event == "e1" }
    #expect(english.map(\.slot.weekday) == [.monday, .tuesday])
    #expect(english.map(\.slot.period) == [1, 1])
    #expect(english.map(\.rooms) == [["1"], []])
    #expect(english.allSatisfy { $0.classes == ["10A"] && $0.teachers == ["ann"] && $0.subject == "En" })
    #expect(timetable.remarks.isEmpty)
  }

  @Test func takesAnOmittedDurationFromTheEvent() throws {
    var archive = SmallArchive()
    archive.solution = """
      <Event Reference="e1"><Time Reference="Mon1"/></Event><Event Reference="e2"><Time Reference="Tue1"/></Event>
      """
    let lesson = try #require(try read(archive).lessons.first { $0.event == "e1" })
    #expect(lesson.slot.periods == 1...2)
  }

  @Test func keepsEventsThatTheInstanceFixedAndTheSolutionLeavesOut() throws {
    var archive = SmallArchive()
    archive.events.append(.init("meeting", course: "StaffMeeting", duration: 1, resources: ["T_ann"], time: "Tue2"))
    let meeting = try #require(try read(archive).lessons.first { $0.event == "meeting" })
    #expect(meeting.slot == .init(week: 0, weekday: .tuesday, period: 2))
    #expect(meeting.subject == "StaffMeeting")
  }

  @Test func readsFixedTimesWithoutAnySolution() throws {
    var archive = SmallArchive()
    archive.solution = nil
    archive.events = [.init("e1", course: "En-10A", duration: 1, resources: ["T_ann", "C_10A"], time: "Mon2")]
    #expect(try read(archive).lessons.count == 1)
    archive.events[0].time = nil
    #expect(throws: ForeignFormatError.self) { try read(archive) }
  }

  @Test func warnsOfDoubleBookedTeachers() throws {
    var archive = SmallArchive()
    archive.events[1].resources = ["T_ann", "C_10B"]
    archive.solution = """
      <Event Reference="e1"><Time Reference="Mon1"/></Event><Event Reference="e2"><Time Reference="Mon2"/></Event>
      """
    let remark = try #require(try read(archive).remarks.first { $0.code == .timetableDoubleBooked })
    #expect(remark.message == "teacher ann teaches En-10A, Ma-10B at the same time (Mon period 2)")
  }

  @Test func takesAMissingClassFromTheCourseWithAWarning() throws {
    var archive = SmallArchive()
    archive.events[1].resources = ["T_bob"]
    let timetable = try read(archive)
    let lesson = try #require(timetable.lessons.first { $0.event == "e2" })
    #expect(lesson.classes == ["10B"])
    #expect(lesson.classSource == .courseName)
    #expect(timetable.remarks.map(\.code) == [.timetableNoClass])
  }

  @Test func setsTakeTheClassesOfLinkedEvents() throws {
    var archive = SmallArchive()
    archive.events = [
      .init("block", course: "x10_block", duration: 1, resources: ["C_10A", "C_10B"], groups: ["linked"]),
      .init("art", course: "x10_Art", duration: 1, resources: ["T_ann"], groups: ["linked"]),
      .init("drama", course: "x10_Drama", duration: 1, resources: ["T_bob"], groups: ["linked"]),
    ]
    archive.constraints = """
      <LinkEventsConstraint Id="l"><AppliesTo><EventGroups><EventGroup Reference="linked"/></EventGroups></AppliesTo>\
      </LinkEventsConstraint>
      """
    archive.solution = ["block", "art", "drama"].map {
      #"<Event Reference="\#($0)"><Time Reference="Mon1"/></Event>"#
    }.joined()
    let timetable = try read(archive)
    #expect(timetable.lessons.map(\.event) == ["art", "drama"])
    #expect(timetable.lessons.allSatisfy { $0.classes == ["10A", "10B"] && $0.classSource == .linkedEvents })
    #expect(timetable.lessons.map(\.subject) == ["Art", "Drama"])
  }

  @Test func warnsOfPlaceholdersHeavyLoadsAndOverlappingSets() throws {
    var archive = SmallArchive()
    archive.resources += ["T_XXX:Teacher:XXX", "C_10g1:Class:10g1"]
    archive.events = [
      .init("e1", course: "En-10A", duration: 4, resources: ["T_ann", "C_10A"], time: "Mon1"),
      .init("e2", course: "Re-10g1", duration: 1, resources: ["T_XXX", "C_10g1"], time: "Mon1"),
    ]
    archive.solution = ""
    let found = try codes(archive)
    #expect(found == [.timetableCrossesDays, .timetablePlaceholder, .timetableLoad, .timetableOverlappingSets])
  }

  @Test func fortnightsComeFromRepeatedWeekdaysOrWeekGroups() throws {
    var named = SmallArchive()
    named.timeGroups = (1...4).map { #"<Day Id="d\#($0)"><Name>Day_\#($0)</Name></Day>"# }.joined()
    named.times = ["Mon_1_2:d1", "Mon_1_3:d1", "Tue_1_2:d2", "Mon_2_2:d3", "Mon_2_3:d3", "Tue_2_2:d4"]
    named.solution = #"<Event Reference="e1"><Time Reference="Mon_2_2"/></Event>"#
    let byName = try read(named)
    #expect(byName.weeks == 2)
    #expect(byName.lessons.map(\.slot) == [.init(week: 1, weekday: .monday, period: 1, count: 2)])

    var grouped = named
    grouped.timeGroups += #"<Week Id="w1"><Name>1</Name></Week><Week Id="w2"><Name>2</Name></Week>"#
    grouped.times = ["a1:d1:w1", "a2:d1:w1", "b1:d1:w2", "b2:d1:w2"]
    grouped.solution = #"<Event Reference="e1"><Time Reference="b1"/></Event>"#
    #expect(try read(grouped).lessons.map(\.slot) == [.init(week: 1, weekday: .monday, period: 1, count: 2)])
  }

  @Test func periodIsTheRankOfTheNumberNotThePositionOnTheDay() throws {
    var archive = SmallArchive()
    archive.times = ["Mon1:d1", "Mon2:d1", "Mon4:d1", "Tue2:d2", "Tue4:d2"]
    archive.solution = #"<Event Reference="e1"><Time Reference="Tue2"/></Event>"#
    #expect(try read(archive).lessons.map(\.slot.periods) == [2...3])
  }

  @Test func refusesWhatIsNoArchive() {
    func code(_ text: String) -> ProblemCode? {
      do {
        _ = try XHSTTReader.read([UInt8](text.utf8))
        return nil
      } catch { return error.code }
    }
    let whole = SmallArchive().xml
    #expect(code("") == .fileEmpty)
    #expect(code("<!DOCTYPE html><html><body>Not found</body></html>") == .fileWebPage)
    #expect(code(String(whole.prefix(whole.count / 2))) == .fileTruncated)
    #expect(code("<Timetable/>") == .foreignFormat)
    #expect(code("lesson,teacher\n") == .foreignFormat)
    #expect(code(whole.replacing(#"Reference="Mon2""#, with: #"Reference="Mon9""#)) == .foreignValue)
    #expect(code(whole.replacing(#"Reference="T_bob""#, with: #"Reference="T_cat""#)) == .foreignValue)
    #expect(code(whole.replacing("<Duration>1</Duration>", with: "<Duration>0</Duration>")) == .foreignValue)
    let twice = whole.replacing("</Instances>", with: #"<Instance Id="other"/></Instances>"#)
    #expect(code(twice) == .foreignAmbiguous)
  }

  @Test func refusesEntityBombsAndDeepNestingAndReadsNoOtherFiles() {
    let laughs = (1...9).map { "<!ENTITY a\($0) \"" + String(repeating: "&a\($0 - 1);", count: 10) + "\">" }.joined()
    let bomb =
      "<!DOCTYPE x [<!ENTITY a0 \"ha\">\(laughs)]><HighSchoolTimetableArchive>&a9;</HighSchoolTimetableArchive>"
    let outside = """
      <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><HighSchoolTimetableArchive><Instances>\
      <Instance Id="&e;"/></Instances></HighSchoolTimetableArchive>
      """
    let deep = String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)
    for text in [bomb, outside, deep] {
      #expect(throws: ForeignFormatError.self) { try XHSTTReader.read([UInt8](text.utf8)) }
    }
  }

  @Test func readsTheNamedInstanceOfSeveral() throws {
    let twice = SmallArchive().xml.replacing("</Instances>", with: #"<Instance Id="other"/></Instances>"#)
    #expect(try XHSTTReader.read([UInt8](twice.utf8), instance: "small").name == "Small")
    #expect(throws: ForeignFormatError.self) { try XHSTTReader.read([UInt8](twice.utf8), instance: "none") }
  }
}
