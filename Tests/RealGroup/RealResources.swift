// SPDX-License-Identifier: Apache-2.0

/// Invented resources of the schools: cover, directed time, rooms, busy times, known journeys.
enum RealResources {
  /// Two of three cover supervisors may be used; secondaries keep one more in winter.
  static var cover: Sheet {
    var sheet = Sheet("cover.csv", "school weekday period people reserve winter_reserve")
    for school in RealSchools.secondaries {
      sheet.add(["school": school.id, "people": "3", "reserve": "1", "winter_reserve": "2"])
    }
    for school in RealSchools.primaries where school.forms > 1 {
      for period in ["am", "pm"] {
        sheet.add(["school": school.id, "period": period, "people": "1", "reserve": "0", "winter_reserve": "1"])
      }
    }
    return sheet
  }

  /// The published twilights: of the INSET day worked as twilights, two a school.
  static var directed: Sheet {
    var sheet = Sheet("directed.csv", "school date start end name")
    for school in RealSchools.all {
      let start = school.phase == "secondary" ? "15:30" : "15:45"
      let end = school.phase == "secondary" ? "18:00" : "17:30"
      sheet.add(["school": school.id, "date": "2026-11-11", "start": start, "end": end, "name": "INSET twilight 1"])
      sheet.add(["school": school.id, "date": "2027-03-10", "start": start, "end": end, "name": "INSET twilight 2"])
    }
    return sheet
  }

  static var rooms: Sheet {
    var sheet = Sheet("rooms.csv", "school room capacity")
    sheet.add(
      lines: """
        wellington | Sports hall | 300
        wellington | Library | 30
        altrincham | Main hall | 250
        altrincham | Seminar room | 24
        urmston | Lecture theatre | 120
        kings-road | Hall | 120
        brooklands | Hall | 100
        worthington | Training room | 26
        delamere | Sensory studio | 16
        """)
    return sheet
  }

  static var busy: Sheet {
    var sheet = Sheet("busy.csv", "person school room provider first last start end note")
    sheet.add(
      lines: """
        brooklands-head |  |  |  | 2026-10-12 | 2026-10-13 |  |  | Authority conference
         | altrincham | Main hall |  | 2026-11-23 | 2026-12-04 |  |  | Mock examinations
         | wellington | Sports hall |  | 2027-05-10 | 2027-06-23 |  |  | Public examinations
         |  |  | reading-clinic | 2026-12-07 | 2026-12-18 |  |  | Away
        altrincham-rwe |  |  |  | 2026-11-05 | 2026-11-05 | 13:20 | 15:10 | Appointment
         | gorse-hill |  |  | 2026-11-20 |  |  |  | Open day
        """)
    return sheet
  }

  static var travel: Sheet {
    var sheet = Sheet("travel.csv", "from to minutes miles")
    sheet.add(
      lines: """
        wellfield-infant | wellfield-junior | 5 | 0.2
        altrincham | wellington | 10 | 1.1
        forest-gate | delamere | 15 | 3.0
        """)
    return sheet
  }
}
