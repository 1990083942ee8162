// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// What's different between two plans, as people read it. Today is 7 October.
struct PlanChangesTests {
  private let group = SmallGroup.group()

  private func changes(
    in group: Group? = nil, published: Plan = SmallPlan.plan(), asOf: CivilDate = "2026-10-07",
    _ change: (inout Plan) -> Void
  ) -> [PlanChanges.Change] {
    var plan = published
    plan.asOf = asOf
    change(&plan)
    return PlanChanges(from: published, to: plan, in: group ?? self.group).changes
  }

  private func differences(_ change: (inout Occurrence) -> Void) -> [PlanChanges.Change.Difference] {
    changes { $0.changeOccurrence("course", part: 2, change) }.first?.differences ?? []
  }

  @Test func stepsOfACircleAreMovedLikeVisitsAndMeetings() {
    var published = SmallPlan.plan()
    var withTriad = group
    let members = SmallGroup.people(["anna", "dev", "gita"])
    withTriad.activities.append(Activity(id: "triad", title: "Triad", details: .triad(Triad(members: members))))
    func step(_ part: Int, _ date: CivilDate, host: Identifier<Person>?) -> Occurrence {
      Occurrence(
        activity: "triad", part: part, date: date, span: "09:00-10:00", place: .school("oak"), leader: nil,
        attendees: (["anna", "dev", "gita"] as [Identifier<Person>]).map {
          Attendance(person: $0, role: host == nil ? .required : $0 == host ? .host : .visitor)
        }, firmness: .provisional)
    }
    published.occurrences += [step(1, "2026-11-10", host: "anna"), step(4, "2026-11-12", host: nil)]
    let found = changes(in: withTriad, published: published) { plan in
      for part in [1, 4] { plan.changeOccurrence("triad", part: part) { $0.date = $0.date + 7 } }
    }
    #expect(found.map(\.kind) == [.moved, .moved] && found.allSatisfy { $0.differences == [.date] })
    #expect(found.allSatisfy { $0.people == ["anna", "dev", "gita"] && $0.churn > .zero })
    let gone = changes(published: published) { $0.occurrences.removeAll { $0.activity == "triad" } }
    #expect(gone.map(\.kind) == [.gone, .gone])
  }

  @Test func whatIsMovedSaysWhatIsDifferent() {
    #expect(differences { $0.date = "2026-11-18" } == [.date])
    #expect(differences { $0.span = "13:30-15:05" } == [.length])
    #expect(differences { $0.span = "13:35-15:05" } == [.start])
    #expect(differences { $0.place = .school("ash") } == [.place])
    #expect(differences { $0.leader = .person("gita") } == [.leader])
    let visit = changes(asOf: "2026-10-01") { $0.changeOccurrence("visit") { $0.debrief = "12:25-12:45" } }
    #expect(visit.map(\.differences) == [[.talks]])
    // A visit that's moved as a whole keeps its talks.
    let later = changes(asOf: "2026-10-01") { plan in
      plan.changeOccurrence("visit") {
        $0.span = "11:25-12:25"
        $0.brief = "11:15-11:25"
        $0.debrief = "12:25-12:45"
      }
    }
    #expect(later.map(\.differences) == [[.start]])
  }

  @Test func whoJoinsAndWhoLeavesIsSaid() throws {
    let change = try #require(
      changes { plan in
        plan.changeOccurrence("course", part: 2) {
          $0.attendees.removeAll { $0.person == "hal" }
          $0.attendees.insert(Attendance(person: "anna", role: .expected), at: 0)
        }
      }.first)
    #expect(change.kind == .people)
    #expect(change.told.map(\.person) == ["anna", "hal"] && change.told.map(\.coming) == [.joins, .leaves])
    // Whoever joins hears of something new.
    #expect(change.churn == MilliLessons(1000))
  }

  @Test func whatTheGroupHasNoMoreIsListedFromTodayOn() {
    var group = group
    group.activities.removeAll { ["visit", "network"].contains($0.id) }
    // The visit was yesterday.
    let gone = changes(in: group) { $0.occurrences.removeAll { ["visit", "network"].contains($0.activity) } }
    #expect(gone.map(\.kind) == [.gone] && gone.map(\.activity) == ["network"])
    #expect(gone.map(\.churn) == [.zero] && gone[0].people.count == 3)
  }

  @Test func whatIsOfAnotherKindIsGone() throws {
    var group = group
    let visit = try #require(group.activities.first { $0.id == "visit" }).details
    group.changeActivity("network") { $0.details = visit }
    let gone = changes(in: group) { $0.changeOccurrence("network") { $0.date = "2026-10-08" } }
    #expect(gone.map(\.kind) == [.gone])
  }

  @Test func staysAreToldApartByTheDay() {
    let published = StaffingPlan.plan()
    let group = StaffingGroup.group()
    // All other stays have other part numbers then, and one day is off.
    let less = changes(in: group, published: published, asOf: "2026-09-20") { plan in
      plan.occurrences.removeAll { $0.date == "2026-09-29" }
      for index in plan.occurrences.indices where plan.occurrences[index].part > 3 { plan.occurrences[index].part -= 1 }
    }
    #expect(less.map(\.kind) == [.cancelled] && less.map(\.part) == [0])
    let other = changes(in: group, published: published, asOf: "2026-09-20") { plan in
      plan.changeOccurrence("music", part: 7) { $0.span = "09:00-12:00" }
      plan.occurrences.append(StaffingPlan.stay(8, "2026-09-30", "ash", "08:45-12:20"))
    }
    #expect(Set(other.map(\.kind)) == [.moved, .added])
    #expect(other.allSatisfy { $0.churn == MilliLessons(3000) })
  }

  @Test func whoeverHasLeftIsToldOfNoSecondment() {
    var group = StaffingGroup.group()
    let published = StaffingPlan.plan()
    let one = published.secondments[0]
    let off = changes(in: group, published: published, asOf: "2026-07-01") {
      $0.secondments.removeAll { $0.activity == one.activity }
    }
    #expect(off.map(\.people) == [[one.person]] && off.map(\.churn) == [MilliLessons(3000)])
    group.changePerson(one.person) { $0.validUntil = one.days.first - 1 }
    let left = changes(in: group, published: published, asOf: "2026-07-01") {
      $0.secondments.removeAll { $0.activity == one.activity }
    }
    #expect(left.map(\.people) == [[]] && left.map(\.churn) == [.zero])
  }
}
