// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Domain

/// What calling something off late still costs, and who owes it. Acme leads both parts of the course, for £200 a session and £5
/// a head; three heads come to each. Ash, Elm and Oak share £430.00: £143.34, £143.33 and £143.33.
@Suite struct LateCancellationTests {
  private static let first: CivilDate = "2026-10-15"
  private static let day = DateSpan("2026-10-15", "2026-10-15")

  private static func group(days: Int? = 14, share: Int = 500, _ change: (inout Group) -> Void = { _ in }) -> Group {
    var group = SmallGroup.group()
    group.providers[0].cancelDays = days
    group.providers[0].cancelShare = PerMille(share)
    change(&group)
    return group
  }

  /// The first part's venue.
  private static let venue: Identifier<School> = {
    let part = SmallPlan.plan().occurrences.first { $0.activity == "course" && $0.part == 1 }
    if case .school(let id)? = part?.place { return id }
    return "none"
  }()

  private static func late(
    _ event: GroupEvent = .closure(venue, day, name: "Snow"), in plan: Plan = SmallPlan.plan(),
    of group: Group = group(), today: CivilDate = "2026-10-08"
  ) -> [LateCancellation] {
    LateCancellation.all(
      of: event, EventReach(of: event, in: plan, of: group, today: today), in: plan, of: group, today: today)
  }

  private static func owed(_ late: [LateCancellation]) -> [String] {
    late.flatMap(\.dues).map { due in
      let payer =
        switch due.payer {
        case .school(let id): id.text
        case .fund(let id): "fund \(id)"
        }
      return "\(payer) \(due.amount.rawValue)"
    }
  }

  // MARK: Fees

  @Test func partOfTheFeeIsOwedByThoseWhoWereToPayIt() throws {
    // Half of £200 and three heads: £107.50 in thirds, by 14,334 : 14,333 : 14,333.
    let late = Self.late()
    #expect(Self.owed(late) == ["ash 3584", "elm 3583", "oak 3583"])
    #expect(late.map(\.total) == [Pence(10_750)])
    let due = try #require(late.first?.dues.first)
    #expect(due.date == Self.first && due.kind == .fee && due.activity == "course" && due.provider == "acme")
    #expect(due.reference == "part 1")
  }

  @Test(
    arguments: [("2026-10-01", 14), ("2026-10-15", 14), ("2026-10-15", 0), ("2026-10-14", 1)] as [(CivilDate, Int)])
  func soNearItIsLate(_ today: CivilDate, _ days: Int) {
    #expect(!Self.late(of: Self.group(days: days), today: today).isEmpty)
  }

  @Test(arguments: [("2026-09-30", 14), ("2026-10-14", 0), ("2026-10-13", 1)] as [(CivilDate, Int)])
  func earlierItIsNot(_ today: CivilDate, _ days: Int) {
    #expect(Self.late(of: Self.group(days: days), today: today).isEmpty)
  }

  @Test func withoutTermsNothingIsEverOwed() {
    #expect(Self.late(of: Self.group(days: nil, share: 1000)).isEmpty)
    #expect(Self.late(of: Self.group(share: 0)).isEmpty)
  }

  @Test func whoeverCannotComeThemselvesIsOwedNothing() {
    let event = GroupEvent.unavailable("acme", Self.day)
    #expect(Self.late(event).isEmpty)
    // A guest of the same session is.
    let group = Self.group { group in
      var guest = Provider(id: "guest", name: "Guest", kind: .guest)
      (guest.feePerSession, guest.cancelDays) = (Pence(1000), 7)
      group.providers.append(guest)
      group.changeSession("course") { $0.guests = ["guest"] }
    }
    let late = Self.late(event, of: group)
    #expect(late.flatMap(\.dues).allSatisfy { $0.provider == "guest" } && late.map(\.total) == [Pence(1000)])
  }

  @Test func aHeadsNoCountsLikeAClosure() {
    let no = Answer(school: Self.venue, halfTerm: 1, verdict: .notThese, activities: ["course"])
    #expect(Self.owed(Self.late(.answer(no))) == ["ash 3584", "elm 3583", "oak 3583"])
  }

  @Test func whatGoesOnWithoutSomebodyOwesNothing() {
    var group = Self.group()
    group.changeSession("course") { $0.quorum = 1 }
    var plan = SmallPlan.plan()
    plan.changeOccurrence("course", part: 1) { part in
      part.attendees = part.attendees.map { Attendance(person: $0.person, role: .expected) }
    }
    let absent = GroupEvent.absence("ben", Self.day, nil)
    let reach = EventReach(of: absent, in: plan, of: group, today: "2026-10-08")
    #expect(!reach.withdrawals.isEmpty && reach.withdrawals.allSatisfy { $0.person != nil })
    #expect(Self.late(absent, in: plan, of: group).isEmpty)
  }

  @Test func aDayFallsAwayWithTheLastOfItsMeetings() {
    let group = Self.group(share: 1000) { group in
      (group.providers[0].feePerSession, group.providers[0].feePerHead) = (.zero, .zero)
      group.providers[0].feePerDay = Pence(9000)
    }
    #expect(Self.late(of: group).map(\.total) == [Pence(9000)])
    // Both parts on one day: with the first alone the day stays, with both it's owed once.
    var plan = SmallPlan.plan()
    plan.changeOccurrence("course", part: 2) { $0.date = Self.first }
    let whole = Self.late(in: plan, of: group)
    #expect(whole.map(\.total) == [Pence(9000)])
    plan.changeOccurrence("course", part: 2) { $0.place = .online }
    plan.changeOccurrence("course", part: 2) { $0.attendees.removeAll() }
    #expect(Self.late(in: plan, of: group).isEmpty)
  }

  @Test func aFundOwesWhatItWasToPay() {
    var plan = SmallPlan.plan()
    plan.charges.removeAll { $0.kind == .fee }
    plan.charges.append(
      Charge(kind: .fee, school: nil, fund: "hub", activity: "course", date: nil, amount: Pence(43_000)))
    #expect(Self.owed(Self.late(in: plan)) == ["fund hub 10750"])
    // A fund that's gone since can owe nothing.
    let without = Self.group { $0.funds = [] }
    #expect(Self.late(in: plan, of: without).isEmpty)
  }

  @Test func noPennyIsLost() {
    for share in stride(from: 1, through: 1000, by: 37) {
      let late = Self.late(of: Self.group(share: share))
      #expect(late.map(\.total) == (21_500 * share / 1000 == 0 ? [] : [Pence(21_500 * share / 1000)]))
    }
  }

  /// A table can't name an activity that the group hasn't any more: the event would be refused for it.
  @Test func whatIsNotWishedForAnyMoreIsOwedAllTheSame() throws {
    let late = Self.late(of: Self.group { $0.activities.removeAll { $0.id == "course" } })
    #expect(Self.owed(late) == ["ash 3584", "elm 3583", "oak 3583"])
    let due = try #require(late.first?.dues.first)
    #expect(due.activity == nil && due.reference == "course part 1")
  }

  @Test func sumsThatNobodyPaysAreSharedToo() {
    var plan = SmallPlan.plan()
    for index in plan.charges.indices where plan.charges[index].kind == .fee {
      plan.charges[index].amount = Pence(4_000_000_000)
    }
    let late = Self.late(in: plan, of: Self.group { $0.providers[0].feePerSession = Pence(24_000_000_000 - 1500) })
    #expect(Self.owed(late) == ["ash 4000000000", "elm 4000000000", "oak 4000000000"])
  }

  @Test func noReferenceIsTakenForANumber() {
    let all = (1...12).flatMap { cohort in
      (1...12).map { Due.reference(of: Occurrence.Number(cohort: cohort, part: $0)) }
    }
    #expect(Set(all).count == 144 && all.allSatisfy { Double($0) == nil })
    #expect(all[9] == "part 10" && all[13] == "cohort 2 part 2")
  }

  // MARK: Supply

  private static func supplied(_ state: SupplyBooking.State? = nil, days: Int? = nil) -> Group {
    group(days: nil) { group in
      group.changeSchool("oak") { school in
        school.supply.cancellationCharge = Pence(6000)
        school.supply.cancellationDays = days
      }
      group.bookings =
        state.map { [SupplyBooking(school: "oak", date: first, number: 1, state: $0)] } ?? []
    }
  }

  @Test func supplyThatIsFreedLateIsCharged() throws {
    let late = Self.late(of: Self.supplied(), today: "2026-10-14")
    #expect(Self.owed(late) == ["oak 6000"])
    let due = try #require(late.first?.dues.first)
    #expect(due.kind == .supply && due.reference == "supply 1" && due.date == Self.first && due.activity == nil)
    #expect(Self.late(of: Self.supplied(), today: "2026-10-13").isEmpty)
    #expect(Self.owed(Self.late(of: Self.supplied(days: 2), today: "2026-10-13")) == ["oak 6000"])
    #expect(Self.late(of: Self.supplied(days: 0), today: "2026-10-14").isEmpty)
  }

  @Test func whoWasNeverBookedIsNotCalledOff() {
    for state: SupplyBooking.State in [.requested, .confirmed] {
      #expect(Self.owed(Self.late(of: Self.supplied(state), today: "2026-10-14")) == ["oak 6000"])
    }
    for state: SupplyBooking.State in [.needed, .unfilled, .cancelled] {
      #expect(Self.late(of: Self.supplied(state), today: "2026-10-14").isEmpty)
    }
  }

  @Test func supplyThatDoesNotComeIsNotCalledOff() {
    let booking = SupplyBooking(school: "oak", date: Self.first, number: 1, state: .unfilled)
    #expect(Self.late(.supply([booking]), of: Self.supplied(), today: "2026-10-14").isEmpty)
  }

  // MARK: Rows

  @Test func whatIsOwedTwiceIsOneRow() {
    var group = Self.group()
    let dues = Self.late().flatMap(\.dues)
    group.owe(dues)
    #expect(group.dues == dues)
    group.owe(Array(dues.prefix(1)))
    #expect(group.dues.map(\.amount) == [Pence(7168), Pence(3583), Pence(3583)])
  }

  @Test func whatIsOnAgainIsOwedNoMore() throws {
    let plan = SmallPlan.plan()
    var group = Self.group()
    var byHand = Due(date: Self.first, payer: .school("oak"), amount: Pence(5), kind: .fee)
    byHand.activity = "course"
    group.dues = [byHand]
    group.owe(Self.late().flatMap(\.dues))
    var supply = Due(date: Self.first, payer: .school("oak"), amount: Pence(6000), kind: .supply)
    supply.reference = "supply 1"
    group.owe([supply])
    let parts = plan.occurrences.filter { $0.activity == "course" }
    var other = group
    #expect(other.forgive([parts[1]], []).isEmpty && other == group)
    #expect(group.forgive([parts[0]], []).count == 3)
    #expect(group.dues == [byHand, supply])
    let bought = try #require(plan.supply.first { $0.school == "oak" && $0.date == Self.first })
    #expect(group.forgive([], [bought]) == [supply] && group.dues == [byHand])
  }
}
