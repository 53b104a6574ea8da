// One stay in a room: LiveKit's signaling (/rtc, two peer connections, JSON in text frames), kept up until its owner
// leaves or the server says no. A lost connection is first resumed, then made anew.

import { ChatReader, chatPackets, encode } from "./packets.js";

const PROTOCOL = 16;
/** From a request to its answer: patient at first, brief where a path may come back at any moment. */
const ANSWER_LIMIT = 6_000;
const RETURN_LIMIT = 3_000;
const MEDIA_LIMIT = 12_000;
/** Between two pings, and the silence after which the socket is given up: TCP alone would doubt for minutes. */
const PING_INTERVAL = 2_000;
const SILENCE_LIMIT = 7_000;
/** Pauses between attempts, in milliseconds; the last one repeats. */
const PAUSES = [0, 300, 700, 1500, 2000];
const GIVE_UP_AFTER = 300_000;
/** Sent data packets that are kept, in case a resumed server has not seen them. */
const DATA_KEPT = 64;
/** Lines that wait for the data channel, which opens a moment after the call. */
const LINES_KEPT = 20;

/** Browsers do not by themselves ask again for lost packets of Opus, where the server offers to repeat them. */
function askAgain(answer, offer) {
  const offered = offer.split("\r\nm=");
  return answer.split("\r\nm=").map((section, index) => {
    const line = offered[index]?.match(/\r\na=rtcp-fb:(\d+) nack(?=\r)/);
    if (!line || section.includes(line[0])) return section;
    return section.replace(new RegExp(`\r\na=rtpmap:${line[1]} .*`), `$&${line[0]}`);
  }).join("\r\nm=");
}

/** The server said no, and asking again would not change that. */
export class Refusal extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

/**
 * Events: `state` ("connecting", "connected", "unstable", "reconnecting"), `people`, `speakers`, `track` and
 * `trackgone`, `chat`, `token` (a newer one), `muted` (by a moderator, or refused), `end` (with a Refusal, a reason,
 * or neither).
 */
export class Call extends EventTarget {
  /** Everyone in the room by session id, the owner included. */
  people = new Map();
  room = { name: "", maxParticipants: 0 };
  sid = "";
  state = "";
  isMuted;

  #base;
  #token;
  #microphone;
  #socket = null;
  #publisher = null;
  #subscriber = null;
  #sender = null;
  #channels = {};
  #publication = null;
  #offer = 0;
  #waitingCandidates = [];
  #lose = () => {};
  #heard = 0;
  #ticker = 0;
  #isOver = false;
  #wake = () => {};
  #sequence = 0;
  #sentData = [];
  #unsaid = [];
  #chat = new ChatReader();
  #negotiations = Promise.resolve();

  /**
   * @param {URL} base where the server's `rtc` lies
   * @param {string} token
   * @param {MediaStreamTrack | null} microphone null for only listening
   */
  constructor(base, token, microphone, isMuted = false) {
    super();
    this.#base = base;
    this.#token = token;
    this.#microphone = microphone;
    this.isMuted = isMuted;
  }

  /** Joins, and stays until the end. */
  async run() {
    let lostAt = Date.now();
    let isResumable = false;
    for (let failures = 0; !this.#isOver;) {
      this.#setState(this.sid ? "reconnecting" : "connecting");
      const loss = new Promise((lose) => (this.#lose = lose));
      let how;
      try {
        await this.#connect(isResumable, loss);
        this.#setState("connected");
        failures = 0;
        how = await loss;
        lostAt = Date.now();
      } catch (error) {
        if (error instanceof Refusal) return this.#finish({ refusal: error });
        how = error.how ?? { isResumable };
        if (how.joinsAnew) failures = 0;
      }
      this.#closeSocket();
      if (this.#isOver) return;
      if (how.end) return this.#finish({ reason: how.end });
      // A new visitor learns at once that nobody answers; somebody who was in a call is brought back.
      if (Date.now() - lostAt > GIVE_UP_AFTER || (!this.sid && failures > 1)) return this.#finish({});
      isResumable = Boolean(how.isResumable && this.sid);
      this.#setState(this.sid ? "reconnecting" : "connecting");
      await this.#pause(PAUSES[Math.min(failures++, PAUSES.length - 1)]);
    }
  }

  /** Says goodbye. */
  leave() {
    if (this.#isOver) return;
    this.#send({ leave: { reason: "CLIENT_INITIATED", action: "DISCONNECT" } });
    this.#finish({});
  }

  /** The network is said to be back: no reason to wait. */
  hurry() {
    this.#wake();
  }

  setMuted(isMuted) {
    this.isMuted = isMuted;
    if (this.#microphone) this.#microphone.enabled = !isMuted;
    if (this.#publication) this.#send({ mute: { sid: this.#publication, muted: isMuted } });
    this.#tell("people");
  }

  /** Another microphone in the place of one that was unplugged. */
  async replaceMicrophone(track) {
    this.#microphone = track;
    track.enabled = !this.isMuted;
    await this.#sender?.replaceTrack(track);
  }

  /** At once, or when the channel is open; false when too much waits for that already. */
  say(line) {
    if (this.#unsaid.length === LINES_KEPT) return false;
    this.#unsaid.push(line);
    this.#sayWaiting();
    return true;
  }

  // Connecting

  async #connect(isResuming, loss) {
    const query = new URLSearchParams({
      access_token: this.#token, protocol: PROTOCOL, auto_subscribe: 1, format: "json",
      version: "1", os: "web", ...(isResuming && { reconnect: 1, sid: this.sid }),
    });
    const url = new URL("rtc", this.#base);
    url.protocol = url.protocol.replace("http", "ws");
    url.search = query;
    if (this.sid) await this.#reach();
    if (this.#isOver) throw { how: {} };
    const socket = new WebSocket(url);
    this.#socket = socket;
    const first = await this.#firstMessage(socket, query);
    if (first.leave && first.leave.action === "RECONNECT") throw { how: { joinsAnew: isResuming } };
    if (first.leave) throw { how: { end: first.leave.reason ?? "UNKNOWN_REASON" } };
    if (!first.join && !first.reconnect) throw { how: {} };
    socket.onclose = () => this.#lose({ isResumable: true });
    socket.onmessage = ({ data }) => this.#receive(data);
    this.#heard = Date.now();
    this.#ticker = setInterval(() => this.#tick(), PING_INTERVAL);
    if (first.join) this.#enter(first.join);
    else await this.#reenter(first.reconnect);
    await this.#mediaUp(loss);
  }

  /** Firefox holds back WebSockets to a host that did not answer, longer each time; ordinary requests go at once. */
  #reach() {
    return fetch(this.#base, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(RETURN_LIMIT) });
  }

  #firstMessage(socket, query) {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error("no answer")), this.#answerLimit);
      socket.onmessage = ({ data }) => {
        clearTimeout(limit);
        try {
          resolve(JSON.parse(data));
        } catch {
          // A server that does not know of JSON from the first message on.
          reject({ how: {} });
        }
      };
      socket.onclose = () => {
        clearTimeout(limit);
        this.#whyNot(query).then(reject, reject);
      };
    });
  }

  get #answerLimit() {
    return this.sid ? RETURN_LIMIT : ANSWER_LIMIT;
  }

  /** A failed WebSocket tells scripts nothing; an ordinary request for the same tells all. */
  async #whyNot(query) {
    const url = new URL("rtc/validate", this.#base);
    url.search = query;
    const answer = await fetch(url, { signal: AbortSignal.timeout(this.#answerLimit), cache: "no-store" });
    const sentence = (await answer.text()).slice(0, 300);
    // A busy server is tried again by those who were in.
    const isFinal = [400, 401, 403, 404].includes(answer.status) || (answer.status === 503 && !this.sid);
    if (isFinal) return new Refusal(answer.status, sentence);
    return new Error(sentence);
  }

  /** Until voices can flow, or a limit; a server that never gets a check would wait much longer. */
  async #mediaUp(loss) {
    const primary = this.#primary;
    let limit;
    const isUp = new Promise((resolve) => {
      const look = () => primary.connectionState === "connected" && resolve(true);
      primary.addEventListener("connectionstatechange", look);
      limit = setTimeout(resolve, MEDIA_LIMIT, false);
      look();
    });
    const outcome = await Promise.race([isUp, loss]);
    clearTimeout(limit);
    if (outcome === false) throw { how: {} };
    if (outcome !== true) throw { how: outcome };
  }

  #enter(join) {
    this.#closePeers();
    this.room = join.room;
    this.sid = join.participant.sid;
    this.isSubscriberPrimary = join.subscriberPrimary ?? false;
    this.#publication = null;
    this.#offer = 0;
    this.#sequence = 0;
    this.#sentData = [];
    this.#chat = new ChatReader();
    this.people.clear();
    for (const person of [join.participant, ...(join.otherParticipants ?? [])]) this.people.set(person.sid, person);
    this.#makePeers(join.iceServers);
    if (this.#microphone) {
      const cid = this.#microphone.id;
      this.#send({
        addTrack: { cid, name: "microphone", type: "AUDIO", source: "MICROPHONE", muted: this.isMuted },
      });
      const stream = new MediaStream([this.#microphone]);
      this.#sender = this.#publisher.addTransceiver(this.#microphone, {
        direction: "sendonly", streams: [stream],
      }).sender;
    }
    this.#sendOffer();
    this.#tell("people");
  }

  /** The server still knows us: both sides agree on what is there, and look for a new path. */
  async #reenter(reconnect) {
    for (const peer of [this.#publisher, this.#subscriber]) {
      if (reconnect.iceServers?.length) peer.setConfiguration(this.#configuration(reconnect.iceServers));
    }
    const description = (one, id) => one && { type: one.type, sdp: one.sdp, id };
    const cid = this.#microphone?.id ?? "";
    this.#send({
      syncState: {
        answer: description(this.#subscriber.localDescription, 0),
        offer: description(this.#subscriber.remoteDescription, 0),
        subscription: { trackSids: [], subscribe: false },
        dataChannels: Object.values(this.#channels).map(({ label, id }) => ({ label, id, target: "PUBLISHER" })),
        datachannelReceiveStates: this.#chat.positions,
        publishTracks: this.#publication ? [{ cid, track: { sid: this.#publication, type: "AUDIO" } }] : [],
      },
    });
    const last = reconnect.lastMessageSeq ?? 0;
    const unseen = this.#sentData.filter(({ sequence }) => sequence > last);
    await this.#sendOffer({ iceRestart: true });
    for (const { bytes } of unseen) this.#sendBytes(bytes);
    if (this.#publication) this.#send({ mute: { sid: this.#publication, muted: this.isMuted } });
  }

  // Peer connections

  get #primary() {
    return this.isSubscriberPrimary ? this.#subscriber : this.#publisher;
  }

  #configuration(servers = []) {
    const iceServers = servers.map(({ urls, username, credential }) => ({ urls, username, credential }));
    return { iceServers, bundlePolicy: "max-bundle" };
  }

  #makePeers(servers) {
    const make = (target) => {
      const peer = new RTCPeerConnection(this.#configuration(servers));
      peer.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) this.#send({ trickle: { target, candidateInit: JSON.stringify(candidate) } });
      };
      peer.onconnectionstatechange = () => this.#mediaChanged(peer);
      return peer;
    };
    this.#publisher = make("PUBLISHER");
    this.#subscriber = make("SUBSCRIBER");
    this.#waitingCandidates = [];
    this.#channels = {
      _reliable: this.#publisher.createDataChannel("_reliable", { ordered: true }),
      _lossy: this.#publisher.createDataChannel("_lossy", { ordered: false, maxRetransmits: 0 }),
    };
    // Whichever connection is the primary one carries data towards us.
    const listen = (channel) => {
      channel.binaryType = "arraybuffer";
      channel.onmessage = ({ data }) => this.#receiveData(data);
    };
    Object.values(this.#channels).forEach(listen);
    this.#channels._reliable.onopen = () => this.#sayWaiting();
    this.#subscriber.ondatachannel = ({ channel }) => listen(channel);
    this.#subscriber.ontrack = ({ track, streams: [stream] }) => this.#trackCame(track, stream);
  }

  /** The stream is named after the speaker's session and the track. */
  #trackCame(track, stream) {
    if (!stream) return;
    const [sid] = stream.id.split("|");
    const key = stream.id;
    this.#tell("track", { key, sid, track, stream });
    const gone = () => this.#tell("trackgone", { key, track });
    stream.onremovetrack = gone;
    track.onended = gone;
  }

  #mediaChanged(peer) {
    if (peer !== this.#publisher && peer !== this.#subscriber) return;
    if (peer.connectionState === "failed") return this.#lose({ isResumable: true });
    if (this.state === "reconnecting" || this.state === "connecting") return;
    const isBad = [this.#publisher, this.#subscriber].some((one) => one.connectionState === "disconnected");
    this.#setState(isBad ? "unstable" : "connected");
  }

  async #sendOffer(options) {
    const peer = this.#publisher;
    try {
      const offer = await peer.createOffer(options);
      await peer.setLocalDescription(offer);
      if (peer === this.#publisher) this.#send({ offer: { type: "offer", sdp: offer.sdp, id: ++this.#offer } });
    } catch {
      this.#lose({});
    }
  }

  async #answered(answer) {
    if (answer.id && answer.id !== this.#offer) return;
    await this.#publisher.setRemoteDescription({ type: "answer", sdp: answer.sdp });
    await this.#addWaiting("PUBLISHER", this.#publisher);
  }

  async #offered(offer) {
    const peer = this.#subscriber;
    await peer.setRemoteDescription({ type: "offer", sdp: offer.sdp });
    await this.#addWaiting("SUBSCRIBER", peer);
    await peer.setLocalDescription({ type: "answer", sdp: askAgain((await peer.createAnswer()).sdp, offer.sdp) });
    this.#send({ answer: { type: "answer", sdp: peer.localDescription.sdp, id: offer.id } });
  }

  async #trickled({ target = "PUBLISHER", candidateInit }) {
    const peer = target === "SUBSCRIBER" ? this.#subscriber : this.#publisher;
    const candidate = JSON.parse(candidateInit);
    if (peer.remoteDescription) await peer.addIceCandidate(candidate);
    else this.#waitingCandidates.push({ target, candidate });
  }

  async #addWaiting(target, peer) {
    const due = this.#waitingCandidates.filter((one) => one.target === target);
    this.#waitingCandidates = this.#waitingCandidates.filter((one) => one.target !== target);
    for (const { candidate } of due) await peer.addIceCandidate(candidate);
  }

  /** Descriptions are applied one after the other, as they came. */
  #inTurn(step) {
    const [publisher, subscriber] = [this.#publisher, this.#subscriber];
    this.#negotiations = this.#negotiations.then(async () => {
      // What came for connections that are gone concerns nobody.
      if (publisher !== this.#publisher || subscriber !== this.#subscriber) return;
      await step();
    }).catch(() => this.#lose({}));
  }

  // Messages

  #receive(data) {
    this.#heard = Date.now();
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    const [kind] = Object.keys(message);
    const value = message[kind];
    switch (kind) {
      case "answer": return this.#inTurn(() => this.#answered(value));
      case "offer": return this.#inTurn(() => this.#offered(value));
      case "trickle": return this.#inTurn(() => this.#trickled(value));
      case "update": return this.#updated(value.participants ?? []);
      case "speakersChanged": return this.#tell("speakers", value.speakers ?? []);
      case "trackPublished":
        if (value.cid !== this.#microphone?.id && this.#publication) return;
        this.#publication = value.track.sid;
        if (Boolean(value.track.muted) !== this.isMuted) this.setMuted(this.isMuted);
        return;
      case "mute":
        if (value.sid !== this.#publication || !value.muted || this.isMuted) return;
        this.isMuted = true;
        this.#microphone.enabled = false;
        this.#tell("people");
        return this.#tell("muted", "A moderator muted you.");
      case "requestResponse":
        if (value.reason === "NOT_ALLOWED" && value.mute) return this.#unmuteRefused();
        if (value.reason && value.reason !== "OK" && value.addTrack) {
          return this.#tell("muted", "You may only listen in this room.");
        }
        return;
      case "roomUpdate":
        this.room = value.room;
        return this.#tell("people");
      case "refreshToken":
        this.#token = value;
        return this.#tell("token", value);
      case "leave": {
        const { action, reason = "UNKNOWN_REASON", canReconnect } = value;
        if (action === "RESUME") return this.#lose({ isResumable: true });
        if (action === "RECONNECT" || canReconnect) return this.#lose({});
        return this.#lose({ end: reason });
      }
    }
  }

  #unmuteRefused() {
    this.isMuted = true;
    if (this.#microphone) this.#microphone.enabled = false;
    this.#tell("people");
    this.#tell("muted", "A moderator muted you. Only a moderator can give the microphone back.");
  }

  #updated(participants) {
    for (const person of participants) {
      const known = this.people.get(person.sid);
      if ((known?.version ?? 0) > (person.version ?? 0)) continue;
      if (person.state === "DISCONNECTED") this.people.delete(person.sid);
      else this.people.set(person.sid, person);
    }
    this.#tell("people");
  }

  #tick() {
    if (Date.now() - this.#heard > SILENCE_LIMIT) return this.#lose({ isResumable: true });
    this.#send({ pingReq: { timestamp: String(Date.now()), rtt: "0" } });
  }

  #send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  // Data

  get #isOpenForData() {
    return this.#channels._reliable?.readyState === "open";
  }

  #sayWaiting() {
    if (!this.#isOpenForData) return;
    for (const line of this.#unsaid.splice(0)) {
      for (const packet of chatPackets(line)) this.#sendData(packet);
    }
  }

  #sendData(packet) {
    const sequence = ++this.#sequence;
    const bytes = encode(packet, sequence);
    this.#sentData.push({ sequence, bytes });
    if (this.#sentData.length > DATA_KEPT) this.#sentData.shift();
    this.#sendBytes(bytes);
  }

  #sendBytes(bytes) {
    if (this.#isOpenForData) this.#channels._reliable.send(bytes);
  }

  #receiveData(data) {
    const line = this.#chat.read(data);
    if (line) this.#tell("chat", line);
  }

  // Ends

  #pause(milliseconds) {
    return new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, milliseconds * (0.75 + Math.random() / 2));
    });
  }

  #closeSocket() {
    clearInterval(this.#ticker);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onclose = socket.onmessage = null;
    socket.close();
  }

  #closePeers() {
    for (const peer of [this.#publisher, this.#subscriber]) {
      if (!peer) continue;
      peer.onconnectionstatechange = peer.ontrack = peer.ondatachannel = null;
      peer.close();
    }
    this.#publisher = this.#subscriber = this.#sender = null;
    this.#tell("trackgone", {});
  }

  #finish(outcome) {
    this.#isOver = true;
    this.#lose({});
    this.#wake();
    this.#closePeers();
    this.#closeSocket();
    this.#tell("end", outcome);
  }

  #setState(state) {
    if (state === this.state || this.#isOver) return;
    this.state = state;
    this.#tell("state", state);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
