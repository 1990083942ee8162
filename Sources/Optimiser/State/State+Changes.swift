// SPDX-License-Identifier: Apache-2.0

import Domain

/// What activities were before they were changed, latest last, so that moves can be taken back; moves may be nested.
struct Journal {
  private(set) var depth = 0
  private(set) var entries: [Entry] = []
  /// By activity: position of its latest entry, -1 for none.
  private var latest: [Int32] = []
  /// Entries from here on belong to the innermost move.
  private var start = 0

  struct Entry {
    let activity: Int
    let placement: Placement
    fileprivate let earlier: Int32
  }

  /// Begins a move.
  mutating func open(activities: Int) -> Mark {
    if latest.count != activities { latest = Array(repeating: -1, count: activities) }
    let mark = Mark(start: entries.count, outer: start)
    start = entries.count
    depth += 1
    return mark
  }

  /// A move that was begun.
  struct Mark {
    fileprivate let start: Int
    fileprivate let outer: Int
  }

  mutating func note(_ activity: Int, _ placement: Placement) {
    if depth == 0 || Int(latest[activity]) >= start { return }
    entries.append(Entry(activity: activity, placement: placement, earlier: latest[activity]))
    latest[activity] = Int32(entries.count - 1)
  }

  /// What the activities changed since `mark` were before, each once, in order of first change.
  func before(_ mark: Mark) -> [Entry] {
    var seen: Set<Int> = []
    return entries[mark.start...].filter { seen.insert($0.activity).inserted }
  }

  /// Ends a move; its entries stay for the moves around it, unless `isUndone`.
  mutating func close(_ mark: Mark, isUndone: Bool) {
    depth -= 1
    start = mark.outer
    if !isUndone && depth > 0 { return }
    while entries.count > mark.start {
      let entry = entries.removeLast()
      latest[entry.activity] = entry.earlier
    }
  }
}

extension State {
  // MARK: Moves that can be taken back

  /// Begins to note what changes.
  mutating func begin() -> Journal.Mark { journal.open(activities: placements.count) }

  /// Lets the changes since `begin` stand.
  mutating func commit(_ mark: Journal.Mark) { journal.close(mark, isUndone: false) }

  /// Takes back every change since `begin`.
  mutating func rollBack(_ mark: Journal.Mark) {
    // While the move is still open, its activities aren't noted again: moves around it mustn't take what's undone here
    // for what was there before.
    put(journal.before(mark).map { ($0.activity, $0.placement) })
    journal.close(mark, isUndone: true)
  }

  /// Everything that differs from what it was at `begin`, as it is now.
  func changes(since mark: Journal.Mark) -> [(activity: Int, placement: Placement)] {
    journal.before(mark).map { ($0.activity, placements[$0.activity]) }
  }

  /// Gives activities these placements, all at once.
  mutating func put(_ changes: [(activity: Int, placement: Placement)]) {
    let differing = changes.filter { placements[$0.activity] != $0.placement }
    for change in differing where !canDiffer(change.activity, change.placement) { unplace(change.activity) }
    for change in differing {
      if isPlaced(change.activity) {
        setRota(change.activity, change.placement)
      } else {
        place(change.activity, change.placement)
      }
    }
  }

  /// Whether a placement is reached by changing what's there: a rota's days.
  private func canDiffer(_ activity: Int, _ placement: Placement) -> Bool {
    !placement.template.isEmpty && !placements[activity].template.isEmpty
  }

  // MARK: Changes

  /// Puts an activity that isn't placed into the plan, lawful or not.
  mutating func place(_ activity: Int, _ placement: Placement) {
    if placement.isEmpty { return }
    journal.note(activity, placements[activity])
    placements[activity] = placement
    must -= instance.activities[activity].mustWeight
    for part in placement.occurrences.indices { register(activity, part: part, by: 1) }
    if let secondment = placement.secondment { register(secondment, activity, by: 1) }
    eachItem(of: activity, placement) { state, person, day, item in state.attach(item, person: person, day: day) }
    marks.activities.insert(activity)
    refresh()
  }

  /// Takes an activity out of the plan.
  @discardableResult
  mutating func unplace(_ activity: Int) -> Placement {
    let placement = placements[activity]
    if placement.isEmpty { return placement }
    journal.note(activity, placement)
    eachItem(of: activity, placement) { state, person, day, item in state.detach(item, person: person, day: day) }
    for part in placement.occurrences.indices { register(activity, part: part, by: -1) }
    if let secondment = placement.secondment { register(secondment, activity, by: -1) }
    placements[activity] = .none
    must += instance.activities[activity].mustWeight
    marks.activities.insert(activity)
    refresh()
    return placement
  }

  /// Lets a candidate come to some parts of a placed session, with these repayments, or stay away; parts of which that's so
  /// already stay as they are.
  /// - Returns: the candidate's repayments that fall with their coming.
  @discardableResult
  mutating func setAttendance(
    _ activity: Int, candidate: Int32, parts: some Sequence<Int>, attends: Bool, repayments: [PartRepayment] = []
  ) -> [PartRepayment] {
    journal.note(activity, placements[activity])
    let builder = ItemBuilder(instance: instance)
    let data = instance.activities[activity].candidates[Int(candidate)]
    var dropped: [PartRepayment] = []
    // Of what has begun somebody may be in some parts and not in others.
    for part in parts where placements[activity][part].attendees.contains(candidate) != attends {
      let option = placements[activity][part].option
      let item = builder.attendee(
        option, activity: activity, part: part, person: data.person, role: data.level.itemRole)
      if attends {
        let place = placements[activity][part].attendees.firstIndex { $0 > candidate }
        placements[activity][part].attendees.insert(
          candidate, at: place ?? placements[activity][part].attendees.count)
        attach(item, person: data.person, day: Int(option.day))
      } else {
        for repayment in placements[activity][part].repayments where Int(repayment.person) == data.person {
          dropped.append(PartRepayment(part: part, repayment: repayment))
        }
        for entry in dropped where entry.part == part { setRepayment(activity, entry, isRepaid: false) }
        placements[activity][part].attendees.removeAll { $0 == candidate }
        detach(item, person: data.person, day: Int(option.day))
      }
    }
    for entry in repayments { setRepayment(activity, entry, isRepaid: true) }
    marks.activities.insert(activity)
    refresh()
    return dropped
  }

  /// Lets several candidates who aren't in yet come to some parts of a placed session.
  mutating func bringIn(_ activity: Int, candidates: [Int32], parts: Range<Int>) {
    journal.note(activity, placements[activity])
    let builder = ItemBuilder(instance: instance)
    let sorted = candidates.sorted()
    for part in parts {
      let option = placements[activity][part].option
      placements[activity][part].attendees = Self.merged(placements[activity][part].attendees, sorted)
      for candidate in sorted {
        let data = instance.activities[activity].candidates[Int(candidate)]
        let item = builder.attendee(
          option, activity: activity, part: part, person: data.person, role: data.level.itemRole)
        attach(item, person: data.person, day: Int(option.day))
      }
    }
    marks.activities.insert(activity)
    refresh()
  }

  /// Two ascending lists as one.
  private static func merged(_ first: [Int32], _ second: [Int32]) -> [Int32] {
    var merged: [Int32] = []
    merged.reserveCapacity(first.count + second.count)
    var next = 0
    for element in first {
      while next < second.count, second[next] < element {
        merged.append(second[next])
        next += 1
      }
      merged.append(element)
    }
    return merged + second[next...]
  }

  /// Adds a repayment to a placed activity, or takes it away.
  mutating func setRepaid(_ activity: Int, _ entry: PartRepayment, isRepaid: Bool) {
    journal.note(activity, placements[activity])
    setRepayment(activity, entry, isRepaid: isRepaid)
    marks.activities.insert(activity)
    refresh()
  }

  private mutating func setRepayment(_ activity: Int, _ entry: PartRepayment, isRepaid: Bool) {
    let builder = ItemBuilder(instance: instance)
    let repayment = entry.repayment
    let person = Int(repayment.person)
    let day = Int(placements[activity][entry.part].option.day)
    if isRepaid {
      let list = placements[activity][entry.part].repayments
      placements[activity][entry.part].repayments.insert(
        repayment, at: list.firstIndex { repayment < $0 } ?? list.count)
    } else {
      placements[activity][entry.part].repayments.removeAll { $0 == repayment }
    }
    if var item = item(of: activity, part: entry.part, person: person, day: day) {
      detach(item, person: person, day: day)
      item.repaid = builder.repaid(placements[activity][entry.part], person: person)
      attach(item, person: person, day: day)
    }
    let lesson = builder.repayment(repayment, activity: activity, part: entry.part)
    if isRepaid {
      attach(lesson, person: person, day: Int(repayment.day))
    } else {
      detach(lesson, person: person, day: Int(repayment.day))
    }
  }

  /// Gives a placed specialist another template and other stays; only days that differ are touched.
  mutating func setRota(_ activity: Int, _ placement: Placement) {
    let old = placements[activity]
    if old == placement { return }
    if old.isEmpty || placement.isEmpty {
      unplace(activity)
      place(activity, placement)
      return
    }
    guard case .specialist(let specialist) = instance.activities[activity].kind else { return }
    journal.note(activity, old)
    let builder = ItemBuilder(instance: instance)
    let before = Dictionary(uniqueKeysWithValues: old.occurrences.map { ($0.stayKey, $0.option) })
    let after = Dictionary(uniqueKeysWithValues: placement.occurrences.map { ($0.stayKey, $0.option) })
    for stay in old.occurrences where after[stay.stayKey] != stay.option {
      detach(
        builder.stay(stay.option, activity: activity), person: specialist.person, day: Int(stay.option.day))
    }
    placements[activity] = placement
    for stay in placement.occurrences where before[stay.stayKey] != stay.option {
      attach(
        builder.stay(stay.option, activity: activity), person: specialist.person, day: Int(stay.option.day))
    }
    marks.activities.insert(activity)
    refresh()
  }

  /// Calls `body` with everything that a placement puts into people's days.
  private mutating func eachItem(
    of activity: Int, _ placement: Placement, _ body: (inout State, Int, Int, Item) -> Void
  ) {
    for entry in ItemBuilder(instance: instance).items(of: activity, placement) {
      body(&self, entry.person, entry.day, entry.item)
    }
  }
}
