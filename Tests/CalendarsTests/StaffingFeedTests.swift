// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import TestSupport
import Testing

private let group = SmallGroup.groupWithStaffing()
private let plan = SmallPlan.planWithStaffing()

private func summaries(_ path: String, of plan: Plan = plan, in group: Group = group) throws -> [String] {
  try events(path, group, plan).compactMap { value("SUMMARY", $0) }
}

// MARK: Specialists

@Test func aSpecialistSeesEachStayWithItsJourneys() throws {
  let stays = try events("people/mia.ics", group, plan)
  #expect(stays.count == 20 && stays.allSatisfy { $0.contains("X-MICROSOFT-CDO-BUSYSTATUS:OOF\n") })
  let first = stays[0]
  #expect(first.contains("SUMMARY:Music at Elm Primary\n") && first.contains("LOCATION:Elm Primary\n"))
  #expect(first.contains("DTSTART:20260902T080000Z\nDTEND:20260902T141500Z\n"))
  #expect(
    first.contains("A music teacher for three schools.\nTravel: leave Oak Primary at 08:50, arrive at 09:00; leave"))
  #expect(!first.contains("Makes up") && !first.contains(" of 20)"))
  #expect(stays.count { $0.contains("Makes up for ") } == 2)
  #expect(stays.contains { $0.contains("DTSTART:20261009") && $0.contains("Makes up for Wed 30 Sep, morning.") })
}

@Test func schoolsSeeTheSpecialistComeAndTheirOwnSeeThemAway() throws {
  let elm = try summaries("schools/elm.ics")
  #expect(elm.count { $0 == "Music specialist: Mia North, all day" } == 3)
  #expect(elm.count { $0 == "Music specialist: Mia North, afternoon" } == 4)
  #expect(elm.count { $0 == "Music specialist: Mia North, morning" } == 5)
  let made = try events("schools/ash.ics", group, plan).filter { $0.contains("Makes up for Thu 24 Sep, morning.") }
  #expect(made.count == 1 && made[0].contains("DTSTART:20261016") && !made[0].contains("LOCATION"))
  let oak = try events("schools/oak.ics", group, plan).filter { $0.contains("SUMMARY:Away: Mia North (Music at ") }
  #expect(oak.count == 20 && oak[0].contains("DTSTART:20260902T075000Z\nDTEND:20260902T142500Z\n"))
}

@Test func aRotasFeedNamesTheSpecialist() throws {
  let stays = try events("activities/music.ics", group, plan)
  #expect(stays.count == 20 && stays.allSatisfy { $0.contains("DESCRIPTION:Mia North (Oak Primary).\n") })
}

@Test func aStayKeepsItsUIDWithinItsWeekAndLeavesOtherWeeksAlone() throws {
  func uids(_ plan: Plan) throws -> [String: String] {
    let pairs = try events("people/mia.ics", group, plan).map { event in
      (try #require(value("DTSTART", event)), try #require(value("UID", event)))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
  var moved = plan
  // A stay of the second week moves to Friday and to another school; one more in the first week gives every later part
  // another number.
  moved.changeOccurrence("music", part: 5) {
    $0.date = "2026-09-11"
    $0.span = "08:45-12:20"
    $0.place = .school("ash")
  }
  let stay = try #require(plan.occurrences.first { $0.activity == "music" && $0.part == 2 })
  for index in moved.occurrences.indices where moved.occurrences[index].activity == "music" {
    if moved.occurrences[index].part > 2 { moved.occurrences[index].part += 1 }
  }
  var more = stay
  (more.part, more.date) = (3, "2026-09-04")
  moved.occurrences.append(more)
  let (before, after) = (try uids(plan), try uids(moved))
  #expect(before["20260910T120000Z"] == after["20260911T074500Z"])
  let untouched = before.filter { $0.key != "20260910T120000Z" }
  for (start, uid) in untouched { #expect(after[start] == uid, "\(start)") }
  #expect(Set(after.values).count == before.count + 1)
}

// MARK: Secondments

@Test func aWholeWeekIsOneEntryAHalfTermAndTakesNobodysTime() throws {
  let spring = try events("people/ben.ics", group, plan).filter { $0.contains("Secondment") }
  #expect(spring.count == 2)
  #expect(spring[0].contains("DTSTART;VALUE=DATE:20270104\nDTEND;VALUE=DATE:20270213\n"))
  #expect(spring[1].contains("DTSTART;VALUE=DATE:20270222\nDTEND;VALUE=DATE:20270326\n"))
  #expect(spring[0].contains("SUMMARY:Secondment to Elm Primary: Lead for phonics\n"))
  #expect(spring[0].contains("LOCATION:Elm Primary\n") && spring[0].contains("TRANSP:TRANSPARENT\n"))
  #expect(
    spring[0].contains(
      "DESCRIPTION:Mon 4 Jan to Thu 25 Mar, the whole week.\nIn your place:\nSpring 1 to Spring 2: Erin Quick comes from Elm"
    ))
  #expect(spring[0].contains("STATUS:TENTATIVE\n"))
}

@Test func aPartOfTheWeekIsAnEntryForEachDayOnWhichThePostsSchoolIsOpen() throws {
  let dev = try events("people/dev.ics", group, plan).filter { $0.contains("Secondment to Fir Primary") }
  #expect(dev.count == 13 && dev[0].contains("DTSTART;VALUE=DATE:20270412\nDTEND;VALUE=DATE:20270413\n"))
  #expect(!dev.contains { $0.contains("20270503") } && dev.allSatisfy { $0.contains("TRANSP:OPAQUE\n") })
  var afternoons = plan
  afternoons.secondments[2].halfDays = [WeekdayHalf(weekday: .tuesday, half: .afternoon)]
  let timed = try events("people/dev.ics", group, afternoons).filter { $0.contains("Secondment to Fir Primary") }
  #expect(timed.count == 7 && timed[0].contains("DTSTART:20270413T110000Z\nDTEND:20270413T150000Z\n"))
}

@Test func bothSchoolsAndTheActivityTellOfASecondment() throws {
  let oak = try summaries("schools/oak.ics")
  #expect(oak.contains("Away: Ben Hill (Secondment to Elm Primary: Lead for phonics)"))
  #expect(oak.contains("Seconded here: Erin Quick (Elm Primary)"))
  let elm = try events("schools/elm.ics", group, plan)
  let anna = try #require(elm.first { $0.contains("SUMMARY:Seconded here: Anna Green (Oak Primary)\n") })
  #expect(anna.contains("Year 3.\nMon 12 Apr to Fri 28 May, Mon and Tue.\nFills the place of Dev Patel.\n"))
  #expect(elm.allSatisfy { $0.contains("TRANSP:TRANSPARENT\n") })
  let feed = try events("activities/post-fir.ics", group, plan)
  #expect(feed.count == 13 && feed[0].contains("DESCRIPTION:Dev Patel (Elm Primary).\n"))
  #expect(feed[0].contains("Summer 1: Anna Green comes from Oak Primary (4 half-days a week)."))
}

@Test func daysAtAPostKeepTheirUIDsWhenTheWeekdayMoves() throws {
  func uids(_ plan: Plan) throws -> Set<String> {
    Set(try events("activities/post-fir.ics", group, plan).compactMap { value("UID", $0) })
  }
  var moved = plan
  moved.secondments[2].halfDays = WorkingPattern.everyDay.halfDays.filter { [.thursday, .friday].contains($0.weekday) }
  // The bank holiday takes one day of the one and none of the other.
  let (before, after) = (try uids(plan), try uids(moved))
  #expect(before.isSubset(of: after) && after.count == before.count + 1)
}

// MARK: What's confidential

@Test func confidentialStaysAndPostsAreToldToTheirOwnPeopleAlone() throws {
  var group = group
  for id in ["music", "post-elm", "post-fir"] as [Identifier<Activity>] {
    group.changeActivity(id) {
      $0.isConfidential = true
      $0.title = "Secret \(id)"
      $0.focus = ["secret"]
      $0.purpose = "Secret purpose"
    }
  }
  let files = try Feeds.all(group: group, plan: plan)
  let telling = files.filter {
    String(decoding: $0.bytes, as: UTF8.self).replacing("\r\n ", with: "").lowercased().contains("secret")
  }
  #expect(telling.map(\.path) == ["people/ben.ics", "people/dev.ics", "people/mia.ics"])
  let elm = try events("schools/elm.ics", group, plan)
  #expect(elm.count { $0.contains("SUMMARY:Visitors: 1 person from 1 school\n") } == 14)
  let visits = elm.filter { $0.contains("SUMMARY:Visitors: 1 person") }
  #expect(!visits.contains { $0.contains("Mia North") || $0.contains("Ben Hill") })
  let oak = try events("schools/oak.ics", group, plan)
  #expect(
    oak.contains { $0.contains("SUMMARY:Away: Ben Hill\n") && !$0.contains("LOCATION") && !$0.contains("DESCRIPTION") })
  let own = try events("people/ben.ics", group, plan).filter { $0.contains("Secret") }
  #expect(own.count == 2 && own.allSatisfy { $0.contains("CLASS:CONFIDENTIAL\n") })
  let hidden = files.filter { $0.path.hasPrefix("activities/confidential~") }
  #expect(hidden.count == 3)
  for file in hidden {
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains("SUMMARY:Confidential ") && !text.contains("LOCATION:"))
  }
}

@Test func theOrderOfThePlansListsDoesNotMatterToStaffingFeeds() throws {
  var shuffled = plan
  shuffled.occurrences.reverse()
  shuffled.secondments.reverse()
  let (files, again) = (try Feeds.all(group: group, plan: plan), try Feeds.all(group: group, plan: shuffled))
  for (file, other) in zip(files, again) {
    #expect(file.path == other.path && file.bytes == other.bytes, "\(file.path)")
  }
}
