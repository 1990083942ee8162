// SPDX-License-Identifier: Apache-2.0

import Domain

/// What each candidate's coming to a session would be by itself, at one place and time of one day.
///
/// It's the plain `DayEvaluator` that says so. What it says of somebody hangs, of the date, on how the day looks at their
/// own school and those at which they teach; so it's asked once for all days that look alike to these, however different
/// they are at the schools of others who might come, and its answers are kept until `forget`.
struct SoloTable {
  let evaluator: DayEvaluator
  let number: Int
  let activity: ActivityDraft
  /// Minutes.
  let length: Int

  /// What one candidate's coming would be.
  struct Solo: Equatable {
    /// Thousandths of a lesson-equivalent.
    var cost: Int32 = 0
    /// Why they can't come, if so.
    var broken: RuleSet = []
  }

  /// By candidate, of the place and time looked at last.
  private(set) var solos: [Solo]

  /// Candidates whose days hang on the same schools.
  private struct Colleagues {
    let schools: [Int]
    var candidates: [Int] = []
    /// Numbers of the patterns of days seen so far, among those of all colleagues.
    var patterns: [Pattern: Int32] = [:]
  }

  private struct Pattern: Hashable {
    let key: PatternKey
    /// What has taken place isn't judged (H17).
    let isOver: Bool
  }

  private struct PlaceAndTime: Hashable {
    let place: Int32
    let start: Int32
  }

  private var colleagues: [Colleagues]
  private var day = -1
  /// By colleagues: the number of the pattern that today is of.
  private var today: [Int32]
  /// Patterns seen so far, of all colleagues.
  private var patterns: Int32 = 0
  private var numbers: [PlaceAndTime: Int] = [:]
  /// By number of the place and time, and by pattern: where in `answers` the first of its colleagues stands; -1 for nowhere.
  private var rows: [[Int32]] = []
  /// What has been asked so far, a row for each time, place, pattern and colleagues, in the order in which it was asked.
  private var answers: [Solo] = []
  /// How many stand there.
  var asked: Int { answers.count }
  /// Used again for each question, so that asking allocates nothing.
  private var hours: [(base: Int, works: WorkingPattern, hours: DayEvaluator.Hours)] = []

  private var instance: Instance { evaluator.instance }

  init(evaluator: DayEvaluator, number: Int, activity: ActivityDraft, length: Int) {
    self.evaluator = evaluator
    self.number = number
    self.activity = activity
    self.length = length
    solos = Array(repeating: Solo(), count: activity.candidates.count)
    var numbers: [[Int]: Int] = [:]
    var colleagues: [Colleagues] = []
    for (index, candidate) in activity.candidates.enumerated() {
      let schools = evaluator.instance.schoolsOfDay(candidate.person)
      if numbers[schools] == nil {
        numbers[schools] = colleagues.count
        colleagues.append(Colleagues(schools: schools))
      }
      colleagues[numbers[schools, default: 0]].candidates.append(index)
    }
    self.colleagues = colleagues
    today = Array(repeating: -1, count: colleagues.count)
  }

  /// Looks at another day from here on.
  mutating func turn(to day: Int) {
    self.day = day
    let isOver = day < instance.published.openDay
    for index in colleagues.indices {
      let key = PatternKey(instance.calendar, schools: colleagues[index].schools, day: day)
      let pattern = Pattern(key: key, isOver: isOver)
      if let known = colleagues[index].patterns[pattern] {
        today[index] = known
      } else {
        today[index] = patterns
        colleagues[index].patterns[pattern] = patterns
        patterns += 1
      }
    }
  }

  /// Forgets all answers so far.
  mutating func forget() {
    answers.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    patterns = 0
    for index in colleagues.indices { colleagues[index].patterns.removeAll(keepingCapacity: true) }
  }

  /// Works out what everybody's coming to this place at this time would be.
  mutating func look(at place: Int, start: Int) {
    let slot = slot(PlaceAndTime(place: Int32(place), start: Int32(start)))
    for index in colleagues.indices {
      let pattern = Int(today[index])
      var first = Int(rows[slot][pattern])
      if first < 0 {
        first = ask(colleagues: index, place: place, start: start)
        rows[slot][pattern] = Int32(first)
      }
      for (position, candidate) in colleagues[index].candidates.enumerated() {
        solos[candidate] = answers[first + position]
      }
    }
  }

  /// The number of a place and time, with room for each pattern seen so far.
  private mutating func slot(_ key: PlaceAndTime) -> Int {
    let slot = numbers[key] ?? rows.count
    if slot == rows.count {
      numbers[key] = slot
      rows.append([])
    }
    let missing = Int(patterns) - rows[slot].count
    if missing > 0 { rows[slot].append(contentsOf: repeatElement(-1, count: missing)) }
    return slot
  }

  /// Asks these colleagues, and says where their answers begin.
  private mutating func ask(colleagues index: Int, place: Int, start: Int) -> Int {
    let first = answers.count
    hours.removeAll(keepingCapacity: true)
    for candidate in colleagues[index].candidates { answers.append(answer(candidate, place: place, start: start)) }
    return first
  }

  /// Whether a time is one at which somebody can come depends on their school and working days alone; whoever can't isn't
  /// looked at further.
  private mutating func answer(_ index: Int, place: Int, start: Int) -> Solo {
    let candidate = activity.candidates[index]
    if candidate.hasDeclined { return Solo(cost: 0, broken: RuleSet(.refused)) }
    let data = instance.people[candidate.person]
    let hours: DayEvaluator.Hours
    if let like = self.hours.first(where: { $0.base == data.base && $0.works == data.works }) {
      hours = like.hours
    } else {
      hours = evaluator.hours(data, day: day, start: start, end: start + length)
      self.hours.append((data.base, data.works, hours))
    }
    if !canCome(candidate, hours, until: start + length) { return Solo(cost: 0, broken: RuleSet(.notAtWork)) }
    return solo(candidate.person, role: candidate.level.itemRole, place: place, start: start, hours: hours)
  }

  /// H2's band and its limits on twilights, as `DayEvaluator` has them.
  private func canCome(_ candidate: Candidate, _ hours: DayEvaluator.Hours, until end: Int) -> Bool {
    if hours.outside > 0 {
      let base = instance.people[candidate.person].base
      if candidate.level != .invited || end > instance.schools[base].latestTwilight { return false }
      if instance.calendar.at(base, day).kind == .closed { return false }
    }
    return activity.data.bands.contains(hours.band)
  }

  /// What somebody's coming in this role would be, asked anew.
  func solo(
    _ person: Int, role: Item.Role, place: Int, start: Int, hours: DayEvaluator.Hours? = nil
  ) -> Solo {
    if instance.vetoes.forbids(person: person, place: place) { return Solo(cost: 0, broken: RuleSet(.veto)) }
    let isOnline = place == instance.travel.online
    let item = Item(
      activity: Int32(number), part: 0,
      place: isOnline ? Int16(instance.schools[instance.people[person].base].place) : Int16(place),
      start: Int16(start), end: Int16(start + length), role: role, isOnline: isOnline)
    let effect = evaluator.effect(person: person, day: day, item: item, hours: hours)
    if !effect.broken.isEmpty { return Solo(cost: 0, broken: effect.broken) }
    let cost = SoloEstimate(evaluator: evaluator).cost(effect, person: person, day: day)
    return Solo(cost: Int32(clamping: cost))
  }
}

extension Instance {
  /// Schools on which it hangs what somebody has on a day: their base and those at which they have lessons; ascending.
  func schoolsOfDay(_ person: Int) -> [Int] {
    let lessons = Int(personLessonStarts[person * 7])..<Int(personLessonStarts[person * 7 + 7])
    return Set([people[person].base] + lessons.map { self.lessons[Int(personLessons[$0])].school }).sorted()
  }
}
