// SPDX-License-Identifier: Apache-2.0

import Domain

/// What schools pay for people instead of their own: hires, recharges of secondments, contributions to specialists.
enum StaffingCharges {
  /// All of them, in no order, lines of nothing too.
  static func of(_ postings: [Posting], _ specialists: [SpecialistYear], index: GroupIndex) -> [Charge] {
    postings.flatMap { posting in
      [charge(.hire, posting.activity, posting.member.school.id, sum(posting.hires(index)))]
        + shared(
          .recharge, posting.activity, to: posting.member.school.id, from: [(posting.post.id, posting.recharge(index))],
          index)
    }
      + specialists.flatMap { year in
        let own = year.member.school.id
        let amounts = year.halfDays.keys.sorted().map { ($0, year.wish.contribution * (year.halfDays[$0] ?? 0)) }
        return shared(.contribution, year.activity, to: own, from: amounts, index)
      }
  }

  /// What other schools pay `receiver`, each by itself or through the activity's fund where that is for it.
  private static func shared(
    _ kind: Charge.Kind, _ activity: Activity, to receiver: Identifier<School>,
    from amounts: [(school: Identifier<School>, amount: Pence)], _ index: GroupIndex
  ) -> [Charge] {
    let others = amounts.filter { $0.school != receiver }
    let fund = index.fund(of: activity).flatMap { $0.paysFees ? $0 : nil }
    let isFunded = { (school: Identifier<School>) in
      fund.map { $0.schools.isEmpty || $0.schools.contains(school) } ?? false
    }
    var charges = others.filter { !isFunded($0.school) }.map { charge(kind, activity, $0.school, $0.amount) }
    if let fund {
      let paid = sum(others.filter { isFunded($0.school) }.map(\.amount))
      charges.append(
        Charge(kind: kind, school: nil, fund: fund.id, activity: activity.id, date: nil, amount: paid))
    }
    return charges + [charge(kind, activity, receiver, .zero - sum(others.map(\.amount)))]
  }

  private static func charge(
    _ kind: Charge.Kind, _ activity: Activity, _ school: Identifier<School>, _ amount: Pence
  ) -> Charge {
    Charge(kind: kind, school: school, fund: nil, activity: activity.id, date: nil, amount: amount)
  }

  private static func sum(_ amounts: [Pence]) -> Pence { amounts.reduce(.zero, +) }
}

extension Posting {
  /// What people hired in the seconded person's place cost, for each half-term.
  func hires(_ index: GroupIndex) -> [Pence] {
    halfTerms.map { number in
      index.hireRate(member.school) * index.weeksWithPupils(member.school.id, number)
        * halfDays(filledBy: .hire, inHalfTerm: number)
    }
  }

  /// What the post's school needn't pay for somebody hired, for each half-term; nothing unless the post is vacant.
  func saved(_ index: GroupIndex) -> [Pence] {
    guard wish.isVacant else { return [] }
    return halfTerms.map { index.hireRate(post) * index.weeksWithPupils(post.id, $0) * halfDays.count }
  }

  /// What the post's school pays the person's.
  func recharge(_ index: GroupIndex) -> Pence {
    let rate = wish.recharge ?? index.hireRate(member.school)
    return halfTerms.reduce(.zero) { $0 + rate * index.weeksWithPupils(member.school.id, $1) * halfDays.count }
  }
}

extension GroupIndex {
  /// What somebody hired for a half-term or longer costs a school for a half-day.
  func hireRate(_ school: School) -> Pence {
    school.supply.hireHalfDayRate
      ?? Pence(floorDivide(Supply.dayRate(school, self).rawValue * group.rules.defaults.hireHalfDay.rawValue, 1000))
  }

  /// How many weeks with pupils a school has in a half-term.
  func weeksWithPupils(_ school: Identifier<School>, _ halfTerm: Int) -> Int {
    weeks(school)?.count(inHalfTerm: halfTerm) ?? 0
  }
}
