// SPDX-License-Identifier: Apache-2.0

import Store

/// What `planner restore` says of what has come of it.
struct RestoreReport {
  let restored: Restoration

  /// "revision 3 of 'Our schools', plan 2 is published".
  var state: String {
    let group = restored.group.map { "revision \($0.number) of '\($0.name)'" } ?? "no group"
    return group + ", " + (restored.plan.map { "plan \($0) is published" } ?? "no plan is published")
  }

  /// What was learned from the database that was replaced; nil where nothing was.
  var carriedOver: String? {
    let carriedOver = restored.carriedOver
    let parts = [
      ("revoked tokens", carriedOver.revokedTokens), ("entries' numbers", carriedOver.entries),
      ("what became of messages", carriedOver.messages), ("unsubscriptions", carriedOver.unsubscriptions),
      ("refused addresses", carriedOver.suppressions), ("removed calendars of busy times", carriedOver.removedSources),
    ]
    let told = parts.filter { $0.1 > 0 }.map { "\($0.0) (\($0.1))" }
    return told.isEmpty ? nil : "Taken over from what was there: " + told.joined(separator: ", ")
  }

  /// What somebody has to look after now.
  var warnings: [String] { former + mail + sources + withdrawals + erasures }

  private static let closed = "calendars that were closed since the backup was made"
  private static let look = "'planner feed list' lists what's open, 'planner feed revoke' closes it"

  private var former: [String] {
    switch restored.former {
    case .none:
      var warnings: [String] = []
      if restored.validTokens > 0 {
        warnings.append(
          "there was no database of this group to learn from, and \(Self.closed) are open again; \(Self.look)")
      }
      return warnings + unlearned
    case .unreadable(let error):
      let warning =
        "what was there can't be read whole (\(error.message) [\(error.code.rawValue)]): \(Self.closed) may be open again, "
        + "and entries may have lower numbers than before, which calendar programs pass over; \(Self.look)"
      return [warning] + unlearned
    case .read:
      let lost = restored.carriedOver.lostTokens
      if lost == 0 { return [] }
      return [
        "calendars that were opened since the backup was made have no address any more (\(lost)); 'planner feed add' opens "
          + "them anew"
      ]
    }
  }

  /// Where it isn't known what has been sent, and who wants none any more.
  private var unlearned: [String] {
    guard restored.hasMessages else { return [] }
    return [
      "whoever has unsubscribed since the backup was made may get mail again, and 'planner mail queue' may write once more "
        + "what people have"
    ]
  }

  private var sources: [String] {
    let lost = restored.carriedOver.lostSources
    if lost == 0 { return [] }
    return [
      "calendars of busy times that were added since the backup was made aren't fetched any more (\(lost)); 'planner busy "
        + "add' adds them anew"
    ]
  }

  private var withdrawals: [String] {
    let lost = restored.carriedOver.lostWithdrawals
    if lost == 0 { return [] }
    return [
      "what was called off since the backup was made is shown again (\(lost)); note with 'planner event' again what has "
        + "happened: nobody is told by mail of the same a second time"
    ]
  }

  private var erasures: [String] {
    let lost = restored.carriedOver.lostErasures
    if lost == 0 { return [] }
    return [
      "people who were erased since the backup was made are in it again (\(lost)); 'planner person erase' takes them out, and "
        + "your papers say whom"
    ]
  }

  private var mail: [String] {
    var warnings: [String] = []
    if restored.heldMessages > 0 {
      warnings.append(
        "messages that were to be sent when the backup was made may have been sent since, and are held "
          + "(\(restored.heldMessages)); 'planner mail list' lists them, 'planner mail retry' sends one")
    }
    if restored.carriedOver.messagesOfLostPlans > 0 {
      warnings.append(
        "people have been told by mail of plans that the backup doesn't have "
          + "(\(restored.carriedOver.messagesOfLostPlans) messages); tell them what holds now, since no digest will")
    }
    if restored.carriedOver.forgottenMessages > 0 {
      warnings.append(
        "the backup has no plan yet, so that messages that were sent can't be kept in mind "
          + "(\(restored.carriedOver.forgottenMessages)): 'planner mail queue' may write them once more")
    }
    return warnings
  }
}
