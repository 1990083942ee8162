// SPDX-License-Identifier: Apache-2.0

extension Pseudonymiser {
  /// The activity without its title, purpose and anybody's name.
  func activity(_ activity: Activity) -> Activity {
    var own = activity
    own.id = names.id(activity.id)
    own.title = names.title(.activity, activity.id.text)
    own.purpose = nil
    own.focus = activity.focus.map { names.word(.topic, $0) }
    own.groups = activity.groups.map { names.word(.cluster, $0) }
    own.fund = activity.fund.map(names.id)
    own.costCentre = nil
    own.timing.near = activity.timing.near.map(names.id)
    own.cost = coarse(activity.cost, pounds: 10)
    own.details = details(activity.details)
    return own
  }

  private func details(_ details: ActivityDetails) -> ActivityDetails {
    switch details {
    case .session(var session):
      session.participants = session.participants.map { rule in
        var own = rule
        own.selector = selector(rule.selector)
        return own
      }
      session.venue.schools = session.venue.schools.map(names.id)
      session.leaders = session.leaders.map(names.leader)
      session.specialism = session.specialism.map { names.word(.topic, $0) }
      session.guests = session.guests.map(names.id)
      return .session(session)
    case .visit(var visit):
      visit.visitors = selector(visit.visitors)
      visit.subject = visit.subject.map { word(.subject, $0) }
      visit.hostSchools = visit.hostSchools.map(names.id)
      visit.hostPeople = visit.hostPeople.map(names.id)
      return .visit(visit)
    case .triad(var triad):
      triad.members = selector(triad.members)
      triad.subject = triad.subject.map { word(.subject, $0) }
      return .triad(triad)
    case .lessonStudy(var study):
      study.members = selector(study.members)
      study.subject = study.subject.map { word(.subject, $0) }
      return .lessonStudy(study)
    case .shadowing(var shadowing):
      shadowing.applicant = names.id(shadowing.applicant)
      shadowing.preferredHosts = shadowing.preferredHosts.map(names.id)
      return .shadowing(shadowing)
    case .secondment(var secondment):
      secondment.school = names.id(secondment.school)
      secondment.applicants = secondment.applicants.map(names.id)
      secondment.recharge = secondment.recharge.map { coarse($0, pounds: 10) }
      return .secondment(secondment)
    case .specialist(var specialist):
      specialist.person = names.id(specialist.person)
      specialist.shares = specialist.shares.map { Specialist.Share(school: names.id($0.school), halfDays: $0.halfDays) }
      specialist.contribution = coarse(specialist.contribution, pounds: 10)
      return .specialist(specialist)
    }
  }

  private func selector(_ selector: Selector) -> Selector {
    var own = selector
    own.people = selector.people.map(names.id)
    own.schools = selector.schools.map(names.id)
    own.groups = selector.groups.map { names.word(.cluster, $0) }
    own.roles = selector.roles.map { word(.role, $0) }
    own.subjects = selector.subjects.map { word(.subject, $0) }
    own.careerStages = selector.careerStages.map { word(.stage, $0) }
    own.tags = selector.tags.map { word(.tag, $0) }
    return own
  }
}
