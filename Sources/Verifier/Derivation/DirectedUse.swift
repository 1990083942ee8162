// SPDX-License-Identifier: Apache-2.0

import Domain

/// How one person's part in an occurrence stands to their directed time. During a stay or a day of shadowing the host's hours
/// are the person's own, so it uses none.
struct DirectedUse: Sendable {
  let presence: Presence
  /// Minutes outside all directed time: out(p, o).
  let outside: Minutes
  /// Minutes outside the staff's hours of the halves that the person works; more than none makes a twilight.
  let beyondHours: Minutes
  let band: TimeBand

  var isTwilight: Bool { beyondHours > .zero }

  init(_ presence: Presence, index: GroupIndex) {
    self.presence = presence
    let member = presence.member
    let date = presence.date
    let hours = index.workingHours(member, date)
    let intervals = presence.isStay || presence.isDay ? [] : presence.intervals
    outside = intervals.minutes(outside: Self.directedTime(member, date, hours: hours, index))
    beyondHours = intervals.minutes(outside: hours)
    let school = member.school.id
    if outside > .zero {
      band = .twilight
    } else if index.kind(school, date) == .inset {
      band = .inset
    } else if index.hasPupils(school, date), let bells = index.bells(school, date),
      presence.occurrence.whole.overlaps(bells.pupils)
    {
      band = .schoolDay
    } else {
      band = .meeting
    }
  }

  /// D(p, d): hours worked, the weekly meeting while school is on, and the dated slots on any day.
  static func directedTime(
    _ member: Member, _ date: CivilDate, hours: [TimeSpan], _ index: GroupIndex
  ) -> [TimeSpan] {
    guard member.person.isValid(on: date), member.person.works.contains(date.weekday) else { return [] }
    let school = member.school.id
    let meetings = index.hasPupils(school, date) ? index.meetings(school, date) : []
    return hours + meetings + index.directed(school, date)
  }
}
