// SPDX-License-Identifier: Apache-2.0

import Domain

/// A certificate's prices by what they are of. How much there is of each is found in the group.
struct PriceBook: Sendable {
  /// Prices of a penny, by school and by fund.
  private(set) var budgets: [Int]
  private var funds: [Identifier<Fund>: Int] = [:]
  private var pools: [Pool: Int] = [:]
  /// By person.
  private(set) var applicants: [Int]
  private var providerDays: [Pair<Identifier<Provider>, Int>: Int] = [:]
  private var moments: [Int: [Int: [Moment]]] = [:]
  private var hosts: [Pair<Int, Int>: Int] = [:]
  private var sites: [Pair<Int, Int>: Int] = [:]
  /// By activity: what its provider's year costs it.
  private(set) var providerYears: [Int]
  /// Σ of price × limit over the rows.
  private(set) var worthOfLimits: Int128 = 0
  private var poolWorths: [Pool: Int128] = [:]
  private var applicantWorths: [Int: Int128] = [:]

  struct Pool: Hashable {
    let school: Identifier<School>
    let phase: Phase
    let halfTerm: Int
  }

  /// A moment of somebody's day.
  struct Moment {
    let minute: Int
    let price: Int
  }

  /// The most that a penny, and anything else, may be priced at, in thousandths of a lesson-equivalent: 2¹⁴ and
  /// 2³⁰. Sums over a group then stay within 64 bits; prices that show a good bound are far lower.
  static let mostOfPenny = 1 << 14
  static let mostOfOthers = 1 << 30

  private let scale: Int
  private let people: BoundPeople
  private let owed: Owed
  private let years: ProviderRoom
  private var rotas: [Pair<Identifier<Activity>, Identifier<School>>: Int] = [:]
  private var seen: Set<PricedRow> = []

  init(
    _ certificate: BoundCertificate, _ people: BoundPeople, _ options: CertifiedOptions,
    _ faults: inout [CertificateFault]
  ) {
    self.people = people
    owed = Owed(people.index)
    years = ProviderRoom(people, options)
    providerYears = Array(repeating: 0, count: people.activities.count)
    scale = certificate.scale
    budgets = Array(repeating: 0, count: people.index.schools.count)
    applicants = Array(repeating: 0, count: people.members.count)
    for entry in certificate.prices { add(entry, &faults) }
    for entry in certificate.rotas { add(entry, &faults) }
  }

  private mutating func add(_ entry: RotaPrice, _ faults: inout [CertificateFault]) {
    let words = "what '\(entry.activity)' owes school '\(entry.school)'"
    let isKnown = people.activities.contains { activity in
      guard activity.id == entry.activity, case .specialist(let wish) = activity.details else { return false }
      return wish.shares.contains { $0.school == entry.school }
    }
    guard isKnown else {
      faults.append(CertificateFault(.row, "the group knows nothing of \(words)"))
      return
    }
    guard -Self.mostOfOthers <= entry.price, entry.price <= Self.mostOfOthers else {
      faults.append(
        CertificateFault(
          .price,
          "the price of \(words) is \(entry.price); it's from \(-Self.mostOfOthers) to \(Self.mostOfOthers)"))
      return
    }
    if rotas.updateValue(entry.price, forKey: Pair(entry.activity, entry.school)) != nil {
      faults.append(CertificateFault(.row, "\(words) has two prices"))
    }
  }

  private mutating func add(_ entry: RowPrice, _ faults: inout [CertificateFault]) {
    guard seen.insert(entry.row).inserted else {
      faults.append(CertificateFault(.row, "\(entry.row.words) has two prices"))
      return
    }
    guard let terms = terms(entry.row) else {
      faults.append(CertificateFault(.row, "the group knows nothing of, or no limit for, \(entry.row.words)"))
      return
    }
    guard 0 <= entry.price, entry.price <= terms.most else {
      faults.append(
        CertificateFault(.price, "the price of \(entry.row.words) is \(entry.price); it's from 0 to \(terms.most)"))
      return
    }
    if entry.price == 0 { return }
    let worth = Int128(entry.price) * Int128(terms.limit)
    worthOfLimits += worth
    switch entry.row {
    case .pool(let school, let phase, let halfTerm):
      poolWorths[Pool(school: school, phase: phase, halfTerm: halfTerm)] = worth
    case .applicant(let person): if let number = people.number(person) { applicantWorths[number] = worth }
    default: break
    }
    keep(entry)
  }

  /// How much there is of a row, and the most that it may be priced at; nil where the group has no such thing.
  private func terms(_ row: PricedRow) -> (limit: Int, most: Int)? {
    let index = people.index
    let group = index.group
    let most = Self.mostOfOthers * scale
    switch row {
    case .budget(let id):
      return index.directory.schools[id].map { (owed.left(of: $0, index).rawValue, Self.mostOfPenny * scale) }
    case .fund(let id): return index.directory.funds[id].map { (owed.left(of: $0).rawValue, Self.mostOfPenny * scale) }
    case .pool(let id, let phase, let halfTerm):
      return index.directory.schools[id].map { _ in
        (group.staffingMargin(id, phase, halfTerm: halfTerm), Self.hirePrice(id, halfTerm: halfTerm, index) * scale)
      }
    case .applicant(let id): return people.number(id).map { _ in (1, most) }
    case .providerYear(let id, let parts):
      guard parts > 0, let most = index.directory.providers[id]?.mostPerDay else { return nil }
      return (years.dates(of: id) * most / parts, most: Self.mostOfOthers * scale)
    case .providerDay(let id, let date):
      guard group.year.contains(date) else { return nil }
      return index.directory.providers[id]?.mostPerDay.map { ($0, most) }
    case .moment(let id, let date, _):
      return group.year.contains(date) ? people.number(id).map { _ in (1, most) } : nil
    case .host(let id, _):
      return index.member(id).map {
        ($0.person.mostVisitsHosted ?? group.rules.limits.visitsHostedPerPerson, most)
      }
    case .site(let id, _):
      return index.directory.schools[id].map { ($0.mostVisitsHosted ?? group.rules.limits.visitsHostedPerSchool, most) }
    }
  }

  /// What hiring for a half-day a week costs over a half-term, in thousandths: whoever isn't filled by others and can't be spared is
  /// hired.
  static func hirePrice(_ id: Identifier<School>, halfTerm: Int, _ index: GroupIndex) -> Int {
    guard let school = index.directory.schools[id] else { return 0 }
    let hire = index.hireRate(school).rawValue * index.weeksWithPupils(id, halfTerm)
    return min(floorDivide(hire * 1000, index.group.rules.rates.pencePerLesson.rawValue), mostOfOthers)
  }

  private mutating func keep(_ entry: RowPrice) {
    let first = people.index.group.year.first
    switch entry.row {
    case .budget(let school): if let number = people.number(school) { budgets[number] = entry.price }
    case .fund(let fund): funds[fund] = entry.price
    case .pool(let school, let phase, let halfTerm):
      pools[Pool(school: school, phase: phase, halfTerm: halfTerm)] = entry.price
    case .applicant(let person): if let number = people.number(person) { applicants[number] = entry.price }
    case .providerYear(let provider, let parts):
      for activity in years.activities(of: provider) {
        providerYears[activity.number] += activity.parts / parts * entry.price
      }
    case .providerDay(let provider, let date):
      providerDays[Pair(provider, date - first)] = entry.price
    case .moment(let person, let date, let time):
      guard let number = people.number(person) else { return }
      moments[number, default: [:]][date - first, default: []].append(
        Moment(minute: time.minutes, price: entry.price))
    case .host(let person, let halfTerm):
      if let number = people.number(person) { hosts[Pair(number, halfTerm)] = entry.price }
    case .site(let school, let halfTerm):
      if let number = people.number(school) { sites[Pair(number, halfTerm)] = entry.price }
    }
  }

  /// Σ of price × limit over the rows that some posts share.
  func worthOfLimits(pools: Set<Pool>, applicants: Set<Int>) -> Int128 {
    pools.reduce(0) { $0 + (poolWorths[$1] ?? 0) } + applicants.reduce(0) { $0 + (applicantWorths[$1] ?? 0) }
  }
  func fund(_ fund: Identifier<Fund>) -> Int { funds[fund] ?? 0 }
  /// Of each half-day by which what comes due to a specialist's school is more than what's taken and owed, in thousandths.
  func rota(_ activity: Identifier<Activity>, _ school: Identifier<School>) -> Int {
    rotas[Pair(activity, school)] ?? 0
  }
  func pool(_ school: Identifier<School>, _ phase: Phase, halfTerm: Int) -> Int {
    pools.isEmpty ? 0 : pools[Pool(school: school, phase: phase, halfTerm: halfTerm)] ?? 0
  }
  func provider(_ provider: Identifier<Provider>, day: Int) -> Int {
    providerDays.isEmpty ? 0 : providerDays[Pair(provider, day)] ?? 0
  }
  /// Both rows of a visit that somebody hosts.
  func visit(host: Int, site: Int, halfTerm: Int) -> Int {
    (hosts[Pair(host, halfTerm)] ?? 0) + (sites[Pair(site, halfTerm)] ?? 0)
  }
  /// Days on which moments of somebody have a price.
  func moments(of person: Int) -> [Int: [Moment]] { moments[person] ?? [:] }
}

extension PricedRow {
  /// What it is, in words.
  var words: String {
    switch self {
    case .budget(let school): "the budget of school '\(school)'"
    case .fund(let fund): "the fund '\(fund)'"
    case .pool(let school, let phase, let halfTerm):
      "what school '\(school)' can spare of \(phase.rawValue) teaching in half-term \(halfTerm)"
    case .applicant(let person): "the posts of '\(person)'"
    case .providerYear(let provider, let parts): "what only '\(provider)' leads, by \(parts) parts"
    case .providerDay(let provider, let date): "what '\(provider)' leads on \(date)"
    case .moment(let person, let date, let time): "where '\(person)' is on \(date) at \(time)"
    case .host(let person, let halfTerm): "the visits that '\(person)' hosts in half-term \(halfTerm)"
    case .site(let school, let halfTerm): "the visits at school '\(school)' in half-term \(halfTerm)"
    }
  }
}
