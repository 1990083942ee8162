// SPDX-License-Identifier: Apache-2.0

import Domain

/// H17: what has taken place stays as it was published, and nothing else is put before today.
struct H17Past {
  let publication: Publication

  private var today: CivilDate { publication.today }

  /// Checks what `decisions` say of the time before today.
  func check(_ decisions: Decisions, _ findings: inout Findings) {
    checkMeetings(decisions, &findings)
    checkStays(decisions, &findings)
    checkRepayments(decisions, &findings)
    checkSecondments(decisions, &findings)
  }

  private func require(_ holds: Bool, _ entry: Occurrence, _ words: String, _ findings: inout Findings) {
    findings.require(
      .past, holds, at: Breach.Location(entry),
      "'\(entry.activity)' \(entry.number.words) on \(entry.date.readable) \(words)")
  }

  private func checkMeetings(_ decisions: Decisions, _ findings: inout Findings) {
    let all = decisions.happenings.filter { !$0.isStay }.map(\.occurrence)
    let new = Dictionary(all.map { (Pair($0.activity, $0.number), $0) }) { first, _ in first }
    let past = publication.meetings.filter { $0.date < today }
    for entry in past {
      let isKept = new[Pair(entry.activity, entry.number)].map { isSame(entry, $0) } ?? false
      require(isKept, entry, "has taken place and isn't in the plan as it was published", &findings)
    }
    let keys = Set(past.map { Pair($0.activity, $0.number) })
    for entry in all where entry.date < today {
      require(
        keys.contains(Pair(entry.activity, entry.number)), entry, "lies before today and wasn't published", &findings)
    }
  }

  /// Whether nothing differs but rooms' and people's names that are gone, roles apart from hosts', and firmness.
  private func isSame(_ old: Occurrence, _ new: Occurrence) -> Bool {
    let known = old.attendees.filter { publication.isKnown($0.person) }
    var leader = old.leader
    if case .person(let person) = leader, !publication.isKnown(person) { leader = nil }
    return old.date == new.date && old.span == new.span && old.brief == new.brief && old.debrief == new.debrief
      && old.place == new.place && old.room == new.room && leader == new.leader && old.observed == new.observed
      && Set(known.map(\.person)) == Set(new.attendees.map(\.person))
      && old.hosts.filter(publication.isKnown) == new.hosts
  }

  private struct StayKey: Hashable {
    let activity: Identifier<Activity>
    let date: CivilDate
    let span: TimeSpan
    let place: Place

    init(_ entry: Occurrence) {
      activity = entry.activity
      date = entry.date
      span = entry.span
      place = entry.place
    }
  }

  private func checkStays(_ decisions: Decisions, _ findings: inout Findings) {
    let new = decisions.happenings.filter { $0.isStay && $0.date < today }.map(\.occurrence)
    let old = publication.stays.filter { $0.date < today }
    let keys = (old: Set(old.map(StayKey.init)), new: Set(new.map(StayKey.init)))
    for entry in old where entry.attendees.contains(where: { publication.isKnown($0.person) }) {
      require(
        keys.new.contains(StayKey(entry)), entry, "has taken place and isn't in the plan as it was published", &findings
      )
    }
    for entry in new {
      require(keys.old.contains(StayKey(entry)), entry, "lies before today and wasn't published", &findings)
    }
  }

  /// A protected time of a date, whatever repays it.
  private struct TakenTime: Hashable {
    let person: Identifier<Person>
    let date: CivilDate
    let time: ProtectedSpan

    init(_ entry: Repayment) {
      person = entry.person
      date = entry.date
      time = ProtectedSpan(span: entry.span, kind: entry.kind)
    }
  }

  /// What has been given back stays; what's still owed is given back by that lesson or another one, if there's any.
  private func checkRepayments(_ decisions: Decisions, _ findings: inout Findings) {
    let new = decisions.repaid.map(\.repayment)
    let old = publication.plan.repayments
    let keys = (old: Set(old), new: Set(new))
    let times = (old: Set(old.map(TakenTime.init)), new: Set(new.map(TakenTime.init)))
    let past = Dictionary(grouping: decisions.happenings.filter { $0.date < today }, by: \.date)
    for entry in old where entry.date < today && isTaken(entry, past[entry.date] ?? []) {
      let isKept =
        entry.repaidOn < today
        ? keys.new.contains(entry) : times.new.contains(TakenTime(entry)) || !canBeRepaid(entry)
      findings.require(
        .past, isKept, at: Breach.Location(date: entry.date, person: entry.person),
        "the repayment of \(entry.kind.rawValue) on \(entry.date.readable) was published and isn't in the plan")
    }
    for entry in new where min(entry.date, entry.repaidOn) < today {
      let isPublished = entry.repaidOn < today ? keys.old.contains(entry) : times.old.contains(TakenTime(entry))
      findings.require(
        .past, isPublished, at: Breach.Location(date: entry.date, person: entry.person),
        "a repayment of \(entry.kind.rawValue) on \(entry.date.readable) lies before today and wasn't published")
    }
  }

  /// Whether something that the plan still has takes the time that's repaid.
  private func isTaken(_ entry: Repayment, _ happenings: [Happening]) -> Bool {
    happenings.contains { happening in
      (happening.guests + (happening.leader.map { [$0] } ?? [])).contains {
        $0.member.person.id == entry.person && $0.away(publication.index).overlaps(entry.span)
      }
    }
  }

  /// Whether the person leads a lesson from today on that could repay it by H5, if nothing else were on its date.
  private func canBeRepaid(_ entry: Repayment) -> Bool {
    let index = publication.index
    guard let member = index.member(entry.person), let cycle = index.cycle(member.school.id, entry.date) else {
      return false
    }
    let year = index.group.year
    return (0..<year.count).map { year.first + $0 }.contains { date in
      date >= today && date != entry.date && index.cycle(member.school.id, date) == cycle
        && index.lessons(of: member.person, on: date).contains { lesson in
          guard let reference = lesson.reference else { return false }
          var other = entry
          other.repaidOn = date
          other.lesson = reference
          return isLongAndFree(RepaidTime(other, member: member, index: index))
        }
    }
  }

  private func isLongAndFree(_ repaid: RepaidTime) -> Bool {
    guard let stretch = repaid.stretch else { return false }
    let index = publication.index
    let date = repaid.repayment.repaidOn
    let spokenFor =
      index.busy(.person(repaid.member.person.id), date) + index.busy(.school(repaid.member.school.id), date)
      + index.protectedTimes(repaid.member, date).map(\.span)
    return stretch.length >= repaid.repayment.span.length && !spokenFor.contains { $0.overlaps(stretch) }
  }

  private func checkSecondments(_ decisions: Decisions, _ findings: inout Findings) {
    let new = Dictionary(decisions.postings.map { ($0.placement.activity, $0.placement) }) { first, _ in first }
    let old = Dictionary(publication.secondments.map { ($0.activity, $0) }) { first, _ in first }
    for (id, entry) in old.sorted(by: { $0.key < $1.key })
    where entry.days.last < today && publication.isKnown(entry.person) {
      findings.require(
        .past, new[id].map(entry.isAs) ?? false, at: Breach.Location(activity: id, person: entry.person),
        "'\(id)' is over and isn't in the plan as it was published")
    }
    for (id, entry) in new.sorted(by: { $0.key < $1.key }) where entry.days.first < today {
      findings.require(
        .past, old[id].map(entry.isAs) ?? false, at: Breach.Location(activity: id, person: entry.person),
        "'\(id)' begins before today and wasn't published so")
    }
  }
}
