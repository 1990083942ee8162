// SPDX-License-Identifier: Apache-2.0

import Domain

/// A row of what a head is asked.
struct HeadAsk {
  let activity: Identifier<Activity>
  /// Of what has one date, that date and its time.
  var moment: (date: CivilDate, span: TimeSpan)?
  /// Date and time in words, or for how long and on which days.
  let when: [String]
  let title: String
  /// Where, and under whom.
  let notes: [String]
  let people: [String]
  /// Who is away when, and which lessons are left with who takes them.
  let effects: [String]
  /// Whether it's the first row of its activity, beside which a no to it is said.
  var canRefuse = true
}

extension HeadBrief {
  /// A row for everything that the head can say no to, as the pages have it.
  ///
  /// - Parameters:
  ///   - ticked: what's said no to already.
  ///   - box: what the box of an activity is called in a form.
  func views(
    ticked: Set<Identifier<Activity>> = [], box: (Identifier<Activity>) -> String = { _ in "" }
  ) -> [View] {
    asks.map { ask in
      View([
        "kindClass": "k-\(names.kind(ask.activity).rawValue)", "when": ask.when, "title": ask.title,
        "notes": ask.notes.isEmpty ? [] : [ask.notes.joined(separator: ", ")], "people": ask.people,
        "effects": ask.effects, "isOpen": isOpen, "canRefuse": ask.canRefuse, "box": box(ask.activity),
        "isTicked": ticked.contains(ask.activity),
      ])
    }
  }

  /// A row for everything that the head can say no to: secondments, specialists, then what has a date.
  var asks: [HeadAsk] {
    let byRota = Dictionary(grouping: stays, by: \.activity)
    let rotas = byRota.keys.sorted().map { rotaRow($0, byRota[$0] ?? []) }
    var told: Set<Identifier<Activity>> = []
    return (leaving.map(leavingRow) + coming.map(comingRow) + rotas + meetings.map(meetingRow)).map { ask in
      var ask = ask
      ask.canRefuse = told.insert(ask.activity).inserted
      return ask
    }
  }

  /// The activities of these rows, each once.
  var activities: [Identifier<Activity>] {
    var seen: Set<Identifier<Activity>> = []
    let all =
      (leaving + coming).map(\.activity) + Set(stays.map(\.activity)).sorted() + meetings.map(\.activity)
    return all.filter { seen.insert($0).inserted }
  }

  // MARK: What has a date

  private func meetingRow(_ occurrence: Occurrence) -> HeadAsk {
    let isOpen = !names.isConfidential(occurrence.activity)
    let leader = isOpen ? occurrence.leader.map { "led by \(names.leader($0))" } : nil
    return HeadAsk(
      activity: occurrence.activity, moment: (occurrence.date, occurrence.whole),
      when: [occurrence.date.readableShort, Format.time(occurrence.whole)], title: context.title(occurrence),
      notes: [place(occurrence), leader].compactMap(\.self), people: people(occurrence),
      effects: effects(occurrence))
  }

  func place(_ occurrence: Occurrence) -> String {
    switch occurrence.place {
    case .school(id): "here" + (occurrence.room.map { ", \($0)" } ?? "")
    case .online: "online"
    case let place: "at \(names.shortPlace(place))"
    }
  }

  /// The school's own people, by name where they're few.
  private func people(_ occurrence: Occurrence) -> [String] {
    let hosts = Set(occurrence.attendees.filter { $0.role == .host }.map(\.person))
    let own = occurrence.people.filter { names.base($0) == id }
    if own.count > 8 { return [Format.count(own.count, "person", "people")] }
    let words = own.map { hosts.contains($0) ? "\(names.person($0)) (is watched)" : names.person($0) }
    return words.isEmpty ? [] : [words.joined(separator: ", ")]
  }

  /// When they're away, and the lessons that they leave with who takes them.
  private func effects(_ occurrence: Occurrence) -> [String] {
    let own = occurrence.goers.filter { names.base($0) == id }.compactMap { names.directory.people[$0] }
    let away = Dictionary(grouping: own.filter { occurrence.isElsewhere(for: $0) }) {
      words.index.absence(of: $0.id, for: occurrence)
    }
    let times = away.keys.sorted().map { span in
      let who = (away[span] ?? []).map(\.name)
      return "away \(Format.time(span))" + (away.count > 1 ? " (\(who.joined(separator: ", ")))" : "")
    }
    return times + lessons(own.flatMap { words.index.releases(of: $0.id, for: occurrence) })
  }

  /// "AM1 4A, AM2 4A: supply 1": lessons by who takes them.
  private func lessons(_ releases: [Release]) -> [String] {
    var order: [String] = []
    var byCover: [String: [String]] = [:]
    for release in releases.sorted(by: { ($0.lesson.span, $0.lesson.className) < ($1.lesson.span, $1.lesson.className) }
    ) {
      let cover = cover(of: release)
      if byCover[cover] == nil { order.append(cover) }
      byCover[cover, default: []].append("\(release.lesson.period) \(release.lesson.classWords)")
    }
    return order.map { "\((byCover[$0] ?? []).joined(separator: ", ")): \($0)" }
  }

  private func cover(of release: Release) -> String {
    switch words.index.cover(of: release) {
    case .inside(let person): person.map(names.person) ?? "internal cover"
    case .supply(let number): "supply \(number)"
    case .floater(let number): "floating \(number)"
    case nil: release.needsCover ? "cover to be found" : "no cover needed"
    }
  }

  // MARK: Specialists and secondments

  /// A specialist who comes, or one of the school's own who goes.
  private func rotaRow(_ activity: Identifier<Activity>, _ stays: [Occurrence]) -> HeadAsk {
    let here = stays.filter { $0.place == .school(id) }
    let isOpen = !names.isConfidential(activity)
    let specialist = words.index.rota(of: activity)?.specialist.person
    let title =
      isOpen ? (words.craft(of: activity).map { "\($0) specialist" } ?? names.title(activity)) : names.title(activity)
    let isOwn = specialist.map { names.base($0) == id } ?? false
    let who = isOpen || isOwn ? specialist.map { [names.person($0)] } ?? [] : []
    let some = isOwn ? stays : here
    let lost =
      isOwn ? lessons(stays.flatMap { stay in stay.people.flatMap { words.index.releases(of: $0, for: stay) } }) : []
    return HeadAsk(
      activity: activity, when: [Format.count(halfDays(some), "half-day"), weekdays(some)], title: title,
      notes: !isOwn ? ["comes to you"] : isOpen ? ["at \(Format.list(places(some)))"] : [], people: who,
      effects: (isOwn ? ["away on \(Format.count(Set(some.map(\.date)).count, "date"))"] : []) + lost.prefix(3))
  }

  private func places(_ stays: [Occurrence]) -> [String] {
    Set(stays.map(\.place.sortKey)).sorted().compactMap { key in
      stays.first { $0.place.sortKey == key }.map { names.shortPlace($0.place) }
    }
  }

  func halfDays(_ stays: [Occurrence]) -> Int {
    stays.reduce(0) { sum, stay in sum + max(1, words.index.rota(of: stay.activity)?.entries(of: stay).count ?? 1) }
  }

  /// "Tue, Wed".
  private func weekdays(_ stays: [Occurrence]) -> String {
    Set(stays.map(\.date.weekday)).sorted().map(\.shortName).joined(separator: ", ")
  }

  private func leavingRow(_ secondment: SecondmentPlacement) -> HeadAsk {
    let isOpen = !names.isConfidential(secondment.activity)
    return HeadAsk(
      activity: secondment.activity, when: [dates(secondment), secondment.weekWords],
      title: isOpen ? "Secondment: \(names.title(secondment.activity))" : names.title(secondment.activity),
      notes: isOpen ? ["to \(names.shortSchool(secondment.to))"] : [], people: [names.person(secondment.person)],
      effects: words.backfill(secondment))
  }

  private func comingRow(_ secondment: SecondmentPlacement) -> HeadAsk {
    let isOpen = !names.isConfidential(secondment.activity)
    return HeadAsk(
      activity: secondment.activity, when: [dates(secondment), secondment.weekWords],
      title: isOpen ? "Secondment to you: \(names.title(secondment.activity))" : names.title(secondment.activity),
      notes: isOpen ? ["from \(names.shortSchool(secondment.from))"] : [],
      people: isOpen ? [names.person(secondment.person)] : [],
      effects: isOpen ? [words.filling(secondment)].compactMap(\.self) : [])
  }

  private func dates(_ secondment: SecondmentPlacement) -> String {
    "\(secondment.days.first.readableShort) to \(secondment.days.last.readableShort)"
  }
}
