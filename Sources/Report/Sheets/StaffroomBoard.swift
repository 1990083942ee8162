// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a school pins up in its staffroom for the half-term that runs, date by date: who is away, who is with them, who
/// takes whose class. Everybody reads it, so there is no money, no reason and nothing confidential (F8).
struct StaffroomBoard {
  let school: School
  let period: ComingHalfTerm
  let context: SheetContext
  private let byDate: [CivilDate: [Occurrence]]
  /// Specialists' stays, by week: they come and go every week, so a line a week tells of them.
  private let staysByWeek: [CivilDate: [Occurrence]]
  private let coverByDate: [CivilDate: [CoverAssignment]]
  private let posts: [String]
  private var rows: [Row] = []

  private var names: Names { context.names }
  private var words: PlanWords { context.words }

  /// Nil where the year is over or there's nothing to pin up.
  init?(_ school: School, in context: SheetContext) {
    let halfTerms = context.index.halfTerms(of: school.id)
    guard let period = ComingHalfTerm.running(halfTerms, asOf: context.plan.asOf) else { return nil }
    let days = DateSpan(max(period.halfTerm.span.first, context.plan.asOf), period.halfTerm.span.last)
    self.school = school
    self.period = period
    self.context = context
    let all = context.occurrences(of: school.id, on: days)
    byDate = Dictionary(grouping: all.filter { !$0.isStay }, by: \.date)
    staysByWeek = Dictionary(grouping: all.filter(\.isStay), by: \.date.monday)
    coverByDate = Dictionary(grouping: (context.cover[school.id] ?? []).filter { days.contains($0.date) }, by: \.date)
    posts = Self.posts(school.id, days, context)
    rows = rowsByDate()
    if rows.isEmpty && posts.isEmpty && staysByWeek.isEmpty { return nil }
  }

  var view: View {
    View([
      "style": PageStyle.colours + SheetStyle.frame + SheetStyle.staffroom, "school": school.name,
      "halfTerm": period.halfTerm.name, "dates": period.dates, "asOf": context.asOf, "posts": posts,
      "hasPosts": !posts.isEmpty, "weeks": weeks, "hasWeeks": !weeks.isEmpty,
    ])
  }

  // MARK: Posts

  /// Who is at another school for a while, and who is here; nobody learns what for.
  private static func posts(_ school: Identifier<School>, _ days: DateSpan, _ context: SheetContext) -> [String] {
    let (names, index) = (context.names, context.index)
    func time(_ secondment: SecondmentPlacement) -> String {
      let from = secondment.days.first > days.first ? "from \(secondment.days.first.readableShort) " : ""
      let week = secondment.isWholeWeek ? "" : "\(secondment.weekWords), "
      return "\(week)\(from)until \(secondment.days.last.readableShort)"
    }
    let away = index.secondments(from: school).filter { $0.days.overlaps(days) }
      .map { "\(names.person($0.person)) is away: \(time($0))" }
    let here = index.secondments(to: school)
      .filter { $0.days.overlaps(days) && !names.isConfidential($0.activity) }
      .map { "\(names.person($0.person)) from \(names.shortSchool($0.from)) works with us: \(time($0))" }
    return away + here
  }

  // MARK: Dates

  /// Who or what, and when; a time isn't broken at the end of a line.
  private struct Line {
    let what: String
    let time: String
    var view: View { View(["what": what, "time": time]) }
  }

  private struct Row {
    let date: CivilDate
    let away: [Line]
    let here: [Line]
    let classes: [String]
    var isEmpty: Bool { away.isEmpty && here.isEmpty && classes.isEmpty }
  }

  private func rowsByDate() -> [Row] {
    Set(byDate.keys).union(coverByDate.keys).sorted().map { date in
      let all = byDate[date] ?? []
      return Row(
        date: date, away: away(all), here: all.filter { $0.place == .school(school.id) }.map(here),
        classes: classes(coverByDate[date] ?? []))
    }.filter { !$0.isEmpty }
  }

  private var weeks: [View] {
    let byWeek = Dictionary(grouping: rows, by: \.date.monday)
    return Set(byWeek.keys).union(staysByWeek.keys).sorted().map { monday in
      View([
        "week": "Week of \(monday.readableShort)", "regulars": regulars(staysByWeek[monday] ?? []),
        "rows": (byWeek[monday] ?? []).map { row in
          View([
            "day": row.date.readableShort, "away": row.away.map(\.view), "here": row.here.map(\.view),
            "classes": row.classes,
          ])
        },
      ])
    }
  }

  /// "Away: Mia North (Wed, Thu am)", "With us: Mia North, music (Tue)" for the specialists of a week.
  private func regulars(_ stays: [Occurrence]) -> [String] {
    let byRota = Dictionary(grouping: stays, by: \.activity)
    return byRota.keys.sorted().flatMap { id -> [String] in
      guard let person = words.index.rota(of: id)?.specialist.person else { return [] }
      let isOpen = !names.isConfidential(id)
      let away = (byRota[id] ?? []).filter { $0.place != .school(school.id) }
      let here = (byRota[id] ?? []).filter { $0.place == .school(school.id) }
      let craft = words.craft(of: id).map { ", \($0)" } ?? ""
      let who = isOpen ? names.person(person) + craft : "visitors"
      return [
        away.isEmpty ? nil : "Away: \(names.person(person)) (\(halves(away)))",
        here.isEmpty ? nil : "With us: \(who) (\(halves(here)))",
      ].compactMap(\.self)
    }
  }

  /// "Wed, Thu am".
  private func halves(_ stays: [Occurrence]) -> String {
    let all = stays.flatMap { stay in words.index.rota(of: stay.activity)?.entries(of: stay) ?? [] }
    let byDay = Dictionary(grouping: all, by: \.when.date)
    return byDay.keys.sorted().map { date in
      let halves = Set((byDay[date] ?? []).map(\.when.half)).sorted()
      return date.weekday.shortName + (halves.count == 1 ? " \(halves[0].name)" : "")
    }.joined(separator: ", ")
  }

  /// Own people off the site, each once with the time from leaving to coming back; many at once as a number.
  private func away(_ occurrences: [Occurrence]) -> [Line] {
    var spans: [Identifier<Person>: TimeSpan] = [:]
    for occurrence in occurrences {
      for id in occurrence.goers {
        guard names.base(id) == school.id, occurrence.isElsewhere(forBase: school.id) else { continue }
        let span = words.index.absence(of: id, for: occurrence)
        let before = spans[id] ?? span
        spans[id] = TimeSpan(min(before.start, span.start), max(before.end, span.end))
      }
    }
    let bySpan = Dictionary(grouping: spans.keys.sorted()) {
      spans[$0] ?? TimeSpan(.init(minutes: 0), .init(minutes: 0))
    }
    return bySpan.keys.sorted().map { span in
      let people = bySpan[span] ?? []
      let who = people.count > 12 ? "\(people.count) colleagues" : people.map(names.person).joined(separator: ", ")
      return Line(what: who, time: Format.time(span))
    }
  }

  /// What is held at the school: sessions by title and room, visitors without what they come for.
  private func here(_ occurrence: Occurrence) -> Line {
    let isOpen = !names.isConfidential(occurrence.activity)
    let isMeeting = isOpen && names.kind(occurrence.activity) == .session
    let what = isMeeting ? context.shortTitle(occurrence) : "Visitors"
    let place = occurrence.room.map { ", \($0)" } ?? ""
    return Line(what: "\(what)\(place),", time: Format.time(occurrence.whole))
  }

  /// "Hal Tanner: P4 10M Jo Vale, P5 8M supply 1".
  private func classes(_ cover: [CoverAssignment]) -> [String] {
    let byPerson = Dictionary(grouping: cover, by: \.absent)
    return byPerson.keys.sorted {
      names.person($0) < names.person($1) || (names.person($0) == names.person($1) && $0 < $1)
    }
    .map { absent in
      let lessons = (byPerson[absent] ?? []).sorted {
        ($0.lesson.span, $0.lesson.className) < ($1.lesson.span, $1.lesson.className)
      }
      let parts = lessons.map { "\($0.lesson.period) \($0.lesson.classWords) \(Ledgers.proposal($0.by, names).words)" }
      return "\(names.person(absent)): \(parts.joined(separator: ", "))"
    }
  }
}

/// The sheet for the staffroom's wall.
enum StaffroomTemplate {
  static let whole = """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>{{school}}: {{halfTerm}} for the staffroom</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <main class="sheet">
    <header><p class="kicker">For the staffroom</p>
    <h1>{{school}}: {{halfTerm}}</h1>
    <p class="lead">{{dates}}. {{asOf}}; dates may still change.</p></header>
    {{#hasPosts}}<ul class="posts">{{#posts}}<li>{{.}}</li>{{/posts}}</ul>{{/hasPosts}}
    {{#hasWeeks}}<table class="board"><thead><tr><th scope="col">Day</th><th scope="col">Away</th>\
    <th scope="col">With us</th><th scope="col">Classes taken by somebody else</th></tr></thead>
    {{#weeks}}<tbody><tr class="week"><th colspan="4" scope="rowgroup">{{week}}{{#regulars}}<span class="line">{{.}}</span>{{/regulars}}\
    </th></tr>
    {{#rows}}<tr><th scope="row">{{day}}</th><td>{{#away}}<span class="line">{{what}} <span class="time">{{time}}</span></span>{{/away}}</td>\
    <td>{{#here}}<span class="line">{{what}} <span class="time">{{time}}</span></span>{{/here}}</td>\
    <td>{{#classes}}<span class="line">{{.}}</span>{{/classes}}</td></tr>
    {{/rows}}</tbody>{{/weeks}}</table>{{/hasWeeks}}
    </main>
    </body>
    </html>

    """
}
