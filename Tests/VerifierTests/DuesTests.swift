// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What's owed whatever the plan says, as a plan lists it.
@Suite struct DuesTests {
  /// Oak owes £3 for the course on a day, in two rows, and £5 for nothing in particular; the hub 70p. The plan lists it.
  private static func sample(_ change: (inout Sample) -> Void) -> Set<String> {
    var sample = Sample()
    let date: CivilDate = "2026-10-15"
    var course = Due(date: date, payer: .school("oak"), amount: Pence(100), kind: .fee)
    (course.activity, course.provider) = ("course", "acme")
    var again = course
    (again.amount, again.reference) = (Pence(200), "1.2")
    sample.group.dues = [
      course, Due(date: date, payer: .school("oak"), amount: Pence(500), kind: .supply), again,
      Due(date: date, payer: .fund("hub"), amount: Pence(70), kind: .fee),
    ]
    // Behind the fee, before mileage: what has no activity first; the fund's at the end.
    let fee = sample.plan.charges.firstIndex { $0.school == "oak" && $0.kind == .fee } ?? 0
    sample.plan.charges.insert(
      contentsOf: [charge("oak", nil, nil, 500), charge("oak", nil, "course", 300)], at: fee + 1)
    sample.plan.charges.append(charge(nil, "hub", nil, 70))
    for index in sample.plan.schools.indices where sample.plan.schools[index].school == "oak" {
      sample.plan.schools[index].spend += Pence(800)
    }
    change(&sample)
    return sample.codes
  }

  private static func charge(
    _ school: Identifier<School>?, _ fund: Identifier<Fund>?, _ activity: Identifier<Activity>?, _ pence: Int
  ) -> Charge {
    Charge(
      kind: .cancellation, school: school, fund: fund, activity: activity, date: "2026-10-15", amount: Pence(pence))
  }

  private static func place(_ sample: Sample, _ activity: Identifier<Activity>?) -> Int {
    sample.plan.charges.firstIndex { $0.kind == .cancellation && $0.activity == activity && $0.school == "oak" } ?? 0
  }

  @Test func rowsOfOnePayerActivityAndDateAreOneCharge() {
    #expect(Self.sample { _ in } == [])
  }

  @Test func whatIsOwedIsListed() {
    #expect(Self.sample { $0.plan.charges.removeAll { $0.kind == .cancellation } } == ["L-charge"])
    #expect(Self.sample { $0.plan.charges.removeLast() } == ["L-charge"])
    #expect(Self.sample { $0.plan.charges[Self.place($0, "course")].amount = Pence(299) } == ["L-charge"])
    #expect(Self.sample { $0.plan.charges[Self.place($0, nil)].date = "2026-10-16" } == ["L-charge"])
    #expect(Self.sample { $0.plan.charges[Self.place($0, nil)].kind = .fee }.contains("L-charge"))
    #expect(Self.sample { $0.plan.charges[Self.place($0, "course")].activity = "heads" } == ["L-charge"])
    #expect(Self.sample { $0.group.dues = [] } != [])
  }

  @Test func itIsSpent() {
    let codes = Self.sample { sample in
      for index in sample.plan.schools.indices where sample.plan.schools[index].school == "oak" {
        sample.plan.schools[index].spend = sample.plan.schools[index].spend - Pence(800)
      }
    }
    #expect(codes == ["L-figures"])
  }

  /// What no plan can help weighs nothing in the objective, which is that of the plan without it.
  @Test func itIsNoPartOfTheObjective() {
    let index = GroupIndex(SmallGroup.group())
    var owing = SmallGroup.group()
    owing.dues = [Due(date: "2026-10-15", payer: .school("oak"), amount: Pence(90_000), kind: .fee)]
    #expect(Owed(index).charges.isEmpty)
    let school = owing.schools.first { $0.id == "oak" }
    let owed = Owed(GroupIndex(owing))
    #expect(
      owed.owed(by: Identifier<School>("oak")) == Pence(90_000) && owed.owed(by: Identifier<School>("elm")) == .zero)
    #expect(school.map { owed.left(of: $0, GroupIndex(owing)) } == Pence(300_000 - 90_000))
  }

  @Test func aBoundKnowsWhatIsLeft() throws {
    var group = SmallGroup.group()
    var reserve = Fund(id: "reserve", name: "Reserve", amount: Pence(1000))
    reserve.reserveFromNeed = PerMille(1000)
    reserve.schools = ["oak"]
    group.funds.append(reserve)
    for id in ["oak", "elm"] { group.changeSchool(Identifier(id)) { $0.releaseBudget = Pence(5000) } }
    group.dues = [
      Due(date: "2026-10-15", payer: .school("oak"), amount: Pence(5200), kind: .fee),
      Due(date: "2026-10-15", payer: .school("elm"), amount: Pence(5200), kind: .fee),
      Due(date: "2026-10-15", payer: .fund("hub"), amount: Pence(99_000), kind: .fee),
    ]
    let index = GroupIndex(group)
    let owed = Owed(index)
    func left(_ id: Identifier<School>) throws -> Int {
      owed.left(of: try #require(index.directory.schools[id]), index).rawValue
    }
    // Oak has what its reserve has left, Elm nothing.
    #expect(try left("oak") == 5000 + 1000 - 5200)
    #expect(try left("elm") == 0)
    #expect(owed.left(of: try #require(index.directory.funds["hub"])) == Pence(1000))
    #expect(owed.owed(by: Identifier<Fund>("reserve")) == Pence(200))
  }
}
