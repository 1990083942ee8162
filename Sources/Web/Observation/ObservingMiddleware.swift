// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import Logging

/// Counts and logs every request by its route, gives every response the headers that all have, and answers what has no
/// route as what isn't there.
struct ObservingMiddleware: RouterMiddleware {
  typealias Context = BasicRequestContext

  let counts: RequestCounts
  let logger: Logger

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as any HTTPResponseError {
      response = error.status == .notFound ? .notFound : .plain(error.status, error.status.reasonPhrase)
    }
    response.headers[.contentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "no-referrer"
    let took = start.duration(to: clock.now)
    let route = Self.route(context.endpointPath)
    let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
    counts.add(route: route, method: method, status: response.status.code, took: took)
    let status = response.status.code
    logger.log(
      level: status >= 500 && status != 503 ? .error : .debug, "request",
      metadata: [
        "route": "\(route)", "method": "\(method)", "status": "\(status)",
        "microseconds": "\(Int(took / .microseconds(1)))",
      ])
    return response
  }

  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete, .options, .patch]

  /// The pattern; of what has none, one word, so that nobody can fill the list of counts.
  private static func route(_ path: String?) -> String { path.map { $0 == "NotFound" ? "none" : $0 } ?? "none" }
}
