// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Report

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct StaffingPageTests {
  let sample = SamplePlan.withStaffing()

  private func page(_ sample: SamplePlan? = nil) throws -> String {
    let sample = sample ?? self.sample
    return try Page.report(group: sample.group, plan: sample.plan)
  }

  private func section(_ id: String, of page: String) throws -> String {
    try #require(
      page.components(separatedBy: "<section id=\"\(id)\"").last?.components(separatedBy: "<section id=").first)
  }

  // MARK: How firm

  @Test func theHeadingCountsSecondmentsAmongWhatIsFirm() throws {
    var sample = sample
    func opening() -> String { PageViews(group: sample.group, plan: sample.plan).opening }
    for index in sample.plan.occurrences.indices { sample.plan.occurrences[index].firmness = .provisional }
    for index in sample.plan.secondments.indices { sample.plan.secondments[index].firmness = .provisional }
    #expect(opening().hasSuffix("all provisional until heads answer"))
    sample.plan.secondments[0].firmness = .firm
    let (dates, posts) = (sample.plan.occurrences.count { !$0.isStay }, sample.plan.secondments.count)
    #expect(opening().hasSuffix("none of \(dates) dates and 1 of \(posts) secondments firm, the others provisional"))
    for index in sample.plan.occurrences.indices { sample.plan.occurrences[index].firmness = .firm }
    for index in sample.plan.secondments.indices { sample.plan.secondments[index].firmness = .firm }
    #expect(opening().hasSuffix("every date and secondment firm"))
    sample.plan.secondments = []
    #expect(opening().hasSuffix("every date firm"))
  }

  // MARK: Rotas

  @Test func aRotaIsAGridOfTheWeeksOfItsCycle() throws {
    let reading = try #require(PlanIndex(sample.group, sample.plan).rota(of: Identifier("music")))
    let grid = RotaGrid(reading, names: Names(sample.group))
    #expect(grid.rows.count == 4 && grid.weekdays.count == 5)
    for row in grid.rows { #expect(row.reduce(0) { $0 + $1.halves } == 10) }
    #expect(
      grid.rows[0].map(\.words) == ["Home school"] + Array(repeating: "Elm Lane Community Primary", count: 4) + [
        "Other work"
      ])
    #expect(grid.rows[0].map(\.halves) == [2, 2, 2, 2, 1, 1])
    #expect(grid.rows[3].map(\.cssClass) == ["home", "q4", "q4", "free", "free", "free", "kept"])
    let cells = grid.rows.joined().filter { $0.cssClass.hasPrefix("q") }.reduce(0) { $0 + $1.halves }
    #expect(cells == reading.rota.slots.count)
  }

  @Test func fourteenSchoolsOfARotaLookDifferent() throws {
    var group = sample.group
    let index = try #require(group.activities.firstIndex { $0.id.text == "music" })
    guard case .specialist(var specialist) = group.activities[index].details else { return }
    specialist.shares = (0..<14).map { Specialist.Share(school: Identifier("x\($0)"), halfDays: 1) }
    group.activities[index].details = .specialist(specialist)
    let reading = try #require(PlanIndex(group, sample.plan).rota(of: Identifier("music")))
    let grid = RotaGrid(reading, names: Names(sample.group))
    #expect(Set(grid.schools.map(grid.colour)).count == 14)
    #expect(grid.schools.allSatisfy { grid.colour($0).hasPrefix("q") })
  }

  @Test func everySchoolsDueHeldMadeUpAndOwedStandsUnderTheGrid() throws {
    let rotas = try section("rotas", of: page())
    for balance in sample.plan.rotaBalances {
      let label =
        "\(Names(sample.group).school(balance.school)): \(balance.due) due, \(balance.held) held, \(balance.madeUp) made up, "
        + "\(balance.owed) owed"
      #expect(rotas.contains(Markup.escaped(label)), "\(label)")
    }
    #expect(rotas.contains("(made up on ") && rotas.contains("(owed)"))
  }

  @Test func staysAreInTheirRotaAndNotAmongTheDates() throws {
    let page = try page()
    let chips = page.components(separatedBy: "<a class=\"chip ").count - 1
    #expect(chips == sample.plan.occurrences.count { !$0.isStay } && chips == 47)
    #expect(!page.contains("k-specialist open\" href"))
    #expect(page.contains("days stand in their"))
    // The specialist's weekly journeys are no outings.
    let own = try #require(page.components(separatedBy: "<h3>Davenport Primary School <small>").last)
    let outings = try #require(own.components(separatedBy: "<div class=\"two\">").first)
    #expect(!outings.contains("Mo Jones"))
    #expect(own.contains("Mo Jones (Music) teaches at "))
  }

  // MARK: Secondments

  @Test func secondmentsThatFillEachOthersPlacesAreOnePicture() throws {
    let graphs = graphs()
    #expect(graphs.map(\.shape) == [.ring, .swap, .chain, .single])
    #expect(graphs.map(\.title) == ["A ring of three schools", "A swap", "A chain of three schools", "One secondment"])
    #expect(graphs.map(\.placements.count) == [3, 2, 2, 1])
    // A chain begins where nobody comes.
    #expect(graphs[2].schools.map(\.text) == ["s07", "s05", "s06"])
    #expect(graphs[2].gaps.map(\.isHire) == [true, false])
  }

  /// In a diocese nearly every school sends or gets somebody.
  @Test func secondmentsThatOnlyShareASchoolAreDrawnApart() throws {
    var sample = sample
    let index = try #require(sample.plan.secondments.firstIndex { $0.activity.text == "x8" })
    sample.plan.secondments[index].to = Identifier("s05")
    #expect(graphs(sample).map(\.shape) == [.ring, .swap, .chain, .single])
  }

  @Test func aPlaceThatTwoFillIsANet() throws {
    var sample = sample
    let index = try #require(sample.plan.secondments.firstIndex { $0.activity.text == "x8" })
    let hole = try #require(sample.plan.secondments.firstIndex { $0.activity.text == "x3" })
    sample.plan.secondments[index].to = Identifier("s05")
    sample.plan.secondments[hole].backfill[1].by = Identifier("x8")
    let net = try #require(graphs(sample).first { $0.placements.contains { $0.activity.text == "x8" } })
    #expect(net.shape == .net && net.title == "Three secondments that fill each other's places")
    #expect(parses(ChainDrawing(net, names: Names(sample.group)).markup(id: "x")))
  }

  @Test func picturesAreDescribedAndHaveATable() throws {
    let section = try section("secondments", of: page())
    let drawings = section.components(separatedBy: "<svg").dropFirst().compactMap {
      $0.components(separatedBy: "</svg>").first.map { "<svg" + $0 + "</svg>" }
    }
    #expect(drawings.count == 4)
    for (number, drawing) in drawings.enumerated() {
      #expect(parses(drawing))
      #expect(drawing.contains("aria-labelledby=\"chain-\(number + 1)-t chain-\(number + 1)-d\""))
      #expect(drawing.contains("<title id=\"chain-\(number + 1)-t\">") && drawing.contains("<desc id="))
    }
    #expect(
      drawings[2].contains(
        "Holy Trinity Catholic Primary School hires a teacher for 3 half-days a week, Autumn 1 to Autumn 2."))
    #expect(section.components(separatedBy: "<tr><th scope=\"row\">").count - 1 == sample.plan.secondments.count)
    #expect(section.contains("a teacher is hired (3 half-days a week)."))
  }

  @Test func boxesStandInsideTheirPictureAndApart() throws {
    for graph in graphs() {
      let drawing = ChainDrawing(graph, names: Names(sample.group)).markup(id: "x")
      let size = try #require(drawing.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/))
      let boxes = drawing.matches(of: /class="box" x="([0-9.]+)" y="([0-9.]+)" width="([0-9.]+)" height="([0-9.]+)"/)
        .map {
          Box(
            x: Double($0.output.1) ?? 0, y: Double($0.output.2) ?? 0, width: Double($0.output.3) ?? 0,
            height: Double($0.output.4) ?? 0)
        }
      #expect(boxes.count == graph.schools.count)
      for (number, box) in boxes.enumerated() {
        #expect(box.x + box.width <= Double(size.output.1) ?? 0 && box.y + box.height <= Double(size.output.2) ?? 0)
        for other in boxes.dropFirst(number + 1) { #expect(box.overlap(other) == 0) }
      }
    }
  }

  // MARK: Money, objective, summary

  @Test func staffingMoneyHasItsOwnTable() throws {
    let money = try section("money", of: page())
    for figures in sample.plan.schools where figures.staffing != .zero {
      #expect(money.contains(Format.exactMoney(figures.staffing)))
    }
    #expect(money.contains("no limit") && money.contains("Secondments, paid to other schools"))
    let plain = SamplePlan()
    #expect(!(try page(plain)).contains("<h3>Staffing"))
  }

  @Test func theObjectivesPartsStandInItsTable() throws {
    let labels = sample.plan.objective.parts.rows.map(\.label)
    for label in ["No break at noon", "Waiting", "Classes that change teacher", "Specialists' days owed"] {
      #expect(labels.contains(label))
    }
    #expect(sample.plan.objective.parts.rows.reduce(.zero) { $0 + $1.value } == sample.plan.objective.parts.total)
  }

  @Test func theSummaryTellsOfBothInALineEach() throws {
    let text = Summary.text(group: SmallGroup.groupWithStaffing(), plan: SmallPlan.planWithStaffing(), width: 200)
    #expect(
      text.contains(
        "  - A music teacher for three schools: Mia North, 8 half-days at Ash Academy, 15 at Elm Primary (1 owed)\n"))
    #expect(
      text.contains(
        "  - Lead for phonics: Ben Hill, Oak Primary to Elm Primary, Mon 4 Jan to Thu 25 Mar, the whole week\n"))
    #expect(text.contains("on 5 occasions") && text.contains("Staffing, apart from release"))
    #expect(text.contains("−£") && text.contains("  A minus means that a school is paid more than it pays."))
  }

  // MARK: What's confidential

  @Test func confidentialSpecialistsAndSecondmentsAreNotTold() throws {
    let page = try page()
    #expect(!page.contains("Speech and language support") && !page.contains("Coming back to work"))
    #expect(page.contains("Confidential specialist ") && page.contains("Confidential secondment "))
    let names = Names(sample.group)
    let hidden = try #require(sample.plan.secondments.first { $0.activity.text == "x8" })
    let rotas = try section("rotas", of: page) + section("secondments", of: page)
    #expect(!rotas.contains(names.person(hidden.person)) && !rotas.contains(names.person(Identifier("s08-p02"))))
  }

  @Test func templateNamesOnlyWhatTheViewsCarry() {
    var group = sample.group
    group.evaluations = (0..<5).map { _ in Evaluation(activity: nil, title: "Day", score: 4) }
    let views = PageViews(group: group, plan: sample.plan).root.allNames
    // Cohorts, changes and findings are compared by other tests.
    let apart = templateNames(PageTemplate.cohorts + PageTemplate.changes + PageTemplate.findings)
    for name in templateNames(PageTemplate.whole).subtracting(apart) { #expect(views.contains(name), "\(name)") }
  }

  private func graphs(_ sample: SamplePlan? = nil) -> [ChainGraph] {
    let sample = sample ?? self.sample
    return ChainGraph.all(sample.plan, names: Names(sample.group), words: PlanWords(sample.group, sample.plan))
  }

  private func parses(_ xml: String) -> Bool { XMLParser(data: Data(xml.utf8)).parse() }
}

/// The names that a template asks of its views.
func templateNames(_ template: String) -> Set<String> {
  let used = template.components(separatedBy: "{{").dropFirst().compactMap {
    $0.components(separatedBy: "}}").first?.trimmingCharacters(in: CharacterSet(charactersIn: "{#^/"))
  }
  return Set(used).filter { $0 != "." && !$0.hasPrefix("%") }
}
