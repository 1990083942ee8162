// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake
import Optimiser
import TestSupport
import Verifier

/// The groups of `config/samples`.
enum SampleName: String, CaseIterable {
  case twoSchools = "two-schools"
  case dayOne = "day-one"
  case district
  case primariesTwelve = "primaries-12"
  case diocese
  case trust
}

/// Why a sample can't be tested at all.
enum SampleFault: Error {
  case unreadable(problems: [String])
}

/// One sample group, read, solved with the defaults and verified: once for all tests of the run.
struct Sample: Sendable {
  let problems: [Problem]
  let group: Group
  let plan: Plan
  let verdict: Verdict
  /// What checking the plan's bounds came to.
  let bounds: CertificateVerdict?
  /// Seconds of processor time that the solve took.
  let solving: Double
  let index: PlanIndex
  private let views: [Identifier<School>: CalendarView]

  static func named(_ name: SampleName) throws -> Sample {
    switch name {
    case .twoSchools: try twoSchools.get()
    case .dayOne: try dayOne.get()
    case .district: try district.get()
    case .primariesTwelve: try primariesTwelve.get()
    case .diocese: try diocese.get()
    case .trust: try trust.get()
    }
  }
  private static let twoSchools = Result { try Sample(.twoSchools) }
  private static let dayOne = Result { try Sample(.dayOne) }
  private static let district = Result { try Sample(.district) }
  private static let primariesTwelve = Result { try Sample(.primariesTwelve) }
  private static let diocese = Result { try Sample(.diocese) }
  private static let trust = Result { try Sample(.trust) }

  /// A sample's group as its folder states it.
  static func group(_ name: SampleName) throws -> Group {
    let contents = GroupFolder.read(folder(name))
    guard let group = contents.group else { throw SampleFault.unreadable(problems: contents.problems.map(\.line)) }
    return group
  }

  /// The folder of a sample.
  static func folder(_ name: SampleName) -> String {
    var package = URL(filePath: #filePath)
    for _ in 1...4 { package.deleteLastPathComponent() }
    return package.appending(path: "config/samples/" + name.rawValue).path
  }

  private init(_ name: SampleName) throws {
    let contents = GroupFolder.read(Self.folder(name))
    guard let group = contents.group else { throw SampleFault.unreadable(problems: contents.problems.map(\.line)) }
    problems = contents.problems
    self.group = group
    let start = ThreadTime.seconds()
    var certificate: BoundCertificate?
    let plan = Optimiser(group).solve(certified: { certificate = $0 })
    solving = ThreadTime.seconds() - start
    self.plan = plan
    let verifier = Verifier(group)
    verdict = verifier.verify(plan)
    bounds = certificate.map { verifier.check($0, of: plan, inputHash: plan.inputHash) }
    index = PlanIndex(group, plan)
    let directory = index.directory
    var views: [Identifier<School>: CalendarView] = [:]
    for school in group.schools {
      guard let calendar = directory.calendars[school.calendar], let bells = directory.bells[school.bells] else {
        continue
      }
      views[school.id] = CalendarView(calendar, bells: bells, year: group.year)
    }
    self.views = views
  }

  // MARK: Questions that stories ask

  func occurrences(of activity: Identifier<Activity>) -> [Occurrence] {
    plan.occurrences.filter { $0.activity == activity }
  }

  func releases(for activity: Identifier<Activity>) -> [Release] {
    plan.releases.filter { $0.activities.contains(activity) }
  }

  func unplaced(_ activity: Identifier<Activity>) -> Unplaced? { plan.unplaced.first { $0.activity == activity } }

  func secondment(_ activity: Identifier<Activity>) -> SecondmentPlacement? { index.secondment(of: activity) }

  func balance(_ school: Identifier<School>) -> RotaBalance? { plan.rotaBalances.first { $0.school == school } }

  func figures(_ school: Identifier<School>) -> SchoolFigures? { plan.schools.first { $0.school == school } }

  /// What `school` pays less what it gets, of one kind of charge, in pounds; of some activities alone if any are named.
  func paid(
    by school: Identifier<School>, _ kind: Charge.Kind, for activities: [Identifier<Activity>] = []
  ) -> Int {
    plan.charges.filter {
      $0.kind == kind && $0.school == school && (activities.isEmpty || $0.activity.map(activities.contains) ?? false)
    }.reduce(0) { $0 + $1.amount.rawValue } / 100
  }

  /// A plan of the same group with another seed, in fewer rounds than usual: what a story says of its structure holds there
  /// too.
  func planned(seed: Int) -> Plan { Optimiser(group, options: SolveOptions(seed: seed, rounds: 48)).solve() }

  func kind(_ school: Identifier<School>, _ date: CivilDate) -> DayKind? { views[school]?.kind(date) }

  /// Number of the half-term, from 1.
  func halfTerm(_ school: Identifier<School>, _ date: CivilDate) -> Int { views[school]?.halfTerm(date) ?? 0 }

  func base(_ person: Identifier<Person>) -> Identifier<School>? { index.directory.people[person]?.base }

  /// Base schools of everyone in an occurrence, and its place.
  func schools(of occurrence: Occurrence) -> Set<Identifier<School>> {
    var schools = Set(occurrence.people.compactMap(base))
    if case .school(let venue) = occurrence.place { schools.insert(venue) }
    return schools
  }

  /// Base schools of those who attend.
  func attendingSchools(_ occurrence: Occurrence) -> Set<Identifier<School>> {
    Set(occurrence.attendees.compactMap { base($0.person) })
  }

  /// Whether everyone who isn't host has INSET at their own school.
  func isInset(_ occurrence: Occurrence) -> Bool {
    occurrence.attendees.filter { $0.role != .host }.allSatisfy { attendance in
      base(attendance.person).map { kind($0, occurrence.date) == .inset } ?? false
    }
  }

  /// Whether pupils are at `school` on that date.
  func hasPupils(_ school: Identifier<School>, _ date: CivilDate) -> Bool {
    if case .pupils = kind(school, date) { return true }
    return false
  }
}

extension Occurrence {
  var attending: Set<Identifier<Person>> { Set(attendees.map(\.person)) }

  /// The school at which it's held, if it's held at one.
  var venue: Identifier<School>? {
    if case .school(let school) = place { return school }
    return nil
  }
}
