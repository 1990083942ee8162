// SPDX-License-Identifier: Apache-2.0

public import Domain

private let certificateForm = Form<BoundCertificate>.certificate

/// The bytes of `certificate.json`, by the same rules as those of a plan.
///
/// Equal certificates have equal bytes; `decodeCertificate` gives the certificate back unchanged.
/// - Throws: `PlanFileError` where a value lies outside what the format allows.
public func encode(_ certificate: BoundCertificate) throws(PlanFileError) -> [UInt8] {
  let json = certificateForm.write(certificate)
  _ = try certificateForm.read(json)
  return json.lines
}

/// The certificate that `bytes` hold.
///
/// Only the form is checked; whether it's about a plan, and its bound true, is the verifier's to say.
/// - Throws: `PlanFileError` with the place, the value found and what was expected.
public func decodeCertificate(_ bytes: [UInt8]) throws(PlanFileError) -> BoundCertificate {
  guard bytes.count <= mostBytes else { throw .tooLarge(bytes: bytes.count, most: mostBytes) }
  let json = try JSONReader.value(of: bytes)
  if case .object(let members) = json, let version = members.first(where: { $0.key == "schemaVersion" })?.value {
    guard version == .integer(BoundCertificate.currentSchemaVersion) else {
      throw .unknownVersion(found: version.summary, expected: BoundCertificate.currentSchemaVersion)
    }
  }
  return try certificateForm.read(json)
}
