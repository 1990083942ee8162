// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Rotas and posts against every way tried one by one.
struct StaffingSearchTests {
  // MARK: Posts

  /// Up to three posts: what the search finds is the best of all lawful combinations of their options.
  @Test(arguments: 0..<80)
  func aFewPostsAreFilledAsWellAsCanBe(seed: Int) {
    var group = RandomGroup.make(seed: UInt64(9000 + seed))
    group.activities = Array(group.activities.filter { $0.kind == .secondment }.prefix(3))
    group.answers.removeAll { !$0.activities.isEmpty }
    guard !group.activities.isEmpty else { return }
    let instance = Compiler(group).compile()
    let options = instance.activities.map { activity -> [SecondmentOption] in
      guard case .secondment(let data) = activity.kind else { return [] }
      return data.options
    }
    guard options.reduce(1, { $0 * ($1.count + 1) }) < 20_000 else { return }
    var state = State(instance)
    var best = Score(state)
    func fill(_ number: Int) {
      if number == options.count {
        if state.violations == 0 { best = min(best, Score(state)) }
        return
      }
      fill(number + 1)
      for option in options[number] {
        state.place(number, Placement(option))
        fill(number + 1)
        state.unplace(number)
      }
    }
    fill(0)
    var search = Search(instance, seed: seed)
    for _ in 0..<5 { search.round() }
    #expect(search.bestScore.must == best.must && search.bestScore.rest == best.rest, "seed \(9000 + seed)")
  }

  /// What pools alone rule out no chain fills, however it's tried, on states with some posts filled: not trying loses nothing.
  @Test func whatPoolsRuleOutFailsWhenItIsTried() {
    var counts = (ruledOut: 0, filled: 0)
    for seed in 0..<60 {
      var group = RandomGroup.make(seed: UInt64(9000 + seed))
      group.activities.removeAll { $0.kind != .secondment }
      let instance = Compiler(group).compile()
      var state = State(instance)
      var random = RandomSource(seed: seed)
      let planner = PostPlanner(noise: 500)
      for number in instance.activities.indices where random.below(2) == 0 {
        _ = planner.insert(number, into: &state, random: &random)
      }
      for (number, activity) in instance.activities.enumerated() where !state.isPlaced(number) {
        guard case .secondment(let data) = activity.kind else { continue }
        for option in data.options {
          let mayBeFilled = planner.mayBeFilled(behind: number, option, links: 1, state)
          for lengthens in [false, true] {
            let mark = state.begin()
            let broken = planner.attempt(number, option, &state, lengthens: lengthens, random: &random)
            state.rollBack(mark)
            #expect(mayBeFilled || broken != nil, "seed \(9000 + seed), post \(number)")
            if broken == nil { counts.filled += 1 }
          }
          if !mayBeFilled { counts.ruledOut += 1 }
        }
      }
    }
    #expect(counts.ruledOut > 100 && counts.filled > 100, "\(counts)")
  }

  /// Two teachers of two schools want each other's posts, and nobody may be hired or spared.
  @Test func aSwapIsFoundThoughNeitherHalfIsLawfulAlone() throws {
    let group = Self.exchange(["anna": ("oak", "elm"), "dev": ("elm", "oak")], ways: [.swap])
    let plan = Optimiser(group, options: SolveOptions(rounds: 0)).solve()
    #expect(plan.secondments.count == 2)
    #expect(plan.secondments.flatMap(\.backfill).allSatisfy { $0.way == .swap && $0.by != nil })
    #expect(Verifier(group).verify(plan).isVerified)
  }

  /// Three schools in a ring: each fills the hole that the one before leaves.
  @Test func aRingOfThreeIsFoundThoughNoPartOfItIsLawful() throws {
    let group = Self.exchange(
      ["anna": ("oak", "elm"), "dev": ("elm", "ivy"), "zoe": ("ivy", "oak")], ways: [.chain])
    let plan = Optimiser(group, options: SolveOptions(rounds: 0)).solve()
    #expect(plan.secondments.count == 3)
    #expect(plan.secondments.flatMap(\.backfill).allSatisfy { $0.way == .chain })
    #expect(Verifier(group).verify(plan).isVerified)
  }

  /// A post for each person at another school, for half-terms 2 and 3.
  private static func exchange(
    _ people: [Identifier<Person>: (from: Identifier<School>, to: Identifier<School>)], ways: [Secondment.Backfill]
  ) -> Group {
    var group = SmallGroup.group()
    group.activities = []
    group.answers = []
    var ivy = School(id: "ivy", name: "Ivy Primary", phase: .primary, calendar: "weekly", bells: "primary")
    ivy.formsOfEntry = PerMille(3000)
    group.schools.append(ivy)
    var zoe = Person(id: "zoe", name: "Zoe Zest", school: "ivy", role: "teacher")
    zoe.classTaught = "2Z"
    group.people.append(zoe)
    group.changePerson("dev") { $0.works = .everyDay }
    for (person, schools) in people.sorted(by: { $0.key < $1.key }) {
      var secondment = Secondment(school: schools.to, applicants: [person])
      secondment.backfill = ways
      group.activities.append(
        Activity(id: Identifier("post-\(schools.to)"), title: "Post", details: .secondment(secondment)))
    }
    return group
  }

  // MARK: What fills holes

  /// As much as can be is filled without hiring, over every way of sharing out.
  @Test(arguments: 0..<300)
  func flowsFillAsMuchAsCanBe(seed: Int) {
    var random = RandomSource(seed: seed)
    let sources = (0..<1 + random.below(3)).map { _ in random.below(4) }
    let holes = (0..<1 + random.below(3)).map { _ in 1 + random.below(3) }
    let allowed = (0..<sources.count * holes.count).map { _ in random.below(2) == 0 }
    var flow = BackfillFlow(sources: sources, sinks: holes.count)
    for (hole, amount) in holes.enumerated() {
      flow.send(to: hole, amount) { allowed[$0 * holes.count + $1] }
    }
    var sent = 0
    for hole in holes.indices {
      let filled = sources.indices.reduce(0) { $0 + flow[$1, hole] }
      #expect(filled <= holes[hole])
      sent += filled
    }
    for source in sources.indices {
      #expect(holes.indices.reduce(0) { $0 + flow[source, $1] } <= sources[source])
      for hole in holes.indices where !allowed[source * holes.count + hole] { #expect(flow[source, hole] == 0) }
    }
    #expect(sent == Self.most(sources, holes, allowed, edge: 0), "seed \(seed)")
  }

  private static func most(_ sources: [Int], _ holes: [Int], _ allowed: [Bool], edge: Int) -> Int {
    if edge == sources.count * holes.count { return 0 }
    let (source, hole) = (edge / holes.count, edge % holes.count)
    var best = most(sources, holes, allowed, edge: edge + 1)
    guard allowed[edge] else { return best }
    for amount in 0...min(sources[source], holes[hole]) where amount > 0 {
      var left = (sources, holes)
      left.0[source] -= amount
      left.1[hole] -= amount
      best = max(best, amount + most(left.0, left.1, allowed, edge: edge + 1))
    }
    return best
  }

  // MARK: Rotas

  /// One specialist with a small cycle: what the search finds is the best over all templates.
  @Test(arguments: 0..<60)
  func aSmallRotaIsSharedOutAsWellAsCanBe(seed: Int) {
    var group = RandomGroup.make(seed: UInt64(12_000 + seed))
    group.activities = Array(group.activities.filter { $0.kind == .specialist }.prefix(1))
    group.answers.removeAll { !$0.activities.isEmpty }
    guard var activity = group.activities.first, case .specialist(var rota) = activity.details else { return }
    rota.cycleWeeks = 1
    rota.homeDays = [.monday, .tuesday, .thursday]
    activity.details = .specialist(rota)
    activity.timing.weekdays = []
    group.activities = [activity]
    let instance = Compiler(group).compile()
    guard case .specialist(let data) = instance.activities[0].kind, instance.activities[0].canBePlaced else { return }
    var state = State(instance)
    var best = Score(state)
    for template in Self.templates(cells: data.cells, shares: data.shares.count) {
      let mark = state.begin()
      if RotaPlanner(number: 0, specialist: data).settle(template, &state) == nil { best = min(best, Score(state)) }
      state.rollBack(mark)
    }
    var search = Search(instance, seed: seed)
    for _ in 0..<8 { search.round() }
    #expect(search.bestScore.must == best.must && search.bestScore.rest <= best.rest, "seed \(12_000 + seed)")
  }

  static func templates(cells: Int, shares: Int) -> [[Int8]] {
    var templates: [[Int8]] = [[]]
    for _ in 0..<cells { templates = templates.flatMap { start in (-1..<Int8(shares)).map { start + [$0] } } }
    return templates
  }

  /// One rota and up to two posts that want the same money: the best of all templates and options, whichever goes first.
  @Test(arguments: 0..<600)
  func aRotaAndPostsShareMoneyAsWellAsCanBe(seed: Int) {
    var group = RandomGroup.make(seed: UInt64(14_000 + seed))
    let posts = group.activities.filter { $0.kind == .secondment }.prefix(2)
    let rotas = group.activities.filter { $0.kind == .specialist }.prefix(1)
    if posts.isEmpty || rotas.isEmpty { return }
    group.activities = Array(posts + rotas)
    group.answers.removeAll { !$0.activities.isEmpty }
    for index in group.activities.indices {
      Self.charge(&group.activities[index])
      guard case .specialist(var rota) = group.activities[index].details else { continue }
      rota.cycleWeeks = 1
      rota.homeDays = [.monday, .tuesday, .thursday]
      group.activities[index].details = .specialist(rota)
      group.activities[index].timing.weekdays = []
    }
    for index in group.schools.indices { group.schools[index].staffingBudget = Pence(350_000) }
    let instance = Compiler(group).compile()
    guard let best = Self.bestByTrying(instance) else { return }
    var search = Search(instance, seed: seed)
    let isBest = { (score: Score) in score.must == best.must && score.rest <= best.rest }
    for _ in 0..<48 where !isBest(search.bestScore) { search.round() }
    #expect(isBest(search.bestScore), "seed \(14_000 + seed)")
  }

  /// The best score over all templates of the rotas and options of the posts; nil where there are too many.
  private static func bestByTrying(_ instance: Instance) -> Score? {
    var count = 1
    for activity in instance.activities {
      switch activity.kind {
      case .secondment(let data): count *= data.options.count + 1
      case .specialist(let data):
        for _ in 0..<data.cells { count *= data.shares.count + 1 }
        if !activity.canBePlaced { return nil }
      default: return nil
      }
      if count > 20_000 { return nil }
    }
    var state = State(instance)
    var best = Score(state)
    let rotas = instance.activities.indices.filter {
      if case .specialist = instance.activities[$0].kind { true } else { false }
    }
    let posts = instance.activities.indices.filter { !rotas.contains($0) }
    func fill(_ order: ArraySlice<Int>) {
      guard let number = order.first else {
        if state.violations == 0 { best = min(best, Score(state)) }
        return
      }
      fill(order.dropFirst())
      switch instance.activities[number].kind {
      case .secondment(let data):
        for option in data.options {
          state.place(number, Placement(option))
          fill(order.dropFirst())
          state.unplace(number)
        }
      case .specialist(let data):
        for template in templates(cells: data.cells, shares: data.shares.count) {
          let mark = state.begin()
          if RotaPlanner(number: number, specialist: data).settle(template, &state) == nil { fill(order.dropFirst()) }
          state.rollBack(mark)
        }
      default: break
      }
    }
    fill((posts + rotas)[...])
    fill((rotas + posts)[...])
    return best
  }

  /// Whatever posts have spent, an exchange leaves a lawful plan with true sums, better if it's made and the same if not.
  @Test func exchangesLeaveALawfulPlanThatIsNoWorse() {
    var counts = (made: 0, emptied: 0, left: 0)
    for seed in 0..<400 {
      var group = RandomGroup.make(seed: UInt64(14_000 + seed))
      group.activities.removeAll { $0.kind != .secondment && $0.kind != .specialist }
      for index in group.activities.indices { Self.charge(&group.activities[index]) }
      for index in group.schools.indices { group.schools[index].staffingBudget = Pence(300_000) }
      let instance = Compiler(group).compile()
      let map = Neighbourhood(instance)
      if map.rotas.isEmpty || map.posts.isEmpty { continue }
      var state = State(instance)
      var random = RandomSource(seed: seed)
      for post in map.posts { PostPlanner(noise: 500).insert(post, into: &state, random: &random) }
      for rota in map.rotas {
        let before = (score: Score(state), placements: state.placements)
        let isMade = RotaExchange(number: rota).make(&state, map, &random)
        #expect(state.violations == 0 && state.isPlaced(rota) == isMade, "seed \(14_000 + seed)")
        #expect(isMade ? Score(state) < before.score : state.placements == before.placements)
        var fresh = State(instance)
        fresh.put(state.placements.enumerated().map { ($0, $1) })
        #expect(fresh.violations == 0 && Score(fresh) == Score(state), "seed \(14_000 + seed)")
        let emptied = map.posts.contains { !before.placements[$0].isEmpty && !state.isPlaced($0) }
        counts = (counts.made + (isMade ? 1 : 0), counts.emptied + (emptied ? 1 : 0), counts.left + (isMade ? 0 : 1))
      }
    }
    #expect(counts.made > 10 && counts.emptied > 0 && counts.left > 10, "\(counts)")
  }

  /// The school that gets somebody pays; a rota is worth more than posts.
  private static func charge(_ activity: inout Activity) {
    activity.fund = nil
    activity.isMust = false
    switch activity.details {
    case .secondment(var secondment):
      secondment.recharge = Pence(2000)
      activity.details = .secondment(secondment)
      activity.worth = MilliLessons(60_000)
    case .specialist(var rota):
      rota.contribution = Pence(2000)
      activity.details = .specialist(rota)
      activity.worth = MilliLessons(900_000)
    default: break
    }
  }

  /// A post is filled first, since it has the higher priority, and spends what a rota needs that's worth more: it's emptied
  /// before a single move is made. Where the school has money for both it keeps both.
  @Test(arguments: [(pounds: 10_000, posts: 0), (pounds: 30_000, posts: 1)])
  func aPostGivesItsMoneyToARota(money: (pounds: Int, posts: Int)) throws {
    var group = SmallGroup.group()
    group.answers = []
    group.people.append(Person(id: "nell", name: "Nell Young", school: "oak", role: "teacher"))
    var wish = Specialist(person: "nell", shares: [Specialist.Share(school: "elm", halfDays: 6)])
    wish.cycleWeeks = 1
    wish.homeDays = [.monday, .tuesday]
    wish.contribution = Pence(4000)
    var secondment = Secondment(school: "elm", applicants: ["anna"])
    secondment.recharge = Pence(4000)
    secondment.backfill = [.none]
    secondment.halfTerms = 4
    var post = Activity(id: "post", title: "Post", details: .secondment(secondment))
    post.priority = 5
    post.worth = MilliLessons(200_000)
    var music = Activity(id: "music", title: "Music", details: .specialist(wish))
    music.priority = 4
    group.activities = [post, music]
    group.margins = [StaffingMargin(school: "oak", phase: nil, halfTerms: [], halfDays: 10)]
    let elm = try #require(group.schools.firstIndex { $0.id == "elm" })
    group.schools[elm].staffingBudget = Pence(money.pounds * 100)
    let plan = Optimiser(group, options: SolveOptions(rounds: 0)).solve()
    #expect(Verifier(group).verify(plan).isVerified)
    #expect(plan.rotas.count == 1 && plan.secondments.count == money.posts)
  }

  /// Somebody who fills a post all year can't lead a session that's worth more: by ejection alone the post is emptied.
  @Test func aPostGivesWayToASessionThatItsPersonLeads() throws {
    var group = SmallGroup.group()
    group.answers = []
    var secondment = Secondment(school: "elm", applicants: ["anna"])
    secondment.backfill = [.none]
    secondment.halfTerms = 6
    var post = Activity(id: "post", title: "Post", details: .secondment(secondment))
    post.worth = MilliLessons(50_000)
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(["finn"]), level: .required)], length: Minutes(60))
    session.leaders = [.person("anna")]
    session.venue.isOnline = true
    var course = Activity(id: "course", title: "Course", details: .session(session))
    course.worth = MilliLessons(400_000)
    group.activities = [post, course]
    group.margins = [StaffingMargin(school: "oak", phase: nil, halfTerms: [], halfDays: 10)]
    let instance = Compiler(group).compile()
    var search = Search(instance, seed: 1, moves: [WeightedMove(move: Ejection(), weight: 1)])
    let number = try #require(instance.activities.firstIndex { $0.id == "course" })
    #expect(
      instance.activities.indices.map { search.state.isPlaced($0) } == instance.activities.indices.map { $0 != number })
    search.round()
    #expect(
      instance.activities.indices.map { !search.best[$0].isEmpty } == instance.activities.indices.map { $0 == number })
  }

  /// A whole-day rota gives whole days, and makes up for days that its schools lost.
  @Test func lostDaysAreMadeUpWhereOthersAreOpen() throws {
    var group = SmallGroup.group()
    group.answers = []
    group.people.append(Person(id: "nell", name: "Nell Young", school: "oak", role: "teacher"))
    var wish = Specialist(
      person: "nell", shares: ["elm", "ash"].map { Specialist.Share(school: $0, halfDays: 2) })
    wish.cycleWeeks = 2
    wish.unit = .day
    wish.homeDays = [.monday, .tuesday, .wednesday]
    group.activities = [Activity(id: "music", title: "Music", details: .specialist(wish))]
    // Elm is shut on every Thursday and Friday of one cycle: whichever day is Elm's, it loses exactly one of them.
    for span: DateSpan in ["2026-09-17..2026-09-18", "2026-09-24..2026-09-25"] {
      group.calendars[0].closures.append(Closure(name: "Boiler", span: span, isBankHoliday: false))
    }
    let plan = Optimiser(group).solve()
    #expect(Verifier(group).verify(plan).isVerified)
    let rota = try #require(plan.rotas.first)
    #expect(rota.slots.count == 4)
    let days = Dictionary(grouping: rota.slots) { "\($0.week) \($0.weekday)" }
    #expect(days.values.allSatisfy { Set($0.map { $0.school }).count == 1 })
    let elm = try #require(plan.rotaBalances.first { $0.school == "elm" })
    #expect(elm.madeUp == 2 && elm.owed == 0 && elm.held == elm.due - 2)
  }
}
