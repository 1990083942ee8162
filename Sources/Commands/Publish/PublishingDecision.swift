// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// Whether a plan is approved and published by itself, and why: what it changes of the published one, as people know it,
/// against the limits that a group sets.
struct PublishingDecision {
  /// Why a plan is left to somebody.
  struct Breach: Hashable, Sendable {
    /// As "limit.people".
    var code: String
    var words: String
  }

  /// How many people have to be told, and how many of them of something inside the notice period.
  let people: Int
  let soon: Int
  /// Nothing where the plan keeps within the limits.
  let breaches: [Breach]
  private let limits: PublishingLimits

  var isWithin: Bool { breaches.isEmpty }

  /// - Parameters:
  ///   - plan: one that was verified for `group`.
  ///   - base: the published plan from which it was made; nil where there's none.
  ///   - today: of a plan that was made on another day nobody knows whether it still holds.
  init(on plan: Plan, of group: Group, from base: PlanInForce?, today: CivilDate, limits: PublishingLimits) {
    self.limits = limits
    guard let base else {
      (people, soon) = (0, 0)
      breaches = [Breach(code: "limit.first-plan", words: "nothing is published for the year yet")]
      return
    }
    let changes = Changes(from: base, to: plan, of: group)
    people = changes.people.count
    soon = changes.soon.count
    breaches = Self.breaches(changes, of: plan, from: base, today: today, limits)
  }

  private static func breaches(
    _ changes: Changes, of plan: Plan, from base: PlanInForce, today: CivilDate, _ limits: PublishingLimits
  ) -> [Breach] {
    var found: [Breach] = []
    func limit(_ code: String, _ isKept: Bool, _ words: String) {
      if !isKept { found.append(Breach(code: code, words: words)) }
    }
    limit("limit.unfinished", plan.run.stop != .interrupted, "its search was ended")
    limit("limit.day", plan.asOf == today, "it was made on \(plan.asOf.readable)")
    limit(
      "limit.people", changes.people.count <= limits.people,
      "\(told(changes.people.count)), at most \(limits.people)")
    limit(
      "limit.short-notice", changes.soon.count <= limits.soon,
      "\(told(changes.soon.count)) at short notice, at most \(limits.soon)")
    limit(
      "limit.new", changes.unwritten == 0,
      "\(told(changes.unwritten)) of something new at short notice, which no message tells")
    limit(
      "limit.supply", changes.supply == 0,
      "\(PlanWords.counted(changes.supply, "supply teacher", "supply teachers")) more to book at short notice")
    limit(
      "limit.booked", changes.renumbered == 0,
      "\(PlanWords.counted(changes.renumbered, "supply teacher", "supply teachers")) that schools have asked for not as "
        + "asked for any more")
    limit(
      "limit.called-off", changes.calledOff == 0,
      "\(PlanWords.counted(changes.calledOff, "thing", "things")) called off that weren't withdrawn")
    limit(
      "limit.must", plan.objective.must <= base.plan.objective.must,
      "more of what must take place is missing than in the published plan")
    return found
  }

  private static func told(_ count: Int) -> String { "\(PlanWords.counted(count, "person", "people")) to be told" }

  /// "3 people to be told (at most 10), 0 of them at short notice (at most 0)", or what's outside: "12 people to be told,
  /// at most 10 [limit.people]".
  var words: String {
    if isWithin {
      return "\(Self.told(people)) (at most \(limits.people)), \(soon) of them at short notice (at most \(limits.soon))"
    }
    return breaches.map { "\($0.words) [\($0.code)]" }.joined(separator: "; ")
  }

  // MARK: In the audit log

  private static let published = ", within limits: "
  private static let left = "; left to somebody: "

  /// What's decided stands behind the name of whoever decides it, in the audit log and in 'planner plans'.
  func signed(_ signature: Signature) -> Signature {
    Signature(by: signature.by + (isWithin ? Self.published : Self.left) + words, at: signature.at)
  }

  /// Whether a step was taken because a plan keeps within limits, and is to be followed by the next one: by how its signature
  /// ends, whatever whoever signs is called.
  static func isWithin(_ step: PlanRevision.Step) -> Bool {
    step.signature.by.contains(
      /, within limits: \d+ (person|people) to be told \(at most \d+\), \d+ of them at short notice \(at most \d+\)$/)
  }

  /// What was decided when a plan was kept; nil where nothing was.
  static func words(of plan: PlanRevision) -> String? {
    guard let by = plan.steps.first?.signature.by else { return nil }
    return [published, left].lazy.compactMap { by.firstRange(of: $0) }.first.map { String(by[$0.upperBound...]) }
  }
}

/// What a plan changes of the published one.
private struct Changes {
  /// Everyone who has to be told.
  let people: Set<Identifier<Person>>
  /// Those of them who have to be told of something inside the notice period that isn't off anyway, and colleagues who are to
  /// take a class there.
  let soon: Set<Identifier<Person>>
  /// Those of them for whom it's new, and whom notices, which are about what was published, don't reach.
  let unwritten: Int
  /// Supply teachers to book inside the notice period who weren't to be booked.
  let supply: Int
  /// What schools have asked an agency for that isn't under its number any more: numbers run on within a day, so that what's
  /// known of one would be said of another.
  let renumbered: Int
  /// Meetings, posts and a specialist's days that don't take place and weren't withdrawn.
  let calledOff: Int

  init(from base: PlanInForce, to plan: Plan, of group: Group) {
    func isSoon(_ date: CivilDate) -> Bool {
      plan.asOf <= date && date < plan.asOf + group.rules.limits.noticeDays
    }
    // Two readings: who knows what, and what stands. Whatever was withdrawn is off, and need not have been told.
    let known = PlanChanges(
      from: base.known, to: plan, in: group, withdrawn: base.plan.things(withdrawnBy: base.told))
    let standing = PlanChanges(
      from: base.standing, to: plan, in: group, withdrawn: base.plan.things(withdrawnBy: base.withdrawn))
    // A part or cohort more is as new as an activity; a rota's days are compared as such where it has any.
    let parts = Set(base.plan.occurrences.filter { !$0.isStay }.map(Part.init))
    let rotas = Set(base.standing.occurrences.filter(\.isStay).map(\.activity))
    let new = plan.occurrences.filter { occurrence in
      occurrence.date >= plan.asOf
        && (occurrence.isStay ? !rotas.contains(occurrence.activity) : !parts.contains(Part(occurrence)))
    }
    let filled = Set(base.plan.secondments.map(\.activity))
    let posts = plan.secondments.filter { !filled.contains($0.activity) }
    let before = Set(base.standing.cover)
    let asked = plan.cover.filter { isSoon($0.date) && !before.contains($0) }.compactMap { cover in
      if case .inside(let person) = cover.by { return person }
      return nil
    }
    let others = new.flatMap(\.people) + posts.map(\.person) + asked
    people = known.people.union(others)
    let newSoon = Set(
      new.filter { isSoon($0.date) }.flatMap(\.people) + posts.filter { isSoon($0.days.first) }.map(\.person) + asked)
    soon = newSoon.union(standing.changes.filter(\.isSoon).flatMap(\.people))
    unwritten = newSoon.count
    supply = Self.more(plan.supply.filter { isSoon($0.date) }, than: base.standing.supply)
    renumbered = group.bookings.count { booking in
      guard booking.date >= plan.asOf, let booked = base.standing.supply.first(where: { $0.isOf(booking) }) else {
        return false
      }
      return plan.supply.first { $0.isOf(booking) }?.part != booked.part
    }
    calledOff = standing.count(.cancelled) + standing.count(.gone)
  }

  private struct Part: Hashable {
    let activity: Identifier<Activity>
    let number: Occurrence.Number
    init(_ occurrence: Occurrence) { (activity, number) = (occurrence.activity, occurrence.number) }
  }

  private struct Booking: Hashable {
    let school: Identifier<School>
    let date: CivilDate
    let part: SupplyPurchase.Part
  }

  /// Purchases by school, date and part of the day, since their numbers run on.
  private static func more(_ new: [SupplyPurchase], than old: [SupplyPurchase]) -> Int {
    func counts(_ all: [SupplyPurchase]) -> [Booking: Int] {
      Dictionary(all.map { (Booking(school: $0.school, date: $0.date, part: $0.part), 1) }, uniquingKeysWith: +)
    }
    let known = counts(old)
    return counts(new).map { max(0, $0.value - (known[$0.key] ?? 0)) }.reduce(0, +)
  }
}
