// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Intake

/// What can't be, or does nothing, of sessions in several cohorts. Oak has two people.
@Suite struct CohortProblemTests {
  fileprivate static let staff =
    "id,name,school\n" + (1...6).map { "p\($0),Person \($0),\($0 < 3 ? "oak" : "ash")\n" }.joined()

  /// What's told of a session for six people with these cells, "field severity".
  private func found(_ columns: String, _ cells: String, staff: String = Self.staff) throws -> (Group?, [Problem]) {
    let contents = try checkStarter(
      [
        "staff.csv": staff, "wants.csv": nil, "timetable.csv": nil, "protected.csv": nil,
        "activities.csv": "id,kind,title,required,\(columns)\na,session,Induction,p1;p2;p3;p4;p5;p6,\(cells)\n",
      ].filter { $0.value != nil || Self.starter.contains($0.key) })
    return (contents.group, contents.problems.filter { $0.location.file == "activities.csv" })
  }

  private static let starter = Set(StarterGroup.files.map(\.name))

  @Test(arguments: [(120, 0), (121, 1)]) func leadersAreCounted(count: Int, errors: Int) throws {
    let ids = (1...count).map { "q\($0)" }
    let staff = Self.staff + ids.map { "\($0),Tutor \($0),oak\n" }.joined()
    let (_, problems) = try found("leaders", ids.joined(separator: ";"), staff: staff)
    #expect(problems.count { $0.code == .activityImpossible && $0.severity == .error } == errors)
  }

  @Test func cohortsAreRead() throws {
    let (group, problems) = try found("cohorts,tolerance,parts", "2,10,3")
    #expect(problems.map(\.line) == [])
    guard case .session(let session) = try #require(group?.activities.first).details else { return }
    #expect(session.cohorts == 2 && session.tolerance == PerMille(100) && session.series.samePeople)
  }

  @Test func peopleOfACohortStay() throws {
    let (_, problems) = try found("cohorts,same_people", "2,no")
    #expect(problems.map(\.code) == [.activityImpossible] && problems.map(\.severity) == [.error])
    #expect(problems.first?.location.field == "same_people")
    #expect(problems.first?.message.contains("with 2 cohorts") ?? false)
    #expect(try found("cohorts,same_people", "1,no").1.isEmpty)
  }

  @Test func oneCohortHasNoSizeToKeepTo() throws {
    let (group, problems) = try found("tolerance", "10")
    #expect(problems.map(\.code) == [.activityUnusedColumn] && problems.map(\.severity) == [.warning])
    #expect(group != nil)
  }

  @Test(arguments: ["0", "101", "two"]) func aNumberThatIsNoneIsToldOnce(cohorts: String) throws {
    let (_, problems) = try found("cohorts,tolerance", "\(cohorts),10")
    #expect(problems.map(\.location.field) == ["cohorts"] && problems.map(\.severity) == [.error])
    #expect(try found("cohorts,tolerance", "1,10").1.map(\.code) == [.activityUnusedColumn])
  }

  @Test(arguments: [(1, 6, true), (2, 3, true), (2, 4, false), (3, 3, false)])
  func aQuorumIsOfEachCohort(cohorts: Int, quorum: Int, fits: Bool) throws {
    let (_, problems) = try found("cohorts,quorum", "\(cohorts),\(quorum)")
    #expect(problems.map(\.code) == (fits ? [] : [.activityImpossible]))
    if !fits {
      #expect(problems.map(\.severity) == [.warning])
      #expect(
        problems[0].message == "Only 6 people are chosen, and \(quorum) are needed at least in each of the \(cohorts) "
          + "cohorts")
    }
  }
}
