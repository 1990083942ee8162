// SPDX-License-Identifier: Apache-2.0

public import Domain

extension SmallGroup {
  /// Six wishes: three sessions, a visit that takes place, a visit that doesn't, cohorts that aren't either.
  static func activities() -> [Activity] { [network(), heads(), course(), visit(), wish(), induction()] }

  /// Art leads meet in the Wednesday meeting at Ash; Lou is expected too.
  static func network() -> Activity {
    var session = Session(
      participants: [
        Participants(selector: roles(["art lead"]), level: .required),
        Participants(selector: people(["lou"]), level: .expected),
      ], length: Minutes(60))
    session.quorum = 3
    session.leastSchools = 3
    session.venue.schools = ["ash"]
    session.mix = .liked
    var activity = Activity(id: "network", title: "Art network", details: .session(session))
    activity.timing.preferredWeekdays = [.wednesday]
    return activity
  }

  /// Headteachers on the common INSET day, led by Gita.
  static func heads() -> Activity {
    var session = Session(
      participants: [Participants(selector: roles(["headteacher"]), level: .required)], length: Minutes(120))
    session.quorum = 2
    session.leaders = [.person("gita")]
    return Activity(id: "heads", title: "Heads on art", details: .session(session))
  }

  /// Two afternoons by a provider at Elm, for three teachers; schools share the fee.
  static func course() -> Activity {
    var session = Session(
      participants: [Participants(selector: people(["ben", "erin", "hal"]), level: .required)], length: Minutes(90))
    session.series.parts = 2
    session.venue.schools = ["elm"]
    session.leaders = [.provider("acme")]
    return Activity(id: "course", title: "Maths course", details: .session(session))
  }

  /// Anna watches an art lesson of Gita's; the hub repays her school.
  static func visit() -> Activity {
    var visit = Visit(visitors: people(["anna"]))
    visit.subject = "art"
    var activity = Activity(id: "visit", title: "Art at secondary", details: .visit(visit))
    activity.fund = "hub"
    return activity
  }

  /// Dev would like to see maths; nothing that's lawful is worth it.
  static func wish() -> Activity {
    var visit = Visit(visitors: people(["dev"]))
    visit.subject = "maths"
    return Activity(id: "wish", title: "Maths at secondary", details: .visit(visit))
  }

  /// In two cohorts, for which nothing is found; it's open to four people, so that no school asks for it.
  static func induction() -> Activity {
    var session = Session(
      participants: [Participants(selector: people(["anna", "dev", "gita", "lou"]), level: .invited)],
      length: Minutes(60))
    session.cohorts = 2
    return Activity(id: "induction", title: "Induction", details: .session(session))
  }

  /// Chooses these people.
  public static func people(_ ids: [Identifier<Person>]) -> Selector {
    var selector = Selector()
    selector.people = ids
    return selector
  }

  /// Chooses everyone with one of these roles or responsibilities.
  public static func roles(_ roles: [String]) -> Selector {
    var selector = Selector()
    selector.roles = roles
    return selector
  }
}
