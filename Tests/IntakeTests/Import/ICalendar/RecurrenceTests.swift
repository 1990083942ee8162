// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// Rules with the dates that RFC 5545, 3.8.5.3, gives for them (there from 9:00 in New York), and rules at the edges.
@Suite struct RecurrenceTests {
  /// Starts of a rule as "19970902T090000", at most `most`, up to the year 2010.
  private func starts(_ rule: String, from start: String, most: Int = 100) throws -> [String] {
    let rule = try #require(RecurrenceRule(rule), "\(rule)")
    let first = try #require(ICalendarValue(start))
    let last = rule.until?.wall ?? 1_262_304_000
    var budget = ICalendarBudget(ICalendarCaps())
    let found = try Recurrence(rule, start: first.wall).starts(in: first.wall...last, &budget)
    return found.prefix(most).map { second in
      let date = CivilDate(daysSince1970: floorDivide(second, 86_400))
      let time = TimeOfDay(minutes: (second - date.daysSince1970 * 86_400) / 60)
      return date.description.replacing("-", with: "") + "T" + time.description.replacing(":", with: "")
    }
  }

  /// The days of starts at nine, as "0902" of the month and day, with the year before the first of each year.
  private func days(_ rule: String, from start: String = "19970902T090000", most: Int = 100) throws -> String {
    var year = ""
    return try starts(rule, from: start, most: most).map { text in
      #expect(text.hasSuffix("T0900"))
      defer { year = String(text.prefix(4)) }
      return (text.hasPrefix(year) && !year.isEmpty ? "" : "\(text.prefix(4)):") + text.dropFirst(4).prefix(4)
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("FREQ=DAILY;COUNT=10", "1997:0902 0903 0904 0905 0906 0907 0908 0909 0910 0911"),
    ("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997:0902 0912 0922 1002 1012"),
    ("FREQ=WEEKLY;COUNT=10", "1997:0902 0909 0916 0923 0930 1007 1014 1021 1028 1104"),
    ("FREQ=WEEKLY;UNTIL=19971007T000000;WKST=SU;BYDAY=TU,TH", "1997:0902 0904 0909 0911 0916 0918 0923 0925 0930 1002"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997:0902 0904 0916 0918 0930 1002 1014 1016"),
    ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997:0902 0915 1002 1015 1102 1115 1202 1215 1998:0102 0115"),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997:0902 0909 0916 0923 0930 1104 1111 1118 1125 1998:0106"),
    (
      "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
      "1998:0213 0313 1113 1999:0813 2000:1013 2001:0413 0713 2002:0913 1213 2003:0613"
    ),
    (
      "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
      "1998:0511 1999:0517 2000:0515 2001:0514 2002:0513 2003:0512 2004:0510 2005:0516 2006:0515 2007:0514"
    ),
    ("FREQ=YEARLY;BYDAY=TH;BYMONTH=3", "1998:0305 0312 0319 0326 1999:0304 0311 0318 0325 2000:0302 0309"),
    (
      "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
      "1997:0913 1011 1108 1213 1998:0110 0207 0307 0411 0509 0613"
    ),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997:0929 1030 1127 1230 1998:0129 0226 0330 0429 0528 0629"),
  ]) func rulesOfTheStandardGiveItsDates(_ rule: String, _ expected: String) throws {
    #expect(try days(rule, most: 10) == expected, "\(rule)")
  }

  @Test(arguments: [
    ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "19970922T090000", "1997:0922 1020 1117 1222 1998:0119 0216"),
    (
      "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "19970905T090000",
      "1997:0905 1003 1107 1205 1998:0102 0206 0306 0403 0501 0605"
    ),
    (
      "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "19970907T090000",
      "1997:0907 0928 1102 1130 1998:0104 0125 0301 0329 0503 0531"
    ),
    ("FREQ=MONTHLY;BYMONTHDAY=-3", "19970928T090000", "1997:0928 1029 1128 1229 1998:0129 0226"),
    (
      "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "19970930T090000",
      "1997:0930 1001 1031 1101 1130 1201 1231 1998:0101 0131 0201"
    ),
    (
      "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "19970910T090000",
      "1997:0910 0911 0912 0913 0914 0915 1999:0310 0311 0312 0313"
    ),
    (
      "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "19970610T090000",
      "1997:0610 0710 1998:0610 0710 1999:0610 0710 2000:0610 0710 2001:0610 0710"
    ),
    (
      "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "19970101T090000",
      "1997:0101 0410 0719 2000:0101 0409 0718 2003:0101 0410 0719 2006:0101"
    ),
    ("FREQ=YEARLY;BYDAY=20MO", "19970519T090000", "1997:0519 1998:0518 1999:0517 2000:0515 2001:0514 2002:0520"),
    (
      "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "19961105T090000",
      "1996:1105 2000:1107 2004:1102 2008:1104"
    ),
    ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "19970904T090000", "1997:0904 1007 1106"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "19970805T090000", "1997:0805 0810 0819 0824"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "19970805T090000", "1997:0805 0817 0819 0831"),
    ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "20070115T090000", "2007:0115 0130 0215 0315 0330"),
    // Months without the day are passed over, and so are years without 29 February.
    ("FREQ=MONTHLY;COUNT=4", "19970131T090000", "1997:0131 0331 0531 0731"),
    ("FREQ=YEARLY;COUNT=3", "19960229T090000", "1996:0229 2000:0229 2004:0229"),
    // What a rule leaves open comes from the start: the weekday of week 20, not all its days.
    ("FREQ=YEARLY;BYWEEKNO=20;COUNT=3", "19970512T090000", "1997:0512 1998:0511 1999:0517"),
    // The first week of 2004 begins in 2003, the last of 2004 ends in 2005.
    ("FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO,SU;COUNT=5", "20031201T090000", "2003:1229 2004:0104 1227 2005:0102 0103"),
    // Numbered and plain weekdays of one list both count.
    ("FREQ=MONTHLY;BYDAY=1MO,WE;COUNT=6", "19970901T090000", "1997:0901 0903 0910 0917 0924 1001"),
    // A week's positions count from the week's own beginning, not from the event's.
    ("FREQ=WEEKLY;BYDAY=MO,TH;BYSETPOS=1;COUNT=2", "19970902T090000", "1997:0908 0915"),
  ]) func rulesFromOtherStartsGiveTheirDates(_ rule: String, _ start: String, _ expected: String) throws {
    #expect(try days(rule, from: start, most: expected.split(separator: " ").count) == expected, "\(rule)")
  }

  @Test(arguments: [
    ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000", ["0900", "1200", "1500"]),
    ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", ["0900", "0915", "0930", "0945", "1000", "1015"]),
    ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", ["0900", "1030", "1200", "1330"]),
    ("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,40;UNTIL=19970902T235959", ["0900", "0940", "1000", "1040"]),
    ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10;UNTIL=19970902T235959", ["0900", "0920", "0940", "1000", "1020", "1040"]),
    ("FREQ=HOURLY;BYMINUTE=5,10,50;BYSETPOS=-1;COUNT=2", ["0950", "1050"]),
    ("FREQ=SECONDLY;BYSECOND=0;BYMINUTE=7,8;COUNT=3", ["0907", "0908", "1007"]),
    ("FREQ=SECONDLY;INTERVAL=1800;COUNT=3", ["0900", "0930", "1000"]),
  ]) func rulesWithinDaysGiveTheirTimes(_ rule: String, _ expected: [String]) throws {
    #expect(try starts(rule, from: "19970902T090000").map { String($0.suffix(4)) } == expected, "\(rule)")
  }

  @Test(arguments: [
    "", "FREQ=OFTEN", "BYDAY=MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=0MO", "FREQ=WEEKLY;BYDAY=",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;COUNT=many", "FREQ=DAILY;UNTIL=soon", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;BYEASTER=1", "FREQ=YEARLY;RSCALE=HEBREW", "FREQ=DAILY;BYHOUR=24",
    "FREQ=DAILY;WKST=M",
    "FREQ=MONTHLY;BYDAY=54MO", "FREQ",
  ]) func whatIsNoRuleIsNotTakenForOne(_ text: String) { #expect(RecurrenceRule(text) == nil) }

  @Test func spellingIsReadLeniently() throws {
    let rule = try #require(RecurrenceRule("freq=weekly;byday=mo, we;;X-NAME=1;RSCALE=GREGORIAN;SKIP=OMIT;COUNT=-1"))
    #expect(rule.frequency == .weekly && rule.weekdays.map(\.weekday) == [.monday, .wednesday])
    #expect(rule.count == nil, "a count of -1 is how some programs write 'without end'")
    #expect(RecurrenceRule("FREQ=DAILY;COUNT=99999999999999999999")?.count == 999_999_999)
    #expect(RecurrenceRule("FREQ=DAILY;BYSECOND=60,59")?.seconds == [59])
  }

  /// The same rule, looked at from its start and from a later range, gives the same there.
  @Test(arguments: [
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3;COUNT=900", "FREQ=DAILY;BYDAY=MO;COUNT=90",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
    "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=200", "FREQ=MONTHLY;BYMONTHDAY=-1,31", "FREQ=MONTHLY;INTERVAL=7;BYDAY=5FR",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=SA,SU", "FREQ=YEARLY;INTERVAL=3", "FREQ=HOURLY;INTERVAL=7",
    "FREQ=HOURLY;INTERVAL=5;BYDAY=WE;COUNT=300", "FREQ=MINUTELY;INTERVAL=45;COUNT=40000",
    "FREQ=MINUTELY;INTERVAL=7;BYHOUR=8;BYSETPOS=1",
  ]) func leapingOverWhatIsLongPastLosesNothing(_ text: String) throws {
    let rule = try #require(RecurrenceRule(text))
    let start = try #require(ICalendarValue("20200105T083000")).wall
    let recurrence = Recurrence(rule, start: start)
    var budget = ICalendarBudget(ICalendarCaps())
    let all = try recurrence.starts(in: start...(start + 1500 * 86_400), &budget)
    for offset in stride(from: 0, to: 1400, by: 97) {
      let range = (start + offset * 86_400 + 1234)...(start + (offset + 60) * 86_400)
      #expect(try recurrence.starts(in: range, &budget) == all.filter(range.contains), "\(text) from day \(offset)")
    }
  }
}
