/// Reads members of a claims object, refusing wrong types by the claim's name.
///
/// `null` is a wrong type for whatever decides something; for the rest (`nullable`) it means "not said", as LiveKit's
/// own server takes it.
struct ClaimReader {
    private let members: [JSONMember]
    private let prefix: String

    /// Reads these members; `prefix` goes before their names in errors, `video.` for instance.
    init(_ members: [JSONMember], prefix: String = "") {
        self.members = members
        self.prefix = prefix
    }

    func member(_ name: String) -> JSONMember? {
        members.first { $0.key == name }
    }

    func string(_ name: String, nullable: Bool = false) throws(TokenError) -> String? {
        switch member(name)?.value {
        case nil: return nil
        case .null where nullable: return nil
        case .string(let text): return text
        default: throw wrongType(name)
        }
    }

    func bool(_ name: String, nullable: Bool = false) throws(TokenError) -> Bool? {
        switch member(name)?.value {
        case nil: return nil
        case .null where nullable: return nil
        case .bool(let isTrue): return isTrue
        default: throw wrongType(name)
        }
    }

    func strings(_ name: String) throws(TokenError) -> [String] {
        switch member(name)?.value {
        case nil, .null: return []
        case .array(let elements):
            var texts: [String] = []
            for element in elements {
                guard case .string(let text) = element else { throw wrongType(name) }
                texts.append(text)
            }
            return texts
        default: throw wrongType(name)
        }
    }

    func object(_ name: String, nullable: Bool = false) throws(TokenError) -> [JSONMember]? {
        switch member(name)?.value {
        case nil: return nil
        case .null where nullable: return nil
        case .object(let members): return members
        default: throw wrongType(name)
        }
    }

    /// A NumericDate (RFC 7519 §2): seconds, fractions allowed, within years 1970 to 9999.
    func date(_ name: String) throws(TokenError) -> UnixTime? {
        guard let value = member(name)?.value else { return nil }
        guard case .number(let seconds) = value else { throw wrongType(name) }
        guard seconds >= 0, seconds <= Double(Limits.dateSecondsMax) else { throw .outOfRange(claim: prefix + name) }
        return UnixTime(milliseconds: Int64(seconds * 1_000))
    }

    private func wrongType(_ name: String) -> TokenError {
        .wrongType(claim: prefix + name)
    }
}
