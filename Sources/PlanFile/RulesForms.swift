// SPDX-License-Identifier: Apache-2.0

import Domain

// Keys are the names of the rules profile's fields, because groups override them by these paths ("rates.visit").

extension Form where Value == RulesProfile {
  static var rules: Form {
    record(
      "rules", "The settings under which the plan was made; docs/model.md says how they are used.", blank: .england,
      [
        Field("name", \.name, .text, "Name of the profile."),
        Field("rates", \.rates, .rates, "Exchange rates of the objective."),
        Field("limits", \.limits, .limits, "Limits that hold where a school or person states none."),
        Field("defaults", \.defaults, .defaults, "Values taken where nothing is stated."),
        Field("years", \.years, .years, "Rules about year groups."),
      ])
  }
}

extension Form where Value == Rates {
  static var rates: Form {
    record(
      "rates", "Exchange rates, in thousandths of a lesson-equivalent unless said otherwise.", blank: Rates(),
      [
        Field("pencePerLesson", \.pencePerLesson, .quantity(.positive), "Pence that one lesson-equivalent costs."),
        Field("secondLoss", \.secondLoss, .amount, "Weight of a class's second loss in a week, in thousandths."),
        Field("laterLoss", \.laterLoss, .amount, "Weight of its later losses in a week, in thousandths."),
        Field("travelInDay", \.travelInDay, .balance, "Travel inside the staff's day, an hour."),
        Field("travelOutsideDay", \.travelOutsideDay, .balance, "Travel outside it, an hour."),
        Field("outsideDirected", \.outsideDirected, .balance, "Time outside directed time, an hour and person."),
        Field("protectedRepaid", \.protectedRepaid, .balance, "Protected time taken and repaid, an hour."),
        Field(
          "shortfall", \.shortfall, .list(.balance, count: 3), "Shortfall, an hour: first tenth, second, beyond."),
        Field("fairShare", \.fairShare, .amount, "Part of what was asked for that is the fair share, in thousandths."),
        Field("hostingBeyond", \.hostingBeyond, .balance, "Each hosting too many."),
        Field("freeHostings", \.freeHostings, .count, "Hostings beyond those received that are free."),
        Field("notPreferred", \.notPreferred, .balance, "Not the preferred weekday."),
        Field("weekFromEvent", \.weekFromEvent, .balance, "Each whole week from the event that it should be near."),
        Field("noKeptTime", \.noKeptTime, .balance, "Somebody without room to prepare or to follow up."),
        Field("sameHostAgain", \.sameHostAgain, .balance, "Same host twice running."),
        Field("samePartnerAgain", \.samePartnerAgain, .balance, "Same person at the same partner school again."),
        Field("otherThanPartner", \.otherThanPartner, .balance, "A visitor with partners who visits another school."),
        Field("reluctance", \.reluctance, .balance, "Reluctant parties brought together."),
        Field("mixMet", \.mixMet, .balance, "A preferred mix met (taken off)."),
        Field(
          "firstCall", \.firstCall, .balance, "The first opportunity of an early-career teacher (taken off)."),
        Field(
          "expectedMissing", \.expectedMissing, .amount, "Someone expected missing, in thousandths of their worth."),
        Field("sessionHour", \.sessionHour, .balance, "Worth of a person's hour at a session."),
        Field("visit", \.visit, .balance, "Worth of a visit."),
        Field("triad", \.triad, .balance, "Worth of a triad."),
        Field("lessonStudyCycle", \.lessonStudyCycle, .balance, "Worth of a cycle of lesson study."),
        Field("shadowingDay", \.shadowingDay, .balance, "Worth of a day of shadowing."),
        Field("specialistHalfDay", \.specialistHalfDay, .balance, "Worth of a specialist's half-day at a school."),
        Field("owedHalfDay", \.owedHalfDay, .balance, "The k-th half-day owed at the year's end costs k times this."),
        Field("halfDayBenefit", \.halfDayBenefit, .amount, "Minutes of benefit of a specialist's half-day."),
        Field("secondment", \.secondment, .balance, "Worth of a secondment."),
        Field("furtherDown", \.furtherDown, .balance, "Each place further down a list of applicants or posts."),
        Field("settingMissed", \.settingMissed, .balance, "A secondment between schools not at all as wanted."),
        Field("handover", \.handover, .amount, "A class that changes its teacher, in thousandths of a lesson."),
        Field("noBreak", \.noBreak, .balance, "A person's day without a break around noon."),
        Field("waiting", \.waiting, .balance, "Time between the parts of a visit, an hour and visitor."),
        Field("moved", \.moved, .balance, "Telling a person that something published has changed."),
        Field("movedSoon", \.movedSoon, .balance, "The same besides, at short notice."),
        Field("cancelled", \.cancelled, .balance, "Telling a person that something published is off."),
        Field("pencePerMile", \.pencePerMile, .amount, "Mileage in pence for a mile."),
      ])
  }
}

extension Form where Value == Limits {
  static var limits: Form {
    record(
      "limits", "Limits that hold where a school or person states none.", blank: Limits(),
      [
        Field(
          "mostOutShare", \.mostOutShare, .amount, "Most people out in a half-day, in thousandths of the teachers."),
        Field("mostOutAtLeast", \.mostOutAtLeast, .count, "At least this many."),
        Field("mostOutOfDepartmentShare", \.mostOutOfDepartmentShare, .amount, "The same for a department."),
        Field("mostOutOfDepartmentAtLeast", \.mostOutOfDepartmentAtLeast, .count, "At least this many."),
        Field("daysPerWeek", \.daysPerWeek, .count, "Days out for one person in a week."),
        Field("daysPerHalfTerm", \.daysPerHalfTerm, .count, "In a half-term."),
        Field("daysPerYear", \.daysPerYear, .count, "In a year."),
        Field("classLossesPerHalfTerm", \.classLossesPerHalfTerm, .count, "Dates with a loss for a class."),
        Field("sameSubjectGapDays", \.sameSubjectGapDays, .count, "Days between two losses of a subject."),
        Field("visitsHostedPerPerson", \.visitsHostedPerPerson, .count, "In a half-term."),
        Field("visitsHostedPerSchool", \.visitsHostedPerSchool, .count, "In a half-term."),
        Field("twilightLatestEnd", \.twilightLatestEnd, .time, "No twilight ends later."),
        Field("twilightsPerHalfTerm", \.twilightsPerHalfTerm, .count, "For one person."),
        Field("startGrid", \.startGrid, .quantity(.positive), "Minutes of which starts are whole multiples."),
        Field("breakFrom", \.breakFrom, .time, "Between this time"),
        Field("breakUntil", \.breakUntil, .time, "and this one everybody should have a break"),
        Field("breakLength", \.breakLength, .amount, "of so many minutes."),
        Field(
          "keptWithinDays", \.keptWithinDays, .count,
          "Days around a session in which time to prepare and follow up is kept."),
        Field(
          "cohortTolerance", \.cohortTolerance, .amount,
          "How far a cohort's size may be from the mean, in thousandths of it.", isRequired: false),
        Field("noticeDays", \.noticeDays, .count, "Days from today within which notice is short."),
        Field(
          "opportunityDays", \.opportunityDays, .count, "Days after which a person waits too long for an opportunity.",
          isRequired: false),
        Field("talkReach", \.talkReach, .amount, "Minutes between a lesson and the talk about it at most."),
        Field("remainOnSite", \.remainOnSite, .list(.list(.text)), "Sets of tags of which somebody stays."),
        Field("similarUpTo", \.similarUpTo, .count, "Context distance up to which schools are similar."),
        Field("contrastingFrom", \.contrastingFrom, .count, "Context distance from which they contrast."),
      ])
  }
}

extension Form where Value == Defaults {
  static var defaults: Form {
    record(
      "defaults", "Values taken where nothing is stated.", blank: Defaults(),
      [
        Field("releaseBudget", \.releaseBudget, .balance, "Pence a school and year."),
        Field("supplyDayPrimary", \.supplyDayPrimary, .amount, "Pence a day."),
        Field("supplyDaySecondary", \.supplyDaySecondary, .amount, "Pence a day."),
        Field("supplyDaySpecial", \.supplyDaySpecial, .amount, "Pence a day."),
        Field("supplyHalfDay", \.supplyHalfDay, .amount, "Price of a half-day in thousandths of the day's."),
        Field("hireHalfDay", \.hireHalfDay, .amount, "A hired teacher's half-day in thousandths of a supply day."),
        Field("staffingMargin", \.staffingMargin, .count, "Half-days of teaching a week that a school can go without."),
        Field("supplyPerDay", \.supplyPerDay, .count, "Supply teachers a day at most."),
        Field("venueCapacity", \.venueCapacity, .count, "People where no room is listed."),
        Field("sicknessReserve", \.sicknessReserve, .count, "People kept for sickness."),
        Field("winterSicknessReserve", \.winterSicknessReserve, .count, "The same in winter."),
        Field("unknownTravel", \.unknownTravel, .amount, "Minutes where a position is missing."),
        Field("unknownDistance", \.unknownDistance, .amount, "Metres where a position is missing."),
      ])
  }
}

extension Form where Value == YearRules {
  static var years: Form {
    record(
      "yearRules", "Rules about year groups.", blank: YearRules(),
      [
        Field("exam", \.exam, .list(.year), "Exam years."),
        Field("examWeight", \.examWeight, .amount, "Their weight in thousandths."),
        Field("beforeExam", \.beforeExam, .list(.year), "Years before a public exam."),
        Field("beforeExamWeight", \.beforeExamWeight, .amount, "Their weight in thousandths."),
        Field("keptToYearEnd", \.keptToYearEnd, .list(.year), "Years kept from some half-term to the year's end."),
        Field("keptToSats", \.keptToSats, .list(.year), "Years kept until the key stage 2 tests."),
        Field("keptFromHalfTerm", \.keptFromHalfTerm, .integer(1...12), "Number of that half-term."),
        Field("satsEnd", \.satsEnd, .date, "Last day of those tests."),
      ])
  }
}

extension Form where Value == Int {
  /// A year group; nursery and reception are below 1.
  fileprivate static var year: Form { integer(-2...14) }
}
