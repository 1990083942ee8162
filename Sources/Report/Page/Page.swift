// SPDX-License-Identifier: Apache-2.0

public import Domain
import Mustache

/// The plan as one HTML page that needs nothing else: no script, no picture, no font from elsewhere.
public enum Page {
  /// `report.html`: what the plan doesn't know, headline figures, the year, what takes place, the map, fairness, money,
  /// what isn't placed, every school, and how the plan was computed. For screens, phones and paper (A4).
  ///
  /// `words` and `findings` are those of this plan, where the caller has them already; `changes` what's different from the
  /// published plan, if it was made from one. Confidential titles and their people don't appear. Equal plans give equal
  /// bytes.
  /// - Throws: `ReportError.badTemplate` where the page's template can't be read.
  public static func report(
    group: Group, plan: Plan, words: PlanWords? = nil, changes: PlanChanges? = nil, findings: Findings? = nil
  ) throws(ReportError) -> String {
    MarkupContent.register()
    let template: MustacheTemplate
    do {
      template = try MustacheTemplate(string: PageTemplate.whole)
    } catch {
      throw .badTemplate(problem: "\(error)")
    }
    let views = PageViews(group: group, plan: plan, words: words, changes: changes, findings: findings)
    return template.render(views.root)
  }
}

/// Makes the views of the page, one section a file.
struct PageViews {
  let group: Group
  let plan: Plan
  let names: Names
  let words: PlanWords
  let changes: PlanChanges?
  let findings: Findings
  let totals: PlanTotals
  let halfTerms: HalfTerms
  let days: SchoolDays
  let flows: [Flow]
  /// Dates of the year on which nobody is at work anywhere.
  let closedForAll: Set<CivilDate>
  /// Mondays of the weeks in which something takes place.
  let plannedWeeks: Set<CivilDate>
  /// Rotas of people of a school.
  let ownRotas: [Identifier<School>: [RotaReading]]
  /// Numbers of the schools in the plan's order, from 1.
  private let schoolNumbers: [Identifier<School>: Int]

  init(
    group: Group, plan: Plan, words: PlanWords? = nil, changes: PlanChanges? = nil, findings: Findings? = nil
  ) {
    let words = words ?? PlanWords(group, plan)
    self.changes = changes
    self.findings = findings ?? Findings(group: group, plan: plan, words: words)
    self.group = group
    self.plan = plan
    let names = Names(group, directory: words.index.directory)
    self.names = names
    self.words = words
    totals = PlanTotals(plan, names: names)
    halfTerms = HalfTerms(group)
    days = SchoolDays(group, directory: names.directory)
    flows = Flow.all(plan, names: names)
    closedForAll = days.closedForAll(plan.year)
    plannedWeeks = Set(plan.occurrences.map(\.date.monday))
    var rotas: [Identifier<School>: [RotaReading]] = [:]
    for reading in plan.rotas.compactMap({ words.index.rota(of: $0.activity) }) {
      if let base = names.base(reading.specialist.person) { rotas[base, default: []].append(reading) }
    }
    ownRotas = rotas
    schoolNumbers = Dictionary(plan.schools.enumerated().map { ($1.school, $0 + 1) }) { first, _ in first }
  }

  /// Where a school's section begins.
  func anchor(_ school: Identifier<School>) -> String { "school-\(schoolNumbers[school] ?? 1)" }

  var root: View {
    let cohorts = cohorts
    return View([
      "style": PageStyle.colours + PageStyle.frame + PageStyle.parts + PageStyle.staffing + PageStyle.findings
        + PageStyle.paper
        + PageStyle.staffingPaper,
      "group": plan.group, "year": Format.year(plan.year), "asOf": plan.asOf.readable, "opening": opening,
      "caveats": plan.caveats, "hasCaveats": !plan.caveats.isEmpty, "tiles": tiles,
      "tileCount": tiles.count, "legend": legend,
      "strip": yearStrip, "grid": weekGrid, "halfTerms": halfTermLists, "cohorts": cohorts,
      "hasCohorts": !cohorts.isEmpty, "map": map, "fairness": fairness,
      "money": money, "hasEvaluations": !group.evaluations.isEmpty,
      "evaluations": evaluations, "hasRotas": !plan.rotas.isEmpty, "rotas": rotas,
      "hasSecondments": !plan.secondments.isEmpty,
      "secondments": secondments, "staffing": staffing, "hasStaffing": !staffing.isEmpty, "unplaced": unplaced,
      "hasUnplaced": !plan.unplaced.isEmpty, "schools": schools, "hasChanges": changes != nil, "changed": changed,
      "hasFindings": hasFindings, "further": further,
      "objective": objective, "run": run,
    ])
  }

  /// The kinds of activity that have dates in the plan, for the key to the colours.
  private var legend: [View] {
    let present = Set(plan.occurrences.filter { !$0.isStay }.map { names.kind($0.activity) })
    return ActivityKind.allCases.filter(present.contains).map {
      View(["kindClass": "k-\($0.rawValue)", "kindLabel": $0.label])
    }
  }
}
