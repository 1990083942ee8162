// SPDX-License-Identifier: Apache-2.0

extension GroupCutter {
  /// Keeps the activities of the part, narrowed to its people, schools and funds.
  mutating func cutActivities(_ group: inout Group) {
    let own = Directory(group)
    var kept: [Activity] = []
    for activity in whole.activities {
      guard belongs(activity) else {
        leaveOut(activity, "it takes people from outside, and doesn't name '\(part)' under groups")
        continue
      }
      var narrow = activity
      narrow.groups.removeAll { !groups.contains($0) }
      if let fund = activity.fund, own.funds[fund] == nil {
        narrow.fund = nil
        note(activity, "its fund isn't for schools of the part")
      }
      if let reason = narrowDetails(&narrow, own) { leaveOut(activity, reason) } else { kept.append(narrow) }
    }
    group.activities = kept
    notes.sort { ($0.activity, $0.words) < ($1.activity, $1.words) }
  }

  private mutating func leaveOut(_ activity: Activity, _ words: String) {
    notes.removeAll { $0.activity == activity.id }
    notes.append(GroupPart.Note(activity: activity.id, isLeftOut: true, words: words))
  }

  private mutating func note(_ activity: Activity, _ words: String) {
    notes.append(GroupPart.Note(activity: activity.id, isLeftOut: false, words: words))
  }

  // MARK: Belonging

  private func belongs(_ activity: Activity) -> Bool {
    if activity.groups.contains(part) { return true }
    // Groups within the part are part of it.
    let isOfOthers = whole.schools.contains { school in
      !schools.contains(school.id) && activity.groups.contains(where: school.groups.contains)
    }
    return !isOfOthers && isAllInside(activity)
  }

  /// Whether everyone whom the activity is for is in the part.
  private func isAllInside(_ activity: Activity) -> Bool {
    func isInside(_ selector: Selector) -> Bool {
      directory.people(matching: selector).allSatisfy { people.contains($0.id) }
    }
    switch activity.details {
    case .session(let session):
      return session.participants.allSatisfy { isInside($0.selector) }
    case .visit(let visit): return isInside(visit.visitors)
    case .triad(let triad): return isInside(triad.members)
    case .lessonStudy(let study): return isInside(study.members)
    case .shadowing(let shadowing): return people.contains(shadowing.applicant)
    case .secondment(let secondment):
      return schools.contains(secondment.school) && secondment.applicants.allSatisfy(people.contains)
    case .specialist(let specialist):
      return people.contains(specialist.person) && specialist.shares.allSatisfy { schools.contains($0.school) }
    }
  }

  // MARK: Narrowing

  /// Narrows what is particular to the kind; answers why the activity can't be in the part, where it can't.
  private mutating func narrowDetails(_ activity: inout Activity, _ own: Directory) -> String? {
    var reason: String?
    switch activity.details {
    case .session(var session):
      reason = narrow(&session, activity, own)
      activity.details = .session(session)
    case .visit(var visit):
      reason = narrow(&visit, activity, own)
      activity.details = .visit(visit)
    case .triad(var triad):
      reason = narrow(&triad.members, activity, own, least: Triad.size)
      activity.details = .triad(triad)
    case .lessonStudy(var study):
      reason = narrow(&study.members, activity, own, least: 2)
      activity.details = .lessonStudy(study)
    case .shadowing(var shadowing):
      if !people.contains(shadowing.applicant) { return "the applicant is from outside" }
      reason = keep(&shadowing.preferredHosts, within: people, "no host whom the applicant wants is in the part")
      activity.details = .shadowing(shadowing)
    case .secondment(var secondment):
      if !schools.contains(secondment.school) { return "the post is at a school outside" }
      if keep(&secondment.applicants, within: people, "") != nil { return "nobody of the part applies" }
      activity.details = .secondment(secondment)
    case .specialist(var specialist):
      if !people.contains(specialist.person) { return "the specialist is from outside" }
      let count = specialist.shares.count
      specialist.shares.removeAll { !schools.contains($0.school) }
      if specialist.shares.isEmpty { return "no school of the part has a share" }
      if specialist.shares.count < count { note(activity, "shares of schools outside are left out") }
      activity.details = .specialist(specialist)
    }
    return reason
  }

  private mutating func narrow(_ session: inout Session, _ activity: Activity, _ own: Directory) -> String? {
    let before = Set(session.participants.flatMap { directory.people(matching: $0.selector).map(\.id) })
    for rule in session.participants where rule.level == .required && rule.selector.people.contains(where: isOutside) {
      return "it requires somebody from outside"
    }
    session.participants = session.participants.compactMap { rule in
      guard let selector = narrowed(rule.selector), !own.people(matching: selector).isEmpty else { return nil }
      var rule = rule
      rule.selector = selector
      return rule
    }
    if session.participants.isEmpty { return "none of its people is in the part" }
    let leads = session.leaders.count
    session.leaders.removeAll { if case .person(let id) = $0 { isOutside(id) } else { false } }
    if session.leaders.isEmpty, leads > 0 { return "nobody who may lead it is in the part" }
    let venues = session.venue.schools.count
    session.venue.schools.removeAll { !schools.contains($0) }
    let isElsewhere = session.venue.atProvider || session.venue.isOnline
    if session.venue.schools.isEmpty, venues > 0, !isElsewhere { return "none of its venues is in the part" }
    let after = Set(session.participants.flatMap { own.people(matching: $0.selector).map(\.id) })
    if after.count < before.count { note(activity, outside(before.count - after.count)) }
    return nil
  }

  private mutating func narrow(_ visit: inout Visit, _ activity: Activity, _ own: Directory) -> String? {
    if let reason = keep(&visit.hostSchools, within: schools, "none of the schools that may host is in the part") {
      return reason
    }
    if let reason = keep(&visit.hostPeople, within: people, "nobody of those who may host is in the part") {
      return reason
    }
    return narrow(&visit.visitors, activity, own)
  }

  private mutating func narrow(
    _ selector: inout Selector, _ activity: Activity, _ own: Directory, least: Int = 1
  ) -> String? {
    let before = directory.people(matching: selector).count
    let narrow = narrowed(selector)
    let after = narrow.map { own.people(matching: $0).count } ?? 0
    guard let narrow, after >= least || after == before else {
      return after == 0 ? "none of its people is in the part" : "too few of its people are in the part"
    }
    if after < before { note(activity, outside(before - after)) }
    selector = narrow
    return nil
  }

  private func outside(_ count: Int) -> String {
    count == 1 ? "one of its people is from outside" : "\(count) of its people are from outside"
  }

  private func isOutside(_ id: Identifier<Person>) -> Bool { !people.contains(id) }

  /// Keeps those of a list that are in the part; answers `reason` where it had some and none is left, since an empty list
  /// means anyone.
  private func keep<ID>(_ list: inout [ID], within own: Set<ID>, _ reason: String) -> String? {
    guard !list.isEmpty else { return nil }
    list.removeAll { !own.contains($0) }
    return list.isEmpty ? reason : nil
  }

  /// The selector in the part's terms; nil where it chooses nobody there. A condition that can't be met any more takes the
  /// others with it, or it would be no condition at all.
  private func narrowed(_ selector: Selector) -> Selector? {
    var narrow = selector
    narrow.people.removeAll(where: isOutside)
    narrow.schools.removeAll { !schools.contains($0) }
    narrow.groups.removeAll { !groups.contains($0) }
    let isImpossible =
      (narrow.schools.isEmpty && !selector.schools.isEmpty) || (narrow.groups.isEmpty && !selector.groups.isEmpty)
    if isImpossible {
      let named = narrow.people
      narrow = Selector()
      narrow.people = named
    }
    return narrow.isByNameOnly && narrow.people.isEmpty ? nil : narrow
  }
}
