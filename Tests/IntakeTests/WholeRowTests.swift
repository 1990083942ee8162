// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

/// Every problem of a row is told at once: a wrong id, school or kind hides nothing that's wrong beside it.
struct WholeRowTests {
  /// The places and codes of what's wrong, "field code".
  private func faults(_ file: String, _ text: String) throws -> [String] {
    try checkStarter([file: text]).problems.filter { $0.severity == .error }
      .map { "\($0.location.line ?? 0) \($0.location.field ?? "") \($0.code.rawValue)" }
  }

  @Test(arguments: [
    ("ben,Ben Clarke,aok,sometimes,many,31/6/2026", "2 school reference.unknown"),
    ("b=n,Ben Clarke,oak,sometimes,many,31/6/2026", "2 id id.invalid"),
    ("ben,Ben Clarke,,sometimes,many,31/6/2026", "2 school field.missing"),
  ])
  func ofStaff(_ row: String, first: String) throws {
    let found = try faults("staff.csv", "id,name,school,days,fte,from\n\(row)\n")
    let rest = ["2 days field.weekday", "2 fte field.number", "2 from field.date"]
    for fault in [first] + rest { #expect(found.contains(fault), "\(fault) of \(found)") }
  }

  @Test func ofStaffWithTheIdOfAnother() throws {
    let found = try faults("staff.csv", "id,name,school,days\nben,Ben,oak,\nben,Bea,aok,sometimes\n")
    for fault in ["3 id id.duplicate", "3 school reference.unknown", "3 days field.weekday"] {
      #expect(found.contains(fault), "\(fault) of \(found)")
    }
  }

  @Test func ofActivitiesWithoutAKind() throws {
    let found = try faults(
      "activities.csv",
      """
      id,kind,title,priority,required,length,people,windows,weekdays,at,latest
      a,sesion,,9,femy,an hour,jon,25/3/2030 - 2/11/2029,Frisday,one day,3:40

      """)
    #expect(
      found == [
        "2 kind field.choice", "2 title field.missing", "2 priority field.out-of-range", "2 required reference.unknown",
        "2 length field.minutes", "2 people reference.unknown", "2 windows field.span", "2 weekdays field.weekday",
        "2 at field.date", "2 latest field.time",
      ])
  }

  @Test func ofActivitiesWithoutAKindWhatCannotComeTrueIsToldToo() throws {
    let found = try faults(
      "activities.csv",
      "id,kind,title,people,windows,earliest,latest\na,visitt,See,femi,2030-01-01..2030-01-31,15:00,14:00\n")
    #expect(
      found == ["2 kind field.choice", "2 windows activity.impossible", "2 latest activity.impossible"])
  }

  @Test func ofActivitiesWithTheIdOfAnother() throws {
    let found = try faults(
      "activities.csv",
      "id,kind,title,required,quorum,most_people\na,session,One,everyone,1,\na,session,Two,femy,9,3\n")
    #expect(found == ["3 id id.duplicate", "3 required reference.unknown", "3 most_people activity.impossible"])
  }

  @Test func ofSchoolsAndFundsWithTheIdOfAnother() throws {
    let schools = try faults(
      "schools.csv",
      "id,name,phase,pupils,meeting_night,meeting_start\noak,Oak,primary,,,\noak,Oakham,primry,many,Frisday,3:40\n")
    for fault in [
      "id id.duplicate", "phase field.choice", "pupils field.number", "meeting_night field.weekday",
      "meeting_start field.time",
    ] { #expect(schools.contains("3 " + fault), "\(fault) of \(schools)") }
    let funds = try faults("funds.csv", "id,name,amount,pays_fees\nf,Fund,10,\nf,Other,218,maybe\n")
    #expect(funds == ["3 id id.duplicate", "3 pays_fees field.yes-no"])
  }

  @Test func ofAnswersAndDeclines() throws {
    #expect(
      try faults("declines.csv", "person,activity\nfemy,art-netwrk\n") == [
        "2 person reference.unknown", "2 activity reference.unknown",
      ])
    #expect(
      try faults("answers.csv", "school,half_term,answer,activities\noak,9,maybe,art-netwrk\n") == [
        "2 half_term field.choice", "2 answer field.choice", "2 activities reference.unknown",
      ])
  }

  @Test func wrongRowsMakeNobodyAndNothing() throws {
    let staff = try starterText("staff.csv", "ben@oak.example,oak", "ben@oak.example,aok")
    // Whoever stands in a wrong row isn't said to be missing from what's chosen.
    let codes = try checkStarter(["staff.csv": staff]).problems.map(\.code)
    #expect(codes == [.referenceUnknown])
  }
}
