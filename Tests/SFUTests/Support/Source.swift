@testable import SFU

/// An RTP packet to be made.
struct Packet {
    var ssrc: UInt32
    var sequence: UInt16
    var timestamp: UInt32
    var marker = false
    var payloadType: UInt8 = 111
    /// One-byte header extension elements (RFC 8285).
    var extensions: [(id: UInt8, value: [UInt8])] = []
    var payload: [UInt8]

    var bytes: [UInt8] {
        var bytes: [UInt8] = [extensions.isEmpty ? 0x80 : 0x90, payloadType | (marker ? 0x80 : 0)]
        bytes += STUNWriter.octets(sequence) + STUNWriter.octets(timestamp) + STUNWriter.octets(ssrc)
        if !extensions.isEmpty {
            var elements: [UInt8] = []
            for element in extensions {
                elements.append(element.id << 4 | UInt8(element.value.count - 1))
                elements += element.value
            }
            while elements.count % 4 != 0 { elements.append(0) }
            bytes += [0xBE, 0xDE] + STUNWriter.octets(UInt16(elements.count / 4)) + elements
        }
        return bytes + payload
    }
}

/// A microphone: packets of 20 ms one after another, each with a payload of its own.
struct Source {
    let ssrc: UInt32
    var sequence: UInt16
    var timestamp: UInt32
    /// −dBov, sent under id 1.
    var level: UInt8?
    /// Sent under id 4.
    var mid: String?
    private(set) var count = 0

    init(_ ssrc: UInt32, sequence: UInt16 = 100, timestamp: UInt32 = 5000, level: UInt8? = 20, mid: String? = nil) {
        self.ssrc = ssrc
        self.sequence = sequence
        self.timestamp = timestamp
        self.level = level
        self.mid = mid
    }

    /// The payload of the packet with a number, counted from 0.
    func payload(_ number: Int) -> [UInt8] {
        [0x78] + STUNWriter.octets(ssrc) + STUNWriter.octets(UInt32(number)) + Array(repeating: 0xAB, count: 40)
    }

    mutating func next(_ change: (inout Packet) -> Void = { _ in }) -> [UInt8] {
        var packet = Packet(ssrc: ssrc, sequence: sequence, timestamp: timestamp, payload: payload(count))
        if let level { packet.extensions.append((1, [level | 0x80])) }
        if let mid { packet.extensions.append((4, Array(mid.utf8))) }
        change(&packet)
        skip()
        return packet.bytes
    }

    /// As if the next packet were lost on its way.
    mutating func skip() {
        sequence &+= 1
        timestamp &+= 960
        count += 1
    }

    /// What ``next(_:)`` would carry with this many older payloads before it (RFC 2198), under payload type 111.
    func redundant(_ older: Int) -> [UInt8] {
        var headers: [UInt8] = []
        var blocks: [UInt8] = []
        for age in stride(from: min(older, count), to: 0, by: -1) {
            let block = payload(count - age)
            headers += STUNWriter.octets(
                UInt32(0x80 | 111) << 24 | UInt32(age * 960) << 10 | UInt32(block.count))
            blocks += block
        }
        return headers + [111] + blocks + payload(count)
    }
}
