/// What may stand in the names by which people and rooms are told apart.
enum PlainText {
    /// Refuses what could pass for another name or break a line of a log: nothing at all, too much, control characters,
    /// line breaks, characters without a shape (zero-width, direction marks), spaces at either end.
    static func check(_ text: String, as field: Refusal.Field, bytesMax: Int) throws(Refusal) {
        guard !text.isEmpty else { throw .empty(field) }
        let byteCount = text.utf8.count
        guard byteCount <= bytesMax else { throw .tooLong(field, bytes: byteCount, max: bytesMax) }
        // Most names are ASCII, where the answer lies in the numbers; Unicode's tables cost a thousand times as much.
        if isPrintableASCII(text) {
            guard text.utf8.first != 0x20, text.utf8.last != 0x20 else { throw .invisibleCharacter(field) }
            return
        }
        let scalars = text.unicodeScalars
        for scalar in scalars where isInvisible(scalar) {
            throw .invisibleCharacter(field)
        }
        let isSpaced = [scalars.first, scalars.last].contains { $0?.properties.isWhitespace ?? false }
        guard !isSpaced else { throw .invisibleCharacter(field) }
    }

    private static func isPrintableASCII(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices where bytes[index] < 0x20 || bytes[index] > 0x7E { return false }
        return true
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
