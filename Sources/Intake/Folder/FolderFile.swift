// SPDX-License-Identifier: Apache-2.0

/// The tables of a group folder. `docs/formats.md` describes each; a test compares the two.
enum FolderFile: String, CaseIterable {
  case schools, calendar, staff, bells, lessons, protected, cover, floating, staffing, meetings, directed, rooms, busy,
    providers
  case openLessons = "open-lessons"
  case relations, history, funds, dues, travel, groups, activities, answers, declines, evaluations
  case supplyStates = "supply-states"

  /// The file's name.
  var name: String { rawValue + ".csv" }

  /// The name of its sheet in a workbook. Excel keeps the name "history" for itself and repairs books that use it.
  var sheet: String { self == .history ? "past" : rawValue }

  /// Whether a group can't do without it.
  var isNeeded: Bool { self == .schools || self == .calendar || self == .staff }

  /// How to make a needed file.
  var howToMake: String {
    switch self {
    case .schools:
      "Make it from the register with 'planner import register', or write the columns id, name and phase yourself; "
        + "'planner init FOLDER' writes an example."
    case .calendar:
      "Make it with 'planner import term-dates' and 'planner import bank-holidays', or write the columns kind, first, last "
        + "and name yourself, with a row of kind term or half-term for each; 'planner init FOLDER' writes an example."
    default:
      "Make it from an exported staff list with 'planner import staff', or write the columns name, email, school, role and "
        + "days yourself; 'planner init FOLDER' writes an example."
    }
  }

  /// Its columns.
  var schema: TableSchema {
    switch self {
    case .schools: SchoolsTable.schema
    case .calendar: CalendarTable.schema
    case .staff: StaffTable.schema
    case .bells: BellsTable.schema
    case .lessons: LessonsTable.schema
    case .protected: ProtectedTable.schema
    case .openLessons: OpenLessonsTable.schema
    case .cover: CoverTable.schema
    case .floating: FloatingTable.schema
    case .staffing: StaffingTable.schema
    case .meetings: MeetingsTable.schema
    case .directed: DirectedTable.schema
    case .rooms: RoomsTable.schema
    case .busy: BusyTable.schema
    case .providers: ProvidersTable.schema
    case .relations: RelationsTable.schema
    case .history: HistoryTable.schema
    case .funds: FundsTable.schema
    case .dues: DuesTable.schema
    case .travel: JourneysTable.schema
    case .groups: GroupsTable.schema
    case .activities: ActivitiesTable.schema
    case .answers: AnswersTable.schema
    case .declines: DeclinesTable.schema
    case .evaluations: EvaluationsTable.schema
    case .supplyStates: SupplyStatesTable.schema
    }
  }
}
