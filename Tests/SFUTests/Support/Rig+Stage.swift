@testable import SFU

extension Rig {
    /// Alice speaks, Bob listens; the source is hers.
    static func stage() -> (rig: Rig, alice: Peer, bob: Peer, source: Source) {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        return (rig, alice, bob, Source(10))
    }
}
