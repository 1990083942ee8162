// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake
import PlanFile
import TestSupport
import Testing

@testable import Commands

/// Groups under pseudonyms (D9).
@Suite struct AnonymiseRunTests {
  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func files(_ folder: String) throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder).map {
        ($0, try String(contentsOf: URL(filePath: folder + "/" + $0), encoding: .utf8))
      })
  }

  private func group(_ path: String) throws -> Group { try #require(GroupFolder.read(path).group) }

  private func solved(_ group: String, in folder: TemporaryFolder) throws -> Plan {
    let out = path("plan-\(URL(filePath: group).lastPathComponent)", in: folder)
    let run = planner("solve", group, "--quiet", "--output", out)
    #expect(run.status == .done, "\(run.errors)")
    return try PlanFile.decode([UInt8](Data(contentsOf: URL(filePath: out + "/plan.json"))))
  }

  @Test(arguments: ["two-schools", "day-one"]) func exactPseudonymsGiveAnEquallyGoodPlan(_ sample: String) throws {
    let folder = try TemporaryFolder()
    let (from, to) = (Repository.sample(sample), path("anonymous", in: folder))
    let run = planner("anonymise", from, to, "--exact")
    #expect(run.status == .done, "\(run.errors)")
    let (own, other) = (try solved(from, in: folder), try solved(to, in: folder))
    #expect(other.objective.must == own.objective.must)
    #expect(other.objective.parts.total == own.objective.parts.total)
    #expect(other.occurrences.count == own.occurrences.count)
    #expect(other.occurrences.map(\.date).sorted() == own.occurrences.map(\.date).sorted())
  }

  /// A group is never written over itself, and nothing with real names stays beside pseudonyms.
  @Test func theOwnFolderAndFoldersWithOtherFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    let own = path("own", in: folder)
    try FileManager.default.copyItem(atPath: Repository.sample("two-schools"), toPath: own)
    let before = try files(own)
    #expect(planner("anonymise", own, own, "--replace").status == .usage)
    #expect(try files(own) == before)
    let other = path("other", in: folder)
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try Data("Aisha".utf8).write(to: URL(filePath: other + "/notes.txt"))
    let run = planner("anonymise", own, other, "--replace")
    #expect(run.status == .files && run.errors.contains("'notes.txt'"))
    #expect(try files(other) == ["notes.txt": "Aisha"])
  }

  @Test(arguments: ["two-schools", "day-one", "district", "primaries-12", "diocese"], [true, false])
  func nothingThatNamesSomebodyIsLeftAndTheGroupIsWhole(_ sample: String, _ exact: Bool) throws {
    let folder = try TemporaryFolder()
    let (from, to) = (Repository.sample(sample), path("anonymous", in: folder))
    #expect(ProgramRun(["anonymise", from, to] + (exact ? ["--exact"] : [])).status == .done)
    let contents = GroupFolder.read(to)
    #expect(contents.problems.filter { $0.severity == .error }.map(\.description) == [])
    let (own, other) = (try group(from), try #require(contents.group))
    let text = try files(to).values.joined(separator: "\n")
    var secrets = own.people.flatMap { [$0.name, $0.email ?? $0.name] } + own.schools.map(\.name)
    secrets += own.activities.flatMap { [$0.title, $0.purpose ?? $0.title] } + own.providers.map(\.name)
    secrets += own.funds.map(\.name) + own.schools.compactMap { $0.urn.map(String.init) } + own.busy.map(\.note)
    secrets += own.caveats + own.schools.flatMap(\.rooms).map(\.name) + [own.name]
    // Pseudonyms are drawn, and six of their digits may be somebody's number by chance.
    let words = Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    for secret in secrets where !secret.isEmpty {
      let isThere = secret.allSatisfy(\.isNumber) ? words.contains(secret) : text.contains(secret)
      #expect(!isThere, "\(secret)")
    }
    #expect(!text.contains("@") && !text.contains("latitude"))
    #expect(other.people.count == own.people.count && other.lessons.count == own.lessons.count)
    #expect(other.activities.count == own.activities.count)
    let isPrivate = { (relation: Relation) in [.veto, .reluctance].contains(relation.kind) }
    #expect(other.relations.count(where: isPrivate) == (exact ? own.relations.count(where: isPrivate) : 0))
    #expect(other.declines.count == (exact ? own.declines.count : 0))
    // The district's three answers on art are too few.
    #expect(own.evaluations.count - other.evaluations.count == (exact || own.evaluations.isEmpty ? 0 : 3))
    let journeys = [TravelTable(own), TravelTable(other)]
    #expect(
      shape(own, journeys[0]) == shape(other, journeys[1]), "minutes between schools stay")
  }

  /// The minutes between any two schools, however they're called.
  private func shape(_ group: Group, _ table: TravelTable) -> [Int] {
    group.schools.flatMap { from in
      group.schools.map { table.journey(from: .school(from.id), to: .school($0.id)).minutes.rawValue }
    }.sorted()
  }

  @Test func oneSecretGivesEqualFilesAndAnotherOneOthers() throws {
    let folder = try TemporaryFolder()
    let (sample, secret) = (Repository.sample("two-schools"), path("secret", in: folder))
    for name in ["a", "b"] {
      #expect(planner("anonymise", sample, path(name, in: folder), "--secret-file", secret).status == .done)
    }
    #expect(planner("anonymise", sample, path("c", in: folder)).status == .done)
    let (a, c) = (try files(path("a", in: folder)), try files(path("c", in: folder)))
    #expect(try a == files(path("b", in: folder)))
    #expect(
      Set(try group(path("a", in: folder)).people.map(\.id)).isDisjoint(
        with: try group(path("c", in: folder)).people.map(\.id)))
    #expect(a.keys == c.keys)
    let rights = try FileManager.default.attributesOfItem(atPath: secret)[.posixPermissions] as? Int
    #expect(rights == 0o600)
    try folder.write("short", Data("12345".utf8))
    let short = planner("anonymise", sample, path("d", in: folder), "--secret-file", path("short", in: folder))
    #expect(short.status == .files && short.errors.contains("at least 16"))
  }

  @Test func wordsThatFewShareAreReplacedAndSmallSchoolsAreTold() throws {
    let folder = try TemporaryFolder()
    let to = path("anonymous", in: folder)
    let run = planner("anonymise", Repository.sample("district"), to)
    let (own, other) = (try group(Repository.sample("district")), try group(to))
    #expect(run.errors.contains("fewer than five schools, which"))
    let small = planner("anonymise", Repository.sample("two-schools"), path("small", in: folder))
    #expect(small.errors.contains("2 schools have fewer than five people listed"))
    let roles = Dictionary(grouping: own.people, by: \.role)
    let rare = try #require(roles.keys.sorted().first { $0 == "exams officer" })
    #expect((roles[rare] ?? []).count < Pseudonyms.fewest)
    #expect(!other.people.contains { $0.role == rare || $0.responsibilities.contains(rare) })
    #expect(other.people.contains { $0.role == "teacher" })
    #expect(other.schools.allSatisfy { ($0.pupils ?? 0) % 50 == 0 && $0.position == nil && $0.urn == nil })
    #expect(other.rules.limits.remainOnSite.count == own.rules.limits.remainOnSite.count)
  }

  /// A new field of these is first thought of here: does it name somebody, or something that it points at? Then
  /// `Pseudonymiser` (and `GroupCutter`, if it points at something) must know it.
  @Test func everyFieldHasBeenThoughtOf() throws {
    let district = try group(Repository.sample("district"))
    func fields(_ value: Any) -> Set<String> { Set(Mirror(reflecting: value).children.compactMap(\.label)) }
    #expect(
      fields(district) == [
        "name", "timeZone", "year", "rules", "travel", "funds", "calendars", "bells", "schools", "cover",
        "floatingCover", "margins", "meetings", "directed", "people", "lessons", "protected", "busy", "providers",
        "relations", "history", "activities", "answers", "declines", "evaluations", "bookings", "dues", "published",
        "openLessons", "caveats",
      ])
    #expect(
      fields(try #require(district.schools.first)) == [
        "id", "urn", "name", "phase", "position", "formsOfEntry", "pupils", "freeSchoolMeals", "needWeight",
        "isSelective", "intake", "groups", "calendar", "bells", "releaseUnit", "mostOut", "mostOutOfDepartment",
        "mostOutOfPhase", "supply", "releaseBudget", "staffingBudget", "twilight", "hosts", "watchedBy",
        "mostVisitsHosted",
        "benefitFloor", "repaysProtectedTime", "rooms", "costCentre", "priorities",
      ])
    #expect(
      fields(try #require(district.people.first)) == [
        "id", "name", "email", "schools", "validFrom", "validUntil", "isVacancy", "role", "responsibilities",
        "department", "subjects", "years", "classTaught", "classWeight", "jobShare", "works", "fullTimeEquivalent",
        "hourlyRate", "careerStage", "directedBalance", "limits", "tags", "strengths", "wants", "preferredPosts",
        "preferredShadows",
        "hosts",
        "mostVisitsHosted", "needsCover", "mentor", "takesOver",
      ])
    let activity = try #require(district.activities.first { $0.kind == .session })
    #expect(
      fields(activity) == [
        "id", "title", "details", "focus", "purpose", "priority", "isMust", "isConfidential", "groups", "origin",
        "worth", "fund", "cost", "timing", "rank", "costCentre",
      ])
    guard case .session(let session) = activity.details else { return }
    #expect(
      fields(session) == [
        "participants", "quorum", "leastSchools", "mostPeople", "length", "series", "venue", "leaders", "split",
        "mix", "specialism", "guests", "cohorts", "tolerance", "preparation", "followUp", "accredited",
      ])
    #expect(
      fields(try #require(district.providers.first)) == [
        "id", "name", "kind", "email", "available", "weekdays", "feePerSession", "feePerDay", "feePerHead",
        "feePerMile", "cancelDays", "cancelShare", "capacity", "mostPerDay", "specialisms", "vat", "position",
      ])
    #expect(
      fields(try #require(district.funds.first)) == [
        "id", "name", "amount", "schools", "kinds", "tariffPerLesson", "paysFees", "reserveFromNeed",
        "costCentre",
      ])
  }
}
