// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Four schools that share a specialist and second teachers to each other, small enough to work everything out by hand.
/// `StaffingPlan` is a lawful plan for it.
///
/// The schools, people and timetables of `SmallGroup`; besides, Yew Primary with Tom Wells, and Pia Moss of Oak, who works
/// from Monday to Wednesday and teaches music at Elm and Ash. Half-terms 1 to 3 have 8, 7 and 6 weeks with pupils, the year
/// 40; a hired teacher's half-day costs a primary ⌊21,800 · 450 / 1000⌋ = 9,810p.
public enum StaffingGroup {
  /// The group with its wishes: a specialist, a post filled from Oak whose hole one filled from Yew helps to fill, and two
  /// posts that swap teachers of Oak and Elm.
  public static func group() -> Group {
    var group = SmallGroup.group()
    group.name = "Four schools"
    group.schools.append(yew())
    group.people += [pia(), tom()]
    group.changePerson("anna") { $0.preferredPosts = ["oak-post", "elm-post"] }
    group.changePerson("erin") { $0.preferredPosts = ["elm-post"] }
    group.margins = [StaffingMargin(school: "yew", phase: nil, halfTerms: [], halfDays: 2)]
    group.activities = [music(), elmPost(), oakPost(), swapElm(), swapOak()]
    group.answers = [("ash", 1), ("oak", 1), ("oak", 3), ("elm", 3)].map { school, halfTerm in
      Answer(school: Identifier(school), halfTerm: halfTerm, verdict: .yes, activities: [])
    }
    return group
  }

  /// Context distance from Oak: pupils ⌊200 / 5⌋ and meals 250 make 290. Oak and Elm are 242 apart.
  static func yew() -> School {
    var yew = School(id: "yew", name: "Yew Primary", phase: .primary, calendar: "weekly", bells: "primary")
    yew.pupils = 410
    yew.freeSchoolMeals = PerMille(450)
    yew.formsOfEntry = PerMille(1000)
    yew.needWeight = PerMille(800)
    return yew
  }

  static func pia() -> Person {
    var pia = Person(id: "pia", name: "Pia Moss", school: "oak", role: "teacher")
    pia.subjects = ["music"]
    pia.works = SmallGroup.pattern([.monday, .tuesday, .wednesday])
    return pia
  }

  static func tom() -> Person {
    var tom = Person(id: "tom", name: "Tom Wells", school: "yew", role: "teacher")
    tom.classTaught = "2Y"
    tom.years = [2]
    return tom
  }

  /// Four weeks of September of a cycle of two: half-days are Tuesday's and Wednesday morning.
  static func music() -> Activity {
    var music = Specialist(
      person: "pia",
      shares: [Specialist.Share(school: "elm", halfDays: 3), Specialist.Share(school: "ash", halfDays: 2)])
    music.homeDays = [.monday]
    music.protected = [WeekdayHalf(weekday: .wednesday, half: .afternoon)]
    music.cycleWeeks = 2
    music.contribution = Pence(4000)
    var activity = Activity(id: "music", title: "Music", details: .specialist(music))
    activity.timing.windows = ["2026-09-07..2026-10-02"]
    return activity
  }

  /// Of whole weeks, for the autumn term.
  static func elmPost() -> Activity {
    var post = Secondment(school: "elm", applicants: ["ben", "anna"])
    post.match = .contrasting
    post.bounds = .term
    post.backfill = [.chain, .hire]
    return Activity(id: "elm-post", title: "Art lead at Elm", details: .secondment(post))
  }

  /// A vacant post, at a price of its own.
  static func oakPost() -> Activity {
    var post = Secondment(school: "oak", applicants: ["tom"])
    post.match = .similar
    post.halfDaysPerWeek = 6
    post.isVacant = true
    post.recharge = Pence(10_000)
    return Activity(id: "oak-post", title: "Teacher at Oak", details: .secondment(post))
  }

  static func swapElm() -> Activity { swap("swap-elm", "Year 6 at Elm", school: "elm", person: "ben") }
  static func swapOak() -> Activity { swap("swap-oak", "Year 5 at Oak", school: "oak", person: "erin") }

  private static func swap(
    _ id: Identifier<Activity>, _ title: String, school: Identifier<School>, person: Identifier<Person>
  ) -> Activity {
    var post = Secondment(school: school, applicants: [person])
    post.halfDaysPerWeek = 4
    post.halfTerms = 1
    post.backfill = [.swap]
    return Activity(id: id, title: title, details: .secondment(post))
  }
}
