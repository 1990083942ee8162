// SPDX-License-Identifier: Apache-2.0

import Domain

/// H9: limits on people's days out, on classes' losses, on years before exams, and on providers.
enum H9Limits: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    checkDaysOut(facts, &findings)
    checkClasses(facts, &findings)
    checkYears(facts, &findings)
    checkProviders(facts, &findings)
  }

  private static func checkDaysOut(_ facts: Derivation, _ findings: inout Findings) {
    let limits = facts.index.group.rules.limits
    let out = facts.personDays.filter { !$0.halvesOut.isEmpty }
    for person in grouped(out, by: { $0.member.person.id }) {
      guard let member = person.values.first?.member else { continue }
      let own = member.person.limits
      let spans = [
        ("a week", own.daysPerWeek ?? limits.daysPerWeek, grouped(person.values) { $0.date.monday.daysSince1970 }),
        (
          "a half-term", own.daysPerHalfTerm ?? limits.daysPerHalfTerm,
          grouped(person.values) { facts.index.halfTerm(member.school.id, $0.date) }
        ),
        ("the year", own.daysPerYear ?? limits.daysPerYear, [(0, person.values)]),
      ]
      for (name, most, groups) in spans {
        for group in groups {
          findings.require(
            .limits, group.values.count <= most,
            at: Breach.Location(
              date: group.values.last?.date, school: member.school.id, person: member.person.id),
            "\(member.person.name) is out on \(group.values.count) days of \(name), the most is \(most)")
        }
      }
    }
  }

  private static func checkClasses(_ facts: Derivation, _ findings: inout Findings) {
    let limits = facts.index.group.rules.limits
    let covered = facts.losses.filter(\.needsCover)
    for group in grouped(covered, by: { Pair($0.school, $0.reference.className) }) {
      let (school, className) = (group.key.first, group.key.second)
      for halfTerm in grouped(group.values, by: { facts.index.halfTerm(school, $0.date) }) {
        let dates = distinct(halfTerm.values.map(\.date))
        findings.require(
          .limits, dates.count <= limits.classLossesPerHalfTerm,
          at: Breach.Location(date: dates.last, school: school),
          "class \(className) loses lessons on \(dates.count) days of a half-term, the most is "
            + "\(limits.classLossesPerHalfTerm)")
      }
      for subject in grouped(group.values, by: { $0.reference.subject }) {
        let dates = distinct(subject.values.map(\.date))
        for (date, next) in zip(dates, dates.dropFirst()) {
          findings.require(
            .limits, next - date >= limits.sameSubjectGapDays, at: Breach.Location(date: next, school: school),
            "class \(className) loses \(subject.key) on \(date.readable) and again \(next - date) days later")
        }
      }
    }
  }

  private static func checkYears(_ facts: Derivation, _ findings: inout Findings) {
    for loss in facts.losses where loss.needsCover {
      let years = loss.lesson.lesson.years
      let location = Breach.Location(date: loss.date, school: loss.school, person: loss.member.person.id)
      let words = "class \(loss.reference.className) may lose nothing on \(loss.date.readable)"
      findings.require(
        .limits, !facts.index.isBlackedOut(years, loss.school, loss.date), at: location, words + ": a blackout")
      findings.require(
        .limits, !facts.index.isKept(years, loss.school, loss.date), at: location, words + ": exams are near")
    }
  }

  private static func checkProviders(_ facts: Derivation, _ findings: inout Findings) {
    for day in facts.providerDays {
      let provider = day.provider
      for happening in day.happenings {
        let date = happening.date
        let isThere =
          (provider.available.isEmpty || provider.available.contains { $0.contains(date) })
          && (provider.weekdays.isEmpty || provider.weekdays.contains(date.weekday))
        findings.require(
          .limits, isThere, at: happening.location(provider: provider.id),
          "\(provider.name) isn't available for \(happening.title)")
      }
      guard let date = day.happenings.first?.date, let most = provider.mostPerDay else { continue }
      findings.require(
        .limits, day.happenings.count <= most, at: Breach.Location(date: date, provider: provider.id),
        "\(provider.name) has \(day.happenings.count) sessions on \(date.readable), the most is \(most)")
    }
  }
}
