// SPDX-License-Identifier: Apache-2.0

import Domain
import Mail
import TestSupport
import Testing

private let plan = SmallPlan.planWithStaffing()

private func group(_ change: (inout Group) -> Void = { _ in }) -> Group {
  var group = withMail(SmallGroup.groupWithStaffing())
  change(&group)
  return group
}

private func text(
  _ path: String, asOf: CivilDate = "2026-10-02", in group: Group = group(), of plan: Plan = plan
) throws -> String {
  let file = try #require(try files(group, plan, asOf: asOf)[path])
  return path.hasSuffix(".eml") ? try plain(file) : file.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

private func expect(_ text: String, contains sentences: [String]) {
  for sentence in sentences { #expect(text.contains(sentence), "\(sentence)\n\(text)") }
}

// MARK: Specialists

@Test func aSpecialistIsToldTheComingStaysAndTheirWeeks() throws {
  let text = try text("people/mia.eml")
  expect(
    text,
    contains: [
      "You teach as a specialist on 8 dates, the first on Wed 7 Oct.",
      "Next week (from Mon 5 Oct) -------------------------- Wed 7 Oct, 09:00–12:00 Music at Elm Primary",
      "Travel: leave Oak Primary at 08:25, arrive at 08:45",
      "Fri 9 Oct, 09:00–12:00 Music at Elm Primary - Travel: leave Oak Primary at 08:50, arrive at 09:00; leave at 12:00, "
        + "at Oak Primary by 12:10. - Makes up for Wed 30 Sep, morning.",
      "Later in Autumn 1 ----------------- Wed 14 Oct to Thu 22 Oct Music: 3 half-days at Ash Academy, 4 at Elm Primary",
      "Your weeks ---------- * Week 1 of 2 (this week): Wed Elm Primary; Thu am Ash Academy.",
      "Week 2 of 2 (next from Mon 5 Oct): Wed am Elm Primary; Thu am Ash Academy; Thu pm Elm Primary.",
      "Ash Academy: 8 half-days due this year, 7 held, 1 made up.",
      "Elm Primary: 16 half-days due this year, 14 held, 1 made up, 1 owed.",
    ])
  let raw = try #require(try files(group(), plan)["people/mia.eml"])
  #expect(raw.contains("Subject: Your release time: your weeks as a specialist, next Wed 7 Oct\r\n"))
}

@Test func schoolsAreToldWhenTheSpecialistComesAndOwnPeopleAreAway() throws {
  expect(
    try text("leaders/finn.eml"),
    contains: [
      "Wed 7 Oct, 09:00–12:00 Music specialist: Mia North, morning",
      "Thu 8 Oct, 13:00–15:15 Music specialist: Mia North, afternoon",
      "Makes up for Wed 30 Sep, morning.", "Wed 14 Oct to Thu 22 Oct Music specialist: Mia North, 4 half-days",
      "2 dates and 6 specialists' days wait for the school's answer",
    ])
  let own = try text("leaders/carol.eml")
  expect(
    own,
    contains: [
      "Wed 7 Oct, 09:00–12:00 Away: Mia North (Music at Elm Primary) - Away 08:50–12:10.",
      "Away: Mia North (Music: 3 half-days at Ash Academy, 4 at Elm Primary)",
    ])
  // A specialist's weeks are no news of people out.
  let raw = try #require(try files(group(), plan)["leaders/carol.eml"])
  #expect(raw.contains("Subject: Oak Primary, next week: 1 person out, 2 lessons to cover\r\n"))
  let host = try #require(try files(group(), plan)["leaders/finn.eml"])
  #expect(host.contains("Elm Primary, next week: 1 person out, a specialist here for 3 half-days"))
}

@Test func aSchoolToWhichOnlyASpecialistComesIsToldSo() throws {
  var plan = plan
  plan.occurrences.removeAll { !$0.isStay }
  plan.secondments = []
  let raw = try #require(try files(group(), plan)["leaders/ivy.eml"])
  #expect(raw.contains("Subject: Ash Academy, next week: a specialist here for 1 half-day\r\n"))
  let home = try #require(try files(group(), plan)["leaders/carol.eml"])
  #expect(home.contains("Subject: Oak Primary, next week: people at other schools\r\n"))
  #expect(try files(group(), plan, asOf: "2026-10-23") == [:])
}

// MARK: Secondments

@Test func whoIsSecondedIsToldWhenItBeginsAndEndsAndWhoComes() throws {
  expect(
    try text("people/ben.eml", asOf: "2026-12-28"),
    contains: [
      "You are seconded to Elm Primary from Mon 4 Jan to Thu 25 Mar.",
      "Mon 4 Jan Begins: Secondment to Elm Primary: Lead for phonics - Mon 4 Jan to Thu 25 Mar, the whole week. - Spring 1 "
        + "to Spring 2: Erin Quick comes from Elm Primary in exchange (10 half-days a week). - Provisional",
      "Thu 25 Mar Ends: Secondment to Elm Primary: Lead for phonics",
    ])
  let raw = try #require(try files(group(), plan, asOf: "2026-12-28")["people/ben.eml"])
  #expect(raw.contains("Subject: Your release time: a secondment, Mon 4 Jan to Thu 25 Mar\r\n"))
  let after = try files(group(), plan, asOf: "2027-03-26")
  #expect(after["people/ben.eml"] == nil && after["people/dev.eml"] != nil)
}

@Test func bothSchoolsAreToldOfASecondment() throws {
  let elm = try text("leaders/finn.eml", asOf: "2027-04-05")
  expect(
    elm,
    contains: [
      "Mon 12 Apr Secondment begins: Dev Patel goes to Fir Primary - A one-form school. - Mon 12 Apr to Fri 28 May, Mon and "
        + "Tue. - Summer 1: Anna Green comes from Oak Primary (4 half-days a week).",
      "Mon 12 Apr Secondment begins: Anna Green (Oak Primary) comes - Year 3. - Mon 12 Apr to Fri 28 May, Mon and Tue. - "
        + "Fills the place of Dev Patel.",
      "Fri 28 May Secondment ends: Dev Patel comes back from Fir Primary",
      "Summer 1 (Mon 12 Apr to Fri 28 May): 2 secondments wait for the school's answer",
    ])
  let raw = try #require(try files(group(), plan, asOf: "2027-04-05")["leaders/finn.eml"])
  #expect(raw.contains("Elm Primary, next week: 2 secondments begin"))
}

@Test func aHireIsAskedForUntilTheSecondmentBegins() throws {
  let hire =
    "Summer 1: hire a teacher for 3 half-days a week in place of Anna Green (seconded to Elm Primary, £2,060.10 in all)."
  let spare =
    "Summer 1: nobody comes for 1 half-day a week in place of Anna Green (seconded to Elm Primary); the school can spare "
    + "the time."
  expect(try text("leaders/carol.eml"), contains: [hire, spare])
  let during = try text("leaders/carol.eml", asOf: "2027-05-10")
  #expect(!during.contains("hire a teacher") && during.contains("Secondment ends: Anna Green comes back"))
}

@Test func staffingMoneyStandsApartFromRelease() throws {
  expect(
    try text("leaders/carol.eml"),
    contains: [
      "Planned for the year £509.17", "Left £2,490.83 Hired teachers £2,060.10",
      "Secondments, less what others pay −£2,746.80", "Specialists, less what others pay −£1,380.00",
      "Staffing, apart from release −£2,066.70",
    ])
}

// MARK: Staffroom and what's confidential

@Test func theStaffroomSheetHasStaysAndPostsWithoutTheirBackfill() throws {
  let group = group {
    $0.changePerson("mia") { $0.email = nil }
    $0.changePerson("anna") { $0.email = nil }
  }
  let sheet = try text("staffroom/oak.txt", in: group)
  expect(
    sheet,
    contains: [
      "Wed 7 Oct, 09:00–12:00 Music at Elm Primary", "Music: 3 half-days at Ash Academy, 4 at Elm Primary",
      "Mon 12 Apr Begins: Secondment to Elm Primary: Year 3",
    ])
  #expect(!sheet.contains("hired") && !sheet.contains("exchange"))
}

@Test func confidentialStaysAndPostsAreToldToTheirOwnPeopleAlone() throws {
  var group = group { $0.changePerson("anna") { $0.email = nil } }
  for id in ["music", "post-elm", "post-elm-3"] as [Identifier<Activity>] {
    group.changeActivity(id) {
      $0.isConfidential = true
      $0.title = "Secret \(id)"
      $0.focus = ["secret"]
    }
  }
  let files = try files(group, plan)
  let telling = files.filter { $0.value.lowercased().contains("secret") }.keys.sorted()
  #expect(telling == ["people/ben.eml", "people/mia.eml"])
  let elm = try text("leaders/finn.eml", in: group)
  expect(elm, contains: ["Visitors: 1 person from 1 school", "Visitors: 1 person from 1 school, until Thu 25 Mar"])
  #expect(!elm.contains("Mia North") && !elm.contains("Ben Hill (Oak Primary) comes"))
  let oak = try text("leaders/carol.eml", in: group)
  expect(
    oak,
    contains: [
      "Away: Mia North - Away 08:50–12:10.", "Away: Ben Hill, until Thu 25 Mar",
      "Summer 1: hire a teacher for 3 half-days a week in place of Anna Green.",
    ])
  expect(try text("staffroom/oak.txt", in: group), contains: ["Mon 12 Apr Please ask the office."])
}
