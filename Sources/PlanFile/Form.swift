// SPDX-License-Identifier: Apache-2.0

/// How values of one type stand in the file: one description that writes them, reads them, and is their schema.
///
/// A format told three times (writer, reader, schema) soon tells three things; this one can't.
struct Form<Value>: Sendable {
  /// JSON Schema (2020-12) of the form; records are references into `definitions`.
  let schema: JSONValue
  /// Schemas of the records that `schema` refers to.
  let definitions: [String: JSONValue]
  let write: @Sendable (Value) -> JSONValue
  /// Errors name the place inside the value; who reads the value from a larger one adds where it stands there, so that
  /// no path is put together while all is well.
  let read: @Sendable (JSONValue) throws(PlanFileError) -> Value

  init(
    schema: JSONValue, definitions: [String: JSONValue] = [:], write: @escaping @Sendable (Value) -> JSONValue,
    read: @escaping @Sendable (JSONValue) throws(PlanFileError) -> Value
  ) {
    self.schema = schema
    self.definitions = definitions
    self.write = write
    self.read = read
  }
}

/// One key of a record.
struct Field<Root>: Sendable {
  let key: String
  let isRequired: Bool
  let schema: JSONValue
  let definitions: [String: JSONValue]
  /// Nil: the key is left out.
  let write: @Sendable (Root) -> JSONValue?
  let read: @Sendable (inout Root, JSONValue) throws(PlanFileError) -> Void

  /// A key that's always written; `about` says what it is and in which unit. One that isn't required is missing in plans
  /// of earlier versions and has its default then.
  init<Value>(
    _ key: String, _ property: any WritableKeyPath<Root, Value> & Sendable, _ form: Form<Value>, _ about: String,
    isRequired: Bool = true
  ) {
    self.key = key
    self.isRequired = isRequired
    schema = Self.described(form.schema, about)
    definitions = form.definitions
    write = { form.write($0[keyPath: property]) }
    read = { (root, value) throws(PlanFileError) in root[keyPath: property] = try form.read(value) }
  }

  /// A key that's left out for nil.
  init<Value>(
    optional key: String, _ property: any WritableKeyPath<Root, Value?> & Sendable, _ form: Form<Value>, _ about: String
  ) {
    self.key = key
    isRequired = false
    schema = Self.described(form.schema, about)
    definitions = form.definitions
    write = { $0[keyPath: property].map(form.write) }
    read = { (root, value) throws(PlanFileError) in root[keyPath: property] = try form.read(value) }
  }

  private static func described(_ schema: JSONValue, _ about: String) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    return .object([JSONValue.Member(key: "description", value: .string(about))] + members)
  }
}

extension Form {
  /// An object with these keys and no others. `blank` is any value; reading overwrites its fields.
  static func record(_ name: String, _ about: String, blank: Value, _ fields: [Field<Value>]) -> Form
  where Value: Sendable {
    let required = fields.filter(\.isRequired).map { JSONValue.string($0.key) }
    var definitions = fields.reduce(into: [:]) { $0.merge($1.definitions) { first, _ in first } }
    definitions[name] = .object([
      "description": .string(about), "type": .string("object"), "additionalProperties": .bool(false),
      "required": .array(required),
      "properties": .object(fields.map { JSONValue.Member(key: $0.key, value: $0.schema) }),
    ])
    let byKey = Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0) })
    // As they stand in the file, so that writing finds nothing to sort.
    let inOrder = fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return Form(
      schema: .object(["$ref": .string("#/$defs/" + name)]),
      definitions: definitions,
      write: { value in
        .object(inOrder.compactMap { field in field.write(value).map { JSONValue.Member(key: field.key, value: $0) } })
      },
      read: { json throws(PlanFileError) in
        guard case .object(let members) = json else {
          throw .wrongValue(path: "", found: json.summary, expected: "an object (\(name))")
        }
        var value = blank
        var place = 0
        for member in members {
          // In a file that was written here the next key is one of the next fields.
          while place < inOrder.count, inOrder[place].key != member.key { place += 1 }
          guard let field = place < inOrder.count ? inOrder[place] : byKey[member.key] else {
            throw .unknownKey(path: "", key: member.key)
          }
          do throws(PlanFileError) { try field.read(&value, member.value) } catch {
            throw error.within(key: member.key)
          }
        }
        // No key stands twice, so that none is missing where there are as many as there can be.
        if members.count < fields.count {
          let present = Set(members.map(\.key))
          for field in fields where field.isRequired && !present.contains(field.key) {
            throw .missingKey(path: "", key: field.key)
          }
        }
        return value
      })
  }

  /// A list of `element`s; of a fixed length where `count` is given.
  static func list<Element>(_ element: Form<Element>, count: Int? = nil) -> Form where Value == [Element] {
    var schema: [JSONValue.Member] = [
      .init(key: "type", value: .string("array")), .init(key: "items", value: element.schema),
    ]
    if let count {
      schema.append(.init(key: "minItems", value: .integer(count)))
      schema.append(.init(key: "maxItems", value: .integer(count)))
    }
    return Form(
      schema: .object(schema), definitions: element.definitions, write: { .array($0.map(element.write)) },
      read: { json throws(PlanFileError) in
        guard case .array(let elements) = json, count == nil || elements.count == count else {
          let expected = count.map { "a list of \($0)" } ?? "a list"
          throw .wrongValue(path: "", found: json.summary, expected: expected)
        }
        var values: [Element] = []
        values.reserveCapacity(elements.count)
        for (index, json) in elements.enumerated() {
          do throws(PlanFileError) { values.append(try element.read(json)) } catch { throw error.within(index: index) }
        }
        return values
      })
  }

  /// An object with exactly one key, which names the case; `write` gives the key and what it holds.
  static func choice(
    _ name: String, _ about: String, _ cases: [ChoiceCase<Value>],
    write: @escaping @Sendable (Value) -> (key: String, json: JSONValue)
  ) -> Form {
    let keys = cases.map { "'\($0.key)'" }.joined(separator: ", ")
    var definitions = cases.reduce(into: [:]) { $0.merge($1.definitions) { first, _ in first } }
    definitions[name] = .object(["description": .string(about), "oneOf": .array(cases.map(\.schema))])
    return Form(
      schema: .object(["$ref": .string("#/$defs/" + name)]),
      definitions: definitions,
      write: { value in
        let (key, json) = write(value)
        return .object([.init(key: key, value: json)])
      },
      read: { json throws(PlanFileError) in
        guard case .object(let members) = json, members.count == 1,
          let choice = cases.first(where: { $0.key == members[0].key })
        else { throw .wrongValue(path: "", found: json.summary, expected: "an object with one key of \(keys)") }
        do throws(PlanFileError) { return try choice.read(members[0].value) } catch {
          throw error.within(key: choice.key)
        }
      })
  }

  /// This form or null.
  func orNull() -> Form<Value?> where Value: Sendable {
    Form<Value?>(
      schema: .object(["anyOf": .array([schema, .object(["type": .string("null")])])]), definitions: definitions,
      write: { $0.map(write) ?? .null },
      read: { json throws(PlanFileError) in json == .null ? nil : try read(json) })
  }

  /// The same texts for another type; `read` gives nil for what it has no value for, which is not `expected` then.
  func converted<Other>(
    expected: String, write writeOther: @escaping @Sendable (Other) -> Value,
    read readOther: @escaping @Sendable (Value) -> Other?
  ) -> Form<Other> {
    Form<Other>(
      schema: schema, definitions: definitions, write: { write(writeOther($0)) },
      read: { json throws(PlanFileError) in
        guard let value = readOther(try read(json)) else {
          throw .wrongValue(path: "", found: json.summary, expected: expected)
        }
        return value
      })
  }
}

/// One case of an enumeration with values.
struct ChoiceCase<Value>: Sendable {
  let key: String
  let schema: JSONValue
  let definitions: [String: JSONValue]
  let read: @Sendable (JSONValue) throws(PlanFileError) -> Value

  init<Payload>(_ key: String, _ form: Form<Payload>, wrap: @escaping @Sendable (Payload) -> Value) {
    self.key = key
    schema = .object([
      "type": .string("object"), "additionalProperties": .bool(false), "required": .array([.string(key)]),
      "properties": .object([.init(key: key, value: form.schema)]),
    ])
    definitions = form.definitions
    read = { json throws(PlanFileError) in wrap(try form.read(json)) }
  }
}
