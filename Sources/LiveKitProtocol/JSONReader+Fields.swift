extension JSONReader {
    /// Reads a nested message.
    mutating func message<Message: ProtocolMessage>() throws(JSONError) -> Message {
        try countMessage()
        var message = Message()
        try message.merge(from: &self)
        return message
    }

    mutating func messages<Message: ProtocolMessage>() throws(JSONError) -> [Message] {
        try beginArray()
        var list: [Message] = []
        while try nextElement() { list.append(try message()) }
        return list
    }

    mutating func strings() throws(JSONError) -> [String] {
        try beginArray()
        var list: [String] = []
        while try nextElement() { list.append(try string()) }
        return list
    }

    /// An enum value by name or number; nil for a name that the schema does not have, which comes from a newer peer.
    mutating func enumeration<Value: ProtocolEnum>() throws(JSONError) -> Value? {
        if try peek() == UInt8(ascii: "\"") { return Value(protoName: try string()) }
        return Value(rawValue: try int32())
    }

    /// Enum values; unknown names are left out.
    mutating func enumerations<Value: ProtocolEnum>() throws(JSONError) -> [Value] {
        try beginArray()
        var list: [Value] = []
        while try nextElement() {
            if let value: Value = try enumeration() { list.append(value) }
        }
        return list
    }

    mutating func map() throws(JSONError) -> [String: String] {
        try beginObject()
        var map: [String: String] = [:]
        while let key = try nextName() {
            guard map.updateValue(try string(), forKey: key) == nil else { throw .duplicateField }
        }
        return map
    }
}
