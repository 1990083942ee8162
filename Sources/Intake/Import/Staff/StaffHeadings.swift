// SPDX-License-Identifier: Apache-2.0

/// Under which headings staff lists of SIMS, Arbor, Bromcom and Wonde hold what a group needs.
///
/// Names that public sources show: of SIMS "Preferred Forename", "Legal Surname", "PN Preferred Surname", "Staff Code"
/// (reports in public repositories); of Bromcom "Preferred First Name", "Job Title", "Staff Code", "Start Date", "End
/// Date" (https://help-accesseducationpeople.theaccessgroup.com/en/articles/12750322-bromcom-mis-integration-ongoing-sync);
/// of Wonde "forename", "legal_surname", "initials", "role", "start_date" (its employees, as public clients read them);
/// of Arbor "Legal first name", "Business role" (its help pages). Others are what such lists are usually headed.
enum StaffHeadings {
  static let fields: [ForeignList.Field] =
    [
      .init(
        "email", "Work Email", "Work Email Address", "School Email", "Email", "Email Address", "Primary Email",
        "Main Email", "Mail"),
      .init(
        "name", "Full Name", "Name", "Staff Name", "Staff Member", "Display Name", "Employee Name", "Employee", "Staff",
        "Teacher Name", "Teacher"),
      .init(
        "preferred forename", "Preferred Forename", "Preferred First Name", "Chosen Forename", "Chosen First Name",
        "Known As", "Known As First Name"),
      .init("forename", "Forename", "First Name", "Given Name", "Legal Forename", "Legal First Name"),
      .init(
        "preferred surname", "Preferred Surname", "PN Preferred Surname", "Preferred Last Name", "Chosen Surname",
        "Chosen Last Name", "Known As Last Name"),
      .init("surname", "Surname", "Last Name", "Family Name", "Legal Surname", "Legal Last Name"),
      .init("code", "Staff Code", "Teacher Code", "Employee Code", "Initials", "Staff Initials", "Timetable Code"),
      .init(
        "role", "Job Title", "Role", "Post", "Post Title", "Business Role", "Business Roles", "Current Business Roles",
        "Job Role", "Position", "Staff Role", "Job", "Contract Role"),
      .init("teaching", "Teaching Staff", "Is Teaching Staff", "Teaching"),
      .init("department", "Department", "Departments", "Faculty", "Team"),
      .init("subjects", "Subjects", "Subject", "Subjects Taught", "Main Subject", "Specialism"),
      .init("fte", "FTE", "Full Time Equivalent", "Contract FTE", "Contracted FTE", "FTE Ratio", "Total FTE"),
      .init(
        "from", "Employment Start Date", "Start Date", "Employment Start", "Contract Start Date", "Contract Start",
        "Contract From", "Date Started", "Date Joined", "Joined"),
      .init(
        "until", "Employment End Date", "Leaving Date", "Date Of Leaving", "Date Left", "End Date", "Employment End",
        "Contract End Date", "Contract End", "Contract To"),
      .init("days", "Working Days", "Days Worked", "Working Pattern", "Days"),
      .init("stage", "Career Stage", "ECT", "ECT Status", "ECT Year", "Induction Status", "NQT"),
    ] + WorkingDays.fields
}
