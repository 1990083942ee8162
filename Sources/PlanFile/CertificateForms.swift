// SPDX-License-Identifier: Apache-2.0

import Domain

extension Form where Value == BoundCertificate {
  static var certificate: Form {
    let blank = BoundCertificate(
      group: "", year: DateSpan(.blank, .blank), inputHash: "", asOf: .blank, from: nil, kind: .worth, must: 0,
      rest: .zero, scale: 1)
    let version = BoundCertificate.currentSchemaVersion
    return record(
      "certificate", "What a plan's bounds rest on, so that they can be worked out again.", blank: blank,
      [
        Field("schemaVersion", \.schemaVersion, .integer(version...version), "Version of this format."),
        Field("group", \.group, .text, "Name of the group."),
        Field("year", \.year, .days, "The academic year."),
        Field("inputHash", \.inputHash, .hash, "SHA-256 of the input in its canonical form."),
        Field("asOf", \.asOf, .date, "The date that counts as today."),
        Field(optional: "from", \.from, .hash, "Of a plan made from a published one: SHA-256 of that plan's file."),
        Field("kind", \.kind, .oneOf(BoundCertificate.Kind.allCases), "How the bound on the last tier comes about."),
        Field("must", \.must, .signed, "Bound on the first tier, over the options considered."),
        Field("restMilliLessons", \.rest, .balance, "Bound on the last tier, over the options considered."),
        Field("scale", \.scale, .integer(1...1024), "Prices of rows are in so many parts of a thousandth."),
        Field("prices", \.prices, .list(.rowPrice), "Rows with a price above 0."),
        Field("supply", \.supply, .list(.supplySharing), "How supply is shared among periods."),
        Field("rotas", \.rotas, .list(.rotaPrice), "Prices of half-days that come due to specialists' schools."),
        Field("dates", \.dates, .list(.dateSet), "Sets of dates, to which options refer by their place."),
        Field("activities", \.activities, .list(.considered), "Activities with options, by id."),
      ])
  }
}

extension Form where Value == RowPrice {
  static var rowPrice: Form {
    record(
      "rowPrice", "The price of something that activities share.",
      blank: RowPrice(row: .budget(Identifier("")), price: 0),
      [
        Field("row", \.row, .pricedRow, "What it is."),
        Field("price", \.price, .integer(0...1_000_000_000_000_000), "Of a penny, a half-day or an occurrence."),
      ])
  }
}

extension Form where Value == RotaPrice {
  static var rotaPrice: Form {
    record(
      "rotaPrice", "The price of half-days that come due to a specialist's school.",
      blank: RotaPrice(activity: Identifier(""), school: Identifier(""), price: 0),
      [
        Field("activity", \.activity, .identifier(), "The specialist's wish."),
        Field("school", \.school, .identifier(), "The school."),
        Field("price", \.price, .signed, "Thousandths of a lesson-equivalent."),
      ])
  }
}

extension Form where Value == SupplySharing {
  static var supplySharing: Form {
    record(
      "supplySharing", "What lessons lost on a weekday of a half-term pay towards supply.",
      blank: SupplySharing(school: Identifier(""), weekday: .monday, halfTerm: 0, periods: []),
      [
        Field("school", \.school, .identifier(), "The school."),
        Field("weekday", \.weekday, .weekday, "The weekday."),
        Field("halfTerm", \.halfTerm, .integer(0...100), "Number of the half-term, 0 outside all."),
        Field("periods", \.periods, .list(.supplyShare), "Periods with a share."),
      ])
  }
}

extension Form where Value == SupplySharing.Share {
  static var supplyShare: Form {
    record(
      "supplyShare", "What a lesson lost in a period pays.", blank: SupplySharing.Share(period: "", share: 0),
      [
        Field("period", \.period, .text, "Its name."),
        Field("share", \.share, .integer(0...1000), "Thousandths of a half-day's rate."),
      ])
  }
}

/// A row's fields, some of which each kind of row has.
private struct RowFields: Sendable {
  var person = Identifier<Person>("")
  var provider = Identifier<Provider>("")
  var school = Identifier<School>("")
  var phase = Phase.other
  var halfTerm = 0
  var parts = 1
  var date = CivilDate.blank
  var time = TimeOfDay(minutes: 0)
}

extension Form where Value == PricedRow {
  static var pricedRow: Form {
    choice(
      "pricedRow", "Something of which activities together use only so much.",
      [
        ChoiceCase("budget", .identifier()) { .budget($0) },
        ChoiceCase("fund", .identifier()) { .fund($0) },
        ChoiceCase("applicant", .identifier()) { .applicant($0) },
        ChoiceCase("pool", .pool) { $0 },
        ChoiceCase("providerYear", .providerYear) { $0 },
        ChoiceCase("providerDay", .providerDay) { $0 },
        ChoiceCase("moment", .moment) { $0 },
        ChoiceCase("host", .host) { $0 },
        ChoiceCase("site", .site) { $0 },
      ]
    ) { row in
      switch row {
      case .budget(let school): ("budget", .string(school.text))
      case .fund(let fund): ("fund", .string(fund.text))
      case .applicant(let person): ("applicant", .string(person.text))
      case .pool: ("pool", Form.pool.write(row))
      case .providerYear: ("providerYear", Form.providerYear.write(row))
      case .providerDay: ("providerDay", Form.providerDay.write(row))
      case .moment: ("moment", Form.moment.write(row))
      case .host: ("host", Form.host.write(row))
      case .site: ("site", Form.site.write(row))
      }
    }
  }

  private static var halfTerm: Form<Int> { .integer(0...100) }

  private static var pool: Form {
    Form<RowFields>.fields(
      "poolRow", "A school's teachers of one phase in a half-term.",
      [
        Field("school", \.school, .identifier(), "The school."),
        Field("phase", \.phase, .oneOf(Phase.allCases), "Whose teaching."),
        Field("halfTerm", \.halfTerm, halfTerm, "Number of the half-term."),
      ]
    ) {
      if case .pool(let school, let phase, let halfTerm) = $0 {
        return RowFields(school: school, phase: phase, halfTerm: halfTerm)
      }
      return nil
    } read: {
      .pool($0.school, $0.phase, halfTerm: $0.halfTerm)
    }
  }

  private static var providerYear: Form {
    Form<RowFields>.fields(
      "providerYearRow", "Activities that only this provider can lead, counted by their parts.",
      [
        Field("provider", \.provider, .identifier(), "The provider."),
        Field("parts", \.parts, .integer(1...1000), "By what parts and room are divided."),
      ]
    ) {
      if case .providerYear(let provider, let parts) = $0 { return RowFields(provider: provider, parts: parts) }
      return nil
    } read: {
      .providerYear($0.provider, parts: $0.parts)
    }
  }

  private static var providerDay: Form {
    Form<RowFields>.fields(
      "providerDayRow", "What a provider leads on a date.",
      [
        Field("provider", \.provider, .identifier(), "The provider."), Field("date", \.date, .date, "The date."),
      ]
    ) {
      if case .providerDay(let provider, let date) = $0 { return RowFields(provider: provider, date: date) }
      return nil
    } read: {
      .providerDay($0.provider, $0.date)
    }
  }

  private static var moment: Form {
    Form<RowFields>.fields(
      "momentRow", "Where somebody is at a moment.",
      [
        Field("person", \.person, .identifier(), "Who."), Field("date", \.date, .date, "The date."),
        Field("time", \.time, .time, "The moment."),
      ]
    ) {
      if case .moment(let person, let date, let time) = $0 { return RowFields(person: person, date: date, time: time) }
      return nil
    } read: {
      .moment($0.person, $0.date, $0.time)
    }
  }

  private static var host: Form {
    Form<RowFields>.fields(
      "hostRow", "Visits that a person hosts in a half-term.",
      [
        Field("person", \.person, .identifier(), "Who."),
        Field("halfTerm", \.halfTerm, halfTerm, "Number of the half-term."),
      ]
    ) {
      if case .host(let person, let halfTerm) = $0 { return RowFields(person: person, halfTerm: halfTerm) }
      return nil
    } read: {
      .host($0.person, halfTerm: $0.halfTerm)
    }
  }

  private static var site: Form {
    Form<RowFields>.fields(
      "siteRow", "Visits that a school hosts in a half-term.",
      [
        Field("school", \.school, .identifier(), "The school."),
        Field("halfTerm", \.halfTerm, halfTerm, "Number of the half-term."),
      ]
    ) {
      if case .site(let school, let halfTerm) = $0 { return RowFields(school: school, halfTerm: halfTerm) }
      return nil
    } read: {
      .site($0.school, halfTerm: $0.halfTerm)
    }
  }
}

extension Form where Value == RowFields {
  /// A row of one kind; `write` is nil for the others, which never come here.
  fileprivate static func fields(
    _ name: String, _ about: String, _ fields: [Field<RowFields>],
    write: @escaping @Sendable (PricedRow) -> RowFields?, read: @escaping @Sendable (RowFields) -> PricedRow
  ) -> Form<PricedRow> {
    record(name, about, blank: RowFields(), fields)
      .converted(expected: "a row", write: { write($0) ?? RowFields() }, read: { read($0) })
  }
}
