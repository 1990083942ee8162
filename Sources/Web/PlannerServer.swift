// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import ServiceLifecycle
public import Store

/// How a server goes.
public enum ServerEvent: Sendable {
  /// Requests are answered.
  case listening(port: Int)
  /// It has looked at the database, which could be read.
  case looked
  /// It's on its way out.
  case ending
}

/// The server of what's published.
public struct PlannerServer: Sendable {
  private let settings: WebSettings
  private let logger: Logger
  let source: FeedSource
  private let unsubscribing: UnsubscribeRoute
  private let answering: AnswerRoute
  private let counts = RequestCounts()

  /// A server of `database`, which it reads. Only where somebody unsubscribes or a head answers is it written to, for that
  /// moment.
  ///
  /// - Parameter answers: asks heads, and notes what they say; nil where there's nobody for that.
  /// - Throws: `StoreError` where that can't be done.
  public init(
    _ database: PlannerDatabase, settings: WebSettings, logger: Logger, answers: (any AnswerDesk)? = nil
  ) throws(StoreError) {
    self.settings = settings
    self.logger = logger
    source = try FeedSource(database, cacheBytes: settings.cacheBytes)
    unsubscribing = UnsubscribeRoute(source, patience: settings.writePatience)
    answering = AnswerRoute(answers, source, patience: settings.writePatience)
  }

  /// Serves until `isEnding`, which is asked often; then what's being answered is finished within the settings' grace.
  ///
  /// - Parameter telling: learns how it goes, on any thread.
  /// - Throws: where the address can't be listened on.
  public func run(
    until isEnding: @escaping @Sendable () -> Bool, telling: @escaping @Sendable (ServerEvent) -> Void = { _ in }
  ) async throws {
    var configuration = ServiceGroupConfiguration(services: [application(telling)], logger: quiet)
    configuration.maximumGracefulShutdownDuration = settings.grace
    let group = ServiceGroup(configuration: configuration)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      tasks.addTask {
        while !isEnding(), !Task.isCancelled { try await Task.sleep(for: .milliseconds(50)) }
        logger.info("ending")
        telling(.ending)
        await group.triggerGracefulShutdown()
      }
      // Whichever ends first, by itself or by a failure: the server is done when both are.
      try await tasks.next()
      if !isEnding() { tasks.cancelAll() }
      try await tasks.waitForAll()
    }
  }

  /// Libraries speak in an emergency alone: what they tell besides isn't written for whoever runs this.
  private var quiet: Logger {
    var logger = logger
    logger.logLevel = .warning
    return logger
  }

  /// All of it, to be run or tested.
  func application(_ telling: @escaping @Sendable (ServerEvent) -> Void = { _ in }) -> some ApplicationProtocol {
    let logger = logger
    let plan = source.condition.plan ?? 0
    return Application(
      router: router, server: .http1(configuration: channel),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(
          DescriptorLimit.connections(settings.connections), logger: quiet)),
      services: [ChangeWatch(source: source, interval: settings.pollInterval, logger: logger, telling: telling)],
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        logger.info("listening", metadata: ["port": "\(port)", "plan": "\(plan)"])
        telling(.listening(port: port))
      },
      logger: quiet)
  }

  /// A connection on which no request has come whole in time is closed, also one that sends a byte now and then: only
  /// whole parts count.
  private var channel: HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
      idleTimeout: TimeAmount(settings.patience),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: settings.headBytes, maxHeaderListSize: settings.headBytes, maxHeaderFieldCount: 64))
  }

  var router: Router<BasicRequestContext> {
    let router = Router(options: .autoGenerateHeadEndpoints)
    router.add(middleware: ObservingMiddleware(counts: counts, logger: logger))
    let feeds = FeedRoute(source: source)
    let states = StateRoutes(source: source, counts: counts)
    router.get("/feeds/:file") { request, context in
      await feeds.respond(to: request, file: context.parameters.get("file") ?? "")
    }
    router.get("/healthz") { _, _ in states.health }
    router.get("/readyz") { _, _ in states.readiness }
    router.get("/metrics") { _, _ in states.metrics }
    for path in ["/feeds/:file", "/healthz", "/readyz", "/metrics"] as [RouterPath] {
      for method in [.post, .put, .patch, .delete, .options] as [HTTPRequest.Method] {
        router.on(path, method: method) { _, _ in Response.readOnly }
      }
    }
    addMail(to: router)
    return router
  }

  /// What links of messages lead to.
  private func addMail(to router: Router<BasicRequestContext>) {
    for path in ["/mail/unsubscribe/:token", "/mail/answer/:token"] as [RouterPath] {
      for method in [.put, .patch, .delete, .options] as [HTTPRequest.Method] {
        router.on(path, method: method) { _, _ in Response.notAllowed(but: "GET, HEAD, POST") }
      }
    }
    let (unsubscribing, answering) = (unsubscribing, answering)
    router.get("/mail/unsubscribe/:token") { _, context in
      await unsubscribing.ask(context.parameters.get("token") ?? "")
    }
    router.post("/mail/unsubscribe/:token") { request, context in
      // What's in it says no more than that it's meant.
      _ = try await request.body.collect(upTo: 4 << 10)
      return await unsubscribing.unsubscribe(context.parameters.get("token") ?? "")
    }
    router.get("/mail/answer/:token") { _, context in await answering.ask(context.parameters.get("token") ?? "") }
    router.post("/mail/answer/:token") { request, context in
      try await answering.note(request, context.parameters.get("token") ?? "")
    }
  }
}
