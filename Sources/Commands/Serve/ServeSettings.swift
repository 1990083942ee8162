// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Logging
import Synchronization
import Web

/// The settings of a running server, which are read again when it's told to: some count at once, the others from its next start
/// on. A file that can't be used changes nothing.
final class ServeSettings: Sendable {
  private struct State {
    /// What counts, by settings' names: of those that the file may state.
    var values: [String: String]
    var planning: BackgroundPlanner.Settings
  }

  /// The least that's logged now.
  let threshold: LogThreshold
  /// The command line as it was typed.
  private let typed: [String]
  private let state: Mutex<State>

  /// Those with which `command` begins, as it was parsed from `commandLine`.
  init(_ command: ServeCommand, _ commandLine: ConfiguredArguments) throws {
    typed = commandLine.typed
    threshold = LogThreshold(command.logLevel.level)
    state = Mutex(State(values: commandLine.values, planning: try command.planning))
  }

  /// How plans are made in the background now.
  var planning: BackgroundPlanner.Settings { state.withLock(\.planning) }

  /// From whom those concerned hear at once of what a head's answer withdraws; nil: calendars alone tell.
  var sender: MailSender? { planning.sender }

  /// Reads the file again and says in the log what has come of it.
  func reload(_ logger: Logger) {
    do {
      let configured = try ConfiguredArguments(typed)
      guard let command = try Planner.parseAsRoot(configured.arguments) as? ServeCommand else { return }
      try take(command, configured.values, logger)
    } catch let fault as SettingsFault {
      for line in fault.lines { refuse(line, logger) }
    } catch {
      refuse(Planner.message(for: error), logger)
    }
  }

  private func refuse(_ why: String, _ logger: Logger) {
    logger.error("settings can't be used; those from before go on counting", metadata: ["why": "\(why)"])
  }

  private func take(_ command: ServeCommand, _ new: [String: String], _ logger: Logger) throws {
    let planning = try command.planning
    let different = state.withLock { state in
      let different = Setting.all.filter { setting in
        setting.use(of: .serve) != nil
          && (state.values[setting.name] ?? setting.byDefault) != (new[setting.name] ?? setting.byDefault)
      }
      for setting in different where setting.isLive { state.values[setting.name] = new[setting.name] }
      state.planning = planning
      return different
    }
    threshold.level = command.logLevel.level
    logger.notice("settings were read again", metadata: ["changed": "\(Self.names(different.filter(\.isLive)))"])
    let waiting = different.filter { !$0.isLive }
    guard !waiting.isEmpty else { return }
    logger.warning(
      "settings that count once the service is started anew", metadata: ["settings": "\(Self.names(waiting))"])
  }

  private static func names(_ settings: [Setting]) -> String {
    settings.isEmpty ? "none" : settings.map(\.name).joined(separator: ",")
  }
}
