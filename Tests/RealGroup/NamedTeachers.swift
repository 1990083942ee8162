// SPDX-License-Identifier: Apache-2.0

/// Teachers of the real timetables about whom more is (invented and) said than the timetable tells.
enum NamedTeachers {
  struct Teacher {
    let school: String
    /// The name in the timetable.
    let code: String
    var values: [String: String]

    /// The row, with the id that the importer gives to the name.
    var row: [String: String] {
      let id = code.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
      let own = ["id": "\(school)-\(id)", "name": code, "school": school, "role": "teacher"]
      return own.merging(values) { $1 }
    }
  }

  static var all: [Teacher] {
    leads.flatMap { school, codes in
      codes.sorted { $0.value < $1.value }.map { subject, code in
        let more = extras[school]?[code] ?? [:]
        return Teacher(
          school: school, code: code,
          values: ["responsibilities": "\(subject) lead", "department": subject].merging(more) { $1 })
      }
    } + earlyCareers
  }

  /// Who leads which subject, by school.
  private static let leads: [(String, [String: String])] = [
    (
      "altrincham",
      [
        "maths": "MEL", "english": "RWE", "science": "JHE", "art": "CLU", "languages": "AME", "history": "SB",
        "geography": "MOS", "drama": "JGR", "music": "KW", "computing": "TH", "pe": "RMG", "re": "LST",
      ]
    ),
    (
      "wellington",
      [
        "maths": "Maths01", "english": "Welfare01", "science": "Science01", "art": "Art02", "languages": "Languages02",
        "history": "Welfare08", "geography": "SocialScience02", "drama": "Welfare04", "music": "Music01",
        "computing": "TAS05", "pe": "PDHPE01",
      ]
    ),
    (
      "stretford",
      [
        "maths": "Teacher27", "english": "Teacher05", "science": "Teacher10", "art": "Teacher22",
        "languages": "Teacher33", "history": "Teacher03", "geography": "Teacher17", "music": "Teacher12",
        "computing": "Teacher31", "re": "Teacher21",
      ]
    ),
    (
      "cestrian",
      [
        "maths": "Other01", "english": "x10ENG1Teacher01", "science": "Other08", "art": "x07DT1Teacher01",
        "languages": "Other03", "history": "x09HIS1Teacher03", "drama": "x10ENG1Teacher03", "music": "Other04",
        "computing": "Other05", "pe": "Other18",
      ]
    ),
    (
      "broadoak",
      [
        "maths": "T10", "english": "T29", "science": "T07", "art": "T06", "languages": "T20", "history": "T26",
        "geography": "T11", "music": "T14", "computing": "T04", "pe": "T12", "re": "T27",
      ]
    ),
    ("urmston", ["maths": "KUL", "english": "LAI"]),
  ]

  private static let extras: [String: [String: [String: String]]] = [
    "altrincham": [
      "MEL": ["strengths": "problem solving", "tags": "drives"],
      "JGR": ["wants": "assessment in drama"],
      "RWE": ["strengths": "oracy", "visits_hosted": "1"],
    ],
    "wellington": [
      "Science01": ["strengths": "practical work"], "Maths01": ["strengths": "mastery", "tags": "drives"],
    ],
    "stretford": ["Teacher22": ["days": "Mon;Tue;Wed;Thu", "fte": "0.8"]],
    "broadoak": ["T10": ["hosts": "no"]],
  ]

  private static let earlyCareers = [
    Teacher(school: "altrincham", code: "KDU", values: ["stage": "ect1", "department": "maths"]),
    Teacher(school: "altrincham", code: "FSM", values: ["stage": "ect1", "department": "english"]),
    Teacher(school: "altrincham", code: "JNO", values: ["stage": "ect2", "department": "science"]),
    Teacher(school: "altrincham", code: "LFR", values: ["responsibilities": "ect mentor", "department": "maths"]),
    Teacher(school: "altrincham", code: "PBR", values: ["responsibilities": "ect mentor", "department": "english"]),
    Teacher(school: "wellington", code: "Maths07", values: ["stage": "ect1", "department": "maths"]),
    Teacher(school: "wellington", code: "Science06", values: ["stage": "ect1", "department": "science"]),
    Teacher(school: "wellington", code: "Welfare10", values: ["stage": "ect2", "department": "english"]),
    Teacher(school: "wellington", code: "Maths03", values: ["responsibilities": "ect mentor", "department": "maths"]),
    Teacher(school: "stretford", code: "Teacher32", values: ["stage": "ect1", "department": "maths"]),
    Teacher(school: "stretford", code: "Teacher40", values: ["stage": "ect2", "department": "english"]),
    Teacher(school: "stretford", code: "Teacher13", values: ["responsibilities": "ect mentor", "department": "maths"]),
    Teacher(school: "cestrian", code: "Other14", values: ["stage": "ect1", "department": "maths"]),
    Teacher(school: "cestrian", code: "Other02", values: ["responsibilities": "ect mentor", "department": "maths"]),
    Teacher(school: "broadoak", code: "T24", values: ["stage": "ect1", "department": "maths"]),
    Teacher(school: "urmston", code: "BLO", values: ["stage": "ect2"]),
  ]
}
