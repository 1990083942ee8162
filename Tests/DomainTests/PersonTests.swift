// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@Test func everyDayIsMondayToFriday() {
  for weekday in Weekday.allCases {
    #expect(WorkingPattern.everyDay.contains(weekday) == (weekday < .saturday))
    #expect(!WorkingPattern.none.contains(weekday))
  }
}

@Test func aPatternHoldsTheHalfDaysPutIntoItAndNoOthers() {
  for weekday in Weekday.allCases {
    for half in HalfDay.allCases {
      var pattern = WorkingPattern.none
      pattern.insert(weekday, half)
      for other in Weekday.allCases {
        #expect(pattern.contains(other) == (other == weekday))
        for otherHalf in HalfDay.allCases {
          #expect(pattern.contains(other, otherHalf) == (other == weekday && otherHalf == half))
        }
      }
    }
  }
}

@Test func fullWeeksEqualEveryDay() {
  #expect(SmallGroup.pattern([.monday, .tuesday, .wednesday, .thursday, .friday]) == .everyDay)
  var pattern = WorkingPattern.everyDay
  pattern.insert(.monday, .morning)
  #expect(pattern == .everyDay)
}

@Test func peopleAreEmployedFromTheirFirstToTheirLastDay() {
  var person = Person(id: "p", name: "P", school: "oak", role: "teacher")
  #expect(person.isValid(on: "2026-09-01"))
  person.validFrom = "2027-01-01"
  person.validUntil = "2027-04-30"
  #expect(!person.isValid(on: "2026-12-31"))
  #expect(person.isValid(on: "2027-01-01") && person.isValid(on: "2027-04-30"))
  #expect(!person.isValid(on: "2027-05-01"))
}

@Test func theBaseSchoolIsTheFirst() {
  var person = Person(id: "p", name: "P", school: "oak", role: "teacher")
  person.schools.append("elm")
  #expect(person.base == "oak")
}
