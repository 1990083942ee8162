// SPDX-License-Identifier: Apache-2.0

// Copied from docs/formats.md by scripts/formats.sh; don't change it here.

/// The settings of a group, as docs/formats.md lists them.
enum SettingsPage {
  static let text = #"""
    | `name` | text | name of the folder or workbook | `Kent Partnership` |
    | `year` | academic year, or span of at most 400 days | September to August around the terms | `2026-27` |
    | `time_zone` | name of an IANA time zone | `Europe/London` | `Europe/London` |
    | `caveats` | list of sentences that every plan repeats | none | `["Staff list of June"]` |
    | `rules.profile` | word: england | `england` | `england` |
    | `published` | path of a published plan; warns with `activity.not-planned-yet`, because `solve --from` is how one is named | none | |
    | `travel.speed_kmh` | factor, 1 to 130, in steps of 0.06 km/h (a metre a minute) | 30 | `42` |
    | `travel.detour` | factor, 1 to 5: road distance for a straight line of one | 1.3 | `1.4` |
    | `travel.fixed_minutes` | minutes: getting out, parking, signing in | 5 | `10` |
    | `travel.rounding_minutes` | number, 1 to 60: journeys are rounded up to multiples | 5 | `5` |
    | `rules.rates.pencePerLesson` | pence, at least 1 | 4500 |
    | `rules.rates.secondLoss` | ‰ | 1500 |
    | `rules.rates.laterLoss` | ‰ | 2000 |
    | `rules.rates.travelInDay` | mLE an hour | 250 |
    | `rules.rates.travelOutsideDay` | mLE an hour | 500 |
    | `rules.rates.outsideDirected` | mLE an hour and person | 300 |
    | `rules.rates.protectedRepaid` | mLE an hour | 500 |
    | `rules.rates.shortfall` | three of mLE an hour, not falling | `[200, 500, 1000]` |
    | `rules.rates.fairShare` | ‰ | 800 |
    | `rules.rates.hostingBeyond` | mLE | 300 |
    | `rules.rates.freeHostings` | number | 3 |
    | `rules.rates.notPreferred` | mLE | 200 |
    | `rules.rates.weekFromEvent` | mLE a week | 100 |
    | `rules.rates.noKeptTime` | mLE a person | 250 |
    | `rules.rates.sameHostAgain` | mLE | 300 |
    | `rules.rates.samePartnerAgain` | mLE | 300 |
    | `rules.rates.otherThanPartner` | mLE a visitor | 200 |
    | `rules.rates.reluctance` | mLE | 300 |
    | `rules.rates.mixMet` | mLE | 200 |
    | `rules.rates.firstCall` | mLE a person | 500 |
    | `rules.rates.expectedMissing` | ‰ | 500 |
    | `rules.rates.sessionHour` | mLE an hour | 1000 |
    | `rules.rates.visit` | mLE | 4000 |
    | `rules.rates.triad` | mLE | 24000 |
    | `rules.rates.lessonStudyCycle` | mLE a cycle | 16000 |
    | `rules.rates.shadowingDay` | mLE a day | 6000 |
    | `rules.rates.specialistHalfDay` | mLE | 5000 |
    | `rules.rates.owedHalfDay` | mLE | 100 |
    | `rules.rates.halfDayBenefit` | minutes | 180 |
    | `rules.rates.secondment` | mLE | 40000 |
    | `rules.rates.furtherDown` | mLE | 500 |
    | `rules.rates.settingMissed` | mLE | 5000 |
    | `rules.rates.handover` | ‰ | 1000 |
    | `rules.rates.noBreak` | mLE | 1000 |
    | `rules.rates.waiting` | mLE an hour and visitor | 250 |
    | `rules.rates.moved` | mLE a person told | 1000 |
    | `rules.rates.movedSoon` | mLE a person told | 2000 |
    | `rules.rates.cancelled` | mLE a person told | 3000 |
    | `rules.rates.pencePerMile` | pence | 45 |
    | `rules.limits.mostOutShare` | ‰ | 120 |
    | `rules.limits.mostOutAtLeast` | people | 2 |
    | `rules.limits.mostOutOfDepartmentShare` | ‰ | 340 |
    | `rules.limits.mostOutOfDepartmentAtLeast` | people | 1 |
    | `rules.limits.daysPerWeek` | days | 2 |
    | `rules.limits.daysPerHalfTerm` | days | 4 |
    | `rules.limits.daysPerYear` | days | 10 |
    | `rules.limits.classLossesPerHalfTerm` | dates | 5 |
    | `rules.limits.sameSubjectGapDays` | days | 5 |
    | `rules.limits.visitsHostedPerPerson` | visits a half-term | 2 |
    | `rules.limits.visitsHostedPerSchool` | visits a half-term | 6 |
    | `rules.limits.twilightLatestEnd` | time | `18:30` |
    | `rules.limits.twilightsPerHalfTerm` | twilights | 6 |
    | `rules.limits.startGrid` | minutes, at least 1 | 5 |
    | `rules.limits.breakFrom` | time | `11:30` |
    | `rules.limits.breakUntil` | time | `14:00` |
    | `rules.limits.breakLength` | minutes | 30 |
    | `rules.limits.noticeDays` | days | 28 |
    | `rules.limits.opportunityDays` | days | 365 |
    | `rules.limits.keptWithinDays` | days | 28 |
    | `rules.limits.cohortTolerance` | share of the mean size, in thousandths, by which a cohort's may differ | 200 |
    | `rules.limits.talkReach` | minutes | 150 |
    | `rules.limits.remainOnSite` | list of sets of tags, `\|` between the tags of one | `["dsl \| deputy dsl"]` |
    | `rules.limits.similarUpTo` | distance | 250 |
    | `rules.limits.contrastingFrom` | distance | 350 |
    | `rules.defaults.releaseBudget` | pence | 300000 |
    | `rules.defaults.supplyDayPrimary` | pence | 21800 |
    | `rules.defaults.supplyDaySecondary` | pence | 29100 |
    | `rules.defaults.supplyDaySpecial` | pence | 27000 |
    | `rules.defaults.supplyHalfDay` | ‰ of the day | 600 |
    | `rules.defaults.hireHalfDay` | ‰ of the supply day | 450 |
    | `rules.defaults.staffingMargin` | half-days a week | 0 |
    | `rules.defaults.supplyPerDay` | people | 2 |
    | `rules.defaults.venueCapacity` | people | 30 |
    | `rules.defaults.sicknessReserve` | people | 1 |
    | `rules.defaults.winterSicknessReserve` | people | 2 |
    | `rules.defaults.unknownTravel` | minutes | 30 |
    | `rules.defaults.unknownDistance` | metres | 12000 |
    | `rules.years.exam` | years | `[6, 11, 13]` |
    | `rules.years.examWeight` | ‰ | 2000 |
    | `rules.years.beforeExam` | years | `[10, 12]` |
    | `rules.years.beforeExamWeight` | ‰ | 1300 |
    | `rules.years.keptToYearEnd` | years | `[11, 13]` |
    | `rules.years.keptToSats` | years | `[6]` |
    | `rules.years.keptFromHalfTerm` | number, 1 to 7 | 4 |
    | `rules.years.satsEnd` | date | 2027-05-13 |
    """#
}
