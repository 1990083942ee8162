// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

struct CourseNamesTests {
  @Test func findsTheSubjectWhateverItStandsBeside() {
    let names = CourseNames(
      courses: ["Ar-10S", "x7A_RE", "x08ENG1", "Life Skills", "GYM-C1_AGG1,C2_AGG1", "Ch-10S"],
      known: ["10S", "x07A", "C1_AGG1", "C2_AGG1", "CH"])
    #expect(names.code(of: "Ar-10S") == "Ar")
    #expect(names.code(of: "x7A_RE") == "RE")
    #expect(names.code(of: "x08ENG1") == "ENG")
    #expect(names.code(of: "Life Skills") == "Life Skills")
    #expect(names.code(of: "GYM-C1_AGG1,C2_AGG1") == "GYM")
    #expect(names.code(of: "Ch-10S") == "Ch")
  }

  @Test func numbersAloneAreOpaque() {
    let numbered = CourseNames(courses: (1...20).map { "C\($0)" }, known: [])
    #expect(numbered.areOpaque)
    #expect(numbered.code(of: "C1") == nil)
    let people = CourseNames(courses: ["T1_XI-1", "T2_XI-1"], known: ["T1", "T2", "XI-1"])
    #expect(people.areOpaque)
  }

  @Test func yearComesFromTheBeginningOfTheName() {
    let years = YearGroups()
    let expected: [(String, Int?)] = [
      ("10A", 10), ("7x/En1", 7), ("x08B", 8), ("Year11", 11), ("Yr9_2", 9), ("x117BRUS", 11), ("S1A", nil),
      ("A1", nil),
      ("81", 8), ("", nil), ("0", nil),
    ]
    for (name, year) in expected { #expect(years.year(of: name) == year, "\(name)") }
  }

  @Test func mapOfYearsWinsWithItsLongestBeginning() {
    let years = YearGroups(map: ["S": 9, "S1": 12, "10": 8])
    #expect(years.year(of: "S1A") == 12)
    #expect(years.year(of: "SO2J") == 9)
    #expect(years.year(of: "10A") == 8)
    #expect(years.year(ofAll: ["S1A", "S1B"]) == 12)
    #expect(years.year(ofAll: ["S1A", "SO2J"]) == nil)
  }
}
