// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Report

@Suite struct SheetsTests {
  let group = SmallGroup.groupWithStaffing()
  let plan = SmallPlan.planWithStaffing()

  private func sheets(asOf: CivilDate = "2026-09-01", in group: Group? = nil, of plan: Plan? = nil) throws -> [String:
    String]
  {
    var plan = plan ?? self.plan
    plan.asOf = asOf
    let pages = try Sheets.all(group: group ?? self.group, plan: plan)
    #expect(pages.map(\.path) == pages.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    return Dictionary(uniqueKeysWithValues: pages.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// The text of a page without its marks, on one line.
  private func text(_ page: String?) throws -> String {
    let body = try #require(page?.components(separatedBy: "<body>").last)
    return body.replacing(/<[^>]*>/, with: " ").replacing("&#39;", with: "'").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func expect(_ text: String, contains sentences: [String]) {
    for sentence in sentences { #expect(text.contains(sentence), "\(sentence)\n\(text)") }
  }

  // MARK: Which pages there are

  @Test func everySchoolOfWhichSomethingIsAskedHasItsPages() throws {
    #expect(
      try sheets().keys.sorted() == [
        "heads/ash.html", "heads/elm.html", "heads/oak.html", "staffroom/ash.html", "staffroom/elm.html",
        "staffroom/oak.html", "year.html",
      ])
    #expect(
      try sheets(asOf: "2027-03-26").keys.sorted() == [
        "heads/elm.html", "heads/fir.html", "heads/oak.html", "staffroom/elm.html", "staffroom/fir.html",
        "staffroom/oak.html", "year.html",
      ])
    #expect(try sheets(asOf: "2027-08-01").keys.sorted() == ["year.html"])
  }

  @Test func theNextHalfTermBeginsTodayOrLaterOrElseStillRuns() throws {
    let halfTerms = SmallGroup.calendar(id: "x", cycle: ["A"]).halfTerms
    func next(_ date: CivilDate) -> String? { ComingHalfTerm.next(halfTerms, asOf: date)?.halfTerm.name }
    func running(_ date: CivilDate) -> String? { ComingHalfTerm.running(halfTerms, asOf: date)?.halfTerm.name }
    #expect(next("2026-09-01") == "Autumn 1" && next("2026-09-02") == "Autumn 2" && next("2026-10-28") == "Autumn 2")
    #expect(next("2027-06-20") == "Summer 2" && next("2027-07-22") == nil)
    #expect(running("2026-09-02") == "Autumn 1" && running("2026-10-28") == "Autumn 2" && running("2027-07-22") == nil)
  }

  // MARK: Heads

  @Test func aHeadReadsWhatIsAskedInTheHalfTerm() throws {
    let oak = try text(sheets(in: unanswered)["heads/oak.html"])
    expect(
      oak,
      contains: [
        "What we ask of you in Autumn 1 Oak Primary , Tue 1 Sep to Fri 23 Oct. As of Tue 1 Sep 2026.",
        "Yes, but not these (tick them below)",
        "23 half-days Wed, Thu, Fri Music specialist at Ash Academy and Elm Primary Mia North away on 17 dates",
        "Tue 6 Oct 11:10–12:40 Art at secondary at Ash Academy Anna Green away 10:50–13:00 AM1 4A, AM2 4A: supply 1",
        "Thu 15 Oct 13:30–15:00 Maths course (1 of 2) at Elm Primary, led by Acme Maths Ben Hill away 13:20–15:10 PM1 6B, PM2 "
          + "6B: supply 1",
        "Lessons to cover 4 by your own cover 0 by supply teachers 4", "Thu 15 Oct 1 afternoon £130.80",
        "Release, whole year £509.17 of £3,000", "Specialists −£1,380.00",
        "Who comes to you Tue 1 Sep 10:00–12:00 Finn Reed, Elm Primary; Gita Shah, Ash Academy; Ivy Usher, Ash Academy",
        "5.5 hours of learning together In the year: 7.0 hours of benefit",
        "Will you book the supply for 2 dates? yes we cover it ourselves",
        "A reason, if you wish; only your school’s CPD lead reads it:",
      ])
    #expect(!oak.contains("Autumn 2") && !oak.contains("19 Nov"))
    // A tick box for each of the five activities, three for the answer, two for supply.
    #expect(
      try #require(try sheets(in: unanswered)["heads/oak.html"]).components(separatedBy: "class=\"box\"").count - 1
        == 10)
  }

  private var unanswered: Group {
    var group = group
    group.answers = []
    return group
  }

  @Test func anAnswerThatIsThereIsToldInsteadOfAsked() throws {
    let answered = try text(sheets()["heads/oak.html"])
    #expect(answered.contains("You have said yes to this half-term.") && !answered.contains("tick them below"))
    #expect(!answered.contains("Not this") && !answered.contains("A reason, if you wish"))
    var group = group
    group.answers = [Answer(school: "oak", halfTerm: 1, verdict: .notThese, activities: ["course"])]
    #expect(try text(sheets(in: group)["heads/oak.html"]).contains("You have said yes, but not to: Maths course."))
  }

  @Test func aHeadIsAskedToHireAndToSpareTime() throws {
    let oak = try text(sheets(asOf: "2027-03-26")["heads/oak.html"])
    expect(
      oak,
      contains: [
        "Mon 12 Apr to Fri 28 May Mon and Tue Secondment: Year 3 to Elm Primary Anna Green Summer 1: a teacher is hired",
        "Will you hire a teacher for 3 half-days a week of Anna Green’s, Summer 1? yes we need help",
        "Can you spare 1 half-day a week of Anna Green’s, Summer 1? yes no", "Hired teachers £2,060.10",
      ])
    let elm = try text(sheets(asOf: "2027-03-26")["heads/elm.html"])
    expect(
      elm,
      contains: [
        "Secondment: A one-form school to Fir Primary Dev Patel Summer 1: Anna Green comes from Oak Primary",
        "Secondment to you: Year 3 from Oak Primary Anna Green Fills the place of Dev Patel.",
        "1 colleague seconded to you",
      ])
  }

  @Test func aHostIsAskedForTheLessonThatIsToBeNamed() throws {
    var plan = plan
    plan.changeOccurrence("visit") { $0.observed = nil }
    let ash = try text(sheets(of: plan)["heads/ash.html"])
    expect(
      ash,
      contains: [
        "Which lesson can visitors watch on Tue 6 Oct at 11:20 with Gita Shah?", "Gita Shah (is watched)",
        "8 half-days Thu, Fri Music specialist comes to you Mia North", "8 half-days with a specialist",
      ])
  }

  // MARK: Staffroom

  @Test func theStaffroomReadsWhoIsAwayWhoComesAndWhoTakesWhoseClass() throws {
    let ash = try text(sheets()["staffroom/ash.html"])
    expect(
      ash,
      contains: [
        "Ash Academy: Autumn 1", "Week of Mon 28 Sep With us: Mia North, Music (Thu am)",
        "Tue 1 Sep Gita Shah, Ivy Usher 09:40–12:20", "Tue 6 Oct Visitors, 11:10–12:40",
        "Wed 7 Oct Art network, Library, 16:00–17:00",
        "Thu 15 Oct Hal Tanner 13:15–15:15 Hal Tanner: P4 10M Jo Vale, P5 8M supply 1",
      ])
    let oak = try text(sheets()["staffroom/oak.html"])
    expect(oak, contains: ["Away: Mia North (Wed, Thu am)", "Away: Mia North (Wed am, Thu, Fri am)"])
    let spring = try text(sheets(asOf: "2027-02-23")["staffroom/oak.html"])
    expect(
      spring,
      contains: ["Ben Hill is away: until Thu 25 Mar", "Erin Quick from Elm Primary works with us: until Thu 25 Mar"])
    let summer = try text(sheets(asOf: "2027-03-30")["staffroom/elm.html"])
    expect(summer, contains: ["Dev Patel is away: Mon and Tue, until Fri 28 May"])
  }

  /// No money, no reason for anybody's absence, nothing that only heads or leaders should know.
  @Test func theStaffroomReadsNeitherMoneyNorReasons() throws {
    for (path, page) in try sheets() where path.hasPrefix("staffroom/") {
      let text = try text(page)
      for word in ["£", "Art at secondary", "hire", "recharge", "watched", "9X", "owed"] {
        #expect(!text.contains(word), "\(path): \(word)")
      }
    }
    // Ben is away for the course at Elm; at Elm it's a meeting in the building.
    #expect(!(try text(sheets()["staffroom/oak.html"])).contains("Maths course"))
    #expect(try text(sheets()["staffroom/elm.html"]).contains("Maths course, 13:30–15:00"))
  }

  // MARK: The year

  @Test func theYearHasARowASchoolAndAColumnAHalfTerm() throws {
    let page = try #require(try sheets()["year.html"])
    let year = try text(page)
    for school in group.schools { #expect(page.contains("<th scope=\"row\">\(school.name)</th>")) }
    let rows = page.components(separatedBy: "<tr><th scope=\"row\">").dropFirst().map {
      $0.components(separatedBy: "</tr>").first ?? ""
    }
    // 8 + 7 + 6 + 5 + 7 + 7 weeks.
    #expect(rows.count == 4 && rows.allSatisfy { $0.components(separatedBy: "<td").count - 1 == 40 })
    expect(
      year,
      contains: [
        "5 occasions · 10 people take part",
        "Autumn 1 Tue 1 Sep to Fri 23 Oct INSET: Tue 1 Sep Music: 23 half-days at 2 schools",
        "Tue 6 Oct Art at secondary Ash Academy", "Ben Hill: Oak Primary to Elm Primary, until Thu 25 Mar",
        "half-days with a specialist", "seconded elsewhere, while the line lasts",
      ])
    // Oak: the heads' day and its specialist's week don't count half-days; the swap's line runs through 11 weeks both ways.
    let oak = try #require(rows.last)
    #expect(oak.contains("title=\"1 session\">S1</span>") && !oak.contains(">H"))
    #expect(
      oak.components(separatedBy: "run out").count - 1 == 18 && oak.components(separatedBy: "run in").count - 1 == 11)
  }

  /// Calendars differ: each day of INSET stands with how many schools have it, whichever calendar gives the headings.
  @Test func insetOfEveryCalendarIsInTheYear() throws {
    var group = group
    func follow(_ name: String, _ dates: [CivilDate], _ schools: Range<Int>) throws {
      var calendar = try #require(group.calendars.first { $0.id == group.schools[schools.lowerBound].calendar })
      calendar.id = Identifier(name)
      calendar.inset += dates.map { InsetDay(date: $0, isDisaggregated: false) }
      group.calendars.append(calendar)
      for index in schools { group.schools[index].calendar = calendar.id }
    }
    try follow("one", ["2026-10-23"], 0..<1)
    try follow("two", ["2026-10-23", "2026-11-02"], 1..<2)
    let names = Names(group)
    let year = try text(sheets(in: group)["year.html"])
    expect(
      year,
      contains: [
        "INSET: Tue 1 Sep, Fri 23 Oct (2 schools)",
        "INSET: Mon 2 Nov (\(names.shortSchool(group.schools[1].id)))", "INSET: Mon 4 Jan",
      ])
    let monday: CivilDate = "2026-09-07"
    try follow("three", [0, 1, 2, 3, 4, 7, 8, 9, 10].map { monday + $0 }, 2..<3)
    #expect(try text(sheets(in: group)["year.html"]).contains("Fri 23 Oct (2 schools) and 3 days at fewer schools"))
  }

  /// Of two authorities one may teach while the other has its half-term.
  @Test func aWeekInWhichOnlySomeSchoolsAreOpenHasItsColumn() throws {
    var (group, plan) = (group, plan)
    let first = try #require(plan.occurrences.firstIndex { $0.activity == "visit" })
    plan.occurrences[first].date = "2026-10-27"
    let held = try text(sheets(in: group, of: plan)["year.html"])
    #expect(held.contains("26/10 2/11") && held.contains("Tue 27 Oct Art at secondary"))
    // Nothing takes place then, and one school is open.
    var late = try #require(group.calendars.first)
    late.id = "late"
    late.halfTerms[0].span = DateSpan(late.halfTerms[0].span.first, "2026-10-30")
    group.calendars.append(late)
    group.schools[0].calendar = "late"
    let open = try text(sheets(in: group, of: self.plan)["year.html"])
    #expect(open.contains("26/10 2/11"))
  }

  @Test func manySpecialistsAndSecondmentsAreToldByTheirNumber() throws {
    var (group, plan) = (group, plan)
    for number in 0..<8 {
      let id = Identifier<Activity>("post-\(number)")
      var wish = try #require(group.activities.first { $0.id == "post-fir" })
      var post = try #require(plan.secondments.first { $0.activity == "post-fir" })
      (wish.id, post.activity) = (id, id)
      group.activities.append(wish)
      plan.secondments.append(post)
    }
    let year = try text(sheets(in: group, of: plan)["year.html"])
    #expect(year.contains("10 secondments begin") && !year.contains("Dev Patel: Elm Primary"))
  }

  @Test func aLongYearIsCutAndSaysSo() throws {
    let sample = SamplePlan(schools: 40, occurrences: 400)
    let page = try #require(
      try Sheets.all(group: sample.group, plan: sample.plan).first { $0.path == "year.html" })
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(text.contains("more in the report") && text.contains("class=\"terms own\""))
  }

  // MARK: All sheets

  @Test func nothingConfidentialStandsOnAnySheet() throws {
    var group = group
    for id in ["music", "post-elm", "post-elm-3", "course", "visit"] as [Identifier<Activity>] {
      group.changeActivity(id) {
        $0.isConfidential = true
        $0.title = "Secret \(id)"
        $0.focus = ["secret"]
        $0.purpose = "Secret"
      }
    }
    for date in ["2026-09-01", "2026-12-20", "2027-03-26"] as [CivilDate] {
      for (path, page) in try sheets(asOf: date, in: group) {
        #expect(!page.lowercased().contains("secret"), "\(path) \(date)")
      }
    }
    let elm = try text(sheets(in: group)["heads/elm.html"])
    #expect(!elm.contains("Mia North") && elm.contains("Confidential specialist "))
    let spring = try text(sheets(asOf: "2026-12-20", in: group)["heads/elm.html"])
    #expect(!spring.contains("Ben Hill") && spring.contains("Confidential secondment "))
    #expect(try text(sheets(in: group)["staffroom/elm.html"]).contains("With us: visitors (Wed)"))
    #expect(!(try text(sheets(asOf: "2027-01-11", in: group)["staffroom/elm.html"])).contains("Ben Hill"))
  }

  /// Nobody reads who was asked and said no, or who might have gone instead (F8).
  @Test func applicantsAndDeclinesAreNamedNowhere() throws {
    var group = group
    group.declines = [Decline(person: "kit", activity: "network")]
    group.changeActivity("post-elm") { activity in
      guard case .secondment(var secondment) = activity.details else { return }
      secondment.applicants = ["lou", "ben"]
      activity.details = .secondment(secondment)
    }
    for date in ["2026-09-01", "2026-12-20"] as [CivilDate] {
      for (path, page) in try sheets(asOf: date, in: group) {
        #expect(!page.contains("Kit Ward") && !page.contains("Lou Young"), "\(path)")
      }
    }
  }

  @Test func pagesNeedNothingFromElsewhereAndEscapeNames() throws {
    var group = group
    let name = "<b>\"&\u{301}<\u{301}script>'"
    for index in group.schools.indices { group.schools[index].name = name }
    for index in group.people.indices { group.people[index].name = name }
    for index in group.activities.indices { group.activities[index].title = name }
    for (path, page) in try sheets(in: group) {
      for word in ["<script", "url(", "@import", "<link", "<img", "src=", "http"] {
        #expect(!page.contains(word), "\(path)")
      }
      #expect(!page.contains("<b>\"") && page.contains("&lt;b&gt;"), "\(path)")
    }
  }

  @Test func sheetsDependOnGroupAndPlanAlone() throws {
    var (group, plan) = (self.group, self.plan)
    let once = try Sheets.all(group: group, plan: plan)
    group.people.reverse()
    group.schools.reverse()
    plan.secondments.reverse()
    let again = try Sheets.all(group: group, plan: plan)
    #expect(once.map(\.path) == again.map(\.path))
    for (page, other) in zip(once, again) where !page.path.hasPrefix("year") {
      #expect(page.bytes == other.bytes, "\(page.path)")
    }
  }

  @Test func templatesNameOnlyWhatTheViewsCarry() throws {
    let context = SheetContext(group: group, plan: plan)
    let oak = try #require(group.schools.first { $0.id == "oak" })
    let pairs = [
      (HeadTemplate.whole, try #require(HeadBrief(oak, in: context)).view),
      (StaffroomTemplate.whole, try #require(StaffroomBoard(oak, in: context)).view),
      (YearTemplate.whole, YearSheet(in: context).view),
    ]
    for (template, view) in pairs {
      for name in templateNames(template) { #expect(view.allNames.contains(name), "\(name)") }
    }
  }
}
