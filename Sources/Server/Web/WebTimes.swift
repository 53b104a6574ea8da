/// The times of the web server. Everyone uses the defaults; tests take shorter ones, so that none has to wait.
struct WebTimes: Sendable {
    var request = Limits.requestTime
    var answer = Limits.answerTime
    var linger = Limits.lingerTime
    var close = Limits.closeTime
    var ping = Limits.pingInterval
    var drain = Limits.drainTime
}
