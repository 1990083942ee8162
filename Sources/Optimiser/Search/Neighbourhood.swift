// SPDX-License-Identifier: Apache-2.0

import Domain

/// Which activities can be moved, and which have something to do with each other.
struct Neighbourhood {
  /// Activities that can be placed at all.
  let movable: [Int]
  /// Sessions and visits that take place once.
  let singles: [Int]
  /// Sessions of several parts.
  let series: [Int]
  /// Triads, lesson studies and shadowing.
  let circles: [Int]
  /// Sessions in several cohorts; they aren't among the movable ones, since moves of their own change them.
  let cohorts: [Int]
  let sessions: [Int]
  let rotas: [Int]
  let posts: [Int]
  /// Sessions whose fees a fund pays, cohorts among them, by fund; only funds with two at least that haven't begun.
  let funded: [[Int]]
  /// Schools of everyone who may take part, by activity.
  let schools: [[Int32]]
  /// Movable activities by school.
  let bySchool: [[Int32]]

  /// Whether there's another search to go by.
  let isGuided: Bool
  /// The other's best plan; empty as long as none is known.
  var guide: [Placement] = []

  init(_ instance: Instance, isGuided: Bool = false) {
    self.isGuided = isGuided
    let activities = instance.activities
    let parts = { (number: Int) -> Int in
      switch activities[number].kind {
      case .session(let session): session.spec.series.parts
      case .cohorts(let cohorts): cohorts.parts * cohorts.count
      case .visit: 1
      case .circle(let circle): circle.kinds.count
      case .specialist, .secondment, .other: 0
      }
    }
    let open = activities.indices.filter {
      activities[$0].canBePlaced && !instance.published.isOver($0, parts: parts($0))
    }
    cohorts = open.filter { activities[$0].isInCohorts }
    movable = open.filter { !activities[$0].isInCohorts }
    let isCircle = { (number: Int) in activities[number].isCircle }
    singles = movable.filter { parts($0) == 1 && !isCircle($0) }
    series = movable.filter { parts($0) > 1 && !isCircle($0) }
    circles = movable.filter(isCircle)
    sessions = movable.filter { if case .session = activities[$0].kind { true } else { false } }
    rotas = movable.filter { if case .specialist = activities[$0].kind { true } else { false } }
    posts = movable.filter { if case .secondment = activities[$0].kind { true } else { false } }
    let ofFund = Dictionary(
      grouping: open.filter { number in
        guard let fund = activities[number].fund, activities[number].session != nil else { return false }
        return instance.funds[fund].value.paysFees && instance.published.past(number) == 0
      }, by: { activities[$0].fund ?? 0 })
    funded = ofFund.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 1 }
    schools = activities.map { Self.schools(of: $0, instance) }
    var bySchool = [[Int32]](repeating: [], count: instance.schools.count)
    for number in movable {
      for school in schools[number] { bySchool[Int(school)].append(Int32(number)) }
    }
    self.bySchool = bySchool
  }

  private static func schools(of activity: ActivityData, _ instance: Instance) -> [Int32] {
    var schools = Set(activity.candidates.map { Int32(instance.people[$0.person].base) })
    switch activity.kind {
    case .specialist(let specialist): schools.formUnion(specialist.shares.map { Int32($0.school) })
    case .secondment(let secondment): schools.insert(Int32(secondment.post))
    case .circle: schools.formUnion(activity.options.filter { $0.host >= 0 }.map { Int32($0.place) })
    case .session, .cohorts, .visit, .other: break
    }
    return schools.sorted()
  }

  /// An activity that shares a school with `number`; itself now and then.
  func neighbour(of number: Int, _ random: inout RandomSource) -> Int {
    if schools[number].isEmpty { return number }
    let school = Int(schools[number][random.below(schools[number].count)])
    if bySchool[school].isEmpty { return number }
    return Int(bySchool[school][random.below(bySchool[school].count)])
  }
}
