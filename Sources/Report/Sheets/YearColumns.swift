// SPDX-License-Identifier: Apache-2.0

import Domain

/// What each half-term holds, a column each, cut where the page ends.
struct YearColumns {
  /// A line of a column.
  private struct Line {
    let cssClass: String
    /// Nil for what holds all half-term.
    let day: String?
    let text: String
    var place: String?

    /// Millimetres that it takes, by a generous reckoning of how it breaks.
    func height(_ size: Size) -> Double {
      let letters = [day, text, place].compactMap(\.self).reduce(0) { $0 + $1.count + 1 }
      return Double((letters + size.letters - 1) / size.letters) * size.line + 1.1
    }
  }

  /// Letters to a line and millimetres a line.
  private struct Size {
    let letters: Int
    let line: Double
    static let small = Size(letters: 38, line: 3.5)
    static let large = Size(letters: 32, line: 4.05)
  }

  let halfTerms: [HalfTerm]
  private let context: SheetContext
  private let height: Double
  private var lines: [[Line]] = []
  /// Whether there's room for larger letters.
  let isRoomy: Bool

  private var names: Names { context.names }
  private var plan: Plan { context.plan }

  /// Columns at most `height` millimetres high, their headings apart.
  init(_ halfTerms: [HalfTerm], height: Double, in context: SheetContext) {
    self.halfTerms = halfTerms
    self.context = context
    self.height = height - 12
    let starts = halfTerms.map(\.span.first)
    // One in the holidays belongs to the half-term before.
    func column(_ date: CivilDate) -> Int { max(0, starts.lastIndex { $0 <= date } ?? 0) }
    let dated = Dictionary(grouping: context.plan.occurrences.filter { !$0.isStay }) { column($0.date) }
    let posts = Dictionary(grouping: context.plan.secondments) { column($0.days.first) }
    let inset = Self.inset(context)
    let days = Dictionary(grouping: inset.keys) { column($0) }
    let columns = halfTerms.indices.map { index in
      Self.inset((days[index] ?? []).sorted(), inset, context) + Self.rotas(halfTerms[index].span, context)
        + Self.posts(posts[index] ?? [], context) + (dated[index] ?? []).map { Self.dated($0, context) }
    }
    lines = columns
    let room = height - 12
    isRoomy = columns.allSatisfy { $0.reduce(0) { $0 + $1.height(.large) } <= room }
  }

  var views: [View] {
    zip(halfTerms, lines).map { halfTerm, lines in
      let shown = fitting(lines)
      let rest = lines.count - shown.count
      return View([
        "name": halfTerm.name,
        "dates": "\(halfTerm.span.first.readableShort) to \(halfTerm.span.last.readableShort)",
        "lines": shown.map { line in
          View([
            "lineClass": line.cssClass + (line.day == nil ? " standing" : ""), "day": line.day.map { [$0] } ?? [],
            "text": line.text, "place": line.place.map { [$0] } ?? [],
          ])
        },
        "more": rest > 0 ? ["and \(Format.count(rest)) more in the report"] : [],
      ])
    }
  }

  private func fitting(_ lines: [Line]) -> [Line] {
    let size: Size = isRoomy ? .large : .small
    var left = height
    let all = lines.prefix { line in
      left -= line.height(size)
      return left >= 0
    }
    // The last gives way to "and 3 more".
    return Array(all.count < lines.count ? all.dropLast() : all)
  }

  // MARK: Lines

  private static func dated(_ occurrence: Occurrence, _ context: SheetContext) -> Line {
    let (names, id) = (context.names, occurrence.activity)
    return Line(
      cssClass: "k-\(names.kind(id).rawValue)", day: occurrence.date.readableShort,
      text: context.shortTitle(occurrence),
      place: names.isConfidential(id) ? nil : names.shortPlace(occurrence.place))
  }

  /// The schools that have INSET on each date, by whatever calendar they follow.
  private static func inset(_ context: SheetContext) -> [CivilDate: [Identifier<School>]] {
    let views = SchoolDays(context.group, directory: context.names.directory).views
    let year = context.group.year
    var schools: [CivilDate: [Identifier<School>]] = [:]
    for (school, view) in views {
      for offset in 0..<year.count where view.kind(year.first + offset) == .inset {
        schools[year.first + offset, default: []].append(school)
      }
    }
    return schools
  }

  /// More days of INSET than so many in a half-term are told by their number.
  private static let mostInset = 8

  /// "INSET: Tue 1 Sep, Fri 23 Oct (5 schools), Mon 2 Nov (Elm Primary)": how many schools where it isn't all of them, and
  /// of many days those that most schools have.
  private static func inset(
    _ dates: [CivilDate], _ schools: [CivilDate: [Identifier<School>]], _ context: SheetContext
  ) -> [Line] {
    if dates.isEmpty { return [] }
    let commonest = dates.sorted { (-(schools[$0] ?? []).count, $0) < (-(schools[$1] ?? []).count, $1) }
    let shown = Set(commonest.prefix(mostInset))
    let words = dates.filter(shown.contains).map { date -> String in
      let own = schools[date] ?? []
      if own.count == context.group.schools.count { return date.readableShort }
      let who = own.count == 1 ? context.names.shortSchool(own[0]) : Format.count(own.count, "school")
      return "\(date.readableShort) (\(who))"
    }
    let rest = dates.count - shown.count
    let more = rest > 0 ? " and \(Format.count(rest, "day")) at fewer schools" : ""
    return [Line(cssClass: "inset", day: nil, text: "INSET: \(words.joined(separator: ", "))\(more)")]
  }

  /// More specialists or secondments than so many are told by their number.
  private static let mostNamed = 6

  /// "Music: 39 half-days at 5 schools", or for many "31 specialists: 868 half-days at 62 schools".
  private static func rotas(_ span: DateSpan, _ context: SheetContext) -> [Line] {
    let (names, words) = (context.names, context.words)
    let all = context.plan.rotas.compactMap { context.index.rota(of: $0.activity) }.map { reading in
      (id: reading.rota.activity, taken: reading.entries.filter { !$0.isLost && span.contains($0.when.date) })
    }.filter { !$0.taken.isEmpty }
    func line(_ label: String, _ taken: [RotaReading.Entry]) -> Line {
      let schools = Format.count(Set(taken.map(\.school)).count, "school")
      return Line(
        cssClass: "k-specialist", day: nil, text: "\(label): \(Format.count(taken.count, "half-day")) at \(schools)")
    }
    if all.count > mostNamed { return [line("\(all.count) specialists", all.flatMap(\.taken))] }
    return all.map { id, taken in
      line(names.isConfidential(id) ? names.title(id) : words.craft(of: id) ?? names.title(id), taken)
    }
  }

  private static func posts(_ secondments: [SecondmentPlacement], _ context: SheetContext) -> [Line] {
    if secondments.count > mostNamed {
      return [Line(cssClass: "k-secondment", day: nil, text: "\(secondments.count) secondments begin")]
    }
    let names = context.names
    return secondments.map { secondment in
      let way = "\(names.shortSchool(secondment.from)) to \(names.shortSchool(secondment.to))"
      return Line(
        cssClass: "k-secondment", day: nil,
        text: "\(names.secondee(secondment)): \(way), until \(secondment.days.last.readableShort)")
    }
  }
}
