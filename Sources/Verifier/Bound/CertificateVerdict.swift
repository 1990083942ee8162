// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One way in which a certificate fails to show a plan's bounds.
public struct CertificateFault: Hashable, Sendable {
  public var code: Code
  /// What is wrong, in words.
  public var words: String

  /// A fault.
  init(_ code: Code, _ words: String) {
    self.code = code
    self.words = words
  }

  /// What kind of fault; codes are stable.
  public enum Code: String, CaseIterable, Sendable {
    /// It's about another group, input, date or published plan.
    case input = "C-input"
    /// The plan claims other bounds than the certificate does.
    case claim = "C-claim"
    /// A price of something that the group doesn't have, or that has no limit; a share of supply of a period that isn't
    /// there or has cover of its own; or two of one thing.
    case row = "C-row"
    /// A price below or above what it may be, or shares of supply that come to more than it costs.
    case price = "C-price"
    /// An option that names what the group doesn't have, or is of another kind than its activity.
    case option = "C-option"
    /// Something of the plan isn't among the options, so that the bound says nothing of this plan.
    case outside = "C-outside"
    /// The bound on the first tier is above what the certificate shows.
    case must = "C-must"
    /// The bound on the last tier is above what the certificate shows.
    case rest = "C-rest"
    /// The plan lies below a bound.
    case below = "C-below"
  }
}

/// What checking a certificate came to. All of it is over the options that the certificate lists: about plans that use
/// others it says nothing.
public struct CertificateVerdict: Hashable, Sendable {
  /// Everything wrong, in the order of `CertificateFault.Code.allCases`.
  public var faults: [CertificateFault]
  /// How the bound on the last tier comes about.
  public var kind: BoundCertificate.Kind
  /// The bounds worked out anew; nil where the certificate is too faulty for that.
  public var must: Int?
  public var rest: MilliLessons?
  /// Options listed: ways by date, half-days by school, ways to fill posts. Those of activities that count at their full
  /// worth aren't listed.
  public var options: Int
  /// Activities that can take place by the certificate, and those of the group.
  public var considered: Int
  public var activities: Int
  /// Activities of the plan that may stay as they're published, be that an option or not.
  public var kept: Int

  /// Whether the certificate shows the plan's bounds.
  public var isConfirmed: Bool { faults.isEmpty }
}
