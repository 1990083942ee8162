// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a visitor wants to see, and where that can be.
struct VisitTarget {
  var title: String
  var topic: String
  var subject: String?
  var years: [Int] = []
  var match = ContextMatch.any
  var schools: [Int] = []
  var people: [Identifier<Person>] = []

  /// Draws something that at least one school can show; nil where none can.
  static func draw(
    for visitor: VisitorDeck.Visitor, from school: Int, _ scene: Scene, _ random: inout RandomStream
  ) -> VisitTarget? {
    let draft = VisitDraft(visitor: visitor.people[0], school: school, scene: scene)
    switch visitor.kind {
    case .leader: return draft.leader(&random)
    case .support: return draft.support(&random)
    case .subjectTeacher: return draft.subject(&random) ?? draft.primary(&random)
    case .classTeacher:
      if visitor.people[0].years.contains(6), random.chance(250), let target = draft.transition(&random) {
        return target
      }
      return draft.primary(&random)
    }
  }
}

/// The ways in which a target is drawn.
private struct VisitDraft {
  let visitor: Person
  let school: Int
  let scene: Scene

  private static let like = "in a school like ours"
  private static let unlike = "in a school unlike ours"

  /// A class of the visitor's years in another primary.
  func primary(_ random: inout RandomStream) -> VisitTarget? {
    let topic = visitor.wants.first ?? random.pick(Topics.primary) ?? "reading"
    var target = VisitTarget(title: "", topic: topic)
    target.years = visitor.classTaught == nil ? [5, 6] : Array(visitor.years.prefix(2).filter { $0 <= 6 })
    if target.years.isEmpty { target.years = [6] }
    target.match = [ContextMatch.any, .similar, .contrasting][random.index(weights: [40, 40, 20])]
    if random.chance(150) { target.subject = random.pick("maths", "english", "science") }
    let years = target.years
    if !choose(&target, &random, where: { scene.hasClass($0, years: years) }) { return nil }
    let what = Self.title(topic) + (target.subject.map { " and \(Self.written($0))" } ?? "")
    target.title = "\(what) in \(Self.yearWords(target.years)) \(Self.where(target.match))"
    // A named colleague: of one school alone, so that the wish says whom it means.
    if random.chance(scene.density == .loose ? 80 : 140), let host = target.schools.first {
      let hosts = scene.classTeachers(host).filter { $0.hosts && $0.years.contains(where: target.years.contains) }
      if let colleague = random.pick(hosts) {
        target.schools = [host]
        target.people = [colleague.id]
      }
    }
    return target
  }

  /// The visitor's subject at another secondary.
  func subject(_ random: inout RandomStream) -> VisitTarget? {
    guard let subject = random.pick(visitor.subjects), random.chance(800) else { return nil }
    let topic = visitor.wants.first ?? random.pick(Topics.secondary) ?? "feedback"
    let others = scene.otherSecondaries(school).prefix(4).filter { !scene.years(of: subject, at: $0).isEmpty }
    guard let nearest = others.first else { return nil }
    // From February on there's nothing to be watched in the last years.
    let years = scene.years(of: subject, at: nearest).filter { $0 <= 10 }
    var target = VisitTarget(title: "", topic: topic, subject: subject)
    if let year = random.pick(years) { target.years = [year] }
    guard !target.years.isEmpty else { return nil }
    let fitting = others.filter { scene.years(of: subject, at: $0).contains(target.years[0]) }
    target.schools = Array(fitting.prefix(scene.density == .loose ? 3 : 2))
    target.title = "\(Self.title(topic)) in Year \(target.years[0]) \(Self.written(subject))"
    return target
  }

  /// What comes up with the children: a Year 6 teacher sees Year 7.
  func transition(_ random: inout RandomStream) -> VisitTarget? {
    let subject = random.pick("english", "maths", "science")
    let schools = scene.neighbours(school).filter { scene.years(of: subject, at: $0).contains(7) }
    guard !schools.isEmpty else { return nil }
    var target = VisitTarget(title: "From Year 6 to Year 7: \(Self.written(subject))", topic: "transition")
    target.subject = subject
    target.years = [7]
    target.schools = schools
    return target
  }

  /// A leader looks at something across a school.
  func leader(_ random: inout RandomStream) -> VisitTarget? {
    let isSecondary = scene.county.plans[school].shape.timetable != nil
    let topic = random.pick(isSecondary ? Topics.secondary : Topics.primary) ?? "behaviour"
    var target = VisitTarget(title: "", topic: topic)
    if isSecondary {
      let others = scene.otherSecondaries(school)
      target.schools = Array((others.isEmpty ? scene.neighbours(school) : others).prefix(3))
      if target.schools.isEmpty { return nil }
    } else {
      target.match = random.pick(.contrasting, .similar, .any)
      if !choose(&target, &random, where: { scene.hasClass($0, years: []) }) { return nil }
    }
    target.title = "Leadership: \(topic) \(Self.where(target.match))"
    return target
  }

  /// An assistant sees how others do it.
  func support(_ random: inout RandomStream) -> VisitTarget? {
    let topic = random.pick(Topics.support) ?? "interventions"
    var target = VisitTarget(title: "\(Self.title(topic)): an assistant looks", topic: topic)
    return choose(&target, &random, where: { scene.hasClass($0, years: []) }) ? target : nil
  }

  // MARK: Where

  /// Names schools of the town that match and satisfy `condition`; where none matches, the match is given up.
  private func choose(
    _ target: inout VisitTarget, _ random: inout RandomStream, where condition: (Int) -> Bool
  ) -> Bool {
    let able = scene.neighbours(school).filter(condition)
    var fitting = able.filter { scene.matches(target.match, school, $0) }
    if fitting.isEmpty {
      target.match = .any
      fitting = able
    }
    guard !fitting.isEmpty else { return false }
    let most = scene.density == .loose ? 4 : random.draw(1...3)
    // Most people have heard of the same schools.
    let beacons = scene.beacons(scene.county.plans[school].cluster).filter(fitting.contains)
    let wanted = random.chance(scene.density == .loose ? 200 : 450) ? beacons : []
    target.schools = Array(
      (wanted + random.shuffled(fitting.filter { !wanted.contains($0) })).prefix(max(most, wanted.count)))
    return true
  }

  // MARK: Words

  private static func title(_ topic: String) -> String {
    topic == "eal" ? "EAL" : topic.prefix(1).uppercased() + topic.dropFirst()
  }

  private static func written(_ subject: String) -> String {
    ["english", "french", "spanish", "german"].contains(subject)
      ? title(subject) : subject == "pe" || subject == "re" ? subject.uppercased() : subject
  }

  private static func `where`(_ match: ContextMatch) -> String {
    switch match {
    case .any: "in another school"
    case .similar: like
    case .contrasting: unlike
    }
  }

  private static func yearWords(_ years: [Int]) -> String {
    years.map { $0 == 0 ? "Reception" : "Year \($0)" }.joined(separator: " and ")
  }
}
