// SPDX-License-Identifier: Apache-2.0

import Domain
import Mail
import TestSupport
import Testing

@Test func leadersAndThoseWithSomethingAheadGetMail() throws {
  let paths = try files(groupWithMail(), SmallPlan.plan()).keys.sorted()
  #expect(
    paths == [
      "leaders/carol.eml", "leaders/finn.eml", "leaders/ivy.eml", "people/anna.eml", "people/dev.eml",
      "people/erin.eml", "people/gita.eml", "people/hal.eml", "staffroom/oak.txt",
    ])
}

@Test func whatHasPassedIsNotToldAndNothingToSayIsNotSent() throws {
  #expect(try files(groupWithMail(), SmallPlan.plan(), asOf: "2026-11-20") == [:])
  let after = try files(groupWithMail(), SmallPlan.plan(), asOf: "2026-10-08")
  #expect(after["people/anna.eml"] == nil && after["people/hal.eml"] != nil)
}

@Test func protectedTimeGivenBackIsToldToThePersonAndTheSchool() throws {
  let files = try files(groupWithMail(), SmallPlan.planWithRepayment())
  let sentence = "Mentor time 12:30–13:00 is given back on Mon 12 Oct: PM1 13:00–14:00 4A class."
  #expect(try plain(files["people/anna.eml"]).contains(sentence))
  let leader = try plain(files["leaders/carol.eml"])
  #expect(leader.contains("Mon 12 Oct Cover: 1 lesson") || leader.contains("Mon 12 Oct: Cover: 1 lesson"), "\(leader)")
}

@Test func aPersonIsToldWhenWhereAndWhatTheyLeave() throws {
  let text = try plain(files(groupWithMail(), SmallPlan.plan())["people/anna.eml"])
  for sentence in [
    "2 dates are planned for you, the first on Tue 6 Oct.", "Next week (from Mon 5 Oct)", "Tue 6 Oct, 11:10–12:40",
    "Art at secondary, Ash Academy", "leave Oak Primary at 10:50, arrive at 11:10",
    "You leave: AM1 09:00–10:15 4A class (supply teacher 1)", "Provisional until every head concerned has said yes.",
  ] {
    #expect(text.contains(sentence), "\(sentence)")
  }
}

@Test func aHeadIsToldWhoIsOutWhatNeedsCoverMoneyAndWhatToAnswer() throws {
  let files = try files(groupWithMail(), SmallPlan.plan())
  #expect(
    files["leaders/carol.eml"]?.contains("Subject: Oak Primary, next week: 1 person out, 2 lessons to cover") ?? false)
  let text = try plain(files["leaders/carol.eml"])
  for sentence in [
    "Out: Anna Green (Art at secondary, Ash Academy) - Away 10:50–13:00.", "Tue 6 Oct Cover: 2 lessons",
    "AM2 10:30–12:00 4A class, Anna Green: supply teacher 1.", "Supply teachers that day: 1 (am).",
    "Later in Autumn 1 ----------------- Thu 15 Oct", "Autumn 2 -------- Thu 19 Nov",
    "Autumn 2 (Mon 2 Nov to Fri 18 Dec): 1 date waits for the school's answer", "Repaid by funds −£40.00",
    "Planned for the year £509.17 Budget for release £3,000.00 Left £2,490.83", "All names and figures are invented.",
  ] {
    #expect(text.contains(sentence), "\(sentence)")
  }
  let finn = try plain(files["leaders/finn.eml"])
  #expect(finn.contains("Released: Erin Quick (Maths course (1 of 2), Elm Primary)"))
  #expect(finn.contains("Visitors: Maths course (1 of 2), 2 people from 2 schools - Led by Acme Maths."))
}

@Test func aHeadIsToldWhomTheGroupSends() throws {
  let files = try files(groupWithMail(), SmallPlan.planWithFloater())
  let text = try plain(files["leaders/carol.eml"])
  for sentence in [
    "AM2 10:30–12:00 4A class, Anna Green: floating cover 1.",
    "Floating cover that day: 1 (sent for the whole day, at no charge).",
  ] {
    #expect(text.contains(sentence), "\(sentence)")
  }
  #expect(!text.contains("Supply teachers that day: 1 (am)"))
  #expect(try plain(files["people/anna.eml"]).contains("You leave: AM1 09:00–10:15 4A class (floating cover 1)"))
}

@Test func anAnswerEndsTheQuestion() throws {
  var group = groupWithMail()
  group.answers = [1, 2].map { Answer(school: "oak", halfTerm: $0, verdict: .yes, activities: []) }
  let text = try plain(files(group, SmallPlan.plan())["leaders/carol.eml"])
  #expect(!text.contains("What needs your answer"))
  #expect(try plain(files(group, SmallPlan.plan())["leaders/finn.eml"]).contains("What needs your answer"))
}

@Test func whoHasNoMailStandsOnTheStaffroomSheet() throws {
  var group = groupWithMail()
  group.changePerson("hal") { $0.email = "hal tanner@school" }
  let files = try files(group, SmallPlan.plan())
  let oak = try #require(files["staffroom/oak.txt"])
  #expect(oak.contains("Ben Hill\n--------\n\nThu 15 Oct, 13:30–15:00\n  Maths course (1 of 2), Elm Primary\n"))
  let ash = try #require(files["staffroom/ash.txt"])
  #expect(ash.contains("Hal Tanner (mail can't be sent to 'hal tanner@school')\n"))
  #expect(files["people/hal.eml"] == nil && files["staffroom/elm.txt"] == nil)
}

@Test func aSchoolWhoseLeadersHaveNoMailGetsItsDigestOnPaper() throws {
  var group = groupWithMail()
  group.changePerson("carol") { $0.email = nil }
  let files = try files(group, SmallPlan.plan())
  let paper = try #require(files["leaders/oak.txt"])
  #expect(paper.contains("Oak Primary, next week: 1 person out, 2 lessons to cover.") && !paper.contains("Dear"))
  #expect(files["leaders/carol.eml"] == nil)
}

@Test func aCoverManagerGetsTheSchoolsDigestToo() throws {
  var group = groupWithMail()
  group.changePerson("jo") { $0.responsibilities = ["cover manager"] }
  #expect(try files(group, SmallPlan.plan())["leaders/jo.eml"] != nil)
}

@Test func aLeaderOfTwoSchoolsGetsOneLetterOnBoth() throws {
  var group = groupWithMail()
  group.changePerson("carol") { $0.schools = ["oak", "elm"] }
  let text = try plain(files(group, SmallPlan.plan())["leaders/carol.eml"])
  #expect(text.contains("Oak Primary: What needs your answer") && text.contains("Elm Primary: Next week"))
}

@Test func confidentialDatesAreToldToTheirOwnPeopleAlone() throws {
  var group = groupWithMail()
  for id in ["course", "visit"] as [Identifier<Activity>] {
    group.changeActivity(id) {
      $0.isConfidential = true
      $0.title = "Capability \(id)"
      $0.purpose = "Secret"
    }
  }
  let files = try files(group, SmallPlan.plan())
  let telling = files.filter { $0.value.contains("Capability") || $0.value.contains("Secret") }.keys.sorted()
  #expect(telling == ["people/anna.eml", "people/erin.eml", "people/gita.eml", "people/hal.eml"])
  #expect(files.values.allSatisfy { !$0.contains("Subject: Capability") })
  #expect(try #require(files["staffroom/oak.txt"]).contains("Thu 15 Oct, 13:20–15:10\n  Please ask the office.\n"))
  let head = try plain(files["leaders/ivy.eml"])
  #expect(head.contains("Out: Hal Tanner - Away 13:15–15:15."))
  #expect(head.contains("Visitors: 1 person from 1 school") && !head.contains("Watched:"))
}

@Test func letterBytesDependOnTheArgumentsAlone() throws {
  var (group, plan) = (groupWithMail(), SmallPlan.plan())
  let once = try Digests.all(group: group, plan: plan, asOf: "2026-10-02")
  group.people.reverse()
  plan.occurrences.reverse()
  let again = try Digests.all(group: group, plan: plan, asOf: "2026-10-02")
  #expect(once.map(\.path) == again.map(\.path) && once.map(\.bytes) == again.map(\.bytes))
}

@Test func todayIsThePlansUnlessAnotherDayIsGiven() throws {
  let own = try Digests.all(group: groupWithMail(), plan: SmallPlan.plan())
  let given = try Digests.all(group: groupWithMail(), plan: SmallPlan.plan(), asOf: "2026-09-01")
  #expect(own.map(\.path) == given.map(\.path) && own.map(\.bytes) == given.map(\.bytes))
}

@Test func longListsOfWhatIsUnknownAreCut() throws {
  var plan = SmallPlan.plan()
  plan.caveats = (1...15).map { "Unknown \($0)." }
  let text = try plain(files(groupWithMail(), plan)["leaders/carol.eml"])
  #expect(text.contains("Unknown 12. * 3 more in the report.") && !text.contains("Unknown 13."))
}

@Test func theSenderStandsInEveryMessage() throws {
  let sender = DigestSender(
    mailbox: Mailbox(name: "Release planner", address: try MailAddress("planner@trust.example")),
    list: .init(name: "", id: "digests.trust.example"))
  let all = try Digests.all(group: groupWithMail(), plan: SmallPlan.plan(), asOf: "2026-10-02", sender: sender)
  for file in all where file.path.hasSuffix(".eml") {
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains("From: Release planner <planner@trust.example>\r\n"))
    #expect(text.contains("List-Id: <digests.trust.example>\r\n") && text.contains("@trust.example>\r\nMIME"))
  }
}
