// SPDX-License-Identifier: Apache-2.0

/// The commented group that `planner init` writes: three schools, eleven people, three wishes, nothing that isn't
/// needed. A test keeps it free of errors and warnings.
enum StarterGroup {
  static var files: [(name: String, text: String)] {
    [
      ("group.yaml", settings), ("schools.csv", schools), ("calendar.csv", calendar), ("staff.csv", staff),
      ("activities.csv", activities),
    ]
  }

  private static let settings = """
    # The group itself. Every key has a default; docs/formats.md lists them all.
    name: "Our schools"
    # September to August. Left out, it's taken from the terms.
    year: 2026-27
    # Single values of the rules may be changed, for instance how much release a school can pay for (in pence):
    # rules:
    #   defaults:
    #     releaseBudget: 300000

    """

  private static let schools = """
    # One row a school. Only id, name and phase are needed; an empty cell means "not stated".
    # With a meeting night alone, the meeting starts 15 minutes after school and lasts an hour.
    # Useful to add: budget (pounds a year for release), most_out (people out at once), supply_day (pounds).
    id,name,phase,latitude,longitude,forms_of_entry,pupils,fsm,meeting_night,meeting_start,meeting_end
    oak,Oakfield High School,secondary,51.2801,1.0789,6,900,22,Wed,15:30,17:00
    elm,Elm Lane Primary School,primary,51.2893,1.0912,2,420,18,Wed,15:30,17:00
    ash,Ash Grove Primary School,primary,51.2712,1.0621,1,210,31,Wed,15:30,17:00

    """

  private static let calendar = """
    # Terms, the holidays inside them, INSET days, bank holidays, and days to keep free.
    # These dates are an example: put your own in. Rows without a calendar hold for all schools.
    kind,first,last,name,years
    term,1 Sep 2026,18 Dec 2026,Autumn term,
    holiday,26 Oct 2026,30 Oct 2026,October half-term holiday,
    term,4 Jan 2027,25 Mar 2027,Spring term,
    holiday,15 Feb 2027,19 Feb 2027,February half-term holiday,
    term,12 Apr 2027,21 Jul 2027,Summer term,
    holiday,31 May 2027,4 Jun 2027,May half-term holiday,
    bank-holiday,3 May 2027,,Early May bank holiday,
    inset,1 Sep 2026,2 Sep 2026,,
    inset,4 Jan 2027,,,
    blackout,10 May 2027,13 May 2027,Key stage 2 tests,6

    """

  private static let staff = """
    # One row a person. "days" is when they work; left empty, it's every day.
    # "class" gives a class teacher that class for every session; PPA goes into protected.csv.
    id,name,email,school,role,responsibilities,subjects,years,class,days,tags
    aoife,Aoife Brennan,aoife@oak.example,oak,headteacher,,,,,,dsl
    ben,Ben Clarke,ben@oak.example,oak,teacher,art lead,art,7-11,,,
    chitra,Chitra Das,chitra@oak.example,oak,teacher,science lead,science,7-11,,Mon-Thu,deputy dsl
    dan,Dan Evans,dan@oak.example,oak,teacher,,art,7-9,,,
    ellie,Ellie Fox,ellie@elm.example,elm,headteacher,,,,,,dsl
    femi,Femi Grant,femi@elm.example,elm,teacher,art lead,,4,4F,,
    gwen,Gwen Hughes,gwen@elm.example,elm,teacher,science lead,,6,6H,Mon-Wed; Thu am,deputy dsl
    hana,Hana Iqbal,hana@elm.example,elm,ta,,,4,,Mon-Fri,
    ivan,Ivan Jones,ivan@ash.example,ash,headteacher,,,,,,dsl
    jo,Jo Khan,jo@ash.example,ash,teacher,art lead,,5,5K,,deputy dsl
    kate,Kate Lee,kate@ash.example,ash,teacher,science lead,,3,3L,,

    """

  private static let activities = """
    # What you would like to happen; one row each. People are chosen by id (ben;femi) or by rule (role=art lead).
    # "times": inset, meeting (slots of schools.csv), school-day, twilight. "priority": 1 to 5, each worth twice the last.
    id,kind,title,priority,required,expected,people,length,quorum,parts,gap_least,same_people,times,rotate,windows,host_schools
    welcome,session,Safeguarding update for everyone,4,,everyone,,1h,6,1,,,inset,,2026-09-01..2026-09-02,
    art-network,session,Art network,3,role=art lead,,,60 min,3,3,60,no,meeting,yes,,
    femi-at-ash,visit,Femi sees how Ash Grove teaches mixed classes,4,,,femi,,,,,,,,2026-11-02..2027-03-25,ash

    """
}
