// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

/// `planner import staff`: lists under the headings of SIMS, Arbor, Bromcom and Wonde.
struct StaffImportTests {
  private static let schools = "id,name,urn,phase\noak,Oak Primary,100001,primary\nelm,Elm High,100002,secondary\n"

  private func run(
    _ folder: TemporaryFolder, _ list: String, school: String = "oak", replaces: Bool = false
  ) throws -> ImportReport {
    try inTemporaryFolder { source in
      try source.write(list, to: "list.csv")
      var importer = Importer(into: folder.path)
      importer.replaces = replaces
      return importer.staff(source.path + "/list.csv", school: school)
    }
  }

  private func inSchools(_ body: (TemporaryFolder) throws -> Void) throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      try folder.write("year: 2026-27\n", to: "group.yaml")
      try body(folder)
    }
  }

  private func rows(_ folder: TemporaryFolder) throws -> [String] {
    try String(contentsOfFile: folder.path + "/staff.csv", encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    // A report of SIMS, with legal and preferred names and staff codes.
    "Title,Preferred Forename,Middle Name(s),Legal Surname,PN Preferred Surname,Gender,Staff Code,ID,Work Email,Post\n"
      + "Mrs,Annie,Jane,Oakes,,F,AOA,1234,annie.oakes@oak.example,Classroom Teacher\n",
    // Bromcom, with contracts.
    "Payroll Number;First Name;Last Name;Preferred First Name;Preferred Last Name;Staff Code;Email;Job Title\n"
      + "77;Anne;Oakes;Annie;;AOA;annie.oakes@oak.example;Main scale teacher\n",
    // Wonde's employees, flattened.
    "id,upi,mis_id,initials,title,surname,forename,legal_surname,legal_forename,email,role\n"
      + "A1,x,y,AOA,Mrs,Oakes,Annie,Oakes,Anne,annie.oakes@oak.example,Teacher\n",
    // Arbor, with one name and a business role.
    "Staff Name,Work Email Address,Business Role,Staff Code\n\"Oakes, Annie\",annie.oakes@oak.example,Subject Teacher,AOA\n",
  ]) func listsOfFourProgramsSayTheSame(_ list: String) throws {
    try inSchools { folder in
      let report = try run(folder, list)
      #expect(report.problems == [], "\(report.problems.map(\.line))")
      #expect(
        try rows(folder) == [
          "id,name,school,email,role", "oak-aoa,Annie Oakes,oak,annie.oakes@oak.example,teacher",
        ])
      let again = try run(folder, list)
      #expect(!again.isWritten && again.problems == [])
      #expect(again.files == [ImportedFile(file: "staff.csv", unchanged: 1)])
    }
  }

  @Test func contractsBecomeDatesAndSharesAndDays() throws {
    try inSchools { folder in
      let list = """
        Full Name,Email,Role,Contract Start,Contract End,FTE,Monday,Tue AM,Tue PM,Wednesday,Thursday,Friday
        Ann Oakes,ann@oak.example,Teacher,01/09/2019,,1.0000,Y,Y,Y,Y,Y,Y
        Ben Clarke,ben@oak.example,TA,2027-01-04,31/07/2027,0.6,6.5,Y,N,am,,0
        Cara Dean,cara@oak.example,Teacher,,31/12/2024,0.5,,,,,,
        Dan Ely,,Teacher,,31/08/2030,80%,,,,,,
        """
      let report = try run(folder, list)
      #expect(report.problems.map(\.code) == [.importDaysUnknown, .importLeavers])
      #expect(report.problems.allSatisfy { $0.severity == .warning })
      #expect(report.problems[0].message.hasSuffix("(1): Dan Ely") || report.problems[0].message.contains("Dan Ely"))
      #expect(
        try rows(folder) == [
          "id,name,school,email,role,days,fte,from,until", "ann-oakes,Ann Oakes,oak,ann@oak.example,teacher,,,,",
          "ben-clarke,Ben Clarke,oak,ben@oak.example,ta,\"Mon;Tue am;Wed am\",0.6,2027-01-04,2027-07-31",
          "dan-ely,Dan Ely,oak,,teacher,,0.8,,",
        ])
      #expect(GroupFolder.read(folder.path).problems.filter { $0.location.file == "staff.csv" } == [])
    }
  }

  @Test func peopleAreKnownByAddressThenCodeThenName() throws {
    try inSchools { folder in
      try folder.write(
        """
        id,name,school,email,role
        ao,A Oakes,oak;elm,ANN@oak.example,
        oak-bcl,BCL,oak,,teacher
        cara,Cara Dean,Oak Primary,,
        other,Dan Ely,elm,,
        """, to: "staff.csv")
      let list = """
        Name,Email,Initials,Job Title
        Ann Oakes,ann@oak.example,AOA,Class teacher
        Ben Clarke,ben@oak.example,BCL,Teacher
        Cara Dean,,CDE,HLTA
        Dan Ely,,,Teacher
        """
      let report = try run(folder, list)
      #expect(
        try rows(folder) == [
          "id,name,school,email,role", "ao,A Oakes,\"oak;elm\",ANN@oak.example,class teacher",
          "oak-bcl,Ben Clarke,oak,ben@oak.example,teacher", "cara,Cara Dean,Oak Primary,,hlta", "other,Dan Ely,elm,,",
          "dan-ely,Dan Ely,oak,,teacher",
        ], "codes give way to names, and nobody is moved to another school")
      #expect(report.problems.map(\.code) == [.importLeftAlone])
      let replaced = try run(folder, list, replaces: true)
      #expect(replaced.problems == [])
      #expect(try rows(folder)[1].hasPrefix("ao,Ann Oakes,\"oak;elm\",ann@oak.example"))
    }
  }

  @Test func idsThatRowsDoNotStateAreKept() throws {
    try inSchools { folder in
      try folder.write("name,school,email\nAnn Oakes,oak,ann@oak.example\n", to: "staff.csv")
      _ = try run(folder, "Name,Email,Role\nAnnabel Oakes,ann@oak.example,Teacher\n", replaces: true)
      #expect(try rows(folder) == ["name,school,email,id,role", "Annabel Oakes,oak,ann@oak.example,ann-oakes,teacher"])
      let again = try run(folder, "Name,Email,Role\nAnnabel Oakes,ann@oak.example,Teacher\n", replaces: true)
      #expect(!again.isWritten)
    }
  }

  @Test func namesakesOfTwoSchoolsAreTwoPeople() throws {
    try inSchools { folder in
      _ = try run(folder, "Name,Email\nAnn Oakes,ann@oak.example\n")
      _ = try run(folder, "Name,Email\nAnn Oakes,ann@elm.example\n", school: "Elm High")
      _ = try run(folder, "Name,Email\nAnn Oakes,a.oakes@elm.example\n", school: "100002")
      #expect(
        try rows(folder).dropFirst().map { $0.split(separator: ",")[0] } == [
          "ann-oakes", "elm-ann-oakes", "elm-ann-oakes-2",
        ].prefix(2) + [])
    }
  }

  @Test func severalRowsOfOnePersonAreJoined() throws {
    try inSchools { folder in
      let report = try run(
        folder,
        """
        Forename,Surname,Work Email,Job Title,Contract Start Date,Contract End Date,FTE
        Ann,Oakes,ann@oak.example,Teacher of Art,01/01/2027,28/02/2027,0.4
        Ann,Oakes,ann@oak.example,Head of Music,01/02/2027,,0.4
        Ben,Clarke,ben@oak.example,Caretaker,,,
        """)
      #expect(report.problems.map(\.code).contains(.importJoined))
      #expect(
        try rows(folder)[1]
          == "ann-oakes,Ann Oakes,oak,ann@oak.example,teacher,\"head of department;music lead\",\"art;music\",0.4,2027-01-01"
      )
    }
  }

  @Test func peopleWhomTheListLacksAreToldAndStay() throws {
    try inSchools { folder in
      try folder.write(
        "id,name,school,vacancy,until\ngone,Gone,oak,,\npost,Year 4 lead,oak,yes,\nleft,Left,oak,,2026-12-31\nx,X,elm,,\n",
        to: "staff.csv")
      let report = try run(folder, "Name\nAnn Oakes\n", replaces: true)
      #expect(report.problems.map(\.code) == [.importMissingPeople])
      #expect(report.problems[0].message.hasSuffix("(1): gone"))
      #expect(try rows(folder).count == 6)
    }
  }

  @Test func valuesThatCannotBeReadAreUnknownAndTold() throws {
    try inSchools { folder in
      let report = try run(
        folder,
        """
        Name,Work Email,FTE,Start Date,Working Days,Mon
        Ann Oakes,ann at oak,lots,soon,Mon-Tues; Frisday,perhaps
        ,,,,,
        ,b.clarke@oak.example; ben@home.example,,,Mon-Wed,
        """)
      #expect(
        report.problems.map { "\($0.code.rawValue) \($0.location.line ?? 0) \($0.location.field ?? "")" } == [
          "foreign.value 2 Work Email", "foreign.value 2 FTE", "foreign.value 2 Start Date", "foreign.value 2 Mon",
        ])
      #expect(
        try rows(folder).dropFirst() == [
          "ann-oakes,Ann Oakes,oak,,Mon", "b-clarke,B Clarke,oak,b.clarke@oak.example,\"Mon;Tue;Wed\"",
        ])
    }
  }

  @Test func rowsThatNameNobodyAreLeftOut() throws {
    try inSchools { folder in
      let report = try run(folder, "Name,Role\n,Teacher\nAnn,Teacher\n")
      #expect(report.problems.map(\.code) == [.foreignValue])
      #expect(report.problems[0].location.line == 2)
      #expect(try rows(folder).count == 2)
    }
  }

  @Test(arguments: [
    ("", ProblemCode.fileEmpty), ("<html>Sign in</html>", .fileWebPage), ("Colour,Size\nred,3\n", .foreignFormat),
    ("Role,FTE\nTeacher,1\n", .foreignMissing), ("Name,Email\n", .foreignMissing),
    ("Name,Role\nAnn,Teacher,oops\n", .csvLongRow),
    ("Name\n\"Ann\n", .csvUnclosedQuote),
  ]) func whatIsNoListImportsNothing(_ list: String, _ code: ProblemCode) throws {
    try inSchools { folder in
      let report = try run(folder, list)
      #expect(report.problems.filter { $0.severity == .error }.map(\.code) == [code])
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/staff.csv"))
    }
  }

  @Test func anUnknownSchoolIsAnError() throws {
    try inSchools { folder in
      let report = try run(folder, "Name\nAnn\n", school: "aok")
      #expect(report.problems.map(\.code) == [.importOption])
      #expect(report.problems[0].advice == "Did you mean 'oak'?")
    }
  }

  @Test func aTimetableAfterTheListUsesItsPeople() throws {
    try inSchools { folder in
      _ = try run(folder, "Name,Email,Initials,Role\nAnn Oakes,ann@elm.example,ann,Teacher\n", school: "elm")
      try inTemporaryFolder { source in
        try source.write(SmallArchive().bytes, to: "small.xml")
        let report = Importer(into: folder.path).xhstt(
          source.path + "/small.xml", options: TimetableOptions(school: "elm", bells: "secondary"))
        #expect(report.problems.map(\.code) == [.importAddedPeople], "bob is new")
      }
      #expect(
        try rows(folder) == [
          "id,name,school,email,role,subjects", "elm-ann,Ann Oakes,elm,ann@elm.example,teacher,en",
          "elm-bob,bob,elm,,teacher,ma",
        ], "what the list said stays, and subjects are filled in")
    }
  }

  // MARK: Roles

  @Test(arguments: [
    ("Class Teacher", "class teacher"), ("Main Scale Teacher", "teacher"), ("UPS Teacher - KS2", "teacher"),
    ("Teaching Assistant", "ta"),
    ("Higher Level Teaching Assistant", "hlta"), ("Deputy Head Teacher", "deputy headteacher"),
    ("Head Teacher", "headteacher"),
    ("Assistant Head", "assistant headteacher"), ("Cover Supervisor", "cover supervisor"), ("SLE", "expert"),
    ("Site Manager", "site manager"),
    ("Head of Year 9", "head of year 9"), ("Head of Art", "head of department"), ("Maths Teacher", "teacher"), ("", ""),
    ("Designated Safeguarding Lead", "designated safeguarding lead"), ("Phonics Lead; Class Teacher", "class teacher"),
  ]) func titlesBecomeRoles(_ title: String, _ role: String) { #expect(StaffRole(title).role == role) }

  @Test func titlesSayMoreThanARole() {
    let head = StaffRole("Head of Modern Languages, Teacher of French\nSENCO")
    #expect(
      head.role == "head of department" && head.responsibilities == ["modern languages lead", "teacher", "senco"])
    #expect(head.subjects == ["modern languages", "french"] && head.tags == ["senco"])
    #expect(StaffRole("NQT").stage == "ect1" && StaffRole("NQT").role == "teacher")
    #expect(StaffRole("Class Teacher; Deputy DSL").tags == ["deputy dsl"])
    #expect(StaffRole("Maths Lead").responsibilities == ["maths lead"])
  }

  @Test(arguments: [
    ("Clarke, Ben", "Ben Clarke"), ("Mr  B\nClarke", "Mr B Clarke"), ("Ben Clarke", "Ben Clarke"),
    ("a, b, c", "a, b, c"), (",Ben", ",Ben"),
  ]) func namesArePutInOrder(_ text: String, _ name: String) { #expect(StaffNames.ordered(text) == name) }
}
