// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner user`: accounts, and that what's written for each role names nobody and nothing that it mustn't see.
@Suite struct UserRunTests {
  /// The sample district with its plan published, and one school of it with whoever is there.
  private final class District {
    let office: MailOffice
    let group: Group
    let plan: Plan
    let school: Identifier<School>
    let person: Person

    init() throws {
      office = try MailOffice("district")
      let database = try PlannerDatabase(office.database, for: .reading, holder: "a test")
      let standing = try StandingPlan(published: database, telling: .recording())
      (group, plan) = (standing.group, standing.plan)
      // The one with most visitors: it sees most.
      let counts = Dictionary(plan.occurrences.map { ($0.place, $0.attendees.count) }, uniquingKeysWith: +)
      let venue = try #require(group.schools.max { counts[.school($0.id)] ?? 0 < counts[.school($1.id)] ?? 0 })
      school = venue.id
      let busy = Dictionary(plan.releases.map { ($0.person, 1) }, uniquingKeysWith: +)
      person = try #require(
        group.people.filter { $0.base == venue.id && $0.email != nil }.max { busy[$0.id] ?? 0 < busy[$1.id] ?? 0 })
    }

    /// What an account with this role is written, by path; of workbooks the text of their cells.
    func view(_ role: String) throws -> [String: String] {
      let address = role.replacing(":", with: ".") + "@trust.example"
      try office.succeed("user", "add", address, "--role", role, "--database", office.database)
      let folder = office.path(address)
      try office.succeed("user", "view", address, "--output", folder, "--database", office.database)
      let top = try FileManager.default.contentsOfDirectory(atPath: folder)
      guard let only = top.first else { return [:] }
      #expect(top.count == 1)
      var files: [String: String] = [:]
      let walk = try #require(FileManager.default.enumerator(atPath: "\(folder)/\(only)"))
      for case let path as String in walk {
        let url = URL(filePath: "\(folder)/\(only)/\(path)")
        if url.hasDirectoryPath || (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true {
          continue
        }
        files[path] = try path.hasSuffix(".xlsx") ? cells(url) : readable(Data(contentsOf: url))
      }
      return files
    }

    /// Calendars unfolded, letters without the breaks of quoted-printable.
    private func readable(_ data: Data) -> String {
      String(decoding: data, as: UTF8.self).replacing("\r\n ", with: "").replacing("=\r\n", with: "")
    }

    private func cells(_ workbook: URL) throws -> String {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/python3")
      process.arguments = [
        "-c",
        "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(''.join(z.read(n).decode() for n in z.namelist()))",
        workbook.path(percentEncoded: false),
      ]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0 && data.count > 1000)
      return String(decoding: data, as: UTF8.self)
    }

    var provider: String? {
      plan.occurrences.compactMap { if case .provider(let id)? = $0.leader { id.text } else { nil } }.first
    }
  }

  // MARK: Accounts

  @Test func anAccountIsMadeShownAndClosed() throws {
    let office = try MailOffice()
    func run(_ arguments: String...) -> ProgramRun {
      ProgramRun(["user"] + arguments + ["--database", office.database])
    }
    #expect(run("list").output == "There is no account; 'planner user add' makes one\n")
    let added = run(
      "add", "Moira@saltmarsh.example", "--role", "head:saltmarsh", "--role", "staff:moira", "--by", "ann")
    #expect(added.output.hasPrefix("   1  Moira@saltmarsh.example: head:saltmarsh, staff:moira; since 20"), "\(added)")
    #expect(run("add", "moira@SALTMARSH.example", "--role", "finance").errors.contains("[user.exists]"))
    for role in ["head:nowhere", "staff:nobody", "provider:moira", "cpd-lead:moira"] {
      let refused = run("add", "x@y.example", "--role", role)
      #expect(refused.status == .refused && refused.errors.contains("[user.scope]"), "\(role)")
    }
    for arguments in [
      ["x@y.example"], ["x@y.example", "--role", "king"], ["x y@z", "--role", "finance"], ["x", "--role", "finance"],
    ] {
      #expect(
        ProgramRun(["user", "add"] + arguments + ["--database", office.database]).status == .usage, "\(arguments)")
    }
    let shown = run("show", "moira@saltmarsh.example")
    #expect(shown.output.contains("      head:saltmarsh sees answer: own; changes: own\n"))
    #expect(!shown.output.contains("vetoes") && !shown.output.contains("tables"))
    #expect(run("show", "moira@saltmarsh.example", "--format", "json").output.contains("\"role\" : \"staff:moira\""))
    #expect(run("show", "y@z.example").errors.contains("[user.unknown]"))
    #expect(run("close", "moira@saltmarsh.example", "--by", "ben").output.contains(", closed 20"))
    #expect(run("close", "moira@saltmarsh.example").errors.contains("[user.unknown]"))
    let view = run("view", "moira@saltmarsh.example", "--output", office.path("view"))
    #expect(view.status == .refused && view.errors.contains("[user.unknown]"))
    #expect(!FileManager.default.fileExists(atPath: office.path("view")))
    #expect(run("list").output.contains("There is no account") && run("list", "--all").output.contains("closed"))
    #expect(run("list", "--all", "--format", "json").output.contains("\"closedBy\" : \"ben\""))
    #expect(planner("doctor", "--database", office.database).status == .done)
  }

  @Test func aFolderWithFilesIsLeftAsItIs() throws {
    let office = try MailOffice()
    try office.succeed("user", "add", "a@b.example", "--role", "finance", "--database", office.database)
    let run = planner("user", "view", "a@b.example", "--output", office.group, "--database", office.database)
    #expect(run.status == .files && run.errors.contains("holds files already"))
    #expect(FileManager.default.fileExists(atPath: office.group + "/staff.csv"))
  }

  @Test func whatIsWithdrawnIsOffTheirPagesToo() throws {
    let office = try MailOffice()
    let plan = try PlanFile.decode(Array(Data(contentsOf: URL(filePath: office.path("plan/plan.json")))))
    let walk = try #require(plan.occurrences.first { $0.activity == "heads" && $0.part == 2 })
    try office.succeed(
      "event", "absence", "--person", "moira", "--from", walk.date.description, "--as-of", "2026-09-21", "--database",
      office.database)
    try office.succeed("user", "add", "a@b.example", "--role", "group-planner", "--database", office.database)
    try office.succeed("user", "view", "a@b.example", "--output", office.path("v"), "--database", office.database)
    let seen = try PlanFile.decode(
      Array(Data(contentsOf: URL(filePath: office.path("v/group-planner/plan.json")))))
    #expect(seen.occurrences.count == plan.occurrences.count - 1)
    let calendar = try String(
      contentsOfFile: office.path("v/group-planner/calendars/person/moira.ics"), encoding: .utf8)
    #expect(calendar.contains("STATUS:CANCELLED"))
  }

  // MARK: Who sees what

  /// Paths by role, whatever else the sample has.
  @Test func everyRoleGetsItsFilesAndNoOthers() throws {
    let district = try District()
    let (school, person) = (district.school.text, district.person.id.text)
    let cover = ["cover", "supply"].map { "ledgers/\($0).csv" }
    let releases = ["releases", "repayments", "travel"].map { "ledgers/\($0).csv" }
    let staffing = ["ledgers/rotas.csv"]
    let learning = ["accredited-hours", "benefit", "directed-time"].map { "ledgers/\($0).csv" }
    let (calendar, wall) = ("calendars/school/\(school).ics", "staffroom/\(school).html")
    let provision = ["provision.xlsx", "ledgers/provision.csv"]
    let optional = Set(["unfilled", "floating"].map { "ledgers/\($0).csv" })
    let table: [String: [String]] = [
      "head:\(school)": cover + releases + staffing + learning + provision
        + [
          calendar, wall, "heads/\(school).html", "heads/\(school).xlsx", "cover/\(school).xlsx", "ledgers/charges.csv",
        ],
      "cover-manager:\(school)": cover + staffing + [calendar, wall, "cover/\(school).xlsx"],
      "cpd-lead:\(school)": releases + staffing + learning + provision + [calendar, wall, "year.html"]
        + ["never-takes-part", "opportunities", "opportunity-offers"].map { "ledgers/\($0).csv" },
      "finance": ["charges", "spend", "supply"].map { "ledgers/\($0).csv" } + ["charges.xlsx"],
      "staff:\(person)": releases + learning
        + ["calendars/person/\(person).ics", "digests/people/\(person).eml", wall],
      "provider:\(district.provider ?? "")": ["calendars/provider/\(district.provider ?? "").ics"],
    ]
    for (role, paths) in table {
      let files = Set(try district.view(role).keys)
      #expect(files.subtracting(optional) == Set(paths), "\(role): \(files.symmetricDifference(paths).sorted())")
    }
    let whole = Set(try district.view("group-planner").keys)
    #expect(whole.contains("plan.json") && whole.contains("report.html") && whole.contains("ledgers/demand.csv"))
    #expect(whole.filter { $0.hasPrefix("calendars/person/") }.count == district.group.people.count)
    #expect(!whole.contains { $0.hasPrefix("feeds/") })
  }

  /// An excerpt leaves out what isn't shown, and nothing that is: pages are those that the whole plan makes, byte for byte.
  @Test(arguments: ["district", "trust"]) func pagesAreThoseOfTheWholePlan(_ sample: String) throws {
    let office = try MailOffice(sample)
    let database = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    let standing = try StandingPlan(published: database, telling: .recording())
    let all = Dictionary(
      uniqueKeysWithValues: try Publication.files(of: standing.plan, for: standing.group).files.map {
        ($0.path, $0.bytes)
      })
    func compare(_ role: String, _ scope: String, _ folders: [String]) throws -> Int {
      let grant = try #require(Grant(text: scope.isEmpty ? role : "\(role):\(scope)"))
      let files = try ViewedFiles(standing, for: grant, in: database).all()
      let same = files.filter { file in folders.contains { file.path.hasPrefix($0) } }
      for file in same { #expect(all[file.path] == file.bytes, "\(grant): \(file.path)") }
      // Of tables rows are left out, and none says anything else.
      for file in files where file.path.hasSuffix(".csv") {
        let rows = Set(String(decoding: try #require(all[file.path]), as: UTF8.self).components(separatedBy: "\r\n"))
        let other = String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "\r\n").filter {
          !rows.contains($0)
        }
        #expect(other.isEmpty, "\(grant): \(file.path): \(other.prefix(2))")
      }
      return same.count
    }
    var count = 0
    for school in standing.group.schools {
      count += try compare("head", school.id.text, ["heads/", "staffroom/", "cover/"])
    }
    #expect(count >= 3 * standing.group.schools.count)
    for school in standing.group.schools.prefix(4) { _ = try compare("cpd-lead", school.id.text, ["provision"]) }
    #expect(try compare("finance", "", ["charges.xlsx", "ledgers/"]) == 4)
    count = 0
    for person in standing.group.people.prefix(25) { count += try compare("staff", person.id.text, ["digests/"]) }
    #expect(count > 5)
  }

  /// Whom a school may read of: its people, whoever comes, whoever its people meet as hosts and leaders.
  private func known(to district: District) -> Set<Identifier<Person>> {
    let school = district.school
    var known = Set(district.group.people.filter { $0.schools.contains(school) }.map(\.id))
    known.formUnion(district.group.lessons.filter { $0.school == school }.flatMap(\.staff))
    let own = known
    for occurrence in district.plan.occurrences {
      if occurrence.place == .school(school) {
        known.formUnion(occurrence.people)
      } else if occurrence.people.contains(where: own.contains) {
        known.formUnion(
          occurrence.attendees.filter { [.host, .leader, .specialist].contains($0.role) }.map(\.person))
        if case .person(let id)? = occurrence.leader { known.insert(id) }
        if let teacher = occurrence.observed?.teacher { known.insert(teacher) }
      }
    }
    for post in district.plan.secondments where post.from == school || post.to == school { known.insert(post.person) }
    return known
  }

  private func expect(_ files: [String: String], without words: [String], _ role: String) {
    #expect(!words.isEmpty)
    for (path, text) in files {
      let found = words.filter { text.contains($0) }
      #expect(found.isEmpty, "\(role): \(path) holds \(found.prefix(3))")
    }
  }

  @Test func nobodyReadsOfPeopleWhoAreNoneOfTheirs() throws {
    let district = try District()
    let known = known(to: district)
    let others = district.group.people.filter { !known.contains($0.id) }
    // Whoever leads something may be named in what all leaders get.
    let leaders = Set(
      district.group.activities.flatMap { activity -> [Identifier<Person>] in
        guard case .session(let session) = activity.details else { return [] }
        return session.leaders.compactMap { if case .person(let id) = $0 { id } else { nil } }
      })
    #expect(others.count > 20)
    for role in ["head", "cover-manager", "cpd-lead"] {
      let files = try district.view("\(role):\(district.school)")
      let own = files.filter { !$0.key.contains("provision") }
      expect(own, without: others.map(\.name) + others.compactMap(\.email), role)
      let strangers = others.filter { !leaders.contains($0.id) }
      expect(files, without: strangers.map(\.name) + strangers.map(\.id.text).filter { $0.utf8.count > 5 }, role)
    }
    let money = try district.view("finance")
    expect(money, without: district.group.people.flatMap { [$0.name, $0.email ?? $0.name] }, "finance")
    let person = district.person
    let company = Set(
      district.plan.occurrences.filter { $0.people.contains(person.id) }.flatMap {
        $0.people + [$0.observed?.teacher].compactMap(\.self)
      })
    let takers = Set(
      district.plan.cover.filter { $0.absent == person.id || $0.by == .inside(person.id) }.flatMap { item in
        if case .inside(let id?) = item.by { [id, item.absent] } else { [item.absent] }
      })
    let unknown = district.group.people.filter {
      $0.id != person.id && !company.contains($0.id) && !takers.contains($0.id)
    }
    let wall = "staffroom/\(district.school).html"
    let files = try district.view("staff:\(person.id)")
    expect(files.filter { $0.key != wall }, without: unknown.map(\.name), "staff")
    #expect(files["digests/people/\(person.id).eml"]?.contains(person.email ?? "") == true)
  }

  @Test func whatIsConfidentialOrPrivateIsOfNoPage() throws {
    let district = try District()
    let hidden = try #require(district.group.activities.first { $0.isConfidential })
    #expect(district.plan.occurrences.contains { $0.activity == hidden.id })
    let inIt = Set(district.plan.occurrences.filter { $0.activity == hidden.id }.flatMap(\.people))
    let outsider = try #require(
      district.group.people.first { person in !inIt.contains(person.id) && person.email != nil })
    let insider = try #require(district.group.people.first { inIt.contains($0.id) })
    let words = [hidden.title, hidden.id.text] + [hidden.purpose].compactMap(\.self)
    for role in [
      "head:\(insider.base)", "cover-manager:\(insider.base)", "cpd-lead:\(insider.base)", "finance",
      "staff:\(outsider.id)",
    ] { expect(try district.view(role), without: words, role) }
    let own = try district.view("staff:\(insider.id)")
    #expect(own["calendars/person/\(insider.id).ics"]?.contains(hidden.title) == true)
    // The whole plan says who takes part in what; its pages don't.
    let whole = try district.view("group-planner").filter { path, _ in
      path.hasSuffix(".html") || path.hasPrefix("ledgers") || path.hasSuffix(".xlsx")
    }
    expect(whole, without: [hidden.title], "group-planner")
    #expect(!district.group.relations.isEmpty)
    for files in [whole, own] { expect(files, without: ["veto", "reluctance"], "all") }
  }
}
