// SPDX-License-Identifier: Apache-2.0

/// Invented shared sessions: conferences, networks, courses, meetings.
enum RealSessions {
  static let all: [[String: String]] = networks + leaders + courses + support

  /// Networks of subject leaders.
  private static let networks: [[String: String]] = [
    network("maths", title: "Maths network", parts: "3"),
    network("english", title: "English network", parts: "2"),
    network("science", title: "Science network", parts: "2"),
    network("languages", title: "Languages network", parts: "1"),
    network("computing", title: "Computing network", parts: "1"),
    [
      "id": "art-network", "kind": "session", "title": "Art across the phases", "expected": "role=art lead",
      "length": "90", "quorum": "5", "least_schools": "4", "mix": "yes", "times": "meeting;school-day",
      "preferred_weekdays": "Wed", "focus": "art",
    ],
    [
      "id": "music-network", "kind": "session", "title": "Music across the phases", "expected": "role=music lead",
      "length": "90", "quorum": "4", "least_schools": "3", "mix": "yes", "times": "meeting;school-day",
    ],
    [
      "id": "drama-alone", "kind": "session", "title": "Teachers of drama on their own",
      "expected": "altrincham-jgr;cestrian-x10eng1teacher03", "length": "60", "quorum": "2",
      "times": "meeting;school-day", "priority": "2",
    ],
    [
      "id": "primary-maths", "kind": "session", "title": "Primary maths leads: mastery",
      "expected": "role=maths lead & phase=primary & per_school=1", "length": "120", "quorum": "6",
      "least_schools": "5", "leaders": "wellington-maths01", "venue": "worthington;kings-road;brooklands",
      "windows": "2026-11-02..2027-02-12", "focus": "maths;mastery",
    ],
    [
      "id": "phonics", "kind": "session", "title": "Early reading workshop",
      "expected": "role=phonics lead & per_school=1", "length": "150", "quorum": "5", "least_schools": "5",
      "leaders": "reading-clinic", "split": "attendance", "windows": "2026-09-14..2026-12-04", "priority": "4",
      "focus": "phonics", "purpose": "More children read fluently by seven", "follow_up": "60",
    ],
    [
      "id": "early-years", "kind": "session", "title": "Early years network",
      "expected": "role=early years lead & per_school=1", "length": "90", "quorum": "5", "parts": "2",
      "gap_least": "60", "rotate": "yes", "times": "meeting;school-day",
    ],
  ]

  private static func network(_ subject: String, title: String, parts: String) -> [String: String] {
    [
      "id": "\(subject)-network", "kind": "session", "title": title,
      "expected": "role=\(subject) lead & phase=secondary", "length": "90", "quorum": "3", "least_schools": "3",
      "parts": parts, "gap_least": "42", "least_terms": parts == "3" ? "2" : "1", "rotate": "yes",
      "times": "meeting;school-day", "preferred_weekdays": "Wed", "focus": subject,
    ]
  }

  /// Meetings of those who lead schools or keep pupils safe.
  private static let leaders: [[String: String]] = [
    [
      "id": "heads", "kind": "session", "title": "Heads' meeting", "expected": "role=headteacher", "length": "120",
      "quorum": "12", "least_schools": "12", "parts": "3", "gap_least": "56", "least_terms": "3", "same_people": "no",
      "venue": "altrincham;kings-road;wellington", "rotate": "yes", "earliest": "08:30", "latest": "12:30",
      "times": "school-day", "priority": "4",
    ],
    [
      "id": "dsl", "kind": "session", "title": "Safeguarding network", "confidential": "yes",
      "expected": "tag=dsl & per_school=1", "invited": "tag=deputy dsl & per_school=1", "length": "90",
      "quorum": "10", "least_schools": "10", "leaders": "police", "venue": "kings-road;urmston",
      "times": "school-day", "priority": "5", "must": "yes",
    ],
    [
      "id": "senco", "kind": "session", "title": "SENCO forum", "confidential": "yes", "expected": "tag=senco",
      "length": "120", "quorum": "8", "parts": "2", "gap_least": "70", "venue": "delamere;online", "priority": "4",
    ],
    [
      "id": "conference", "kind": "session", "title": "Partnership conference: oracy", "times": "inset",
      "windows": "2027-01-04", "earliest": "09:00", "latest": "12:30", "length": "150",
      "expected": "role=english lead | role=class teacher & group=pilot",
      "invited": "role=hlta & phase=primary", "quorum": "20", "venue": "wellington;altrincham",
      "leaders": "altrincham-rwe", "focus": "oracy", "priority": "4",
    ],
    [
      "id": "attachment", "kind": "session", "title": "Attachment and trauma", "leaders": "dr-quayle",
      "expected": "role=deputy headteacher", "invited": "tag=senco", "length": "120", "quorum": "8",
      "least_schools": "8", "split": "pupils", "venue": "kings-road;brooklands;urmston", "times": "school-day",
      "fund": "partnership",
    ],
    [
      "id": "regional-forum", "kind": "session", "title": "Regional research forum",
      "at": "2026-11-19 09:30", "length": "150", "expected": "role=cpd lead & group=sale", "quorum": "2",
      "venue": "provider;brooklands", "leaders": "teaching-hub", "times": "school-day", "priority": "2",
    ],
  ]

  /// Courses and inductions.
  private static let courses: [[String: String]] = [
    [
      "id": "ect-year-1", "kind": "session", "title": "Early career teachers, first year", "required": "stage=ect1",
      "length": "120", "parts": "3", "gap_least": "35", "least_terms": "3", "leaders": "teaching-hub",
      "fund": "ect-fund", "must": "yes", "priority": "5", "venue": "altrincham;wellington;worthington",
      "accredited_hours": "6", "times": "inset;school-day;meeting",
    ],
    [
      "id": "ect-year-2", "kind": "session", "title": "Early career teachers, second year",
      "expected": "stage=ect2", "length": "90", "parts": "2", "gap_least": "60", "quorum": "4",
      "leaders": "teaching-hub;wellington-maths03", "fund": "ect-fund", "venue": "wellington;brooklands",
      "priority": "4",
    ],
    [
      "id": "mentors", "kind": "session", "title": "Training of mentors", "expected": "role=ect mentor", "length": "90",
      "quorum": "6", "least_schools": "5", "fund": "ect-fund", "leaders": "teaching-hub",
      "windows": "2026-09-07..2026-10-23",
    ],
    [
      "id": "middle-leaders", "kind": "session", "title": "Course for middle leaders",
      "expected": "gorse-hill-3a;old-trafford-2b;worthington-1b;broadoak-t26;cestrian-other08;stretford-teacher03",
      "length": "120", "parts": "3", "gap_least": "28", "least_terms": "2", "quorum": "4",
      "leaders": "teaching-hub", "fund": "partnership", "follow_up": "90", "origin": "person",
      "venue": "stretford;gorse-hill;old-trafford",
    ],
    [
      "id": "writing-moderation", "kind": "session", "title": "Moderation of writing, Year 6",
      "expected": "role=class teacher & year=6 & phase=primary & per_school=1", "length": "120", "quorum": "6",
      "least_schools": "6", "windows": "2027-01-11..2027-02-12", "venue": "kings-road;brooklands;woodheys",
      "must": "yes", "priority": "4",
    ],
    [
      "id": "year-2-moderation", "kind": "session", "title": "Moderation, Year 2",
      "expected": "role=class teacher & year=2 & phase=primary & per_school=1", "length": "90", "quorum": "5",
      "least_schools": "5", "windows": "2027-04-19..2027-05-28", "times": "meeting;school-day",
    ],
    [
      "id": "transition", "kind": "session", "title": "From Year 6 to Year 7",
      "expected": "role=year 6 lead & per_school=1 | role=english lead & phase=secondary & per_school=1",
      "length": "90", "quorum": "8", "mix": "yes", "windows": "2027-06-07..2027-07-09", "times": "meeting;school-day",
    ],
  ]

  /// Support staff.
  private static let support: [[String: String]] = [
    [
      "id": "exams-officers", "kind": "session", "title": "Exams officers", "expected": "role=exams officer",
      "length": "120", "quorum": "4", "windows": "2026-09-14..2027-03-25", "times": "school-day",
    ],
    [
      "id": "technicians", "kind": "session", "title": "Science technicians' day",
      "expected": "role=technician", "length": "180", "quorum": "3", "venue": "wellington;altrincham",
      "times": "school-day", "priority": "2",
    ],
    [
      "id": "business", "kind": "session", "title": "Business managers online",
      "expected": "role=school business manager", "length": "60", "quorum": "8", "venue": "online",
      "times": "school-day",
    ],
    [
      "id": "ta-training", "kind": "session", "title": "Supporting reading: teaching assistants",
      "expected": "role=ta & phase=primary & per_school=1", "length": "75", "quorum": "6", "least_schools": "5",
      "leaders": "reading-clinic", "split": "equal", "times": "school-day;meeting", "windows": "2026-11-02..2027-02-12",
    ],
    [
      "id": "cover-managers", "kind": "session", "title": "Cover managers compare notes",
      "expected": "role=cover manager", "length": "60", "quorum": "4", "venue": "online", "priority": "1",
      "times": "school-day",
    ],
  ]
}
