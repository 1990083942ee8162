// SPDX-License-Identifier: Apache-2.0

import Domain

/// Posts for secondments and shared specialists.
///
/// Posts of a town form a ring: people of each school apply to the next one's post, and of some also to the one before, so
/// that swaps, chains and cycles can arise.
struct Placements {
  let scene: Scene

  // MARK: Secondments: six for every ten schools

  /// The posts of one town.
  func posts(of cluster: Cluster) -> [Activity] {
    var random = scene.county.random("secondments", cluster.index)
    return PostPlan.posts(of: cluster, in: scene.county).enumerated().map { number, plan in
      post(number, plan, cluster, &random)
    }
  }

  private func post(_ number: Int, _ plan: PostPlan, _ cluster: Cluster, _ random: inout RandomStream) -> Activity {
    var applicants = random.some(2, of: candidates(plan.before)).map(\.id)
    let appliesAfter = random.chance(600)
    if appliesAfter || plan.isExchange { applicants += random.some(1, of: candidates(plan.after)).map(\.id) }
    if random.chance(300), let other = random.pick(plan.others) {
      applicants += random.some(1, of: candidates(other)).map(\.id)
    }
    var seen: Set<Identifier<Person>> = []
    var post = Secondment(
      school: scene.schools[plan.school].id, applicants: applicants.filter { seen.insert($0).inserted })
    shape(&post, plan, &random)
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
    activity.isMust = plan.isVacant && random.chance(250)
    // Hiring for the hole costs some 14 lessons for each half-day of the week and half-term. Most posts are wished for
    // where they're worth that, the others where somebody else fills the hole; 1,000 is the most that can be stated.
    let worth = min(1000, plan.halfDaysPerWeek * plan.halfTerms * random.draw(12...24))
    if !plan.isVacant { activity.worth = MilliLessons(1000 * worth) }
    return activity
  }

  /// Class teachers who work full-time and have learned enough to be lent.
  private func candidates(_ school: Int) -> [Person] {
    scene.classTeachers(school).filter { $0.careerStage == nil && $0.works == .everyDay }
  }

  private func shape(_ post: inout Secondment, _ plan: PostPlan, _ random: inout RandomStream) {
    post.match = [ContextMatch.any, .contrasting, .similar][random.index(weights: [50, 35, 15])]
    post.halfDaysPerWeek = plan.halfDaysPerWeek
    post.halfTerms = plan.halfTerms
    post.bounds = plan.bounds
    post.isVacant = plan.isVacant
    if random.chance(300) {
      post.backfill = plan.isExchange ? [.swap, .chain] : random.pick([.swap, .chain, .hire], [.hire, .none])
    }
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
