// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Dispatch
import Foundation
import Logging
import Store
import Synchronization
import Web

/// `planner serve --database FILE`.
struct ServeCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the published plan's calendars to those who subscribe.",
    discussion: """
      Answers /feeds/TOKEN.ics ('planner feed add'), /mail/unsubscribe/TOKEN and /mail/answer/TOKEN ('planner mail queue'), and \
      for whoever watches it /healthz, /readyz and /metrics. Only reads the database but where somebody unsubscribes or a head \
      answers, so that plans are published and calendars opened meanwhile; it notices within a second or two. Speaks plain \
      HTTP: put a server with TLS before it. With --mail-from, those concerned by what a head's answer withdraws are written to in \
      the same step. Ctrl-C or SIGTERM ends it; SIGHUP has it read the file of --config again.

      EXAMPLES:
        planner serve --database group.db
        planner serve --database group.db --host 127.0.0.1 --port 9000 --log-level debug
        planner serve --config /etc/planner/planner.yaml
        planner serve --config /etc/planner/planner.yaml --check

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  /// How much is logged.
  enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case debug, info, warning, error

    var level: Logger.Level {
      switch self {
      case .debug: .debug
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
    }
  }

  @OptionGroup var place: DatabaseArguments

  @Option(help: "The address or name that's listened on.")
  var host = "127.0.0.1"

  @Option(help: "The port, 0 … 65535; with 0 a free one, which the log names.")
  var port = 8080

  @Option(help: "The least that's logged: 'debug' logs each request, by its route, never its token.")
  var logLevel = LogLevel.info

  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Have the plan that follows made in the background when the group changes ('planner replan').")
  var replan = false

  @Option(help: ArgumentHelp("With --replan: so long the group has to be as it is before.", valueName: "seconds"))
  var settling = 30

  @Option(help: ArgumentHelp("With --replan: a search ends after so long.", valueName: "seconds"))
  var planLimit = 300

  @OptionGroup var publishing: PublishingArguments
  @OptionGroup var notices: NoticeArguments
  @OptionGroup var configured: SettingsArguments

  @Flag(help: "Only see whether the file of --config can be used.")
  var check = false

  func validate() throws {
    if check, configured.config == nil { throw ValidationError("--check goes with --config") }
    if !(0...86_400).contains(settling) { throw ValidationError("--settling is 0 … 86400") }
    if !(1...86_400).contains(planLimit) { throw ValidationError("--plan-limit is 1 … 86400") }
    if host.isEmpty { throw ValidationError("--host names nothing") }
    if !(0...65_535).contains(port) { throw ValidationError("--port is 0 … 65535") }
  }

  /// How plans are made in the background.
  var planning: BackgroundPlanner.Settings {
    get throws {
      BackgroundPlanner.Settings(
        settling: settling, timeLimit: planLimit, limits: publishing.limits, sender: try notices.sender)
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    if check {
      surroundings.console.print("\(configured.config ?? "") can be used".printable)
      return .done
    }
    let database = try place.open(for: .reading, by: Self.self)
    let lock = try ServingLock(place.database, holder: Self.holder)
    defer { withExtendedLifetime(lock) {} }
    let console = surroundings.console
    let isJournal = ProcessInfo.processInfo.environment["JOURNAL_STREAM"]?.isEmpty == false
    let settings = try ServeSettings(self, surroundings.commandLine)
    let log = JournalLog(threshold: settings.threshold, isJournal: isJournal) { console.error($0) }
    let logger = Logger(label: "planner") { _ in log }
    // No reason to keep calendars from people.
    if publishing.publish, !replan { logger.warning("nothing is published by itself, since no plans are made") }
    let server = try PlannerServer(
      database, settings: WebSettings(host: host, port: port), logger: logger,
      answers: HeadsDesk(sender: { settings.sender }))
    // A client that goes away while it's written to isn't the end.
    signal(SIGPIPE, SIG_IGN)
    let interrupt = surroundings.interrupt
    let planning = DispatchGroup()
    let reports = ServerReports()
    try interrupt.listening {
      if replan { try plan(in: planning, settings, logger: logger) { interrupt.isWished } }
      // Also where the port can't be had, which ends the server and not the thread that plans.
      defer {
        interrupt.wish()
        planning.wait()
      }
      try reloading({ reports.reloading { settings.reload(logger) } }) {
        try wait { try await server.run(until: { interrupt.isWished }, telling: reports.tell) }
      }
    }
    return .done
  }

  /// Does `work`, while SIGHUP calls `reload`. Where there's no file to read again that signal ends the program, as it ends
  /// any other whose terminal goes.
  private func reloading(_ reload: @escaping @Sendable () -> Void, while work: () throws -> Void) throws {
    if configured.config == nil { return try work() }
    try ReloadSignal.listening(to: reload, while: work)
  }

  /// Looks after plans on a thread of its own: it waits for processes.
  private func plan(
    in planning: DispatchGroup, _ settings: ServeSettings, logger: Logger, isEnding: @escaping @Sendable () -> Bool
  ) throws {
    // A connection of its own, so that it never waits for the server's or makes that wait.
    let database = try place.open(for: .reading, by: Self.self)
    let planner = BackgroundPlanner(
      database, path: place.database, settings: { settings.planning }, logger: logger, isEnding: isEnding)
    planning.enter()
    Thread.detachNewThread {
      planner.run()
      planning.leave()
    }
  }

  private static var holder: String { DatabaseArguments.holder(Self.self) }

  private final class Outcome: Sendable {
    let value = Mutex(Result<Void, any Error>.success(()))
  }

  /// Does `work` while this thread waits, which is none of those that work.
  private func wait(for work: @escaping @Sendable () async throws -> Void) throws {
    let outcome = Outcome()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      do { try await work() } catch {
        outcome.value.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    do { try outcome.value.withLock(\.self).get() } catch {
      throw Failure(.files, "port \(port) of '\(host)' can't be served: \(error)")
    }
  }
}
