// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Fetches calendars by HTTP, one at a time of any number of tasks.
///
/// Addresses come from whoever has a calendar, so that neither they nor what answers there is trusted: a host's addresses are
/// looked up first and all of them checked, and the connection goes to one that was checked, whatever the name leads to by
/// then (DNS rebinding). What a server leads on to is checked likewise. Nothing is sent that tells who asks: no cookies, no
/// passwords, and proxies that the environment names aren't used.
public struct CalendarFetcher: Sendable {
  public let rules: FetchRules
  public let limits: FetchLimits
  private let resolver: HostResolver

  /// A fetcher that keeps to `rules` and `limits`.
  public init(_ rules: FetchRules, limits: FetchLimits = FetchLimits(), resolver: HostResolver = .system) {
    self.rules = rules
    self.limits = limits
    self.resolver = resolver
  }

  /// What lies at `address`; `unchanged` only where `known` holds something that the server goes by.
  ///
  /// Ends within `limits.whole`, whatever the other side does.
  /// - Throws: every `FetchError`. A cancelled task is one whose time is up.
  public func fetch(
    _ address: CalendarAddress, known: Validators = Validators(tag: nil, modified: nil)
  ) async throws(FetchError) -> FetchedCalendar {
    typealias Outcome = Result<FetchedCalendar, FetchError>
    let (limits, late) = (limits, FetchError(.timeout, "it took over \(limits.whole.components.seconds) seconds"))
    let outcome = await withTaskGroup(of: Outcome.self) { group in
      group.addTask {
        do throws(FetchError) { return .success(try await follow(address, known)) } catch { return .failure(error) }
      }
      group.addTask {
        // Cancelled where the other is done, and then nobody asks what this says.
        try? await Task.sleep(for: limits.whole)
        return .failure(late)
      }
      let first = await group.next() ?? .failure(late)
      group.cancelAll()
      return first
    }
    return try outcome.get()
  }

  private enum Answer {
    case calendar(FetchedCalendar)
    case elsewhere(String)
  }

  private func follow(_ first: CalendarAddress, _ known: Validators) async throws(FetchError) -> FetchedCalendar {
    var address = first
    for _ in 0...limits.redirects {
      try rules.check(address)
      switch try await ask(address, known) {
      case .calendar(let calendar): return calendar
      case .elsewhere(let location): address = try address.leading(to: location)
      }
    }
    throw FetchError(.redirect, "the server leads on more than \(limits.redirects) times")
  }

  /// Asks one of the machines that go by the address's host, the next where no connection comes about.
  private func ask(_ address: CalendarAddress, _ known: Validators) async throws(FetchError) -> Answer {
    let machines = try await resolver.addresses(of: address.host)
    try rules.check(machines)
    var last = FetchError(.connection, "the host doesn't take a connection")
    for machine in machines.prefix(limits.attempts) {
      do throws(FetchError) { return try await ask(address, at: machine, known) } catch {
        guard error.code == .connection else { throw error }
        last = error
      }
    }
    throw last
  }

  private func ask(
    _ address: CalendarAddress, at machine: NetworkAddress, _ known: Validators
  ) async throws(FetchError) -> Answer {
    let client = HTTPClient(
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: try configuration(address, machine))
    let outcome: Result<Answer, any Error>
    do { outcome = .success(try await answer(of: client, to: request(address, known), known)) } catch {
      outcome = .failure(error)
    }
    // What it still does for this request ends with it.
    try? await client.shutdown()
    do { return try outcome.get() } catch { throw Self.told(error, limits) }
  }

  private func configuration(
    _ address: CalendarAddress, _ machine: NetworkAddress
  ) throws(FetchError) -> HTTPClient.Configuration {
    var security = TLSConfiguration.makeClientConfiguration()
    if let file = rules.certificates {
      do { security.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file)) } catch {
        throw FetchError(.certificate, "the file of trusted certificates can't be read")
      }
    }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: security, redirectConfiguration: .disallow,
      timeout: .init(connect: TimeAmount(limits.connecting), read: TimeAmount(limits.silence)),
      decompression: .disabled)
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    // The host's name goes on being asked for and compared with the certificate.
    configuration.dnsOverride = [address.host: machine.description]
    // If the client went anywhere else all the same, nothing would be asked there.
    configuration.http1_1ConnectionDebugInitializer = { channel in
      let other = channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
      guard other == machine else { return channel.eventLoop.makeFailedFuture(OtherMachine()) }
      return channel.eventLoop.makeSucceededVoidFuture()
    }
    return configuration
  }

  private struct OtherMachine: Error {}

  private func request(_ address: CalendarAddress, _ known: Validators) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address.text)
    request.headers = [
      "Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "identity", "User-Agent": "planner",
      "Connection": "close",
    ]
    if let tag = known.tag { request.headers.add(name: "If-None-Match", value: tag) }
    if let modified = known.modified { request.headers.add(name: "If-Modified-Since", value: modified) }
    return request
  }

  private func answer(of client: HTTPClient, to request: HTTPClientRequest, _ known: Validators) async throws -> Answer
  {
    let response = try await client.execute(request, timeout: TimeAmount(limits.whole))
    switch response.status.code {
    case 200: return .calendar(.bytes(try await bytes(of: response), Self.validators(of: response)))
    case 304 where !known.isEmpty: return .calendar(.unchanged)
    case 301, 302, 303, 307, 308:
      guard let location = response.headers.first(name: "Location") else {
        throw FetchError(.redirect, "the server leads on and doesn't say where to")
      }
      return .elsewhere(location)
    case 401, 403:
      throw FetchError(.status, "the server gives it to nobody without a password (\(response.status.code))")
    case 404, 410:
      throw FetchError(.status, "the server has nothing at this address any more (\(response.status.code))")
    default: throw FetchError(.status, "the server answers with status \(response.status.code)")
    }
  }

  private static func validators(of response: HTTPClientResponse) -> Validators {
    Validators(tag: response.headers.first(name: "ETag"), modified: response.headers.first(name: "Last-Modified"))
  }

  private func bytes(of response: HTTPClientResponse) async throws -> [UInt8] {
    let tooLarge = FetchError(.tooLarge, "it has over \(limits.bytes >> 20) MiB")
    if let coding = response.headers.first(name: "Content-Encoding"), coding.lowercased() != "identity" {
      throw FetchError(.answer, "the server packs its answer, which it wasn't asked for")
    }
    let stated = response.headers.first(name: "Content-Length").flatMap(Int.init)
    if let stated, stated > limits.bytes { throw tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, stated ?? 0))
    for try await part in response.body {
      guard bytes.count + part.readableBytes <= limits.bytes else { throw tooLarge }
      bytes += part.readableBytesView
    }
    // Of a task that's cancelled the body may end early.
    try Task.checkCancellation()
    return bytes
  }
}

extension CalendarFetcher {
  /// What went wrong, without the words of those who know the address.
  fileprivate static func told(_ error: any Error, _ limits: FetchLimits) -> FetchError {
    switch error {
    case let error as FetchError: return error
    case is OtherMachine:
      return FetchError(.network, "the connection led to another machine than the one that was checked")
    case is CancellationError: return FetchError(.timeout, "it was ended")
    case let error as HTTPClientError where Self.connecting.contains(error):
      return FetchError(
        .connection, "the host takes no connection within \(limits.connecting.components.seconds) seconds")
    case let error as HTTPClientError where error == .readTimeout:
      return FetchError(.timeout, "nothing came for \(limits.silence.components.seconds) seconds")
    case let error as HTTPClientError where error == .deadlineExceeded || error == .cancelled:
      return FetchError(.timeout, "it took over \(limits.whole.components.seconds) seconds")
    case NIOSSLError.uncleanShutdown: return FetchError(.answer, "the answer breaks off")
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      return FetchError(.certificate, "the host has no certificate that shows that it's the one in the address")
    case is NIOConnectionError, is ChannelError, is IOError:
      return FetchError(.connection, "the host doesn't take a connection, or breaks it off")
    default: return FetchError(.answer, "the answer isn't as HTTP has it, or breaks off")
    }
  }

  private static let connecting: [HTTPClientError] = [
    .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout,
  ]
}
