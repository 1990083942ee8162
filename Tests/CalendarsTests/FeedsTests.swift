// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import TestSupport
import Testing

@Test func everyoneAndEverythingHasAFeed() throws {
  let (group, plan) = (SmallGroup.group(), SmallPlan.plan())
  let paths = try Feeds.all(group: group, plan: plan).map(\.path)
  #expect(paths.count == group.people.count + group.schools.count + group.providers.count + group.activities.count)
  #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  for path in ["people/kit.ics", "schools/ash.ics", "providers/acme.ics", "activities/wish.ics"] {
    #expect(paths.contains(path))
  }
}

@Test func theOrderOfTheInputDoesNotMatter() throws {
  var (group, plan) = (SmallGroup.group(), SmallPlan.plan())
  let files = try Feeds.all(group: group, plan: plan)
  group.people.reverse()
  group.schools.reverse()
  group.activities.reverse()
  plan.occurrences.reverse()
  let again = try Feeds.all(group: group, plan: plan)
  #expect(files.map(\.path) == again.map(\.path) && files.map(\.bytes) == again.map(\.bytes))
}

@Test func aVisitorSeesTheWholeVisitWithTravelAndClassesLeft() throws {
  let events = try events("people/anna.ics", SmallGroup.group(), SmallPlan.plan())
  #expect(events.count == 2)
  let visit = events[0]
  #expect(visit.contains("DTSTART:20261006T101000Z\nDTEND:20261006T114000Z\n"))
  #expect(visit.contains("SUMMARY:Art at secondary\n"))
  #expect(visit.contains("LOCATION:Ash Academy\n"))
  #expect(visit.contains("With Gita Shah (Ash Academy)."))
  #expect(visit.contains("Order: talk 11:10–11:20, lesson 11:20–12:20 (9X art), talk 12:20–12:40."))
  #expect(
    visit.contains("Travel: leave Oak Primary at 10:50, arrive at 11:10; leave at 12:40, at Oak Primary by 13:00."))
  #expect(visit.contains("You leave: AM1 09:00–10:15 4A class (supply teacher 1); AM2"))
  #expect(visit.contains("STATUS:CONFIRMED\n") && visit.contains("X-MICROSOFT-CDO-BUSYSTATUS:OOF\n"))
  #expect(events[1].contains("STATUS:TENTATIVE\n") && events[1].contains("Provisional until every head"))
  #expect(events[1].contains("LOCATION:Ash Academy, Library\n"))
}

@Test func aGuestFromOutsideHasTheSessionInTheirFeedAndIsNamedInOthers() throws {
  var group = SmallGroup.group()
  group.providers.append(Provider(id: "nurse", name: "School nurse", kind: .guest))
  #expect(try events("providers/nurse.ics", group, SmallPlan.plan()).isEmpty)
  group.changeSession("heads") { $0.guests = ["nurse"] }
  let own = try events("providers/nurse.ics", group, SmallPlan.plan())
  #expect(own.count == 1 && own.first?.contains("SUMMARY:Heads on art\n") == true)
  let carol = try events("people/carol.ics", group, SmallPlan.plan())
  #expect(carol[0].contains("Led by Gita Shah (Ash Academy). From outside: School nurse."))
  group.changeActivity("heads") { $0.isConfidential = true }
  let oak = try feed("schools/oak.ics", group, SmallPlan.plan())
  #expect(!oak.contains("School nurse") && !oak.contains("Heads on art"))
}

@Test func aVisitorIsToldWhatAnOpenLessonShows() throws {
  var group = SmallGroup.group()
  var offer = OpenLesson(person: "gita", weekday: .tuesday, period: "P3", className: nil)
  offer.focus = "Questions for everybody"
  offer.until = "2026-10-05"
  group.openLessons = [offer]
  #expect(try !events("people/anna.ics", group, SmallPlan.plan())[0].contains("Open lesson"))
  offer.until = nil
  group.openLessons = [offer]
  #expect(try events("people/anna.ics", group, SmallPlan.plan())[0].contains("Open lesson: Questions for everybody"))
}

@Test func timeToPrepareIsInTheFeedOfWhoKeepsItAlone() throws {
  var plan = SmallPlan.plan()
  plan.keptTimes = [
    KeptTime(activity: "course", person: "ben", use: .preparation, date: "2026-10-14", span: "16:30-17:00")
  ]
  let own = try events("people/ben.ics", SmallGroup.group(), plan).filter { $0.contains("Preparation") }
  #expect(own.count == 1 && own.first?.contains("SUMMARY:Preparation: Maths course\n") == true)
  #expect(own.first?.contains("DTSTART:20261014T153000Z\nDTEND:20261014T160000Z\n") == true)
  for path in ["people/erin.ics", "schools/oak.ics", "activities/course.ics"] {
    #expect(try !feed(path, SmallGroup.group(), plan).contains("Preparation"))
  }
}

@Test func whoGetsProtectedTimeBackIsToldAndTheSchoolCovers() throws {
  let (group, plan) = (SmallGroup.group(), SmallPlan.planWithRepayment())
  let visit = try events("people/anna.ics", group, plan)[0]
  #expect(visit.contains("Mentor time 12:30–13:00 is given back on Mon 12 Oct: PM1 13:00–14:00 4A class."))
  let cover = try events("schools/oak.ics", group, plan).filter { $0.contains("(protected time given back)") }
  #expect(cover.count == 1)
  #expect(cover.first?.contains("SUMMARY:Cover: 1 lesson (protected time given back)\n") == true)
  #expect(cover.first?.contains("DTSTART;VALUE=DATE:20261012\n") == true)
  #expect(cover.first?.contains("PM1 13:00–14:00 4A class, Anna Green: supply teacher 1.") == true)
}

@Test func aHostSeesTalksAndLessonApart() throws {
  let events = try events("people/gita.ics", SmallGroup.group(), SmallPlan.plan())
  let summaries = events.compactMap { $0.firstMatch(of: /SUMMARY:(.*)\n/).map { String($0.output.1) } }
  #expect(
    summaries == [
      "Heads on art", "Talk before: Art at secondary", "Visitors in your lesson: Art at secondary",
      "Talk after: Art at secondary", "Art network",
    ])
  #expect(events[2].contains("Your lesson: P3 11:20–12:20 9X art."))
}

@Test func aSchoolSeesWhoIsAwayWhoComesAndWhatNeedsCover() throws {
  let ash = try events("schools/ash.ics", SmallGroup.group(), SmallPlan.plan())
  let summaries = ash.compactMap { $0.firstMatch(of: /SUMMARY:(.*)\n/).map { String($0.output.1) } }
  #expect(
    summaries.sorted() == [
      "Away: Gita Shah (Heads on art)", "Away: Hal Tanner (Maths course (1 of 2))",
      "Away: Hal Tanner (Maths course (2 of 2))", "Away: Ivy Usher (Heads on art)",
      "Cover: 2 lessons (Maths course (1 of 2))", "Cover: 2 lessons (Maths course (2 of 2))",
      "Visitors: Art at secondary, 1 person from 1 school", "Visitors: Art network, 2 people from 2 schools",
    ])
  let cover = try #require(ash.first { $0.contains("Cover:") })
  #expect(cover.contains("DTSTART;VALUE=DATE:20261015\nDTEND;VALUE=DATE:20261016\n"))
  #expect(
    cover.contains(
      "P4 13:10–14:10 10M maths, Hal Tanner: Jo Vale.\nP5 14:10–15:10 8M maths, Hal Tanner: supply teacher 1.\n"
        + "Supply teachers that day: 1 (pm).\n"))
  #expect(ash.allSatisfy { $0.contains("TRANSP:TRANSPARENT\n") })
  let away = try #require(ash.first { $0.contains("Away: Hal") })
  #expect(away.contains("DTSTART:20261015T121500Z\nDTEND:20261015T141500Z\n"))
}

@Test func aSchoolSeesWhomTheGroupSends() throws {
  let oak = try events("schools/oak.ics", SmallGroup.group(), SmallPlan.planWithFloater())
  let cover = try #require(oak.first { $0.contains("Cover: 2 lessons (Art at secondary)") })
  #expect(
    cover.contains(
      "4A class, Anna Green: floating cover 1.\nFloating cover that day: 1 (sent for the whole day, at no charge)."))
  #expect(!cover.contains("Supply teachers"))
}

@Test func providersAndActivitiesHaveTheirSessions() throws {
  let acme = try events("providers/acme.ics", SmallGroup.group(), SmallPlan.plan())
  #expect(acme.count == 2 && acme[1].contains("SUMMARY:Maths course (2 of 2)\n"))
  #expect(acme[1].contains("3 people from 3 schools."))
  let visit = try events("activities/visit.ics", SmallGroup.group(), SmallPlan.plan())
  #expect(visit.count == 1 && visit[0].contains("1 person from 1 school.\nHost: Gita Shah (Ash Academy)."))
  #expect(try events("activities/wish.ics", SmallGroup.group(), SmallPlan.plan()) == [])
}

@Test func confidentialTitlesStandInTheirOwnPeoplesFeedsOnly() throws {
  var group = SmallGroup.group()
  for id in ["course", "visit"] as [Identifier<Activity>] {
    group.changeActivity(id) {
      $0.isConfidential = true
      $0.title = "Capability \(id)"
      $0.purpose = "Secret purpose"
    }
  }
  let files = try Feeds.all(group: group, plan: SmallPlan.plan())
  let telling = files.filter {
    let text = String(decoding: $0.bytes, as: UTF8.self).replacing("\r\n ", with: "")
    return text.contains("Capability") || text.contains("Secret") || text.contains("9X art")
  }.map(\.path)
  #expect(
    telling == [
      "people/anna.ics", "people/ben.ics", "people/erin.ics", "people/gita.ics", "people/hal.ics", "providers/acme.ics",
    ])
  #expect(!files.contains { $0.path.contains("course") || $0.path.contains("visit") })
  let ash = try events("schools/ash.ics", group, SmallPlan.plan())
  #expect(ash.contains { $0.contains("SUMMARY:Away: Hal Tanner\n") && !$0.contains("LOCATION") })
  #expect(ash.contains { $0.contains("SUMMARY:Visitors: 1 person from 1 school\n") && !$0.contains("Anna") })
  #expect(ash.contains { $0.contains("SUMMARY:Cover: 2 lessons\n") })
  let own = try events("people/hal.ics", group, SmallPlan.plan())
  #expect(own.allSatisfy { $0.contains("CLASS:CONFIDENTIAL\n") && $0.contains("Secret purpose") })
  let covered = try events("activities/confidential~1.ics", group, SmallPlan.plan())
  #expect(covered.count == 2 && covered[0].contains("SUMMARY:Confidential session 1\n"))
  #expect(covered.allSatisfy { !$0.contains("LOCATION") && !$0.contains("DESCRIPTION") })
}

@Test func aMoveKeepsTheUIDsAndAnotherPartHasAnother() throws {
  func uids(_ plan: Plan) throws -> [String] {
    try events("schools/elm.ics", SmallGroup.group(), plan).compactMap {
      $0.firstMatch(of: /UID:(.*)\n/).map { String($0.output.1) }
    }
  }
  var moved = SmallPlan.plan()
  moved.changeOccurrence("course", part: 2) {
    $0.span = "14:00-15:30"
    $0.place = .school("elm")
    $0.room = "Studio"
  }
  let (before, after) = (try uids(SmallPlan.plan()), try uids(moved))
  #expect(Set(before) == Set(after) && Set(before).count == before.count)
}

@Test func aTimeThatTheClocksSkipIsRefusedWithItsActivity() throws {
  var plan = SmallPlan.plan()
  plan.changeOccurrence("network") {
    $0.date = "2027-03-28"
    $0.span = "01:30-02:30"
  }
  let skipped = ZoneError.skippedTime(zone: "Europe/London", date: "2027-03-28", time: "01:30")
  #expect(throws: FeedError.badTime(activity: "network", skipped)) {
    try Feeds.all(group: SmallGroup.group(), plan: plan)
  }
}

@Test func aTimeThatIsShownTwiceIsTheEarlierAndSaysSo() throws {
  var plan = SmallPlan.plan()
  plan.changeOccurrence("network") {
    $0.date = "2026-10-25"
    $0.span = "01:30-02:30"
  }
  let event = try #require(try events("activities/network.ics", SmallGroup.group(), plan).first)
  #expect(event.contains("DTSTART:20261025T003000Z\nDTEND:20261025T023000Z\n"))
  #expect(event.contains("The clocks go back that night: the earlier of the two times is meant."))
}

@Test func unknownZonesAreRefused() throws {
  var group = SmallGroup.group()
  group.timeZone = "Europe/Trafford"
  #expect(throws: FeedError.badTime(activity: "", .unknownZone("Europe/Trafford"))) {
    try Feeds.all(group: group, plan: SmallPlan.plan())
  }
}
