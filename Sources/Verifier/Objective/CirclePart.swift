// SPDX-License-Identifier: Apache-2.0

import Domain

/// What triads, lesson studies and shadowing are worth, what their people get out of them, and what of them isn't liked.
enum CirclePart {
  /// Worth of the whole where its people's schools need so much on average.
  static func worth(of activity: Activity, need: Int, _ index: GroupIndex) -> MilliLessons {
    if let stated = activity.worth { return stated }
    let rates = index.group.rules.rates
    let rate: MilliLessons
    switch activity.details {
    case .triad: rate = rates.triad
    case .lessonStudy(let study): rate = rates.lessonStudyCycle * max(1, study.cycles)
    case .shadowing(let shadowing): rate = rates.shadowingDay * max(1, shadowing.days)
    case .session, .visit, .secondment, .specialist: rate = .zero
    }
    return MilliLessons(floorDivide(rate.rawValue * need * PriorityFactor.twoToThe(activity.effectivePriority), 8000))
  }

  /// Worth of a circle as it takes place: of one that has begun and ends early in proportion to its steps.
  static func worth(
    of activity: Activity, _ circle: Circle, _ parts: [Happening], _ index: GroupIndex
  ) -> MilliLessons {
    let members = parts.first?.people.filter { !($0.isDay && $0.isHost) } ?? []
    if members.isEmpty { return .zero }
    let need = floorDivide(members.reduce(0) { $0 + $1.member.school.need(for: activity).rawValue }, members.count)
    let whole = worth(of: activity, need: need, index).rawValue
    return MilliLessons(floorDivide(whole * min(circle.steps.count, parts.count), circle.steps.count))
  }

  /// Minutes that each of so many people gets out of a circle: all talks, the lessons that others teach, whole days.
  static func minutes(_ circle: Circle, size: Int, _ rates: Rates) -> Int {
    var talks = 0
    var lessons = 0
    var days = 0
    for step in circle.steps {
      switch step {
      case .talk(let length): talks += length.rawValue
      case .lesson: lessons += circle.observed.rawValue
      case .day: days += 2 * rates.halfDayBenefit.rawValue
      }
    }
    return talks + floorDivide(lessons * (size - 1), size) + days
  }

  /// Lessons of a lesson study whose teacher taught the one before, too.
  static func sameTeachers(_ activity: Activity, _ parts: [Happening]) -> Int {
    guard activity.kind == .lessonStudy else { return 0 }
    let teachers = parts.flatMap(\.hosts).map(\.member.person.id)
    return zip(teachers, teachers.dropFirst()).filter { $0 == $1 }.count
  }

  /// Places that host and applicant of shadowing stand down each other's lists, from 0; behind all where they aren't named,
  /// 0 where nobody is.
  static func placesDown(_ parts: [Happening]) -> Int {
    guard let first = parts.first, let circle = first.circle, circle.isShadowing,
      let host = first.hosts.first?.member.person, let applicant = first.guests.first?.member.person
    else { return 0 }
    let hosts = circle.preferredHosts
    let shadows = host.preferredShadows
    return (hosts.firstIndex(of: host.id) ?? hosts.count)
      + (shadows.firstIndex(of: applicant.id) ?? shadows.count)
  }
}
