/// Why a store cannot be opened, or did not save.
enum StoreError: Error, Equatable {
    /// The system does not let us at the file.
    case cannotOpen(path: String, cause: String)
    /// Another process has it open.
    case inUse(path: String)
    /// The file is something else: not SQLite's, or another program's.
    case foreign(path: String, cause: String)
    /// A later version of the program has written it.
    case newer(path: String, version: Int64, known: Int64)
    /// It is ours, and what it says cannot be.
    case damaged(path: String, cause: String)
    /// There is no room left for a change.
    case full
    /// A change was not saved for another reason, in the words of the store.
    case failed(String)

    /// What is wrong and what to do, in words.
    var sentence: String {
        switch self {
        case .cannotOpen(let path, let cause): "can't open the state in \(path): \(cause)"
        case .inUse(let path): "the state in \(path) is in use by another process"
        case .foreign(let path, let cause):
            "\(path) holds no state of Quartet's (\(cause)): set state.path to another file"
        case .newer(let path, let version, let known):
            "the state in \(path) was written by a newer version of Quartet (schema \(version), this one knows "
                + "\(known)): run that version, or set state.path to another file"
        case .damaged(let path, let cause):
            "the state in \(path) is damaged (\(cause)): put a backup in its place, or move it away to begin anew"
        case .full: "no space left for the state"
        case .failed(let cause): "the state was not saved: \(cause)"
        }
    }
}
