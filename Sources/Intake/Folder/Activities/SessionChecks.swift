// SPDX-License-Identifier: Apache-2.0

import Domain

/// The checks of `ActivityChecks` that are about sessions.
struct SessionChecks {
  private let reading: Reading
  private let directory: Directory
  private var problems: Problems { reading.problems }

  init(_ reading: Reading, _ directory: Directory) {
    self.reading = reading
    self.directory = directory
  }

  func check(_ session: Session, _ activity: Activity, _ row: Table.Row) {
    checkParticipants(session, activity, row)
    checkSeries(session.series, activity, row)
    checkCohorts(session, row)
    checkVenue(session, row)
    checkLeaders(session, activity, row)
    checkSpecialism(session, row)
    checkGuests(session, activity, row)
    if let most = session.mostPeople, most < session.quorum {
      problems.error(
        .activityImpossible, at: row["most_people"], isNot: "at least the quorum, which is \(session.quorum)")
    }
  }

  private func checkParticipants(_ session: Session, _ activity: Activity, _ row: Table.Row) {
    let columns = ["required", "expected", "invited"]
    if columns.allSatisfy({ row[$0].isEmpty }) {
      problems.error(
        .fieldMissing, at: row["required"].location, "Nobody is to take part",
        advice: "Fill in required, expected or invited, as in 'role=art lead' or 'everyone'.")
      return
    }
    let people = PeopleChecks(reading, directory)
    var chosen: Set<Identifier<Person>> = []
    for column in columns {
      let level = Level(rawValue: column)
      for rule in session.participants where rule.level == level {
        chosen.formUnion(people.check(rule.selector, least: 1, activity, row[column]))
      }
    }
    guard !chosen.isEmpty, reading.arePeopleComplete else { return }
    let schools = Set(chosen.compactMap { directory.base(of: $0) })
    if chosen.count < session.quorum * session.cohorts {
      tooFew("people", chosen.count, "quorum", session.quorum, cohorts: session.cohorts, row)
    }
    if schools.count < session.leastSchools {
      tooFew("schools", schools.count, "least_schools", session.leastSchools, row)
    }
    let phases = Set(schools.compactMap { directory.schools[$0]?.phase })
    if session.mix == .needed, phases.count == 1, let phase = phases.first {
      problems.warn(
        .activityImpossible, at: row["mix"].location,
        "All schools chosen are of the phase '\(phase.rawValue)', and people of two phases must come",
        value: row["mix"].text, advice: "Choose people of another phase too, or write 'yes' for a mix that's liked.")
    }
  }

  private func tooFew(
    _ what: String, _ count: Int, _ column: String, _ least: Int, cohorts: Int = 1, _ row: Table.Row
  ) {
    problems.warn(
      .activityImpossible, at: row[column].location,
      "Only \(count) \(what) are chosen, and \(least) are needed at least"
        + (cohorts > 1 ? " in each of the \(cohorts) cohorts" : ""), value: String(least),
      advice: "Choose more, or lower '\(column)'.")
  }

  private func checkSeries(_ series: Series, _ activity: Activity, _ row: Table.Row) {
    if let most = series.mostGap, most < series.leastGap {
      problems.error(
        .activityImpossible, at: row["gap_most"], isNot: "at least gap_least, which is \(series.leastGap) days")
    }
    if series.leastTerms > series.parts {
      problems.error(.activityImpossible, at: row["least_terms"], isNot: "at most the number of parts, \(series.parts)")
    }
    let windows = activity.timing.windows.isEmpty ? [reading.group.year] : activity.timing.windows
    let first = max(windows.map(\.first).min() ?? reading.group.year.first, reading.group.year.first)
    let last = min(windows.map(\.last).max() ?? reading.group.year.last, reading.group.year.last)
    if first <= last, (series.parts - 1) * series.leastGap > last - first {
      problems.error(
        .activityImpossible, at: row["parts"],
        isNot: "a number of parts that fits: with \(series.leastGap) days between them they don't fit into "
          + "\(first.readable) to \(last.readable)", advice: "Take fewer parts, a smaller gap_least or longer windows.")
    }
    if !activity.timing.fixed.isEmpty, activity.timing.fixed.count < series.parts {
      problems.error(
        .activityImpossible, at: row["at"],
        isNot: "enough fixed starts: \(activity.timing.fixed.count) for \(series.parts) parts")
    }
  }

  private func checkCohorts(_ session: Session, _ row: Table.Row) {
    if session.cohorts == 1 {
      // A number that isn't one has been told already, and somebody who writes it wants several.
      let isSaid = row["cohorts"].isEmpty || row["cohorts"].read(.whole(1...1), Problems()) != nil
      if session.tolerance != nil, isSaid {
        problems.warn(
          .activityUnusedColumn, at: row["tolerance"].location,
          "A tolerance is for the sizes of cohorts, and there's one alone", value: row["tolerance"].text,
          advice: "Leave it empty, or write in 'cohorts' how many there are to be.")
      }
      return
    }
    if !session.series.samePeople {
      problems.error(
        .activityImpossible, at: row["same_people"],
        isNot: "possible with \(session.cohorts) cohorts: whoever is in one stays in it for all its parts",
        advice: "Write 'yes' or leave it empty.")
    }
  }

  private func checkVenue(_ session: Session, _ row: Table.Row) {
    for id in session.venue.schools where directory.schools[id]?.hosts == false {
      problems.warn(
        .activityImpossible, at: row["venue"].location, "School '\(id)' has said that it doesn't host", value: id.text)
    }
    let hasProvider =
      session.specialism != nil
      || session.leaders.contains { leader in
        if case .provider = leader { return true }
        return false
      }
    if session.venue.atProvider, !hasProvider {
      problems.error(
        .activityImpossible, at: row["venue"], isNot: "possible without a provider among the leaders",
        advice: "Name the provider in 'leaders', or another venue.")
    }
  }

  /// Most leaders of a session.
  private static let mostLeaders = 120

  private func checkLeaders(_ session: Session, _ activity: Activity, _ row: Table.Row) {
    if session.leaders.count > Self.mostLeaders {
      problems.error(
        .activityImpossible, at: row["leaders"], isNot: "a list of at most \(Self.mostLeaders) who may lead")
    }
    for leader in session.leaders {
      if case .provider(let id) = leader { checkDates(of: id, activity, row["leaders"]) }
    }
  }

  private func checkDates(of id: Identifier<Provider>, _ activity: Activity, _ cell: Cell) {
    guard let provider = directory.providers[id], !provider.available.isEmpty else { return }
    let windows = activity.timing.windows.isEmpty ? [reading.group.year] : activity.timing.windows
    if !provider.available.contains(where: { span in windows.contains { $0.overlaps(span) } }) {
      problems.warn(
        .activityImpossible, at: cell.location, "'\(id)' isn't available at any time in question", value: id.text,
        advice: "Widen the windows, or the provider's dates.")
    }
  }

  private func checkSpecialism(_ session: Session, _ row: Table.Row) {
    guard let specialism = session.specialism, reading.providers.isKnown else { return }
    if !session.leaders.isEmpty {
      problems.error(
        .activityImpossible, at: row["specialism"], isNot: "possible where 'leaders' names who leads",
        advice: "Leave one of the two empty.")
    }
    let specialisms = reading.group.providers.flatMap(\.specialisms)
    if !specialisms.contains(specialism) {
      problems.error(
        .activityNobody, at: row["specialism"], isNot: "a specialism of anybody in \(reading.store.called(.providers))",
        advice: Nearest.advice(specialism, in: Set(specialisms).sorted())
          ?? "Add it to 'specialisms' there, or name who leads in 'leaders'.")
    }
  }

  private func checkGuests(_ session: Session, _ activity: Activity, _ row: Table.Row) {
    for guest in session.guests {
      checkDates(of: guest, activity, row["guests"])
      if session.leaders == [.provider(guest)] {
        problems.error(
          .activityImpossible, at: row["guests"], isNot: "somebody other than the one who leads: '\(guest)' does",
          advice: "Whoever leads is there anyway; leave one of the two out.")
      }
    }
  }
}

/// Checks of who's chosen, for all kinds.
struct PeopleChecks {
  private let reading: Reading
  private let directory: Directory

  init(_ reading: Reading, _ directory: Directory) {
    self.reading = reading
    self.directory = directory
  }

  /// Warns where fewer than `least` are chosen and about named people who aren't employed in any of the activity's
  /// windows; answers who's chosen.
  @discardableResult
  func check(_ selector: Selector, least: Int, _ activity: Activity, _ cell: Cell) -> [Identifier<Person>] {
    let chosen = directory.ids(matching: selector)
    let windows = activity.timing.windows.isEmpty ? [reading.group.year] : activity.timing.windows
    if chosen.count < least, areRead(selector), !cell.isEmpty {
      reading.problems.warn(
        .activityNobody, at: cell.location,
        chosen.isEmpty
          ? "'\(cell.text.shown)' chooses nobody"
          : "'\(cell.text.shown)' chooses only \(chosen.count) of the \(least) people that it takes",
        value: cell.text, advice: selector.isByNameOnly ? "Name more people." : advice(selector))
    }
    for id in selector.people {
      guard let person = directory.people[id] else { continue }
      let isEverValid = windows.contains { window in
        (person.validFrom ?? window.first) <= window.last && window.first <= (person.validUntil ?? window.last)
      }
      guard !isEverValid else { continue }
      reading.problems.warn(
        .personNotValid, at: cell.location, "'\(id)' isn't employed at any time in question", value: id.text,
        advice: "See from and until in \(reading.store.called(.staff)).")
    }
    return chosen
  }

  /// Whether the people in question could be read: rows with errors are left out, and told about where they stand.
  private func areRead(_ selector: Selector) -> Bool {
    reading.people.isKnown && reading.arePeopleComplete && !reading.group.people.isEmpty
      && selector.people.allSatisfy { directory.people[$0] != nil }
  }

  /// The nearest role, subject or tag that somebody has.
  private func advice(_ selector: Selector) -> String {
    let people = reading.group.people
    let roles = Set(people.flatMap { [$0.role] + $0.responsibilities })
    for role in selector.roles where !roles.contains(role) {
      return Nearest.advice(role, in: roles.sorted()) ?? "Nobody has the role or responsibility '\(role.shown)'."
    }
    let subjects = Set(people.flatMap(\.subjects))
    for subject in selector.subjects where !subjects.contains(subject) {
      return Nearest.advice(subject, in: subjects.sorted()) ?? "Nobody has the subject '\(subject.shown)'."
    }
    return "Check roles, subjects, years and tags in \(reading.store.called(.staff))."
  }
}
