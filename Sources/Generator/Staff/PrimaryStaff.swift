// SPDX-License-Identifier: Apache-2.0

import Domain

/// The leaders, class teachers and support staff of a primary, a special school or an all-through school's primary
/// years, with their PPA and who takes the classes meanwhile.
struct PrimaryStaff {
  let shape: PrimaryShape
  let isSpecial: Bool
  /// Specialists who are based here.
  let specialists: [SpecialistPlan]
  private let seed: UInt64
  private var random: RandomStream

  init(_ shape: PrimaryShape, isSpecial: Bool, specialists: [SpecialistPlan], seed: UInt64, school: Int) {
    self.shape = shape
    self.isSpecial = isSpecial
    self.specialists = specialists
    self.seed = seed
    random = RandomStream(seed, "primary staff", school)
  }

  private var size: Int { shape.classes.count }

  /// One class's post: who holds it, and when.
  private struct Post {
    enum Kind { case single, shared, leaver(CivilDate), ect(Int) }
    var plan: PrimaryShape.ClassPlan
    var kind = Kind.single
  }

  /// Adds everybody; the leaders only where the school has no others.
  mutating func hire(into roster: inout Roster, withLeaders: Bool) {
    if withLeaders { hireLeaders(&roster) }
    let posts = posts()
    var holders: [[Person]] = []
    for (number, post) in posts.enumerated() { holders.append(hireTeachers(post, number: number, &roster)) }
    giveLeads(posts, holders, &roster)
    coverPPA(posts, holders, &roster)
    hireAssistants(&roster)
  }

  // MARK: Leaders

  private mutating func hireLeaders(_ roster: inout Roster) {
    roster.hire("head", "headteacher") {
      $0.tags = ["dsl", "drives"]
      // In the smallest schools there's no deputy to lead anything.
      if size < 5 { $0.responsibilities = ["cpd lead", "assessment lead"] }
    }
    if size >= 5 {
      roster.hire("deputy", "deputy headteacher") {
        $0.responsibilities = ["cpd lead", "assessment lead", "ect mentor"]
        $0.tags = ["deputy dsl", "first aider", "drives"]
      }
    }
    if size >= 12 {
      roster.hire("assistant", "assistant headteacher") { $0.responsibilities = ["teaching and learning lead"] }
    }
    let isPartTime = size < 12 && random.chance(600)
    roster.hire("senco", "senco") {
      $0.tags = size >= 5 ? ["senco", "deputy dsl"] : ["senco"]
      $0.responsibilities = ["mental health lead"]
      if isPartTime {
        $0.works = WorkingPattern(size < 5 ? [.tuesday, .thursday] : [.monday, .tuesday, .thursday])
        $0.fullTimeEquivalent = $0.works.share
      }
    }
    roster.hire("office", "admin") { $0.responsibilities = ["school business manager"] }
    if size >= 12 { roster.hire("reception", "admin") { $0.responsibilities = ["attendance officer"] } }
    roster.hire("site", "caretaker") { $0.email = nil }
  }

  // MARK: Class teachers

  private mutating func posts() -> [Post] {
    var posts = shape.classes.map { Post(plan: $0) }
    var free = random.shuffled(Array(posts.indices))
    // Early-career teachers have a mentor; the smallest schools have nobody to spare for that.
    for year in 1...2 where size >= 5 {
      for _ in 0..<(size + 6) / 14 + (random.chance(350) ? 1 : 0) where !free.isEmpty {
        posts[free.removeLast()].kind = .ect(year)
      }
    }
    for index in free {
      if random.chance(160) {
        posts[index].kind = .shared
      } else if random.chance(45) {
        posts[index].kind = .leaver(random.chance(700) ? YearDates.day(12, 31) : YearDates.day(4, 30))
      }
    }
    return posts
  }

  /// Adds whoever holds a post during the year, the first holder first.
  private func hireTeachers(_ post: Post, number: Int, _ roster: inout Roster) -> [Person] {
    let code = NameGiver.slug(post.plan.name)
    var own = RandomStream(seed, "post", roster.plan.index, number)
    func base(_ person: inout Person) {
      person.classTaught = post.plan.name
      person.years = post.plan.years
      if post.plan.years.count == 1, let year = post.plan.years.first {
        person.department = year == 0 ? "Reception" : "Year \(year)"
      }
      // Losing an adult whom the children know weighs more where there are few children to an adult.
      if isSpecial { person.classWeight = PerMille(1500) }
      Topics.give(&person, from: Topics.primary, &own)
      if own.chance(120) { person.hosts = false }
      if own.chance(100) { person.mostVisitsHosted = 1 }
    }
    switch post.kind {
    case .single: return [roster.hire(code, "class teacher", base)]
    case .ect(let year):
      return [
        roster.hire(code, "class teacher") {
          base(&$0)
          $0.careerStage = "ect\(year)"
          $0.hosts = false
        }
      ]
    case .shared: return share(code, own.pick(6, 5, 5), base, &roster)
    case .leaver(let last): return replace(code, after: last, isKnown: own.chance(600), base, &roster)
    }
  }

  /// Two people who share a post: the first has so many half-days.
  private func share(
    _ code: String, _ halfDays: Int, _ base: (inout Person) -> Void, _ roster: inout Roster
  ) -> [Person] {
    let first =
      halfDays == 6
      ? WorkingPattern([.monday, .tuesday, .wednesday]) : WorkingPattern([.monday, .tuesday], mornings: [.wednesday])
    let second =
      halfDays == 6
      ? WorkingPattern([.thursday, .friday]) : WorkingPattern([.thursday, .friday], afternoons: [.wednesday])
    let one = roster.hire(code, "class teacher") {
      base(&$0)
      $0.works = first
      $0.fullTimeEquivalent = first.share
      $0.directedBalance = Minutes(20 * 60)
    }
    let two = roster.hire("\(code)-2", "class teacher") {
      base(&$0)
      $0.works = second
      $0.fullTimeEquivalent = second.share
      $0.directedBalance = Minutes(16 * 60)
      $0.jobShare = one.id
    }
    roster.change(one.id) { $0.jobShare = two.id }
    return [one, two]
  }

  /// Somebody who leaves on `last` and who comes after them, if that's known yet.
  private func replace(
    _ code: String, after last: CivilDate, isKnown: Bool, _ base: (inout Person) -> Void, _ roster: inout Roster
  ) -> [Person] {
    let one = roster.hire(code, "class teacher") {
      base(&$0)
      $0.validUntil = last
    }
    let two = roster.hire("\(code)-new", "class teacher") {
      base(&$0)
      $0.validFrom = last + 1
      $0.isVacancy = !isKnown
      if !isKnown { ($0.strengths, $0.wants, $0.hosts) = ([], [], false) }
    }
    return [one, two]
  }

  // MARK: Responsibilities

  private static let leads = [
    "maths lead", "english lead", "science lead", "computing lead", "art lead", "music lead", "pe lead",
    "history lead", "geography lead", "languages lead", "re lead", "dt lead", "pshe lead", "eal lead",
  ]

  /// Deals the subjects to those who stay all year, and the roles of a year group to its teachers.
  private mutating func giveLeads(_ posts: [Post], _ holders: [[Person]], _ roster: inout Roster) {
    let staying = zip(posts, holders).compactMap { post, people -> Person? in
      switch post.kind {
      case .single, .shared: people.first
      default: nil
      }
    }
    guard !staying.isEmpty else { return }
    let start = random.below(staying.count)
    // Mathematics and English are led by people who are there all week, if there are two.
    let turned = staying.indices.map { staying[(start + $0) % staying.count] }
    let order = turned.filter { $0.works == .everyDay } + turned.filter { $0.works != .everyDay }
    for (number, lead) in Self.leads.enumerated() {
      roster.change(order[number % order.count].id) { $0.responsibilities.append(lead) }
    }
    for (year, lead) in [(0, "early years lead"), (1, "phonics lead"), (2, "key stage 1 lead"), (6, "year 6 lead")] {
      let holder = staying.first { $0.years.contains(year) } ?? staying.first
      if shape.classes.contains(where: { $0.years.contains(year) }), let holder {
        roster.change(holder.id) { $0.responsibilities.append(lead) }
      }
    }
    if size < 5 { roster.change(staying[start].id) { $0.tags.append("deputy dsl") } }
  }

  // MARK: PPA

  private mutating func coverPPA(_ posts: [Post], _ holders: [[Person]], _ roster: inout Roster) {
    let needed = posts.reduce(0) { sum, post in
      switch post.kind {
      case .single, .leaver: sum + 1
      case .shared, .ect: sum + 2
      }
    }
    var rota = PPARota(roster.bells)
    for specialist in specialists {
      let person = roster.hire("specialist-\(specialist.subject)", "teacher") {
        $0.subjects = [specialist.subject]
        $0.department = "Specialists"
        $0.strengths = ["\(specialist.subject) in primaries"]
        $0.tags = ["drives"]
      }
      let kept = specialist.protected
      rota.add(person.id, subject: specialist.subject, on: specialist.homeDays, but: kept)
      if let span = roster.bells.day(kept.weekday)?.teaching(in: kept.half) {
        roster.protect(person.id, .ppa, kept.weekday, span)
      }
    }
    // One slot more than a person can cover would leave somebody without PPA, and part-timers are choosy.
    let count = (needed + 1) / PPARota.slots(by: roster.bells) + 1
    for number in 1...count { hireCoverer(number, &rota, &roster) }
    let order = zip(posts, holders).sorted { Self.rank($0.0) < Self.rank($1.0) }
    for (post, people) in order { assign(post, people, &rota, &roster) }
  }

  /// Those who can take few of the slots come first; `sorted` keeps the order of equals.
  private static func rank(_ post: Post) -> Int {
    if case .shared = post.kind { return 0 }
    return 1
  }

  private mutating func hireCoverer(_ number: Int, _ rota: inout PPARota, _ roster: inout Roster) {
    let subject = ["pe", "music", "art", "computing"][(number + random.below(2)) % 4]
    let isTeacher = number > 1 && random.chance(500)
    let person = roster.hire(isTeacher ? "ppa\(number)" : "hlta\(number)", isTeacher ? "teacher" : "hlta") {
      $0.subjects = [subject]
      $0.hosts = isTeacher
      $0.responsibilities = isTeacher ? [] : ["interventions lead"]
    }
    rota.add(person.id, subject: subject)
    if isTeacher, let span = rota.ownTime { roster.protect(person.id, .ppa, .monday, span) }
  }

  private func assign(_ post: Post, _ people: [Person], _ rota: inout PPARota, _ roster: inout Roster) {
    switch post.kind {
    case .shared: for person in people { keep(.ppa, for: [person], post, &rota, &roster) }
    case .single, .leaver: keep(.ppa, for: people, post, &rota, &roster)
    case .ect(let year):
      let weekday = keep(.ppa, for: people, post, &rota, &roster)
      keep(.ect, for: people, post, &rota, &roster, notOn: weekday.map { [$0] } ?? [])
      // Mentors are leaders without a class; each of their early-career teachers has a time of their own.
      if year == 1, let mentor = roster.people("ect mentor").first, let day = roster.bells.day(.wednesday) {
        let number = roster.protected.count { $0.person == mentor.id }
        let end = day.pupils.end - Minutes(number * 40)
        roster.protect(mentor.id, .mentor, .wednesday, TimeSpan(end - Minutes(40), end))
      }
    }
  }

  /// Keeps a half-day for whoever holds a post, and gives its class to somebody else.
  @discardableResult
  private func keep(
    _ kind: ProtectedTime.Kind, for people: [Person], _ post: Post, _ rota: inout PPARota, _ roster: inout Roster,
    notOn days: [Weekday] = []
  ) -> Weekday? {
    guard let first = people.first, let taken = rota.take(in: first.works, notOn: days), let span = taken.slot.span
    else { return nil }
    for person in people { roster.protect(person.id, kind, taken.slot.weekday, span) }
    for period in taken.slot.periods {
      roster.add(
        Lesson(
          school: roster.plan.id, className: post.plan.name, subject: taken.subject, years: post.plan.years,
          weekday: taken.slot.weekday, period: period.name, staff: [taken.person]))
    }
    return taken.slot.weekday
  }

  // MARK: Support

  private mutating func hireAssistants(_ roster: inout Roster) {
    let young = shape.classes.count { $0.years.contains { $0 <= 2 } }
    let count = isSpecial ? size * 3 : young + (size - young + 1) / 2
    let oneToOne = isSpecial ? size : (size + 5) / 7
    for number in 1...count + oneToOne {
      let hasNoEmail = random.chance(250)
      let isPartTime = random.chance(300)
      var own = RandomStream(seed, "ta", roster.plan.index, number)
      roster.hire("ta\(number)", "ta") {
        if hasNoEmail { $0.email = nil }
        if isPartTime {
          $0.works = WorkingPattern(
            own.pick([.monday, .tuesday, .wednesday, .thursday], [.monday, .tuesday]),
            mornings: Array(Weekday.allCases.prefix(5)))
          $0.fullTimeEquivalent = $0.works.share
        }
        $0.needsCover = number > count
        $0.hosts = false
        $0.directedBalance = Minutes(own.draw(8...20) * 60)
        Topics.give(&$0, from: Topics.support, &own)
      }
    }
  }
}
