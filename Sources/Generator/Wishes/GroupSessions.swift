// SPDX-License-Identifier: Apache-2.0

import Domain

/// What the whole group wishes for: few things, online or in a hall, however many schools there are.
struct GroupSessions {
  let scene: Scene

  func wishes() -> [Activity] {
    let courses = (0..<(scene.county.hubs.count + 1) / 2).flatMap { number -> [SessionDraft?] in
      [course(number, isCohorts: false), course(number, isCohorts: true)]
    }
    return ([keynote(), star(0), forum()] + scene.county.hubs.indices.dropFirst().map(star) + courses)
      .compactMap { $0?.wish }
  }

  private var members: [Int] { scene.county.plans.map(\.index) }

  /// Opens the year, on the INSET day that all schools have.
  private func keynote() -> SessionDraft? {
    var draft = SessionDraft(
      "keynote", "Opening of the year: what we do together", minutes: 45,
      [.expected(["headteacher", "cpd lead"], each: 2)])
    draft.activity.isMust = true
    draft.activity.priority = 5
    draft.activity.timing.windows = [DateSpan(AuthorityYear.common, AuthorityYear.common)]
    draft.activity.timing.bands = [.inset]
    draft.session.venue.isOnline = true
    draft.session.quorum = members.count
    draft.session.leastSchools = min(500, max(2, members.count * 7 / 10))
    return draft
  }

  /// The expert whom everybody wants, for one hub's leaders.
  private func star(_ hub: Int) -> SessionDraft? {
    let name = scene.county.hubs[hub]
    let schools = scene.county.plans.filter { $0.hub == hub }
    let venues = schools.filter { $0.shape.timetable != nil }.prefix(2).map(\.id)
    guard schools.count >= 6, !venues.isEmpty else { return nil }
    let provider = scene.partners.circles[hub].star
    var draft = SessionDraft(
      "hub-\(hub + 1)-lecture", "How pupils remember: a day for leaders", minutes: 180,
      [.expected(["deputy headteacher", "cpd lead", "teaching and learning lead"], in: [name], each: 2)])
    draft.repeats(2, gap: 42, terms: 2, samePeople: false)
    draft.activity.groups = [name]
    draft.activity.priority = 4
    draft.activity.focus = scene.partners.provider(provider)?.specialisms ?? []
    draft.activity.fund = Money.partnership
    draft.activity.timing.bands = [.inset, .schoolDay]
    draft.session.leaders = [.provider(provider)]
    draft.session.venue.schools = Array(venues)
    draft.session.quorum = max(3, schools.count / 2)
    draft.session.leastSchools = max(2, schools.count / 2)
    draft.session.split = .equal
    return draft
  }

  /// An outside event whose date others have fixed.
  private func forum() -> SessionDraft? {
    let people = members.prefix(60).flatMap { school in
      scene.rosters[school].people.filter { $0.responsibilities.contains("cpd lead") }.prefix(1)
    }
    guard people.count >= 3 else { return nil }
    var draft = SessionDraft("forum", "Research forum of the region", minutes: 120, [.named(Array(people.prefix(30)))])
    draft.activity.priority = 3
    draft.activity.cost = Pence(9000)
    draft.activity.timing.fixed = [
      FixedStart(date: YearDates.day(11, 19), time: TimeOfDay(minutes: 570)),
      FixedStart(date: YearDates.day(3, 11), time: TimeOfDay(minutes: 570)),
    ]
    draft.session.venue.isOnline = true
    draft.session.quorum = max(2, people.prefix(30).count / 3)
    draft.session.leastSchools = 2
    return draft
  }

  /// A qualification for up to 18 people who applied, of two neighbouring hubs; or one for so many that they make
  /// two parallel cohorts.
  private func course(_ number: Int, isCohorts: Bool) -> SessionDraft? {
    var random = scene.county.random(isCohorts ? "cohorts" : "course", number)
    let plans = scene.county.plans.filter { $0.hub / 2 == number }
    let roles = isCohorts ? ["english lead", "year 6 lead"] : ["deputy headteacher", "senco", "phonics lead"]
    let applicants = plans.flatMap { plan in
      scene.rosters[plan.index].people.filter { person in
        scene.isThereAllYear(person)
          && (roles.contains(person.role) || roles.contains(where: person.responsibilities.contains))
      }
    }
    let people = random.some(isCohorts ? 36 : 18, of: applicants).sortedByID()
    guard people.count >= 8 else { return nil }
    let topic = random.pick("leading teaching", "leading literacy", "senior leadership", "early years leadership")
    var draft = SessionDraft(
      isCohorts ? "npq-cohorts-\(number + 1)" : "npq-\(number + 1)", "NPQ: \(topic)", minutes: 90, [.named(people)])
    draft.repeats(isCohorts ? 5 : 4, gap: 28, terms: 3, samePeople: isCohorts)
    draft.activity.priority = 4
    draft.activity.origin = .person
    draft.activity.fund = Money.partnership
    draft.activity.timing.bands = [.inset, .schoolDay, .meeting]
    draft.activity.timing.preferredWeekdays = [.tuesday, .thursday]
    draft.session.venue.isOnline = true
    draft.session.leaders = [.provider(scene.partners.circles[number * 2].teachingHub)]
    draft.session.quorum = max(2, people.count / 4)
    draft.session.preparation = Minutes(60)
    draft.session.followUp = Minutes(60)
    draft.session.accredited = Minutes(60 * 10)
    if isCohorts { draft.session.cohorts = 2 }
    return draft
  }
}
