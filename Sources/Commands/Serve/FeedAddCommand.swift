// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Calendars
import Domain
import Store

/// `planner feed add --person ID --database FILE`.
struct FeedAddCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Open a calendar: print the path of its address, once.",
    discussion: """
      Standard output has the path alone, '/feeds/TOKEN.ics': put your server's name before it. Who has left the group has no \
      calendar any more once a plan without them is published.

      EXAMPLES:
        planner feed add --person anna --database group.db
        planner feed add --school oak --busy-only --database group.db --by anna

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("What this person takes part in.", valueName: "id"))
  var person: String?

  @Option(help: ArgumentHelp("Who of this school is out, who comes, and what needs cover.", valueName: "id"))
  var school: String?

  @Option(help: ArgumentHelp("What this provider leads.", valueName: "id"))
  var provider: String?

  @Option(help: ArgumentHelp("The meetings of this activity.", valueName: "id"))
  var activity: String?

  @Flag(help: "Only when, and nothing of what, where and with whom.")
  var busyOnly = false

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments
  @OptionGroup var signed: SignatureArguments

  private var owners: [FeedOwner] {
    [
      person.map { .person(Identifier($0)) }, school.map { .school(Identifier($0)) },
      provider.map { .provider(Identifier($0)) }, activity.map { .activity(Identifier($0)) },
    ].compactMap(\.self)
  }

  func validate() throws {
    for (name, id) in [("person", person), ("school", school), ("provider", provider), ("activity", activity)] {
      try require(id, named: "--" + name)
    }
    if owners.count != 1 { throw ValidationError("name one of --person, --school, --provider and --activity") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner feed add")
    let group = try StoredGroup(in: database).group(telling: console)
    guard let owner = owners.first, owner.isListed(in: group) else {
      throw StoreError(
        .unknownFeed, "the group has no such \(kind); 'planner export' writes its tables, in which the ids stand")
    }
    try keepFeeds(in: database, telling: console)
    let opened = try database.openFeed(owner.name, isBusyOnly: busyOnly, signed: signed.signature)
    console.print("/feeds/\(opened.text).ics")
    console.error(
      "planner: this is token \(opened.token.number); it's told now and never again, and 'planner feed revoke "
        + "\(opened.token.number)' ends it")
    return .done
  }

  private var kind: String {
    person != nil ? "person" : school != nil ? "school" : provider != nil ? "provider" : "activity"
  }

  /// Where a plan was published by an earlier version, which kept no feeds.
  private func keepFeeds(in database: PlannerDatabase, telling console: Console) throws {
    guard let plan = try database.plans().last(where: { $0.state == .published }),
      try database.feedPublication()?.plan != plan.number
    else { return }
    let standing = try StandingPlan(StoredPlan(plan.number, in: database, telling: console), in: database)
    try database.keep(
      try StoredFeeds.contents(of: standing), ofPublished: plan.number, signed: signed.signature)
  }
}
