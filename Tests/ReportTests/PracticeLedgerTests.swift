// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// Ledgers of practices: evaluations, provision, waiting lists, mentors, cost centres and tax.
@Suite struct PracticeLedgerTests {
  private func table(_ name: String, of sample: SamplePlan) throws -> TableReader {
    let found = Ledgers.all(group: sample.group, plan: sample.plan).first { $0.path == "ledgers/\(name).csv" }
    return TableReader(try #require(found).bytes)
  }

  private func hasTable(_ name: String, of sample: SamplePlan) -> Bool {
    Ledgers.all(group: sample.group, plan: sample.plan).contains { $0.path == "ledgers/\(name).csv" }
  }

  // MARK: Evaluations

  private func answers(_ scores: [Int], _ topic: String, _ provider: Identifier<Provider>?) -> [Evaluation] {
    scores.map { score in
      var evaluation = Evaluation(activity: nil, title: "Day", score: score)
      (evaluation.topic, evaluation.provider) = (topic, provider)
      return evaluation
    }
  }

  @Test func meansAreByWhoAndTopicAndInHouseAgainstBought() throws {
    var sample = SamplePlan()
    #expect(!hasTable("evaluations", of: sample))
    sample.group.evaluations =
      answers([5, 4, 4, 4, 4], "phonics", "mathshub") + answers([1, 2, 3, 4, 5, 5], "art", "mathshub")
      + answers([3, 3, 3, 3, 4, 4, 4], "art", nil)
    let rows = try table("evaluations", of: sample).rows
    func mean(_ of: String, _ who: String, _ topic: String) -> String? {
      rows.first { $0["of"] == of && $0["who"] == who && $0["topic"] == topic }?["mean score"]
    }
    #expect(mean("topic", "North West Maths Hub", "phonics") == "4.20")
    #expect(mean("topic", "North West Maths Hub", "art") == "3.33")
    #expect(mean("topic", "In-house", "art") == "3.43")
    #expect(mean("all topics", "North West Maths Hub", "") == "3.73")
    #expect(mean("in-house", "All in-house", "") == "3.43" && mean("bought", "All that is bought", "") == "3.73")
    #expect(rows.map { $0["answers"] } == ["7", "6", "5", "11", "7", "11"])
  }

  @Test func nothingCanBeWorkedOutOfFewerThanFiveAnswers() throws {
    var sample = SamplePlan()
    sample.group.evaluations =
      answers([5, 5, 5, 5, 5], "art", "mathshub") + answers([1, 1, 1, 1], "phonics", "mathshub")
    let rows = try table("evaluations", of: sample).rows
    #expect(rows.map { $0["topic"] } == ["art", ""])
    #expect(rows.allSatisfy { $0["answers"] == "5" && $0["mean score"] == "5.00" })
    let summary = EvaluationSummary(sample.group, directory: Directory(sample.group))
    #expect(summary.hidden == 4)
    // With two small topics of nine answers together there's a figure for both.
    sample.group.evaluations += answers([2, 2, 2], "oracy", "mathshub")
    let both = try table("evaluations", of: sample).rows
    #expect(both.map { $0["topic"] } == ["art", "other topics", "", ""])
    #expect(both.map { $0["answers"] } == ["5", "7", "12", "12"])
    let page = try Page.report(group: sample.group, plan: sample.plan)
    #expect(page.contains("id=\"evaluations\"") && !page.contains("phonics</td>"))
  }

  @Test func anActivitysOnlyProviderIsWhoWasBought() {
    var group = SamplePlan().group
    var session = Session(participants: [], length: Minutes(60))
    session.leaders = [.provider("mathshub")]
    group.activities = [Activity(id: "a", title: "A", details: .session(session))]
    group.activities[0].focus = ["maths"]
    group.evaluations = (0..<5).map { _ in Evaluation(activity: "a", title: nil, score: 4) }
    let one = EvaluationSummary(group, directory: Directory(group)).cells
    #expect(one.map(\.source) == [.provider("mathshub")] && one[0].topic == "maths")
    session.leaders.append(.person(group.people[0].id))
    group.activities[0].details = .session(session)
    #expect(EvaluationSummary(group, directory: Directory(group)).cells.map(\.source) == [.inHouse])
  }

  // MARK: Provision

  @Test func theCatalogueHoldsOpenSessionsAndProvidersAndNobodyElse() throws {
    var sample = SamplePlan()
    var other = Provider(id: "drama", name: "Stage Door", kind: .trainer)
    other.specialisms = ["drama"]
    other.feePerDay = Pence(65_000)
    sample.group.providers.append(other)
    sample.group.evaluations = answers([4, 4, 5, 5, 5], "drama", "drama")
    let table = try table("provision", of: sample)
    let sessions = sample.group.activities.filter { $0.kind == .session && !$0.isConfidential }
    #expect(table.rows.filter { $0["what"] != "on request" }.count == sessions.count)
    #expect(!table.rows.contains { $0["what"] == "Safeguarding supervision" })
    let drama = try #require(table.rows.first { $0["who leads"] == "Stage Door" })
    #expect(drama["fee a day"] == "650.00" && drama["mean rating"] == "4.60" && drama["answers"] == "5")
    let planned = try #require(
      sample.plan.occurrences.first { occurrence in
        sessions.contains { $0.id == occurrence.activity } && occurrence.place != .online
          && occurrence.leader != nil
          && !sample.plan.occurrences.contains {
            $0.activity == occurrence.activity && $0.part != occurrence.part
          }
      })
    let row = try #require(table.rows.first { $0["activity id"] == planned.activity.text })
    #expect(row["dates"] == planned.date.description)
    if case .school = planned.place {
      let most = sample.plan.rules.defaults.venueCapacity - 1
      #expect(row["places left"] == String(most - planned.attendees.count))
    }
    let text = table.rows.flatMap(\.values).joined(separator: "\n")
    let leaders = Set(sample.plan.occurrences.compactMap(\.leader))
    for person in sample.group.people where !leaders.contains(.person(person.id)) && !text.isEmpty {
      let namesakes = sample.group.people.contains { $0.name == person.name && leaders.contains(.person($0.id)) }
      #expect(namesakes || !text.contains(person.name), "\(person.name)")
    }
    #expect(try Books.all(group: sample.group, plan: sample.plan).contains { $0.path == "provision.xlsx" })
  }

  // MARK: Waiting lists

  @Test func whoWasInvitedToAFullSessionWaitsInOrder() throws {
    var sample = SamplePlan()
    let occurrence = try #require(
      sample.plan.occurrences.first { occurrence in
        sample.group.activities.contains { $0.id == occurrence.activity && $0.kind == .session && !$0.isConfidential }
          && !sample.plan.occurrences.contains { $0.activity == occurrence.activity && $0.part == 2 }
      })
    let school = try #require(sample.group.schools.first).id
    let staff = sample.group.people.filter { person in
      person.base == school && !occurrence.people.contains(person.id)
    }
    let index = try #require(sample.group.activities.firstIndex { $0.id == occurrence.activity })
    var selector = Selector()
    selector.schools = [school]
    var session = Session(
      participants: [Participants(selector: selector, level: .invited)], length: Minutes(75))
    session.mostPeople = occurrence.attendees.count + 1
    sample.group.activities[index].details = .session(session)
    func rows() throws -> [[String: String]] {
      guard hasTable("waiting-lists", of: sample) else { return [] }
      return try table("waiting-lists", of: sample).rows.filter { $0["activity id"] == occurrence.activity.text }
    }
    #expect(try rows().isEmpty, "a seat is free")
    session.mostPeople = occurrence.attendees.count
    sample.group.activities[index].details = .session(session)
    let early = try #require(staff.last)
    let place = try #require(sample.group.people.firstIndex { $0.id == early.id })
    sample.group.people[place].careerStage = "ect1"
    sample.group.declines = [Decline(person: staff[0].id, activity: occurrence.activity)]
    let waiting = try rows()
    #expect(waiting.count == staff.count - 1)
    #expect(waiting.first?["person id"] == early.id.text && waiting.first?["place"] == "1")
    #expect(!waiting.contains { $0["person id"] == staff[0].id.text })
    let counts = waiting.dropFirst().compactMap { Int($0["occasions in the plan"] ?? "") }
    #expect(counts == counts.sorted())
    session.participants[0].perSchool = 1
    sample.group.activities[index].details = .session(session)
    let isSent = occurrence.people.contains { id in sample.group.people.contains { $0.id == id && $0.base == school } }
    #expect(try rows().isEmpty == isSent)
    sample.group.activities[index].isConfidential = true
    #expect(try rows().isEmpty)
  }

  // MARK: Mentors

  @Test func earlyCareerTeachersStandWithTheirMentorsAndWhoMightBeOne() throws {
    var sample = SamplePlan()
    #expect(!hasTable("mentors", of: sample))
    let school = try #require(sample.group.schools.first { $0.phase == .secondary }).id
    let other = try #require(sample.group.schools.last { $0.phase == .secondary && $0.id != school }).id
    func change(_ number: Int, at school: Identifier<School>, _ change: (inout Person) -> Void) -> Identifier<Person> {
      let own = sample.group.people.indices.filter { sample.group.people[$0].base == school }
      change(&sample.group.people[own[number]])
      return sample.group.people[own[number]].id
    }
    let maths = change(0, at: school) { ($0.subjects, $0.tags) = (["maths"], ["mentor"]) }
    let art = change(1, at: other) { ($0.subjects, $0.responsibilities) = (["art"], ["mentor"]) }
    let mentored = change(2, at: school) {
      ($0.subjects, $0.careerStage, $0.mentor, $0.years) = (["maths"], "ect1", maths, [8])
    }
    let unlike = change(3, at: school) { ($0.subjects, $0.careerStage, $0.mentor) = (["art"], "ect2", maths) }
    let alone = change(4, at: other) { ($0.subjects, $0.careerStage, $0.years) = (["maths"], "ect1", [8, 9]) }
    func time(_ person: Identifier<Person>, _ kind: ProtectedTime.Kind, _ start: Int) -> ProtectedTime {
      ProtectedTime(
        person: person, week: nil, weekday: .tuesday, span: SampleGroup.span(start, 0, start + 1, 30), kind: kind)
    }
    sample.group.protected = [time(maths, .mentor, 10), time(mentored, .ect, 11), time(unlike, .ect, 13)]
    let rows = try table("mentors", of: sample).rows
    func row(_ id: Identifier<Person>) throws -> [String: String] {
      try #require(rows.first { $0["teacher id"] == id.text })
    }
    #expect(rows.count == 3)
    let first = try row(mentored)
    #expect(first["same subject"] == "yes" && first["same phase"] == "yes" && first["possible mentors"] == "")
    #expect(first["protected time together"] == "Tue 11:00–11:30" && first["mentor id"] == maths.text)
    let name = try #require(sample.group.people.first { $0.id == alone }).name
    #expect(first["year-group buddies"]?.hasPrefix(name) == true)
    let second = try row(unlike)
    #expect(second["same subject"] == "no" && second["protected time together"] == "none")
    let artName = try #require(sample.group.people.first { $0.id == art }).name
    #expect(second["possible mentors"]?.hasPrefix(artName) == true)
    let third = try row(alone)
    #expect(third["mentor"] == "" && third["protected time together"] == "")
    // At the own school first, then who teaches the subject elsewhere.
    let mathsName = try #require(sample.group.people.first { $0.id == maths }).name
    #expect(
      third["possible mentors"]?.hasPrefix(artName) == true && third["possible mentors"]?.contains(mathsName) == true)
  }

  // MARK: Cost centres and tax

  @Test func chargesCarryCostCentresAndTax() throws {
    var sample = SamplePlan()
    let fees = sample.plan.charges.filter { $0.kind == .fee && $0.activity != nil }
    let open = try #require(
      fees.first { fee in
        sample.group.activities.contains { $0.id == fee.activity && !$0.isConfidential }
          && sample.plan.occurrences.contains { $0.activity == fee.activity && $0.leader == .provider("mathshub") }
      })
    for index in sample.group.schools.indices { sample.group.schools[index].costCentre = "S\(index)" }
    sample.group.funds[0].costCentre = "GRANT"
    let index = try #require(sample.group.activities.firstIndex { $0.id == open.activity })
    sample.group.activities[index].costCentre = "MATHS"
    func row() throws -> [String: String] {
      try #require(
        try table("charges", of: sample).rows.first {
          $0["kind"] == "fee" && $0["activity id"] == open.activity?.text && $0["school id"] == open.school?.text ?? ""
        })
    }
    let assumed = try row()
    #expect(assumed["VAT"] == "standard (assumed)")
    let amount = open.amount.rawValue
    #expect(TableReader.pence(assumed["VAT on top"] ?? "") == (amount * 200 + 500) / 1000)
    if open.school != nil { #expect(assumed["school's cost centre"] == "MATHS") }
    if open.fund != nil { #expect(assumed["fund's cost centre"] == "GRANT") }
    for (vat, words) in [(VATTreatment.exempt, "exempt"), (.standard, "standard"), (.outside, "outside the scope")] {
      sample.group.providers[0].vat = vat
      #expect(try row()["VAT"] == words)
      #expect(try (row()["VAT on top"] == "") == (vat != .standard))
    }
    let rows = try table("charges", of: sample).rows
    #expect(rows.filter { $0["kind"] == "supply" }.allSatisfy { $0["VAT"] == "as invoiced" })
    #expect(rows.filter { ["tariff", "mileage"].contains($0["kind"]) }.allSatisfy { $0["VAT"] == "outside the scope" })
    #expect(rows.filter { $0["kind"] == "supply" }.allSatisfy { $0["school's cost centre"]?.hasPrefix("S") == true })
    sample.group.activities[index].isConfidential = true
    #expect(!(try table("charges", of: sample).rows.contains { $0.values.contains("MATHS") }))
  }

  @Test func lentTeachersAreExemptAndLentAdministratorsAreNot() throws {
    var sample = SamplePlan()
    let person = sample.group.people[0].id
    let (from, to) = (sample.group.people[0].base, try #require(sample.group.schools.last).id)
    sample.group.activities.append(
      Activity(id: "lent", title: "Lent", details: .secondment(Secondment(school: to, applicants: [person]))))
    let placement = SecondmentPlacement(
      activity: "lent", person: person, from: from, to: to, firstHalfTerm: 1, lastHalfTerm: 2,
      days: sample.group.year, halfDays: [], backfill: [], firmness: .provisional)
    sample.plan.secondments = [placement]
    sample.plan.charges = [
      Charge(kind: .recharge, school: to, fund: nil, activity: "lent", date: nil, amount: Pence(10_003))
    ]
    for (role, words, tax) in [
      ("teacher", "exempt", ""), ("deputy headteacher", "exempt", ""), ("exams officer", "standard", "20.01"),
      ("admin", "standard", "20.01"), ("ta", "ask your adviser", ""),
    ] {
      sample.group.people[0].role = role
      let row = try #require(try table("charges", of: sample).rows.first)
      #expect(row["VAT"] == words && row["VAT on top"] == tax, "\(role)")
    }
  }

  // MARK: Whose wish

  @Test func whatWasAskedForIsSaidOfWhatIsPlannedAndWhatIsNot() throws {
    var sample = SamplePlan()
    let unplaced = try #require(sample.group.activities.firstIndex { $0.id == "u0" })
    sample.group.activities[unplaced].origin = .person
    sample.group.activities[unplaced].rank = 1
    sample.group.activities[unplaced].focus = ["writing"]
    sample.group.activities[unplaced].purpose = "Pupils edit what they write"
    let page = try Page.report(group: sample.group, plan: sample.plan)
    #expect(page.contains("Somebody&#39;s own first choice."))
    #expect(page.contains("Topics: writing. For: Pupils edit what they write."))
    sample.group.activities[unplaced].isConfidential = true
    #expect(try !Page.report(group: sample.group, plan: sample.plan).contains("Topics: writing"))
    let year = try Sheets.all(group: sample.group, plan: sample.plan).first { $0.path == "year.html" }
    let text = String(decoding: try #require(year).bytes, as: UTF8.self)
    #expect(text.contains("0 are schools&#39; ideas, 1 a person&#39;s own"))
    #expect((1...23).map(WishWords.ordinal).suffix(4) == ["20th", "21st", "22nd", "23rd"])
  }
}
