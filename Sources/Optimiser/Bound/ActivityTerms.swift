// SPDX-License-Identifier: Apache-2.0

import Domain

/// What an activity's terms make of its value at given prices: worth, fees, who must come, how many may.
struct ActivityTerms {
  private let activity: ActivityData
  private let model: BoundModel
  /// What the activity is worth as a whole, scaled; 0 where each presence is.
  let worth: Int
  /// Whether each presence has a worth of its own.
  let countsPresence: Bool
  /// By quota: people who are surely there.
  private var counted: [Int] = []
  /// Quotas of people who may lead.
  private var leaderQuotas: [Int: Int] = [:]
  private let fees: FeeTerms

  init(_ activity: ActivityData, model: BoundModel, prices: [Int]) {
    self.activity = activity
    self.model = model
    fees = FeeTerms(activity, instance: model.instance, prices: prices)
    let rates = model.instance.rules.rates
    let stated = activity.value.worth.map(\.rawValue)
    switch activity.kind {
    case .session(let session):
      let mix = session.spec.mix == .liked ? rates.mixMet.rawValue * session.spec.series.parts : 0
      worth = ((stated ?? 0) + mix) * SharedRows.scale
      countsPresence = stated == nil
      countQuotas(session)
    case .visit:
      worth =
        (stated
          ?? floorDivide(
            rates.visit.rawValue * Self.need(activity, model) * (1 << activity.value.effectivePriority), 8000))
        * SharedRows.scale
      countsPresence = false
    case .cohorts, .circle, .specialist, .secondment, .other:
      worth = 0
      countsPresence = false
    }
  }

  /// The greatest need that a visit can count by: that of the first visitor, or of the next where they may be away.
  private static func need(_ activity: ActivityData, _ model: BoundModel) -> Int {
    let sure = activity.candidates.firstIndex { !model.mayBeAway($0.person) } ?? activity.candidates.count - 1
    return activity.candidates.prefix(sure + 1)
      .map { activity.need(ofBaseOf: $0.person, model.instance) }.max() ?? 0
  }

  /// Who may be away without being missed isn't counted on.
  private mutating func countQuotas(_ session: SessionData) {
    var absent = [Int](repeating: 0, count: session.quotas.count)
    for candidate in activity.candidates where model.mayBeAway(candidate.person) {
      absent[Int(candidate.quota)] += 1
    }
    counted = session.quotas.indices.map { session.quotas[$0].assigned - absent[$0] }
    for candidate in activity.candidates where activity.leadingPeople.contains(candidate.person) {
      leaderQuotas[candidate.person] = Int(candidate.quota)
    }
  }

  /// How many of a quota are wanted at least, if `leader` leads.
  func wanted(_ number: Int, _ quota: SessionData.Quota, leader: Int) -> Int {
    var count = counted[number]
    if leader >= 0, leaderQuotas[leader] == number, !model.mayBeAway(leader) { count -= 1 }
    return max(0, min(count, quota.perSchool))
  }

  /// What a part's fee comes to, and each head's, scaled.
  func fee(_ option: Option) -> (part: Int, head: Int) {
    let asked = fees.asked(option)
    return (fees.value(asked.part), fees.value(asked.head))
  }

  /// What a part's fee makes its payer spend.
  func feeUse(_ option: Option, heads: Int) -> [RowUse] {
    let asked = fees.asked(option)
    return fees.use(asked.part + heads * asked.head)
  }

  /// What the activity costs besides, once, scaled; and what it makes its payer spend.
  var cost: Int { fees.value(fees.cost) }
  var costUse: [RowUse] { fees.use(fees.cost) }

  /// How many may come.
  func most(_ option: Option) -> Int {
    guard case .session(let session) = activity.kind else { return Int.max / 2 }
    var most = session.spec.mostPeople ?? Int.max / 2
    let provider = activity.leadingProvider(option)
    if provider >= 0, let capacity = model.instance.providers[provider].value.capacity { most = min(most, capacity) }
    let place = Int(option.place)
    if place < model.instance.schools.count {
      let rooms = model.instance.rooms[place]
      let capacity = rooms.map(\.capacity).max() ?? model.instance.rules.defaults.venueCapacity
      most = min(most, capacity - (option.leader >= 0 ? 1 : 0))
    }
    return most
  }
}
