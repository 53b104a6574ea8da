import Foundation
import Simulation

/// Runs seeds of the simulation: `SEEDS` of them from `FROM`, or the one that is named by `SEED`, or `STEADY` seconds
/// of rooms in which everyone talks, or `LOSS` seconds of each way to repair losses, as a `PAGE`. Prints how many it
/// ran a second, and for each seed that broke a rule the command that replays it; after ten of them it stops.
func number(_ name: String) -> UInt64? { ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) } }

/// Seconds of one core: what else runs on the machine does not count.
func elapsed() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

if let seconds = number("LOSS") {
    let report = LossReport(seconds: seconds) { print($0) }
    let page = report.page(seconds: seconds)
    if let path = ProcessInfo.processInfo.environment["PAGE"] {
        try Data(page.utf8).write(to: URL(fileURLWithPath: path))
    }
    exit(0)
}

if let seconds = number("STEADY") {
    let rooms = Int(number("ROOMS") ?? 1)
    let world = World(.steady(rooms: rooms, seconds: seconds))
    world.run(until: seconds * 1_000_000_000)
    let minutes = Double(seconds) / 60 * Double(rooms)
    print(
        "\(minutes) room-minutes in \(String(format: "%.2f", elapsed())) s of one core:",
        "\(String(format: "%.1f", minutes / elapsed())) a second; \(world.outcome)")
    exit(world.violation == nil ? 0 : 1)
}

let seeds: Range<UInt64>
if let seed = number("SEED") {
    seeds = seed..<seed + 1
} else {
    let from = number("FROM") ?? 1
    seeds = from..<from + (number("SEEDS") ?? 100)
}
var steps = 0
var heard = 0
var time: UInt64 = 0
var count = 0
var broken = 0
for seed in seeds {
    let world = World(.random(seed))
    if number("TRACE") != nil { world.trace = { print($0) } }
    let outcome = world.run()
    if number("TRACE") != nil, outcome.violation != nil { print(world.diagnosis) }
    count += 1
    steps += outcome.steps
    heard += outcome.heard
    time += outcome.time
    if seeds.count == 1 { print(outcome) }
    guard let violation = outcome.violation else { continue }
    print("seed \(seed): \(violation)")
    print("replay: make simulate SEED=\(seed)")
    fflush(nil)
    broken += 1
    if broken == 10 { break }
}
print(
    "\(count) schedules, \(String(format: "%.1f", Double(count) / elapsed())) a second:",
    "\(steps) steps, \(heard) packets heard, \(time / 60_000_000_000) virtual minutes;",
    broken == 0 ? "no rule was broken" : "a rule was broken in \(broken) of them")
exit(broken == 0 ? 0 : 1)
