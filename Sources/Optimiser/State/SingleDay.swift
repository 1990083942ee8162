// SPDX-License-Identifier: Apache-2.0

import Domain

/// A person's day with one thing in it, to which somebody goes or which they lead: what compiling asks millions of times.
///
/// It says what `DayEvaluator.wholeEffect` says, which is its plain twin, in one pass over the lessons of the day, without
/// closures or lists.
struct SingleDay {
  private let evaluator: DayEvaluator
  private let instance: Instance
  private let person: Int
  private let day: Int
  private let item: Item
  private let data: PersonData
  private let today: DayTable.SchoolDay
  private let bells: DayTable.Bells?
  private let basePlace: Int
  /// Minutes of the way there and back, from where somebody is based.
  private let there: Int
  private let back: Int
  /// The lessons of the weekday, as a range of `Instance.personLessons`.
  private let lessons: Range<Int>
  /// Lessons that take place on the day, as bits within `lessons`.
  private var taught: UInt64 = 0
  private var result = DayEffect()

  /// Whether days with that alone in them can be evaluated so.
  @inline(__always)
  static func holds(_ item: Item) -> Bool {
    switch item.role {
    case .required, .expected, .invited, .visitor, .leader: !item.isShadowing
    case .host, .specialist, .secondee, .repayment: false
    }
  }

  @inline(__always)
  init(_ evaluator: DayEvaluator, person: Int, day: Int, item: Item) {
    self.evaluator = evaluator
    instance = evaluator.instance
    self.person = person
    self.day = day
    self.item = item
    data = instance.people[person]
    today = instance.calendar.at(data.base, day)
    bells = instance.calendar.bells(data.base, day: day)
    basePlace = instance.schools[data.base].place
    there = instance.travel.minutes(basePlace, Int(item.place))
    back = instance.travel.minutes(Int(item.place), basePlace)
    lessons = evaluator.lessonRange(person, day: day)
  }

  /// What it makes of the day; `hours` as `DayEvaluator.hours` says them, where that has been asked already.
  @inline(__always)
  consuming func effect(_ hours: DayEvaluator.Hours? = nil) -> DayEffect {
    checkEmployment()
    loseLessons()
    checkProtected()
    addHours(hours ?? evaluator.hours(data, day: day, start: start, end: end))
    addOut()
    if Int(item.place) != basePlace && !item.isOnline { addTravel() }
    addBreak()
    return result
  }

  private var start: Int { Int(item.start) }
  private var end: Int { Int(item.end) }

  @inline(__always)
  private func times(_ index: Int) -> LessonTimes { instance.lessonTimes[index] }

  @inline(__always)
  private func bit(_ index: Int) -> UInt64 { 1 << UInt64(index - lessons.lowerBound) }

  /// H2, H3, H16, and H1 as far as busy times go.
  @inline(__always)
  private mutating func checkEmployment() {
    if data.halves(weekday: Int(instance.calendar.weekdays[day])) == 0 { result.broken.insert(.notAtWork) }
    if evaluator.isPatternOnly { return }
    evaluator.checkDate(person, data, day: day, today: today, into: &result)
    evaluator.checkDate(of: item, data, day: day, today: today, into: &result)
    evaluator.checkBusy(person, data, day: day, item: item, there: there, back: back, into: &result)
  }

  /// Which lessons can't be kept, whole halves where the school releases by half-days; H9 for their years, and what they
  /// cost those who only support in them.
  private mutating func loseLessons() {
    var lost: UInt64 = 0
    for index in lessons {
      let lesson = times(index)
      let there = lesson.isAtBase ? today : instance.calendar.at(Int(lesson.school), day)
      if there.kind != .pupils || (lesson.letter >= 0 && lesson.letter != there.letter) { continue }
      taught |= bit(index)
      if overlaps(lesson) { lost |= bit(index) }
    }
    if lost == 0 { return }
    lost |= wholeHalves(lost)
    result.lost = lost
    for index in lessons where lost & bit(index) != 0 {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if Int(lesson.lead) != person {
        result.supportCost += floorDivide(Int(lesson.base) * 250, 60_000)
      } else if !evaluator.isPatternOnly,
        lesson.years & instance.calendar.at(lesson.school, day).closedYears != 0
      {
        result.broken.insert(.limitReached)
      }
    }
  }

  /// Whether a lesson can be kept neither before it nor after it.
  @inline(__always)
  private func overlaps(_ lesson: LessonTimes) -> Bool {
    var (to, from) = (there, back)
    if !lesson.isAtBase {
      let place = instance.schools[Int(lesson.school)].place
      to = instance.travel.minutes(place, Int(item.place))
      from = instance.travel.minutes(Int(item.place), place)
    }
    return Int(lesson.end) + to > start && end + from > Int(lesson.start)
  }

  private func wholeHalves(_ lost: UInt64) -> UInt64 {
    var more: UInt64 = 0
    for index in lessons where lost & bit(index) != 0 && more & bit(index) == 0 {
      let lesson = times(index)
      if !lesson.isHalfDayUnit { continue }
      for other in lessons where taught & bit(other) != 0 {
        let candidate = times(other)
        if candidate.school == lesson.school, candidate.half == lesson.half { more |= bit(other) }
      }
    }
    return more
  }

  /// H5: protected time that's taken has to be repaid.
  @inline(__always)
  private mutating func checkProtected() {
    var unfounded = item.repaid
    let range = instance.protectedRange(person, day: day)
    if today.kind == .pupils {
      for index in range {
        let time = instance.protected[index]
        guard time.holds(today), start - there < Int(time.end), Int(time.start) < end + back else { continue }
        let bit = DayEvaluator.bit(index, in: range)
        if !time.isRepayable {
          result.broken.insert(.protectedTime)
        } else if bit & item.repaid != 0 {
          unfounded &= ~bit
        } else if evaluator.assumesRepayment {
          result.minutesToRepay += Int(time.end - time.start)
        } else {
          result.broken.insert(.protectedTime)
        }
      }
    }
    if unfounded != 0 { result.broken.insert(.protectedTime) }
  }

  /// H2's bands and twilights, the cost of time outside the directed-time calendar, and pay.
  @inline(__always)
  private mutating func addHours(_ hours: DayEvaluator.Hours) {
    if hours.outside > 0 {
      let isTooLate = end > instance.schools[data.base].latestTwilight
      if (item.role != .invited && item.role != .leader) || isTooLate || today.kind == .closed {
        result.broken.insert(.notAtWork)
      }
      result.outsideCost += floorDivide(hours.outside * instance.rules.rates.outsideDirected.rawValue, 60)
    }
    if item.role != .leader, !instance.activityFlags[Int(item.activity)].bands.contains(hours.band) {
      result.broken.insert(.notAtWork)
    }
    if hours.outsideStaff <= 0 { return }
    result.twilights = 1
    result.twilightMinutes = hours.outsideStaff
    if data.hourlyRate == 0 { return }
    result.pay = ceilDivide(result.twilightMinutes * data.hourlyRate, 60)
    result.payCost = floorDivide(result.pay * 1000, instance.rules.rates.pencePerLesson.rawValue)
  }

  /// The halves in which the person is out, and the periods for which cover staff are away.
  @inline(__always)
  private mutating func addOut() {
    guard today.kind == .pupils, let bells else { return }
    let (from, until) = (start - there, end + back)
    if data.isCoverStaff {
      for index in 0..<Int(bells.periodCount) {
        let period = instance.calendar.period(bells, index)
        if from < Int(period.end) && Int(period.start) < until { result.away |= 1 << UInt64(index) }
      }
    }
    let worked = data.isEmployed(day) ? data.halves(weekday: Int(instance.calendar.weekdays[day])) : 0
    var halves: UInt8 = 0
    if !item.isOnline {
      for half in 0..<2 where bells.pupils(half: half).overlaps(from, until) { halves |= 1 << UInt8(half) }
    }
    if result.lost != 0 {
      for index in lessons where result.lost & bit(index) != 0 {
        let lesson = times(index)
        if lesson.isAtBase { halves |= 1 << lesson.half }
      }
    }
    result.out = halves & worked
    result.gone = result.out
  }

  /// Cost of the way there and back, and mileage.
  @inline(__always)
  private mutating func addTravel() {
    let staff = today.kind == .closed ? nil : bells?.staff
    var inside = 0
    if let staff {
      inside = max(0, min(start, Int(staff.end)) - max(start - there, Int(staff.start)))
      inside += max(0, min(end + back, Int(staff.end)) - max(end, Int(staff.start)))
    }
    let place = Int(item.place)
    let rates = instance.rules.rates
    let pencePerMile = rates.pencePerMile.rawValue
    let mileage =
      DayEvaluator.mileage(metres: instance.travel.metres(basePlace, place), pencePerMile: pencePerMile)
      + DayEvaluator.mileage(metres: instance.travel.metres(place, basePlace), pencePerMile: pencePerMile)
    let total = there + back
    result.mileage = mileage
    result.travelCost =
      floorDivide(inside * rates.travelInDay.rawValue, 60)
      + floorDivide((total - inside) * rates.travelOutsideDay.rawValue, 60)
    result.mileageCost = floorDivide(mileage * 1000, rates.pencePerLesson.rawValue)
  }

  /// What it costs if nothing is left of the time around noon for a break.
  ///
  /// The earliest free stretch is looked for: wherever something stands in its way, it can't begin before that has ended.
  @inline(__always)
  private mutating func addBreak() {
    let limits = instance.rules.limits
    let length = limits.breakLength.rawValue
    if length <= 0 { return }
    let isAway = Int(item.place) != basePlace && !item.isOnline
    let (from, until) = isAway ? (start - there, end + back) : (start, end)
    let kept = taught & ~result.lost
    var position = limits.breakFrom.minutes
    let latest = limits.breakUntil.minutes - length
    var isMoved = true
    while isMoved && position <= latest {
      isMoved = false
      if from < position + length && position < until {
        position = until
        isMoved = true
      }
      for index in lessons where kept & bit(index) != 0 {
        let lesson = times(index)
        if Int(lesson.start) < position + length && position < Int(lesson.end) {
          position = Int(lesson.end)
          isMoved = true
        }
      }
    }
    if position > latest { result.breakCost = instance.rules.rates.noBreak.rawValue }
  }
}
