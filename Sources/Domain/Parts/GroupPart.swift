// SPDX-License-Identifier: Apache-2.0

/// A group cut down to the schools that bear one name of a group (a hub, a trust, a pilot), to be planned by itself (D9).
///
/// Nothing in `group` points outside it. What belongs to the part: its schools; the people whose base is one of them; the
/// activities that state the name under `groups`, and those whose people are all in the part. The former are planned for
/// the part's people only; one that can't be without others is left out, and `notes` says why.
public struct GroupPart: Sendable {
  /// The name of the part as its schools bear it.
  public let name: String
  /// The part as a group of its own.
  public let group: Group
  /// What was left out or narrowed, by id of the activity.
  public let notes: [Note]
  /// Sentences on the rest of what was cut; none names a person.
  public let remarks: [String]

  /// Something of an activity that isn't in the part, or not whole.
  public struct Note: Hashable, Sendable {
    public var activity: Identifier<Activity>
    /// Whether the activity isn't in the part at all.
    public var isLeftOut: Bool
    /// Why, in words without a full stop.
    public var words: String
    /// A note.
    public init(activity: Identifier<Activity>, isLeftOut: Bool, words: String) {
      self.activity = activity
      self.isLeftOut = isLeftOut
      self.words = words
    }
  }

  /// The names of groups that schools bear, sorted.
  public static func names(in group: Group) -> [String] { Set(group.schools.flatMap(\.groups)).sorted() }

  /// The part of `whole` called `name`, whatever the case of its letters; nil where no school bears it.
  public init?(of whole: Group, called name: String) {
    let names = Self.names(in: whole)
    guard let own = names.first(where: { $0 == name }) ?? names.first(where: { $0.lowercased() == name.lowercased() })
    else { return nil }
    var cutter = GroupCutter(whole, part: own)
    self.name = own
    group = cutter.cut()
    notes = cutter.notes
    remarks = cutter.remarks
  }
}

/// Cuts a part out of a group.
struct GroupCutter {
  let whole: Group
  let part: String
  let directory: Directory
  let schools: Set<Identifier<School>>
  let people: Set<Identifier<Person>>
  /// Names of groups that schools of the part bear.
  let groups: Set<String>
  var notes: [GroupPart.Note] = []
  private(set) var remarks: [String] = []

  init(_ whole: Group, part: String) {
    self.whole = whole
    self.part = part
    directory = Directory(whole)
    let own = whole.schools.filter { $0.groups.contains(part) }
    let schools = Set(own.map(\.id))
    self.schools = schools
    groups = Set(own.flatMap(\.groups))
    people = Set(whole.people.filter { schools.contains($0.base) }.map(\.id))
  }

  mutating func cut() -> Group {
    var group = whole
    group.name = "\(whole.name): \(part)"
    group.published = nil
    cutSchools(&group)
    cutPeople(&group)
    cutTimetable(&group)
    cutMoney(&group)
    cutActivities(&group)
    // After them, since people and answers name activities.
    let activities = Set(group.activities.map(\.id))
    for index in group.people.indices { group.people[index].preferredPosts.removeAll { !activities.contains($0) } }
    for index in group.activities.indices {
      group.activities[index].timing.near.removeAll { !activities.contains($0) }
    }
    group.declines.removeAll { !people.contains($0.person) || !activities.contains($0.activity) }
    group.answers = group.answers.compactMap { answer in
      guard schools.contains(answer.school) else { return nil }
      var answer = answer
      answer.activities.removeAll { !activities.contains($0) }
      return answer.verdict == .notThese && answer.activities.isEmpty ? nil : answer
    }
    group.evaluations.removeAll { $0.activity.map { !activities.contains($0) } ?? false }
    cutDues(&group)
    group.caveats.append(caveat(group))
    return group
  }

  private func caveat(_ group: Group) -> String {
    let narrowed = Set(notes.filter { !$0.isLeftOut }.map(\.activity)).count
    return "This plan is for '\(part)' alone, \(group.schools.count) of \(whole.schools.count) schools: "
      + "\(whole.activities.count - group.activities.count) of \(whole.activities.count) activities are left out, "
      + "\(narrowed) are planned for its own people only, and what other schools do isn't known."
  }

  // MARK: Schools and people

  private func cutSchools(_ group: inout Group) {
    group.schools.removeAll { !schools.contains($0.id) }
    let calendars = Set(group.schools.map(\.calendar))
    let bells = Set(group.schools.map(\.bells))
    group.calendars.removeAll { !calendars.contains($0.id) }
    group.bells.removeAll { !bells.contains($0.id) }
    group.cover.removeAll { !schools.contains($0.school) }
    group.bookings.removeAll { !schools.contains($0.school) }
    group.margins.removeAll { !schools.contains($0.school) }
    group.meetings.removeAll { !schools.contains($0.school) }
    group.directed.removeAll { !schools.contains($0.school) }
    group.floatingCover = group.floatingCover.compactMap { cover in
      var own = cover
      own.schools.removeAll { !schools.contains($0) }
      // No school listed would mean all of them.
      return own.schools.isEmpty && !cover.schools.isEmpty ? nil : own
    }
    group.travel.stated.removeAll { !isInside($0.from) || !isInside($0.to) }
  }

  private func isInside(_ place: Place) -> Bool {
    if case .school(let id) = place { return schools.contains(id) }
    return true
  }

  private func cutPeople(_ group: inout Group) {
    group.people = group.people.filter { people.contains($0.id) }.map { person in
      var person = person
      person.schools.removeAll { !schools.contains($0) }
      if let partner = person.jobShare, !people.contains(partner) { person.jobShare = nil }
      person.preferredShadows.removeAll { !people.contains($0) }
      if let mentor = person.mentor, !people.contains(mentor) { person.mentor = nil }
      if let former = person.takesOver, !people.contains(former) { person.takesOver = nil }
      return person
    }
    group.relations.removeAll { !isInside($0.a) || !isInside($0.b) }
    group.history = group.history.compactMap { entry in
      if let person = entry.person, !people.contains(person) { return nil }
      if let school = entry.school, !schools.contains(school) { return nil }
      var entry = entry
      if let partner = entry.partner, !schools.contains(partner) { entry.partner = nil }
      return entry
    }
    group.busy.removeAll { busy in
      switch busy.subject {
      case .person(let id): !people.contains(id)
      case .school(let id), .room(let id, _): !schools.contains(id)
      case .provider: false
      }
    }
  }

  private func isInside(_ party: Party) -> Bool {
    switch party {
    case .school(let id): schools.contains(id)
    case .person(let id): people.contains(id)
    }
  }

  /// What the part's schools and funds owe, for whatever it is.
  private func cutDues(_ group: inout Group) {
    let activities = Set(group.activities.map(\.id))
    let funds = Set(group.funds.map(\.id))
    group.dues =
      whole.dues.compactMap { due in
        switch due.payer {
        case .school(let id): if !schools.contains(id) { return nil }
        case .fund(let id): if !funds.contains(id) { return nil }
        }
        var own = due
        if let activity = due.activity, !activities.contains(activity) { own.activity = nil }
        return own
      }.together
  }

  // MARK: Timetable

  private mutating func cutTimetable(_ group: inout Group) {
    let elsewhere = whole.lessons.flatMap(dutiesElsewhere)
    group.protected = whole.protected.filter { people.contains($0.person) } + elsewhere
    group.openLessons = whole.openLessons.filter { people.contains($0.person) }
    var unled = 0
    group.lessons = whole.lessons.compactMap { lesson in
      guard schools.contains(lesson.school) else { return nil }
      // Whoever supports a lesson mustn't become its teacher because the part doesn't have that one.
      guard let lead = lesson.staff.first, people.contains(lead) else {
        unled += 1
        return nil
      }
      var lesson = lesson
      lesson.staff.removeAll { !people.contains($0) }
      return lesson
    }
    if !elsewhere.isEmpty {
      remarks.append("Lessons at schools outside count as duties that are left alone: \(elsewhere.count) a timetable.")
    }
    if unled > 0 { remarks.append("Lessons that people from outside lead aren't known to the part: \(unled).") }
  }

  /// What a lesson outside the part is for those of its people who teach it: time that a plan leaves alone.
  private func dutiesElsewhere(_ lesson: Lesson) -> [ProtectedTime] {
    guard !schools.contains(lesson.school), let school = directory.schools[lesson.school],
      let span = directory.bells[school.bells]?.day(lesson.weekday)?.period(lesson.period)?.span
    else { return [] }
    return lesson.staff.filter(people.contains).map { person in
      let base = directory.base(of: person).flatMap { directory.schools[$0] }
      let letters = base.flatMap { directory.calendars[$0.calendar] }?.cycle ?? []
      // Where the base has no week of that letter, the time is kept every week.
      let week = lesson.week.flatMap { letters.contains($0) ? $0 : nil }
      return ProtectedTime(person: person, week: week, weekday: lesson.weekday, span: span, kind: .duty)
    }
  }

  // MARK: Money

  private mutating func cutMoney(_ group: inout Group) {
    var shared = 0
    group.funds = whole.funds.compactMap { fund in
      var own = fund
      own.schools.removeAll { !schools.contains($0) }
      // No school listed would mean all of them.
      if own.schools.isEmpty, !fund.schools.isEmpty { return nil }
      if own.schools.isEmpty || own.schools.count < fund.schools.count { shared += 1 }
      return own
    }
    if shared > 0 {
      remarks.append(
        "Funds count with their whole amounts, though schools outside may draw on them: \(shared). State what is left for "
          + "the part where that matters.")
    }
  }
}
