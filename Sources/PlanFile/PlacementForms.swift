// SPDX-License-Identifier: Apache-2.0

import Domain

extension Form where Value == WeekdayHalf {
  static var weekdayHalf: Form {
    record(
      "weekdayHalf", "One half of one weekday.", blank: WeekdayHalf(weekday: .monday, half: .morning),
      [
        Field("weekday", \.weekday, .weekday, "The weekday."), Field("half", \.half, .half, "The half of it."),
      ])
  }
}

extension Form where Value == Weekday {
  /// "Mon" … "Sun".
  static var weekday: Form {
    let names = Weekday.allCases.map(\.shortName)
    return Form<String>.mapped(
      schema: ["enum": .array(names.map { .string($0) })], expected: "one of " + names.joined(separator: ", "),
      write: \.shortName, read: { name in Weekday.allCases.first { $0.shortName == name } })
  }
}

extension Form where Value == HalfDay {
  /// "am" or "pm".
  static var half: Form {
    Form<String>.mapped(
      schema: ["enum": .array(HalfDay.allCases.map { .string($0.name) })], expected: "'am' or 'pm'", write: \.name,
      read: { name in HalfDay.allCases.first { $0.name == name } })
  }
}

extension Form where Value == Rota.Slot {
  static var slot: Form {
    record(
      "rotaSlot", "A half-day of the cycle that belongs to a school.",
      blank: Rota.Slot(week: 1, weekday: .monday, half: .morning, school: Identifier("")),
      [
        Field("week", \.week, .positive, "Week of the cycle, from 1."),
        Field("weekday", \.weekday, .weekday, "The weekday."), Field("half", \.half, .half, "The half of it."),
        Field("school", \.school, .identifier(), "Whose it is."),
      ])
  }
}

extension Form where Value == Rota {
  static var rota: Form {
    record(
      "rota", "How a specialist's weeks are shared out.", blank: Rota(activity: Identifier(""), slots: []),
      [
        Field("activity", \.activity, .identifier(), "Of which activity."),
        Field("slots", \.slots, .list(.slot), "By week, weekday, half."),
      ])
  }
}

extension Form where Value == RotaBalance {
  static var balance: Form {
    let blank = RotaBalance(activity: Identifier(""), school: Identifier(""), due: 0, held: 0, madeUp: 0, owed: 0)
    return record(
      "rotaBalance", "What a specialist's year comes to for one school, in half-days.", blank: blank,
      [
        Field("activity", \.activity, .identifier(), "Of which activity."),
        Field("school", \.school, .identifier(), "Which school."),
        Field("due", \.due, .count, "What the rota gives it in the year."),
        Field("held", \.held, .count, "What of that takes place."),
        Field("madeUp", \.madeUp, .count, "What makes up for days lost."),
        Field("owed", \.owed, .count, "What is lost and not made up."),
      ])
  }
}

extension Form where Value == KeptTime {
  static var keptTime: Form {
    let blank = KeptTime(
      activity: Identifier(""), person: Identifier(""), use: .preparation, date: .blank, span: .blank)
    return record(
      "keptTime", "Directed time at their own school that somebody keeps free for a session.", blank: blank,
      [
        Field("activity", \.activity, .identifier(), "For which activity."),
        Field("person", \.person, .identifier(), "Who keeps it."),
        Field("use", \.use, .oneOf(KeptTime.Use.allCases), "To prepare its first part, or to follow up its last."),
        Field("date", \.date, .date, "Local date."),
        Field("span", \.span, .span, "From when to when."),
      ])
  }
}

extension Form where Value == SecondmentPlacement.BackfillShare {
  static var share: Form {
    record(
      "backfill", "What fills some of the hole that a secondment leaves, in one half-term.",
      blank: SecondmentPlacement.BackfillShare(halfTerm: 1, way: .none, by: nil, halfDays: 1),
      [
        Field("halfTerm", \.halfTerm, .positive, "Number of the half-term, from 1."),
        Field("way", \.way, .oneOf(Secondment.Backfill.allCases), "How; none: the school can spare it."),
        Field(optional: "by", \.by, .identifier(), "Of a swap or chain: the secondment that brings somebody."),
        Field("halfDays", \.halfDays, .positive, "Half-days a week."),
      ])
  }
}

extension Form where Value == SecondmentPlacement {
  static var secondment: Form {
    let blank = SecondmentPlacement(
      activity: Identifier(""), person: Identifier(""), from: Identifier(""), to: Identifier(""), firstHalfTerm: 1,
      lastHalfTerm: 1, days: DateSpan(.blank, .blank), halfDays: [], backfill: [], firmness: .outline)
    return record(
      "secondment", "A secondment that takes place.", blank: blank,
      [
        Field("activity", \.activity, .identifier(), "Which activity."),
        Field("person", \.person, .identifier(), "Who goes."),
        Field("from", \.from, .identifier(), "Their own school."),
        Field("to", \.to, .identifier(), "The school with the post."),
        Field("firstHalfTerm", \.firstHalfTerm, .positive, "Number of the first half-term, from 1."),
        Field("lastHalfTerm", \.lastHalfTerm, .positive, "Number of the last."),
        Field("days", \.days, .days, "First to last day."),
        Field("halfDays", \.halfDays, .list(.weekdayHalf), "Half-days of each week at the post, in order."),
        Field("backfill", \.backfill, .list(.share), "By half-term, way, activity."),
        Field("firmness", \.firmness, .oneOf(Firmness.allCases), "How far it may be relied on."),
      ])
  }
}
