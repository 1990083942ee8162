// SPDX-License-Identifier: Apache-2.0

import Domain

/// Posts for secondments and shared specialists.
///
/// Posts of a town form a ring: people of each school apply to the next one's post, and of some also to the one before, so
/// that swaps, chains and cycles can arise.
struct Placements {
  let scene: Scene

  // MARK: Secondments: six for every ten schools

  /// The posts of one town, with the order in which each applicant likes those that they applied for.
  func posts(of cluster: Cluster) -> [Activity] {
    var random = scene.county.random("secondments", cluster.index)
    let schools = cluster.members.filter { scene.county.plans[$0].phase == .primary }
    guard schools.count >= 2 else { return [] }
    let ring = random.shuffled(schools)
    let count = max(2, (cluster.members.count * 6 + 5) / 10)
    return (0..<count).map { number in post(number, in: ring, cluster, &random) }
  }

  private func post(_ number: Int, in ring: [Int], _ cluster: Cluster, _ random: inout RandomStream) -> Activity {
    let place = number % ring.count
    let school = ring[place]
    let before = ring[(place + ring.count - 1) % ring.count]
    let after = ring[(place + 1) % ring.count]
    var applicants = random.some(2, of: candidates(before)).map(\.id)
    if random.chance(600) { applicants += random.some(1, of: candidates(after)).map(\.id) }
    if random.chance(300), let other = random.pick(ring.filter { ![school, before, after].contains($0) }) {
      applicants += random.some(1, of: candidates(other)).map(\.id)
    }
    var seen: Set<Identifier<Person>> = []
    var post = Secondment(school: scene.schools[school].id, applicants: applicants.filter { seen.insert($0).inserted })
    shape(&post, &random)
    let titles = [
      "A year group lead for a while", "Leading English in another school", "Mathematics lead, seconded",
      "Assistant head for a time", "Early years lead, seconded", "Teaching in a larger school",
    ]
    var activity = Activity(
      id: Identifier("\(NameGiver.slug(cluster.town))-post-\(number + 1)"),
      title: random.pick(titles) ?? titles[0], details: .secondment(post))
    activity.groups = [cluster.group]
    activity.origin = random.pick(.school, .person)
    activity.priority = random.pick(2, 3, 3, 4)
    activity.isMust = post.isVacant && random.chance(250)
    return activity
  }

  /// Class teachers who work full-time and have learned enough to be lent.
  private func candidates(_ school: Int) -> [Person] {
    scene.classTeachers(school).filter { $0.careerStage == nil && $0.works == .everyDay }
  }

  private func shape(_ post: inout Secondment, _ random: inout RandomStream) {
    post.match = [ContextMatch.any, .contrasting, .similar][random.index(weights: [50, 35, 15])]
    post.halfDaysPerWeek = [10, 2, 4, 6][random.index(weights: [45, 15, 25, 15])]
    post.halfTerms = [1, 2, 4, 6][random.index(weights: [20, 45, 20, 15])]
    post.bounds = post.halfTerms > 1 && random.chance(500) ? .term : .halfTerm
    post.isVacant = random.chance(250)
    if random.chance(300) { post.backfill = random.pick([.swap, .chain], [.swap, .chain, .hire], [.hire, .none]) }
    if random.chance(250) { post.recharge = Pence(random.draw(80...120) * 100) }
  }

  /// The posts that each applicant applied for, those of the least half-days first: most people like to keep their class.
  static func preferences(_ posts: [Activity]) -> [(person: Identifier<Person>, posts: [Identifier<Activity>])] {
    var order: [Identifier<Person>] = []
    var wanted: [Identifier<Person>: [(halfDays: Int, id: Identifier<Activity>)]] = [:]
    for activity in posts {
      guard case .secondment(let post) = activity.details else { continue }
      for person in post.applicants {
        if wanted[person] == nil { order.append(person) }
        wanted[person, default: []].append((post.halfDaysPerWeek, activity.id))
      }
    }
    return order.compactMap { person in
      let posts = (wanted[person] ?? []).sorted { ($0.halfDays, $0.id) < ($1.halfDays, $1.id) }
      return posts.count > 1 ? (person, posts.map(\.id)) : nil
    }
  }

  // MARK: Specialists

  func specialists() -> [Activity] {
    SpecialistPlan.all(scene.county).enumerated().map { number, plan in
      var random = scene.county.random("rota", number)
      let home = scene.schools[plan.home]
      var rota = Specialist(
        person: Identifier("\(home.id)-specialist-\(plan.subject)"),
        shares: plan.shares.map { Specialist.Share(school: scene.schools[$0.school].id, halfDays: $0.halfDays) })
      rota.homeDays = plan.homeDays
      rota.unit = plan.isByDay ? .day : .halfDay
      rota.cycleWeeks = plan.weeks
      rota.protected = [plan.protected]
      rota.tolerance = PerMille(random.pick(100, 200, 250))
      rota.contribution = Pence(random.draw(80...110) * 100)
      let title = plan.subject == "pe" ? "PE" : plan.subject == "french" ? "French" : plan.subject
      var activity = Activity(
        id: Identifier("specialist-\(number + 1)"), title: "A teacher of \(title) for \(plan.shares.count + 1) schools",
        details: .specialist(rota))
      activity.focus = [plan.subject]
      activity.origin = .school
      activity.priority = 4
      activity.isMust = random.chance(200)
      return activity
    }
  }
}
