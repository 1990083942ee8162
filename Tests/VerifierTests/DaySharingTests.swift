// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

@Suite struct DaySharingTests {
  /// Gita is at Oak for a meeting, 20 minutes away, and may stay at Elm, 15 minutes away, before or after it: then that
  /// journey is the first or the last of her day.
  @Test func aStayMayBeTheFirstOrTheLastThingOfADay() throws {
    var group = SmallGroup.group()
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(["gita"]), level: .required)], length: Minutes(60))
    session.venue.schools = ["oak", "elm"]
    let meeting = Activity(id: "meeting", title: "Meeting", details: .session(session))
    var specialist = Specialist(person: "gita", shares: [.init(school: "elm", halfDays: 2)])
    specialist.cycleWeeks = 1
    let art = Activity(id: "art", title: "Art for Elm", details: .specialist(specialist))
    func journeys(at place: Place, _ activities: [Activity]) throws -> LeastCharge {
      group.activities = activities
      var certificate = BoundCertificate(
        group: group.name, year: group.year, inputHash: "", asOf: group.year.first, from: nil, kind: .prices, must: 0,
        rest: .zero, scale: 1024)
      var ways = SessionWays()
      ways.places = [place]
      ways.ways = [SessionWays.Way(dates: 0, span: "13:00-14:00", place: 0, leader: nil)]
      certificate.dates = [[14]]
      certificate.activities = [ConsideredActivity(activity: "meeting", options: .session(ways))]
      let people = BoundPeople(GroupIndex(group))
      var faults: [CertificateFault] = []
      let sharing = DaySharing(people, CertifiedOptions(certificate, people, &faults))
      #expect(faults.isEmpty)
      return sharing.leastJourneys(try #require(people.number(Identifier<Person>("gita"))))
    }
    let toOak = try journeys(at: .school("oak"), [meeting])
    let toElm = try journeys(at: .school("elm"), [meeting])
    #expect(toElm.cost < toOak.cost && toElm.pence < toOak.pence)
    #expect(try journeys(at: .school("oak"), [art, meeting]) == toElm)
  }
}
