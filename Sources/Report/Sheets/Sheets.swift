// SPDX-License-Identifier: Apache-2.0

public import Domain
import Mustache

/// The pages that each person opens first: printable, with nothing to load and no script.
public enum Sheets {
  /// Their paths below the output folder, sorted by their bytes, and their contents:
  ///
  /// - `heads/SCHOOL.html`: one A4 page for each head, "what we ask of you next half-term", with boxes to tick.
  /// - `staffroom/SCHOOL.html`: for the staffroom's wall, who is away, who comes and who takes whose class; no money, no
  ///   reasons, nothing confidential.
  /// - `year.html`: the year of the whole group on A3.
  ///
  /// A school of which nothing is asked, or with nothing to pin up, has none. Equal plans give equal bytes;
  /// `words` are those of this plan, where the caller has them already.
  /// - Throws: `ReportError.badTemplate` where a page's template can't be read.
  public static func all(
    group: Group, plan: Plan, words: PlanWords? = nil
  ) throws(ReportError) -> [(path: String, bytes: [UInt8])] {
    let context = SheetContext(group: group, plan: plan, words: words)
    let files = FileNames(group.schools.map(\.id))
    let (head, wall) = (try template(HeadTemplate.whole), try template(StaffroomTemplate.whole))
    var pages: [(path: String, bytes: [UInt8])] = []
    for school in group.schools {
      guard let name = files[school.id] else { continue }
      if let brief = HeadBrief(school, in: context) {
        pages.append(("heads/\(name).html", Array(head.render(brief.view).utf8)))
      }
      if let board = StaffroomBoard(school, in: context) {
        pages.append(("staffroom/\(name).html", Array(wall.render(board.view).utf8)))
      }
    }
    let year = try template(YearTemplate.whole).render(YearSheet(in: context).view)
    pages.append(("year.html", Array(year.utf8)))
    return pages.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  static func template(_ text: String) throws(ReportError) -> MustacheTemplate {
    MarkupContent.register()
    do { return try MustacheTemplate(string: "{{% CONTENT_TYPE:\(MarkupContent.name)}}\n" + text) } catch {
      throw .badTemplate(problem: "\(error)")
    }
  }
}

/// What all sheets of a plan are made from, looked up once.
struct SheetContext {
  let group: Group
  let plan: Plan
  let names: Names
  let words: PlanWords
  /// Lessons that somebody else takes, by school, in the plan's order.
  let cover: [Identifier<School>: [CoverAssignment]]
  let supply: [Identifier<School>: [SupplyPurchase]]
  let figures: [Identifier<School>: SchoolFigures]
  let answers: [Identifier<School>: [Answer]]
  /// The date of the first part of each activity.
  let firstDates: [Identifier<Activity>: CivilDate]

  var index: PlanIndex { words.index }

  init(group: Group, plan: Plan, words: PlanWords? = nil) {
    self.group = group
    self.plan = plan
    let words = words ?? PlanWords(group, plan)
    self.words = words
    names = Names(group, directory: words.index.directory)
    cover = Dictionary(grouping: plan.cover, by: \.lesson.school)
    supply = Dictionary(grouping: plan.supply, by: \.school)
    figures = Dictionary(plan.schools.map { ($0.school, $0) }) { first, _ in first }
    answers = Dictionary(grouping: group.answers, by: \.school)
    firstDates = Dictionary(plan.occurrences.map { ($0.activity, $0.date) }, uniquingKeysWith: min)
  }

  /// What concerns a school on `days`: held there, or with its own people in it; by date and start.
  func occurrences(of school: Identifier<School>, on days: DateSpan) -> [Occurrence] {
    index.occurrences(concerning: school).filter { occurrence in
      days.contains(occurrence.date)
        && (occurrence.place == .school(school) || occurrence.people.contains { names.base($0) == school })
    }
  }

  /// The title as everybody may read it, of a stay with its place.
  func title(_ occurrence: Occurrence) -> String {
    names.isConfidential(occurrence.activity) ? shortTitle(occurrence) : words.title(occurrence)
  }

  /// The same without its number, of a cohort with that: "Induction, cohort 2".
  func shortTitle(_ occurrence: Occurrence) -> String {
    ([names.title(occurrence.activity)] + [words.cohort(occurrence)].compactMap(\.self)).joined(separator: ", ")
  }

  /// Where a half-term stands in the year that a sheet is of: "As of Tue 1 Sep 2026".
  var asOf: String { "As of \(plan.asOf.readable)" }
}

/// A half-term of a school, as its people speak of it on a day.
struct ComingHalfTerm {
  /// From 1.
  let number: Int
  let halfTerm: HalfTerm

  /// The first that begins today or later, or else the one that still runs; nil where the year is over.
  static func next(_ halfTerms: [HalfTerm], asOf: CivilDate) -> ComingHalfTerm? {
    first(halfTerms) { $0.span.first >= asOf } ?? running(halfTerms, asOf: asOf)
  }

  /// The one that runs, or else the first that begins later.
  static func running(_ halfTerms: [HalfTerm], asOf: CivilDate) -> ComingHalfTerm? {
    first(halfTerms) { $0.span.last >= asOf }
  }

  private static func first(_ halfTerms: [HalfTerm], where fits: (HalfTerm) -> Bool) -> ComingHalfTerm? {
    halfTerms.firstIndex(where: fits).map { ComingHalfTerm(number: $0 + 1, halfTerm: halfTerms[$0]) }
  }

  /// "Mon 2 Nov to Fri 18 Dec".
  var dates: String { "\(halfTerm.span.first.readableShort) to \(halfTerm.span.last.readableShort)" }
}
