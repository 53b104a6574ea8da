import Testing

/// Tests mirror sources: whatever decides something is tested in a file of its name, or where the list here says.
@Suite struct MirrorTests {
    /// Files that are tested together with another, and where.
    static let testedElsewhere: [String: String] = [
        "Sources/TokenAuth/AccessToken.swift": "Tests/TokenAuthTests/TokenVerifierTests.swift",
        "Sources/TokenAuth/AccessToken+Claims.swift": "Tests/TokenAuthTests/TokenVerifierTests.swift",
        "Sources/TokenAuth/Base64.swift": "Tests/TokenAuthTests/Base64URLTests.swift",
        "Sources/TokenAuth/ClaimReader.swift": "Tests/TokenAuthTests/BadTokenTests.swift",
        "Sources/TokenAuth/JSON/JSONWriter.swift": "Tests/TokenAuthTests/JSON/JSONReaderTests.swift",
        "Sources/TokenAuth/KeyRingError.swift": "Tests/TokenAuthTests/KeyRingTests.swift",
        "Sources/TokenAuth/TokenError.swift": "Tests/TokenAuthTests/BadTokenTests.swift",

        "Sources/RoomPolicy/Ban.swift": "Tests/RoomPolicyTests/BlockListTests.swift",
        "Sources/RoomPolicy/PlainText.swift": "Tests/RoomPolicyTests/IdentifiersTests.swift",
        "Sources/RoomPolicy/UTCText.swift": "Tests/RoomPolicyTests/RefusalTests.swift",

        "Sources/LiveKitProtocol/JSONReader.swift": "Tests/LiveKitProtocolTests/JSONTests.swift",
        "Sources/LiveKitProtocol/JSONReader+Fields.swift": "Tests/LiveKitProtocolTests/JSONTests.swift",
        "Sources/LiveKitProtocol/JSONReader+Numbers.swift": "Tests/LiveKitProtocolTests/JSONTests.swift",
        "Sources/LiveKitProtocol/JSONReader+Strings.swift": "Tests/LiveKitProtocolTests/JSONTests.swift",
        "Sources/LiveKitProtocol/JSONWriter.swift": "Tests/LiveKitProtocolTests/JSONTests.swift",
        "Sources/LiveKitProtocol/ProtocolEnum.swift": "Tests/LiveKitProtocolTests/RoundTripTests.swift",
        "Sources/LiveKitProtocol/WireWriter.swift": "Tests/LiveKitProtocolTests/WireReaderTests.swift",

        "Sources/SFU/DTLS/DTLSAssociation.swift": "Tests/SFUTests/DTLS/HandshakeTests.swift",
        "Sources/SFU/DTLS/DTLSContext.swift": "Tests/SFUTests/DTLS/HandshakeTests.swift",
        "Sources/SFU/DTLS/DatagramPipe.swift": "Tests/SFUTests/DTLS/HandshakeTests.swift",
        "Sources/SFU/STUN/ICECredentials.swift": "Tests/SFUTests/STUN/ICELiteTests.swift",
        "Sources/SFU/STUN/PathChallenge.swift": "Tests/SFUTests/RouterRestartTests.swift",
        "Sources/SFU/SRTP/SRTPProfile.swift": "Tests/SFUTests/SRTP/SRTPKeysTests.swift",

        "Sources/Signaling/Metrics/StreamCounters.swift": "Tests/ServerTests/Streams/StreamTableTests.swift",
        "Sources/Signaling/SessionList.swift": "Tests/SignalingTests/SpeakersTests.swift",
        "Sources/Signaling/Store/StoredState+Apply.swift": "Tests/ServerTests/Stores/RoomStoreTests.swift",

        "Sources/DataChannels/Delivery.swift": "Tests/DataChannelsTests/AssociationTests.swift",
        "Sources/DataChannels/Stack.swift": "Tests/DataChannelsTests/DataChannelsTests.swift",

        "Sources/Signaling/ControlPlane.swift": "Tests/SignalingTests/JoinTraceTests.swift",
        "Sources/Signaling/ControlPlane+HTTP.swift": "Tests/SignalingTests/ControlPlane+HTTPTests.swift",
        "Sources/Signaling/ControlPlane+Joining.swift": "Tests/SignalingTests/AdmissionTests.swift",
        "Sources/Signaling/ControlPlane+CarryOut.swift": "Tests/SignalingTests/LeavingTests.swift",
        "Sources/Signaling/ControlPlane+Audience.swift": "Tests/SignalingTests/AudienceTests.swift",
        "Sources/Signaling/ControlPlane+Requests.swift": "Tests/SignalingTests/RequestsTests.swift",
        "Sources/Signaling/ControlPlane+Media.swift": "Tests/SignalingTests/SpeakersTests.swift",
        "Sources/Signaling/ControlPlane+Data.swift": "Tests/SignalingTests/Data/DataDeliveryTests.swift",
        "Sources/Signaling/Session.swift": "Tests/SignalingTests/HostileClientTests.swift",
        "Sources/Signaling/Wire/RoomPolicy+Proto.swift": "Tests/SignalingTests/JoinTraceTests.swift",
        "Sources/Signaling/ControlInput.swift": "Tests/SignalingTests/ControlPlane+HTTPTests.swift",
        "Sources/Signaling/Negotiation/DataSection.swift": "Tests/SignalingTests/Negotiation/SectionUseTests.swift",
        "Sources/Signaling/Negotiation/LocalDescription.swift":
            "Tests/SignalingTests/Negotiation/PublisherNegotiationTests.swift",
        "Sources/Signaling/Negotiation/SubscriberOffer.swift":
            "Tests/SignalingTests/Negotiation/SubscriberNegotiationTests.swift",
        "Sources/Signaling/SDP/MediaDirection.swift": "Tests/SignalingTests/SDP/MediaSectionTests.swift",
        "Sources/Signaling/SDP/SDPAttribute.swift": "Tests/SignalingTests/SDP/MediaSectionTests.swift",
        "Sources/Signaling/SDP/SDPError.swift": "Tests/SignalingTests/SDP/SDPParserTests.swift",
        "Sources/Signaling/SDP/SDPToken.swift": "Tests/SignalingTests/SDP/SDPParserTests.swift",
        "Sources/Signaling/Metrics/ControlTally.swift": "Tests/SignalingTests/Metrics/ControlFiguresTests.swift",
        "Sources/Signaling/Metrics/MetricsWriter.swift": "Tests/SignalingTests/Metrics/MetricsPageTests.swift",
        "Sources/Signaling/Metrics/RefusalReason.swift": "Tests/SignalingTests/Metrics/ControlFiguresTests.swift",
        "Sources/Signaling/Webhooks/WebhookReceiver.swift":
            "Tests/SignalingTests/Webhooks/WebhookQueueTests.swift",
    ]

    /// Files that decide nothing that a test of their own could show.
    static let exempt: Set<String> = []

    /// The targets whose tests mirror them. Generated files are tested by the generator's own round trips.
    static let targets = ["TokenAuth", "RoomPolicy", "SFU", "LiveKitProtocol", "DataChannels", "Signaling"]

    /// A file decides if anything in it depends on anything.
    static func decides(_ file: SourceFile) throws -> Bool {
        try !file.lines(matching: #"\b(if|guard|switch|while|repeat)\b|\bfor .* in\b|&&|\|\||\?\?"#).isEmpty
    }

    @Test(arguments: targets)
    func `every file that decides has its test file`(target: String) throws {
        let tests = Repository.tests.filter { $0.target == target + "Tests" }
        var findings: [String] = []
        for file in Repository.sources(of: target) where !file.path.contains("/Generated/") {
            guard try Self.decides(file), !Self.exempt.contains(file.path) else { continue }
            guard Self.testedElsewhere[file.path] == nil else { continue }
            let base = file.name.split(separator: "+")[0]
            let whole = file.name.filter { $0 != "+" }
            if !tests.contains(where: { $0.name == base + "Tests" || $0.name == whole + "Tests" }) {
                findings.append(file.path)
            }
        }
        #expect(findings == [])
    }

    @Test func `the lists name files that are there`() {
        let present = Set((Repository.sources + Repository.tests).map(\.path))
        let named = Set(Self.testedElsewhere.keys).union(Self.testedElsewhere.values).union(Self.exempt)
        #expect(named.subtracting(present).sorted() == [])
    }

    @Test func `every test file asserts something`() {
        let suites = Repository.tests.filter { $0.name.hasSuffix("Tests") }
        let idle = suites.filter {
            !$0.code.contains("#expect") && !$0.code.contains("#require") && !$0.code.contains("Issue.record")
        }
        #expect(idle.map(\.path) == [])
    }
}
