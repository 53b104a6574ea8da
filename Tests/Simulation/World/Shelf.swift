/// Keeps values under numbers that are used again, for those who can only carry a number.
struct Shelf<Value> {
    private var places: [Value?] = []
    private var free: [Int] = []

    mutating func put(_ value: Value) -> Int {
        guard let place = free.popLast() else {
            places.append(value)
            return places.count - 1
        }
        places[place] = value
        return place
    }

    mutating func take(_ place: Int) -> Value {
        guard let value = places[place] else { preconditionFailure("nothing lies at this place") }
        places[place] = nil
        free.append(place)
        return value
    }
}
