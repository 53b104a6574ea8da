// RoomPolicy
