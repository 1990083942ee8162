// SPDX-License-Identifier: Apache-2.0

import Domain

/// Triads, lesson studies and shadowing of one town.
struct OtherWishes {
  let scene: Scene
  let cluster: Cluster

  private func id(_ name: String, _ number: Int) -> String { "\(NameGiver.slug(cluster.town))-\(name)-\(number + 1)" }

  /// Class teachers of one year group, one a school, from so many schools.
  private func colleagues(_ count: Int, _ random: inout RandomStream) -> (year: Int, people: [Person])? {
    for year in random.shuffled(Array(0...6)) {
      let teachers = cluster.members.compactMap { school in
        random.pick(scene.classTeachers(school).filter { $0.years == [year] })
      }
      if teachers.count >= count { return (year, random.some(count, of: teachers)) }
    }
    return nil
  }

  private func topic(_ random: inout RandomStream) -> String { random.pick(Topics.primary) ?? "reading" }

  private static func words(_ year: Int) -> String { year == 0 ? "Reception" : "Year \(year)" }

  // MARK: Triads, one for each school

  func triads() -> [Activity] {
    var random = scene.county.random("triads", cluster.index)
    return (0..<cluster.members.count).compactMap { number in
      guard let (year, people) = colleagues(3, &random) else { return nil }
      var triad = Triad(members: Selector())
      triad.members.people = people.map(\.id)
      triad.years = [year]
      triad.observed = Minutes(random.pick(45, 60))
      if random.chance(200) { triad.debrief = Minutes(45) }
      let topic = topic(&random)
      if random.chance(300) { triad.subject = random.pick("maths", "english", "science") }
      var activity = Activity(
        id: Identifier(id("triad", number)),
        title: "Three teachers of \(Self.words(year)) watch one another: \(topic)", details: .triad(triad))
      describe(&activity, topic, &random)
      return activity
    }
  }

  private func describe(_ activity: inout Activity, _ topic: String, _ random: inout RandomStream) {
    activity.focus = [topic]
    activity.groups = [cluster.group]
    activity.origin = random.pick(.person, .school)
    activity.priority = random.pick(3, 3, 4)
    activity.timing.windows = Windows(density: .loose).draw(among: Array(0..<6), &random)
    // Lessons are watched in the school day; people talk in time that's free anyway.
    activity.timing.bands = [.schoolDay, .inset, .meeting]
  }

  // MARK: Lesson studies, one for every two schools

  func lessonStudies() -> [Activity] {
    var random = scene.county.random("lesson studies", cluster.index)
    return (0..<cluster.members.count / 2).compactMap { number in
      guard let (year, people) = colleagues(random.draw(2...4), &random) ?? colleagues(2, &random) else { return nil }
      var study = LessonStudy(members: Selector())
      study.members.people = people.map(\.id)
      study.years = [year]
      study.cycles = random.draw(1...3)
      study.planning = Minutes(random.pick(60, 90))
      study.review = Minutes(random.pick(45, 60))
      study.mostGap = random.pick(14, 21, 28)
      let topic = topic(&random)
      if random.chance(600) { study.subject = random.pick("maths", "english", "science") }
      var activity = Activity(
        id: Identifier(id("study", number)), title: "Lesson study in \(Self.words(year)): \(topic)",
        details: .lessonStudy(study))
      describe(&activity, topic, &random)
      if random.chance(250) { activity.fund = Money.partnership }
      return activity
    }
  }

  // MARK: Shadowing, a little over one for each school

  func shadowing() -> [Activity] {
    cluster.members.flatMap { school -> [Activity] in
      var random = scene.county.random("shadowing", school)
      return (0..<(random.chance(200) ? 2 : 1)).compactMap { wish($0, school, &random) }
    }
  }

  private func wish(_ number: Int, _ school: Int, _ random: inout RandomStream) -> Activity? {
    let role = random.pick("deputy headteacher", "senco", "class teacher", "admin", "ta", "head of department")
    func holders(_ school: Int) -> [Person] {
      scene.rosters[school].people.filter { $0.role == role && !$0.needsCover && scene.isThereAllYear($0) }
    }
    let applicant = random.pick(holders(school)) ?? random.pick(scene.classTeachers(school))
    guard let applicant else { return nil }
    var shadowing = Shadowing(applicant: applicant.id)
    let near = scene.neighbours(school).flatMap { scene.rosters[$0].people }.filter {
      scene.isThereAllYear($0) && $0.hosts
    }
    // Someone in the same role, or else whoever agrees to be shadowed: without hosts a wish would ask for nobody.
    let alike = near.filter { $0.role == applicant.role }
    shadowing.preferredHosts = random.some(random.draw(1...3), of: alike.isEmpty ? near : alike).map(\.id)
    if shadowing.preferredHosts.isEmpty { return nil }
    shadowing.days = [1, 2, 3, 5][random.index(weights: [50, 30, 12, 8])]
    let focus = applicant.wants.first ?? "leadership"
    var activity = Activity(
      id: Identifier("\(scene.schools[school].id)-shadow-\(number + 1)"),
      title: "A day beside a colleague: \(focus)", details: .shadowing(shadowing))
    if shadowing.days > 1 {
      activity.title = "\(["", "", "Two", "Three", "", "Five"][shadowing.days]) days beside a colleague: \(focus)"
    }
    describe(&activity, focus, &random)
    activity.origin = .person
    // A day costs two half-days of supply: less wouldn't bring it about.
    activity.priority = 4
    return activity
  }
}
