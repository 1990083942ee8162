// SPDX-License-Identifier: Apache-2.0

import Choice
import Domain

/// Builds the explicit model of a group whose rotas and secondments are placed (`docs/explicit-model.md`).
struct ExplicitCompiler {
  let fixed: State
  let limits: ExplicitLimits
  let loads: LoadMaker
  let evaluator: DayEvaluator
  var draft = ModelDraft()
  var parts: [ExplicitModel.Part] = []
  var figures = ExplicitFigures()
  /// Who makes a class lose a subject when.
  var subjectLosses: [SubjectKey: [DayColumn]] = [:]
  var classWeeks: [RowKey: ClassWeek] = [:]
  /// Uses of rooms by room and day.
  var roomUses: [RoomDay: [RoomUse]] = [:]
  /// What may lie in people's days.
  var dayUses: [RowKey: [DayUse]] = [:]
  /// Periods in which somebody may leave a class.
  var lessonRows: Set<RowKey> = []
  /// Pence of fixed purchases that are decided again, by school.
  var refunds: [Int: Int] = [:]
  var instance: Instance { fixed.instance }

  struct SubjectKey: Hashable {
    let classIndex: Int
    let subject: Int
  }

  struct DayColumn {
    let day: Int
    let column: Int
  }

  /// What may happen to a class in one week.
  struct ClassWeek {
    /// Most lessons that one person's absence takes, and the greatest base cost of one.
    var mostLessons = 0
    var base = 0
  }

  struct RoomDay: Hashable {
    let place: Int
    let room: Int
    let day: Int
  }

  struct RoomUse {
    let start: Int
    let end: Int
    let column: Int
  }

  struct DayUse {
    let item: Item
    let column: Int
  }

  init(_ fixed: State, limits: ExplicitLimits) {
    self.fixed = fixed
    self.limits = limits
    loads = LoadMaker(fixed)
    evaluator = fixed.evaluator
  }

  /// The model.
  /// - Throws: where it would be larger than the limits allow.
  mutating func compile() throws(ExplicitModelTooLarge) -> ExplicitModel {
    draft.restOffset = fixed.rest
    draft.mustOffset = fixed.must
    for (number, activity) in instance.activities.enumerated() where !activity.options.isEmpty {
      switch activity.kind {
      case .session(let session): addSession(number, activity, session)
      case .visit: addVisit(number, activity)
      case .cohorts, .circle, .specialist, .secondment, .other: break
      }
      try checkSize()
    }
    addClassRows()
    addPeopleRows()
    addSchoolRows()
    try checkSize()
    return finish()
  }

  private func checkSize() throws(ExplicitModelTooLarge) {
    if draft.termCount > limits.amounts {
      throw ExplicitModelTooLarge(most: limits.amounts)
    }
  }

  private func finish() -> ExplicitModel {
    let (model, options) = draft.build(RowNames(instance: instance))
    var parts = parts
    for part in parts.indices {
      for way in parts[part].ways.indices { parts[part].ways[way].choice = options[parts[part].ways[way].choice] }
      for coming in parts[part].comings.indices {
        parts[part].comings[coming].choice = options[parts[part].comings[coming].choice]
      }
    }
    let placed = instance.activities.indices.filter { fixed.isPlaced($0) }.map { ($0, fixed.placements[$0]) }
    var figures = figures
    figures.fixed = placed.count
    figures.decisions = model.decisionCount
    figures.resources = model.resourceCount
    figures.amounts = model.entryCount
    return ExplicitModel(
      model: model, figures: figures, mustWeight: draft.mustWeight, mustOffset: draft.mustOffset,
      musts: draft.musts(options, count: model.optionCount), fixed: placed, parts: parts,
      start: draft.restingChoice(model, options))
  }

  // MARK: What a column means

  /// Adds what one person's part in something means.
  mutating func apply(_ load: PersonLoad, to column: Int, day: Int) {
    draft.charge(column, rest: load.rest)
    for entry in load.amounts { draft.add(entry.amount, of: column, to: entry.key) }
    for key in load.once { draft.addOnce(column, to: key) }
    dayUses[RowKey(.personDay, load.person, day), default: []].append(DayUse(item: load.item, column: column))
    for number in load.losses {
      let lesson = instance.lessons[number]
      lessonRows.insert(RowKey(.cover, lesson.school, day, Int(lesson.period)))
    }
    let byClass = Dictionary(grouping: load.losses) { instance.lessons[$0].classIndex }
    for (classIndex, lessons) in byClass.sorted(by: { $0.key < $1.key }) {
      let key = RowKey(.classWeek, classIndex, Int(instance.calendar.weeks[day]))
      var week = classWeeks[key, default: ClassWeek()]
      week.mostLessons = max(week.mostLessons, lessons.count)
      week.base = max(week.base, lessons.map { Int(instance.lessons[$0].base) }.max() ?? 0)
      classWeeks[key] = week
      for subject in Set(lessons.map { instance.lessons[$0].subject }).sorted() {
        let place = SubjectKey(classIndex: classIndex, subject: subject)
        if subjectLosses[place]?.last?.column != column {
          subjectLosses[place, default: []].append(DayColumn(day: day, column: column))
        }
      }
    }
  }

  /// Minutes that a part gives to the bases of its people.
  mutating func give(_ cell: ActivityCell, by column: Int) {
    for gift in cell.given { draft.add(gift.amount, of: column, to: RowKey(.given, gift.school)) }
  }

  // MARK: Options

  /// Options that are kept: half of them those of the best estimates, then the best of each day, in order of estimates; of
  /// a series some spread over all days besides.
  func shortlist(_ activity: ActivityData, most: Int, isSeries: Bool) -> [Option] {
    let options = activity.options
    if options.count <= most { return options }
    let order = options.indices.sorted { (options[$0].estimate, $0) < (options[$1].estimate, $1) }
    var chosen = Set(order.prefix(isSeries ? most / 4 : most / 2))
    var seen: Set<Int32> = []
    let bestOfDay = order.filter { seen.insert(options[$0].day).inserted }
    if isSeries {
      let byDay = bestOfDay.sorted { options[$0].day < options[$1].day }
      let wanted = max(1, most / 2)
      let step = max(1, byDay.count / wanted)
      for index in stride(from: 0, to: byDay.count, by: step) where chosen.count < most { chosen.insert(byDay[index]) }
    }
    for index in bestOfDay + order where chosen.count < most { chosen.insert(index) }
    return chosen.sorted().map { options[$0] }
  }

  /// Notes how many options of an activity were kept.
  mutating func note(_ activity: ActivityData, kept: Int) {
    figures.activities += 1
    figures.options += kept
    figures.compiled += activity.options.count
    if kept < activity.options.count { figures.shortened += 1 }
  }
}
