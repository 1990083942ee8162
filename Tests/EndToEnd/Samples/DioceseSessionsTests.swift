// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// `config/samples/diocese`: a course, induction and networks across two calendars, beside the secondments.
@Suite struct DioceseSessionsTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.diocese) }

  @Test func theDayTogetherFallsOnTheFirstCommonInsetDay() throws {
    let day = try #require(sample.occurrences(of: "diocesan-day").first)
    #expect(day.date == "2026-09-01" && day.room == "Hall" && sample.isInset(day))
    #expect(sample.attendingSchools(day).count == 13 && day.attendees.count > 65)
    // Who begins at a post on that day isn't at her own school's table.
    #expect(day.attending.isDisjoint(with: ["l.marsh"]))
  }

  @Test func theCourseIsFourSeminarsForTheSameSevenInThreeTerms() throws {
    let seminars = sample.occurrences(of: "npq")
    #expect(seminars.map(\.part) == [1, 2, 3, 4])
    let people = try #require(seminars.first).attending
    #expect(people == ["a.costello", "f.delaney", "h.skeete", "w.hollis", "m.tierney", "e.strand", "l.trask"])
    #expect(Set(seminars.map { (sample.halfTerm("st-oswin", $0.date) + 1) / 2 }) == [1, 2, 3])
    for seminar in seminars {
      #expect(seminar.attending == people && seminar.leader == .provider("hub"))
      // City and shire keep different half-terms; nobody is asked to come in the holidays.
      for school in sample.attendingSchools(seminar) { #expect(sample.hasPupils(school, seminar.date), "\(school)") }
    }
  }

  @Test func scholarshipsPayTheFeeAndRepayEveryLesson() {
    let fees = sample.plan.charges.filter { $0.kind == .fee && $0.activity == "npq" }
    #expect(fees.map(\.fund) == ["npq-scholarships"] && fees.map(\.school) == [nil])
    #expect(fees.map(\.amount) == [Pence(4 * 7 * 6500)])
    let lessons = sample.releases(for: "npq")
    #expect((26...32).contains(lessons.count) && lessons.allSatisfy(\.needsCover))
    let repaid = sample.plan.charges.filter { $0.kind == .tariff && $0.school != nil }
    #expect(repaid.reduce(0) { $0 + $1.amount.rawValue } == -lessons.count * 4000)
    // Nothing else in this plan takes anybody out of a lesson but the groups of induction.
    #expect(sample.plan.releases.count == lessons.count + sample.releases(for: "induction-groups").count)
  }

  private static let networks: [Identifier<Activity>] = ["induction", "mentors", "re-leads"]

  /// In the hour and a half that all but St Edith's keep for it, and not in the minutes between the bell and the meeting:
  /// those are directed time too, so the wish itself says half past three.
  private static func isInTheWednesdayMeeting(_ meeting: Occurrence) -> Bool {
    meeting.date.weekday == .wednesday && meeting.span.start >= "15:30" && meeting.span.end <= "17:00"
  }

  @Test(arguments: networks) func networksMeetOnceATermInTheWednesdayMeeting(_ activity: Identifier<Activity>) {
    let meetings = sample.occurrences(of: activity)
    #expect(meetings.map { (sample.halfTerm("st-oswin", $0.date) + 1) / 2 } == [1, 2, 3])
    for meeting in meetings { #expect(Self.isInTheWednesdayMeeting(meeting), "\(meeting.date) \(meeting.span)") }
    #expect(sample.releases(for: activity).isEmpty)
  }

  @Test(arguments: [2, 3, 4, 5]) func networksMeetThenWhateverTheSeed(_ seed: Int) {
    let plan = sample.planned(seed: seed)
    for activity in Self.networks {
      let meetings = plan.occurrences.filter { $0.activity == activity }
      #expect(meetings.map { (sample.halfTerm("st-oswin", $0.date) + 1) / 2 } == [1, 2, 3], "\(activity)")
      for meeting in meetings { #expect(Self.isInTheWednesdayMeeting(meeting), "\(meeting.date) \(meeting.span)") }
    }
  }

  @Test func everyoneNewToTeachingIsThere() {
    let new = Set(sample.group.people.filter { ["ect1", "ect2"].contains($0.careerStage) }.map(\.id))
    #expect(new.count == 12)
    for meeting in sample.occurrences(of: "induction") { #expect(meeting.attending == new) }
  }

  /// St Bega's lets nobody go after the October half-term: the first meetings of the networks that its people belong to
  /// lie before it.
  @Test(arguments: ["mentors", "re-leads"] as [Identifier<Activity>])
  func networksBeginBeforeStBegasShutsItsDoors(_ activity: Identifier<Activity>) throws {
    let first = try #require(sample.occurrences(of: activity).first)
    #expect(first.date < "2026-10-26" && first.attending.contains("d.mulley"))
  }

  /// Everyone new to teaching is in one of two groups, for all five afternoons.
  @Test func groupsThatRunSideBySideHaveTheirOwnDatesAndPeople() throws {
    let meetings = Dictionary(grouping: sample.occurrences(of: "induction-groups"), by: \.cohort)
    #expect(meetings.keys.sorted() == [1, 2])
    var seen: Set<Identifier<Person>> = []
    for (_, own) in meetings {
      let parts = own.sorted { $0.part < $1.part }
      #expect(parts.map(\.part) == [1, 2, 3, 4, 5])
      let people = try #require(parts.first).attending
      #expect(people.count >= 4 && parts.allSatisfy { $0.attending == people } && seen.isDisjoint(with: people))
      seen.formUnion(people)
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $1.date - $0.date >= 21 })
    }
    let new = sample.group.people.filter { $0.careerStage == "ect1" }.map(\.id)
    #expect(seen.isSubset(of: new) && new.count - seen.count <= 1)
  }

  @Test func nobodyTakesPartInAnythingWhileTheyAreAtAPost() {
    for post in sample.plan.secondments {
      for occurrence in sample.plan.occurrences where occurrence.people.contains(post.person) {
        #expect(!post.takes(occurrence.date), "\(post.person) \(occurrence.date)")
      }
    }
  }

  @Test func budgetsForReleaseAndStaffingAreKept() throws {
    for school in sample.group.schools {
      let figures = try #require(sample.figures(school.id))
      #expect(figures.spend <= figures.budget, "\(school.id)")
      if let budget = school.staffingBudget { #expect(figures.staffing <= budget, "\(school.id)") }
    }
  }
}
