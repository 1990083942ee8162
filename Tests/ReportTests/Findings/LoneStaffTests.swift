// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// Who is alone with a role or subject, and which networks are proposed.
struct LoneStaffTests {
  private static func lone(_ change: (inout Group) -> Void = { _ in }) -> LoneStaff {
    var group = SmallGroup.group()
    change(&group)
    return Findings(group: group, plan: SmallPlan.plan()).lone
  }
  private static func alone(_ topic: String, in lone: LoneStaff) -> [Identifier<Person>] {
    lone.entries.filter { $0.topic.name == topic }.map(\.person)
  }

  @Test func whoIsTheOnlyOneOfARoleAtTheirSchoolIsAlone() {
    let lone = Self.lone()
    #expect(Self.alone("art lead", in: lone) == ["gita", "dev", "anna"])
    #expect(Self.alone("cover supervisor", in: lone) == ["jo"])
    #expect(Self.alone("teacher", in: lone) == [])
    #expect(
      Self.alone("art lead", in: Self.lone { $0.changePerson("ben") { $0.responsibilities = ["art lead"] } }) == [
        "gita", "dev",
      ])
  }

  @Test func aSubjectIsAloneWhereNobodyElseTeachesOrStatesIt() {
    #expect(Self.alone("art", in: Self.lone()) == ["gita"])
    #expect(Self.alone("maths", in: Self.lone()) == [])
    let accompanied = Self.lone { $0.lessons.append(SmallGroup.lesson("8A", "art", 8, .friday, "P1", ["hal"])) }
    #expect(Self.alone("art", in: accompanied) == [])
    #expect(!Self.alone("art", in: accompanied).contains("hal"))
  }

  @Test func withoutASubjectTheOneTaughtMostIsTheirs() {
    let lone = Self.lone { group in
      group.changePerson("gita") { $0.subjects = [] }
      group.lessons.append(SmallGroup.lesson("8A", "drama", 8, .friday, "P1", ["gita"]))
    }
    #expect(Self.alone("art", in: lone) == ["gita"])
    #expect(Self.alone("drama", in: lone) == [])
  }

  @Test func somebodyFromAnotherSchoolIsCompany() {
    let lone = Self.lone { $0.changePerson("gita") { $0.schools = ["ash", "oak"] } }
    #expect(Self.alone("art lead", in: lone) == ["gita", "dev"])
  }

  @Test func aSuccessorIsNoCompanyAndWhoHasLeftIsNobody() {
    let lone = Self.lone { group in
      group.changePerson("anna") { $0.validUntil = "2026-12-31" }
      group.changePerson("ben") {
        $0.responsibilities = ["art lead"]
        $0.validFrom = "2027-01-01"
      }
      group.changePerson("dev") { $0.validUntil = "2026-08-31" }
    }
    #expect(Self.alone("art lead", in: lone) == ["gita", "anna", "ben"])
  }

  @Test func partnersOfAJobShareAreAloneTogether() {
    let lone = Self.lone { group in
      group.changePerson("anna") { $0.jobShare = "ben" }
      group.changePerson("ben") {
        $0.jobShare = "anna"
        $0.responsibilities = ["art lead"]
      }
    }
    #expect(Self.alone("art lead", in: lone) == ["gita", "dev", "anna", "ben"])
  }

  @Test func whoMeetsAlreadyIsTold() throws {
    let lone = Self.lone { $0.activities.removeAll { $0.id == "induction" } }
    let entry = try #require(lone.entries.first { $0.person == "anna" })
    #expect(entry.company == .activity("network"))
    #expect(lone.proposals == [])
  }

  @Test func threeSchoolsWithoutANetworkGetAProposal() throws {
    let lone = Self.lone { $0.activities.removeAll { $0.id == "network" || $0.id == "induction" } }
    let proposal = try #require(lone.proposals.first)
    #expect(lone.proposals.count == 1)
    #expect(proposal.id == "art-lead-network" && proposal.people == ["anna", "dev", "gita"] && proposal.schools == 3)
    #expect(lone.entries.first { $0.person == "gita" && $0.topic.kind == .role }?.company == .proposed(proposal.id))
  }

  @Test func twoSchoolsAreTooFew() {
    let lone = Self.lone { group in
      group.activities.removeAll { $0.id == "network" || $0.id == "induction" }
      group.changePerson("dev") { $0.responsibilities = [] }
    }
    #expect(lone.proposals == [])
    #expect(lone.entries.first { $0.person == "anna" }?.company == .nobody)
  }

  @Test func aMeetingOfEverybodyIsNoNetwork() {
    let lone = Self.lone { group in
      group.activities.removeAll { $0.id == "induction" }
      group.changeSession("network") { session in
        var everyone = Selector()
        everyone.everyone = true
        session.participants = [Participants(selector: everyone, level: .expected)]
      }
    }
    #expect(lone.proposals.map(\.id) == ["art-lead-network"])
  }

  @Test func aSmallMeetingThatNamesTheRoleIsOne() {
    let lone = Self.lone { group in
      group.activities.removeAll { $0.id == "induction" }
      group.changeSession("network") { session in
        session.participants = [
          Participants(
            selector: SmallGroup.roles(["art lead", "headteacher", "ta", "cover supervisor"]), level: .expected)
        ]
      }
    }
    #expect(lone.proposals == [])
  }

  @Test func aConfidentialCircleNeitherCountsNorIsTold() {
    let lone = Self.lone { group in
      group.activities.removeAll { $0.id == "induction" }
      group.changeActivity("network") { $0.isConfidential = true }
    }
    #expect(lone.proposals.map(\.people) == [["anna", "dev", "gita"]])
  }

  @Test func tooManyAreParted() throws {
    var group = Group(name: "Many", year: SmallGroup.year)
    group.calendars = [SmallGroup.calendar(id: "weekly", cycle: ["A"])]
    group.bells = [SmallGroup.primaryBells()]
    for number in 1...30 {
      let id = Identifier<School>("s\(100 + number)")
      var school = School(id: id, name: "School \(number)", phase: .primary, calendar: "weekly", bells: "primary")
      // Twelve in the north, of them two in a cluster that's too small; ten in the south; eight in none.
      if number <= 12 { school.groups = number <= 2 ? ["Coast", "North hub"] : ["North hub"] }
      if (13...22).contains(number) { school.groups = ["South hub"] }
      group.schools.append(school)
      group.people.append(Person(id: Identifier("p\(100 + number)"), name: "P", school: id, role: "exams officer"))
    }
    let lone = Findings(group: group, plan: SmallPlan.plan()).lone
    #expect(
      lone.proposals.map(\.id) == [
        "exams-officer-network-north-hub", "exams-officer-network-south-hub", "exams-officer-network",
      ])
    #expect(lone.proposals.map(\.schools) == [12, 10, 8])
    #expect(lone.proposals.map { NetworkRow.title($0) }.first == "Exams officer network, North hub")
    #expect(lone.entries.allSatisfy { if case .proposed = $0.company { true } else { false } })
    group.people.removeLast(6)
    #expect(Findings(group: group, plan: SmallPlan.plan()).lone.proposals.map(\.schools) == [24])
  }

  @Test func idsThatAreTakenAreNotProposed() {
    let lone = Self.lone { group in
      group.activities.removeAll { $0.id == "network" || $0.id == "induction" }
      group.changeActivity("heads") { $0.id = "art-lead-network" }
    }
    #expect(lone.proposals.map(\.id) == ["art-lead-network-2"])
  }

  @Test func theSubjectOfThoseWhoLeadItIsNotProposedTwice() {
    let lone = Self.lone { group in
      group.activities.removeAll { $0.id == "network" || $0.id == "induction" }
      for id in ["anna", "dev"] as [Identifier<Person>] { group.changePerson(id) { $0.subjects = ["art"] } }
    }
    #expect(Self.alone("art", in: lone).count == 3)
    #expect(lone.proposals.map(\.topic.name) == ["art lead"])
  }
}
