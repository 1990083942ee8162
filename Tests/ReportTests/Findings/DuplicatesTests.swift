// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// Sessions that might be one.
struct DuplicatesTests {
  private static func session(
    _ id: Identifier<Activity>, _ title: String, _ people: [Identifier<Person>] = ["ben", "erin"], focus: [String] = [],
    _ change: (inout Activity) -> Void = { _ in }
  ) -> Activity {
    let rule = Participants(selector: SmallGroup.people(people), level: .expected)
    var activity = Activity(
      id: id, title: title, details: .session(Session(participants: [rule], length: Minutes(60))))
    activity.focus = focus
    change(&activity)
    return activity
  }
  private static func pairs(_ one: Activity, _ other: Activity) -> [Duplicates.Pair] {
    var group = SmallGroup.group()
    group.activities = [other, one]
    return Findings(group: group, plan: SmallPlan.plan()).duplicates.pairs
  }

  @Test func likeTitlesAreFound() throws {
    let pair = try #require(
      Self.pairs(
        Self.session("a", "Early phonics course"), Self.session("b", "Phonics, early: training", ["ben", "dev"])
      ).first)
    #expect(pair.first == "a" && pair.second == "b" && pair.likeness == .titles)
    #expect(pair.schools == ["elm", "oak"] && pair.shared == 1 && pair.together == 3)
  }

  @Test func sameFocusAndPeopleAreFound() throws {
    let one = Self.session("a", "Reading aloud", ["ben", "erin", "hal"], focus: ["oracy", "reading"])
    let pair = try #require(
      Self.pairs(one, Self.session("b", "Talk in class", ["ben", "dev"], focus: ["reading", "oracy"])).first)
    #expect(pair.likeness == .focus && pair.shared == 1)
    #expect(Self.pairs(one, Self.session("b", "Talk in class", ["carol", "dev"], focus: ["reading", "oracy"])) == [])
    #expect(Self.pairs(one, Self.session("b", "Talk in class", ["ben", "dev"], focus: ["oracy"])) == [])
  }

  @Test func aBroadTopicAloneMakesNoCopies() {
    let one = Self.session("a", "Calm classrooms: a workshop", focus: ["behaviour"])
    #expect(Self.pairs(one, Self.session("b", "Assessment without levels", focus: ["behaviour"])) == [])
    #expect(
      Self.pairs(one, Self.session("b", "How calm corridors work", focus: ["behaviour"])).map(\.likeness) == [.focus])
  }

  @Test func wordsForTheFormMakeNoLikeness() {
    #expect(Self.pairs(Self.session("a", "Art network meeting"), Self.session("b", "Science network meeting")) == [])
    #expect(Self.pairs(Self.session("a", "Network meeting"), Self.session("b", "Network meeting")) == [])
  }

  @Test func numbersTellTitlesApart() {
    #expect(Self.pairs(Self.session("a", "Writing in Year 5"), Self.session("b", "Writing in Year 6")) == [])
    #expect(Self.pairs(Self.session("a", "Writing in Year 6"), Self.session("b", "Writing in Year 6")).count == 1)
  }

  @Test func otherSchoolsTimesAndLengthsAreNoCopies() {
    let one = Self.session("a", "Phonics", ["ben"])
    #expect(Self.pairs(one, Self.session("b", "Phonics", ["erin"])) == [])
    let autumn = Self.session("a", "Phonics") { $0.timing.windows = ["2026-09-01..2026-10-01"] }
    #expect(Self.pairs(autumn, Self.session("b", "Phonics") { $0.timing.windows = ["2026-10-02..2026-12-01"] }) == [])
    #expect(
      Self.pairs(autumn, Self.session("b", "Phonics") { $0.timing.windows = ["2026-10-01..2026-12-01"] }).count == 1)
    let fixed = Self.session("b", "Phonics") {
      $0.timing.fixed = [FixedStart(date: "2026-11-01", time: "09:00")]
    }
    #expect(Self.pairs(autumn, fixed) == [])
    let course = Self.session("b", "Phonics") { activity in
      guard case .session(var session) = activity.details else { return }
      session.series.parts = 3
      activity.details = .session(session)
    }
    #expect(Self.pairs(Self.session("a", "Phonics"), course) == [])
  }

  @Test func confidentialSessionsAndOtherKindsStayOut() {
    let hidden = Self.session("a", "Phonics") { $0.isConfidential = true }
    #expect(Self.pairs(hidden, Self.session("b", "Phonics")) == [])
    var visit = Self.session("b", "Phonics")
    visit.details = .visit(Visit(visitors: SmallGroup.people(["ben", "erin"])))
    #expect(Self.pairs(Self.session("a", "Phonics"), visit) == [])
  }

  @Test func pairsAreInLedgerPageAndSummary() throws {
    var group = SmallGroup.group()
    group.activities += [Self.session("one", "Phonics"), Self.session("two", "Phonics training")]
    let plan = SmallPlan.plan()
    let words = "Might be one: Phonics and Phonics training (like titles; 2 schools and 2 people in common)"
    #expect(try Page.report(group: group, plan: plan).contains(words))
    let summary = Summary.text(group: group, plan: plan, width: 300)
    #expect(summary.contains(words))
    let file = try #require(
      Ledgers.all(group: group, plan: plan).first { $0.path == "ledgers/duplicates.csv" })
    let row = try #require(TableReader(file.bytes).rows.first)
    #expect(row["first activity id"] == "one" && row["second activity id"] == "two")
    #expect(row["schools"] == "Elm Primary; Oak Primary")
  }
}
