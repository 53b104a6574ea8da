/// An `a=` line: a name, and a value where there is a colon (RFC 8866 §5.13).
struct SDPAttribute: Equatable, Sendable {
    var name: String
    var value: String?

    init(_ name: String, _ value: String? = nil) {
        self.name = name
        self.value = value
    }
}

extension [SDPAttribute] {
    /// Whether an attribute of this name is there.
    func has(_ name: String) -> Bool {
        contains { $0.name == name }
    }

    /// The value of the first attribute of this name; empty if it has none.
    func value(_ name: String) -> String? {
        first { $0.name == name }.map { $0.value ?? "" }
    }

    /// The values of all attributes of this name, in order.
    func values(_ name: String) -> [String] {
        filter { $0.name == name }.map { $0.value ?? "" }
    }
}
