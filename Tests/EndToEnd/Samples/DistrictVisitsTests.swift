// SPDX-License-Identifier: Apache-2.0

import Domain
import Intake
import TestSupport
import Testing

/// `config/samples/district`: visits between similar and contrasting schools, and wishes that aren't placed.
@Suite struct DistrictVisitsTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.district) }

  @Test func tenOfElevenVisitsArePlaced() {
    let visits = sample.group.activities.filter { $0.kind == .visit }
    #expect(visits.count == 11)
    #expect(visits.filter { sample.unplaced($0.id) != nil }.map(\.id) == ["see-revision"])
  }

  /// Year 11 is left in peace from the February half-term, so there's no lesson to watch in March.
  @Test func revisionInYearElevenIsUnplacedForWantOfALessonToWatch() throws {
    let unplaced = try #require(sample.unplaced("see-revision"))
    #expect(unplaced.reasons.first?.code == .noLessonToWatch)
    #expect(!unplaced.words.isEmpty)
  }

  /// A lesson of the wanted subject and year is named with its class, period and teacher.
  @Test func visitsToSecondariesNameARealLesson() throws {
    let wanted: [Identifier<Activity>: (String, [Int])] = [
      "see-practical": ("science", [9]), "see-sixth-form": ("mathematics", [12]), "art-visit": ("art", [8]),
      "see-reading-aloud": ("english", [10]),
    ]
    for (activity, (subject, years)) in wanted.sorted(by: { $0.key < $1.key }) {
      let visit = try #require(sample.occurrences(of: activity).first)
      let lesson = try #require(visit.observed)
      let taught = sample.group.lessons.filter {
        $0.school == lesson.school && $0.className == lesson.className && $0.period == lesson.period
          && $0.weekday == visit.date.weekday && $0.staff.first == lesson.teacher
      }
      #expect(taught.contains { $0.subject == subject && $0.years == years }, "\(activity)")
      #expect(visit.attendees.contains { $0.person == lesson.teacher && $0.role == .host })
    }
  }

  @Test func similarAndContrastingSchoolsAreFound() throws {
    #expect(try #require(sample.occurrences(of: "see-mixed-age").first).venue == "longmere")
    #expect(try #require(sample.occurrences(of: "see-practical").first).venue == "ferry")
    #expect(try #require(sample.occurrences(of: "see-language").first).venue == "dockside")
    let contrasting = try #require(sample.occurrences(of: "see-single-age").first)
    #expect(["elm", "dockside"].contains(contrasting.venue))
  }

  @Test func whoWasAtElmParkLastYearGoesToGreenLanes() throws {
    let visit = try #require(sample.occurrences(of: "see-phonics").first)
    #expect(visit.venue == "greenlanes")
    #expect(sample.isInset(visit))
  }

  @Test func theLessonOnPracticalWorkIsOffered() throws {
    let visit = try #require(sample.occurrences(of: "see-practical").first)
    let lesson = try #require(visit.observed)
    #expect(
      sample.group.openLessons.contains { offer in
        offer.person == lesson.teacher && offer.weekday == visit.date.weekday && offer.holds(on: visit.date)
          && [nil, lesson.period].contains(offer.period) && [nil, lesson.className].contains(offer.className)
      })
  }

  /// Elm Park and Dockside are partners, Aldmere High and Kingsferry a family.
  @Test(
    arguments: [("see-language", "dockside"), ("see-practical", "ferry")]
      as [(Identifier<Activity>, Identifier<School>)])
  func partnersAreVisitedFirst(_ visit: Identifier<Activity>, _ partner: Identifier<School>) throws {
    #expect(try #require(sample.occurrences(of: visit).first).venue == partner)
  }

  /// These two visits may only take place on a school day.
  @Test func releasedLessonsAreCoveredFromInside() {
    for activity in ["see-practical", "art-visit"] as [Identifier<Activity>] {
      let released = sample.releases(for: activity).filter(\.needsCover)
      for release in released {
        let cover = sample.plan.cover.first { $0.absent == release.person && $0.lesson == release.lesson }
        guard case .inside = cover?.by else {
          Issue.record("\(activity): \(release.lesson.className) isn't covered from inside")
          continue
        }
      }
    }
    #expect(!sample.plan.supply.contains { ["high", "ferry", "priory"].contains($0.school) })
  }

  @Test func aReluctantPairIsKeptApart() {
    for occurrence in sample.plan.occurrences where occurrence.activity != "conference" {
      #expect(!occurrence.attending.isSuperset(of: ["robert.sayer", "marcus.bell"]), "\(occurrence.activity)")
    }
  }
}
