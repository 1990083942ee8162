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
    /// Numbers of the patterns of days seen so far.
    var patterns: [Pattern: Int] = [:]
    /// The number of today's pattern.
    var today = 0
    /// By pattern, and by number of the place and time: where in `answers` the first of them stands; -1 for nowhere.
    var rows: [[Int32]] = []
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
  private var numbers: [PlaceAndTime: Int] = [:]
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
  }

  /// Looks at another day from here on.
  mutating func turn(to day: Int) {
    self.day = day
    let isOver = day < instance.published.openDay
    for index in colleagues.indices {
      let key = PatternKey(instance.calendar, schools: colleagues[index].schools, day: day)
      let pattern = Pattern(key: key, isOver: isOver)
      if let known = colleagues[index].patterns[pattern] {
        colleagues[index].today = known
      } else {
        colleagues[index].today = colleagues[index].rows.count
        colleagues[index].patterns[pattern] = colleagues[index].rows.count
        colleagues[index].rows.append([])
      }
    }
  }

  /// Forgets all answers so far.
  mutating func forget() {
    answers.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    for index in colleagues.indices {
      colleagues[index].patterns.removeAll(keepingCapacity: true)
      colleagues[index].rows.removeAll(keepingCapacity: true)
    }
  }

  /// Works out what everybody's coming to this place at this time would be.
  mutating func look(at place: Int, start: Int) {
    let key = PlaceAndTime(place: Int32(place), start: Int32(start))
    let slot = numbers[key] ?? numbers.count
    numbers[key] = slot
    for index in colleagues.indices {
      let first = row(colleagues: index, slot: slot, place: place, start: start)
      for (position, candidate) in colleagues[index].candidates.enumerated() {
        solos[candidate] = answers[first + position]
      }
    }
  }

  /// Where the answers of these colleagues begin, asked now if they haven't been.
  private mutating func row(colleagues index: Int, slot: Int, place: Int, start: Int) -> Int {
    let today = colleagues[index].today
    if slot < colleagues[index].rows[today].count {
      let known = Int(colleagues[index].rows[today][slot])
      if known >= 0 { return known }
    } else {
      while colleagues[index].rows[today].count <= slot { colleagues[index].rows[today].append(-1) }
    }
    let first = answers.count
    hours.removeAll(keepingCapacity: true)
    for candidate in colleagues[index].candidates { answers.append(answer(candidate, place: place, start: start)) }
    colleagues[index].rows[today][slot] = Int32(first)
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
    return solo(candidate.person, role: candidate.level.itemRole, place: place, start: start)
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
  mutating func solo(_ person: Int, role: Item.Role, place: Int, start: Int) -> Solo {
    if instance.vetoes.forbids(person: person, place: place) { return Solo(cost: 0, broken: RuleSet(.veto)) }
    let isOnline = place == instance.travel.online
    let item = Item(
      activity: Int32(number), part: 0,
      place: isOnline ? Int16(instance.schools[instance.people[person].base].place) : Int16(place),
      start: Int16(start), end: Int16(start + length), role: role, isOnline: isOnline)
    let effect = evaluator.effect(person: person, day: day, item: item)
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
