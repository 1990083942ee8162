// SPDX-License-Identifier: Apache-2.0

import Intake

/// Which real timetable stands in for which school, with translations of subjects and years made by guess.
enum RealTimetables {
  struct Timetable {
    let school: String
    let file: String
    var subjects: [String: String] = [:]
    var years: [String: Int] = [:]

    var options: TimetableOptions {
      let bells = RealSchools.all.first { $0.id == school }?.bells ?? "secondary"
      var options = TimetableOptions(school: school, bells: bells)
      options.subjects = SubjectMap(subjects)
      options.years = YearGroups(map: years)
      return options
    }
  }

  static let all = [
    Timetable(
      school: "altrincham", file: "EnglandStPaul",
      subjects: [
        "Ar": "art", "Bi": "biology", "Ce": "citizenship", "Ch": "chemistry", "Cp": "computing", "Da": "dance",
        "Dr": "drama", "Dt": "design and technology", "Dv": "personal development", "Ec": "economics",
        "En": "english", "Fm": "further maths", "Fr": "french", "Fs": "financial studies", "Ge": "geography",
        "He": "health and social care", "Hi": "history", "It": "computing", "J": "japanese",
        "Ll": "literacy", "Ma": "maths", "Mu": "music", "Pa": "performing arts", "Pe": "pe", "Ph": "physics",
        "Ps": "pshe", "Py": "psychology", "Re": "re", "Rs": "re", "Sc": "science", "Sd": "science",
        "Sk": "study skills", "So": "sociology", "Sx": "health education",
      ]),
    Timetable(
      school: "wellington", file: "AustraliaBGHS98",
      subjects: [
        "Science*": "science", "GeneralScience": "science", "VisualArt*": "art", "VisualDesign": "art",
        "ModernHistory": "history", "ComputingStudies": "computing", "CS": "computing", "PD": "pe", "Sport": "pe",
        "LPD": "pshe", "LifeManagement": "pshe", "FoodTech": "design and technology",
        "Technics": "design and technology",
        "DesignAndTechnology": "design and technology", "AS": "design and technology", "CKO": "design and technology",
        "CKOAS": "maths", "BusinessStudies": "business", "Commerce": "business", "Economics": "economics",
        "Languages": "community languages", "IPT": "computing",
      ]),
    Timetable(
      school: "stretford", file: "AustraliaSAHS96",
      subjects: [
        "Eng*": "english", "EGA": "english", "EGB": "english", "Dra": "drama", "Mint": "maths", "MAA": "maths",
        "MAB": "maths", "MGen": "maths", "MISA": "maths", "MISB": "maths", "M2A": "maths", "M2B": "maths",
        "M3": "maths",
        "M4": "maths", "Sci*": "science", "GSC": "science", "BIO": "biology", "PHY": "physics", "Chem": "chemistry",
        "History*": "history", "AH": "history", "MH": "history", "HYA": "history", "HYB": "history",
        "Geo*": "geography",
        "RE*": "re", "PD*": "pe", "PE*": "pe", "PHP": "pe", "Mus*": "music", "Ita*": "italian", "Jap*": "japanese",
        "DT*": "design and technology", "TD": "design and technology", "CS*": "computing", "Com*": "business",
        "Bus*": "business", "ECO": "economics", "Literacy": "literacy",
      ]),
    Timetable(
      school: "cestrian", file: "AustraliaTES99",
      subjects: [
        "MAT": "maths", "AMAT": "maths", "MIS": "maths", "ENG*": "english", "SCI": "science", "SFL": "science",
        "BIO": "biology", "CHE": "chemistry", "PHY": "physics", "HIS": "history", "AHI": "history", "MHI": "history",
        "GEO": "geography", "HSIE*": "humanities", "ART": "art", "MUS*": "music", "DRA": "drama", "CST": "computing",
        "DTC": "computing", "DT": "design and technology", "T*": "design and technology", "PE": "pe", "PDH": "pe",
        "SPORT": "pe", "FRE": "french", "HEB*": "hebrew", "RUS": "russian", "JST": "re", "ECO": "economics",
        "BST": "business", "COM": "business", "LST": "law", "HOS": "catering",
      ]),
    Timetable(
      school: "broadoak", file: "GreeceHighSchool1",
      subjects: [
        "MAT": "maths", "PHY": "physics", "CHE": "chemistry", "BIO": "biology", "GEO": "geography", "IST": "history",
        "EL1": "english", "EL2": "english", "AE1": "latin", "AE2": "latin", "AGG": "spanish", "GAL": "french",
        "GER": "german", "GYM": "pe", "PLI": "computing", "TEC": "design and technology", "KAL": "art", "MOU": "music",
        "THR": "re", "OIK": "food", "KPA": "citizenship", "SEP": "careers",
      ],
      years: ["A": 7, "B": 8, "C": 9]),
    Timetable(
      school: "urmston", file: "FinlandCollege",
      years: ["S1": 10, "SA": 11, "SK": 11, "SO2": 12, "SY": 12, "SDA": 12, "SO3": 13]),
  ]
}
