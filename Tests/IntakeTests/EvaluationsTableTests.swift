// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

/// Evaluations and mentors as tables state them.
@Suite struct EvaluationsTableTests {
  @Test func answersAreReadWithWhatTheyAreAbout() throws {
    let table = """
      activity,title,date,provider,topic,score
      art-network,,6/3/2026,,Drawing,4
      ,Phonics day 2025,,,phonics,5
      """
    let contents = try checkStarter(["evaluations.csv": table])
    #expect(contents.problems.map(\.description) == [])
    let answers = try #require(contents.group).evaluations
    #expect(answers.map(\.score) == [4, 5])
    #expect(answers[0].activity == "art-network" && answers[0].topic == "drawing")
    #expect(answers[0].date?.description == "2026-03-06" && answers[1].title == "Phonics day 2025")
  }

  @Test(arguments: ["name", "Person", "E-Mail address", "comments", "Answered by"])
  func aColumnThatTellsWhoAnsweredIsRefused(_ heading: String) throws {
    let contents = try checkStarter(["evaluations.csv": "activity,score,\(heading)\nart-network,4,Anna\n"])
    #expect(contents.group == nil)
    #expect(contents.problems.map(\.code) == [.evaluationNotBlind])
    #expect(!contents.problems.contains { $0.description.contains("Anna") })
  }

  @Test func anAnswerNeedsAScoreAndSomethingToAnswer() throws {
    let table = "activity,title,score\nart-network,,6\n,,3\nnothing,,2\nart-network,,\n"
    let codes = try checkStarter(["evaluations.csv": table]).problems.map(\.code)
    #expect(codes == [.fieldOutOfRange, .fieldMissing, .referenceUnknown, .fieldMissing])
  }

  @Test func aMentorIsSomebodyElseOfTheSameSchoolOrWarnedOf() throws {
    func problems(_ mentor: String, of id: String) throws -> [ProblemCode] {
      var lines = try #require(StarterGroup.files.first { $0.name == "staff.csv" }).text.split(separator: "\n").map(
        String.init)
      let header = try #require(lines.firstIndex { $0.hasPrefix("id,") })
      for index in lines.indices where index >= header && !lines[index].hasPrefix("#") {
        lines[index] += index == header ? ",mentor" : lines[index].hasPrefix(id + ",") ? ",\(mentor)" : ","
      }
      return try checkStarter(["staff.csv": lines.joined(separator: "\n") + "\n"]).problems.map(\.code)
    }
    #expect(try problems("ben", of: "ben") == [.referenceCycle])
    #expect(try problems("nobody", of: "ben") == [.referenceUnknown])
    let staff = try #require(try checkStarter([:]).group).people
    let ben = try #require(staff.first { $0.id == "ben" })
    let near = try #require(staff.first { $0.id != "ben" && $0.base == ben.base })
    let far = try #require(staff.first { Set($0.schools).isDisjoint(with: ben.schools) })
    #expect(try problems(near.id.text, of: "ben") == [])
    #expect(try problems(far.id.text, of: "ben") == [.mentorElsewhere])
  }

  @Test func statesOfSupplyAreReadOnceEach() throws {
    let table = """
      school,date,supply,status
      oak,6/10/2026,supply 2,Booked
      oak,6/10/2026,,requested
      oak,6/10/2026,2,unfilled
      oak,7/10/2026,0,lost
      """
    let contents = try checkStarter(["supply-states.csv": table])
    #expect(contents.problems.map(\.code) == [.idDuplicate, .fieldOutOfRange, .fieldChoice])
    let states = try #require(contents.draft).bookings
    #expect(states.map(\.number) == [2, 1] && states.map(\.state) == [.confirmed, .requested])
  }
}
