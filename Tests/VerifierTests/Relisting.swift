// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// A group and a plan for it, which a test changes in one place.
struct Sample {
  var group = SmallGroup.group()
  var plan = SmallPlan.plan()
  /// The plan that people know of, from which `plan` is made.
  var published: PublishedPlan?

  /// The same plan once more, made from itself as published.
  static func republished(_ sample: Sample = Sample(), asOf: CivilDate = "2026-10-07") -> Sample {
    var sample = sample
    sample.published = PublishedPlan(sample.plan, hash: String(repeating: "ef", count: 32))
    sample.plan.from = sample.published?.hash
    sample.plan.asOf = asOf
    return sample
  }

  /// Four schools that share a specialist and second teachers.
  static var staffing: Sample { Sample(group: StaffingGroup.group(), plan: StaffingPlan.plan()) }

  /// Brings everything that follows from the occurrences up to date, so that only the change itself can be wrong.
  mutating func relist() {
    var findings = Findings()
    let index = GroupIndex(group)
    plan.rules = group.rules
    plan.occurrences.sort { SortKey.of($0) < SortKey.of($1) }
    plan.rotas.sort { $0.activity < $1.activity }
    plan.secondments.sort { $0.activity < $1.activity }
    relistFirmness(index)
    let decisions = ReferenceListing.decisions(plan, index, &findings)
    let publication = published.map { Publication($0, today: plan.asOf, index: index) }
    let churn = publication.map { ChurnTier(publication: $0).value(decisions) }
    var facts = Derivation(decisions, index: index)
    facts.objective.churn = churn ?? .zero
    plan.releases = facts.losses.map(\.release)
    plan.supply = facts.coverDays.flatMap(\.purchases)
    plan.cover = facts.coverDays.flatMap(Self.cover).sorted { SortKey.of($0) < SortKey.of($1) }
    plan.legs = facts.personDays.flatMap(\.legs)
    plan.charges = facts.ledger.charges
    plan.schools = facts.figures
    plan.keptTimes = KeptTimes.of(facts)
    plan.rotaBalances = facts.specialists.flatMap(\.balances)
    plan.objective = facts.objective
    plan.bounds = []
  }

  private mutating func relistFirmness(_ index: GroupIndex) {
    var findings = Findings()
    let yes = group.answers.filter { $0.verdict == .yes }
    for happening in ReferenceListing.resolve(plan, index, &findings) {
      let isFirm = happening.schoolsConcerned.allSatisfy { school in
        yes.contains { $0.school == school && $0.halfTerm == index.halfTerm(school, happening.date) }
      }
      plan.occurrences[happening.number].firmness = isFirm ? .firm : .provisional
    }
    for number in plan.secondments.indices {
      let placement = plan.secondments[number]
      let halfTerms = (1...6).filter { placement.firstHalfTerm <= $0 && $0 <= placement.lastHalfTerm }
      let isFirm = [placement.from, placement.to].allSatisfy { school in
        halfTerms.allSatisfy { halfTerm in yes.contains { $0.school == school && $0.halfTerm == halfTerm } }
      }
      plan.secondments[number].firmness = isFirm ? .firm : .provisional
    }
  }

  /// Internal cover first, then each supply teacher of the half-day in turn, then floaters.
  private static func cover(_ day: CoverDay) -> [CoverAssignment] {
    grouped(day.losses) { $0.lesson.lesson.period }.flatMap { period in
      period.values.enumerated().map { number, loss in
        let inside = day.inside[period.key] ?? 0
        let supply = day.purchases.filter {
          $0.part == .day || $0.part == (loss.lesson.half == .morning ? .morning : .afternoon)
        }
        let others =
          supply.map { CoverAssignment.By.supply($0.number) } + (0..<day.floaters).map { .floater($0 + 1) }
        return CoverAssignment(
          date: loss.date, absent: loss.member.person.id, lesson: loss.reference,
          by: number < inside ? .inside(nil) : others[number - inside])
      }
    }
  }

  /// Adds an occurrence of a new activity.
  mutating func add(_ activity: Activity, _ occurrence: Occurrence) {
    group.activities.append(activity)
    plan.occurrences.append(occurrence)
  }

  /// Takes an activity out of the plan.
  mutating func unplace(_ id: Identifier<Activity>) {
    plan.occurrences.removeAll { $0.activity == id }
    plan.rotas.removeAll { $0.activity == id }
    plan.secondments.removeAll { $0.activity == id }
    plan.unplaced.append(
      Unplaced(activity: id, reasons: [Reason(code: .notFound, options: 0)], words: "Not found."))
    plan.unplaced.sort { $0.activity < $1.activity }
  }

  /// What the verifier says.
  var verdict: Verdict { Verifier(group).verify(plan, published: published) }
  /// Codes of the rules broken, each once.
  var codes: Set<String> { Set(verdict.breaches.map(\.rule.code)) }
}

/// One change that breaks a rule.
struct Change: Sendable, CustomTestStringConvertible {
  let name: String
  let codes: Set<String>
  let make: @Sendable (inout Sample) -> Void

  /// A change after which exactly these rules are broken.
  init(_ codes: Set<String>, _ name: String, _ make: @escaping @Sendable (inout Sample) -> Void) {
    self.name = name
    self.codes = codes
    self.make = make
  }

  var testDescription: String { "\(codes.sorted().joined(separator: ", ")): \(name)" }

  /// Codes found when everything that follows from the change is listed as it should be.
  func codesWhenRelisted(_ sample: Sample = Sample()) -> Set<String> {
    var sample = sample
    make(&sample)
    sample.relist()
    return sample.codes
  }

  /// Codes found when the plan is left as changed.
  func codesAsListed(_ sample: Sample = Sample()) -> Set<String> {
    var sample = sample
    make(&sample)
    return sample.codes
  }
}

extension Session {
  /// A session of half an hour for these people.
  static func short(_ people: [Identifier<Person>], at school: Identifier<School>) -> Session {
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(people), level: .required)], length: Minutes(30))
    session.venue.schools = [school]
    return session
  }
}
