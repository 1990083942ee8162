// SPDX-License-Identifier: Apache-2.0

import Domain

/// What the schools of one town wish to do together, a little over three sessions a school: what every town has first,
/// then a draw of the rest.
struct ClusterSessions {
  let scene: Scene
  let cluster: Cluster
  private var random: RandomStream

  init(_ scene: Scene, _ cluster: Cluster) {
    self.scene = scene
    self.cluster = cluster
    random = scene.county.random("cluster sessions", cluster.index)
  }

  /// How many sessions a town of so many schools wishes for.
  static func count(_ schools: Int) -> Int { (schools * 36 + 5) / 10 }

  mutating func wishes() -> [Activity] {
    guard cluster.members.count >= 2 else { return [] }
    let networks = networks()
    let others = supportSessions() + random.some(5, of: Array(networks.dropFirst(2))) + workshops() + yearGroups()
    var drafts = [safeguarding(), conference(), heads(), leadsForSafeguarding(), sencos()] + networks.prefix(2)
    drafts += [moderation(), transition(), earlyYears()] + series() + random.shuffled(others)
    return drafts.compactMap { $0?.wish }.prefix(Self.count(cluster.members.count)).map { $0 }
  }

  private var members: [Int] { cluster.members }
  private var groups: [String] { [cluster.group] }
  private static let primary: [Phase] = [.primary, .allThrough]
  private var circle: Partners.Circle { scene.partners.circles[cluster.hub] }

  private func id(_ name: String) -> String { "\(NameGiver.slug(cluster.town))-\(name)" }

  private func draft(_ name: String, _ title: String, minutes: Int, _ who: [Participants]) -> SessionDraft {
    var draft = SessionDraft(id(name), title, minutes: minutes, who)
    draft.activity.groups = groups
    draft.activity.origin = .school
    return draft
  }

  /// Those of the town who lead something, one a school; nil where fewer than two schools have one.
  private func network(
    _ name: String, _ title: String, minutes: Int, _ roles: [String], phases: [Phase] = []
  ) -> SessionDraft? {
    let schools = scene.schools(among: members, with: roles, phases: phases)
    guard schools.count >= 2 else { return nil }
    var draft = draft(name, title, minutes: minutes, [.expected(roles, in: groups, phases: phases, each: 1)])
    draft.session.quorum = max(2, schools.count / 2)
    draft.session.leastSchools = draft.session.quorum
    return draft
  }

  // MARK: INSET

  /// For everybody, on the day that all schools have for it.
  private func safeguarding() -> SessionDraft? {
    var draft = draft("safeguarding", "Safeguarding update for all staff", minutes: 60, [.expected([], in: groups)])
    draft.activity.isMust = true
    draft.activity.priority = 5
    draft.activity.focus = ["safeguarding"]
    draft.activity.timing.windows = [DateSpan(AuthorityYear.common, AuthorityYear.common)]
    draft.activity.timing.bands = [.inset]
    draft.session.venue.isOnline = true
    draft.session.quorum = members.count * 8
    draft.session.leastSchools = members.count
    return draft
  }

  /// For class teachers, on the second day that the authority's schools share.
  private mutating func conference() -> SessionDraft? {
    let teachers = members.flatMap { scene.classTeachers($0) }
    guard Set(teachers.map(\.base)).count >= 2,
      let hall = members.first(where: { scene.county.plans[$0].shape.timetable != nil })
    else {
      return nil
    }
    let topic = random.pick("reading", "oracy", "writing", "vocabulary", "mastery")
    var draft = draft(
      "conference", "\(cluster.town) conference: \(topic)", minutes: 120, [.expected(["class teacher"], in: groups)])
    let day = AuthorityYear.all[cluster.authority].shared
    draft.activity.priority = 4
    draft.activity.focus = [topic]
    draft.activity.timing.windows = [DateSpan(day, day)]
    draft.activity.timing.bands = [.inset]
    draft.activity.timing.earliest = TimeOfDay(minutes: 540)
    draft.activity.timing.latest = TimeOfDay(minutes: 900)
    draft.activity.cost = Pence(15_000)
    draft.session.venue.schools = [scene.schools[hall].id]
    draft.session.quorum = teachers.count / 2
    draft.session.leastSchools = 2
    draft.session.preparation = Minutes(30)
    return draft
  }

  // MARK: Leaders

  private mutating func heads() -> SessionDraft? {
    var draft = network("heads", "Heads of \(cluster.town)", minutes: 120, ["headteacher"])
    draft?.repeats(5, gap: 28, terms: 3)
    draft?.activity.priority = 5
    draft?.activity.timing.bands = [.schoolDay]
    draft?.activity.timing.earliest = TimeOfDay(minutes: 540)
    draft?.activity.timing.preferredWeekdays = [random.pick(.tuesday, .thursday, .friday)]
    draft?.session.venue.rotates = true
    return draft
  }

  /// Online, so that each stays on site.
  private func leadsForSafeguarding() -> SessionDraft? {
    var selector = Selector()
    selector.tags = ["dsl"]
    selector.groups = groups
    var draft = draft(
      "safe-circle", "Safeguarding leads with the school nurse", minutes: 60,
      [Participants(selector: selector, level: .expected, perSchool: 1)])
    draft.repeats(3, gap: 49, terms: 3)
    draft.activity.isMust = true
    draft.activity.priority = 4
    draft.activity.isConfidential = true
    draft.activity.focus = ["safeguarding"]
    draft.activity.timing.bands = [.schoolDay, .meeting]
    draft.session.venue.isOnline = true
    draft.session.leaders = [.provider(circle.guest)]
    draft.session.quorum = max(2, members.count / 2)
    return draft
  }

  private mutating func sencos() -> SessionDraft? {
    var draft = network("sencos", "SENCO forum", minutes: 90, ["senco"])
    draft?.repeats(3, gap: 42, terms: 3)
    draft?.activity.priority = 4
    draft?.activity.focus = ["send"]
    draft?.activity.timing.bands = [.schoolDay, .meeting]
    if let special = members.first(where: { scene.county.plans[$0].phase == .special }) {
      draft?.session.venue.schools = [scene.schools[special].id]
    } else {
      draft?.session.venue.isOnline = true
    }
    return draft
  }

  // MARK: Networks of primaries, in the meeting that most of them share

  private static let subjects = [
    "maths", "english", "science", "computing", "art", "music", "pe", "history", "geography", "languages", "re", "dt",
    "pshe", "eal",
  ]

  private mutating func networks() -> [SessionDraft?] {
    Self.subjects.enumerated().map { number, subject in
      let isCore = number < 2
      let title = subject.count <= 4 && subject != "art" ? subject.uppercased() : Self.title(subject)
      var draft = meeting("\(subject)-network", "\(title) network", minutes: isCore ? 60 : 45, "\(subject) lead")
      draft?.repeats(3, gap: 35, terms: 3)
      draft?.activity.priority = isCore ? 5 : 4
      draft?.activity.focus = [subject]
      draft?.activity.timing.windows = Windows.termly(after: number * 2 % 9)
      draft?.session.venue.rotates = number.isMultiple(of: 2)
      return draft
    }
  }

  private static func title(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// A session of leads in the meeting that most of their schools share: those are expected, the others invited. Where no
  /// two share one, all are invited after school.
  private func meeting(_ name: String, _ title: String, minutes: Int, _ role: String) -> SessionDraft? {
    let schools = scene.schools(among: members, with: [role], phases: Self.primary)
    guard schools.count >= 2 else { return nil }
    let sharing = schools.filter { school in
      scene.meetings[school].weekday == cluster.night
        && scene.rosters[school].people(role).contains { $0.works.contains(cluster.night, .afternoon) }
    }
    let isShared = sharing.count >= 2
    var expected = Participants.expected([role], each: 1, isShared ? .expected : .invited)
    expected.selector.schools = (isShared ? sharing : schools).map { scene.schools[$0].id }
    var rules = [expected]
    if isShared, sharing.count < schools.count {
      rules.append(.expected([role], in: groups, phases: Self.primary, each: 1, .invited))
    }
    var draft = draft(name, title, minutes: minutes, rules)
    draft.activity.timing.bands = isShared && sharing.count == schools.count ? [.meeting] : [.meeting, .twilight]
    draft.activity.timing.preferredWeekdays = [cluster.night]
    draft.session.quorum = max(2, expected.selector.schools.count / 2)
    draft.session.leastSchools = draft.session.quorum
    return draft
  }

  private func earlyYears() -> SessionDraft? {
    var draft = meeting("early-years", "Early years network", minutes: 60, "early years lead")
    draft?.repeats(3, gap: 35, terms: 3)
    draft?.activity.priority = 4
    draft?.activity.focus = ["early language"]
    draft?.activity.timing.windows = Windows.termly(after: 5)
    return draft
  }

  /// Class teachers of one year, once, in the meeting.
  private mutating func yearGroups() -> [SessionDraft?] {
    (0...6).map { year in
      let schools = members.filter { scene.hasClass($0, years: [year]) }
      guard schools.count >= 2 else { return nil }
      let sharing = schools.filter { scene.meetings[$0].weekday == cluster.night }
      let isShared = sharing.count >= 2
      var rule = Participants.expected(["class teacher"], each: 2)
      rule.selector.schools = (isShared ? sharing : schools).map { scene.schools[$0].id }
      rule.selector.years = [year]
      let name = year == 0 ? "Reception" : "Year \(year)"
      var draft = draft("year-\(year)", "\(name) teachers plan together", minutes: 60, [rule])
      draft.activity.timing.bands = [.meeting]
      draft.activity.timing.windows = Windows(density: .loose).draw(among: Array(0..<6), &random)
      draft.activity.timing.preferredWeekdays = [cluster.night]
      draft.activity.focus = ["curriculum planning"]
      draft.session.quorum = 2
      draft.session.leastSchools = 2
      return draft
    }
  }

  /// What Year 6 writes, before the tests; in the meeting, since nothing is taken from Year 6 after February.
  private func moderation() -> SessionDraft? {
    var draft = network(
      "moderation-6", "Year 6 writing: moderation", minutes: 60, ["year 6 lead"], phases: Self.primary)
    draft?.activity.isMust = true
    draft?.activity.priority = 4
    draft?.activity.focus = ["writing"]
    draft?.activity.timing.windows = [YearDates.span(1, 11, 3, 25)]
    draft?.activity.timing.bands = [.meeting, .inset, .schoolDay]
    draft?.session.quorum = 2
    draft?.session.leastSchools = 2
    return draft
  }

  private func transition() -> SessionDraft? {
    let upper = scene.schools(among: members, with: ["english lead", "maths lead"], phases: [.secondary])
    let lower = scene.schools(among: members, with: ["year 6 lead"], phases: [.primary])
    guard let host = upper.first, lower.count >= 2 else { return nil }
    var draft = draft(
      "transition", "From Year 6 to Year 7", minutes: 60,
      [
        .expected(["year 6 lead"], in: groups, phases: [.primary], each: 1, .invited),
        .expected(["english lead", "maths lead"], in: groups, phases: [.secondary], each: 2, .invited),
      ])
    draft.activity.focus = ["transition"]
    draft.activity.priority = 4
    draft.activity.timing.windows = [YearDates.summer2]
    draft.activity.timing.bands = [.meeting, .twilight]
    draft.session.venue.schools = [scene.schools[host].id]
    draft.session.quorum = 2
    draft.session.leastSchools = 2
    draft.session.mix = .liked
    return draft
  }
}

// MARK: - Experts, trainers, support staff

extension ClusterSessions {
  /// Two commissioned experts, who come again over at least two terms.
  private mutating func series() -> [SessionDraft?] {
    let roles = [["maths lead", "assessment lead"], ["english lead", "phonics lead"]]
    return roles.enumerated().map { number, roles in
      let expert = circle.experts[number]
      let topic = scene.partners.provider(expert)?.specialisms.first ?? "curriculum"
      var draft = network(
        "series-\(number + 1)", "\(topic.prefix(1).uppercased() + topic.dropFirst()) with an expert",
        minutes: 150, roles, phases: Self.primary)
      // The same people where the expert is easy to have; else whoever can come of each school.
      draft?.repeats(
        number == 0 ? 4 : 3, gap: 21, most: 120, terms: 2, samePeople: scene.density == .loose && number == 0)
      draft?.activity.priority = 5
      draft?.activity.focus = [topic]
      draft?.activity.purpose = "Pupils explain their thinking in full sentences."
      draft?.activity.timing.bands = [.inset, .schoolDay]
      draft?.activity.timing.latest = TimeOfDay(minutes: 930)
      draft?.activity.fund = number == 0 ? Money.partnership : nil
      draft?.session.leaders = [.provider(expert)]
      draft?.session.split = random.pick(.need, .pupils, .equal)
      draft?.session.followUp = Minutes(60)
      draft?.session.accredited = Minutes(number == 0 ? 600 : 0)
      return draft
    }
  }

  /// Single workshops with the hub's trainers, who are few.
  private mutating func workshops() -> [SessionDraft?] {
    let audiences: [(name: String, title: String, roles: [String], phases: [Phase])] = [
      ("phonics-workshop", "Early reading workshop", ["phonics lead"], Self.primary),
      ("calm-workshop", "Calm classrooms: a workshop", ["behaviour lead", "deputy headteacher"], []),
      ("language-workshop", "Early language workshop", ["early years lead"], Self.primary),
      ("year-3-4-workshop", "Fractions in Years 3 and 4", ["maths lead", "assessment lead"], Self.primary),
      ("mixed-workshop", "Learning outdoors across the phases", ["science lead", "geography lead"], []),
      ("assessment-workshop", "Assessment without levels", ["assessment lead"], []),
    ]
    return audiences.enumerated().map { number, audience in
      let trainer = circle.trainers[number % circle.trainers.count]
      var draft = network(
        audience.name, audience.title, minutes: [120, 150, 180][number % 3], audience.roles, phases: audience.phases)
      draft?.activity.priority = 5
      draft?.activity.focus = scene.partners.provider(trainer)?.specialisms ?? []
      // One of them is led by either trainer.
      let leaders = number == 4 ? circle.trainers : [trainer]
      let possible = (0...4).filter { halfTerm in
        leaders.allSatisfy { scene.partners.halfTerms(of: $0).contains(halfTerm) }
      }
      draft?.activity.timing.windows = Windows(density: scene.density).draw(
        among: possible.isEmpty ? Array(0...4) : possible, &random)
      draft?.session.leaders = leaders.map { .provider($0) }
      draft?.session.mostPeople = 24
      draft?.session.split = .attendance
      draft?.session.mix = audience.phases.isEmpty ? .liked : .any
      draft?.activity.fund = number == 0 ? Money.partnership : nil
      return draft
    }
  }

  /// For those who don't teach, and for those who are the only ones of their kind.
  private mutating func supportSessions() -> [SessionDraft?] {
    var drafts = [
      network("assistants", "Assistants: interventions that work", minutes: 90, ["ta", "hlta"]),
      network("office", "School business managers", minutes: 90, ["school business manager"]),
      network("minds", "Mental health leads", minutes: 60, ["mental health lead"]),
      meeting("moderation-2", "Year 2: what pupils write", minutes: 60, "key stage 1 lead"),
      network("cpd", "Leaders of professional development", minutes: 60, ["cpd lead"]),
      meeting("reading-aloud", "Reading aloud: a group of enthusiasts", minutes: 45, "pshe lead"),
    ]
    for (index, parts) in [(1, 3), (2, 3), (4, 2), (5, 2)] { drafts[index]?.repeats(parts, gap: 42, terms: parts) }
    // Two assistants of each school come, and assistants with one child only where somebody else has the child.
    if var first = drafts[0] {
      first.session.participants = [
        .expected(["hlta"], in: groups, each: 1), .expected(["ta"], in: groups, each: 2, .invited),
      ]
      first.session.quorum = 4
      first.session.leastSchools = 2
      first.activity.timing.bands = [.inset, .meeting, .schoolDay]
      first.activity.priority = 3
      drafts[0] = first
    }
    // Whoever chairs has to be there.
    if let chair = members.first.flatMap({ scene.rosters[$0].people("school business manager").first }) {
      drafts[1]?.session.participants.insert(.named([chair], .required), at: 0)
    }
    drafts[2]?.session.venue.isOnline = true
    drafts[3]?.activity.timing.windows = [YearDates.span(4, 19, 7, 9)]
    drafts[4]?.activity.priority = 4
    drafts[5]?.activity.origin = .person
    return drafts
  }
}
