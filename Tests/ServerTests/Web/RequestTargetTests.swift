import Testing

@testable import Server

@Suite struct RequestTargetTests {
    @Test(arguments: [
        ("/", "/", ""), ("/rtc?access_token=a.b", "/rtc", "access_token=a.b"), ("/a%20b", "/a%20b", ""),
        ("/?", "/", ""), ("/?a", "/", "a="), ("/?a=b=c&&d", "/", "a=b=c|d="), ("/?a=%41%4a+b", "/", "a=AJ b"),
        ("/?a=%", "/", "a=%"), ("/?a=%4", "/", "a=%4"), ("/?a=%FF", "/", "a=\u{FFFD}"), ("//rtc", "//rtc", ""),
        ("http://host:80/rtc?x=1", "/rtc", "x=1"), ("http://host", "/", ""), ("http://host?x=1", "/", "x=1"),
        ("*", "*", ""), ("", "", ""), ("/a?b?c=d", "/a", "b?c=d"),
    ])
    func `a target is taken apart`(text: String, path: String, query: String) {
        let target = RequestTarget(text)
        #expect(target.path == path)
        #expect(target.query.map { "\($0.name)=\($0.value)" }.joined(separator: "|") == query)
    }
}
