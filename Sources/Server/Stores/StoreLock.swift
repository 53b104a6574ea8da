import Glibc

/// Keeps a second server away from the same state: two would overwrite each other's truth. The lock is the kernel's and
/// ends with the process, however that ends; the file beside the database only carries it. Backups may still read.
@safe struct StoreLock: ~Copyable {
    private let descriptor: Int32

    /// - Parameter path: of the database.
    init(_ path: String) throws(StoreError) {
        let descriptor = unsafe open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, cause: SystemError.text(errno)) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let cause = SystemError.text(errno)
            close(descriptor)
            throw isHeld ? .inUse(path: path) : .cannotOpen(path: path, cause: cause)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Makes the file where there is none, readable for nobody else: it says who is banned from where. To be called
    /// with the lock held.
    func prepareFile(_ path: String) throws(StoreError) {
        let exists = unsafe access(path, F_OK) == 0
        // A log without its database would be thrown away; somebody has moved the one and not the other.
        if !exists, unsafe access(path + "-wal", F_OK) == 0 {
            throw .damaged(path: path, cause: "it is gone, but its log \(path)-wal is there")
        }
        let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .cannotOpen(path: path, cause: SystemError.text(errno)) }
        defer { close(file) }
        // SQLite takes what is shorter than its smallest page for a new database.
        let size = lseek(file, 0, SEEK_END)
        guard size == 0 || size >= 512 else { throw .damaged(path: path, cause: "it is cut short") }
    }
}
