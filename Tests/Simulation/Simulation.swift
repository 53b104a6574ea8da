/// Runs plans.
public enum Simulation {
    /// One random run.
    public static func run(seed: UInt64, faults: Faults = Faults()) -> Outcome {
        World(.random(seed), faults: faults).run()
    }

    /// Runs seeds one after another, up to the first that breaks a rule.
    ///
    /// - Returns: the outcomes, in order; the last has the violation, if there is one.
    public static func run(seeds: Range<UInt64>, faults: Faults = Faults()) -> [Outcome] {
        var outcomes: [Outcome] = []
        for seed in seeds {
            outcomes.append(run(seed: seed, faults: faults))
            if outcomes.last?.violation != nil { break }
        }
        return outcomes
    }
}
