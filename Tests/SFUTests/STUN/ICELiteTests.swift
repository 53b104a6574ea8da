import Testing

@testable import SFU

@Suite struct ICELiteTests {
    private static let start = MediaTime(ContinuousClock.now)
    private static let local = LocalParameters(usernameFragment: "ourFragment", password: "ourPasswordOfManyBytes")

    private func address(_ number: UInt16) -> TransportAddress { TransportAddress(ipv4: 0x0A00_0001, port: number) }

    private func makeAgent(remoteFragment: String? = "their") -> ICELite {
        var agent = ICELite(local: Self.local, at: Self.start)
        agent.remoteFragment = remoteFragment
        return agent
    }

    private func check(
        username: String = "ourFragment:their", password: String = "ourPasswordOfManyBytes", nominates: Bool = false
    ) -> [UInt8] {
        STUNWriter.bindingRequest(
            transactionID: STUNVectors.transactionID, username: username, password: password, priority: 1,
            tieBreaker: 2, usesCandidate: nominates)
    }

    private func seal(_ writer: STUNWriter) -> [UInt8] {
        var writer = writer
        writer.seal(password: Array(Self.local.password.utf8))
        return writer.bytes
    }

    private func fragment(of bytes: [UInt8]) -> String? { ICELite.localFragment(of: bytes.span) }

    /// Feeds a message that must be dropped without a trace.
    private func expectDrop(_ reason: Drop, _ bytes: [UInt8], _ comment: Comment? = nil) {
        var agent = makeAgent()
        let outcome = agent.receive(bytes.span, from: address(1), at: Self.start + .seconds(5))
        #expect(outcome == .drop(reason), comment)
        #expect(agent.addresses.isEmpty && agent.selected == nil && agent.lastCheck == Self.start, comment)
    }

    @Test func `an authentic check is answered with its address, sealed with our password`() throws {
        var agent = makeAgent()
        let outcome = agent.receive(check().span, from: address(7), at: Self.start)
        guard case .respond(let bytes, let new, nil, true) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(new == address(7))
        let answer = try #require(STUNMessage(bytes: bytes))
        #expect(answer.kind == .success)
        #expect(answer.mappedAddress == address(7))
        #expect(answer.transactionID == STUNVectors.transactionID)
        let offset = try #require(answer.integrityOffset)
        let isValid = MessageIntegrity.isValid(bytes.span, at: offset, password: Array(Self.local.password.utf8))
        #expect(isValid)
        #expect(agent.isValidated(address(7)))
        #expect(!agent.isValidated(address(8)))
        // Nobody is nominated yet: what was checked first is where to send.
        #expect(agent.selected == address(7))
    }

    @Test func `what is not authentic changes nothing and gets silence`() {
        expectDrop(.badIntegrity, check(password: "wrong"))
        expectDrop(.badIntegrity, check(password: "", nominates: true))
        expectDrop(.unknownUsername, check(username: "ourFragment:other"))
        expectDrop(.unknownUsername, check(username: "ourFragmen:their"))
        expectDrop(.unknownUsername, check(username: "ourFragment"))
        expectDrop(.unknownUsername, check(username: "ourFragment:"))
        expectDrop(.unknownUsername, check(username: "ourFragmentX:their"))
        expectDrop(.unknownUsername, check(username: "ourFragment:their:more"))
        expectDrop(.unknownUsername, check(username: ""))
        expectDrop(.malformedSTUN, [])
        expectDrop(.malformedSTUN, Array(check().dropLast()))
        var unsealed = STUNWriter(.request, transactionID: STUNVectors.transactionID)
        unsealed.append(.username, Array("ourFragment:their".utf8))
        unsealed.append(.useCandidate, [])
        expectDrop(.badIntegrity, unsealed.bytes)
        expectDrop(.unknownUsername, seal(STUNWriter(.request, transactionID: STUNVectors.transactionID)))
    }

    @Test func `messages that are no binding requests get silence, authentic or not`() {
        for kind in [STUNMessage.Kind.indication, .success, .failure] {
            var writer = STUNWriter(kind, transactionID: STUNVectors.transactionID)
            writer.append(.username, Array("ourFragment:their".utf8))
            expectDrop(.unexpectedSTUN, seal(writer), "\(kind)")
        }
        // Allocate (RFC 8656): we are no TURN server.
        var allocate = STUNWriter(.request, method: 0x003, transactionID: STUNVectors.transactionID)
        allocate.append(.username, Array("ourFragment:their".utf8))
        expectDrop(.unexpectedSTUN, seal(allocate))
    }

    @Test func `until the description is known any second half will do`() {
        var agent = makeAgent(remoteFragment: nil)
        let outcome = agent.receive(check(username: "ourFragment:x").span, from: address(1), at: Self.start)
        guard case .respond = outcome else {
            Issue.record("\(outcome)")
            return
        }
        agent.remoteFragment = "y"
        let later = agent.receive(check(username: "ourFragment:x").span, from: address(1), at: Self.start)
        #expect(later == .drop(.unknownUsername))
    }

    @Test func `the last nominated address is selected`() {
        var agent = makeAgent()
        _ = agent.receive(check(nominates: true).span, from: address(1), at: Self.start)
        #expect(agent.selected == address(1))
        _ = agent.receive(check().span, from: address(2), at: Self.start)
        #expect(agent.selected == address(1))
        let moved = agent.receive(check(nominates: true).span, from: address(2), at: Self.start)
        guard case .respond(_, nil, nil, let hasChanged) = moved else {
            Issue.record("\(moved)")
            return
        }
        #expect(hasChanged)
        #expect(agent.selected == address(2))
        #expect(agent.addresses == [address(1), address(2)])
    }

    @Test func `a check with a bad password from a new address does not move the call`() {
        var agent = makeAgent()
        _ = agent.receive(check(nominates: true).span, from: address(1), at: Self.start)
        let forged = check(password: "guess", nominates: true)
        let outcome = agent.receive(forged.span, from: address(2), at: Self.start)
        #expect(outcome == .drop(.badIntegrity))
        #expect(agent.selected == address(1))
        #expect(agent.addresses == [address(1)])
    }

    @Test func `a ninth address takes the place of the one silent longest, never of the selected`() {
        var agent = makeAgent()
        _ = agent.receive(check(nominates: true).span, from: address(1), at: Self.start)
        for number in UInt16(2)...8 {
            _ = agent.receive(check().span, from: address(number), at: Self.start + .seconds(Int(number)))
        }
        _ = agent.receive(check().span, from: address(2), at: Self.start + .seconds(20))
        let outcome = agent.receive(check().span, from: address(9), at: Self.start + .seconds(21))
        guard case .respond(_, let new, let evicted, false) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(new == address(9))
        #expect(evicted == address(3))
        #expect(agent.addresses.count == Limits.iceAddresses)
        #expect(agent.isValidated(address(1)) && !agent.isValidated(address(3)))
    }

    @Test func `consent pauses after 10 s and is lost after 14 s without an authentic check`() {
        var agent = makeAgent()
        #expect(agent.consentDeadline == Self.start + .seconds(14))
        #expect(!agent.isSendingAllowed(at: Self.start))
        let first = Self.start + .seconds(3)
        _ = agent.receive(check(nominates: true).span, from: address(1), at: first)
        #expect(agent.consentDeadline == first + .seconds(14))
        #expect(agent.isSendingAllowed(at: first + .milliseconds(9_999)))
        #expect(!agent.isSendingAllowed(at: first + .seconds(10)))
        _ = agent.receive(check(password: "x").span, from: address(1), at: first + .seconds(5))
        #expect(agent.consentDeadline == first + .seconds(14))
        // A check from elsewhere keeps the transport, but not the silent address.
        _ = agent.receive(check().span, from: address(2), at: first + .seconds(9))
        #expect(agent.consentDeadline == first + .seconds(23))
        #expect(!agent.isSendingAllowed(at: first + .seconds(10)))
        _ = agent.receive(check().span, from: address(1), at: first + .seconds(11))
        #expect(agent.isSendingAllowed(at: first + .seconds(12)))
    }

    @Test func `a peer that claims our role is told so, and nothing else happens`() throws {
        var writer = STUNWriter(.request, transactionID: STUNVectors.transactionID)
        writer.append(.username, Array("ourFragment:their".utf8))
        writer.append(.iceControlled, [1, 2, 3, 4, 5, 6, 7, 8])
        writer.append(.useCandidate, [])
        try expectFailure(487, seal(writer))
    }

    @Test func `an attribute that must be understood and is not gets a 420`() throws {
        var bytes = STUNWriter(.request, transactionID: STUNVectors.transactionID)
        bytes.append(.username, Array("ourFragment:their".utf8))
        bytes.appendUnknown([1])
        var raw = bytes.bytes
        raw[raw.count - 8] = 0x00
        raw[raw.count - 7] = 0x19
        let code = MessageIntegrity.code(
            of: raw.span, upTo: raw.count, password: Array(Self.local.password.utf8))
        raw += STUNWriter.octets(STUNAttribute.messageIntegrity.rawValue) + [0, 20] + code
        raw[3] = UInt8(raw.count - STUNMessage.headerCount)
        try expectFailure(420, raw)
    }

    private func expectFailure(_ code: Int, _ bytes: [UInt8]) throws {
        var agent = makeAgent()
        let outcome = agent.receive(bytes.span, from: address(1), at: Self.start + .seconds(1))
        guard case .respond(let answer, nil, nil, false) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try #require(STUNMessage(bytes: answer)).errorCode == code)
        #expect(answer.count <= bytes.count)
        #expect(agent.addresses.isEmpty && agent.selected == nil)
    }

    @Test func `mutations of a valid check never trap and are never taken`() {
        var mutator = MessageMutator(seed: 2)
        let original = check(nominates: true)
        var agent = makeAgent()
        for _ in 0..<20_000 {
            let bytes = mutator.mutate(original)
            guard bytes != original else { continue }
            let outcome = agent.receive(bytes.span, from: address(1), at: Self.start)
            // FINGERPRINT lies behind what the integrity covers: only there may the two differ, and in the length.
            if case .respond = outcome {
                #expect(bytes.dropFirst(4).prefix(original.count - 12) == original.dropFirst(4).dropLast(8))
            }
        }
        #expect(agent.addresses.count <= 1)
    }

    @Test func `the fragment of a check is found without a password`() {
        #expect(fragment(of: check()) == "ourFragment")
        #expect(fragment(of: check(username: ":x")) == nil)
        #expect(fragment(of: check(username: "abc")) == nil)
        #expect(fragment(of: check(username: "a b:c")) == nil)
        #expect(fragment(of: check(username: "a\u{0}:c")) == nil)
        let longest = String(repeating: "a", count: Limits.iceFragmentBytes)
        #expect(fragment(of: check(username: longest + ":c")) == longest)
        #expect(fragment(of: check(username: longest + "a:c")) == nil)
        #expect(fragment(of: STUNVectors.ipv4Response) == nil)
        for count in 0..<32 { #expect(fragment(of: Array(check().prefix(count))) == nil) }
    }
}
