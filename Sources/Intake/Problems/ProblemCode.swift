// SPDX-License-Identifier: Apache-2.0

/// The stable codes of everything that can be said about an input; `docs/errors.md` gives meaning, example and remedy.
///
/// Raw values never change meaning; a code that is no longer used is not used for anything else.
public enum ProblemCode: String, Sendable, Codable, CaseIterable, Hashable {
  // MARK: Files

  /// A file or folder that is needed isn't there.
  case fileMissing = "file.missing"
  /// The file can't be opened or isn't a regular file.
  case fileUnreadable = "file.unreadable"
  /// The file is larger than the cap and wasn't read.
  case fileTooLarge = "file.too-large"
  /// The file has no content.
  case fileEmpty = "file.empty"
  /// A file in the folder that no reader knows.
  case fileUnknown = "file.unknown"
  /// The bytes aren't text: NUL bytes, a workbook under the name of a CSV file, broken UTF-16.
  case fileNotText = "file.not-text"
  /// The text isn't UTF-8 and was read as Windows-1252.
  case fileEncodingAssumed = "file.encoding-assumed"
  /// Two files of the folder hold the same table.
  case fileTwice = "file.twice"
  /// A file that would be overwritten.
  case fileExists = "file.exists"
  /// A file could not be written.
  case fileNotWritten = "file.not-written"
  /// Problems of one kind in one file beyond the number that is listed.
  case moreOfTheSame = "file.more-of-the-same"

  // MARK: Workbooks

  /// Not a workbook in the format that is read.
  case workbookFormat = "workbook.format"
  /// A workbook with a password.
  case workbookPassword = "workbook.password"
  /// A workbook that breaks off or contradicts itself.
  case workbookDamaged = "workbook.damaged"
  /// A workbook with more of something than is read.
  case workbookTooLarge = "workbook.too-large"
  /// A sheet that every group needs isn't there.
  case sheetMissing = "sheet.missing"
  /// Two sheets hold the same table.
  case sheetTwice = "sheet.twice"
  /// A sheet that is no table.
  case sheetUnknown = "sheet.unknown"
  /// A table on a hidden sheet.
  case sheetHidden = "sheet.hidden"
  /// A value under no heading.
  case sheetNoHeading = "sheet.no-heading"
  /// A day where text belongs.
  case sheetDateInText = "sheet.date-in-text"
  /// A formula that ends in an error.
  case sheetCellError = "sheet.cell-error"
  /// A formula whose value isn't in the file.
  case sheetCellWithoutValue = "sheet.cell-without-value"

  // MARK: CSV

  /// A quoted field that never ends.
  case csvUnclosedQuote = "csv.unclosed-quote"
  /// Text after the closing quote of a field.
  case csvTextAfterQuote = "csv.text-after-quote"
  /// A row with more values than headings.
  case csvLongRow = "csv.long-row"
  /// A row with fewer values than headings.
  case csvShortRow = "csv.short-row"
  /// A heading that no column of this table has.
  case csvUnknownColumn = "csv.unknown-column"
  /// A column that the table needs isn't there.
  case csvMissingColumn = "csv.missing-column"
  /// Two headings that mean the same column.
  case csvDuplicateColumn = "csv.duplicate-column"

  // MARK: YAML

  /// The file isn't YAML.
  case yamlSyntax = "yaml.syntax"
  /// Anchors and aliases aren't accepted.
  case yamlAlias = "yaml.alias"
  /// More nodes, or deeper nesting, than the cap.
  case yamlTooBig = "yaml.too-big"
  /// One key twice in a mapping.
  case yamlDuplicateKey = "yaml.duplicate-key"
  /// A key that isn't known at this location.
  case yamlUnknownKey = "yaml.unknown-key"
  /// A list where a single value is expected, or the like.
  case yamlWrongShape = "yaml.wrong-shape"

  // MARK: Fields

  /// A needed value is missing.
  case fieldMissing = "field.missing"
  /// Not a date.
  case fieldDate = "field.date"
  /// A date that is only possible with the month first.
  case fieldDateOrder = "field.date-order"
  /// Not a time of day.
  case fieldTime = "field.time"
  /// Not a length of time.
  case fieldMinutes = "field.minutes"
  /// Not an amount of money.
  case fieldMoney = "field.money"
  /// Not a percentage.
  case fieldPercentage = "field.percentage"
  /// Not a number.
  case fieldNumber = "field.number"
  /// A number, date or time outside its bounds.
  case fieldOutOfRange = "field.out-of-range"
  /// Neither yes nor no.
  case fieldYesNo = "field.yes-no"
  /// Not a day of the week, or a half of one.
  case fieldWeekday = "field.weekday"
  /// Not a span of dates or times, or one that ends before it starts.
  case fieldSpan = "field.span"
  /// Not one of the words that this field takes.
  case fieldChoice = "field.choice"
  /// Text that this field can't take: an id with spaces around a separator, an address without @, and so on.
  case fieldText = "field.text"

  // MARK: Ids and references

  /// Two rows with one id, or the same thing stated twice.
  case idDuplicate = "id.duplicate"
  /// An id with characters that ids can't have.
  case idInvalid = "id.invalid"
  /// A reference to something that isn't in the folder.
  case referenceUnknown = "reference.unknown"
  /// A reference that several things could be meant by.
  case referenceAmbiguous = "reference.ambiguous"
  /// References that lead back to where they began.
  case referenceCycle = "reference.cycle"
  /// Two people with one email address.
  case emailTwice = "staff.email-twice"

  // MARK: Time

  /// A calendar without terms.
  case calendarWithoutTerms = "calendar.without-terms"
  /// Half-terms that overlap.
  case calendarOverlap = "calendar.overlap"
  /// A half-term so short that it must be the break.
  case halfTermShort = "calendar.half-term-short"
  /// A calendar with other than six half-terms.
  case halfTermCount = "calendar.half-term-count"
  /// An INSET day in a holiday.
  case insetOutsideTerm = "calendar.inset-outside-term"
  /// An INSET day on a Saturday or Sunday, a term that begins or ends on one, or directed time on one.
  case calendarWeekend = "calendar.weekend"
  /// A week letter that the calendar's cycle hasn't.
  case weekUnknown = "calendar.week-unknown"
  /// Dates wholly outside the academic year.
  case outsideYear = "calendar.outside-year"
  /// Bells without a lesson.
  case bellsWithoutLessons = "bells.without-lessons"
  /// Periods that overlap.
  case bellsOverlap = "bells.overlap"
  /// A period outside the pupils' day, or the pupils' day outside the staff's.
  case bellsOutside = "bells.outside"
  /// A lesson on a day or in a period that its school's bells haven't.
  case lessonOutsideBells = "lesson.outside-bells"
  /// A lesson in a break, lunch or registration.
  case lessonInBreak = "lesson.in-break"
  /// A lesson that nobody teaches.
  case lessonWithoutStaff = "lesson.without-staff"
  /// A lesson is offered to visitors that its teacher doesn't lead.
  case openLessonNotTaught = "open-lesson.not-taught"
  /// Someone with two lessons at one time.
  case doubleBooked = "lesson.double-booked"
  /// A staff meeting while pupils are in school.
  case meetingInSchoolDay = "meeting.in-school-day"

  /// Events of a calendar of busy times that couldn't be read whole.
  case busyPassedOver = "busy.passed-over"
  /// Times of a calendar in a zone that nothing explains, read as the group's own.
  case busyZoneAssumed = "busy.zone-assumed"
  /// A calendar of more parts than the cap.
  case busyTooManyParts = "busy.too-many-parts"
  /// A calendar whose events take place more often than the cap.
  case busyTooManyTimes = "busy.too-many-times"

  // MARK: People and activities

  /// Someone who isn't employed in the academic year at all.
  case personNeverValid = "staff.never-employed"
  /// A role that nobody else has, spelled nearly like a well-known one.
  case roleSpelling = "staff.role-spelling"
  /// Someone named for an activity who isn't employed at any time in question.
  case personNotValid = "activity.person-not-employed"
  /// A choice of people that can't be understood.
  case selector = "activity.selector"
  /// A choice of people that chooses nobody, or too few.
  case activityNobody = "activity.nobody"
  /// A wish that can't come true as it's written.
  case activityImpossible = "activity.impossible"
  /// A value in a column that means nothing for this kind of activity.
  case activityUnusedColumn = "activity.unused-column"
  /// A setting that's read and has no effect yet.
  case notPlannedYet = "activity.not-planned-yet"

  /// A column of evaluations that would tell who answered.
  case evaluationNotBlind = "evaluation.not-blind"
  /// A mentor at another school than the person's own.
  case mentorElsewhere = "staff.mentor-elsewhere"
  /// Somebody takes a post over whose holder stays.
  case postOverlap = "staff.post-overlap"

  // MARK: Returned answers

  /// A workbook that planner didn't write for a head's answer, or whose record is gone.
  case answerNotAForm = "answer.not-a-form"
  /// An answer that can't be understood, or can't be meant so.
  case answerUnclear = "answer.unclear"
  /// An answer to what isn't asked: of another group or year, of a half-term that's over.
  case answerNotAsked = "answer.not-asked"
  /// An answer to a plan that has changed since.
  case answerOutdated = "answer.outdated"
  /// A reason that's longer than what is passed on.
  case answerReasonTooLong = "answer.reason-too-long"
  /// Two files that say different things for one school and half-term.
  case answerTwice = "answer.twice"

  // MARK: Foreign files

  /// A web page was saved in place of the file that it links to.
  case fileWebPage = "file.web-page"
  /// The file breaks off in the middle of something.
  case fileTruncated = "file.truncated"
  /// The file isn't in the format that it was given as.
  case foreignFormat = "foreign.format"
  /// A part that the importer needs isn't in the file.
  case foreignMissing = "foreign.missing"
  /// A value in the file that can't be what it should be: a reference to nothing, an impossible date.
  case foreignValue = "foreign.value"
  /// The file holds several candidates and none was named.
  case foreignAmbiguous = "foreign.ambiguous"

  /// An archive with several solutions, of which the first was read.
  case timetableSolutions = "timetable.solutions"
  /// A day with several parallel series of times.
  case timetableTracks = "timetable.tracks"
  /// Two teachers, classes or rooms of one name.
  case timetableNameTwice = "timetable.name-twice"
  /// Resources that are neither teachers nor classes nor rooms.
  case timetableResourceType = "timetable.resource-type"
  /// Lessons without a time.
  case timetableUnplaced = "timetable.unplaced"
  /// Lessons placed for more or fewer periods than they last.
  case timetableDuration = "timetable.duration"
  /// Lessons that run past the end of a day.
  case timetableCrossesDays = "timetable.crosses-days"
  /// A teacher in two lessons at once.
  case timetableDoubleBooked = "timetable.double-booked"
  /// Lessons without a teacher.
  case timetableNoTeacher = "timetable.no-teacher"
  /// Lessons without a class.
  case timetableNoClass = "timetable.no-class"
  /// Lessons whose classes stand at linked lessons.
  case timetableLinkedClasses = "timetable.linked-classes"
  /// A name that only holds a teacher's place.
  case timetablePlaceholder = "timetable.placeholder"
  /// Teachers with less than a tenth of their time free.
  case timetableLoad = "timetable.load"
  /// Years whose classes are named in several ways, so that pupils may sit in more than one.
  case timetableOverlappingSets = "timetable.overlapping-sets"
  /// Courses whose names don't show subjects.
  case timetableSubjectsOpaque = "timetable.subjects-opaque"
  /// Classes whose names don't show a year.
  case timetableNoYear = "timetable.no-year"
  /// Entries of a timetable in registration, break or lunch, which were left out.
  case timetableNotLessons = "timetable.not-lessons"
  /// Lessons of a list that hold for different spans of dates.
  case timetableVersions = "timetable.versions"
  /// Calendar weeks whose days belong to several weeks of the timetable.
  case timetableWeeksSplit = "timetable.weeks-split"

  /// Events of a calendar that are no holidays.
  case termDatesPassedOver = "term-dates.passed-over"
  /// More or fewer than six half-terms.
  case termDatesHalfTerms = "term-dates.half-terms"
  /// School days listed that lie in holidays, or the other way round.
  case termDatesDiffer = "term-dates.differ"
  /// More or fewer than 195 open days.
  case termDatesOpenDays = "term-dates.open-days"

  // MARK: Imports

  /// Rows that say otherwise than an imported file and were left alone.
  case importLeftAlone = "import.left-alone"
  /// Rows of an earlier import that the imported file doesn't have any more.
  case importStale = "import.stale"
  /// Lessons on weekdays or in periods that the bells don't have.
  case importUnmapped = "import.unmapped"
  /// A timetable of several weeks, for which the calendar needs letters.
  case importWeeks = "import.weeks"
  /// A reference number or name that isn't in the imported file.
  case importNotFound = "import.not-found"
  /// People whom a timetable names and the folder didn't have.
  case importAddedPeople = "import.added-people"
  /// Several rows of one person in a list of staff, which were joined.
  case importJoined = "import.joined"
  /// People in a list of staff who left before the academic year.
  case importLeavers = "import.leavers"
  /// Part-timers in a list of staff that doesn't say their working days.
  case importDaysUnknown = "import.days-unknown"
  /// People of a school whom its list of staff lacks.
  case importMissingPeople = "import.missing-people"
  /// An option of the import that names something the folder doesn't have.
  case importOption = "import.option"
}
