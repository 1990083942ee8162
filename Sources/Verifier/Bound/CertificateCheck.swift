// SPDX-License-Identifier: Apache-2.0

import Dispatch
public import Domain
import Foundation
import Synchronization

extension Verifier {
  /// Works a plan's bounds out anew from a certificate's prices and options, and everything else from the group
  /// (`docs/bound.md`): whoever found them has no part in it.
  ///
  /// - Parameters:
  ///   - plan: a plan that verifies; of another its objective as listed is believed.
  ///   - inputHash: the hash of the input from which the group was read.
  /// - Complexity: O(options × people of each).
  public func check(_ certificate: BoundCertificate, of plan: Plan, inputHash: String) -> CertificateVerdict {
    let people = BoundPeople(index)
    var faults = CertificateClaims.faults(certificate, of: plan, index.group, inputHash)
    let options = CertifiedOptions(certificate, people, &faults)
    let book = PriceBook(certificate, people, options, &faults)
    let supply = SupplyShare(index, certificate.supply, &faults)
    let coverage = PlanCoverage(people: people, options: options)
    faults += coverage.faults(plan)
    let isReadable = !faults.contains { [.input, .row, .price, .option].contains($0.code) }
    let bounds =
      isReadable
      ? RecomputedBounds(
        certificate, people, options, book, supply, past: PastParts(plan), missing: plan.objective.must) : nil
    if let bounds {
      faults += CertificateClaims.faults(certificate, recomputed: bounds)
      // Of a plan with anything else in it the bound says nothing.
      if !faults.contains(where: { $0.code == .outside }) { faults += CertificateClaims.faults(plan, below: bounds) }
    }
    let order = CertificateFault.Code.allCases
    return CertificateVerdict(
      faults: order.flatMap { code in faults.filter { $0.code == code } }, kind: certificate.kind,
      must: bounds?.must, rest: bounds.map { MilliLessons($0.rest) }, options: options.count,
      considered: options.options.count { $0 != nil }, activities: people.activities.count,
      kept: coverage.kept(plan))
  }
}

/// What a certificate says it shows, against the plan and against what it does show.
enum CertificateClaims {
  static func faults(
    _ certificate: BoundCertificate, of plan: Plan, _ group: Group, _ inputHash: String
  ) -> [CertificateFault] {
    var faults: [CertificateFault] = []
    func require(_ holds: Bool, _ code: CertificateFault.Code, _ words: @autoclosure () -> String) {
      if !holds { faults.append(CertificateFault(code, words())) }
    }
    require(
      certificate.group == group.name && certificate.year == group.year, .input,
      "it's about '\(certificate.group)' in \(certificate.year), the group is '\(group.name)' in \(group.year)")
    require(
      certificate.inputHash == plan.inputHash, .input,
      "it was made from other input than the plan: '\(certificate.inputHash)', the plan's is '\(plan.inputHash)'")
    require(
      certificate.inputHash == inputHash, .input,
      "it was made from other input than the group holds now: '\(certificate.inputHash)', the group's is '\(inputHash)'"
    )
    require(
      certificate.asOf == plan.asOf, .input, "it's of \(certificate.asOf), the plan of \(plan.asOf)")
    require(certificate.from == plan.from, .input, "it and the plan were made from different published plans")
    require(
      certificate.kind == .prices
        || certificate.prices.isEmpty && certificate.supply.isEmpty
          && certificate.rotas.isEmpty,
      .row,
      "it counts full worths and has prices as well")
    require(
      certificate.kind == .worth || plan.from == nil, .option,
      "it has prices, and the plan was made from a published one: what has taken place needn't be as options are")
    if certificate.kind == .prices {
      for considered in certificate.activities where considered.isKept || considered.options == .unlisted {
        faults.append(
          CertificateFault(.option, "activity '\(considered.activity)': its options aren't all listed, and have prices")
        )
      }
    }
    for bound in plan.bounds {
      let shown = bound.tier == .must ? certificate.must : certificate.rest.rawValue
      require(
        bound.scope == .model && bound.tier != .churn, .claim,
        "the plan claims a bound on '\(bound.tier.rawValue)' of scope '\(bound.scope.rawValue)', which it says nothing of"
      )
      require(
        bound.tier == .churn || bound.value == shown, .claim,
        "the plan claims \(bound.value) for '\(bound.tier.rawValue)', it says \(shown)")
    }
    require(
      (plan.prices ?? []) == moneyPrices(certificate), .claim,
      "the plan's prices of money aren't those that it has")
    require(
      plan.objective.must >= certificate.must, .below,
      "the plan misses \(plan.objective.must) of what must take place, less than the bound \(certificate.must)")
    require(
      plan.objective.parts.total >= certificate.rest, .below,
      "the plan's rest \(plan.objective.parts.total.rawValue) is less than the bound \(certificate.rest.rawValue)")
    return faults
  }

  /// By how much the bound falls with £100 more to each release budget and fund, by school, then by fund.
  private static func moneyPrices(_ certificate: BoundCertificate) -> [MoneyPrice] {
    guard certificate.scale > 0 else { return [] }
    let prices = certificate.prices.compactMap { entry -> MoneyPrice? in
      // Prices beyond all measure are refused elsewhere.
      let price = MilliLessons(ceilDivide(min(max(0, entry.price), 1 << 40) * 10_000, certificate.scale))
      return switch entry.row {
      case .budget(let school): MoneyPrice(school: school, perHundredPounds: price)
      case .fund(let fund): MoneyPrice(fund: fund, perHundredPounds: price)
      case .pool, .applicant, .providerYear, .providerDay, .moment, .host, .site: nil
      }
    }
    return prices.filter { $0.perHundredPounds > .zero }.sorted {
      ($0.school == nil ? 1 : 0, $0.school?.text ?? $0.fund?.text ?? "")
        < ($1.school == nil ? 1 : 0, $1.school?.text ?? $1.fund?.text ?? "")
    }
  }

  static func faults(_ certificate: BoundCertificate, recomputed: RecomputedBounds) -> [CertificateFault] {
    var faults: [CertificateFault] = []
    if certificate.must > recomputed.must {
      faults.append(
        CertificateFault(.must, "it claims \(certificate.must) for the first tier and shows \(recomputed.must)"))
    }
    if certificate.rest.rawValue > recomputed.rest {
      faults.append(
        CertificateFault(
          .rest, "it claims \(certificate.rest.rawValue) for the last tier and shows \(recomputed.rest)"))
    }
    return faults
  }

  /// What comes out may be more than what's claimed, and is what's told: no lawful plan of these options lies below it.
  static func faults(_ plan: Plan, below recomputed: RecomputedBounds) -> [CertificateFault] {
    var faults: [CertificateFault] = []
    if plan.objective.must < recomputed.must {
      faults.append(
        CertificateFault(
          .below,
          "the plan misses \(plan.objective.must) of what must take place, less than what's shown, \(recomputed.must)"
        ))
    }
    if plan.objective.parts.total.rawValue < recomputed.rest {
      faults.append(
        CertificateFault(
          .below, "the plan's rest \(plan.objective.parts.total.rawValue) is less than what's shown, \(recomputed.rest)"
        ))
    }
    return faults
  }
}

/// The bounds of both tiers, from a certificate's prices and options and the group.
struct RecomputedBounds {
  let must: Int
  /// In thousandths of a lesson-equivalent.
  let rest: Int
  /// By activity the least that it adds, in parts of a thousandth: above 0 at most of what must take place.
  private(set) var values: [Int]

  /// - Parameter missing: what the plan misses of what must take place. Where that's no more than every plan does, no better
  ///   plan leaves out any of it that has an option.
  init(
    _ certificate: BoundCertificate, _ people: BoundPeople, _ options: CertifiedOptions, _ book: PriceBook,
    _ supply: SupplyShare, past: PastParts, missing: Int
  ) {
    must = Self.must(people, options)
    let scale = certificate.scale
    switch certificate.kind {
    case .worth:
      values = people.activities.indices.map {
        FullWorth.value($0, options, people, past: past.of(people.activities[$0].id)) * scale
      }
    case .prices:
      values = Self.priced(people, options, book, supply, scale: scale)
    }
    let posts = certificate.kind == .prices ? Self.posts(options) : []
    let isAllHeld = missing == must
    var total = values.reduce(Int128(0)) { $0 + Int128(isAllHeld ? $1 : min(0, $1)) } - book.worthOfLimits
    total -= Int128(FirstCallPart.most(people, options)) * Int128(scale)
    for part in posts { total += PostingOptimum.gain(part, values: values, people, book, scale: scale) }
    // Up to a whole thousandth: no plan lies between.
    let rounded = total >= 0 ? (total + Int128(scale) - 1) / Int128(scale) : total / Int128(scale)
    rest = Int(clamping: rounded)
  }

  /// Must activities without a single option.
  private static func must(_ people: BoundPeople, _ options: CertifiedOptions) -> Int {
    people.activities.indices.filter { people.activities[$0].isMust && options.options[$0] == nil }
      .reduce(0) { $0 + MustTier.weight(of: people.activities[$1], people.audiences[$1], people.index) }
  }

  private static func posts(_ options: CertifiedOptions) -> [[(number: Int, postings: [Posting])]] {
    PostingOptimum.together(
      options.options.enumerated().compactMap { number, options in
        if case .postings(let postings) = options { (number, postings) } else { nil }
      })
  }

  private static func priced(
    _ people: BoundPeople, _ options: CertifiedOptions, _ book: PriceBook, _ supply: SupplyShare, scale: Int
  ) -> [Int] {
    let sharing = DaySharing(people, options)
    let years = PersonYears(people, sharing, Soloist(people, supply: supply))
    // Each thread takes every so-manieth activity and has what it remembers to itself; none decides anything.
    let threads = max(1, min(people.activities.count, ProcessInfo.processInfo.activeProcessorCount))
    let values = Mutex([Int](repeating: 0, count: people.activities.count))
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let soloist = Soloist(people, supply: supply)
      let charges = ComingCharges(people, sharing, years, soloist)
      for number in stride(from: thread, to: people.activities.count, by: threads) {
        let value = value(number, charges, options, book, scale: scale)
        values.withLock { $0[number] = value }
      }
    }
    return values.withLock(\.self)
  }

  /// The least that an activity adds, in parts of a thousandth.
  private static func value(
    _ number: Int, _ charges: ComingCharges, _ options: CertifiedOptions, _ book: PriceBook, scale: Int
  ) -> Int {
    let people = charges.people
    switch options.options[number] {
    case nil: return 0
    case .ways:
      var meeting = MeetingBound(number, charges: charges, book: book, options: options, scale: scale)
      return meeting.value()
    // Circles, and sessions in several cohorts.
    case .steps:
      if var circle = CircleBound(number, charges: charges, book: book, options: options, scale: scale) {
        return circle.value()
      }
      var cohorts = CohortBound(number, charges: charges, book: book, options: options, scale: scale)
      return cohorts?.value() ?? 0
    case .stays(let stays):
      let activity = people.activities[number]
      let repaid = RotaBound.repaid(activity, stays, dates: options.dates, people)
      return RotaYearBound.value(number, stays, options, book, people) * scale
        - (repaid.map { $0.pence * book.budgets[$0.school] } ?? 0)
    case .postings(let postings): return PostingBound.value(postings, book, people, scale: scale)
    // A certificate with prices that leaves options out is refused.
    case .unlisted: return FullWorth.value(number, options, people, past: []) * scale
    }
  }
}
