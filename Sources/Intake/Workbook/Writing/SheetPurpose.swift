// SPDX-License-Identifier: Apache-2.0

extension FolderFile {
  /// What its sheet is for, for somebody who has never seen it.
  var purpose: String {
    switch self {
    case .schools:
      "Your schools: phase, size, what release they can pay for, who may host, the night of the staff meeting."
    case .calendar: "Terms, holidays, INSET days, bank holidays, and days to be kept free, such as test weeks."
    case .staff: "Everybody who may take part, lead, host or need cover: school, role, subjects, working days."
    case .activities: "What you would like to happen: training, networks, visits, triads, secondments. One row a wish."
    case .meetings: "The weekly staff meeting of each school, if the sheet schools doesn't say it already."
    case .directed: "Dated twilights and other directed time outside the school day."
    case .bells: "Periods, breaks and lunch. Left empty, usual times of primary and secondary schools are taken."
    case .lessons: "The timetable. Left empty, the plan can't name the lessons that a visit costs."
    case .protected: "PPA, ECT and mentor time, leadership time and duties that are to be left alone."
    case .openLessons: "Lessons that teachers offer for others to watch."
    case .busy: "When somebody, a room or a whole school isn't to be had: courses, absences, events."
    case .cover: "Cover that a school can give from its own staff. Left empty, none is taken for granted."
    case .floating: "Cover staff whom the group employs and sends where they're needed."
    case .staffing: "How much teaching a school can spare while somebody is seconded."
    case .rooms: "Rooms for sessions, and how many people they hold."
    case .travel: "Journeys that are known better than by distance."
    case .providers: "Trainers, experts and guests from outside the schools, with fees and free days."
    case .funds: "Money for certain schools or kinds of activity."
    case .dues: "What a school or fund owes whatever is planned, as for what was called off late."
    case .groups: "Groups that are part of larger ones, such as the hubs of a trust."
    case .relations: "Who shouldn't meet and who should, families, federations. Vetoes are never shown to anyone."
    case .history: "What took place, was offered or refused in earlier years."
    case .answers: "What heads said to the plan for their own school, half-term by half-term."
    case .declines: "Who won't take part in what. No reason is asked."
    case .supplyStates: "What has become of the supply teachers to book: requested, confirmed, nobody to be had."
    case .evaluations: "What sessions and courses were worth, as blind scores from 1 to 5. No names, no comments."
    }
  }
}
