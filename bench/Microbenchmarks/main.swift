import SFU

/// What the microbenchmarks can do; README.md says more.
let usage = """
    usage: Microbenchmarks forwarding [rooms=50] [connections=1] [repeats=21] [profile=gcm|cm] [sockets=ipv4] \
    [json=file]
           Microbenchmarks joins [people=200] [rounds=3] [data=yes] [json=file]
           Microbenchmarks memory [people=800] [rounds=3] [data=yes] [json=file]
           Microbenchmarks count [only=name]
    """

let command = CommandLine.arguments.dropFirst().first ?? ""
let values = CommandLineValues(Array(CommandLine.arguments.dropFirst(2)), usage: usage)

switch command {
case "forwarding":
    var options = ForwardingBenchmark.Options()
    options.rooms = values.number("rooms", options.rooms)
    options.connections = min(2, values.number("connections", options.connections))
    options.repeats = values.number("repeats", options.repeats)
    options.isIPv6 = values["sockets"] != "ipv4"
    switch values["profile"] {
    case "gcm": options.profiles = [.aeadAES128GCM]
    case "cm": options.profiles = [.aes128CMSHA1_80]
    default: break
    }
    let benchmark = ForwardingBenchmark(options)
    benchmark.run()
    let report = ForwardingReport(benchmark)
    print(report.text)
    values.write(report)
case "joins":
    let storm = JoinStorm(
        count: values.number("people", 200), rounds: values.number("rounds", 3), hasData: values["data"] == "yes")
    print(storm.text)
    values.write(storm)
case "memory":
    let memory = ParticipantMemory(
        participants: values.number("people", 800), rounds: values.number("rounds", 3), hasData: values["data"] == "yes"
    )
    print(memory.text)
    values.write(memory)
case "count":
    for scenario in Scenario.all where values["only"].map({ scenario.name == $0 }) ?? true {
        let cost = scenario.run()
        print("\(cost.name)\t\(cost.times)\t\(cost.allocations)\t\(Int(cost.nanoseconds))")
    }
default:
    Failure.stop(usage)
}
