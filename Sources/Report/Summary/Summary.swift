// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The plan in words, as `planner solve` prints it at its end.
public enum Summary {
  /// A plain text that a head teacher can read: what takes place and what doesn't, what it takes and costs, how fair and
  /// how good it is, and what the plan doesn't know.
  ///
  /// Lines have at most `width` characters (at least 60) where words allow it; no colour codes, no control characters
  /// but line ends. Confidential titles don't appear.
  /// - Parameter changes: what's different from the published plan, if it was made from one.
  /// - Parameter findings: those of this plan, where the caller has them already.
  public static func text(
    group: Group, plan: Plan, changes: PlanChanges? = nil, findings: Findings? = nil, width: Int = 100
  ) -> String {
    let names = Names(group)
    let words = PlanWords(group, plan)
    let totals = PlanTotals(plan, names: names)
    let writer = SummaryWriter(
      group: group, plan: plan, names: names, words: words, totals: totals,
      changes: changes, findings: findings ?? Findings(group: group, plan: plan, words: words), width: max(60, width))
    let sections = [
      writer.opening(), writer.changed(), writer.caveats(), writer.placed(), writer.unplaced(), writer.cover(),
      writer.money(),
      writer.fairness(), writer.further(), writer.objective(), writer.run(),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}

/// Writes the summary section by section, each as lines.
struct SummaryWriter {
  let group: Group
  let plan: Plan
  let names: Names
  let words: PlanWords
  let totals: PlanTotals
  let changes: PlanChanges?
  let findings: Findings
  let width: Int
  /// Longer lists end with how many more there are; the whole of them is in the report.
  let mostRows = 40

  func opening() -> [String] {
    let title = "\(plan.group): plan of release time \(Format.year(plan.year))"
    return TextFlow.wrapped(title, width: width)
      + paragraph(
        """
        \(Format.count(totals.placed.count)) of \(Format.count(group.activities.count, "activity", "activities")) \
        \(totals.placed.count == 1 ? "takes" : "take") place, on \(Format.count(totals.meetings, "occasion")), \
        for \(Format.count(totals.people, "person", "people")) of \(Format.count(totals.schoolsTakingPart, "school")). \
        As of \(plan.asOf.readable).
        """, indent: "")
  }

  func caveats() -> [String] {
    guard !plan.caveats.isEmpty else { return [] }
    return [heading("What this plan doesn't know")] + plan.caveats.flatMap(bullet)
  }

  func placed() -> [String] {
    guard !totals.placed.isEmpty else { return [heading("What takes place"), "  Nothing."] }
    let byActivity = Dictionary(grouping: plan.occurrences, by: \.activity)
    var lines = [heading("What takes place")]
    for kind in ActivityKind.allCases {
      let all = group.activities.filter { $0.kind == kind }
      let ids = totals.placed.filter { names.kind($0) == kind }.sorted {
        (firstDate($0, byActivity), $0) < (firstDate($1, byActivity), $1)
      }
      if ids.isEmpty { continue }
      lines.append("  \(Format.title(kind.plural)): \(Format.count(ids.count)) of \(Format.count(all.count))")
      for id in ids.prefix(mostRows) {
        let what = staffing(id) ?? datesAndPlaces(id, byActivity[id] ?? [])
        lines += bullet("\(names.title(id)): \(what)")
      }
      if ids.count > mostRows { lines += bullet("and \(Format.count(ids.count - mostRows)) more, all in the report") }
    }
    return lines
  }

  private func firstDate(
    _ id: Identifier<Activity>, _ byActivity: [Identifier<Activity>: [Occurrence]]
  ) -> CivilDate {
    words.index.secondment(of: id)?.days.first ?? byActivity[id]?.first?.date ?? plan.year.last
  }

  /// In several cohorts one after the other: "cohort 1 (12 people) Wed 30 Sep 15:40, Oakfield High; cohort 2 (11 people) …".
  private func datesAndPlaces(_ id: Identifier<Activity>, _ occurrences: [Occurrence]) -> String {
    guard words.index.isInCohorts(id) else { return datesAndPlaces(occurrences) }
    return Dictionary(grouping: occurrences, by: \.cohort).sorted { $0.key < $1.key }.map { number, parts in
      let people = Format.count(Set(parts.flatMap(\.attendees).map(\.person)).count, "person", "people")
      return "cohort \(number) (\(people)) \(datesAndPlaces(parts))"
    }.joined(separator: "; ")
  }

  /// "Wed 30 Sep 15:40, Wed 14 Apr 15:45, Oakfield High", each date with its place where they differ; no places of
  /// what's confidential.
  private func datesAndPlaces(_ occurrences: [Occurrence]) -> String {
    let dates = occurrences.map { "\($0.date.readableShort) \($0.span.start)" }
    guard let first = occurrences.first, !names.isConfidential(first.activity) else {
      return dates.joined(separator: ", ")
    }
    let places = occurrences.map { $0.place == .online ? "online" : names.shortPlace($0.place) }
    if places.allSatisfy({ $0 == places[0] }) { return (dates + [places[0]]).joined(separator: ", ") }
    return zip(dates, places).map { "\($0) \($1)" }.joined(separator: ", ")
  }

  func unplaced() -> [String] {
    guard !plan.unplaced.isEmpty else { return [] }
    var lines = [heading("What doesn't, and which rules stand in the way")]
    for item in UnplacedWords.ordered(plan.unplaced, names: names).prefix(mostRows) {
      let view = UnplacedWords(item, names: names)
      lines += bullet("\(view.title) (\(view.kind)\(view.isMust ? ", must take place" : "")): \(view.words)")
      for reason in view.reasons { lines += TextFlow.wrapped(reason, width: width, first: "      ", hanging: "      ") }
    }
    if plan.unplaced.count > mostRows {
      lines += bullet("and \(Format.count(plan.unplaced.count - mostRows)) more, all in the report")
    }
    return lines
  }

  func cover() -> [String] {
    [heading("Lessons and cover")]
      + paragraph(
        """
        \(Format.count(totals.lessonsLost, "lesson")) taught by someone else; \
        \(Format.count(totals.lessonsToCover)) of them \(totals.lessonsToCover == 1 ? "needs" : "need") cover: \
        \(Format.count(totals.coveredInside)) from inside, \(byFloaters)\(Format.count(totals.coveredBySupply)) by \
        supply teachers.
        """)
      + paragraph(
        """
        \(Format.daysWithUnit(halfDays: totals.supplyHalfDays)) of supply bought for \
        \(Format.money(totals.supplyCost)). People are out on \
        \(Format.count(totals.halfDaysOut, "half-day")), person by person.
        """)
      + paragraph(
        "\(Format.count(plan.legs.count, "journey")), \(Format.hours(totals.travel)) hours, "
          + "\(Format.miles(totals.metres)) miles.")
  }

  /// "12 by floating cover, "; nothing where nobody is sent.
  private var byFloaters: String {
    totals.coveredByFloaters == 0 ? "" : "\(Format.count(totals.coveredByFloaters)) by floating cover, "
  }

  func run() -> [String] {
    [heading("How it was computed")]
      + paragraph(
        """
        \(plan.run.engineWords): the search \(plan.run.words). Input \(plan.inputHash.prefix(12)), rules "\(plan.rules.name)".
        """)
  }

  func heading(_ text: String) -> String { text.uppercased() }

  func bullet(_ text: String) -> [String] {
    TextFlow.wrapped(text, width: width, first: "  - ", hanging: "    ")
  }

  func paragraph(_ text: String, indent: String = "  ") -> [String] {
    TextFlow.wrapped(text, width: width, first: indent, hanging: indent)
  }
}
