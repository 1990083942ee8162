// SPDX-License-Identifier: Apache-2.0

import Domain

/// What the towns of one hub wish to do together: early careers, leaders after school, networks of secondaries, people
/// who are the only ones of their kind in their school.
struct HubSessions {
  let scene: Scene
  let hub: Int
  private var random: RandomStream

  init(_ scene: Scene, _ hub: Int) {
    self.scene = scene
    self.hub = hub
    random = scene.county.random("hub sessions", hub)
  }

  mutating func wishes() -> [Activity] {
    let drafts = [twilights(), earlyCareers(1), earlyCareers(2), mentors()] + subjects() + alone() + [guests()]
    return drafts.compactMap { $0?.wish }
  }

  private var name: String { scene.county.hubs[hub] }
  private var members: [Int] { scene.county.plans.filter { $0.hub == hub }.map(\.index) }
  private var secondaries: [Int] { members.filter { scene.county.plans[$0].shape.timetable != nil } }
  private var circle: Partners.Circle { scene.partners.circles[hub] }
  private static let upper: [Phase] = [.secondary, .allThrough]

  private func draft(_ id: String, _ title: String, minutes: Int, _ who: [Participants]) -> SessionDraft {
    var draft = SessionDraft("hub-\(hub + 1)-\(id)", title, minutes: minutes, who)
    draft.activity.groups = [name]
    draft.activity.origin = .school
    return draft
  }

  /// Leaders after school, by invitation, in one of a few schools.
  private mutating func twilights() -> SessionDraft? {
    guard members.count >= 3 else { return nil }
    var draft = draft(
      "twilight", "\(name): leaders after school", minutes: 75,
      [.expected(["headteacher", "deputy headteacher", "cpd lead"], in: [name], each: 2, .invited)])
    draft.repeats(6, gap: 28, terms: 3)
    draft.activity.timing.weekdays = [random.pick(.wednesday, .thursday)]
    draft.activity.timing.bands = [.meeting, .twilight]
    draft.activity.timing.latest = TimeOfDay(minutes: 1095)
    draft.session.quorum = min(12, members.count)
    draft.session.leastSchools = min(6, max(2, members.count / 2))
    draft.session.mostPeople = 30
    draft.session.venue.schools = Array(secondaries.prefix(4).map { scene.schools[$0].id })
    draft.session.venue.rotates = true
    return draft
  }

  // MARK: Early careers

  private func earlyCareers(_ year: Int) -> SessionDraft? {
    let people = members.flatMap { school in
      scene.rosters[school].people.filter { $0.careerStage == "ect\(year)" }
    }
    guard people.count >= 4 else { return nil }
    var selector = Selector()
    selector.careerStages = ["ect\(year)"]
    selector.groups = [name]
    var draft = draft(
      "ect-\(year)", "Early-career teachers, year \(year)", minutes: year == 1 ? 120 : 90,
      [Participants(selector: selector, level: .expected)])
    draft.repeats(year == 1 ? 3 : 2, gap: 42, terms: year == 1 ? 3 : 2)
    draft.activity.priority = 5
    draft.activity.focus = ["early career framework"]
    draft.activity.fund = Money.earlyCareers
    draft.session.leaders = [.provider(circle.teachingHub)]
    draft.session.venue.schools = Array(secondaries.prefix(2).map { scene.schools[$0].id })
    draft.session.venue.atProvider = true
    draft.session.quorum = max(2, people.count / 4)
    draft.session.leastSchools = min(2, Set(people.map(\.base)).count)
    draft.session.accredited = Minutes(60 * (year == 1 ? 12 : 5))
    draft.session.followUp = Minutes(30)
    return draft
  }

  private func mentors() -> SessionDraft? {
    let schools = scene.schools(among: members, with: ["ect mentor"])
    guard schools.count >= 4 else { return nil }
    var draft = draft(
      "mentors", "Mentors of early-career teachers", minutes: 60,
      [.expected(["ect mentor"], in: [name], each: 1)])
    draft.repeats(2, gap: 56, terms: 2)
    draft.activity.priority = 4
    draft.activity.fund = Money.earlyCareers
    draft.session.venue.isOnline = true
    draft.session.leaders = [.provider(circle.teachingHub)]
    draft.session.quorum = max(2, schools.count / 3)
    return draft
  }

  // MARK: Secondaries

  private static let subjects = [
    ("english", "English"), ("maths", "Mathematics"), ("science", "Science"), ("history", "History"),
    ("geography", "Geography"), ("french", "Languages"), ("pe", "PE"), ("design and technology", "Technology"),
  ]

  /// Heads of one subject's department, once a term, in each other's meetings or free periods.
  private mutating func subjects() -> [SessionDraft?] {
    guard secondaries.count >= 3 else { return [] }
    return Self.subjects.map { subject, title in
      upperNetwork(
        "\(subject == "design and technology" ? "dt" : subject)-heads", "\(title) departments", "\(subject) lead",
        minutes: 75)
    }
  }

  /// People who have nobody to talk to about their work at their own school.
  private mutating func alone() -> [SessionDraft?] {
    guard secondaries.count >= 3 else { return [] }
    let roles = [
      ("music", "Music teachers on their own", "music lead"), ("art", "Single-handed art teachers", "art lead"),
      ("exams", "Exams officers", "exams officer"), ("data", "Data managers", "data manager"),
      ("library", "Librarians", "librarian"), ("cover", "Cover managers", "cover manager"),
    ]
    return roles.map { id, title, role in
      var draft = upperNetwork(id, title, role, minutes: 90)
      draft?.activity.origin = .person
      if id == "exams" { draft?.activity.timing.windows = [YearDates.autumn1, YearDates.autumn2, YearDates.spring1] }
      return draft
    }
  }

  private mutating func upperNetwork(_ id: String, _ title: String, _ role: String, minutes: Int) -> SessionDraft? {
    let schools = scene.schools(among: secondaries, with: [role])
    guard schools.count >= 3 else { return nil }
    var draft = draft(id, title, minutes: minutes, [.expected([role], in: [name], phases: Self.upper, each: 1)])
    draft.repeats(id == "exams" ? 2 : 3, gap: 42, terms: 2)
    draft.activity.priority = 5
    draft.activity.timing.latest = TimeOfDay(minutes: 1035)
    draft.activity.timing.bands = [.inset, .meeting, .schoolDay]
    draft.session.quorum = max(2, schools.count * 6 / 10)
    draft.session.leastSchools = draft.session.quorum
    draft.session.venue.rotates = true
    return draft
  }

  /// Someone from outside for those who look after pupils' wellbeing, confidential.
  private func guests() -> SessionDraft? {
    let schools = scene.schools(among: members, with: ["mental health lead"])
    guard schools.count >= 3 else { return nil }
    var draft = draft(
      "wellbeing-circle", "Wellbeing: a circle with the school nurse", minutes: 60,
      [.expected(["mental health lead"], in: [name], each: 1, .expected)])
    draft.repeats(2, gap: 56, terms: 2)
    draft.activity.isConfidential = true
    draft.session.venue.isOnline = true
    draft.session.leaders = [.provider(circle.guest)]
    draft.session.quorum = schools.count / 2
    draft.activity.timing.bands = [.schoolDay, .meeting]
    return draft
  }
}
