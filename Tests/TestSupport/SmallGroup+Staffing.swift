// SPDX-License-Identifier: Apache-2.0

public import Domain

extension SmallGroup {
  /// The group with a fourth school (Fir Primary), a specialist and posts: what `SmallPlan.planWithStaffing` fills.
  ///
  /// Mia, of Oak, teaches music at Elm and Ash in Autumn 1: Mondays and Tuesdays at home, Friday afternoons for other work.
  /// Oak and Elm offer each other's people a post (a swap); Fir offers one that somebody of Elm fills, whose place somebody
  /// of Oak takes (a chain), where a teacher is hired for some of the time.
  public static func groupWithStaffing() -> Group {
    var group = group()
    var fir = School(id: "fir", name: "Fir Primary", phase: .primary, calendar: "weekly", bells: "primary")
    fir.pupils = 60
    group.schools.append(fir)
    var mia = Person(id: "mia", name: "Mia North", school: "oak", role: "teacher")
    mia.subjects = ["music"]
    group.people.append(mia)
    var specialist = Specialist(
      person: "mia", shares: [.init(school: "ash", halfDays: 2), .init(school: "elm", halfDays: 4)])
    specialist.homeDays = [.monday, .tuesday]
    specialist.cycleWeeks = 2
    specialist.protected = [WeekdayHalf(weekday: .friday, half: .afternoon)]
    specialist.contribution = Pence(6000)
    var music = Activity(id: "music", title: "A music teacher for three schools", details: .specialist(specialist))
    music.focus = ["music"]
    music.timing.windows = ["2026-09-01..2026-10-23"]
    group.activities += [
      music, post("post-elm", "Lead for phonics", at: "elm", ["ben"], halfTerms: 2),
      post("post-oak", "Lead for Year 5", at: "oak", ["erin"], halfTerms: 2),
      post("post-fir", "A one-form school", at: "fir", ["dev"], halfDays: 4),
      post("post-elm-3", "Year 3", at: "elm", ["anna"], halfDays: 4),
    ]
    return group
  }

  private static func post(
    _ id: Identifier<Activity>, _ title: String, at school: Identifier<School>, _ applicants: [Identifier<Person>],
    halfDays: Int = 10, halfTerms: Int = 1
  ) -> Activity {
    var secondment = Secondment(school: school, applicants: applicants)
    secondment.halfDaysPerWeek = halfDays
    secondment.halfTerms = halfTerms
    return Activity(id: id, title: title, details: .secondment(secondment))
  }
}
