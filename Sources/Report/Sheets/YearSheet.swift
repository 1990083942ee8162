// SPDX-License-Identifier: Apache-2.0

import Domain

/// The year of the whole group on A3, for who leads its staff development: a row a school, a column a week, and under it
/// what each half-term holds.
struct YearSheet {
  let context: SheetContext
  let halfTerms: [HalfTerm]
  /// Weeks of each half-term, by Monday.
  let weeks: [[CivilDate]]
  let marks: YearMarks
  /// Millimetres that the rows of schools take together, by a generous reckoning.
  let gridHeight: Double

  private var names: Names { context.names }
  private var plan: Plan { context.plan }

  init(in context: SheetContext) {
    self.context = context
    halfTerms = HalfTerms(context.group).spans
    weeks = Self.weeks(of: halfTerms, in: context)
    let marks = YearMarks(context)
    self.marks = marks
    gridHeight = context.plan.schools.reduce(0) { sum, figures in
      let lines = (marks.most(figures.school) + 1) / 2
      return sum + max(6.4, 3.4 + 3.2 * Double(lines))
    }
  }

  var view: View {
    let left = Self.pageHeight - 46 - gridHeight
    let isLong = left < 50
    let columns = YearColumns(halfTerms, height: isLong ? Self.pageHeight - 24 : left, in: context)
    return View([
      "style": PageStyle.colours + SheetStyle.frame + SheetStyle.year, "group": plan.group,
      "year": Format.year(plan.year), "asOf": context.asOf, "summary": summary, "legend": legend,
      "hasGrid": !weeks.isEmpty,
      "terms": zip(halfTerms, weeks).map { halfTerm, weeks in
        View(["name": halfTerm.name, "span": weeks.count])
      },
      "mondays": weeks.flatMap(Self.heads), "schools": plan.schools.map(row), "columns": columns.views,
      "isLong": isLong, "isRoomy": columns.isRoomy,
    ])
  }

  /// The weeks in which any school is open or anything takes place, with the half-term in which they begin or which they
  /// follow: calendars differ, and a week that's a holiday by the one that gives the headings may be none by another.
  private static func weeks(of halfTerms: [HalfTerm], in context: SheetContext) -> [[CivilDate]] {
    let used = Set(context.group.schools.map(\.calendar))
    let open = context.group.calendars.filter { used.contains($0.id) }.flatMap(\.halfTerms).flatMap { halfTerm in
      Array(stride(from: 0, through: halfTerm.span.last.monday - halfTerm.span.first.monday, by: 7))
        .map { halfTerm.span.first.monday + $0 }
    }
    let mondays = Set(open + context.plan.occurrences.map(\.date.monday)).sorted()
    return halfTerms.indices.map { index in
      let first = index == 0 ? mondays.first : halfTerms[index].span.first.monday
      let next = halfTerms.indices.contains(index + 1) ? halfTerms[index + 1].span.first.monday : nil
      return mondays.filter { monday in
        first.map { $0 <= monday } ?? false && next.map { monday < $0 } ?? true
      }
    }
  }

  /// Millimetres of an A3 page on its side between the margins.
  private static let pageHeight = 279.0

  private static func heads(_ mondays: [CivilDate]) -> [View] {
    mondays.enumerated().map { index, monday in
      let (_, month, day) = monday.components
      return View(["day": "\(day)/\(month)", "edge": index == 0 ? "edge" : ""])
    }
  }

  private func row(_ figures: SchoolFigures) -> View {
    View([
      "school": names.shortSchool(figures.school),
      "cells": weeks.flatMap { mondays in
        mondays.enumerated().map { index, monday in
          View([
            "edge": index == 0 ? "edge" : "", "lines": marks.lines(figures.school, monday),
            "marks": marks.marks(figures.school, monday).map { mark in
              View(["markClass": mark.cssClass, "sign": mark.sign, "words": mark.words])
            },
          ])
        }
      },
    ])
  }

  private var legend: [View] {
    marks.legend.map { View(["markClass": $0.cssClass, "sign": $0.sign, "words": $0.words]) }
  }

  private var summary: String {
    let totals = PlanTotals(plan, names: names)
    var parts = [
      Format.count(totals.meetings, "occasion"), "\(Format.count(totals.people, "person", "people")) take part",
      "\(Format.count(totals.lessonsLost, "lesson")) taught by someone else",
    ]
    if totals.specialistHalfDays > 0 {
      parts.append(Format.count(totals.specialistHalfDays, "half-day") + " of specialists")
    }
    if !plan.secondments.isEmpty { parts.append(Format.count(plan.secondments.count, "secondment")) }
    if let origins = WishWords.origins(context.group) { parts.append(origins) }
    return parts.joined(separator: " \u{00B7} ")
  }
}
