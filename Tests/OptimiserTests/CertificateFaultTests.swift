// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser
@testable import Verifier

/// Certificates of whole plans are confirmed, and planted faults are not.
@Suite struct CertificateFaultTests {
  private struct Certified {
    let verifier: Verifier
    var plan: Plan
    var certificate: BoundCertificate

    /// Claims another bound on the last tier, the plan along with the certificate.
    mutating func claim(rest: Int) {
      certificate.rest = MilliLessons(rest)
      for index in plan.bounds.indices where plan.bounds[index].tier == .rest { plan.bounds[index].value = rest }
    }

    var verdict: CertificateVerdict { verifier.check(certificate, of: plan, inputHash: plan.inputHash) }
    var codes: Set<CertificateFault.Code> { Set(verdict.faults.map(\.code)) }
  }

  private static func certified(_ group: Group, rounds: Int = 4, published: PublishedPlan? = nil) throws -> Certified {
    var certificate: BoundCertificate?
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: rounds, published: published))
      .solve(certified: { certificate = $0 })
    return Certified(verifier: Verifier(group), plan: plan, certificate: try #require(certificate))
  }

  private static func certified(_ seed: Int) throws -> Certified { try certified(PriceBoundTests.group(seed)) }

  @Test(arguments: 0..<20) func plansOfTheOptimiserAreConfirmed(seed: Int) throws {
    let priced = try Self.certified(seed)
    #expect(priced.verdict.faults.isEmpty, "seed \(seed): \(priced.verdict.faults)")
    #expect(priced.verdict.kept == 0)
    let quick = try Self.certified(PriceBoundTests.group(seed), rounds: 0)
    #expect(quick.certificate.kind == .worth && quick.certificate.prices.isEmpty)
    #expect(quick.verdict.faults.isEmpty, "seed \(seed), at full worth: \(quick.verdict.faults)")
  }

  /// What's published and no option may stay; without prices.
  @Test(arguments: 0..<8) func plansMadeFromOthersAreConfirmed(seed: Int) throws {
    let group = PriceBoundTests.group(seed)
    let first = try Self.certified(group)
    let hash = String(repeating: "a", count: 64)
    let again = try Self.certified(group, rounds: 0, published: PublishedPlan(first.plan, hash: hash))
    #expect(again.certificate.kind == .worth && again.certificate.from == hash)
    #expect(again.verdict.faults.isEmpty, "seed \(seed): \(again.verdict.faults)")
    var claimed = again
    claimed.claim(rest: try #require(again.verdict.rest).rawValue + 1)
    #expect(claimed.codes.contains(.rest))
  }

  @Test(arguments: 0..<6) func aBoundOneTooHighIsRefused(seed: Int) throws {
    let good = try Self.certified(seed)
    var high = good
    high.claim(rest: try #require(good.verdict.rest).rawValue + 1)
    #expect(high.codes.contains(.rest))
    high = good
    high.certificate.must = try #require(good.verdict.must) + 1
    for index in high.plan.bounds.indices where high.plan.bounds[index].tier == .must {
      high.plan.bounds[index].value += high.certificate.must - good.certificate.must
    }
    #expect(high.codes.contains(.must))
    high = good
    high.certificate.rest = good.certificate.rest - MilliLessons(1)
    #expect(high.codes == [.claim])
  }

  /// Prices of money are the certificate's, each and all of them.
  @Test func pricesOfMoneyAreThoseOfTheCertificate() throws {
    var told = 0
    for seed in 0..<30 where told < 3 {
      let good = try Self.certified(seed)
      #expect(good.codes.isEmpty)
      guard let prices = good.plan.prices else { continue }
      told += 1
      var other = good
      other.plan.prices = prices.dropLast()
      #expect(other.codes == [.claim])
      other.plan.prices = prices
      other.plan.prices?[0].perHundredPounds += MilliLessons(1)
      #expect(other.codes == [.claim])
      other.plan.prices = nil
      #expect(other.codes == [.claim])
    }
    #expect(told > 0)
  }

  /// What a floater may spare has no share of supply.
  @Test func sharesOfSupplyThatAFloaterMaySpareAreRefused() throws {
    let group = SmallGroup.group()
    let good = try Self.certified(group)
    let sharing = try #require(good.certificate.supply.first)
    #expect(good.verdict.faults.isEmpty)
    var other = group
    other.floatingCover = [FloatingCover(schools: [sharing.school], weekday: sharing.weekday, people: 1)]
    var faults: [CertificateFault] = []
    _ = SupplyShare(GroupIndex(other), [sharing], &faults)
    #expect(faults.map(\.code) == [.row])
    other.floatingCover[0].people = 0
    faults = []
    _ = SupplyShare(GroupIndex(other), [sharing], &faults)
    #expect(faults.isEmpty)
  }

  /// Other prices give another bound, which may be lower than what's claimed, and is never above what a plan reaches.
  @Test(arguments: 0..<10) func otherPricesGiveAnotherTrueBound(seed: Int) throws {
    let good = try Self.certified(seed)
    let found = try #require(good.verdict.rest)
    var random = RandomSource(seed: seed)
    for _ in 0..<4 {
      var other = good
      for index in other.certificate.prices.indices where random.below(2) == 0 {
        other.certificate.prices[index].price = random.below(1 + other.certificate.prices[index].price)
      }
      for index in other.certificate.rotas.indices where random.below(2) == 0 {
        other.certificate.rotas[index].price += random.below(20_000) - 10_000
      }
      other.claim(rest: Int.min / 1_000_000)
      let rest = try #require(other.verdict.rest)
      #expect(rest <= other.plan.objective.parts.total, "seed \(seed)")
      other.claim(rest: found.rawValue)
      #expect(other.codes.contains(.rest) == (rest < found))
    }
  }

  /// Whatever of the plan isn't listed isn't bounded.
  @Test(arguments: 0..<10) func anOptionOfThePlanThatIsLeftOutIsMissed(seed: Int) throws {
    let good = try Self.certified(seed)
    for occurrence in good.plan.occurrences {
      var short = good
      let number = try #require(short.certificate.activities.firstIndex { $0.activity == occurrence.activity })
      let day = occurrence.date - short.plan.year.first
      let sets = short.certificate.dates.indices.filter { short.certificate.dates[$0].contains(day) }
      // Sets of dates are shared: this activity gets others without the day.
      func without(_ dates: Int) -> Int {
        if !sets.contains(dates) { return dates }
        short.certificate.dates.append(short.certificate.dates[dates].filter { $0 != day })
        return short.certificate.dates.count - 1
      }
      switch short.certificate.activities[number].options {
      case .session(var ways):
        for index in ways.ways.indices where ways.ways[index].span == occurrence.span {
          ways.ways[index].dates = without(ways.ways[index].dates)
        }
        short.certificate.activities[number].options = .session(ways)
      case .visit(var ways):
        // Only the very times of the plan: others with the same talks stay.
        for index in ways.ways.indices where ways.ways[index].span == occurrence.span {
          ways.ways[index].dates = without(ways.ways[index].dates)
        }
        short.certificate.activities[number].options = .visit(ways)
      case .circle(var ways):
        for index in ways.ways.indices where ways.ways[index].span == occurrence.span {
          ways.ways[index].dates = without(ways.ways[index].dates)
        }
        short.certificate.activities[number].options = .circle(ways)
      case .specialist(var stays):
        for index in stays.indices { stays[index].dates = without(stays[index].dates) }
        short.certificate.activities[number].options = .specialist(stays)
      case .unlisted, .secondment: break
      }
      #expect(short.codes.contains(.outside), "seed \(seed), \(occurrence.activity) on \(occurrence.date)")
    }
    for placement in good.plan.secondments {
      var short = good
      let number = try #require(short.certificate.activities.firstIndex { $0.activity == placement.activity })
      guard case .secondment(let ways) = short.certificate.activities[number].options else { continue }
      short.certificate.activities[number].options = .secondment(ways.filter { $0.person != placement.person })
      #expect(short.codes.contains(.outside))
    }
    if let placed = good.plan.occurrences.first?.activity {
      var short = good
      short.certificate.activities.removeAll { $0.activity == placed }
      #expect(short.codes.contains(.outside))
    }
  }

  @Test func pricesAreOfWhatThereIsAndWithinWhatTheyMayBe() throws {
    let group = SmallGroup.groupWithStaffing()
    let good = try Self.certified(group)
    #expect(good.verdict.isConfirmed, "\(good.verdict.faults)")
    func codes(_ prices: RowPrice...) -> Set<CertificateFault.Code> {
      var other = good
      other.certificate.kind = .prices
      other.certificate.prices = prices
      return other.codes.intersection([.row, .price])
    }
    let date = group.year.first
    #expect(codes(RowPrice(row: .budget("oak"), price: 1)).isEmpty)
    #expect(codes(RowPrice(row: .budget("oak"), price: -1)) == [.price])
    #expect(codes(RowPrice(row: .budget("oak"), price: 1 << 40)) == [.price])
    #expect(codes(RowPrice(row: .budget("oak"), price: 1), RowPrice(row: .budget("oak"), price: 2)) == [.row])
    let rows: [PricedRow] = [
      .budget("nowhere"), .fund("none"), .pool("nowhere", .primary, halfTerm: 1), .applicant("nobody"),
      // Acme's days have no limit.
      .providerYear("acme", parts: 2), .providerDay("acme", date), .providerDay("none", date),
      .moment("anna", group.year.last + 1, "09:00"),
      .moment("nobody", date, "09:00"), .host("nobody", halfTerm: 1), .site("nowhere", halfTerm: 1),
    ]
    for row in rows { #expect(codes(RowPrice(row: row, price: 1)) == [.row], "\(row)") }
    // What hiring costs: seven weeks at 9810 p in 4500 p a lesson.
    let hire = floorDivide(7 * floorDivide(21_800 * 450, 1000) * 1000, 4500) * good.certificate.scale
    let pool = PricedRow.pool("oak", .primary, halfTerm: 2)
    #expect(codes(RowPrice(row: pool, price: hire)).isEmpty)
    #expect(codes(RowPrice(row: pool, price: hire + 1)) == [.price])
  }

  /// Half-days that come due are of a specialist's schools, each with one price.
  @Test func ratesOfSpecialistsAreOfTheirSchools() throws {
    let group = SmallGroup.groupWithStaffing()
    let good = try Self.certified(group)
    let wish = try #require(group.activities.first { $0.kind == .specialist })
    guard case .specialist(let specialist) = wish.details, let school = specialist.shares.first?.school else {
      Issue.record("no specialist with schools")
      return
    }
    func codes(_ prices: RotaPrice...) -> Set<CertificateFault.Code> {
      var other = good
      other.certificate.kind = .prices
      other.certificate.rotas = prices
      return other.codes.intersection([.row, .price])
    }
    let most = 1 << 30
    let other = try #require(group.activities.first { $0.kind != .specialist }).id
    #expect(codes(RotaPrice(activity: wish.id, school: school, price: -most)).isEmpty)
    #expect(codes(RotaPrice(activity: wish.id, school: school, price: most)).isEmpty)
    for price in [-most - 1, most + 1, Int.min, Int.max] {
      #expect(codes(RotaPrice(activity: wish.id, school: school, price: price)) == [.price])
    }
    #expect(codes(RotaPrice(activity: wish.id, school: "nowhere", price: 1)) == [.row])
    #expect(codes(RotaPrice(activity: other, school: school, price: 1)) == [.row])
    let twice = RotaPrice(activity: wish.id, school: school, price: 1)
    #expect(codes(twice, twice) == [.row])
    var worth = good
    worth.certificate.kind = .worth
    worth.certificate.prices = []
    worth.certificate.supply = []
    worth.certificate.rotas = [twice]
    #expect(worth.codes.contains(.row))
  }

  /// Of no half-day more is paid than it costs, and of none that the school covers by itself.
  @Test func supplyIsSharedWithinWhatItCosts() throws {
    var group = SmallGroup.group()
    let bells = try #require(group.bells.first { $0.id == group.schools[0].bells }?.day(.monday))
    let names = bells.periods.map(\.name)
    group.cover = [
      InternalCover(
        school: group.schools[0].id, weekday: .tuesday, period: names[0], people: 1, reserve: 0, winterReserve: 0)
    ]
    let good = try Self.certified(group)
    #expect(good.verdict.isConfirmed, "\(good.verdict.faults)")
    let school = group.schools[0].id
    func codes(_ sharings: SupplySharing...) -> Set<CertificateFault.Code> {
      var other = good
      other.certificate.kind = .prices
      other.certificate.supply = sharings
      return other.codes.intersection([.row, .price])
    }
    func sharing(
      _ school: Identifier<School>, _ weekday: Weekday, _ shares: (String, Int)...
    ) -> SupplySharing {
      SupplySharing(
        school: school, weekday: weekday, halfTerm: 1,
        periods: shares.map { SupplySharing.Share(period: $0.0, share: $0.1) })
    }
    #expect(codes(sharing(school, .monday, (names[0], 1000))).isEmpty)
    #expect(codes(sharing(school, .monday, (names[0], 1001))) == [.price])
    #expect(codes(sharing(school, .monday, (names[0], -1))) == [.price])
    #expect(codes(sharing(school, .monday, (names[0], 600), (names[0], 1))) == [.price])
    #expect(codes(sharing(school, .monday, (names[0], 1)), sharing(school, .monday, (names[0], 1))) == [.row])
    #expect(codes(sharing(school, .monday, ("no such period", 1))) == [.row])
    #expect(codes(sharing("nowhere", .monday, (names[0], 1))) == [.row])
    #expect(codes(sharing(school, .saturday, (names[0], 1))) == [.row])
    #expect(codes(sharing(school, .tuesday, (names[0], 1))) == [.row])
    // A day is cheaper than its two halves.
    let afternoon = try #require(bells.periods.last { bells.half(at: $0.span.start) == .afternoon })
    let morning = try #require(bells.periods.first { bells.half(at: $0.span.start) == .morning })
    #expect(codes(sharing(school, .monday, (morning.name, 1000), (afternoon.name, 1000))) == [.price])
    var worth = good
    worth.certificate.kind = .worth
    worth.certificate.prices = []
    worth.certificate.supply = [sharing(school, .monday, (names[0], 1))]
    #expect(worth.codes.contains(.row))
  }

  @Test func whatIsUnknownIsToldAndNeverACrash() throws {
    let good = try Self.certified(3)
    func codes(_ change: (inout BoundCertificate) throws -> Void) rethrows -> Set<CertificateFault.Code> {
      var other = good
      try change(&other.certificate)
      return other.codes
    }
    #expect(codes { $0.group = "Others" } == [.input])
    #expect(codes { $0.inputHash = String(repeating: "0", count: 64) } == [.input])
    #expect(codes { $0.asOf = $0.asOf + 1 } == [.input])
    #expect(codes { $0.from = String(repeating: "0", count: 64) } == [.input])
    #expect(codes { $0.activities.append(ConsideredActivity(activity: "none", options: .unlisted)) }.contains(.option))
    #expect(codes { $0.activities.append($0.activities[0]) } == [.option])
    #expect(codes { $0.activities[0].isKept = true } == [.option])
    #expect(codes { $0.dates[0].append(5000) }.contains(.option))
    let session = try #require(
      good.certificate.activities.firstIndex { if case .session = $0.options { true } else { false } })
    #expect(codes { $0.activities[session].options = .unlisted } == [.option])
    #expect(codes { $0.activities[session].options = .secondment([]) }.contains(.option))
    for change: (inout SessionWays) -> Void in [
      { $0.ways[0].dates = 1_000_000 }, { $0.ways[0].place = 77 }, { $0.ways[0].leader = 77 },
      { $0.places[0] = .school("nowhere") }, { $0.leaders.append(.provider("none")) },
    ] {
      let codes = codes {
        guard case .session(var ways) = $0.activities[session].options else { return }
        change(&ways)
        $0.activities[session].options = .session(ways)
      }
      #expect(codes.contains(.option))
    }
  }
}
