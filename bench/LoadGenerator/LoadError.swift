/// Why a run could not be, or went wrong: one clear line for whoever asked for it.
struct LoadError: Error, Equatable {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}
