// SPDX-License-Identifier: Apache-2.0

/// Something that planner keeps or makes, which not everybody may see or change.
public enum Matter: String, CaseIterable, Sendable {
  /// The plan as a whole: plan.json, the page, all ledgers, everybody's letters.
  case wholePlan = "whole plan"
  /// The group's tables, and its revisions.
  case tables
  /// Plans that aren't published: proposing, approving and publishing them.
  case proposals
  /// Accounts, opened calendars, the outbox, the audit log.
  case records
  case personCalendar = "person's calendar"
  case schoolCalendar = "school's calendar"
  case providerCalendar = "provider's calendar"
  case activityCalendar = "activity's calendar"
  /// A person's own letter.
  case letter
  /// What a head is asked next half-term, and their answer.
  case answer
  case staffroomSheet = "staffroom sheet"
  /// The classes that somebody else takes: workbook and ledgers.
  case cover
  /// When somebody isn't there; never why.
  case absences
  /// Who leaves what, where they go, and the time that's given back.
  case releases
  /// Specialists' rotas and secondments.
  case staffing
  /// Accredited hours, directed time, benefit.
  case learning
  /// Who takes part in nothing, and how long each has been without.
  case opportunities
  /// Sessions and courses to come to.
  case provision
  /// The year on one sheet.
  case year
  /// A school's own charges.
  case charges
  /// Who pays whom what in the whole group, against budgets.
  case accounts
  /// That somebody won't take part in something.
  case declines
  /// Titles of confidential activities, shown to others than those in them.
  case confidentialTitles = "confidential titles of others"
  /// Who is kept apart from whom, or would rather be.
  case vetoes
  /// Why a head answers as they do, which a letter to the school's CPD lead alone tells. (Why somebody declines or is absent is
  /// asked of nobody.)
  case reasons
  /// That a single person was offered something and refused.
  case refusals = "individual refusals"
  /// Figures about fewer than five people.
  case smallGroups = "figures of under five people"
}

/// Who may see and change what.
public enum AccessPolicy {
  /// How far somebody may.
  public enum Reach: String, CaseIterable, Comparable, Sendable {
    case never
    /// What's about the school, person or provider of the role.
    case own
    /// What's about the school at which the person of the role has their base.
    case ownSchool = "own school"
    case all

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  }

  /// What's done with it.
  public enum Action: String, CaseIterable, Sendable { case see, change }

  /// What isn't in its lists nobody of a role may.
  private struct Row {
    var see: [Reach: Set<Matter>]
    var change: [Reach: Set<Matter>] = [:]
  }

  /// What no page shows to anybody. Some of it stands in the group's tables, which whoever keeps them reads.
  public static let never: Set<Matter> = [.confidentialTitles, .vetoes, .refusals, .smallGroups]

  private static func row(of role: Role) -> Row {
    switch role {
    case .groupPlanner:
      let all = Set(Matter.allCases).subtracting(never).subtracting([.declines, .reasons])
      return Row(
        see: [.all: all], change: [.all: [.tables, .proposals, .records, .answer, .absences, .declines, .cover]])
    case .head:
      return Row(
        see: [
          .own: [
            .schoolCalendar, .answer, .staffroomSheet, .cover, .absences, .releases, .staffing, .learning, .charges,
          ], .all: [.provision],
        ], change: [.own: [.answer, .absences, .reasons]])
    case .coverManager:
      return Row(
        see: [.own: [.schoolCalendar, .staffroomSheet, .cover, .absences, .staffing]],
        change: [.own: [.cover, .absences]])
    case .developmentLead:
      return Row(
        see: [
          .own: [
            .schoolCalendar, .staffroomSheet, .releases, .staffing, .learning, .opportunities, .year, .declines,
            .reasons,
          ], .all: [.provision],
        ], change: [.own: [.declines]])
    case .finance: return Row(see: [.all: [.accounts, .charges]])
    case .staff:
      return Row(
        see: [
          .own: [.personCalendar, .letter, .releases, .learning, .declines, .absences],
          .ownSchool: [.staffroomSheet],
        ], change: [.own: [.declines, .absences]])
    case .provider: return Row(see: [.own: [.providerCalendar]])
    }
  }

  /// How far somebody of this role may see or change this.
  public static func reach(of role: Role, to action: Action, _ matter: Matter) -> Reach {
    let row = row(of: role)
    return (action == .see ? row.see : row.change).filter { $0.value.contains(matter) }.keys.max() ?? .never
  }
}
