// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Something that happens while a plan is already published: drawn at random for tests and benchmarks of replanning.
public struct GroupChange: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case leaves, busy, siteBusy, blackout, decline, veto, newActivity, shortBudget, parts, owed
  }
  public let kind: Kind
  /// What happened, for a log.
  public let words: String

  /// Changes `group` in one way that concerns somebody whom `plan` has something for, on or after `today`.
  /// - Parameters:
  ///   - number: which change of the run with `seed`: each is drawn apart from the others.
  ///   - kind: nil: any.
  /// - Returns: nil where the plan has nothing that a change of the kind drawn could concern.
  public static func make(
    in group: inout Group, plan: Plan, today: CivilDate, seed: UInt64, number: Int, kind: Kind? = nil
  ) -> GroupChange? {
    var random = RandomStream(seed, "change", number)
    let coming = plan.occurrences.filter { $0.date >= today && !$0.attendees.isEmpty }
    guard let drawn = kind ?? random.pick(Kind.allCases), let occurrence = random.pick(coming),
      let person = random.pick(occurrence.attendees)?.person,
      let base = group.people.first(where: { $0.id == person })?.base
    else { return nil }
    let scene = Scene(occurrence: occurrence, person: person, base: base, today: today)
    return scene.words(drawn, &group, plan, &random).map { GroupChange(kind: drawn, words: $0) }
  }

  /// Whom a change concerns.
  private struct Scene {
    let occurrence: Occurrence
    let person: Identifier<Person>
    let base: Identifier<School>
    let today: CivilDate

    /// Makes the change; nil where there's nothing to be changed.
    func words(_ kind: Kind, _ group: inout Group, _ plan: Plan, _ random: inout RandomStream) -> String? {
      let date = occurrence.date
      switch kind {
      case .leaves:
        guard let index = group.people.firstIndex(where: { $0.id == person }) else { return nil }
        let last = date - random.draw(1...20)
        if let until = group.people[index].validUntil, until <= last { return nil }
        if let from = group.people[index].validFrom, from > last { return nil }
        group.people[index].validUntil = last
        return "\(person) leaves on \(last)"
      case .busy:
        let span = random.chance(500) ? nil : occurrence.whole
        group.busy.append(Busy(subject: .person(person), days: DateSpan(date, date), span: span, note: ""))
        return "\(person) is busy on \(date)"
      case .siteBusy:
        guard case .school(let school) = occurrence.place else { return nil }
        group.busy.append(Busy(subject: .school(school), days: DateSpan(date, date), span: nil, note: ""))
        return "\(school) is taken on \(date)"
      case .blackout: return blackout(&group)
      case .decline:
        group.declines.append(Decline(person: person, activity: occurrence.activity))
        return "\(person) declines \(occurrence.activity)"
      case .veto: return veto(&group, &random)
      case .newActivity: return newActivity(&group, random.draw(0...999_999))
      case .shortBudget: return shortBudget(&group, plan, &random)
      case .parts: return parts(&group, &random)
      case .owed: return owed(&group, plan, &random)
      }
    }

    /// The school alone: its calendar becomes one of its own.
    private func blackout(_ group: inout Group) -> String? {
      guard let school = group.schools.firstIndex(where: { $0.id == base }),
        var calendar = group.calendars.first(where: { $0.id == group.schools[school].calendar })
      else { return nil }
      calendar.id = Identifier("\(calendar.id)-\(base)")
      calendar.blackouts.append(Blackout(name: "Inspection", span: DateSpan(occurrence.date, occurrence.date)))
      group.calendars.removeAll { $0.id == calendar.id }
      group.calendars.append(calendar)
      group.schools[school].calendar = calendar.id
      return "\(base) is out of it on \(occurrence.date)"
    }

    private func veto(_ group: inout Group, _ random: inout RandomStream) -> String? {
      let others = occurrence.attendees.map(\.person).filter { $0 != person }
      guard let other = random.pick(others) else { return nil }
      group.relations.append(Relation(kind: .veto, a: .person(person), b: .person(other)))
      return "\(person) and \(other) can't meet"
    }

    /// Another one of the same.
    private func newActivity(_ group: inout Group, _ number: Int) -> String? {
      guard var activity = group.activities.first(where: { $0.id == occurrence.activity }),
        activity.kind == .visit || activity.kind == .session
      else { return nil }
      activity.id = Identifier("\(activity.id)-\(number)")
      activity.title += " again"
      if group.activities.contains(where: { $0.id == activity.id }) { return nil }
      group.activities.append(activity)
      return "\(activity.id) is new"
    }

    /// A series becomes shorter or longer.
    private func parts(_ group: inout Group, _ random: inout RandomStream) -> String? {
      guard let index = group.activities.firstIndex(where: { $0.id == occurrence.activity }),
        case .session(var session) = group.activities[index].details
      else { return nil }
      let parts = max(1, session.series.parts + (random.chance(600) ? -1 : 1))
      if parts == session.series.parts { return nil }
      session.series.parts = parts
      session.series.leastTerms = min(session.series.leastTerms, parts)
      group.activities[index].details = .session(session)
      return "\(occurrence.activity) has \(parts) parts"
    }

    /// Somebody is busy when protected time is to be given back to them.
    private func owed(_ group: inout Group, _ plan: Plan, _ random: inout RandomStream) -> String? {
      guard let repayment = random.pick(plan.repayments.filter { $0.repaidOn >= today }) else { return nil }
      let days = DateSpan(repayment.repaidOn, repayment.repaidOn + (random.chance(300) ? 2 : 0))
      group.busy.append(Busy(subject: .person(repayment.person), days: days, span: nil, note: ""))
      return "\(repayment.person) is busy on \(days.first) to \(days.last), when protected time is repaid"
    }

    /// A little less than the school spends.
    private func shortBudget(_ group: inout Group, _ plan: Plan, _ random: inout RandomStream) -> String? {
      guard let spend = plan.schools.first(where: { $0.school == base })?.spend, spend > .zero,
        let school = group.schools.firstIndex(where: { $0.id == base })
      else { return nil }
      group.schools[school].releaseBudget = Pence(spend.rawValue * random.draw(900...990) / 1000)
      return "\(base) has less money"
    }
  }
}
