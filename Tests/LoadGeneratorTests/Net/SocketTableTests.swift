import Testing

@testable import LoadGenerator

@Suite struct SocketTableTests {
    private static let table = """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:1EC8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 1 0000 100 0
           1: 0100007F:1EC8 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 12399 1 0000 20 4
           2: 0100007F:1ED2 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 23456 1 0000 100 0
          10: 00000000000000000000000000000000:1EC8 00000000000000000000000000000000:0000 0A \
        00000000:00000000 00:00 0 0 0 777
        """

    @Test func `those that listen on the port are found, in either family`() {
        #expect(SocketTable.inodes(in: Self.table, port: 7880) == [12345, 777])
        #expect(SocketTable.inodes(in: Self.table, port: 7890) == [23456])
        #expect(SocketTable.inodes(in: Self.table, port: 7881) == [])
    }

    @Test func `broken lines are passed over`() {
        #expect(SocketTable.inodes(in: "head\n1: x\n\n  2: :: 0A\n", port: 1) == [])
        #expect(SocketTable.inodes(in: "", port: 1) == [])
    }
}
