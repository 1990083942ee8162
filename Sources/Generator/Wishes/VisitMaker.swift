// SPDX-License-Identifier: Apache-2.0

import Domain

/// Peer visits, by far the most wishes: somebody sees a colleague teach, at a school like theirs, at one unlike it, in
/// another phase. None is impossible by itself: the schools named match, and have somebody to watch.
struct VisitMaker {
  let scene: Scene

  /// How many visits a school wishes for, by its size.
  static func count(_ plan: SchoolPlan) -> Int {
    switch plan.shape {
    case .secondary: return 17
    case .allThrough: return 18
    case .special: return 9
    case .primary(let shape):
      switch shape.classes.count {
      case ..<6: return 7
      case ..<9: return 11
      case ..<16: return 13
      default: return 15
      }
    }
  }

  func visits(of school: Int) -> [Activity] {
    var random = scene.county.random("visits", school)
    let plan = scene.county.plans[school]
    var visitors = VisitorDeck(scene, school, &random)
    // With no other secondary to see, half of them have nothing to wish for.
    let isAlone = plan.phase == .secondary && scene.otherSecondaries(school).isEmpty
    return (0..<(isAlone ? Self.count(plan) / 2 : Self.count(plan))).compactMap { number in
      guard let visitor = visitors.next(&random) else { return nil }
      return visit(visitor, number: number, school, &random)
    }
  }

  private func visit(
    _ visitor: VisitorDeck.Visitor, number: Int, _ school: Int, _ random: inout RandomStream
  ) -> Activity? {
    let target = VisitTarget.draw(for: visitor, from: school, scene, &random)
    guard let target else { return nil }
    var visit = Visit(visitors: Selector())
    visit.visitors.people = visitor.people.map(\.id)
    visit.subject = target.subject
    visit.years = target.years
    visit.match = target.match
    visit.hostSchools = target.schools.map { scene.schools[$0].id }
    visit.hostPeople = target.people
    if visitor.kind == .support { visit.observed = Minutes(random.pick(30, 45)) }
    if visitor.kind == .classTeacher { visit.observed = Minutes(random.pick(45, 60, 60)) }
    if random.chance(150) { visit.brief = Minutes(15) }
    if random.chance(150) { visit.debrief = Minutes(30) }
    var activity = Activity(
      id: Identifier("\(scene.schools[school].id)-visit-\(number + 1)"), title: target.title, details: .visit(visit))
    describe(&activity, visitor, target, school, &random)
    time(&activity, visitor, &random)
    return activity
  }

  private func describe(
    _ activity: inout Activity, _ visitor: VisitorDeck.Visitor, _ target: VisitTarget, _ school: Int,
    _ random: inout RandomStream
  ) {
    activity.focus = [target.topic]
    activity.groups = Array(scene.schools[school].groups.prefix(1))
    if random.chance(700) { activity.origin = random.pick(.school, .person, .person) }
    if random.chance(150) { activity.purpose = "Pupils gain from what works elsewhere in \(target.topic)." }
    activity.priority = [2, 3, 4, 5][random.index(weights: [10, 40, 38, 12])]
    // A visit that costs a supply teacher is wished for where it's worth more than that.
    switch visitor.kind {
    case .classTeacher: activity.worth = MilliLessons(1000 * (7 + activity.priority + random.below(3)))
    case .subjectTeacher: activity.worth = MilliLessons(1000 * (8 + activity.priority + random.below(4)))
    case .leader, .support: break
    }
    if visitor.people.contains(where: { $0.years == [6] }) {
      activity.worth = activity.worth.map { $0 + MilliLessons(4000) }
    }
    if scene.schools[school].groups.contains(SchoolGroups.pilot), visitor.kind == .classTeacher, random.chance(500) {
      activity.fund = Money.pilot
    }
  }

  private func time(_ activity: inout Activity, _ visitor: VisitorDeck.Visitor, _ random: inout RandomStream) {
    let years = visitor.people.flatMap(\.years)
    let possible = Windows.possible(teaching: visitor.people.count == 1 ? visitor.people[0].years : years)
    activity.timing.windows = Windows(density: scene.density).draw(among: possible, &random)
    // INSET days are there for visits too where schools leave them free.
    if random.chance(600) { activity.timing.bands = [.schoolDay] }
    let working = Weekday.allCases.prefix(5).filter { day in visitor.people.allSatisfy { $0.works.contains(day) } }
    if random.chance(200), working.count >= 3 {
      activity.timing.weekdays = random.some(3, of: Array(working)).sorted()
    }
    let allowed = activity.timing.weekdays.isEmpty ? Array(working) : activity.timing.weekdays
    if random.chance(300), let day = random.pick(allowed) { activity.timing.preferredWeekdays = [day] }
  }
}
