// SPDX-License-Identifier: Apache-2.0

/// How far a plan has come. It only goes forward, one step at a time.
public enum PlanState: String, CaseIterable, Sendable, Codable {
  /// Kept, and nothing is known of it.
  case draft
  /// Obeys every rule in the group that it names.
  case verified
  /// Somebody who may has agreed to it.
  case approved
  /// What people see; at most one plan.
  case published
  /// Was published until another one was.
  case superseded
}

/// A plan that is to be kept.
public struct PlanContent: Hashable, Sendable {
  /// The bytes of plan.json.
  public var bytes: [UInt8]
  /// The revision of the group against which it was verified.
  public var groupRevision: Int
  /// What the plan says it was made from: fingerprint of the group's files.
  public var inputHash: String
  /// What the plan says it was made from: SHA-256 of the published plan's file.
  public var from: String?

  /// A plan's content.
  public init(bytes: [UInt8], groupRevision: Int, inputHash: String, from: String?) {
    self.bytes = bytes
    self.groupRevision = groupRevision
    self.inputHash = inputHash
    self.from = from
  }
}

/// A plan in the database.
public struct PlanRevision: Hashable, Sendable {
  /// From 1, without holes.
  public var number: Int
  public var state: PlanState
  /// SHA-256 of its plan.json, in lower-case hexadecimal.
  public var hash: String
  /// The revision of the group against which it was verified.
  public var groupRevision: Int
  /// The last revision of the group that has the input from which it says it was made; nil where none has.
  public var madeFrom: Int?
  /// The plan that was published when it was verified, and from which it was made.
  public var basedOn: Int?
  /// Every step so far, the first first.
  public var steps: [Step] = []

  /// When it came into a state, and by whom.
  public struct Step: Hashable, Sendable {
    public var state: PlanState
    public var signature: Signature
  }
}
