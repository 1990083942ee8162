// SPDX-License-Identifier: Apache-2.0

import Dispatch
import HTTPTypes
import Hummingbird
import Store

/// `/mail/answer/TOKEN`: GET asks a head, POST notes the answer.
///
/// There's neither a cookie nor another sign of who somebody is that a browser would add by itself, so that a form of
/// another site could only answer by a token that it knows. What a browser says of where a form comes from is heeded all
/// the same.
struct AnswerRoute: Sendable {
  /// The most bytes of a form: the boxes of a hundred activities have 4 kB, and the longest reason, percent-encoded, 12 kB.
  /// Of one that's several times as long it's said how long it is, on the page that keeps it; before that it isn't read.
  static let formBytes = 64 << 10

  /// Nil: nobody is asked here.
  let desk: (any AnswerDesk)?
  /// Knows which database it is, also after another was put in its place.
  let source: FeedSource
  /// So long it waits for others who write.
  let patience: Duration
  /// One at a time, and off the threads that serve: it reads the group and its plan, and waits for others who write.
  private let queue = DispatchQueue(label: "planner.answers")

  init(_ desk: (any AnswerDesk)?, _ source: FeedSource, patience: Duration) {
    self.desk = desk
    self.source = source
    self.patience = patience
  }

  /// Shows what's asked.
  func ask(_ token: String) async -> Response {
    await answer { desk in try desk.ask(token, in: source.database) }
  }

  /// Notes the answer.
  func note(_ request: Request, _ token: String) async throws -> Response {
    let body = try await request.body.collect(upTo: Self.formBytes)
    if let site = request.headers[.fetchSite], site != "same-origin" {
      return .plain(.forbidden, "Answers are sent from the page that the link opens.")
    }
    guard FormFields.isForm(request.headers[.contentType]), let form = FormFields(body.readableBytesView) else {
      return .plain(.unsupportedMediaType, "Answers are sent from the page that the link opens.")
    }
    return await answer { desk in try desk.note(form, by: token, in: source.database, patience: patience) }
  }

  private func answer(_ work: @escaping @Sendable (any AnswerDesk) throws -> AnswerPage?) async -> Response {
    guard let desk else { return .notFound }
    let result: Result<AnswerPage?, any Error> = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result { try work(desk) }) }
    }
    switch result {
    case .success(nil): return .notFound
    case .success(let page?): return .page(Self.status(page.meaning), page.html, style: page.style)
    case .failure: return .later("That can't be done just now; please try again.", seconds: 60)
    }
  }

  private static func status(_ meaning: AnswerPage.Meaning) -> HTTPResponse.Status {
    switch meaning {
    case .fine: .ok
    case .unclear: .unprocessableContent
    case .outdated: .conflict
    }
  }
}

extension HTTPField.Name {
  /// Whether the page from which a request comes is of this server, as browsers say it.
  fileprivate static let fetchSite = Self("Sec-Fetch-Site") ?? .referer
}
