import SeededRandom
import Testing

@testable import SFU

@Suite struct AddressTableTests {
    private func address(_ number: UInt32) -> TransportAddress {
        let isStream = number % 3 == 0
        return TransportAddress(
            ipv4: 0x0A00_0000 + number / 14, port: UInt16(1000 + number / 2 % 7), network: isStream ? .tcp : .udp,
            connection: isStream ? number : 0)
    }

    @Test func `an address belongs to whoever was given it last`() {
        var table = AddressTable(minimumCapacity: 8)
        #expect(table.owner(of: address(1)) == nil)
        let first = table.assign(address(1), to: 3)
        let again = table.assign(address(1), to: 3)
        let other = table.assign(address(1), to: 4)
        #expect(first == nil && again == nil && other == 3)
        #expect(table.owner(of: address(1)) == 4)
        #expect(table.count == 1)
    }

    @Test func `only its owner gives an address up`() {
        var table = AddressTable(minimumCapacity: 8)
        _ = table.assign(address(1), to: 3)
        table.remove(address(1), ownedBy: 2)
        table.remove(address(2), ownedBy: 3)
        #expect(table.owner(of: address(1)) == 3)
        table.remove(address(1), ownedBy: 3)
        #expect(table.owner(of: address(1)) == nil)
        #expect(table.count == 0)
    }

    @Test(arguments: 1...20) func `it does as a dictionary does, whatever the order`(seed: UInt64) {
        var random = SeededGenerator(seed)
        var table = AddressTable(minimumCapacity: 8)
        var model: [TransportAddress: Int] = [:]
        for _ in 0..<2000 {
            let address = address(UInt32.random(in: 0..<60, using: &random))
            let slot = Int.random(in: 0..<4, using: &random)
            if Bool.random(using: &random) {
                let previous = table.assign(address, to: slot)
                #expect(previous == (model[address] == slot ? nil : model[address]))
                model[address] = slot
            } else {
                table.remove(address, ownedBy: slot)
                if model[address] == slot { model[address] = nil }
            }
            #expect(table.count == model.count)
        }
        for number in UInt32(0)..<60 { #expect(table.owner(of: address(number)) == model[address(number)]) }
    }
}
