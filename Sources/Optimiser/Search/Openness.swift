// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whether an option can be had beside what is placed already, as far as that's seen without placing it: a room, the
/// provider, and those whom the activity can't do without on days on which they do something else.
struct Openness {
  let number: Int
  let activity: ActivityData
  let state: State
  private let required: [Int]
  private let evaluator: DayEvaluator

  init(number: Int, activity: ActivityData, state: State) {
    self.number = number
    self.activity = activity
    self.state = state
    evaluator = DayEvaluator(instance: state.instance, assumesRepayment: true)
    switch activity.kind {
    case .session(let session):
      required = activity.candidates.filter {
        $0.level == .required && session.spec.participants[$0.rule].perSchool == nil
      }.map(\.person)
    default: required = activity.candidates.map(\.person)
    }
  }

  /// Whether nothing that's placed stands in the way of `option`.
  func isOpen(_ option: Option) -> Bool {
    let builder = ItemBuilder(instance: state.instance)
    var leader = -1
    if case .session(let session) = activity.kind {
      if state.providerRefuses(session, option) != nil || state.freeRoom(option, wanted: 0) == nil { return false }
      leader = session.leadingPerson(option)
      if leader >= 0, clashes(leader, option, builder, .leader) { return false }
    } else if clashes(Int(option.host), option, builder, .host) {
      return false
    }
    let role: Item.Role = option.host >= 0 ? .visitor : .required
    return !required.contains { $0 != leader && clashes($0, option, builder, role) }
  }

  private func clashes(_ person: Int, _ option: Option, _ builder: ItemBuilder, _ role: Item.Role) -> Bool {
    let day = Int(option.day)
    if state.isFree(person: person, day: day) { return false }
    // Whoever is seconded isn't waited for.
    if role == .required, state.items(person: person, day: day).contains(where: { $0.role == .secondee }) {
      return false
    }
    let item =
      role == .host
      ? builder.host(option, activity: number, part: 0)
      : builder.attendee(option, activity: number, part: 0, person: person, role: role)
    return state.clashes(item, person: person, day: day, evaluator)
  }
}

extension State {
  /// Whether somebody's day as it is leaves no room for something else; a specialist's stays make room. What keeps somebody
  /// away by itself isn't asked of a free day: compiling has seen to that.
  func clashes(_ item: Item, person: Int, day: Int, _ evaluator: DayEvaluator) -> Bool {
    if isFree(person: person, day: day) { return false }
    let items = items(person: person, day: day).filter { $0.role != .specialist }
    return !items.isEmpty && !evaluator.effect(person: person, day: day, items: items + [item]).broken.isEmpty
  }
}
