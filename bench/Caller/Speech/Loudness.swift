/// Loudness as RFC 6464 counts it.
enum Loudness {
    /// The level of some samples in −dBov: 0 is the loudest that there is, 127 silence.
    static func level(of samples: Span<Int16>) -> UInt8 {
        var sum = 0.0
        for index in samples.indices {
            let sample = Double(samples[index])
            sum += sample * sample
        }
        guard sum > 0 else { return 127 }
        return level(ofPower: sum / Double(samples.count))
    }

    /// The same from a mean square of samples. Half decibels are rounded away from silence.
    static func level(ofPower power: Double) -> UInt8 {
        // Full scale is a square wave of the largest sample (RFC 6464 §3). A decibel is a step of 10^(1/10) in power.
        var threshold = 32_767.0 * 32_767.0 * 0.891_250_938_133_745_6
        var level: UInt8 = 0
        while level < 127, power < threshold {
            threshold *= 0.794_328_234_724_281_5
            level += 1
        }
        return level
    }
}
