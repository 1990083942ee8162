// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Domain

/// What's owed, in parts of a group, under pseudonyms, and for those who may see a part of it.
@Suite struct DuesPartsTests {
  /// Oak owes Acme for the course, by two references, one of which names somebody; Elm for supply; the hub for nothing in
  /// particular.
  private static func group() -> Group {
    var group = SmallGroup.group()
    let date: CivilDate = "2026-10-15"
    var course = Due(date: date, payer: .school("oak"), amount: Pence(1234), kind: .fee)
    (course.activity, course.provider, course.reference) = ("course", "acme", "Anna Green's afternoon")
    var again = course
    (again.reference, again.amount) = ("1.2", Pence(66))
    group.dues = [
      course, again, Due(date: date, payer: .school("elm"), amount: Pence(6000), kind: .supply),
      Due(date: date, payer: .fund("hub"), amount: Pence(70), kind: .fee),
    ]
    return group
  }

  private static let names = Pseudonyms { kind, text in "\(kind.rawValue.count)x\(text.count)" }

  @Test func pseudonymsTakeTheReferencesWithThem() {
    let exact = Self.group().pseudonymised(Self.names, detail: .exact, keepsJourneys: false)
    #expect(exact.dues.allSatisfy { $0.reference == nil })
    // What told two rows apart is gone: they're one.
    #expect(exact.dues.map(\.amount.rawValue).sorted() == [70, 1300, 6000])
    #expect(!exact.dues.contains { $0.payer == .school("oak") || $0.activity == "course" || $0.provider == "acme" })
    let coarse = Self.group().pseudonymised(Self.names, detail: .coarse, keepsJourneys: false)
    #expect(coarse.dues.map(\.amount.rawValue).sorted() == [1000, 1000, 6000])
  }

  @Test func aPartOwesWhatItsSchoolsOwe() throws {
    var group = Self.group()
    for id: Identifier<School> in ["oak", "ash"] { group.changeSchool(id) { $0.groups = ["west"] } }
    group.funds[0].schools = ["elm"]
    // The course is for people from elsewhere too.
    let part = try #require(GroupPart(of: group, called: "west")).group
    #expect(part.dues.allSatisfy { $0.payer == .school("oak") })
    #expect(part.dues.reduce(Pence.zero) { $0 + $1.amount } == Pence(1300))
    #expect(part.dues.allSatisfy { due in due.activity.map { id in part.activities.contains { $0.id == id } } ?? true })
  }

  @Test func aSchoolSeesItsOwnAndFinanceSumsWithoutWords() {
    let plan = SmallPlan.plan()
    let whole = PlanExcerpt(of: Self.group(), plan, whole: plan)
    #expect(whole.about(Identifier<School>("elm")).group.dues.map(\.payer) == [.school("elm")])
    #expect(whole.about(Identifier<School>("ash")).group.dues.isEmpty)
    #expect(whole.about(Identifier<Person>("anna")).group.dues.isEmpty)
    #expect(whole.money.group.dues.map(\.amount) == Self.group().dues.map(\.amount))
    #expect(whole.money.group.dues.allSatisfy { $0.reference == nil })
    #expect(whole.leaders.group.dues.allSatisfy { $0.reference == nil })
  }
}
