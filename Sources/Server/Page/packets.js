// LiveKit's DataPacket over data channels: as much of protobuf as text chat needs, both ways.

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** Chat as LiveKit's components send it: a text stream, and the older user packet beside it. */
const STREAM_TOPIC = "lk.chat";
const PACKET_TOPIC = "lk-chat-topic";
/** Streams of others that are under way, and bytes of one: more is not chat. */
const STREAMS = 32;
const STREAM_BYTES = 100_000;

function varint(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
  bytes.push(number);
  return bytes;
}

/** A message of [field, value] pairs; a value is a number, a text, bytes, or such a list again. */
function message(fields) {
  const bytes = [];
  for (const [field, value] of fields) {
    if (typeof value === "number") {
      bytes.push(...varint(field * 8), ...varint(value));
    } else {
      const inner = typeof value === "string" ? utf8.encode(value)
        : value instanceof Uint8Array ? value : message(value);
      bytes.push(...varint(field * 8 + 2), ...varint(inner.length), ...inner);
    }
  }
  return Uint8Array.from(bytes);
}

/** The fields of a message, each with its last value; groups and what is cut off are an error. */
function fields(bytes) {
  const found = new Map();
  let at = 0;
  const number = () => {
    for (let value = 0, scale = 1; scale < 2 ** 63; scale *= 128) {
      if (at >= bytes.length) throw new RangeError("the packet ends early");
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError("a number is too long");
  };
  while (at < bytes.length) {
    const tag = number();
    const kind = tag % 8;
    if (kind === 0) {
      found.set(Math.floor(tag / 8), number());
      continue;
    }
    const length = kind === 2 ? number() : kind === 1 ? 8 : kind === 5 ? 4 : Infinity;
    if (at + length > bytes.length) throw new RangeError("the packet ends early");
    found.set(Math.floor(tag / 8), bytes.subarray(at, at + length));
    at += length;
  }
  return found;
}

const string = (value) => (value instanceof Uint8Array ? text.decode(value) : "");

/** The packets that carry one line of chat, without their sequence numbers. */
export function chatPackets(line) {
  const id = crypto.getRandomValues(new Uint32Array(4)).reduce((id, word) => id + word.toString(16), "");
  const content = utf8.encode(line);
  const timestamp = Date.now();
  const header = [[1, id], [2, timestamp], [3, STREAM_TOPIC], [4, "text/plain"], [5, content.length], [9, []]];
  const older = JSON.stringify({ id, timestamp, message: line, ignoreLegacy: true });
  return [
    [[13, header]],
    [[14, [[1, id], [2, 0], [3, content]]]],
    [[15, [[1, id]]]],
    [[2, [[2, utf8.encode(older)], [4, PACKET_TOPIC]]]],
  ];
}

/** A packet as bytes, under its sequence number. */
export const encode = (packet, sequence) => message([...packet, [16, sequence]]);

/** Reads packets and finds the lines of chat in them; what comes again after a resume is known by its number. */
export class ChatReader {
  #streams = new Map();
  #last = new Map();

  /** Which packet was the last of each sender, as a resumed server asks. */
  get positions() {
    return [...this.#last].map(([publisherSid, lastSeq]) => ({ publisherSid, lastSeq }));
  }

  /** @returns {{identity: string, text: string} | null} */
  read(buffer) {
    try {
      const packet = fields(new Uint8Array(buffer));
      const identity = string(packet.get(4));
      const sid = string(packet.get(17));
      const sequence = packet.get(16) ?? 0;
      if (sequence && sequence <= (this.#last.get(sid) ?? 0)) return null;
      if (sequence) this.#last.set(sid, sequence);
      const line = this.#line(packet, identity);
      return line ? { identity, text: line } : null;
    } catch {
      return null;
    }
  }

  #line(packet, identity) {
    if (packet.has(9)) return string(fields(packet.get(9)).get(4));
    if (packet.has(2)) {
      const user = fields(packet.get(2));
      if (string(user.get(4)) !== PACKET_TOPIC) return "";
      const { message: line, ignoreLegacy } = JSON.parse(string(user.get(2)));
      return ignoreLegacy ? "" : String(line ?? "");
    }
    const part = packet.get(13) ?? packet.get(14) ?? packet.get(15);
    if (!part) return "";
    const stream = fields(part);
    const key = `${identity} ${string(stream.get(1))}`;
    if (packet.has(13)) {
      if (string(stream.get(3)) !== STREAM_TOPIC) return "";
      if (this.#streams.size >= STREAMS) this.#streams.delete(this.#streams.keys().next().value);
      this.#streams.set(key, { chunks: [], bytes: 0 });
      return string(stream.get(11));
    }
    const open = this.#streams.get(key);
    if (!open) return "";
    if (packet.has(14)) {
      const content = stream.get(3) ?? new Uint8Array();
      open.bytes += content.length;
      if (open.bytes > STREAM_BYTES) this.#streams.delete(key);
      else open.chunks.push(content);
      return "";
    }
    this.#streams.delete(key);
    return text.decode(Uint8Array.from(open.chunks.flatMap((chunk) => [...chunk])));
  }
}
