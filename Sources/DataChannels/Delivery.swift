/// How the messages of a channel travel, as a channel type says it (RFC 8832 section 5.1).
struct Delivery: Equatable {
    /// When a message that has not arrived is given up.
    enum Persistence: Equatable {
        case always
        case retransmissions(UInt32)
        case milliseconds(UInt32)
    }

    var isOrdered: Bool
    var persistence: Persistence

    init(isOrdered: Bool, persistence: Persistence) {
        self.isOrdered = isOrdered
        self.persistence = persistence
    }

    init(_ reliability: Reliability) {
        switch reliability {
        case .reliable: self.init(isOrdered: true, persistence: .always)
        case .lossy: self.init(isOrdered: false, persistence: .retransmissions(0))
        }
    }

    /// Reads a channel type and its parameter; nil for a type that does not exist.
    init?(channelType: UInt8, parameter: UInt32) {
        switch channelType & 0x7F {
        case 0: persistence = .always
        case 1: persistence = .retransmissions(parameter)
        case 2: persistence = .milliseconds(parameter)
        default: return nil
        }
        isOrdered = channelType & 0x80 == 0
    }

    var channelType: UInt8 {
        let unordered: UInt8 = isOrdered ? 0 : 0x80
        return switch persistence {
        case .always: unordered
        case .retransmissions: unordered | 1
        case .milliseconds: unordered | 2
        }
    }

    var parameter: UInt32 {
        switch persistence {
        case .always: 0
        case .retransmissions(let count): count
        case .milliseconds(let lifetime): lifetime
        }
    }
}
