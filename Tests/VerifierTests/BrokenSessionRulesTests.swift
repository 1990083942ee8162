// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H10, H11, H12, H16, S1, S2: what a session needs. Each change breaks one clause and nothing else.
@Suite struct BrokenSessionRulesTests {
  @Test(arguments: series + rooms + vetoes + answers + starts + people)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted() == change.codes)
  }

  static let series: [Change] = [
    Change(["H10"], "a part missing") { $0.plan.occurrences.removeLast() },
    Change(["H10"], "a part too many") { $0.group.changeSession("course") { $0.series.parts = 1 } },
    Change(["H10"], "parts in the wrong order") { sample in
      let last = sample.plan.occurrences.count - 1
      sample.plan.occurrences[last].part = 1
      sample.plan.occurrences[last - 1].part = 2
    },
    Change(["H10"], "parts numbered from 2") { sample in
      let last = sample.plan.occurrences.count - 1
      sample.plan.occurrences[last].part = 3
      sample.plan.occurrences[last - 1].part = 2
    },
    Change(["H10"], "parts too close") { $0.group.changeSession("course") { $0.series.leastGap = 36 } },
    Change(["H10"], "parts too far apart") { $0.group.changeSession("course") { $0.series.mostGap = 34 } },
    Change([], "parts just apart enough") {
      $0.group.changeSession("course") {
        $0.series.leastGap = 35
        $0.series.mostGap = 35
      }
    },
    Change(["H10"], "other people in the second part", courseIsExpected),
    Change([], "other people where that's allowed") { sample in
      courseIsExpected(&sample)
      sample.group.changeSession("course") { $0.series.samePeople = false }
    },
    // Half-terms 1 and 2 are one term.
    Change(["H10"], "too few terms") { $0.group.changeSession("course") { $0.series.leastTerms = 2 } },
    Change([], "enough terms") { sample in
      sample.group.changeSession("course") { $0.series.leastTerms = 2 }
      sample.plan.changeOccurrence("course", part: 2) { $0.date = "2027-01-14" }
    },
    Change(["H10"], "another leader in the second part") { sample in
      sample.group.providers.append(Provider(id: "beta", name: "Beta", kind: .trainer))
      sample.group.changeSession("course") { $0.leaders.append(.provider("beta")) }
      sample.plan.changeOccurrence("course", part: 2) { $0.leader = .provider("beta") }
    },
  ]

  static let courseIsExpected: @Sendable (inout Sample) -> Void = { sample in
    sample.group.changeSession("course") { $0.participants[0].level = .expected }
    sample.plan.changeOccurrence("course") { $0.attendees = SmallPlan.all(["ben", "erin", "hal"], .expected) }
    sample.plan.changeOccurrence("course", part: 2) { $0.attendees = SmallPlan.all(["ben", "erin"], .expected) }
  }

  static let rooms: [Change] = [
    Change(["H11"], "no room at a school with rooms") { $0.plan.changeOccurrence("network") { $0.room = nil } },
    Change(["H11"], "a room that isn't there") { $0.plan.changeOccurrence("network") { $0.room = "Attic" } },
    Change(["H11"], "a room where there is none") { $0.plan.changeOccurrence("heads") { $0.room = "Hall" } },
    Change(["H11"], "a room for a visit") { $0.plan.changeOccurrence("visit") { $0.room = "Hall" } },
    Change(["H11"], "a room too small") { $0.group.changeSchool("ash") { $0.rooms[1].capacity = 2 } },
    Change([], "a room just large enough") { $0.group.changeSchool("ash") { $0.rooms[1].capacity = 3 } },
    // Three heads and the leader.
    Change(["H11"], "a venue too small") { $0.group.rules.defaults.venueCapacity = 3 },
    Change([], "a venue just large enough") { $0.group.rules.defaults.venueCapacity = 4 },
    Change(["H11"], "a busy room") {
      $0.group.busy = [
        Busy(subject: .room("ash", "Library"), days: "2026-10-07", span: "16:50-18:00", note: "")
      ]
    },
    Change(["H11"], "two sessions in one room") { sample in
      var occurrence = Occurrence(
        activity: "short", part: 1, date: "2026-10-07", span: "16:30-17:00", place: .school("ash"), leader: nil,
        attendees: SmallPlan.all(["kit"], .required), firmness: .firm)
      occurrence.room = "Library"
      sample.add(Activity(id: "short", title: "Short", details: .session(.short(["kit"], at: "ash"))), occurrence)
    },
    Change(["H11"], "more people than the session takes") { $0.group.changeSession("course") { $0.mostPeople = 2 } },
    Change(["H11"], "more people than the provider takes") { $0.group.providers[0].capacity = 2 },
    Change(["H11"], "a school that isn't among the venues") {
      $0.group.changeSession("course") { $0.venue.schools = ["oak"] }
    },
    Change(["H11"], "a school without anyone in it") { sample in
      sample.group.changeSession("heads") { $0.participants[0].selector = SmallGroup.people(["carol", "finn"]) }
      sample.plan.changeOccurrence("heads") {
        $0.attendees.removeLast()
        $0.place = .school("ash")
        $0.room = "Hall"
      }
    },
    Change(["H11"], "a venue that doesn't host") { $0.group.changeSchool("elm") { $0.hosts = false } },
    Change(["H11"], "online where that isn't allowed") { $0.plan.changeOccurrence("heads") { $0.place = .online } },
    Change([], "online where that's allowed") { sample in
      sample.group.changeSession("heads") { $0.venue.isOnline = true }
      sample.plan.changeOccurrence("heads") { $0.place = .online }
    },
    Change(["H11"], "the provider's place where that isn't allowed") {
      $0.plan.changeOccurrence("course") { $0.place = .provider("acme") }
    },
    Change([], "the provider's place where that's allowed") { sample in
      sample.group.changeSession("course") { $0.venue.atProvider = true }
      sample.plan.changeOccurrence("course") { $0.place = .provider("acme") }
    },
    Change(["H11"], "another provider's place") { sample in
      sample.group.providers.append(Provider(id: "beta", name: "Beta", kind: .trainer))
      sample.group.changeSession("course") { $0.venue.atProvider = true }
      sample.plan.changeOccurrence("course") { $0.place = .provider("beta") }
    },
  ]

  static func veto(_ a: Party, _ b: Party) -> @Sendable (inout Sample) -> Void {
    { sample in sample.group.relations.append(Relation(kind: .veto, a: a, b: b)) }
  }

  static let vetoes: [Change] = [
    Change(["H12"], "a visitor and the host", veto(.person("anna"), .person("gita"))),
    Change(["H12"], "a host and a visitor's school", veto(.person("gita"), .school("oak"))),
    Change(["H12"], "schools whose people visit each other", veto(.school("ash"), .school("oak"))),
    Change(["H12"], "a person at the other side's school", veto(.person("hal"), .school("elm"))),
    Change(["H12"], "a school's people at the other school", veto(.school("elm"), .school("oak"))),
    Change(["H12"], "a person under a leader of the other side", veto(.person("finn"), .school("ash"))),
    Change(["H12"], "a leader at the other side's school", veto(.school("oak"), .person("gita"))),
    Change(["H12"], "two people in one session", veto(.person("erin"), .person("ben"))),
    Change(["H12"], "a leader and a person", veto(.person("gita"), .person("carol"))),
    Change([], "people who never meet", veto(.person("ben"), .person("anna"))),
    Change([], "a person and a school who meet at a third", veto(.person("dev"), .school("oak"))),
    Change([], "reluctance only") {
      $0.group.relations = [Relation(kind: .reluctance, a: .person("erin"), b: .person("ben"))]
    },
  ]

  static func answer(
    _ school: Identifier<School>, _ halfTerm: Int, _ verdict: Answer.Verdict, _ activities: [Identifier<Activity>] = []
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.answers.append(
        Answer(school: school, halfTerm: halfTerm, verdict: verdict, activities: activities))
    }
  }

  static let answers: [Change] = [
    Change(["H16"], "a head's no", answer("elm", 2, .no)),
    Change([], "a head's no for another half-term", answer("elm", 3, .no)),
    Change(["H16"], "not these", answer("elm", 2, .notThese, ["heads", "course"])),
    Change([], "not others", answer("elm", 2, .notThese, ["heads", "network"])),
    Change(["H16"], "a no of the leader's school") { sample in
      sample.group.answers.removeAll { $0.school == "ash" }
      answer("ash", 1, .notThese, ["heads"])(&sample)
      sample.group.changeSession("heads") { $0.participants[0].selector = SmallGroup.people(["carol", "finn"]) }
      sample.plan.changeOccurrence("heads") { $0.attendees.removeLast() }
    },
    Change(["H16"], "a person's decline") { $0.group.declines = [Decline(person: "anna", activity: "network")] },
    Change(["H16"], "a host's decline") { $0.group.declines = [Decline(person: "gita", activity: "visit")] },
    Change(["H16"], "a leader's decline") { $0.group.declines = [Decline(person: "gita", activity: "heads")] },
    Change([], "a decline of something else") { $0.group.declines = [Decline(person: "gita", activity: "course")] },
  ]

  static let starts: [Change] = [
    Change(["S1"], "off the grid") { $0.plan.changeOccurrence("heads") { $0.span = "10:03-12:03" } },
    Change([], "off the grid where others have fixed it") { sample in
      sample.group.changeActivity("heads") { $0.timing.fixed = [FixedStart(date: "2026-09-01", time: "10:03")] }
      sample.plan.changeOccurrence("heads") { $0.span = "10:03-12:03" }
    },
    Change([], "off the grid on a bell of the venue") { sample in
      sample.group.bells[0].days[1].periods[0].span = "09:00-10:03"
      sample.plan.changeOccurrence("heads") { $0.span = "10:03-12:03" }
    },
    Change([], "off the grid at a meeting of a school with people in it") { sample in
      for number in sample.group.meetings.indices { sample.group.meetings[number].span = "15:30-17:02" }
      sample.group.meetings[1].span = "16:02-17:02"
      sample.plan.changeOccurrence("network") { $0.span = "16:02-17:02" }
    },
    Change([], "off the grid at a directed slot") { sample in
      sample.group.directed = [DirectedSlot(school: "elm", date: "2026-09-01", span: "10:03-12:03", name: "")]
      sample.plan.changeOccurrence("heads") { $0.span = "10:03-12:03" }
    },
    Change([], "on a coarser grid") { $0.group.rules.limits.startGrid = Minutes(10) },
  ]

  static let people: [Change] = [
    Change(["S2"], "too short") { $0.plan.changeOccurrence("heads") { $0.span = "10:00-11:55" } },
    Change(["S2"], "with a talk") { $0.plan.changeOccurrence("heads") { $0.brief = "09:50-10:00" } },
    Change(["S2"], "led by somebody else") { $0.plan.changeOccurrence("heads") { $0.leader = .person("lou") } },
    Change(["S2"], "led by nobody") { $0.plan.changeOccurrence("heads") { $0.leader = nil } },
    Change(["S2"], "led though nobody was asked to") {
      $0.plan.changeOccurrence("network") { $0.leader = .person("lou") }
    },
    Change(["S2"], "led by somebody without the specialism") { sample in
      sample.group.changeSession("course") {
        $0.leaders = []
        $0.specialism = "mastery"
      }
    },
    Change([], "led by somebody with the specialism") { sample in
      sample.group.providers[0].specialisms = ["maths", "mastery"]
      sample.group.changeSession("course") {
        $0.leaders = []
        $0.specialism = "mastery"
      }
    },
    Change(["S2"], "led by nobody where a specialism is asked for") {
      $0.group.changeSession("network") { $0.specialism = "mastery" }
    },
    Change(["S2"], "led by a person where a specialism is asked for") {
      $0.group.changeSession("heads") { $0.specialism = "mastery" }
    },
    Change(["S2"], "below the quorum") { $0.group.changeSession("network") { $0.quorum = 4 } },
    Change(["S2"], "too few schools") { $0.group.changeSession("network") { $0.leastSchools = 4 } },
    Change(["S2"], "one phase where two are needed") { sample in
      sample.group.changeSession("network") { $0.mix = .needed }
      sample.group.changeSchool("ash") { $0.phase = .primary }
    },
    Change([], "two phases where two are needed") { $0.group.changeSession("network") { $0.mix = .needed } },
    Change(["S2"], "another role") { $0.plan.changeOccurrence("network") { $0.attendees[0].role = .expected } },
    Change(["S2"], "somebody uncalled") {
      $0.plan.changeOccurrence("network") { $0.attendees.append(Attendance(person: "kit", role: .expected)) }
    },
    Change(["S2"], "somebody required is missing") { $0.plan.changeOccurrence("heads") { $0.attendees.removeLast() } },
    Change([], "somebody required who has left by then") {
      $0.group.changePerson("ivy") { $0.validFrom = "2026-09-02" }
      $0.plan.changeOccurrence("heads") { $0.attendees.removeLast() }
    },
    Change([], "somebody required who leads") { sample in
      sample.group.changeSession("heads") {
        $0.leaders = [.person("carol")]
        $0.venue.schools = ["oak"]
      }
      sample.plan.changeOccurrence("heads") {
        $0.leader = .person("carol")
        $0.attendees.removeFirst()
      }
    },
    Change(["H1", "S2"], "a leader who is an attendee") { sample in
      sample.group.changeSession("heads") { $0.leaders = [.person("carol")] }
      sample.plan.changeOccurrence("heads") { $0.leader = .person("carol") }
    },
    Change(["S2"], "fewer than required of a school") { sample in
      sample.group.changeSession("course") {
        $0.participants = [
          Participants(selector: SmallGroup.people(["ben", "anna", "carol"]), level: .required, perSchool: 2),
          Participants(selector: SmallGroup.people(["erin", "hal"]), level: .required),
        ]
      }
    },
    Change([], "as many as required of a school") { sample in
      sample.group.changeSession("course") {
        $0.participants = [
          Participants(selector: SmallGroup.people(["ben", "anna", "carol"]), level: .required, perSchool: 1),
          Participants(selector: SmallGroup.people(["erin", "hal"]), level: .required, perSchool: 3),
        ]
      }
    },
    Change(["S2"], "more than a rule lets of a school") { sample in
      sample.group.changeSession("heads") {
        $0.participants[0].selector.roles = []
        $0.participants[0].selector.people = ["carol", "finn", "ivy", "ben"]
        $0.participants[0].perSchool = 1
      }
      sample.plan.changeOccurrence("heads") { $0.attendees.insert(Attendance(person: "ben", role: .required), at: 0) }
    },
    Change(["S2"], "a visitor too many") {
      $0.plan.changeOccurrence("visit") { $0.attendees.insert(Attendance(person: "ben", role: .visitor), at: 1) }
    },
    Change(["S2"], "a visitor too few") {
      $0.group.changeVisit("visit") { $0.visitors = SmallGroup.people(["anna", "carol"]) }
    },
    Change(["S2"], "a visit that's led") { $0.plan.changeOccurrence("visit") { $0.leader = .person("lou") } },
    Change(["S2"], "a visitor in another role") {
      $0.plan.changeOccurrence("visit") { $0.attendees[0].role = .expected }
    },
  ]
}
