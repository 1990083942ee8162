// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

struct ImportMapsTests {
  @Test func coursesWinOverCodesAndCodesOverBeginnings() {
    let map = SubjectMap([
      "Ar": "Art", "Ar-10S": "Ceramics", "A*": "Arts", "Arab*": "Arabic", "IT": "Computing", "It": "Italian",
    ])
    #expect(map.subject(ofCourse: "Ar-10S", code: "Ar") == "ceramics")
    #expect(map.subject(ofCourse: "Ar-9A", code: "Ar") == "art")
    #expect(map.subject(ofCourse: "Arabic1", code: "Arabic1") == "arabic")
    #expect(map.subject(ofCourse: "ads", code: nil) == "arts")
    #expect(map.subject(ofCourse: "x", code: "IT") == "computing")
    #expect(map.subject(ofCourse: "x", code: "It") == "italian")
    #expect(map.subject(ofCourse: "x", code: "q") == nil)
  }

  @Test func readsMapsOfSubjectsYearsAndStaff() throws {
    try inTemporaryFolder { folder in
      try folder.write("Code;Subject\nMa;Maths\nEng*;English\n", to: "subjects.csv")
      try folder.write("class,year\nS1,12\nRec,R\n", to: "years.csv")
      try folder.write("teacher,person\nXY,ann\n", to: "staff.csv")
      let problems = Problems()
      let subjects = ImportMaps.subjects(folder.path + "/subjects.csv", problems: problems)
      #expect(subjects?.subject(ofCourse: "x", code: "Ma") == "maths")
      #expect(subjects?.subject(ofCourse: "EngA", code: nil) == "english")
      let years = ImportMaps.years(folder.path + "/years.csv", problems: problems)
      #expect(years?.year(of: "S1A") == 12)
      #expect(years?.year(of: "Rec B") == 0)
      #expect(ImportMaps.staff(folder.path + "/staff.csv", problems: problems) == ["XY": "ann"])
      #expect(problems.sorted.isEmpty)
    }
  }

  @Test func wrongRowsOfMapsAreErrors() throws {
    try inTemporaryFolder { folder in
      try folder.write("code,subject\nMa,\n", to: "subjects.csv")
      try folder.write("class,year\nS1,99\nS2,7;8\n", to: "years.csv")
      let problems = Problems()
      _ = ImportMaps.subjects(folder.path + "/subjects.csv", problems: problems)
      _ = ImportMaps.years(folder.path + "/years.csv", problems: problems)
      #expect(problems.sorted.map(\.location.line) == [2, 2, 3])
      #expect(ImportMaps.staff(folder.path + "/none.csv", problems: problems) == nil)
    }
  }
}
