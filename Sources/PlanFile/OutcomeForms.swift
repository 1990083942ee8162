// SPDX-License-Identifier: Apache-2.0

import Domain

extension Form where Value == Reason {
  static var reason: Form {
    record(
      "reason", "Why options of an activity fell.", blank: Reason(code: .notFound, options: 0),
      [
        Field("code", \.code, .oneOf(Reason.Code.allCases), "The rule, or why else."),
        Field("options", \.options, .count, "How many possibilities it rules out; 0 where not counted."),
        Field("concerned", \.concerned, .list(.text), "Ids of the schools and people most concerned."),
      ])
  }
}

extension Form where Value == Unplaced {
  static var unplaced: Form {
    record(
      "unplaced", "An activity that isn't in the plan, and why.",
      blank: Unplaced(activity: Identifier(""), reasons: [], words: ""),
      [
        Field("activity", \.activity, .identifier(), "Which activity."),
        Field("reasons", \.reasons, .list(.reason), "The rules in the way, most frequent first."),
        Field("words", \.words, .text, "One sentence for a head teacher."),
      ])
  }
}

extension Form where Value == Objective.Parts {
  static var parts: Form {
    record(
      "objectiveParts", "Costs and, negative, worths, in thousandths of a lesson-equivalent.",
      blank: Objective.Parts(),
      [
        Field("lessonsLost", \.lessonsLost, .balance, "Lessons left."),
        Field("money", \.money, .balance, "Supply, fees, mileage, pay and hires, less hires saved."),
        Field("travel", \.travel, .balance, "Time on the road."),
        Field("outsideDirected", \.outsideDirected, .balance, "Time outside directed time."),
        Field("protectedTime", \.protectedTime, .balance, "Protected time taken and repaid."),
        Field("fairness", \.fairness, .balance, "Schools short of their fair share."),
        Field("givingAndTaking", \.givingAndTaking, .balance, "Hosting much more than receiving."),
        Field("preferences", \.preferences, .balance, "Preferences missed, less those met."),
        Field("breaks", \.breaks, .balance, "Days without a break around noon."),
        Field("waiting", \.waiting, .balance, "Time between the parts of visits."),
        Field("handover", \.handover, .balance, "Classes that change their teacher for a secondment."),
        Field("owed", \.owed, .balance, "Half-days that specialists owe."),
        Field("expectedMissing", \.expectedMissing, .balance, "People expected who don't come."),
        Field("worth", \.worth, .balance, "Negative: what takes place."),
      ])
  }
}

extension Form where Value == Objective {
  static var objective: Form {
    record(
      "objective", "The objective by tiers, each to be minimised, earlier ones first; the last is the sum of parts.",
      blank: Objective(),
      [
        Field("must", \.must, .signed, "Weighted missing must activities and floors, in thousandths."),
        Field("churnMilliLessons", \.churn, .balance, "Changes to what's published."),
        Field("parts", \.parts, .parts, "The rest."),
      ])
  }
}

extension Form where Value == Bound {
  static var bound: Form {
    record(
      "bound", "A proven statement about how good any plan could be in one tier.",
      blank: Bound(tier: .rest, scope: .model, value: 0, words: ""),
      [
        Field("tier", \.tier, .oneOf(Bound.Tier.allCases), "Of which tier."),
        Field("scope", \.scope, .oneOf(Bound.Scope.allCases), "Over the options compiled, or over every lawful plan."),
        Field("value", \.value, .signed, "No plan in scope is lower, in thousandths."),
        Field("words", \.words, .text, "In words, with what it's true for."),
      ])
  }
}

extension Form where Value == MoneyPrice {
  static var moneyPrice: Form {
    record(
      "moneyPrice", "How much lower the last tier's bound is at most with £100 more for release or in a fund.",
      blank: MoneyPrice(perHundredPounds: .zero),
      [
        Field(optional: "school", \.school, .identifier(), "Whose release budget; missing: the fund's amount."),
        Field(optional: "fund", \.fund, .identifier(), "The fund."),
        Field(
          "milliLessonsPerHundredPounds", \.perHundredPounds, .balance, "Lower by so much."),
      ])
  }
}

extension Form where Value == Run {
  static var run: Form {
    record(
      "run", "How the plan was computed; enough to compute it again to the byte.",
      blank: Run(engine: "", seed: 0, rounds: 0, stop: .rounds),
      [
        Field("engine", \.engine, .text, "Which engine."),
        Field("seed", \.seed, .integer(Int.min...Int.max), "Seed of the search."),
        Field("rounds", \.rounds, .count, "Whole rounds done."),
        Field("stop", \.stop, .oneOf(Run.Stop.allCases), "Why it ended."),
      ])
  }
}

extension Form where Value == Plan {
  static var plan: Form {
    let run = Run(engine: "", seed: 0, rounds: 0, stop: .rounds)
    let year = DateSpan(.blank, .blank)
    let blank = Plan(group: "", year: year, asOf: .blank, inputHash: "", rules: .england, run: run)
    let version = Plan.currentSchemaVersion
    return record(
      "plan", "A plan for the year: what takes place, what follows from it for every school, and how good it is.",
      blank: blank,
      [
        Field("schemaVersion", \.schemaVersion, .integer(version...version), "Version of this format."),
        Field("group", \.group, .text, "Name of the group."),
        Field("year", \.year, .days, "The academic year."),
        Field("asOf", \.asOf, .date, "The date that counts as today."),
        Field("inputHash", \.inputHash, .hash, "SHA-256 of the input in its canonical form."),
        Field(optional: "from", \.from, .hash, "Of a plan made from a published one: SHA-256 of that plan's file."),
        Field("rules", \.rules, .rules, "The rules profile, every value resolved."),
        Field("run", \.run, .run, "How it was computed."),
        Field("occurrences", \.occurrences, .list(.occurrence), "By date, start, activity, part."),
        Field("repayments", \.repayments, .list(.repayment), "By date, person, start, end, kind."),
        Field("rotas", \.rotas, .list(.rota), "By activity."),
        Field("secondments", \.secondments, .list(.secondment), "By activity."),
        Field("releases", \.releases, .list(.release), "By date, school, period start, person, class."),
        Field("cover", \.cover, .list(.cover), "By date, school, period start, class, person."),
        Field("supply", \.supply, .list(.supply), "By date, school, part of the day, number."),
        Field("legs", \.legs, .list(.leg), "By date, person, departure."),
        Field("charges", \.charges, .list(.charge), "By school (funds alone last), kind, activity, date, fund."),
        Field("schools", \.schools, .list(.school), "By school."),
        Field("keptTimes", \.keptTimes, .list(.keptTime), "By date, start, person, activity, use."),
        Field("rotaBalances", \.rotaBalances, .list(.balance), "By activity, school."),
        Field("unplaced", \.unplaced, .list(.unplaced), "By activity."),
        Field("objective", \.objective, .objective, "How good it is."),
        Field("bounds", \.bounds, .list(.bound), "How good any plan could be."),
        Field(
          optional: "prices", \.prices, .list(.moneyPrice),
          "What more money does to the bound; by school, then by fund. Missing: the bound has no prices of money."),
        Field("caveats", \.caveats, .list(.text), "What this plan doesn't know."),
      ])
  }
}
