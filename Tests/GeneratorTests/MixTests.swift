// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Generator

/// The mixes that docs/generator.md promises.
@Suite struct MixTests {
  private static let large = GroupGenerator(GenerationParameters(schools: 185, seed: 1, density: .tight)).group()

  private func share(_ count: Int, of all: Int) -> Int { count * 1000 / max(1, all) }

  @Test func schoolsArePrimariesSecondariesAndFewOthers() {
    let schools = Self.large.schools
    #expect(schools.count == 185)
    func perMille(_ phase: Phase) -> Int { share(schools.count { $0.phase == phase }, of: schools.count) }
    #expect((760...860).contains(perMille(.primary)))
    #expect((100...180).contains(perMille(.secondary)))
    #expect((15...60).contains(perMille(.special)))
    #expect((5...30).contains(perMille(.allThrough)))
    #expect(Set(schools.map(\.name)).count == 185)
  }

  @Test func wishesAreOfAllKindsInTheirShares() {
    let wishes = Self.large.activities
    #expect((18...22).contains(wishes.count / 185))
    let bounds: [ActivityKind: ClosedRange<Int>] = [
      .visit: 580...680, .session: 160...240, .triad: 35...65, .lessonStudy: 15...35, .shadowing: 45...75,
      .secondment: 20...45, .specialist: 2...8,
    ]
    for kind in ActivityKind.allCases {
      let perMille = share(wishes.count { $0.kind == kind }, of: wishes.count)
      #expect(bounds[kind]?.contains(perMille) == true, "\(kind) \(perMille)")
    }
    #expect(Set(wishes.map(\.id)).count == wishes.count)
  }

  @Test func peopleAreOfAllRolesAndSomeWorkPartOfTheWeek() {
    let people = Self.large.people
    #expect((30...42).contains(people.count / 185))
    let teachers = people.filter { WeeklyTimetable.teachingRoles.contains($0.role) }
    #expect((120...320).contains(share(teachers.count { $0.works != .everyDay }, of: teachers.count)))
    #expect((60...130).contains(share(teachers.count { $0.careerStage != nil }, of: teachers.count)))
    #expect((10...60).contains(share(people.count { $0.validUntil != nil }, of: teachers.count)))
    #expect(people.contains { $0.isVacancy })
    #expect(people.contains { $0.jobShare != nil })
    #expect(people.contains { $0.email == nil })
    let emails = people.compactMap(\.email)
    #expect(Set(emails).count == emails.count)
    #expect(emails.allSatisfy { $0.hasSuffix(".example") })
    for school in Self.large.schools {
      let own = people.filter { $0.base == school.id }
      #expect(own.contains { $0.role == "headteacher" })
      #expect(own.contains { $0.tags.contains("dsl") })
      #expect(own.contains { $0.tags.contains("deputy dsl") })
      #expect(own.contains { $0.tags.contains("senco") })
    }
  }

  @Test(arguments: [6, 12, 24, 48, 96]) func sizesScaleWithTheNumberOfSchools(schools: Int) {
    let group = GroupGenerator(GenerationParameters(schools: schools, seed: 3, density: .loose)).group()
    #expect(group.schools.count == schools)
    #expect((25...55).contains(group.people.count / schools))
    #expect((15...24).contains(group.activities.count / schools))
    #expect((150...520).contains(group.lessons.count / schools))
  }

  @Test func everyYearHasItsDays() {
    for (number, year) in AuthorityYear.all.enumerated() {
      let bankHolidays = Set(YearDates.bankHolidays.map(\.date))
      let days = year.halfTerms.flatMap { span in (0..<span.count).map { span.first + $0 } }
        .filter { $0.weekday < .saturday && !bankHolidays.contains($0) }
      // 190 with pupils and 5 INSET days, one of them worked as twilights.
      #expect(days.count == 195, "authority \(number)")
      for inset in year.inset {
        #expect(Set(inset).count == 5)
        #expect(Set(inset).isSubset(of: days))
        #expect(inset.contains(AuthorityYear.common))
      }
      #expect(year.shared != AuthorityYear.common)
    }
  }

  @Test func townsAreAsFarApartInLargeGroupsAsInSmallOnes() {
    for schools in [12, 185] {
      let county = CountyMaker(GenerationParameters(schools: schools, seed: 1, density: .loose)).county()
      let group = GroupGenerator(county.parameters).group()
      let table = TravelTable(group)
      for cluster in county.clusters {
        #expect((4...12).contains(cluster.members.count))
        let minutes = cluster.members.flatMap { a in
          cluster.members.map { b in
            table.journey(from: .school(group.schools[a].id), to: .school(group.schools[b].id)).minutes.rawValue
          }
        }
        #expect((minutes.max() ?? 0) <= 45)
      }
    }
  }

  @Test func postsFormRingsSoThatSwapsAndChainsCanArise() {
    let people = Directory(Self.large).people
    var edges: Set<[String]> = []
    for case .secondment(let post) in Self.large.activities.map(\.details) {
      for applicant in post.applicants.compactMap({ people[$0] }) {
        #expect(applicant.base != post.school)
        edges.insert([applicant.base.text, post.school.text])
      }
    }
    #expect(edges.contains { edges.contains([$0[1], $0[0]]) }, "two schools that could swap")
    #expect(Self.large.people.contains { $0.preferredPosts.count > 1 })
  }

  @Test func sharesOfSpecialistsFitTheirRotas() {
    for case .specialist(let rota) in Self.large.activities.map(\.details) {
      let free = 10 - 2 * rota.homeDays.count - rota.protected.count { !rota.homeDays.contains($0.weekday) }
      let asked = rota.shares.reduce(0) { $0 + $1.halfDays }
      #expect(asked <= free * rota.cycleWeeks)
      #expect(asked * 10 >= free * rota.cycleWeeks * 8, "most of the rota is shared out")
      #expect((5...14).contains(rota.shares.count))
    }
  }
}
