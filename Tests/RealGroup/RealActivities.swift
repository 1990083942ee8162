// SPDX-License-Identifier: Apache-2.0

/// `activities.csv`: invented wishes of every kind, as such partnerships have them.
enum RealActivities {
  static var sheet: Sheet {
    var sheet = Sheet(
      "activities.csv",
      "id kind title priority must confidential focus purpose origin groups worth fund windows weekdays "
        + "preferred_weekdays times earliest latest at length required expected invited quorum least_schools most_people "
        + "parts gap_least gap_most same_people least_terms venue rotate leaders split mix cohorts preparation follow_up "
        + "accredited_hours people subject years match host_schools host_people observe brief debrief cycles planning "
        + "review applicant preferred_hosts days school applicants half_days_week half_terms backfill person home_days "
        + "shares unit tolerance cycle_weeks protected")
    for activity in RealSessions.all + RealVisits.all + others { sheet.add(activity) }
    return sheet
  }

  /// The kinds that aren't sessions or visits.
  private static let others: [[String: String]] = [
    [
      "id": "triad-year-4", "kind": "triad", "title": "Year 4 teachers watch one another's maths",
      "people": "gorse-hill-4a;st-hildas-4a;old-trafford-4b", "years": "4", "fund": "pilot", "focus": "maths",
    ],
    [
      "id": "triad-computing", "kind": "triad", "title": "Computing leads watch one another",
      "people": "altrincham-th;cestrian-other05;broadoak-t04", "subject": "computing", "priority": "2",
    ],
    [
      "id": "study-fractions", "kind": "lesson-study", "title": "Lesson study: fractions in Year 5",
      "people": "worthington-5a;woodheys-5b;brooklands-5a", "years": "5", "cycles": "2", "focus": "maths",
    ],
    [
      "id": "shadow-deputy", "kind": "shadowing", "title": "Deputy shadows a three-form head",
      "applicant": "forest-gate-deputy", "preferred_hosts": "brooklands-head;kings-road-head", "days": "2",
      "origin": "person",
    ],
    [
      "id": "shadow-senco", "kind": "shadowing", "title": "SENCO shadows the special school",
      "applicant": "worthington-senco", "preferred_hosts": "delamere-senco", "days": "1",
    ],
    [
      "id": "second-english", "kind": "secondment", "title": "Leading English in a three-form school",
      "school": "kings-road", "applicants": "forest-gate-5a;st-hildas-3a", "match": "contrasting",
      "half_days_week": "4", "half_terms": "2", "backfill": "swap;hire",
    ],
    [
      "id": "music-specialist", "kind": "specialist", "title": "Shared teacher of music",
      "person": "old-trafford-hlta", "home_days": "Mon;Tue",
      "shares": "gorse-hill=6;st-hildas=4;forest-gate=4;kings-road=6", "cycle_weeks": "4", "protected": "Fri pm",
    ],
  ]
}
