// SPDX-License-Identifier: Apache-2.0

import Domain

/// Works out what somebody's coming costs at least, by the plain evaluation of a day that holds nothing else.
struct ChargeEvaluator {
  let instance: Instance
  let periods: SupplyPeriods
  let evaluator: DayEvaluator
  /// The least that losing a lesson can cost, in thousandths of its base.
  private let leastLoss: Int
  /// What giving back protected time costs at least, by person.
  private let repayments: RepaymentPrices
  let availability: Availability

  init(_ instance: Instance) {
    self.instance = instance
    periods = SupplyPeriods(instance)
    evaluator = DayEvaluator(instance: instance, isPatternOnly: true, assumesRepayment: true)
    let rates = instance.rules.rates
    leastLoss = min(1000, rates.secondLoss.rawValue, rates.laterLoss.rawValue)
    repayments = RepaymentPrices(instance)
    availability = Availability(instance)
  }

  /// The parts of the charge for an item alone on a day of its pattern; nil where the person can't come.
  /// - Parameters:
  ///   - journeys: least minutes and metres of a first and a last journey on any such day that isn't this item's alone.
  ///   - tariff: pence that a fund may pay for each lesson.
  func parts(
    _ item: Item, person: Int, day: Int, journeys: LeastJourneys, tariff: Int
  ) -> ChargeParts? {
    let effect = evaluator.effect(person: person, day: day, item: item)
    if !effect.broken.isEmpty || availability.isNeeded(person, day: day, halves: effect.gone) { return nil }
    var parts = ChargeParts()
    parts.additive = Int32(clamping: effect.outsideCost)
    // Patterns don't tell whether other schools than the base teach on the date.
    let breakCost = teachesElsewhere(person, day: day) ? 0 : effect.breakCost
    parts.alone = LeastCost(
      cost: Int32(clamping: effect.travelCost + effect.mileageCost + breakCost), pence: Int32(clamping: effect.mileage))
    parts.journeys = journeys.charge(instance.rules.rates)
    let covered = addLessons(effect.lost, person: person, day: day, to: &parts)
    let repaid = addRepayments(item, person: person, day: day, to: &parts)
    parts.tariff = Int32(clamping: (covered + repaid) * tariff)
    return parts
  }

  private func teachesElsewhere(_ person: Int, day: Int) -> Bool {
    let base = instance.people[person].base
    return evaluator.lessonRange(person, day: day).contains {
      instance.lessons[Int(instance.personLessons[$0])].school != base
    }
  }

  /// - Returns: how many lessons that need cover may be lost.
  private func addLessons(_ lost: UInt64, person: Int, day: Int, to parts: inout ChargeParts) -> Int {
    let base = instance.people[person].base
    let range = evaluator.lessonRange(person, day: day)
    var covered = 0
    let first = periods.first(
      base, weekday: Int(instance.calendar.weekdays[day]),
      halfTerm: Int(instance.calendar.at(base, day).halfTerm))
    parts.firstPeriod = Int32(first)
    for index in range {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      // Patterns don't tell whether other schools than the base teach on the date, and funds repay those lessons too.
      if lesson.school != base, Int(lesson.lead) == person { covered += 1 }
      if lost & (1 << UInt64(index - range.lowerBound)) == 0 || lesson.school != base { continue }
      let isLed = Int(lesson.lead) == person
      let charge =
        isLed ? loss(of: lesson) : LeastCost(cost: Int32(clamping: floorDivide(Int(lesson.base) * 250, 60_000)))
      let isPriced = isLed && periods.isPriced(first + Int(lesson.period))
      if isLed { covered += 1 }
      parts.lose(ChargeParts.Lesson(period: Int32(lesson.period), cost: charge.cost, isCovered: isPriced))
    }
    return covered
  }

  /// What losing a lesson that needs cover costs at least, its supply apart.
  private func loss(of lesson: LessonData) -> LeastCost {
    LeastCost(cost: Int32(clamping: floorDivide(Int(lesson.base) * leastLoss, 60_000)))
  }

  /// - Returns: how many lessons may be lost so at most.
  private func addRepayments(_ item: Item, person: Int, day: Int, to parts: inout ChargeParts) -> Int {
    var lessons = 0
    for index in evaluator.unrepaid(person, day: day, item: item) {
      let time = instance.protected[index]
      let minutes = Int(time.end - time.start)
      let fee = floorDivide(minutes * instance.rules.rates.protectedRepaid.rawValue, 60)
      var charge = repayments.least(person, minutes: minutes) { loss(of: $0) }
      charge.cost += Int32(clamping: fee)
      parts.repaid.add(charge)
      lessons += repayments.mostLessons(person)
    }
    return lessons
  }
}

/// The least first and last journeys of a day on which somebody does several things.
struct LeastJourneys {
  var minutesOut = Int.max
  var minutesBack = Int.max
  var metresOut = Int.max
  var metresBack = Int.max

  mutating func include(_ base: Int, _ place: Int, _ travel: TravelMatrix) {
    minutesOut = min(minutesOut, travel.minutes(base, place))
    minutesBack = min(minutesBack, travel.minutes(place, base))
    metresOut = min(metresOut, travel.metres(base, place))
    metresBack = min(metresBack, travel.metres(place, base))
  }

  /// What they cost at least, whether inside or outside the staff's day. Two sums are rounded down in the objective.
  func charge(_ rates: Rates) -> LeastCost {
    if minutesOut == Int.max { return LeastCost() }
    let rate = min(rates.travelInDay.rawValue, rates.travelOutsideDay.rawValue)
    let pence =
      DayEvaluator.mileage(metres: metresOut, pencePerMile: rates.pencePerMile.rawValue)
      + DayEvaluator.mileage(metres: metresBack, pencePerMile: rates.pencePerMile.rawValue)
    let cost =
      max(0, floorDivide((minutesOut + minutesBack) * rate, 60) - 1)
      + floorDivide(pence * 1000, rates.pencePerLesson.rawValue)
    return LeastCost(cost: Int32(clamping: cost), pence: Int32(clamping: pence))
  }
}

/// The blocks of lessons by which somebody's protected time could be repaid.
struct RepaymentPrices {
  private let instance: Instance

  init(_ instance: Instance) { self.instance = instance }

  /// The most lessons that one block can have.
  func mostLessons(_ person: Int) -> Int {
    let base = instance.people[person].base
    if !instance.schools[base].isHalfDayUnit { return 1 }
    return (0..<7).map { weekday in
      let key = person * 7 + weekday
      return Int(instance.personLessonStarts[key + 1] - instance.personLessonStarts[key])
    }.max() ?? 0
  }

  /// The least charge of a block that's long enough, least cost and least pence each by itself; nothing where there's none.
  func least(_ person: Int, minutes: Int, charge: (LessonData) -> LeastCost) -> LeastCost {
    var least: LeastCost?
    let base = instance.people[person].base
    for weekday in 0..<7 {
      let key = person * 7 + weekday
      let lessons = (Int(instance.personLessonStarts[key])..<Int(instance.personLessonStarts[key + 1]))
        .map { instance.lessons[Int(instance.personLessons[$0])] }.filter { $0.school == base }
      for lesson in lessons where Int(lesson.lead) == person {
        // The lessons of every week that go with it; those of one letter may not be there.
        let block =
          instance.schools[base].isHalfDayUnit ? lessons.filter { $0.half == lesson.half } : [lesson]
        let start = block.map { Int($0.start) }.min() ?? 0
        let end = block.map { Int($0.end) }.max() ?? 0
        if end - start < minutes { continue }
        var total = charge(lesson)
        for other in block
        where other.source != lesson.source && other.letter < 0 && Int(other.lead) == person {
          total.add(charge(other))
        }
        least = LeastCost(
          cost: min(least?.cost ?? Int32.max, total.cost), pence: min(least?.pence ?? Int32.max, total.pence))
      }
    }
    return least ?? LeastCost()
  }
}
