// SPDX-License-Identifier: Apache-2.0

/// Invented visits to real lessons.
enum RealVisits {
  static let all: [[String: String]] = [
    visit(
      "maths-9", "See Year 9 maths", of: "altrincham-kdu", subject: "maths", years: "9",
      [
        "host_schools": "wellington;stretford", "fund": "ect-fund", "priority": "4",
      ]),
    visit("english-8", "See Year 8 English", of: "altrincham-fsm", subject: "english", years: "8", ["priority": "4"]),
    visit(
      "science-10", "See Year 10 science", of: "wellington-science06", subject: "science", years: "10",
      [
        "host_schools": "altrincham;stretford", "origin": "person",
      ]),
    visit("maths-7", "See Year 7 maths", of: "wellington-maths07", subject: "maths", years: "7", ["match": "similar"]),
    visit("maths-8", "See Year 8 maths", of: "stretford-teacher32", subject: "maths", years: "8"),
    visit(
      "latin", "See history in Year 9", of: "stretford-teacher03", subject: "history", years: "9", ["priority": "2"]),
    visit("drama", "See drama", of: "altrincham-jgr", subject: "drama", years: "", ["focus": "assessment in drama"]),
    visit(
      "music-7", "See Year 7 music", of: "cestrian-other04", subject: "music", years: "7;8",
      [
        "host_schools": "altrincham;broadoak"
      ]),
    visit("art-9", "See Year 9 art", of: "broadoak-t06", subject: "art", years: "9", ["match": "contrasting"]),
    visit(
      "year-6-to-7", "Year 6 teacher sees Year 7 English", of: "brooklands-6a", subject: "english", years: "7",
      [
        "host_schools": "altrincham", "focus": "transition",
      ]),
    visit(
      "reception", "See a Reception class", of: "st-hildas-ra", subject: "", years: "R",
      [
        "match": "contrasting", "fund": "pilot",
      ]),
    visit(
      "year-2", "See a Year 2 class", of: "forest-gate-2a", subject: "", years: "2",
      [
        "host_schools": "gorse-hill;old-trafford;wellfield-infant", "fund": "pilot", "priority": "4",
      ]),
    visit("year-5", "See a Year 5 class", of: "woodheys-5a", subject: "", years: "5", ["match": "similar"]),
    visit(
      "two-together", "Two teachers see Year 3", of: "broomwood-3a;broomwood-3b", subject: "", years: "3",
      [
        "fund": "pilot", "observe": "45",
      ]),
    visit(
      "special", "See the special school", of: "worthington-senco", subject: "", years: "",
      [
        "host_schools": "delamere", "priority": "4", "must": "yes",
      ]),
    visit(
      "head-visit", "A new head sees a larger school", of: "gorse-hill-head", subject: "", years: "4",
      [
        "host_schools": "kings-road;brooklands", "observe": "30",
      ]),
  ]

  private static func visit(
    _ id: String, _ title: String, of people: String, subject: String, years: String, _ more: [String: String] = [:]
  ) -> [String: String] {
    [
      "id": "visit-\(id)", "kind": "visit", "title": title, "people": people, "subject": subject, "years": years,
      "times": "school-day",
    ].merging(more) { $1 }
  }
}
