// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

struct RegisterReaderTests {
  private func read(
    _ text: String, filter: RegisterFilter = RegisterFilter(), problems: Problems = Problems()
  ) -> [RegisterSchool]? {
    RegisterReader.read([UInt8](text.utf8), name: "register.csv", filter: filter, problems: problems)
  }

  @Test func takesThePhaseFromAgesWhereNoneIsStated() throws {
    let rows: [(type: String, low: Int, high: Int, phase: Phase)] = [
      ("Academies", 3, 11, .primary), ("Academies", 5, 7, .primary), ("Academies", 7, 11, .primary),
      ("Academies", 11, 18, .secondary), ("Academies", 2, 16, .allThrough), ("Academies", 9, 13, .middle),
      ("LA", 2, 5, .nursery), ("Free Schools - 16-19", 16, 19, .sixthForm), ("Colleges", 16, 99, .other),
      ("Special schools", 5, 19, .special), ("Pupil Referral Unit", 14, 16, .other),
    ]
    for row in rows {
      let text =
        "urn,name,type,lowest_admission_age,highest_admission_age\n100001,A,\(row.type),\(row.low),\(row.high)\n"
      let school = try #require(read(text)?.first)
      #expect(school.phase == row.phase, "\(row)")
      #expect(school.phaseIsDerived)
    }
  }

  @Test func statedPhaseWinsOverAges() throws {
    let text = "URN,Name,Phase,Low,High\n100001,A,Middle Deemed Secondary,11,13\n100002,B,Not applicable,7,18\n"
    let schools = try #require(read(text))
    #expect(schools.map(\.phase) == [.middle, .allThrough])
    #expect(schools.map(\.phaseIsDerived) == [false, true])
  }

  @Test func filtersByAuthorityNumberNameAndPhase() throws {
    let text = """
      URN,EstablishmentName,LA (code),LA (name),PhaseOfEducation (name),EstablishmentStatus (name),Website
      100001,Oak Primary,358,Trafford,Primary,Open,a
      100002,Elm Primary,359,Wigan,Primary,Open,b
      100003,Oak High,358,Trafford,Secondary,Open,c
      100004,Oak Infants,358,Trafford,Primary,Closed,d
      """
    func urns(_ change: (inout RegisterFilter) -> Void) -> [Int]? {
      var filter = RegisterFilter()
      change(&filter)
      return read(text, filter: filter)?.map(\.urn)
    }
    #expect(urns { _ in } == [100_001, 100_002, 100_003])
    #expect(urns { $0.authority = "358" } == [100_001, 100_003])
    #expect(urns { $0.authority = "trafford" } == [100_001, 100_003])
    #expect(urns { $0.urns = [100_002, 100_003] } == [100_002, 100_003])
    #expect(urns { $0.nameContains = "oak" } == [100_001, 100_003])
    #expect(urns { $0.phases = [.secondary] } == [100_003])
  }

  @Test func valuesOfNoUseAreUnknownWithAWarning() throws {
    let problems = Problems()
    let text = """
      urn,name,percent_fsm,capacity,NumberOfPupils,lat,lon,gender
      100001,A,NA,NA,210,53.45146177422409,-2.278292152005369,Girls
      100002,B,41.3,many,,95,0,Mixed
      12,C,,,,,,
      """
    let schools = try #require(read(text, problems: problems))
    #expect(schools.map(\.urn) == [100_001, 100_002])
    #expect(schools[0].position == Position(latitude: 53_451_460, longitude: -2_278_290))
    #expect(schools[0].pupils == 210)
    #expect(schools[0].intake == .girls)
    #expect(schools[0].freeSchoolMeals == nil)
    #expect(schools[1].freeSchoolMeals == PerMille(413))
    #expect(schools[1].capacity == nil)
    #expect(schools[1].position == nil)
    #expect(problems.sorted.map(\.location.line) == [3, 3, 4])
    #expect(!problems.hasErrors)
  }

  @Test func refusesWhatIsNoRegister() {
    for (text, code) in [
      ("", ProblemCode.fileEmpty), ("<html><body>sign in</body></html>", .fileWebPage),
      ("class,teacher\n10A,ann\n", .csvMissingColumn),
    ] {
      let problems = Problems()
      #expect(read(text, problems: problems) == nil)
      #expect(problems.sorted.contains { $0.code == code && $0.severity == .error }, "\(text)")
    }
  }

  @Test func decimalsRoundHalfAwayFromZero() {
    #expect(RegisterReader.decimal("-2.278295", places: 5) == -227_830)
    #expect(RegisterReader.decimal("53", places: 5) == 5_300_000)
    #expect(RegisterReader.decimal("0.05", places: 1) == 1)
    #expect(RegisterReader.decimal("1.2.3", places: 1) == nil)
    #expect(RegisterReader.decimal(".5", places: 1) == nil)
    #expect(RegisterReader.decimal("99999999999999999999", places: 5) == nil)
  }
}

@Suite(.needsSharedData) struct RealRegisterTests {
  private func read(_ path: String, _ filter: RegisterFilter) throws -> [RegisterSchool] {
    let problems = Problems()
    let schools = RegisterReader.read(
      try SharedData.bytes("gias/\(path)"), name: path, filter: filter, problems: problems)
    #expect(problems.sorted.filter { $0.code != .foreignValue }.map(\.line) == [])
    return try #require(schools)
  }

  @Test func readsEverySchoolOfTrafford() throws {
    let schools = try read("trafford_schools_and_colleges.csv", RegisterFilter())
    #expect(schools.count == 103)
    let phases = Dictionary(grouping: schools, by: \.phase).mapValues(\.count)
    #expect(phases[.primary] == 73)
    #expect(schools.allSatisfy { $0.position != nil && $0.phaseIsDerived && $0.pupils == nil })
  }

  @Test func readsKentFromTheRegisterOf2017() throws {
    var filter = RegisterFilter()
    filter.authority = "Kent"
    let kent = try read("edubase_2017_geocoded_subset.csv", filter)
    #expect(kent.count == 184)
    #expect(kent.allSatisfy { $0.position != nil })
    filter.authority = nil
    #expect(try read("edubase_2017_geocoded_subset.csv", filter).count == 6021)
  }

  @Test func bothRegistersPutASchoolInTheSamePlace() throws {
    let trafford = try read("trafford_schools_and_colleges.csv", RegisterFilter())
    var filter = RegisterFilter()
    filter.urns = trafford.map(\.urn)
    let older = try read("edubase_2017_geocoded_subset.csv", filter)
    #expect(older.count == 24)
    let now = Dictionary(uniqueKeysWithValues: trafford.map { ($0.urn, $0) })
    let metres = try older.map { school in
      let (a, b) = (try #require(school.position), try #require(now[school.urn]?.position))
      // One millionth of a degree is 0.11 m of latitude and, at 53.4° north, 0.066 m of longitude.
      let (north, east) = (Double(a.latitude - b.latitude) * 0.1112, Double(a.longitude - b.longitude) * 0.0664)
      return (north * north + east * east).squareRoot()
    }.sorted()
    // Trafford places postcodes and the register sites, so single schools lie apart; half of them must not.
    #expect(metres[metres.count / 2] < 100)
  }
}
