// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Report

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct PageTests {
  let sample = SamplePlan()

  @Test func everyOccurrenceIsInTheGridAndInTheList() throws {
    let page = try Page.report(group: sample.group, plan: sample.plan)
    for number in 1...sample.plan.occurrences.count {
      #expect(page.components(separatedBy: "id=\"o\(number)\"").count == 2)
      #expect(page.components(separatedBy: "<a class=\"chip ").contains { $0.contains("href=\"#o\(number)\"") })
    }
    let chips = page.components(separatedBy: "<a class=\"chip ").count - 1
    #expect(chips == sample.plan.occurrences.count)
  }

  @Test func everySchoolUnplacedActivityAndCaveatIsThere() throws {
    let page = try Page.report(group: sample.group, plan: sample.plan)
    for index in sample.plan.schools.indices { #expect(page.contains("id=\"school-\(index + 1)\"")) }
    for school in sample.group.schools { #expect(page.contains("<h3>\(Markup.escaped(school.name)) <small>")) }
    for item in sample.plan.unplaced { #expect(page.contains(Markup.escaped(item.words))) }
    for caveat in sample.plan.caveats { #expect(page.contains("<li>\(Markup.escaped(caveat))</li>")) }
    #expect(page.contains(sample.plan.inputHash))
    let open = try #require(page.range(of: "What this plan doesn\u{2019}t know"))
    let tiles = try #require(page.range(of: "class=\"tiles "))
    #expect(open.lowerBound < tiles.lowerBound)
  }

  @Test func aPlanOfAPublishedOneIsHadAgainWithThatOne() throws {
    var plan = sample.plan
    plan.run = Run(engine: "native", seed: 3, rounds: 1, stop: .rounds)
    let start = "The same input with seed 3 and 1 round"
    #expect(try Page.report(group: sample.group, plan: plan).contains("\(start) gives this plan again"))
    plan.from = String(repeating: "ab", count: 32)
    #expect(
      try Page.report(group: sample.group, plan: plan).contains("\(start), from the same published plan, gives this"))
  }

  @Test func namesAreEscapedEverywhere() throws {
    var sample = sample
    let name = "<b>=1+1</b> \"&\u{301}<\u{301}script>'"
    sample.group.name = name
    sample.plan.group = name
    for index in sample.group.schools.indices { sample.group.schools[index].name = name }
    for index in sample.group.people.indices { sample.group.people[index].name = name }
    for index in sample.group.activities.indices { sample.group.activities[index].title = name }
    for index in sample.group.funds.indices { sample.group.funds[index].name = name }
    for index in sample.group.providers.indices { sample.group.providers[index].name = name }
    sample.plan.caveats = [name]
    for index in sample.plan.unplaced.indices { sample.plan.unplaced[index].words = name }
    let page = try Page.report(group: sample.group, plan: sample.plan)
    let scalars = Array(page.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar == "<" {
      let rest = String(String.UnicodeScalarView(scalars[(index + 1)..<min(index + 8, scalars.count)]))
      #expect(!rest.hasPrefix("b>=1") && !rest.unicodeScalars.starts(with: "\u{301}".unicodeScalars))
      #expect(!rest.hasPrefix("script"))
    }
    #expect(page.contains("&lt;b&gt;=1+1&lt;/b&gt;"))
    for drawing in drawings(page) { #expect(parses(drawing)) }
  }

  @Test func everyDrawingIsWellFormed() throws {
    let page = try Page.report(group: sample.group, plan: sample.plan)
    let drawings = drawings(page)
    // Two maps, a strip a school, bars of fairness and money, funds and parts of the objective.
    #expect(drawings.count == 2 + 10 + 10 + 10 + 1 + 14)
    for drawing in drawings { #expect(parses(drawing), "\(drawing.prefix(300))") }
  }

  @Test func confidentialActivitiesAreNotTold() throws {
    let page = try Page.report(group: sample.group, plan: sample.plan)
    #expect(!page.contains("Safeguarding supervision"))
    #expect(page.contains("Confidential session 1"))
    let number = try #require(
      sample.plan.occurrences.firstIndex { names.isConfidential($0.activity) })
    let entry = try #require(
      page.components(separatedBy: "id=\"o\(number + 1)\"").last?.components(separatedBy: "</li>").first)
    for attendance in sample.plan.occurrences[number].attendees {
      #expect(!entry.contains(names.person(attendance.person)))
    }
  }

  @Test func privateReasonsNameNobody() throws {
    let view = UnplacedWords(sample.plan.unplaced[1], names: names)
    #expect(view.reasons[0] == "The schools and people don't fit together (H12, 121 possibilities)")
  }

  @Test func whatTheSentenceSaysIsNotSaidAgain() throws {
    var item = sample.plan.unplaced[0]
    let school = sample.group.schools[0]
    item.words = "A school would fall below its staffing floor (\(names.school(school.id))) in 2 of 2 ways."
    item.reasons = [Reason(code: .staffingFloor, options: 2, concerned: [school.id.text])]
    #expect(UnplacedWords(item, names: names).reasons == ["Rule H14, 2 possibilities"])
    item.words = "A school would fall below its staffing floor."
    #expect(
      UnplacedWords(item, names: names).reasons == ["Rule H14, 2 possibilities: \(names.school(school.id))"])
    item.words = "No way was found."
    #expect(
      UnplacedWords(item, names: names).reasons == [
        "A school would fall below its staffing floor (H14, 2 possibilities): \(names.school(school.id))"
      ])
  }

  @Test func tilesFillWholeRows() throws {
    for sample in [SamplePlan(), SamplePlan.withStaffing()] {
      let page = try Page.report(group: sample.group, plan: sample.plan)
      let list = try #require(
        page.components(separatedBy: "<ul class=\"tiles ").last?.components(separatedBy: "</ul>").first)
      let count = list.components(separatedBy: "<li>").count - 1
      #expect(list.hasPrefix("n\(count)\"") && PageStyle.frame.contains(".n\(count){--n:"))
    }
  }

  @Test func moneyBelowNothingIsExplained() {
    var parts = sample.plan.objective.parts
    func words() -> String? { parts.rows.first { $0.label == "Money" }?.words }
    parts.money = MilliLessons(10)
    #expect(words()?.contains("vacant") == false)
    parts.money = MilliLessons(-10)
    #expect(words()?.contains("below 0 since vacant posts are filled") == true)
  }

  @Test func thePageNeedsNothingFromElsewhere() throws {
    let page = try Page.report(group: sample.group, plan: sample.plan)
    let links = page.components(separatedBy: "http").dropFirst()
    #expect(links.allSatisfy { $0.hasPrefix("://www.w3.org/2000/svg\"") })
    for word in ["<script", "url(", "@import", "<link", "<img", "src="] { #expect(!page.contains(word)) }
  }

  @Test func equalPlansGiveEqualBytes() throws {
    let again = SamplePlan()
    #expect(
      try Page.report(group: sample.group, plan: sample.plan) == Page.report(group: again.group, plan: again.plan))
  }

  @Test func templateNamesOnlyWhatTheViewsCarry() {
    var group = sample.group
    group.evaluations = (0..<5).map { _ in Evaluation(activity: nil, title: "Day", score: 4) }
    let views = PageViews(group: group, plan: sample.plan).root.allNames
    // Rotas and secondments, cohorts, changes and findings have views of their own, which other tests compare.
    let apart = templateNames(
      PageTemplate.staffing + PageTemplate.staffingMoney + PageTemplate.cohorts + PageTemplate.changes
        + PageTemplate.findings)
    for name in templateNames(PageTemplate.whole).subtracting(apart) { #expect(views.contains(name), "\(name)") }
  }

  @Test func aGroupOfWhichNothingIsKnownStillHasItsPage() throws {
    var sample = SamplePlan(schools: 2, occurrences: 3)
    for index in sample.group.schools.indices { sample.group.schools[index].position = nil }
    sample.group.calendars = []
    sample.group.bells = []
    let page = try Page.report(group: sample.group, plan: sample.plan)
    #expect(page.contains("Not to scale"))
    for drawing in drawings(page) { #expect(parses(drawing)) }
    var empty = sample.plan
    (empty.occurrences, empty.schools, empty.unplaced, empty.caveats) = ([], [], [], [])
    #expect(
      try Page.report(group: Group(name: "None", year: sample.group.year), plan: empty).contains("No weeks to show"))
  }

  private var names: Names { Names(sample.group) }

  private func drawings(_ page: String) -> [String] {
    page.components(separatedBy: "<svg").dropFirst().compactMap {
      $0.components(separatedBy: "</svg>").first.map { "<svg" + $0 + "</svg>" }
    }
  }

  private func parses(_ xml: String) -> Bool { XMLParser(data: Data(xml.utf8)).parse() }
}
