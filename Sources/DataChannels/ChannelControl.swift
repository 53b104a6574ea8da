/// A message of the Data Channel Establishment Protocol (RFC 8832 section 5).
enum ChannelControl: Equatable {
    /// DATA_CHANNEL_OPEN. The priority is not used and the subprotocol is not looked at.
    case open(label: String, Delivery)
    /// DATA_CHANNEL_ACK.
    case acknowledgement

    /// Why an OPEN is not accepted, though it may be well-formed.
    enum Fault: Error, Equatable {
        case malformed
        case badLabel
    }

    /// Reads a message. The lengths inside it must add up to its own.
    static func parse(_ bytes: [UInt8]) throws(Fault) -> ChannelControl {
        guard let type = bytes.first else { throw .malformed }
        if type == 0x02 { return .acknowledgement }
        guard type == 0x03, bytes.count >= headerBytes else { throw .malformed }
        let parameter = bytes[4..<8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let labelCount = Int(bytes[8]) << 8 | Int(bytes[9])
        let protocolCount = Int(bytes[10]) << 8 | Int(bytes[11])
        guard bytes.count == headerBytes + labelCount + protocolCount else { throw .malformed }
        guard let delivery = Delivery(channelType: bytes[1], parameter: parameter) else { throw .malformed }
        guard labelCount <= Limits.labelBytesMax else { throw .badLabel }
        guard let label = String(validating: bytes[headerBytes..<headerBytes + labelCount], as: UTF8.self) else {
            throw .badLabel
        }
        return .open(label: label, delivery)
    }

    /// The bytes to send.
    var bytes: [UInt8] {
        switch self {
        case .acknowledgement:
            return [0x02]
        case .open(let label, let delivery):
            let parameter = delivery.parameter
            let label = Array(label.utf8)
            var result: [UInt8] = [0x03, delivery.channelType, 0, 0]
            for shift in [24, 16, 8, 0] { result.append(UInt8(truncatingIfNeeded: parameter >> UInt32(shift))) }
            result += [UInt8(label.count >> 8), UInt8(label.count & 0xFF), 0, 0]
            return result + label
        }
    }

    /// Type, channel type, priority, parameter, and the two lengths.
    private static let headerBytes = 12
}
