// SPDX-License-Identifier: Apache-2.0

// Copied from docs/formats.md by scripts/formats.sh; don't change it here.

/// The tables of a group, as docs/formats.md describes them.
enum TablesPage {
  static let text = #"""
    ## `schools.csv` (needed)
    One row a school.
    | `id` | id | made of `name` | `oak` | school id, code | `id.duplicate`, `id.invalid` |
    | `name` | text | needed | `Oakfield High School` | school, school name, EstablishmentName |  |
    | `phase` | word: nursery, primary, middle, secondary, special, other, all-through, sixth-form | needed | `primary` | PhaseOfEducation (name); also infant, junior, first, high, upper, 16 plus |  |
    | `latitude` | degrees north, with `longitude` | unknown: travel is the profile's guess | `53.4285` | lat |  |
    | `longitude` | degrees east | unknown | `-2.3509` | lon, lng |  |
    | `easting` | metres of the National Grid (OSGB36), with `northing`; read only without `latitude` | unknown | `377620` |  |  |
    | `northing` | metres | unknown | `389456` |  |  |
    | `calendar` | reference to a calendar | the rows of `calendar.csv` without one; the only one there is | `trafford` | term dates |  |
    | `bells` | reference to a bell schedule, or the built-in `primary` or `secondary` | bells called like the school, else built in by phase (a caveat says so) | `oak` | bell schedule, school day |  |
    | `urn` | number, 100000 to 999999 | unknown | `106372` | unique reference number |  |
    | `forms_of_entry` | factor | unknown | `1.5` | forms, fe |  |
    | `pupils` | number, 0 to 10000 | unknown | `420` | NumberOfPupils, nor, roll |  |
    | `fsm` | percent of pupils eligible for free school meals | unknown | `22` | PercentageFSM, FSM % |  |
    | `need_weight` | factor: how much the group weighs this school's needs | 1, average | `1.4` | need |  |
    | `priorities` | list of topics that the school works on this year: what its people get out of an activity whose `focus` is one of them counts double | none | `oracy;phonics` | improvement priorities |  |
    | `selective` | yes/no | unknown | `no` |  |  |
    | `intake` | word: mixed, girls, boys | unknown | `mixed` | gender |  |
    | `groups` | list of names of groups that it belongs to besides the whole | none | `hub;trust` | group, trust, Trusts (name) |  |
    | `release_unit` | word: lesson, half-day | half-day for primary and nursery, else lesson | `lesson` | release in |  |
    | `most_out` | number: most people out in one half-day | by `rules.limits.mostOut…` | `3` | max out |  |
    | `most_out_department` | number: most of one department | by `rules.limits.mostOutOfDepartment…` | `1` |  |  |
    | `most_out_phase` | list of limits: most people out of one phase in one half-day, for schools with several | no limit of its own | `primary=2;secondary=4` | most out of phase | `field.text`, `id.duplicate` |
    | `supply_day` | money: price of a supply teacher's day | by phase from `rules.defaults` | `218` | supply day rate |  |
    | `supply_half_day` | money | a share of the day's, `rules.defaults.supplyHalfDay` | `140` |  |  |
    | `hire_half_day` | money: what a teacher hired for a half-term or longer costs a half-day | a share of the supply day's, `rules.defaults.hireHalfDay` | `98` | hire rate |  |
    | `supply_most` | number: most supply staff a day | `rules.defaults.supplyPerDay` | `2` |  |  |
    | `supply_notice_days` | number: days before which the agency must know | none | `2` |  |  |
    | `supply_cancellation` | money: what the agency charges for a supply teacher who is cancelled late; what's [owed for it](operations.md#what-a-late-cancellation-costs) goes to `dues.csv` | none | `60` | cancellation charge |  |
    | `supply_cancellation_days` | number: so many days before the date, or fewer, is late; 0 is the day itself | 1 | `2` | late cancellation |  |
    | `budget` | money: release in the year, that is supply, fees, mileage and pay for extra hours less what funds repay | `rules.defaults.releaseBudget` | `5000` | release budget |  |
    | `staffing_budget` | money: hires, and what it pays for secondments and specialists less what it's paid, in the year | no limit | `20000` | budget for staffing |  |
    | `cost_centre` | text: under what the school books what it pays, where its activities state nothing else | none | `CPD-100` | budget code, nominal code |  |
    | `twilight_latest` | time by which twilights end | `rules.limits.twilightLatestEnd` | `17:30` |  |  |
    | `twilights_half_term` | number: most twilights a person and half-term | `rules.limits.twilightsPerHalfTerm` | `3` |  |  |
    | `hosts` | yes/no: sessions and visits may take place here | yes | `no` | may host |  |
    | `watched_by` | word: everyone, partners, nobody; who of other schools may watch lessons here or spend a day beside somebody: partners are those of `relations.csv` (`partner`, `family`, `federation`) | everyone | `partners` | may watch |  |
    | `visits_hosted` | number: most visits received in a half-term | `rules.limits.visitsHostedPerSchool` | `4` |  |  |
    | `benefit_floor_hours` | hours of benefit that every plan gives it before anything optional | 0 | `20` | floor |  |
    | `repays_protected` | yes/no: PPA, ECT and mentor time may be taken and repaid in the same cycle | no | `no` | repays ppa |  |
    | `meeting_night` | weekday of the staff meeting | none | `Wed` | staff meeting, meeting day | `meeting.in-school-day` |
    | `meeting_start` | time | 15 minutes after the pupils' day (a caveat says so) | `15:30` |  |  |
    | `meeting_end` | time | an hour after its start | `17:00` |  | `field.span` |
    ## `calendar.csv` (needed)
    One row a span, a day or a fact of one calendar.
    | `calendar` | name; empty or `all`: all calendars | all | `trafford` |  |  |
    | `kind` | word: half-term, term, holiday, bank-holiday, closure, inset, inset-disaggregated, blackout, cycle, week, like; see below | needed | `inset` | type |  |
    | `first` | date, or a span | needed but for cycle and like | `2026-09-01` | date, start, from | `calendar.outside-year`, `calendar.weekend` |
    | `last` | date | `first` | `2026-10-23` | end, to, until | `field.span` |
    | `name` | text | by kind | `Autumn 1` | title, description |  |
    | `roles` | list of roles that a blackout is for | everyone | `teacher` | role |  |
    | `years` | years that a blackout is for | all | `6` | year |  |
    | `letter` | letters of a cycle; letter of a week | needed for those | `A;B` | week letter | `calendar.week-unknown` |
    ## `staff.csv` (needed)
    One row a person, or a post whose holder is to come.
    | `id` | id | made of `name` | `ben` | staff code, teacher code, teacher, initials | `id.duplicate`, `id.invalid` |
    | `name` | text | needed, but for vacancies | `Ben Clarke` | full name, staff member |  |
    | `school` | list of references, the base first | needed | `oak;elm` | schools |  |
    | `email` | address | none: told by the staffroom sheet | `ben@oak.example` | mail, work email | `field.text`, `staff.email-twice` |
    | `role` | text in lower case; `teacher`, `class teacher`, `ect`, `subject lead`, `head of department` teach; `cover supervisor` covers | teacher | `ta` | job title, post, business role | `staff.role-spelling` |
    | `responsibilities` | list | none | `art lead;mentor` | tlr |  |
    | `department` | text; a limit on people out may hold for each | none | `Art` | faculty, team |  |
    | `subjects` | list | none | `art;design` | subject, teaches |  |
    | `years` | years | none | `7-9` | year group |  |
    | `class` | the class that a class teacher has every session but protected time | none | `4F` | form |  |
    | `class_weight` | factor: what losing a session of that class costs, 1 is ordinary | by year group from `rules.years` | `1.5` | weight of class | `activity.unused-column` |
    | `job_share` | reference to the partner with whom the job is shared; each has a row with their own `days` | none | `jo` | shares with | `reference.cycle` |
    | `days` | half-days | every day | `Mon-Wed; Thu am` | working pattern |  |
    | `fte` | factor or percent with its sign | 1 | `0.6` | contract, contract FTE |  |
    | `hourly_rate` | money: what an hour beyond this person's own hours (`days`, in the staff's day of the bells) is paid, on-costs included; out of the base's release budget | nothing is paid | `14.20` | pay an hour, overtime rate |  |
    | `stage` | text: ect1, ect2, npq … | none | `ect1` | career stage |  |
    | `takes_over` | reference to whoever has held this person's post until now: sessions and visits that name that one as taking part, leading or hosting mean this one too, each from their `from` to their `until` | nobody | `ann` | takes over from, successor of | `reference.cycle`, `staff.post-overlap` |
    | `mentor` | reference to who mentors this person | none | `ben` | mentored by | `reference.cycle`, `staff.mentor-elsewhere` |
    | `from` | date of the first day | employed throughout | `2027-01-01` | start date, contract start | `staff.never-employed` |
    | `until` | date of the last day | employed throughout | `2026-12-31` | leaves, contract end | `field.span` |
    | `vacancy` | yes/no: a post with its holder to come | no | `yes` | to be appointed |  |
    | `directed_hours` | hours of directed time outside the school day that may still be used | no stated limit | `12` | directed time balance |  |
    | `days_week` | number: most days out a week | `rules.limits.daysPerWeek` | `1` |  |  |
    | `days_half_term` | number | `rules.limits.daysPerHalfTerm` | `3` |  |  |
    | `days_year` | number | `rules.limits.daysPerYear` | `8` |  |  |
    | `tags` | list: dsl, deputy dsl, senco, first aider, drives, mentor | none | `deputy dsl` | named roles |  |
    | `strengths` | list: what others can learn; shown as offers in `ledgers/demand.csv` | none | `phonics` | can share |  |
    | `wants` | list: what this person wants to learn; shown in `ledgers/demand.csv` | none | `oracy` | focus |  |
    | `preferred_posts` | list of references to secondments that this person would like, dearest first | none dearer than another | `y3-lead;forest` | posts, secondments wanted |  |
    | `shadowed_by` | list of references to people by whom this person would like to be shadowed, dearest first | none dearer than another | `dan;ola` | shadows, shadows welcome |  |
    | `hosts` | yes/no: agrees to be watched | yes | `no` | may be watched |  |
    | `visits_hosted` | number: most visits hosted in a half-term | `rules.limits.visitsHostedPerPerson` | `1` |  |  |
    | `needs_cover` | yes/no: a one-to-one or ratio duty, covered in every period away | no | `yes` | one to one |  |
    ## `bells.csv`
    One row a period, or a bound of the day. Without it there are two built-in schedules: `primary` (sessions `am` 8:50 to 12:00 and `pm` 13:00 to 15:15, staff 8:30 to 16:00) and `secondary` (`P1` to `P5`, hours from 8:50 with break 10:50 and lunch 13:10, until 15:10, staff 8:30 to 16:00).
    | `bells` | name of the schedule | needed | `oak` | schedule | `bells.without-lessons` |
    | `weekday` | weekdays | Monday to Friday, unless the weekday has periods of its own | `Fri` | day |  |
    | `period` | text: name of the period | needed for lessons, else the kind | `P1` | name | `id.duplicate` |
    | `kind` | word: lesson, registration, break, lunch, pupils (bounds of the pupils' day), staff (bounds of the staff's), midday (start alone) | lesson | `lesson` | type |  |
    | `start` | time | needed | `8:50` | from | `bells.overlap`, `bells.outside` |
    | `end` | time | needed but for midday | `9:50` | to, finish | `field.span` |
    ## `lessons.csv`
    One row a lesson of the weekly or fortnightly timetable. Time that isn't mentioned is free.
    | `school` | reference | needed | `oak` |  |  |
    | `class` | text | needed | `10A/Ar1` | class code, set, teaching group |  |
    | `subject` | text in lower case | class | `art` | course |  |
    | `years` | years | unknown | `10` | year group |  |
    | `room` | text | unknown | `A3` |  |  |
    | `week` | letter of the calendar's cycle; empty or `both`: every week | every week | `B` | week letter | `calendar.week-unknown` |
    | `weekday` | weekday | needed | `Mon` | day | `lesson.outside-bells` |
    | `period` | name of a period of the school's bells | needed | `P3` | slot | `lesson.outside-bells`, `lesson.in-break` |
    | `staff` | list of references; the first leads and needs cover when away | needed | `ben;hana` | teacher, employee, staff member | `lesson.without-staff`, `lesson.double-booked` |
    | `weight` | factor: what losing it costs, 1 is ordinary | by year group from `rules.years` | `2` |  |  |
    ## `protected.csv`
    One row a stretch of the week that a plan leaves alone.
    | `person` | reference | needed | `ben` | staff, teacher |  |
    | `kind` | word: ppa, ect, mentor, leadership, duty, meeting | needed | `ppa` | type |  |
    | `week` | letter of the calendar's cycle | every week | `A` |  | `calendar.week-unknown` |
    | `weekday` | weekday | needed | `Tue` | day | `lesson.outside-bells` |
    | `period` | list of periods of the base school's bells | by start and end | `P3;P4` |  | `lesson.outside-bells` |
    | `start` | time | needed without `period` | `13:00` | from |  |
    | `end` | time | needed without `period` | `15:15` | to | `field.span` |
    ## `open-lessons.csv`
    One row a lesson that a teacher offers for others to watch, at their base. Visits with `open_only` watch nothing else; other visits may watch any lesson of those who host.
    | `person` | reference | needed | `ben` | staff, teacher | `activity.impossible` |
    | `weekday` | weekday | needed | `Tue` | day | |
    | `period` | name of a period of the base school's bells | any, where `class` is stated | `P3` | slot | `field.missing`, `lesson.outside-bells`, `open-lesson.not-taught` |
    | `class` | text | any, where `period` is stated | `9X` | set, teaching group | `field.missing`, `open-lesson.not-taught` |
    | `focus` | text: what there is to see; visitors are told | none | `Questions for the whole class` | what to see, note |  |
    | `from` | date of the first day | all year | `2027-01-04` | first | `calendar.outside-year` |
    | `until` | date of the last day | all year | `2027-02-12` | last | `field.span` |
    ## `cover.csv`
    One row internal cover that a school offers. A row that states a weekday or period replaces what a more general one gave. Rows with half-terms hold in those, whatever rows without say, and are more or less general among themselves. Schools without rows offer none.
    | `school` | reference | needed | `oak` |  |  |
    | `weekday` | weekdays | all | `Mon-Thu` | day | `lesson.outside-bells` |
    | `period` | name of a period | every lesson period | `P2` |  | `lesson.outside-bells`, `id.duplicate` |
    | `half_terms` | list of half-terms, by number from 1 or name, in which this row's figures hold | the whole year | `5;Summer 2` | half term | `field.choice`, `id.duplicate` |
    | `people` | number who could cover | needed | `3` | staff free |  |
    | `reserve` | number kept for sickness | `rules.defaults.sicknessReserve` | `1` | sickness reserve |  |
    | `winter_reserve` | number kept in half-terms 2 and 3 | twice `reserve`; without one `rules.defaults.winterSicknessReserve` | `2` | winter |  |
    ## `floating.csv`
    One row cover staff whom a trust or group employs and sends where they're needed. Rows add up. On each date they go where they spare most: first supply staff beyond the most a day, then money. They cost nothing and count in no limit.
    | `schools` | list of references: who may have them | all | `elm;ash` | school |  |
    | `weekday` | weekdays | Monday to Friday | `Mon;Thu` | day |  |
    | `people` | number who come on each of them, all day | needed | `2` | staff |  |
    ## `staffing.csv`
    One row how much teaching a school can go without while people are seconded from it, besides what others seconded to it and hired teachers make up for. Of several rows that fit, one with phase and half-terms comes before one
    | `school` | reference | needed | `oak` |  |  |
    | `phase` | word: nursery, primary, middle, secondary, special, other, all-through, sixth-form; of its teachers | every phase | `primary` |  |  |
    | `half_terms` | list of half-terms, by number from 1 or name | the whole year | `5;Summer 2` | half term | `field.choice`, `id.duplicate` |
    | `half_days` | number of half-days a week | needed | `2` | half days a week, spare, margin |  |
    ## `meetings.csv`
    One row a weekly slot of directed time.
    | `school` | reference | needed | `oak` |  |  |
    | `weekday` | weekday | needed | `Wed` | day, night |  |
    | `start` | time | needed | `15:30` | from | `meeting.in-school-day` |
    | `end` | time | needed | `17:00` | to | `field.span` |
    ## `directed.csv`
    One row a dated slot of directed time outside the school day: a twilight of the published calendar, a disaggregated INSET.
    | `school` | reference | needed | `oak` |  |  |
    | `date` | date | needed | `2026-11-18` |  | `calendar.outside-year`, `calendar.weekend` |
    | `start` | time | needed | `15:45` | from |  |
    | `end` | time | needed | `17:45` | to | `field.span` |
    | `name` | text | Directed time | `INSET twilight 2` | title |  |
    ## `rooms.csv`
    One row a room in which sessions can be held. A school without rows has one meeting space for `rules.defaults.venueCapacity` people.
    | `school` | reference | needed | `oak` |  |  |
    | `room` | text | needed | `Hall` | name | `id.duplicate` |
    | `capacity` | number, 1 to 5000 | needed | `90` | seats |  |
    ## `busy.csv`
    One row a time at which a person, a room, a school or a provider can't be used, or a calendar of such times. One of `person`, `school` and `provider` is filled in.
    | `person` | reference |  | `ben` | staff | `field.missing` |
    | `school` | reference |  | `oak` |  |  |
    | `room` | a room of `school` in rooms.csv | the whole school | `Hall` |  | `reference.unknown` |
    | `provider` | reference |  | `maths-hub` |  |  |
    | `first` | date, or a span | needed without `calendar` | `2026-11-12` | date | `calendar.outside-year` |
    | `last` | date | `first` | `2026-11-13` | end date | `field.span` |
    | `start` | time | all day | `9:00` | from |  |
    | `end` | time | all day | `12:00` | to | `field.span` |
    | `calendar` | name of an iCalendar file (.ics) in the folder, with the four columns before empty | none | `ben.ics` | ics | `reference.unknown`, `calendar.outside-year`, `busy.passed-over`, `busy.zone-assumed`, `busy.too-many-times`, `foreign.format`, `foreign.value` |
    | `note` | text | empty | `Parents' evening` | reason |  |
    ## `providers.csv`
    One row a provider, trainer, expert or guest from outside the schools.
    | `id` | id | made of `name` | `maths-hub` | provider | `id.duplicate`, `id.invalid` |
    | `name` | text | needed | `Maths Hub` |  |  |
    | `kind` | word: provider, trainer, expert, guest | provider | `expert` | type |  |
    | `email` | address | none | `hub@example.org` | mail | `field.text` |
    | `available` | list of spans | any day | `2026-10-01..2026-12-18` | dates | `calendar.outside-year` |
    | `weekdays` | weekdays | any | `Tue;Thu` | days |  |
    | `fee_session` | money a session led or attended as guest | 0 | `350` | fee |  |
    | `fee_day` | money a day | 0 | `600` | day rate |  |
    | `fee_head` | money a person | 0 | `12` | fee per person |  |
    | `fee_mile` | money a mile from their own site and back | 0 | `0.45` | mileage |  |
    | `cancel_days` | number of days, 0 to 365: so many before the date, or fewer, a cancellation is late, and part of the fee is [owed all the same](operations.md#what-a-late-cancellation-costs) | never late | `14` | cancellation notice | `field.missing`, where `cancel_share` is stated |
    | `cancel_share` | percent of the fee that's owed then | 100 | `50` | cancellation fee |  |
    | `capacity` | number: most people in a session | no limit | `24` | most people |  |
    | `most_per_day` | number: most sessions a day, led or as guest | no limit | `2` |  |  |
    | `specialisms` | list: what a session may ask for in `specialism` | none | `maths;mastery` | topics |  |
    | `vat` | word: exempt, standard, outside; how their fees stand to value added tax | taken to be standard, and marked as assumed | `exempt` | vat treatment |  |
    | `latitude` | degrees north of their own site | none | `51.2811` | lat |  |
    | `longitude` | degrees east | none | `1.0801` | lon |  |
    ## `relations.csv`
    One row how two schools or people stand to each other. Vetoes and reluctance are never shown to anyone. Of partners, and of everyone whom rows of kind `family` (or of kind `federation`) tie together, a visit to one another is liked: to others it costs `rules.rates.otherThanPartner`.
    | `kind` | word: veto, reluctance, partner, family, federation | needed | `veto` | type |  |
    | `a` | a school or a person; `school:ID` or `person:ID` where both have the id | needed | `oak` | one | `reference.ambiguous` |
    | `b` | likewise | needed | `elm` | other | `reference.ambiguous`, `reference.cycle` |
    ## `history.csv`
    One row something that took place, was offered or refused before this plan.
    | `date` | date | unknown | `2026-03-04` |  |  |
    | `kind` | text | needed | `visit` | activity |  |
    | `person` | reference | needed without `school` | `femi` | staff |  |
    | `school` | reference | unknown | `elm` |  |  |
    | `partner` | reference to a school | unknown | `ash` | host |  |
    | `outcome` | word: done, offered, refused | done | `done` | result |  |
    ## `funds.csv`
    One row a pot of money.
    | `id` | id | made of `name` | `pilot` | fund | `id.duplicate`, `id.invalid` |
    | `name` | text | needed | `Pilot fund` |  |  |
    | `amount` | money | needed | `12000` | budget |  |
    | `schools` | list of references: ring-fenced for these | all | `elm;ash` | ring-fenced for |  |
    | `kinds` | list of kinds of activity that it may pay for | all | `session;visit` | pays for |  |
    | `tariff_lesson` | money repaid to a school for each lesson released | 0 | `30` | tariff |  |
    | `pays_fees` | yes/no: pays providers' fees of its activities | yes | `no` | fees |  |
    | `need_at_least` | factor: makes the fund the centre's reserve, which no activity names. For schools whose `need_weight` is at least this (and which it's ring-fenced for, if it is) it pays what they spend on release beyond their budgets, whatever for, as long as it lasts; `kinds`, `tariff_lesson` and `pays_fees` have no effect. A school draws on one reserve, the first by id | an ordinary fund | `1.2` | reserve | `activity.impossible` |
    | `cost_centre` | text: under what the fund books what it pays | none | `GRANT-7` | budget code, nominal code |  |
    ## `dues.csv`
    One row a sum that a school or fund owes whatever is planned, as for what was called off late: `planner event` [adds them](operations.md#what-a-late-cancellation-costs). They count against the school's release budget or the fund's amount like anything else that's spent in the year ([H8](model.md#h8-money)).
    | `date` | date of what was called off; outside the academic year it counts in no budget | needed | `2026-11-05` |  | `calendar.outside-year`, `id.duplicate` |
    | `school` | reference: who owes it | one of school and fund | `oak` |  | `field.missing` |
    | `fund` | reference: who owes it | one of school and fund | `pilot` |  | `field.missing` |
    | `amount` | money above 0 | needed | `125` | sum, owed | `field.out-of-range` |
    | `kind` | word: fee, supply; fee also for another cost of what doesn't take place | fee | `supply` | for |  |
    | `activity` | reference | none | `art-network` |  |  |
    | `provider` | reference: to whom it's owed | nobody in particular | `maths-hub` | owed to |  |
    | `reference` | text that tells apart what else would be the same: an invoice's number; an event writes `part 2` or `cohort 3 part 2` of a meeting, or `supply 2` | none | `INV-7` | invoice |  |
    ## `travel.csv`
    One row a journey that is known better than by the formula. Each way, where only one is given.
    | `from` | a school or a provider; `school:ID` or `provider:ID` where both have the id | needed | `oak` | a | `reference.ambiguous` |
    | `to` | likewise | needed | `elm` | b | `reference.ambiguous` |
    | `minutes` | minutes | needed | `25` | time |  |
    | `metres` | number | by the formula | `9200` | distance |  |
    | `miles` | factor; read only without `metres` | by the formula | `5.7` |  |  |
    ## `groups.csv`
    One row a group that is part of a larger one (hub, trust, diocese, district). Schools belong to the groups of their row and to all that those are part of.
    | `group` | text, as in `groups` of schools.csv | needed | `hub` | name | `reference.cycle` |
    | `part_of` | list of groups | needed | `trust` | parent, within | `reference.cycle` |
    ## `activities.csv`
    One row an activity of any kind. Columns that belong to another kind stay empty (else `activity.unused-column`). What can't come true as written is `activity.impossible`: an error where no data could help, else a warning. All kinds are planned.
    | `id` | id | made of `title` | `art-network` | code | `id.duplicate`, `id.invalid` |
    | `kind` | word: session, visit, triad, shadowing, secondment, specialist, lesson-study | needed | `session` | also network, meeting, training, course, hub, workshop, observation, peer visit, placement, rota |  |
    | `title` | text | needed | `Art network` | name |  |
    | `priority` | number, 1 (least) to 5 | 3 | `4` |  |  |
    | `rank` | number from 1: its place among the wishes of whoever signed up for it; the first counts as one priority higher, up to 5 | not ranked | `1` | choice, preference |  |
    | `must` | yes/no: placed before anything optional is thought of | no | `yes` | mandatory |  |
    | `confidential` | yes/no: title hidden in other people's feeds | no | `yes` | private |  |
    | `focus` | list of topics, lower case | none | `oracy;phonics` | topic |  |
    | `purpose` | text: what pupils should gain | none | `Better drawing in Year 7` | aim |  |
    | `origin` | word: school, person | not stated | `person` | whose idea |  |
    | `groups` | list of groups that it belongs to | the whole group | `kent` |  | `reference.unknown` |
    | `worth` | lesson-equivalents that it's worth at most | by kind from `rules.rates` | `4.5` |  | `field.number` |
    | `fund` | reference | the schools pay | `pilot` | paid by |  |
    | `cost` | money: what it costs besides release, travel and its leaders' fees, once; paid as fees are: by the fund, or by the schools whose people take part, by `split` or in equal parts | 0 | `120` | other costs | `activity.unused-column` |
    | `cost_centre` | text: under what schools book what they pay for it | the schools' own | `CPD-MATHS` | budget code, nominal code |  |
    | `windows` | list of spans | the academic year | `2026-11-02..2027-03-25` | dates, between | `activity.impossible` |
    | `weekdays` | weekdays allowed | any | `Tue;Wed` | days allowed | `activity.impossible` |
    | `preferred_weekdays` | weekdays liked | none | `Wed` | preferred days | `activity.impossible` |
    | `times` | list of words: inset, meeting, school-day, twilight | inset;meeting;school-day | `meeting` | time bands |  |
    | `earliest` | time before which it doesn't start | none | `9:30` | not before | `activity.impossible` |
    | `latest` | time by which it ends | none | `16:30` | ends by | `activity.impossible` |
    | `at` | list of fixed starts, date and time | free | `2026-10-07 15:45` | fixed | `activity.impossible` |
    | `near` | list of references to activities with exact starts (`at`), such as outside events: each occurrence had better lie near one of their dates, before or after (`windows` says which), whether or not the event is in the plan | none | `conference` | near to, around | `reference.unknown`, `activity.unused-column` |
    | `required` | session: people without whom it doesn't take place | none | `role=art lead` |  | `activity.nobody`, `activity.person-not-employed` |
    | `expected` | session: people who should come | none | `everyone` |  | likewise |
    | `invited` | session: people who may come | none | `role=ta & per_school=1` |  | likewise |
    | `length` | session: minutes, 1 to 720 | 60 | `1h30` | duration | `field.out-of-range` |
    | `quorum` | session: least people in each part, leaders apart | 1 | `6` | least people | `activity.impossible` |
    | `least_schools` | session: least schools in each part | 1 | `3` | minimum schools | `activity.impossible` |
    | `most_people` | session: most people in each part | by room and provider | `24` | maximum people | `activity.impossible` |
    | `parts` | session: number of occurrences, 1 to 60; all take place or none | 1 | `3` | how often | `activity.impossible` |
    | `gap_least` | session: least days between parts (7); lesson-study (3), triad (1), shadowing (1): between steps or days | 7, 3 or 1 | `28` | least gap days |  |
    | `gap_most` | session: most days between parts (none); lesson-study (21), triad (28), shadowing (14): between steps or days | none, 21, 28 or 14 | `60` | most gap days | `activity.impossible` |
    | `same_people` | session: yes/no, the same people in every part; of several cohorts always | yes | `no` |  | `activity.impossible` |
    | `least_terms` | session: least terms that the parts fall in, 1 to 3 | 1 | `2` |  | `activity.impossible` |
    | `venue` | session: list of schools, `provider`, `online` | any school with someone in it | `oak;online` | where, host | `activity.impossible` |
    | `rotate` | session: yes/no, the host changes | no | `yes` | host rotates |  |
    | `leaders` | session: list of people and providers, 120 at most, any one of whom leads (in cohorts each its own); `person:ID` or `provider:ID` where both have the id | nobody in particular | `maths-hub` | led by, trainers | `reference.ambiguous` |
    | `specialism` | session: text, a specialism of `providers.csv` in place of `leaders`: any one provider who has it leads every part | none | `mastery` | led by a specialist in | `activity.nobody`, `activity.impossible` |
    | `guests` | session: list of references to providers who come to every part without leading it: a nurse, the police. Their dates, limits, journeys and fees hold as of who leads, and each takes a seat | none | `nurse` | guest | `activity.impossible` |
    | `split` | session: word: equal, pupils, attendance, need; how fees are shared | equal | `pupils` | cost split |  |
    | `mix` | session: word: no, yes, must; people of different phases are liked (yes), or each part needs people of two at least (must) | no | `must` | mixed phases | `activity.impossible` |
    | `cohorts` | session: number of parallel cohorts, 1 to 100, each with all the parts, on dates and under a leader of its own; whoever takes part is in one | 1 | `3` | parallel groups | `activity.impossible` |
    | `preparation` | session: minutes before the first part, which the plan keeps for each who attends it in directed time at their school | 0 | `30` | prepare |  |
    | `follow_up` | session: minutes after the last part, likewise | 0 | `60` |  |  |
    | `accredited_hours` | session: hours that count towards accreditation | 0 | `6` | accredited |  |
    | `people` | visit, triad, lesson-study: people; names and at most one rule; of a triad three, or those to form a three from (nobody is in two triads that state the same) | needed | `femi;jo` |  | `activity.selector`, `activity.nobody` |
    | `subject` | visit, triad, lesson-study: text in lower case | any | `art` |  |  |
    | `years` | visit, triad, lesson-study: years | any | `3-4` |  |  |
    | `match` | visit, secondment: word: any, similar, contrasting | any | `contrasting` |  |  |
    | `host_schools` | visit: list of references | any other school | `ash` |  | `activity.impossible` |
    | `host_people` | visit: list of references | anyone who agrees | `kate` |  | `activity.impossible` |
    | `open_only` | visit: yes/no: only lessons of `open-lessons.csv` are watched | no | `yes` | open lessons only | `activity.impossible` |
    | `observe` | visit, triad, lesson-study: minutes watched, 1 to 720 | 60 | `30` |  | `field.out-of-range` |
    | `brief` | visit: minutes of talk before | 10 | `15` |  |  |
    | `debrief` | visit (20), triad (30): minutes of talk after | 20 or 30 | `20` |  |  |
    | `cycles` | lesson-study: number of cycles | 1 | `2` |  |  |
    | `planning` | lesson-study: minutes | 60 | `90` |  |  |
    | `review` | lesson-study: minutes | 60 | `45` |  |  |
    | `applicant` | shadowing: reference to a person | needed | `dan` |  |  |
    | `preferred_hosts` | shadowing: list of people, dearest first; nobody else hosts | anyone with a strength in the focus | `jo` |  |  |
    | `days` | shadowing: number of days beside one host, 1 to 5 | 1 | `2` |  |  |
    | `school` | secondment: reference to the school with the post | needed | `oak` |  |  |
    | `applicants` | secondment: list of people, dearest first | needed | `jo;kate` |  |  |
    | `half_days_week` | secondment: number, 1 to 10; 10 is the person's whole week | 10 | `4` |  |  |
    | `half_terms` | secondment: number, 1 to 6 | 2 | `3` |  |  |
    | `bounds` | secondment: word: half-term, term; what it begins and ends with | half-term | `term` |  |  |
    | `backfill` | secondment: list of words: swap, chain, hire, none; how the hole that it leaves may be filled: by somebody seconded from the post's school, by somebody seconded from a third one, by a hired teacher, by nobody where the school can spare the time | all | `swap;hire` |  |  |
    | `vacant` | secondment: yes/no: the post is empty, and without a secondment the school hires | no | `yes` | vacancy |  |
    | `recharge` | secondment: money that the post's school pays the person's for each half-day | `hire_half_day` of the person's school | `110` | recharge a half-day |  |
    | `person` | specialist: reference to a person | needed | `ben` |  |  |
    | `home_days` | specialist: weekdays at the home school | none | `Mon;Tue` |  |  |
    | `shares` | specialist: half-days a cycle for each school | needed | `oak=4;elm=2` |  | `field.text`, `activity.impossible` |
    | `unit` | specialist: word: day, half-day; with `day` a day belongs to one school | half-day | `day` |  |  |
    | `tolerance` | specialist: percent by which a school's time may stray from its share; session in several cohorts: by which a cohort's size may differ from the mean | 10; `rules.limits.cohortTolerance` | `20` |  |  |
    | `cycle_weeks` | specialist: number, 1 to 13 | 4 | `2` |  |  |
    | `protected` | specialist: half-days kept for other work | none | `Fri pm` |  |  |
    | `contribution` | specialist: money that a school pays the specialist's own for each half-day | 0 | `95` | price of a half-day |  |
    ## `answers.csv`
    One row a head's answer for their own school and one half-term. Silence leaves the plan provisional. Heads whom a [letter](operations.md#heads-answers) asks add theirs by its link.
    | `school` | reference | needed | `oak` |  |  |
    | `half_term` | number from 1, or name of the half-term | needed | `Autumn 2` |  | `field.choice`, `id.duplicate` |
    | `answer` | word: yes, no, not these | needed | `not these` | verdict |  |
    | `activities` | list of references, for `not these` | needed for that | `art-network` | not these | `activity.unused-column` |
    ## `declines.csv`
    One row a person who won't take part in an activity; no reason is asked.
    | `person` | reference | needed | `dan` | staff |  |
    | `activity` | reference | needed | `art-network` |  |  |
    ## `evaluations.csv`
    One row an answer to a session or course, collected blind: a score and nothing that tells whose it is. A column for names, addresses or comments is refused. Answers have no effect on plans; figures behind which fewer than five answers stand are shown nowhere.
    | `activity` | reference to what was answered to | needed without `title` | `phonics` | session | `evaluation.not-blind` |
    | `title` | text: what it was called, where the group doesn't list it | none | `Phonics day 2025` | course |  |
    | `date` | date on which it was | unknown | `2025-11-12` | held on |  |
    | `provider` | reference to who was bought for it | the activity's provider where only one may lead it, else in-house | `maths-hub` | led by |  |
    | `topic` | text in lower case | the activity's first focus | `phonics` | about |  |
    | `score` | number, 1 (worst) to 5 (best) | needed | `4` | rating |  |
    ## `supply-states.csv`
    One row what has become of a supply teacher whom the plan asks a school to book. Bookings that no row names are *needed*. States have no effect on plans; whoever withdraws a release says so in `declines.csv` or `busy.csv` (`planner event supply` does).
    | `school` | reference | needed | `oak` |  |  |
    | `date` | date | needed | `2026-10-06` |  | `calendar.outside-year`, `id.duplicate` |
    | `number` | number of the teacher on that date, from 1; `supply 2` of the cover workbook means 2 | 1 | `2` | supply |  |
    | `state` | word: needed, requested, confirmed, unfilled, cancelled | needed | `confirmed` | status |  |
    """#
}
