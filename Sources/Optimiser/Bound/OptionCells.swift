// SPDX-License-Identifier: Apache-2.0

/// Options of one activity that cost its people the same at least: the same but for the date, on dates of one pattern in
/// the same half-terms.
struct OptionCell {
  /// One of the options, by index.
  let option: Int32
  /// Half-terms of its dates at the place, as bits.
  var halfTerms: UInt32
}

/// Puts the options of an activity together in cells.
struct OptionCells {
  private(set) var cells: [OptionCell] = []
  /// By option: its cell.
  private(set) var cellOfOption: [Int32] = []
  /// Days by cell: those of cell c are `days[starts[c]..<starts[c + 1]]`.
  private var days: [Int32] = []
  private var starts: [Int32] = []

  private struct Key: Hashable {
    let dayClass: Int32
    let times: UInt64
    let who: UInt64
  }
  /// Days that look alike to some schools and lie in the same half-terms.
  struct DayClass: Hashable {
    private let pattern: PatternKey
    private let halfTerms: [UInt8]

    init(_ calendar: DayTable, schools: [Int], day: Int) {
      pattern = PatternKey(calendar, schools: schools, day: day)
      halfTerms = schools.map { calendar.at($0, day).halfTerm }
    }
  }

  /// Activities with more people than this don't tell days apart by what else may lie on them.
  static let mostPeopleTold = 40

  private struct SharedDay: Hashable {
    let dayClass: DayClass
    let signature: Int
  }

  init(_ number: Int, instance: Instance, companions: Companions) {
    let activity = instance.activities[number]
    let schools = Self.schools(activity, instance)
    let people = activity.candidates.map(\.person) + activity.leadingPeople
    var numbers: [SharedDay: Int32] = [:]
    var classOfDay = [Int32](repeating: -1, count: instance.dayCount)
    var known: [Key: Int32] = [:]
    cellOfOption.reserveCapacity(activity.options.count)
    for (index, option) in activity.options.enumerated() {
      let day = Int(option.day)
      if classOfDay[day] < 0 {
        let key = SharedDay(
          dayClass: DayClass(instance.calendar, schools: schools, day: day),
          signature: people.count > Self.mostPeopleTold ? 0 : companions.signature(number, day: day, people: people))
        classOfDay[day] = numbers[key, default: Int32(numbers.count)]
        numbers[key] = classOfDay[day]
      }
      let key = Key(dayClass: classOfDay[day], times: Self.times(option), who: Self.who(option))
      let halfTerm = Self.halfTerm(option, instance)
      if let cell = known[key] {
        cells[Int(cell)].halfTerms |= halfTerm
        cellOfOption.append(cell)
      } else {
        known[key] = Int32(cells.count)
        cellOfOption.append(Int32(cells.count))
        cells.append(
          OptionCell(option: Int32(index), halfTerms: halfTerm))
      }
    }
    sortDays(activity.options)
  }

  /// The dates on which a cell's options lie.
  func days(of cell: Int) -> ArraySlice<Int32> { days[Int(starts[cell])..<Int(starts[cell + 1])] }

  private mutating func sortDays(_ options: [Option]) {
    var counts = [Int32](repeating: 0, count: cells.count + 1)
    for cell in cellOfOption { counts[Int(cell) + 1] += 1 }
    for cell in cells.indices { counts[cell + 1] += counts[cell] }
    starts = counts
    days = Array(repeating: 0, count: options.count)
    for (index, cell) in cellOfOption.enumerated() {
      days[Int(counts[Int(cell)])] = options[index].day
      counts[Int(cell)] += 1
    }
  }

  private static func times(_ option: Option) -> UInt64 {
    UInt64(UInt16(bitPattern: option.start)) << 48 | UInt64(UInt16(bitPattern: option.end)) << 32
      | UInt64(UInt16(bitPattern: option.brief)) << 16 | UInt64(UInt16(bitPattern: option.debrief))
  }

  private static func who(_ option: Option) -> UInt64 {
    UInt64(UInt32(bitPattern: option.lesson)) << 32 | UInt64(UInt16(bitPattern: option.place)) << 8
      | UInt64(UInt8(bitPattern: option.leader))
  }

  private static func halfTerm(_ option: Option, _ instance: Instance) -> UInt32 {
    let place = Int(option.place)
    if place >= instance.schools.count { return 0 }
    return 1 << UInt32(instance.calendar.at(place, Int(option.day)).halfTerm)
  }

  /// Everyone's bases, and every place that's a school.
  private static func schools(_ activity: ActivityData, _ instance: Instance) -> [Int] {
    var schools = Set(activity.schools.map(Int.init))
    for person in activity.leadingPeople { schools.insert(instance.people[person].base) }
    for option in activity.options where Int(option.place) < instance.schools.count {
      schools.insert(Int(option.place))
    }
    return schools.sorted()
  }
}

extension ActivityData {
  /// People who may lead it.
  var leadingPeople: [Int] {
    guard let session else { return [] }
    return session.leaders.compactMap { if case .person(let person) = $0 { person } else { nil } }
  }
}
