// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a school's leaders need to know, in the order in which they ask for it.
struct SchoolDigest: Sendable {
  let school: School
  /// Period by period: who is out, who comes, what needs cover.
  var periods: [Letter.Section] = []
  /// One sentence on the first period that has anything.
  var headline: String?
  /// Half-terms to which the school hasn't answered.
  var asks: [Ask] = []
  /// What else waits for the school's word.
  var others: [String] = []
  /// What's different from the published plan.
  var changes: [String] = []
  var money: [Letter.Figure] = []

  /// A half-term to which the school hasn't answered.
  struct Ask: Sendable {
    /// From 1.
    let number: Int
    let halfTerm: HalfTerm
    /// What waits for the answer, in a sentence.
    let words: String
  }

  /// All that waits for the school's word, in sentences.
  var answers: [String] { asks.map(\.words) + others }
}

extension DigestBuilder {
  /// The digest of `school`; nil where nothing is ahead and nothing asked.
  func digest(of school: School) -> SchoolDigest? {
    var digest = SchoolDigest(school: school)
    let ahead = upcoming(index.occurrences(concerning: school.id))
    let stays = ahead.filter(\.isStay)
    for period in horizon(of: school.id).periods {
      let inside = ahead.filter { period.days.contains($0.date) }
      let covers = covers(inside, at: school, in: period.days)
      let meetings = inside.filter { !$0.isStay }
      let dated =
        staffingEntries(stays, of: school, in: period)
        + entries(meetings, covers, at: school, inDetail: period.isNear)
      if dated.isEmpty { continue }
      digest.periods.append(.init(period.title, [.entries(Self.inOrder(dated))]))
      if digest.headline == nil {
        digest.headline = headline(
          period, meetings, covers, staffingHeadline(stays, of: school, in: period), at: school)
      }
    }
    digest.asks = answersWanted(ahead, of: school)
    digest.others = backfillWanted(of: school)
    digest.changes = changed(at: school)
    if digest.periods.isEmpty && digest.answers.isEmpty && digest.changes.isEmpty { return nil }
    digest.money = money(of: school)
    return digest
  }

  /// Lessons of the school that are left and need somebody, each once, by date and bell: for these occurrences, and
  /// those that give protected time back on `days`.
  private func covers(_ occurrences: [Occurrence], at school: School, in days: DateSpan) -> [Release] {
    let left = occurrences.flatMap { occurrence in
      occurrence.people.flatMap { index.releases(of: $0, for: occurrence) }
    }
    let repaid = index.repaidReleases(at: school.id).flatMap(\.releases).filter {
      days.contains($0.date) && $0.date >= asOf
    }
    let all = left + repaid
    return Set(all.filter { $0.needsCover && $0.lesson.school == school.id }).sorted {
      ($0.date, $0.lesson.span, $0.lesson.className, $0.person) < (
        $1.date, $1.lesson.span, $1.lesson.className, $1.person
      )
    }
  }

  /// "next week: 2 people out, 1 date with guests, 4 lessons to cover".
  private func headline(
    _ period: Horizon.Period, _ occurrences: [Occurrence], _ covers: [Release], _ staffing: [String], at school: School
  ) -> String {
    let people = Set(occurrences.flatMap { absent($0, of: school).map(\.id) }).count
    let guests = occurrences.filter { $0.place == .school(school.id) && !self.guests(of: $0, at: school).isEmpty }.count
    let parts =
      [
        people == 0 ? nil : PlanWords.counted(people, "person", "people") + " out",
        guests == 0 ? nil : PlanWords.counted(guests, "date", "dates") + " with guests",
        covers.isEmpty ? nil : PlanWords.counted(covers.count, "lesson", "lessons") + " to cover",
      ].compactMap { $0 } + staffing
    let other =
      occurrences.isEmpty
      ? "people at other schools" : PlanWords.counted(occurrences.count, "meeting", "meetings") + " here"
    let what = parts.isEmpty ? other : nil
    return "\(period.name): " + (what ?? parts.joined(separator: ", "))
  }

  /// People in `occurrence` from elsewhere.
  private func guests(of occurrence: Occurrence, at school: School) -> [Identifier<Person>] {
    occurrence.people.filter { index.directory.base(of: $0) != school.id }
  }

  /// People of the school whom `occurrence` takes off the site or out of a lesson.
  private func absent(_ occurrence: Occurrence, of school: School) -> [Person] {
    let own = occurrence.people.filter { index.directory.base(of: $0) == school.id }
    return own.filter { id in
      !occurrence.isHosted(by: id)
        && (occurrence.isElsewhere(forBase: school.id) || !index.releases(of: id, for: occurrence).isEmpty)
    }.compactMap { index.directory.people[$0] }
  }

  /// Entries by date: who is out, who comes, then the date's cover.
  private func entries(
    _ occurrences: [Occurrence], _ covers: [Release], at school: School, inDetail: Bool
  ) -> [Dated] {
    let byDate = Dictionary(grouping: occurrences, by: \.date)
    let coversByDate = Dictionary(grouping: covers, by: \.date)
    return Set(byDate.keys).union(coversByDate.keys).sorted().flatMap { date -> [Dated] in
      let today = byDate[date] ?? []
      let lessons = coversByDate[date] ?? []
      let cover = lessons.isEmpty ? [] : [cover(lessons, on: date, at: school, inDetail: inDetail)]
      let all =
        today.flatMap { absenceEntries($0, at: school, inDetail: inDetail) }
        + today.compactMap { visitorsEntry($0, at: school, inDetail: inDetail) } + cover
      return all.map { Dated(date: date, entry: $0) }
    }
  }

  /// One for those who leave the site, one for those who only leave a lesson.
  private func absenceEntries(_ occurrence: Occurrence, at school: School, inDetail: Bool) -> [Letter.Entry] {
    let people = absent(occurrence, of: school)
    let isHidden = words.isConfidential(occurrence.activity)
    let reason = isHidden ? "" : " (\(words.title(occurrence)), \(words.place(occurrence.place)))"
    let certainty = words.certainty(occurrence.firmness).map { [$0] } ?? []
    return [("Out", true), ("Released", false)].compactMap { label, isElsewhere in
      let some = people.filter { occurrence.isElsewhere(for: $0) == isElsewhere }
      if some.isEmpty { return nil }
      let times = absences(of: some, for: occurrence)
      return Letter.Entry(
        when(occurrence, occurrence.whole), "\(label): \(some.map(\.name).joined(separator: ", "))\(reason)",
        notes: inDetail ? (isElsewhere ? times : []) + certainty : [])
    }
  }

  /// "Away 10:50–13:00.", or each time with its people where they differ.
  private func absences(of people: [Person], for occurrence: Occurrence) -> [String] {
    let times = Dictionary(grouping: people) { index.absence(of: $0.id, for: occurrence) }
    return times.keys.sorted().map { time in
      let names = (times[time] ?? []).map(\.name).joined(separator: ", ")
      return times.count == 1 ? "Away \(time.words)." : "Away \(time.words): \(names)."
    }
  }

  /// Who comes: names where they're few, else how many of each school.
  private func guestList(_ guests: [Identifier<Person>]) -> String {
    if guests.count <= 12 { return "Guests: " + guests.map(words.personAndSchool).joined(separator: ", ") + "." }
    let bases = Dictionary(grouping: guests.compactMap { index.directory.base(of: $0) }) { $0 }
    let counts = bases.map { (words.school($0.key), $0.value.count) }.sorted { $0 < $1 }
    return "Guests: " + counts.map { "\($1) from \($0)" }.joined(separator: ", ") + "."
  }

  private func visitorsEntry(_ occurrence: Occurrence, at school: School, inDetail: Bool) -> Letter.Entry? {
    guard occurrence.place == .school(school.id) else { return nil }
    let guests = guests(of: occurrence, at: school)
    var texts = guests.isEmpty ? [] : [words.attendance(guests)]
    let isHidden = words.isConfidential(occurrence.activity)
    if !isHidden { texts.insert(words.title(occurrence), at: 0) }
    let room = occurrence.room.map { ", \($0)" } ?? ""
    let label = guests.isEmpty ? "Here" : "Visitors"
    let names = guests.isEmpty || isHidden ? nil : guestList(guests)
    let lesson = occurrence.observed.map { "Watched: \(words.lesson($0)), \(words.person($0.teacher))." }
    let notes = [isHidden ? nil : words.leading(occurrence), names, isHidden ? nil : lesson].compactMap { $0 }
    return Letter.Entry(
      when(occurrence, occurrence.whole),
      "\(label): \(texts.isEmpty ? "room in use" : texts.joined(separator: ", "))\(room)", notes: inDetail ? notes : [])
  }

  private func cover(_ lessons: [Release], on date: CivilDate, at school: School, inDetail: Bool) -> Letter.Entry {
    let lines = lessons.map { "\(words.lesson($0.lesson)), \(words.person($0.person)): \(words.cover(of: $0))." }
    return Letter.Entry(
      date.readableShort, "Cover: " + PlanWords.counted(lessons.count, "lesson", "lessons"),
      notes: (inDetail ? lines : []) + words.visitingCover(of: school.id, on: date))
  }
}
