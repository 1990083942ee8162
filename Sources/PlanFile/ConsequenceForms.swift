// SPDX-License-Identifier: Apache-2.0

import Domain

extension Form where Value == Release {
  static var release: Form {
    let blank = Release(
      date: .blank, person: Identifier(""), lesson: .blank, activities: [], needsCover: false, cost: .zero)
    return record(
      "release", "A lesson that a person leaves.", blank: blank,
      [
        Field("date", \.date, .date, "Local date."),
        Field("person", \.person, .identifier(), "Who leaves it."),
        Field("lesson", \.lesson, .lesson, "The lesson."),
        Field(
          "activities", \.activities, .list(.identifier()),
          "What the person attends on that date, or is repaid for, by id."),
        Field("needsCover", \.needsCover, .bool, "Whether the class needs somebody."),
        Field("costMilliLessons", \.cost, .balance, "What the loss counts for, in thousandths of a lesson-equivalent."),
      ])
  }
}

extension Form where Value == Repayment {
  static var repayment: Form {
    let blank = Repayment(
      person: Identifier(""), date: .blank, span: .blank, kind: .ppa, repaidOn: .blank, lesson: .blank)
    return record(
      "repayment", "Protected time that the plan takes, and the lesson by which the person gets it back.", blank: blank,
      [
        Field("person", \.person, .identifier(), "Whose time it is."),
        Field("date", \.date, .date, "Local date of the protected time."),
        Field("span", \.span, .span, "When it is."),
        Field("kind", \.kind, .oneOf(ProtectedTime.Kind.allCases), "What kind of time it is."),
        Field("repaidOn", \.repaidOn, .date, "Local date of the lesson, in the same cycle."),
        Field(
          "lesson", \.lesson, .lesson,
          "Taught by somebody else; where half-days are released, with the rest of its half."),
      ])
  }
}

extension Form where Value == CoverAssignment.By {
  static var coveredBy: Form {
    choice(
      "coveredBy",
      "Internal cover (null: by whom is left to the school), or the number of a supply teacher or of a floater of that date.",
      [
        ChoiceCase("inside", Form<Identifier<Person>>.identifier().orNull()) { .inside($0) },
        ChoiceCase("supply", .positive) { .supply($0) },
        ChoiceCase("floater", .positive) { .floater($0) },
      ]
    ) { by in
      switch by {
      case .inside(let person): ("inside", person.map { .string($0.text) } ?? .null)
      case .supply(let number): ("supply", .integer(number))
      case .floater(let number): ("floater", .integer(number))
      }
    }
  }
}

extension Form where Value == CoverAssignment {
  static var cover: Form {
    let blank = CoverAssignment(date: .blank, absent: Identifier(""), lesson: .blank, by: .inside(nil))
    return record(
      "cover", "Who takes a class whose teacher is away: advice to the school's cover manager.", blank: blank,
      [
        Field("date", \.date, .date, "Local date."),
        Field("absent", \.absent, .identifier(), "Whose class it is."),
        Field("lesson", \.lesson, .lesson, "The lesson."),
        Field("by", \.by, .coveredBy, "Who takes it."),
      ])
  }
}

extension Form where Value == SupplyPurchase {
  static var supply: Form {
    let blank = SupplyPurchase(date: .blank, school: Identifier(""), part: .day, number: 1, cost: .zero)
    return record(
      "supply", "One supply teacher bought for a day or half-day.", blank: blank,
      [
        Field("date", \.date, .date, "Local date."),
        Field("school", \.school, .identifier(), "Who buys."),
        Field("part", \.part, .oneOf(SupplyPurchase.Part.allCases), "Which part of the day."),
        Field("number", \.number, .positive, "From 1 within school and date."),
        Field("costPence", \.cost, .amount, "Price in pence."),
      ])
  }
}

extension Form where Value == TravelLeg {
  static var leg: Form {
    let blank = TravelLeg(
      date: .blank, person: Identifier(""), from: .online, to: .online, span: .blank, metres: .zero, mileage: .zero)
    return record(
      "leg", "One journey of one person.", blank: blank,
      [
        Field("date", \.date, .date, "Local date."),
        Field("person", \.person, .identifier(), "Who travels."),
        Field("from", \.from, .place, "From where."),
        Field("to", \.to, .place, "To where."),
        Field("span", \.span, .journey, "Departure and arrival; equal for neighbours."),
        Field("metres", \.metres, .amount, "Distance in metres."),
        Field("mileagePence", \.mileage, .amount, "Mileage in pence."),
      ])
  }
}

extension Form where Value == Charge {
  static var charge: Form {
    let blank = Charge(kind: .supply, school: nil, fund: nil, activity: nil, date: nil, amount: .zero)
    return record(
      "charge", "Money that a school or fund pays; what a fund repays a school is negative for the school.",
      blank: blank,
      [
        Field("kind", \.kind, .oneOf(Charge.Kind.allCases), "For what."),
        Field(optional: "school", \.school, .identifier(), "The school; missing: the fund alone is concerned."),
        Field(optional: "fund", \.fund, .identifier(), "The fund."),
        Field(optional: "activity", \.activity, .identifier(), "The activity."),
        Field(optional: "date", \.date, .date, "Local date."),
        Field("amountPence", \.amount, .balance, "Amount in pence."),
      ])
  }
}

extension Form where Value == SchoolFigures {
  static var school: Form {
    record(
      "school", "What the plan means for one school.", blank: SchoolFigures(school: Identifier(""), budget: .zero),
      [
        Field("school", \.school, .identifier(), "Which school."),
        Field("lessonsLost", \.lessonsLost, .count, "Lessons left, with and without need of cover."),
        Field("supplyHalfDays", \.supplyHalfDays, .count, "Supply bought, in half-days."),
        Field("halfDaysOut", \.halfDaysOut, .count, "Half-days on which somebody is out, person by person."),
        Field("spendPence", \.spend, .balance, "What the school pays, less what funds repay, in pence."),
        Field("budgetPence", \.budget, .balance, "Its budget for release in pence."),
        Field("staffingPence", \.staffing, .balance, "Hires, recharges and contributions, in pence."),
        Field("askedMinutes", \.asked, .amount, "Benefit that it asked for."),
        Field("shareMinutes", \.share, .amount, "Its fair share of that."),
        Field("givenMinutes", \.given, .amount, "What the plan gives."),
        Field("hostings", \.hostings, .count, "Occurrences held there with people from elsewhere."),
        Field("receptions", \.receptions, .count, "Occurrences elsewhere with its people."),
        Field(
          "directedMinutes", \.directed, .amount, "Directed time used outside the school day, all people together."),
      ])
  }
}
