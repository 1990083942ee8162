// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// `open-lessons.csv`, and what sessions say of specialisms, guests and mixes of phases.
@Suite struct OpenLessonsTests {
  private func problems(_ rows: String) throws -> [String] {
    try problemLines(["open-lessons.csv": "person,weekday,period,class,focus,from,until\n" + rows])
  }

  @Test func offersAreReadWithTheirDates() throws {
    let rows = "jo,Tue,am,,Reading aloud,4 Jan 2027,12 Feb 2027\n"
    let checked = try checkStarter(["open-lessons.csv": "person,weekday,period,class,focus,from,until\n" + rows])
    #expect(checked.problems.map(\.code) == [])
    let offer = try #require(checked.group?.openLessons.first)
    #expect(offer.person == "jo" && offer.weekday == .tuesday && offer.period == "am" && offer.className == nil)
    #expect(offer.focus == "Reading aloud" && offer.from == "2027-01-04" && offer.until == "2027-02-12")
  }

  @Test(arguments: [
    ("jo,Tue,,,,,", ProblemCode.fieldMissing), ("jo,Tue,P9,,,,", .lessonOutsideBells),
    ("jo,Sat,am,,,,", .lessonOutsideBells), ("jo,Tue,,9Z,,,", .openLessonNotTaught),
    ("hana,Tue,am,,,,", .openLessonNotTaught), ("jo,Tue,am,,,12 Feb 2027,4 Jan 2027", .fieldSpan),
    ("jo,Tue,am,,,1 Jan 2020,2 Jan 2020", .outsideYear), ("jo,Tue,am,,,1 Dec 2029,", .outsideYear),
    ("jo,Tue,am,,,,1 Dec 2020", .outsideYear), ("zed,Tue,am,,,,", .referenceUnknown),
    (",Tue,am,,,,", .fieldMissing),
  ])
  func whatIsWrongWithAnOfferIsSaid(_ row: String, _ code: ProblemCode) throws {
    let text = "person,weekday,period,class,focus,from,until\n\(row)\n"
    let checked = try checkStarter(["open-lessons.csv": text])
    #expect(checked.problems.map(\.code) == [code])
    #expect(checked.problems.first?.location.line == 2)
  }

  @Test func theProblemNamesWhoAndWhen() throws {
    #expect(
      try problems("jo,Tue,,9Z,,,\n") == [
        "open-lessons.csv:2:class: warning: 'jo' leads no such lesson on Tuesday, so nobody can watch it. "
          + "Check weekday, period and class against lessons.csv. [open-lesson.not-taught]"
      ])
  }

  @Test func visitsToOpenLessonsAloneNeedSome() throws {
    let wishes = "id,kind,title,people,host_schools,open_only\na,visit,A visit,femi,ash,yes\n"
    let offers = "person,weekday,period\n"
    #expect(
      try checkStarter(["activities.csv": wishes, "open-lessons.csv": offers + "ben,Tue,P1\n"]).problems.map(\.code)
        == [.activityImpossible])
    #expect(
      try checkStarter(["activities.csv": wishes, "open-lessons.csv": offers + "jo,Tue,am\n"]).problems.map(\.code)
        == [])
  }

  // MARK: Who leads, who is a guest, who must come

  private func sessionProblems(_ columns: String, _ cells: String) throws -> [String] {
    let providers = "id,name,specialisms,available\nhub,Maths Hub,maths;mastery,\nnurse,Nurse,,1 Jan 2020\n"
    let wishes = "id,kind,title,expected,\(columns)\na,session,A session,everyone,\(cells)\n"
    return try checkStarter(["providers.csv": providers, "activities.csv": wishes]).problems
      .filter { $0.location.file == "activities.csv" }.map { "\($0.location.field ?? ""): \($0.code.rawValue)" }
  }

  @Test func aSpecialismNeedsSomebodyWhoHasIt() throws {
    #expect(try sessionProblems("specialism", "Mastery") == [])
    #expect(try sessionProblems("specialism", "mastry") == ["specialism: activity.nobody"])
    #expect(try sessionProblems("specialism,leaders", "mastery,hub") == ["specialism: activity.impossible"])
  }

  @Test func aSpecialismWithoutAnybodyIsExplained() throws {
    let providers = "id,name,specialisms\nhub,Maths Hub,maths;mastery\n"
    let wishes = "id,kind,title,expected,specialism\na,session,A session,everyone,mastry\n"
    #expect(
      try problemLines(["providers.csv": providers, "activities.csv": wishes]) == [
        "activities.csv:2:specialism: error: 'mastry' is not a specialism of anybody in providers.csv. "
          + "Did you mean 'mastery'? [activity.nobody]"
      ])
  }

  @Test func guestsAreProvidersWhoCanCome() throws {
    #expect(try sessionProblems("guests,leaders", "hub,ben") == [])
    #expect(try sessionProblems("guests", "ben") == ["guests: reference.unknown"])
    #expect(try sessionProblems("guests", "nurse") == ["guests: activity.impossible"])
    #expect(try sessionProblems("guests,leaders", "hub,hub") == ["guests: activity.impossible"])
  }

  @Test func aMixThatMustBeNeedsPeopleOfTwoPhases() throws {
    for word in ["yes", "no", "must", "true", "1", "needed"] {
      #expect(try sessionProblems("mix", word) == [], "\(word)")
    }
    #expect(try sessionProblems("mix", "maybe") == ["mix: field.choice"])
    let wishes = "id,kind,title,expected,mix\na,session,A session,phase=primary,must\n"
    #expect(
      try problemLines(["activities.csv": wishes]) == [
        "activities.csv:2:mix: warning: All schools chosen are of the phase 'primary', and people of two phases must "
          + "come. Choose people of another phase too, or write 'yes' for a mix that's liked. [activity.impossible]"
      ])
  }
}
