// SPDX-License-Identifier: Apache-2.0

extension Group {
  /// How much of what outsiders could recognise stays in a pseudonymised group.
  public enum Detail: Sendable {
    /// Sizes, shares and money are rounded, and what's private between people and schools is left out.
    case coarse
    /// They stay, so that the same plans come out.
    case exact
  }

  /// The group under pseudonyms: people, schools, providers, funds, activities, classes, rooms and whatever else is
  /// named; email addresses, reference numbers, positions and free text are gone. Journeys are a table of minutes, or with
  /// `keepsJourneys` false the profile's guess. Rows are in order of their pseudonyms, so that the old order tells
  /// nothing. The result is as consistent as the group was.
  public func pseudonymised(_ names: Pseudonyms, detail: Detail, keepsJourneys: Bool) -> Group {
    Pseudonymiser(self, names, detail).group(keepsJourneys: keepsJourneys)
  }
}

/// Puts pseudonyms in the place of names, table by table. A field that's not written here stays; a test lists the fields
/// that have been thought of.
struct Pseudonymiser {
  let whole: Group
  let names: Pseudonyms
  let common: CommonWords
  let isExact: Bool

  init(_ group: Group, _ names: Pseudonyms, _ detail: Group.Detail) {
    whole = group
    self.names = names
    common = CommonWords(group)
    isExact = detail == .exact
  }

  func group(keepsJourneys: Bool) -> Group {
    var group = whole
    group.name = names.title(.group, whole.name)
    group.published = nil
    group.caveats = [
      "This group is pseudonymised"
        + (isExact ? "." : ": sizes, shares and money are rounded, and private refusals are left out.")
    ]
    group.rules.limits.remainOnSite = whole.rules.limits.remainOnSite.map { $0.map { word(.tag, $0) } }
    group.calendars = whole.calendars.map(calendar).sortedByID()
    group.bells = whole.bells.map(bells).sortedByID()
    group.schools = whole.schools.map(school).sortedByID()
    group.people = whole.people.map(person).sortedByID()
    group.providers = whole.providers.map(provider).sortedByID()
    group.funds = whole.funds.map(fund).sortedByID()
    group.activities = whole.activities.map(activity).sortedByID()
    setTimetable(of: &group)
    setOthers(of: &group)
    setJourneys(of: &group, keepsJourneys)
    return group
  }

  /// A word that stays where many share it.
  func word(_ kind: Pseudonyms.Kind, _ word: String) -> String { common.word(kind, word, names) }

  // MARK: Numbers

  /// To the nearest multiple of `step`, at least one where there was something.
  func coarse(_ value: Int, _ step: Int) -> Int {
    if isExact || value == 0 { return value }
    return max(1, (value + step / 2) / step) * step
  }

  func coarse(_ amount: Pence, pounds: Int) -> Pence { Pence(coarse(amount.rawValue, pounds * 100)) }

  // MARK: Time

  private func calendar(_ calendar: SchoolCalendar) -> SchoolCalendar {
    var calendar = calendar
    calendar.id = names.id(calendar.id)
    for index in calendar.halfTerms.indices { calendar.halfTerms[index].name = "Half-term \(index + 1)" }
    for index in calendar.closures.indices {
      calendar.closures[index].name = calendar.closures[index].isBankHoliday ? "Bank holiday" : "Closed"
    }
    for index in calendar.blackouts.indices {
      calendar.blackouts[index].name = "Kept free"
      calendar.blackouts[index].roles = calendar.blackouts[index].roles.map { word(.role, $0) }
    }
    return calendar
  }

  private func bells(_ bells: BellSchedule) -> BellSchedule {
    var bells = bells
    bells.id = names.id(bells.id)
    return bells
  }

  // MARK: Schools and money

  private func school(_ school: School) -> School {
    var own = school
    own.id = names.id(school.id)
    own.urn = nil
    own.name = names.title(.school, school.id.text)
    own.position = nil
    own.formsOfEntry = school.formsOfEntry.map { PerMille(coarse($0.rawValue, 1000)) }
    own.pupils = school.pupils.map { coarse($0, 50) }
    own.freeSchoolMeals = school.freeSchoolMeals.map { PerMille(coarse($0.rawValue, 50)) }
    own.groups = school.groups.map { names.word(.cluster, $0) }
    own.priorities = school.priorities.map { names.word(.topic, $0) }
    own.calendar = names.id(school.calendar)
    own.bells = names.id(school.bells)
    own.supply.dayRate = school.supply.dayRate.map { coarse($0, pounds: 10) }
    own.supply.halfDayRate = school.supply.halfDayRate.map { coarse($0, pounds: 10) }
    own.supply.hireHalfDayRate = school.supply.hireHalfDayRate.map { coarse($0, pounds: 10) }
    own.supply.cancellationCharge = school.supply.cancellationCharge.map { coarse($0, pounds: 10) }
    own.releaseBudget = school.releaseBudget.map { coarse($0, pounds: 500) }
    own.staffingBudget = school.staffingBudget.map { coarse($0, pounds: 500) }
    own.costCentre = nil
    if !isExact { own.watchedBy = .everyone }
    for index in own.rooms.indices { own.rooms[index].name = room(own.rooms[index].name, at: school.id) }
    return own
  }

  private func room(_ name: String, at school: Identifier<School>) -> String {
    names.word(.room, "\(school)|\(name)")
  }

  private func provider(_ provider: Provider) -> Provider {
    var own = provider
    own.id = names.id(provider.id)
    own.name = names.title(.provider, provider.id.text)
    own.email = nil
    own.feePerSession = coarse(provider.feePerSession, pounds: 10)
    own.feePerDay = coarse(provider.feePerDay, pounds: 10)
    own.cancelShare = PerMille(coarse(provider.cancelShare.rawValue, 100))
    own.specialisms = provider.specialisms.map { names.word(.topic, $0) }
    // That sessions can be held there, and the journey, stand in the table of minutes.
    own.position = nil
    return own
  }

  private func fund(_ fund: Fund) -> Fund {
    var own = fund
    own.id = names.id(fund.id)
    own.name = names.title(.fund, fund.id.text)
    own.amount = coarse(fund.amount, pounds: 100)
    own.schools = fund.schools.map(names.id)
    own.costCentre = nil
    return own
  }

  // MARK: People

  private func person(_ person: Person) -> Person {
    var own = person
    own.id = names.id(person.id)
    own.name = names.title(.person, person.id.text)
    own.email = nil
    own.schools = person.schools.map(names.id)
    own.role = word(.role, person.role)
    own.responsibilities = person.responsibilities.map { word(.role, $0) }
    own.department = person.department.map { names.word(.department, "\(person.base)|\($0)") }
    own.subjects = person.subjects.map { word(.subject, $0) }
    own.classTaught = person.classTaught.map { className($0, at: person.base) }
    own.jobShare = person.jobShare.map(names.id)
    own.mentor = person.mentor.map(names.id)
    own.takesOver = person.takesOver.map(names.id)
    own.hourlyRate = person.hourlyRate.map { coarse($0, pounds: 1) }
    own.careerStage = person.careerStage.map { word(.stage, $0) }
    own.tags = person.tags.map { word(.tag, $0) }
    own.strengths = person.strengths.map { names.word(.topic, $0) }
    own.wants = person.wants.map { names.word(.topic, $0) }
    own.preferredShadows = person.preferredShadows.map(names.id)
    own.preferredPosts = person.preferredPosts.map(names.id)
    return own
  }

  private func className(_ name: String, at school: Identifier<School>) -> String {
    names.word(.className, "\(school)|\(name)")
  }

  // MARK: The rest

  /// Offers without what there is to see, which is free text.
  private func openLessons() -> [OpenLesson] {
    let bases = Dictionary(whole.people.map { ($0.id, $0.base) }) { first, _ in first }
    return whole.openLessons.map { offer in
      var own = offer
      own.person = names.id(offer.person)
      own.className = offer.className.flatMap { name in bases[offer.person].map { className(name, at: $0) } }
      own.focus = nil
      return own
    }.sorted {
      ($0.person, $0.weekday, $0.period ?? "", $0.className ?? "") < (
        $1.person, $1.weekday, $1.period ?? "", $1.className ?? ""
      )
    }
  }

  private func setTimetable(of group: inout Group) {
    group.lessons = whole.lessons.map { lesson in
      var own = lesson
      own.school = names.id(lesson.school)
      own.className = className(lesson.className, at: lesson.school)
      own.subject = word(.subject, lesson.subject)
      own.room = lesson.room.map { room($0, at: lesson.school) }
      own.staff = lesson.staff.map(names.id)
      return own
    }.sorted { lessonOrder($0).lexicographicallyPrecedes(lessonOrder($1)) }
    group.protected = whole.protected.map { time in
      var own = time
      own.person = names.id(time.person)
      return own
    }.sorted { ($0.person, $0.weekday, $0.span.start) < ($1.person, $1.weekday, $1.span.start) }
    group.openLessons = openLessons()
    group.busy = whole.busy.map { busy in
      var own = busy
      own.note = ""
      switch busy.subject {
      case .person(let id): own.subject = .person(names.id(id))
      case .school(let id): own.subject = .school(names.id(id))
      case .room(let id, let name): own.subject = .room(names.id(id), room(name, at: id))
      case .provider(let id): own.subject = .provider(names.id(id))
      }
      return own
    }.sorted { ("\($0.subject)", $0.days.first) < ("\($1.subject)", $1.days.first) }
  }

  private func lessonOrder(_ lesson: Lesson) -> [String] {
    [lesson.school.text, lesson.className, "\(lesson.weekday.rawValue)", lesson.period, lesson.week ?? ""]
  }

  private func setOthers(of group: inout Group) {
    group.cover = whole.cover.map {
      var own = $0
      own.school = names.id($0.school)
      return own
    }.sorted { ($0.school, $0.weekday, $0.period) < ($1.school, $1.weekday, $1.period) }
    group.floatingCover = whole.floatingCover.map {
      var own = $0
      own.schools = $0.schools.map(names.id)
      return own
    }
    // Of equally particular margins the last counts: schools are put in order, and what is said of each stays as it was.
    group.margins = stably(
      whole.margins.map {
        StaffingMargin(school: names.id($0.school), phase: $0.phase, halfTerms: $0.halfTerms, halfDays: $0.halfDays)
      }, by: \.school)
    group.bookings = stably(
      whole.bookings.map {
        SupplyBooking(school: names.id($0.school), date: $0.date, number: $0.number, state: $0.state)
      }, by: \.school)
    group.dues = dues()
    group.meetings = stably(
      whole.meetings.map { MeetingSlot(school: names.id($0.school), weekday: $0.weekday, span: $0.span) }, by: \.school)
    group.directed = stably(
      whole.directed.map {
        DirectedSlot(school: names.id($0.school), date: $0.date, span: $0.span, name: "Directed time")
      },
      by: \.school)
    group.relations = whole.relations.filter { isExact || ![.veto, .reluctance].contains($0.kind) }
      .map { Relation(kind: $0.kind, a: names.party($0.a), b: names.party($0.b)) }
      .sorted { "\($0)" < "\($1)" }
    group.history = whole.history.filter { isExact || $0.outcome != .refused }.map(entry).sorted { "\($0)" < "\($1)" }
    group.answers = stably(
      whole.answers.map {
        Answer(
          school: names.id($0.school), halfTerm: $0.halfTerm, verdict: $0.verdict,
          activities: $0.activities.map(names.id))
      }, by: \.school)
    let directory = Directory(whole)
    let summary = EvaluationSummary(whole, directory: directory)
    group.evaluations = whole.evaluations.filter { isExact || summary.shows($0, directory) }.map(evaluation).sorted {
      "\($0)" < "\($1)"
    }
    group.declines =
      isExact
      ? whole.declines.map { Decline(person: names.id($0.person), activity: names.id($0.activity)) }
        .sorted { ($0.person, $0.activity) < ($1.person, $1.activity) } : []
  }

  /// An answer without what it was called; the day, by which few may have answered, stays in exact data only.
  private func evaluation(_ evaluation: Evaluation) -> Evaluation {
    var own = evaluation
    own.activity = evaluation.activity.map(names.id)
    own.title = evaluation.title.map { names.title(.activity, $0) }
    own.date = isExact ? evaluation.date : nil
    own.provider = evaluation.provider.map(names.id)
    own.topic = evaluation.topic.map { names.word(.topic, $0) }
    return own
  }

  /// What's owed without the references, which are free text.
  private func dues() -> [Due] {
    whole.dues.map { due in
      var own = due
      switch due.payer {
      case .school(let id): own.payer = .school(names.id(id))
      case .fund(let id): own.payer = .fund(names.id(id))
      }
      own.activity = due.activity.map(names.id)
      own.provider = due.provider.map(names.id)
      own.reference = nil
      return own
    }.together.map { due in
      var own = due
      own.amount = coarse(due.amount, pounds: 10)
      return own
    }.sorted { "\($0)" < "\($1)" }
  }

  /// What was done is told by kinds of activity; other words might say more.
  private func entry(_ entry: HistoryEntry) -> HistoryEntry {
    var own = entry
    own.kind = ActivityKind(rawValue: entry.kind) == nil ? names.word(.topic, entry.kind) : entry.kind
    own.person = entry.person.map(names.id)
    own.school = entry.school.map(names.id)
    own.partner = entry.partner.map(names.id)
    return own
  }

  /// In order of ids, rows of one id as they stood.
  private func stably<Row, Entity>(_ rows: [Row], by id: (Row) -> Identifier<Entity>) -> [Row] {
    rows.enumerated().sorted { (id($0.element), $0.offset) < (id($1.element), $1.offset) }.map(\.element)
  }

  // MARK: Journeys

  /// Minutes between any two places whose journey is known, and metres, rounded to whole kilometres unless exact.
  private func setJourneys(of group: inout Group, _ keepsJourneys: Bool) {
    group.travel.stated = []
    guard keepsJourneys else { return }
    let table = TravelTable(whole)
    let places = whole.schools.map { Place.school($0.id) } + whole.providers.map { Place.provider($0.id) }
    for from in places {
      for to in places where from != to {
        let journey = table.journey(from: from, to: to)
        if journey.isGuess { continue }
        group.travel.stated.append(
          StatedJourney(
            from: names.place(from), to: names.place(to), minutes: journey.minutes,
            metres: Metres(coarse(journey.metres.rawValue, 1000))))
      }
    }
    group.travel.stated.sort { ("\($0.from)", "\($0.to)") < ("\($1.from)", "\($1.to)") }
  }
}
