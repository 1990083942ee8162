// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whether a way to hold something is lawful as far as that depends on nothing else that's placed, and isn't seen by the
/// cells of `State`: what compiling makes sure of for its own options, asked of one that was published.
struct OptionCheck {
  let compiler: Compiler
  let instance: Instance

  /// Whether an occurrence of an activity may be held so at all.
  func allows(_ option: Option, _ activity: ActivityData) -> Bool {
    guard activity.days.contains(option.day), isWithin(option, activity), hasStart(option, activity),
      DateCheck(instance: instance).placeRefused(activity, place: Int(option.place), day: Int(option.day)) == nil,
      isSiteFree(option, activity)
    else { return false }
    switch activity.kind {
    case .session(let session): return allows(option, activity, session)
    case .cohorts(let cohorts): return allows(option, activity, cohorts.session)
    case .visit(let visit): return allows(option, activity, visit.spec)
    case .circle(let circle): return allows(option, activity, circle)
    case .specialist, .secondment, .other: return false
    }
  }

  private func whole(_ option: Option, _ activity: ActivityData) -> (start: Int, end: Int) {
    guard case .visit(let visit) = activity.kind else { return (Int(option.start), Int(option.end)) }
    return (
      option.brief < 0 ? Int(option.start) : Int(option.brief),
      option.debrief < 0 ? Int(option.end) : Int(option.debrief) + visit.spec.debrief.rawValue
    )
  }

  private func isWithin(_ option: Option, _ activity: ActivityData) -> Bool {
    let timing = activity.value.timing
    let whole = whole(option, activity)
    if let earliest = timing.earliest, whole.start < earliest.minutes { return false }
    if let latest = timing.latest, whole.end > latest.minutes { return false }
    if timing.fixed.isEmpty { return true }
    let date = instance.calendar.date(Int(option.day))
    return timing.fixed.contains { $0.date == date && $0.time.minutes == Int(option.start) }
  }

  private func isSiteFree(_ option: Option, _ activity: ActivityData) -> Bool {
    guard Int(option.place) < instance.schools.count else { return true }
    let whole = whole(option, activity)
    return !instance.busyOfSchool[Int(option.place)].contains {
      $0.overlaps(day: Int(option.day), start: whole.start, end: whole.end)
    }
  }

  /// S1: the grid, fixed starts, the bells of the place. Meetings and hours of the people's schools off the grid are left
  /// out: compiling starts nothing there, and who comes may change.
  private func hasStart(_ option: Option, _ activity: ActivityData) -> Bool {
    let start = Int(option.start)
    // A day beside somebody is the pupils' day.
    if option.isShadowing { return true }
    if start % instance.rules.limits.startGrid.rawValue == 0 { return true }
    let day = Int(option.day)
    let date = instance.calendar.date(day)
    if activity.value.timing.fixed.contains(where: { $0.date == date && $0.time.minutes == start }) { return true }
    if Int(option.place) < instance.schools.count, let bells = instance.calendar.bells(Int(option.place), day: day) {
      if [Int(bells.staff.start), Int(bells.staff.end)].contains(start) { return true }
      for number in 0..<Int(bells.periodCount) {
        let period = instance.calendar.period(bells, number)
        if Int(period.start) == start || Int(period.end) == start { return true }
      }
    }
    return false
  }

  private func allows(_ option: Option, _ activity: ActivityData, _ session: SessionData) -> Bool {
    if option.leader < 0, session.spec.isLed { return false }
    if Int(option.end - option.start) != session.spec.length.rawValue || option.host >= 0 { return false }
    if option.leader >= 0 {
      if case .person(let person) = session.leaders[Int(option.leader)], activity.declined.contains(person) {
        return false
      }
    }
    let dates = DateCheck(instance: instance)
    if session.providers(option).contains(where: { dates.providerRefused($0, day: Int(option.day)) != nil }) {
      return false
    }
    return isAllowed(place: Int(option.place), option, activity, session)
  }

  private func isAllowed(place: Int, _ option: Option, _ activity: ActivityData, _ session: SessionData) -> Bool {
    let venue = session.spec.venue
    if place == instance.travel.online { return venue.isOnline }
    if place >= instance.schools.count {
      let provider = session.leadingProvider(option)
      return venue.atProvider && provider >= 0 && instance.providers[provider].place == place
    }
    if !instance.schools[place].hosts { return false }
    if !venue.schools.isEmpty { return venue.schools.contains(instance.schoolIDs[place]) }
    return !venue.atProvider && !venue.isOnline && activity.schools.contains(Int32(place))
  }

  private func allows(_ option: Option, _ activity: ActivityData, _ visit: Visit) -> Bool {
    let lesson = instance.lessons[Int(option.lesson)]
    let length = min(visit.observed.rawValue, Int(lesson.end - lesson.start))
    let reach = instance.rules.limits.talkReach.rawValue
    guard Int(option.end - option.start) == length, lesson.start <= option.start, option.end <= lesson.end,
      option.brief < 0
        || (Int(option.brief) >= Int(option.start) - reach
          && Int(option.brief) + visit.brief.rawValue <= Int(option.start)),
      option.debrief < 0
        || (option.debrief >= option.end
          && Int(option.debrief) + visit.debrief.rawValue <= Int(option.end) + reach),
      lesson.years & instance.calendar.at(Int(option.place), Int(option.day)).closedYears == 0
    else { return false }
    let options = VisitOptions(
      compiler: compiler, evaluator: DayEvaluator(instance: instance), number: 0, visit: visit)
    let visitors = activity.candidates.map(\.person)
    let bases = Array(Set(visitors.map { instance.people[$0].base })).sorted()
    return options.fits(lesson, host: Int(option.host)) == option.isToBeNamed
      && options.isOpen(lesson, on: instance.calendar.date(Int(option.day)))
      && options.mayHost(Int(option.place), bases)
      && options.mayHost(Int(option.host), at: Int(option.place), declined: activity.declined, visitors: visitors)
  }

  /// A circle's step; who's in it and what's between the steps the state tells.
  private func allows(_ option: Option, _ activity: ActivityData, _ circle: CircleData) -> Bool {
    let place = Int(option.place)
    let host = Int(option.host)
    let options = CircleOptions(
      compiler: compiler, evaluator: DayEvaluator(instance: instance), number: 0, circle: circle)
    switch circle.steps[Int(option.step)] {
    case .talk(let length):
      return host < 0 && Int(option.end - option.start) == length.rawValue
        && (place == instance.travel.online
          || place < instance.schools.count && instance.schools[place].hosts && activity.schools.contains(Int32(place)))
    case .lesson:
      guard host >= 0, option.lesson >= 0, activity.candidates.contains(where: { $0.person == host }) else {
        return false
      }
      let lesson = instance.lessons[Int(option.lesson)]
      let length = min(circle.spec.observed.rawValue, Int(lesson.end - lesson.start))
      return instance.schools[place].hosts && Int(option.end - option.start) == length
        && lesson.start <= option.start && option.end <= lesson.end
        && lesson.years & instance.calendar.at(place, Int(option.day)).closedYears == 0
        && options.watches(lesson, host: host) == option.isToBeNamed
    case .day:
      guard host >= 0, option.isShadowing, let applicant = activity.candidates.first?.person,
        !activity.declined.contains(host),
        let day = CircleOptions.day(beside: host, visitor: applicant, day: Int(option.day), instance)
      else { return false }
      return day.start == option.start && day.end == option.end
        && options.mayBeShadowed(host, by: applicant, activity.value)
    }
  }
}
