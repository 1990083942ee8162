// SPDX-License-Identifier: Apache-2.0

import Domain

/// The rules profile's values that a group may override, by the names that `docs/model.md` and plan.json use.
///
/// Values are the integers of the profile (thousandths, pence, minutes, metres), times and dates.
enum RuleKeys {
  static var all: [SettingKey<RulesProfile>] {
    rates.map { $0.within("rates.", \.rates) } + limits.map { $0.within("limits.", \.limits) }
      + defaults.map { $0.within("defaults.", \.defaults) } + years.map { $0.within("years.", \.years) }
  }

  private static var rates: [SettingKey<Rates>] {
    [
      positive("pencePerLesson", \.pencePerLesson), quantity("secondLoss", \.secondLoss),
      quantity("laterLoss", \.laterLoss), quantity("travelInDay", \.travelInDay),
      quantity("travelOutsideDay", \.travelOutsideDay), quantity("outsideDirected", \.outsideDirected),
      quantity("protectedRepaid", \.protectedRepaid), shortfall, quantity("fairShare", \.fairShare),
      quantity("hostingBeyond", \.hostingBeyond), number("freeHostings", \.freeHostings),
      quantity("notPreferred", \.notPreferred), quantity("weekFromEvent", \.weekFromEvent),
      quantity("noKeptTime", \.noKeptTime),
      quantity("sameHostAgain", \.sameHostAgain), quantity("samePartnerAgain", \.samePartnerAgain),
      quantity("otherThanPartner", \.otherThanPartner), quantity("reluctance", \.reluctance),
      quantity("mixMet", \.mixMet), quantity("firstCall", \.firstCall),
      quantity("expectedMissing", \.expectedMissing), quantity("sessionHour", \.sessionHour),
      quantity("visit", \.visit), quantity("triad", \.triad), quantity("lessonStudyCycle", \.lessonStudyCycle),
      quantity("shadowingDay", \.shadowingDay), quantity("specialistHalfDay", \.specialistHalfDay),
      quantity("owedHalfDay", \.owedHalfDay), quantity("halfDayBenefit", \.halfDayBenefit),
      quantity("secondment", \.secondment), quantity("furtherDown", \.furtherDown),
      quantity("settingMissed", \.settingMissed), quantity("handover", \.handover), quantity("noBreak", \.noBreak),
      quantity("waiting", \.waiting), quantity("moved", \.moved), quantity("movedSoon", \.movedSoon),
      quantity("cancelled", \.cancelled), quantity("pencePerMile", \.pencePerMile),
    ]
  }

  private static var limits: [SettingKey<Limits>] {
    [
      quantity("mostOutShare", \.mostOutShare), number("mostOutAtLeast", \.mostOutAtLeast),
      quantity("mostOutOfDepartmentShare", \.mostOutOfDepartmentShare),
      number("mostOutOfDepartmentAtLeast", \.mostOutOfDepartmentAtLeast), number("daysPerWeek", \.daysPerWeek),
      number("daysPerHalfTerm", \.daysPerHalfTerm), number("daysPerYear", \.daysPerYear),
      number("classLossesPerHalfTerm", \.classLossesPerHalfTerm),
      number("sameSubjectGapDays", \.sameSubjectGapDays),
      number("visitsHostedPerPerson", \.visitsHostedPerPerson),
      number("visitsHostedPerSchool", \.visitsHostedPerSchool), .value("twilightLatestEnd", \.twilightLatestEnd, .time),
      number("twilightsPerHalfTerm", \.twilightsPerHalfTerm), positive("startGrid", \.startGrid),
      .value("breakFrom", \.breakFrom, .time), .value("breakUntil", \.breakUntil, .time),
      quantity("breakLength", \.breakLength),
      number("noticeDays", \.noticeDays), number("opportunityDays", \.opportunityDays),
      number("keptWithinDays", \.keptWithinDays), quantity("cohortTolerance", \.cohortTolerance, 0...1000),
      quantity("talkReach", \.talkReach), remainOnSite,
      number("similarUpTo", \.similarUpTo),
      number("contrastingFrom", \.contrastingFrom),
    ]
  }

  private static var defaults: [SettingKey<Defaults>] {
    [
      quantity("releaseBudget", \.releaseBudget), quantity("supplyDayPrimary", \.supplyDayPrimary),
      quantity("supplyDaySecondary", \.supplyDaySecondary), quantity("supplyDaySpecial", \.supplyDaySpecial),
      quantity("supplyHalfDay", \.supplyHalfDay), quantity("hireHalfDay", \.hireHalfDay),
      number("staffingMargin", \.staffingMargin), number("supplyPerDay", \.supplyPerDay),
      number("venueCapacity", \.venueCapacity), number("sicknessReserve", \.sicknessReserve),
      number("winterSicknessReserve", \.winterSicknessReserve), quantity("unknownTravel", \.unknownTravel),
      quantity("unknownDistance", \.unknownDistance),
    ]
  }

  private static var years: [SettingKey<YearRules>] {
    [
      yearGroups("exam", \.exam), quantity("examWeight", \.examWeight), yearGroups("beforeExam", \.beforeExam),
      quantity("beforeExamWeight", \.beforeExamWeight), yearGroups("keptToYearEnd", \.keptToYearEnd),
      yearGroups("keptToSats", \.keptToSats),
      .value("keptFromHalfTerm", \.keptFromHalfTerm, .whole(1...7)), .value("satsEnd", \.satsEnd, .date),
    ]
  }

  private static func number<Root>(_ name: String, _ path: WritableKeyPath<Root, Int>) -> SettingKey<Root> {
    .value(name, path, .whole(0...1_000_000))
  }

  private static func quantity<Root, Value: Quantity>(
    _ name: String, _ path: WritableKeyPath<Root, Value>, _ bounds: ClosedRange<Int> = 0...100_000_000
  ) -> SettingKey<Root> {
    let parser = FieldParser<Int>.whole(bounds)
    return .value(
      name, path,
      ValueFormat(FieldParser { text throws(FieldFault) in Value(rawValue: try parser.parse(text)) }) {
        String($0.rawValue)
      })
  }

  /// A divisor, which can't be 0.
  private static func positive<Root, Value: Quantity>(
    _ name: String, _ path: WritableKeyPath<Root, Value>
  ) -> SettingKey<Root> { quantity(name, path, 1...100_000_000) }

  private static func yearGroups<Root>(_ name: String, _ path: WritableKeyPath<Root, [Int]>) -> SettingKey<Root> {
    SettingKey(path: name) { cells, root, problems in
      root[keyPath: path] = stated(cells).flatMap { $0.read(.years, problems) ?? [] }
    } write: { root in
      root[keyPath: path].map { YearText.written([$0]) }
    }
  }

  /// The values of a list; the word "none" alone is an empty one, which a table can't say otherwise.
  private static func stated(_ cells: [Cell]) -> [Cell] {
    cells.count == 1 && cells[0].text.lowercased() == "none" ? [] : cells
  }

  /// Three rates: first tenth of the share, second tenth, beyond.
  private static var shortfall: SettingKey<Rates> {
    SettingKey(path: "shortfall") { cells, rates, problems in
      let values = cells.flatMap { $0.list(FieldParser<Int>.whole(0...100_000_000), problems) }
      guard values.count == 3, values == values.sorted() else {
        if let cell = cells.first {
          problems.error(.fieldNumber, at: cell, isNot: "three whole numbers that don't fall, as in [200, 500, 1000]")
        }
        return
      }
      rates.shortfall = values.map { MilliLessons($0) }
    } write: { rates in
      rates.shortfall.map { String($0.rawValue) }
    }
  }

  /// Sets of tags: sets are elements of the list, the tags of one have `|` between them.
  private static var remainOnSite: SettingKey<Limits> {
    SettingKey(path: "remainOnSite") { cells, limits, _ in
      let sets = stated(cells).flatMap { $0.text.split(whereSeparator: { ";\n".contains($0) }).map(String.init) }
      limits.remainOnSite = sets.map { set in
        set.split(separator: "|").map { $0.lowercased().trimmed }.filter { !$0.isEmpty }
      }.filter { !$0.isEmpty }
    } write: { limits in
      limits.remainOnSite.map { $0.joined(separator: " | ") }
    }
  }
}
