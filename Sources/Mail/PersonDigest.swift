// SPDX-License-Identifier: Apache-2.0

import Domain

extension DigestBuilder {
  /// What has changed for one person and what is ahead of them, with travel and the classes they leave; nil where nothing is.
  func letter(to person: Person) -> Letter? {
    let ahead = meetings(of: person)
    let own = ownStaffing(of: person)
    let changed = changed(for: person)
    if ahead.isEmpty && own.isEmpty && changed.isEmpty { return nil }
    var sections: [Letter.Section] = changed.isEmpty ? [] : [.init(Self.changesHeading, [.list(changed)])]
    for period in horizon(of: person.base).periods {
      let dated =
        ahead.filter { period.days.contains($0.date) }.map { Dated(date: $0.date, entry: entry($0, for: person)) }
        + entries(own, in: period)
      if !dated.isEmpty { sections.append(.init(period.title, [.entries(Self.inOrder(dated))])) }
    }
    if let weeks = rotaSection(own) { sections.append(weeks) }
    let isDone = ahead.isEmpty && own.isEmpty
    let summary =
      (changed.isEmpty ? [] : ["The plan has changed for you; see below."])
      + (isDone ? ["From now on nothing is planned for you."] : [])
      + (ahead.isEmpty ? [] : [summary(of: ahead)]) + opening(own)
    return Letter(
      title: "Your release time", opening: ["Dear \(person.name),", summary.joined(separator: " ")], sections: sections,
      closing: closing("You get this because the group's staff list has your address. Your calendar feed has the same.")
    )
  }

  /// What is ahead of a person, apart from their stays as a specialist.
  func meetings(of person: Person) -> [Occurrence] {
    upcoming(index.occurrences(of: person.id)).filter { !$0.isStay }
  }

  /// Entries by date; those of one date as they come.
  static func inOrder(_ dated: [Dated]) -> [Letter.Entry] {
    dated.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element.entry)
  }

  /// "2 dates are planned for you, the first on Tue 6 Oct."; no titles, since it is the subject too.
  private func summary(of ahead: [Occurrence]) -> String {
    let first = ahead.first.map { $0.date.readableShort } ?? ""
    return ahead.count == 1
      ? "One date is planned for you: \(first)."
      : "\(ahead.count) dates are planned for you, the first on \(first)."
  }

  /// The subject of a person's letter; titles stay inside, since subjects are shown on locked screens.
  func subject(for person: Person) -> String {
    let ahead = meetings(of: person)
    let own = ownStaffing(of: person)
    let changed = changes.changes(of: person.id).count
    let parts = [
      changed == 0 ? nil : PlanWords.counted(changed, "change", "changes"),
      ahead.first.map { PlanWords.counted(ahead.count, "date", "dates") + ", first \($0.date.readableShort)" },
      own.stays.first.map { "your weeks as a specialist, next \($0.date.readableShort)" },
      own.secondments.first.map { "a secondment, \(span($0.days.first, $0.days.last))" },
    ]
    return "Your release time: " + parts.compactMap { $0 }.joined(separator: "; ")
  }

  /// One date of a person's letter.
  func entry(_ occurrence: Occurrence, for person: Person) -> Letter.Entry {
    let isHost = occurrence.isHosted(by: person.id)
    let title = words.title(occurrence)
    let text = isHost ? words.hosting(occurrence) : "\(title), \(words.location(occurrence))"
    let others = occurrence.people.filter { $0 != person.id }
    let notes = [
      isHost ? occurrence.observed.map { "Your lesson: \(words.lesson($0))." } : words.leading(occurrence),
      words.company(others.filter { occurrence.leader != .person($0) }), words.talks(occurrence),
      words.offer(occurrence),
      isHost ? nil : words.travel(occurrence, person.id), isHost ? nil : words.leaving(occurrence, person.id),
      isHost ? nil : words.repaying(occurrence, person.id),
      words.purpose(occurrence), words.certainty(occurrence.firmness),
    ].compactMap { $0 }
    return Letter.Entry(when(occurrence, occurrence.whole), text, notes: notes)
  }
}
