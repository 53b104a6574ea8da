import Glibc

/// How much memory the process has in use, of every kind, in bytes.
func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let fields = line.prefix { $0 != 0 }.map { Character(Unicode.Scalar(UInt8(bitPattern: $0))) }.split(separator: " ")
    return fields.count > 1 ? (Int(String(fields[1])) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
}
