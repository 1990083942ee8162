// SPDX-License-Identifier: Apache-2.0

public import Domain

// Called as `PlanFile.encode(plan)`: the module's name is theirs.

/// The most bytes that a plan's file may have.
let mostBytes = 256 * 1024 * 1024

private let planForm = Form<Plan>.plan

/// The bytes of `plan.json`: UTF-8, keys sorted, a line for each element of the plan's lists.
///
/// Equal plans have equal bytes; `decode` gives the plan back unchanged.
/// - Throws: `PlanFileError` where a value of the plan lies outside what the format allows.
public func encode(_ plan: Plan) throws(PlanFileError) -> [UInt8] {
  let json = planForm.write(plan)
  // Reading it back refuses what the schema forbids, so that no file is written that can't be read.
  _ = try planForm.read(json)
  return json.lines
}

/// The plan that `bytes` hold.
///
/// Only the form is checked: that every value is of its type and range, no key missing and none unknown. Whether the
/// plan is lawful, and whether its ids exist, is the verifier's to say.
/// - Throws: `PlanFileError` with the place, the value found and what was expected.
public func decode(_ bytes: [UInt8]) throws(PlanFileError) -> Plan {
  guard bytes.count <= mostBytes else { throw .tooLarge(bytes: bytes.count, most: mostBytes) }
  let json = try JSONReader.value(of: bytes)
  // The version first: another version's keys would only distract.
  if case .object(let members) = json, let version = members.first(where: { $0.key == "schemaVersion" })?.value {
    guard version == .integer(Plan.currentSchemaVersion) else {
      throw .unknownVersion(found: version.summary, expected: Plan.currentSchemaVersion)
    }
  }
  return try planForm.read(json)
}

/// JSON Schema (2020-12) of `plan.json`, as a text that ends with a line break.
public var schema: String {
  let definitions = planForm.definitions.map { JSONValue.Member(key: $0.key, value: $0.value) }
  let document: [JSONValue.Member] = [
    .init(key: "$schema", value: .string("https://json-schema.org/draft/2020-12/schema")),
    .init(key: "title", value: .string("Plan of release time, version \(Plan.currentSchemaVersion)")),
    .init(key: "$ref", value: .string("#/$defs/plan")),
    .init(key: "$defs", value: .object(definitions)),
  ]
  return String(decoding: JSONValue.object(document).lines, as: UTF8.self)
}
