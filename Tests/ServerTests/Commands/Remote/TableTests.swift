import Testing

@testable import Server

@Suite struct TableTests {
    @Test func `columns are as wide as their widest cell, and no line ends with a space`() {
        var table = Table("ROOM", "PEOPLE", "NOTE")
        table.add("lobby-of-many", "1 of 4", "")
        table.add("会議", "10 of 64", "x")
        #expect(
            table.text(orIfEmpty: "nothing") == """
                ROOM           PEOPLE    NOTE
                lobby-of-many  1 of 4
                会議           10 of 64  x
                """)
    }

    @Test func `an empty table is a sentence`() {
        #expect(Table("ROOM").text(orIfEmpty: "no rooms") == "no rooms")
    }

    @Test func `no cell moves the cursor`() {
        var table = Table("IDENTITY")
        table.add("mal\u{1b}[2Jlory\r\n\u{202E}x\u{85}")
        #expect(table.text(orIfEmpty: "") == "IDENTITY\nmal\\u001b[2Jlory\\r\\n\\u202ex\\u0085")
    }
}
