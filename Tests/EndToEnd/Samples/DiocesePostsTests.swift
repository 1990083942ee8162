// SPDX-License-Identifier: Apache-2.0

import Domain
import Optimiser
import TestSupport
import Testing

/// `config/samples/diocese`: who goes to which post, and what fills the place that each leaves.
@Suite struct DiocesePostsTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.diocese) }

  /// Who goes where, for every post that's filled, whatever the seed.
  private static let goers: [Identifier<Activity>: Identifier<Person>] = [
    "year-lead": "a.brennan", "village-class": "t.zielinski", "assistant-head": "n.doyle", "year-five": "h.price",
    "year-two": "k.mensah", "round-bega": "g.odell", "round-werburgh": "l.foss", "round-alban": "s.vane",
    "maternity": "l.marsh", "head-of-maths": "y.osei", "oracy": "b.ashdown", "early-years": "m.rahim",
    "phonics": "r.farrow", "year-six-maths": "d.frost", "outdoors": "o.pryce",
  ]

  private static func goers(_ plan: Plan) -> [Identifier<Activity>: Identifier<Person>] {
    Dictionary(uniqueKeysWithValues: plan.secondments.map { ($0.activity, $0.person) })
  }

  private func post(_ id: Identifier<Activity>) throws -> SecondmentPlacement { try #require(sample.secondment(id)) }

  /// Ways, whom they name and half-days a week of what fills a place, the same in every half-term.
  private func filling(_ id: Identifier<Activity>) throws -> Set<Filling> {
    let post = try post(id)
    let all = (post.firstHalfTerm...post.lastHalfTerm).map { halfTerm in
      Set(post.backfill.filter { $0.halfTerm == halfTerm }.map { Filling($0.way, $0.by, $0.halfDays) })
    }
    #expect(Set(all).count == 1, "\(id)")
    return try #require(all.first)
  }

  private struct Filling: Hashable {
    let way: Secondment.Backfill
    let by: Identifier<Activity>?
    let halfDays: Int
    init(_ way: Secondment.Backfill, _ by: Identifier<Activity>?, _ halfDays: Int) {
      (self.way, self.by, self.halfDays) = (way, by, halfDays)
    }
  }

  @Test func fifteenOfSixteenPostsAreFilled() {
    #expect(sample.group.activities.count { $0.kind == .secondment } == 16)
    #expect(Self.goers(sample.plan) == Self.goers)
    #expect(sample.plan.unplaced.map(\.activity) == ["acting-deputy"])
  }

  // MARK: A swap, a chain, a ring

  /// Joel Kerr stands first in the list and declined.
  @Test func aOneFormAndAThreeFormSchoolSwapForTheSpringAndNobodyHires() throws {
    let (lead, village) = (try post("year-lead"), try post("village-class"))
    #expect(lead.from == "st-ebba" && lead.to == "st-oswin" && village.from == lead.to && village.to == lead.from)
    #expect(try filling("year-lead") == [Filling(.swap, "village-class", 10)])
    #expect(try filling("village-class") == [Filling(.swap, "year-lead", 10)])
    for post in [lead, village] {
      #expect(post.firstHalfTerm == 3 && post.lastHalfTerm == 4)
      // The only posts for which both heads have said yes for the whole time.
      #expect(post.firmness == .firm)
    }
    let schools = sample.index.directory.schools
    #expect(schools["st-ebba"]?.formsOfEntry == PerMille(1000) && schools["st-oswin"]?.formsOfEntry == PerMille(3000))
    #expect(sample.plan.secondments.filter { $0.firmness == .firm }.count == 2)
  }

  @Test func aChainOfFourSchoolsEndsWhereATeacherCanBeSpared() throws {
    let chain = [try post("assistant-head"), try post("year-five"), try post("year-two")]
    #expect(chain.map(\.to) == ["holy-rood", "st-cedd", "st-chad"])
    #expect(chain.map(\.from) == ["st-cedd", "st-chad", "st-hilda"])
    #expect(chain.allSatisfy { $0.firstHalfTerm == 3 && $0.lastHalfTerm == 6 })
    #expect(try filling("assistant-head") == [Filling(.chain, "year-five", 10)])
    #expect(try filling("year-five") == [Filling(.chain, "year-two", 10)])
    #expect(try filling("year-two") == [Filling(.none, nil, 10)])
  }

  /// Holy Rood pays; the same sum passes through two schools to the one that gives the teacher.
  @Test func theChainsMoneyGoesFromItsHeadToItsEnd() {
    let chain: [Identifier<Activity>] = ["assistant-head", "year-five", "year-two"]
    let sums = ["holy-rood", "st-cedd", "st-chad", "st-hilda"].map {
      sample.paid(by: Identifier($0), .recharge, for: chain)
    }
    #expect(sums == [25_000, 0, 0, -25_000])
  }

  @Test func threeTeachersEachGoOneSchoolOn() throws {
    let ring = [try post("round-bega"), try post("round-werburgh"), try post("round-alban")]
    #expect(ring.map(\.from) == ["st-werburgh", "st-alban", "st-bega"])
    #expect(ring.map(\.to) == ["st-bega", "st-werburgh", "st-alban"])
    for (post, next) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      #expect(try filling(post.activity) == [Filling(.chain, next.activity, 10)])
    }
    #expect(ring.allSatisfy { $0.firstHalfTerm == 5 && $0.lastHalfTerm == 6 })
    #expect(!sample.plan.charges.contains { $0.activity.map(ring.map(\.activity).contains) ?? false })
  }

  // MARK: Empty posts

  /// Inês Duarte is preferred; St Werburgh's would have to hire in her place, while Holy Rood can spare Leah Marsh.
  @Test func maternityCoverIsFoundWhereSomebodyCanBeSpared() throws {
    #expect(try post("maternity").from == "holy-rood")
    #expect(try filling("maternity") == [Filling(.none, nil, 10)])
  }

  @Test func bishopHartHiresForFourDaysSoThatStAnselmsNeedNotForFive() throws {
    #expect(try filling("head-of-maths") == [Filling(.hire, nil, 8), Filling(.none, nil, 2)])
    let hires = sample.plan.charges.filter { $0.kind == .hire }
    #expect(hires.map(\.school) == ["bishop-hart"] && hires.map(\.amount) == [Pence(985_600)])
    // Eleven weeks of ten half-days at £112 instead of £131.
    #expect(sample.paid(by: "st-anselm", .recharge) == 12_320)
  }

  // MARK: Parts of the week

  /// Both schools put Mina Rahim first; each applicant has a dearest post.
  @Test func twoWhoAppliedForTheSameTwoPostsGetTheOnesTheyLikeBest() throws {
    let (oracy, early) = (try post("oracy"), try post("early-years"))
    for post in [oracy, early] {
      let person = try #require(sample.index.directory.people[post.person])
      #expect(person.preferredPosts.first == post.activity && post.halfDays.count == 4)
      #expect(Set(person.works.halfDays).isSuperset(of: post.halfDays))
      #expect(Set(post.halfDays.map(\.weekday)).count == 2)
    }
  }

  @Test func aSmallSchoolGetsTwoDaysOfReadingAndADayOutdoorsPaidByAFund() throws {
    #expect(try post("phonics").halfDays.count == 4 && filling("phonics") == [Filling(.none, nil, 4)])
    #expect(sample.paid(by: "st-edith", .recharge) == 0)
    let fund = sample.plan.charges.filter { $0.fund == "small-schools" && $0.school == nil }
    #expect(fund.map(\.activity) == ["outdoors", "phonics"] && fund.map(\.amount) == [Pence(98_000), Pence(480_000)])
    #expect(try post("year-six-maths").halfDays.count == 2)
  }

  /// Its roof is off after the October half-term.
  @Test func stBegasNoBindsTheSecondment() throws {
    let outdoors = try post("outdoors")
    #expect(outdoors.firstHalfTerm == 1 && outdoors.lastHalfTerm == 1)
    for occurrence in sample.plan.occurrences where sample.schools(of: occurrence).contains("st-bega") {
      #expect(sample.halfTerm("st-bega", occurrence.date) != 2, "\(occurrence.activity)")
    }
    var group = sample.group
    for index in group.answers.indices where group.answers[index].school == "st-bega" {
      group.answers[index].halfTerm = 1
    }
    let other = Optimiser(group, options: SolveOptions(rounds: 24)).solve()
    #expect(other.secondments.first { $0.activity == "outdoors" }?.firstHalfTerm == 2)
  }

  // MARK: The post that can't be filled

  @Test func nobodyIsTakenFromASchoolOfThreeTeachers() throws {
    let unplaced = try #require(sample.unplaced("acting-deputy"))
    #expect(unplaced.reasons.map(\.code) == [.staffingFloor])
    #expect(unplaced.words.contains("staffing floor") && unplaced.words.contains("Cerys Hall"))
    var group = sample.group
    group.margins.append(StaffingMargin(school: "st-edith", phase: nil, halfTerms: [], halfDays: 10))
    let other = Optimiser(group, options: SolveOptions(rounds: 24)).solve()
    #expect(other.secondments.contains { $0.activity == "acting-deputy" && $0.person == "c.hall" })
  }

  // MARK: Whatever the seed

  @Test(arguments: [2, 3, 4, 5]) func everyPlanFillsThePostsWithTheSamePeople(_ seed: Int) {
    let plan = sample.planned(seed: seed)
    #expect(Self.goers(plan) == Self.goers)
    for post in plan.secondments {
      #expect(post.backfill == sample.secondment(post.activity)?.backfill, "\(post.activity)")
    }
  }
}
