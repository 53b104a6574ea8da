// The page: what people see and press. The call itself is call.js.

import { Call } from "./call.js";
import { Levels } from "./levels.js";
import { departure, microphoneTrouble, refusal } from "./words.js";

const $ = (id) => document.getElementById(id);
const levels = new Levels();
/** Remembered for a reload of this window, and for nobody else: `{name, room, identity, token, inCall, isMuted}`. */
const memory = JSON.parse(sessionStorage.getItem("quartet") ?? "{}");
const PLACES_SHOWN = 6;
const STATES = {
  connecting: "Connecting…", connected: "Connected", unstable: "Connection is weak…", reconnecting: "Reconnecting…",
};

let call = null;
let microphone = null;
let givesTokens = false;
let unread = 0;
let loudest = new Map();

function remember(changes) {
  Object.assign(memory, changes);
  sessionStorage.setItem("quartet", JSON.stringify(memory));
}

// Before the call

async function begin() {
  // Tokens come behind the hash, which browsers keep to themselves, and go from the address bar at once.
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.has("token")) remember({ token: given.get("token"), inCall: false });
  for (const key of ["name", "room"]) if (given.has(key)) remember({ [key]: given.get(key) });
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  try {
    ({ givesTokens } = await (await fetch("page/options", { cache: "no-store" })).json());
  } catch {
    showTrouble("The server cannot be reached.");
  }
  $("who").hidden = !givesTokens;
  $("pass").hidden = givesTokens && !memory.token;
  $("name").required = $("room").required = givesTokens && !memory.token;
  $("name").value = memory.name ?? "";
  $("room").value = memory.room ?? "lobby";
  $("token").value = memory.token ?? "";
  if (memory.token) $("who").hidden = true;
  if (memory.inCall) return join(memory.hasMicrophone);
  (!givesTokens && !memory.token ? $("token") : memory.name || memory.token ? $("join-button") : $("name")).focus();
}

function showTrouble(sentence) {
  $("trouble").textContent = sentence;
  $("trouble").hidden = !sentence;
}

async function token() {
  const pasted = $("token").value.trim();
  if (pasted) return pasted;
  if (!givesTokens) throw new Error("A token is needed.");
  const [name, room] = [$("name").value.trim(), $("room").value.trim()];
  const isSame = memory.identity && memory.name === name;
  const suffix = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(36).slice(0, 5);
  const identity = isSame ? memory.identity : `${name}-${suffix()}`;
  remember({ name, room, identity });
  const answer = await fetch(`page/token?${new URLSearchParams({ room, identity, name })}`, { cache: "no-store" });
  if (!answer.ok) throw new Error(refusal(answer.status, await answer.text()));
  return answer.text();
}

async function openMicrophone() {
  if (!navigator.mediaDevices) throw new TypeError("no devices");
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
  const [track] = stream.getAudioTracks();
  track.onended = () => {
    call?.setMuted(true);
    showNotice("Your microphone is gone. Press Unmute to look for another.");
  };
  return track;
}

async function join(withMicrophone) {
  showTrouble("");
  setBusy(true);
  // Both must begin within the click, or browsers keep the page silent.
  levels.resume();
  try {
    microphone = null;
    if (withMicrophone) {
      try {
        microphone = await openMicrophone();
      } catch (error) {
        return showTrouble(microphoneTrouble(error));
      }
    }
    start(await token());
  } catch (error) {
    closeMicrophone();
    showTrouble(error instanceof TypeError ? "The server cannot be reached." : error.message);
  } finally {
    if (!call) setBusy(false);
  }
}

function setBusy(isBusy) {
  for (const button of [$("join-button"), $("listen")]) button.disabled = isBusy;
  $("join-button").querySelector("span").textContent = isBusy ? "Joining…" : "Join";
}

// The call

function start(token) {
  const isMuted = Boolean(memory.inCall && memory.isMuted);
  if (microphone) microphone.enabled = !isMuted;
  call = new Call(new URL(".", location.href), token, microphone, isMuted);
  if (microphone) levels.watch("own", microphone);
  const on = (type, listener) => call.addEventListener(type, ({ detail }) => listener(detail));
  on("state", showState);
  on("people", showPeople);
  on("speakers", (speakers) => {
    for (const { sid, level, active } of speakers) loudest.set(sid, active ? level ?? 0 : 0);
  });
  on("track", play);
  on("trackgone", ({ key, track }) => silence(key, track));
  on("chat", ({ identity, text }) => {
    const sender = [...call.people.values()].find((person) => person.identity === identity);
    showLine(nameOf(sender ?? { identity }), text);
  });
  // A reload hours later needs one that is still good.
  on("token", (newer) => memory.token && remember({ token: newer }));
  on("muted", (sentence) => showNotice(sentence));
  on("end", ended);
  call.run();
}

function showState(state) {
  $("state").textContent = STATES[state];
  $("state").dataset.state = state;
  if (state === "connected" && $("call").hidden) {
    remember({ inCall: true, hasMicrophone: Boolean(microphone), isMuted: call.isMuted });
    $("lobby").hidden = true;
    $("call").hidden = false;
    $("mute").hidden = !microphone;
    $("lines").replaceChildren();
    document.title = `${call.room.name} – Quartet`;
    $(microphone ? "mute" : "leave").focus();
    requestAnimationFrame(showLevels);
  }
}

function ended({ refusal: no, reason }) {
  call = null;
  closeMicrophone();
  silence();
  loudest.clear();
  seen.clear();
  $("people").replaceChildren();
  $("call").hidden = true;
  $("call").classList.remove("chatting");
  $("lobby").hidden = false;
  document.title = "Quartet";
  const hasLeft = !no && !reason && memory.inCall && isLeaving;
  isLeaving = false;
  showTrouble(
    no ? refusal(no.status, no.message)
      : reason ? departure(reason)
        : hasLeft ? "" : "The server cannot be reached. Check your connection and join again.");
  if (!isUnloading) remember({ inCall: false });
  showNotice("");
  setBusy(false);
  $("join-button").focus();
}

let isLeaving = false;
let isUnloading = false;
function leave() {
  isLeaving = true;
  call?.leave();
}

function closeMicrophone() {
  levels.forget("own");
  if (microphone) microphone.onended = null;
  microphone?.stop();
  microphone = null;
}

// People

const seen = new Map();
const nameOf = (person) => person.name || person.identity || "Somebody";
const hueOf = (text) => [...text].reduce((hue, letter) => (hue * 31 + letter.codePointAt(0)) % 360, 7);
const initials = (name) => {
  const words = name.trim().split(/[\s._-]+/).filter(Boolean);
  return (words.length > 1 ? [words[0], words.at(-1)] : words).map((word) => [...word][0].toUpperCase()).join("");
};

/** "muted", "listening" or "": what the server says of somebody, and of oneself what was pressed. */
function quietness(person) {
  if (person.sid === call.sid && microphone) return call.isMuted ? "muted" : "";
  const tracks = (person.tracks ?? []).filter(({ type = "AUDIO" }) => type === "AUDIO");
  if (!tracks.length) return "listening";
  return tracks.every(({ muted }) => muted) ? "muted" : "";
}

function showPeople() {
  const people = [...call.people.values()].filter(({ permission }) => !permission?.hidden);
  people.sort((one, other) => (other.sid === call.sid) - (one.sid === call.sid)
    || Number(one.joinedAtMs ?? 0) - Number(other.joinedAtMs ?? 0));
  const places = call.room.maxParticipants ?? 0;
  $("room-name").textContent = call.room.name;
  $("count").textContent = places ? `${people.length} of ${places}` : `${people.length}`;
  tellChanges(people);
  const tiles = people.map((person) => tile(person));
  for (let place = people.length; place < places && places <= PLACES_SHOWN; place++) tiles.push(freePlace());
  const list = $("people");
  list.toggleAttribute("data-few", tiles.length <= 4);
  // Moving what is there already would end its animations.
  tiles.forEach((one, index) => list.children[index] !== one && list.insertBefore(one, list.children[index]));
  while (list.children.length > tiles.length) list.lastChild.remove();
  $("mute").dataset.muted = call.isMuted;
  $("mute").querySelector("span").textContent = call.isMuted ? "Unmute" : "Mute";
  $("mute").querySelector("use").setAttribute("href", call.isMuted ? "#i-off" : "#i-mic");
}

/** Whoever came or went is said aloud and stands in the chat; a reconnection of the same person is neither. */
function tellChanges(people) {
  const present = new Map(people.map((person) => [person.identity, nameOf(person)]));
  if (seen.size && call.state !== "connecting") {
    for (const [identity, name] of present) if (!seen.has(identity)) showNews(`${name} joined`);
    for (const [identity, name] of seen) if (!present.has(identity)) showNews(`${name} left`);
  }
  seen.clear();
  present.forEach((name, identity) => seen.set(identity, name));
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function tile(person) {
  const id = `person-${person.sid}`;
  let item = $(id);
  if (!item) {
    item = element("li", "person");
    item.id = id;
    item.dataset.sid = person.sid;
    item.append(element("div", "avatar"), element("div", "name"), element("div", "status"));
    item.firstChild.setAttribute("aria-hidden", "true");
  }
  const [avatar, name] = item.children;
  const isOwn = person.sid === call.sid;
  avatar.textContent = initials(nameOf(person));
  avatar.style.setProperty("--hue", hueOf(person.identity ?? ""));
  name.replaceChildren(element("span", "", nameOf(person)), element("span", "", isOwn ? " (you)" : ""));
  item.dataset.quiet = quietness(person);
  item.classList.toggle("muted", item.dataset.quiet !== "");
  showStatus(item);
  return item;
}

function freePlace() {
  const item = element("li", "person free", "A free place");
  return item;
}

function showStatus(item) {
  const { quiet } = item.dataset;
  const words = quiet === "muted" ? "muted" : quiet === "listening" ? "only listening"
    : item.classList.contains("speaking") ? "speaking" : "";
  const status = item.lastChild;
  if (status.textContent === words) return;
  status.textContent = words;
  if (quiet) {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#i-off");
    icon.append(use);
    status.prepend(icon);
  }
}

/** The rings follow the sound itself; where it cannot be measured, what the server says. */
function showLevels() {
  if (!call) return;
  for (const item of $("people").children) {
    const { sid, quiet } = item.dataset;
    if (!sid) continue;
    const measured = sid === call.sid ? levels.of("own") : levels.of(sid);
    const level = quiet ? 0 : measured ?? loudest.get(sid) ?? 0;
    item.firstChild.style.setProperty("--level", level.toFixed(2));
    const isSpeaking = level > 0.3;
    if (isSpeaking) item.spokeAt = performance.now();
    const wasSpeaking = performance.now() - (item.spokeAt ?? -1e9) < 700;
    item.classList.toggle("speaking", !quiet && wasSpeaking);
    showStatus(item);
  }
  requestAnimationFrame(showLevels);
}

// Sound

async function play({ key, sid, track, stream }) {
  silence(key);
  const audio = document.createElement("audio");
  audio.dataset.key = key;
  audio.dataset.sid = sid;
  audio.autoplay = true;
  audio.srcObject = stream;
  $("sound").append(audio);
  levels.watch(sid, track);
  try {
    await audio.play();
  } catch (error) {
    if (error.name === "NotAllowedError") showNotice("Your browser keeps the others silent.", "Hear them");
  }
}

/** Stops one voice, or all; a voice that another track has replaced is left alone. */
function silence(key, track) {
  for (const audio of [...$("sound").children]) {
    if (key && audio.dataset.key !== key) continue;
    if (track && !audio.srcObject.getTracks().includes(track) && audio.srcObject.active) continue;
    audio.srcObject = null;
    audio.remove();
    levels.forget(audio.dataset.sid);
  }
}

function showNotice(sentence, action = "") {
  const notice = $("notice");
  const [words, button] = notice.children;
  words.textContent = sentence;
  button.textContent = action;
  button.hidden = !action;
  notice.hidden = !sentence;
}

$("notice").querySelector("button").onclick = async () => {
  showNotice("");
  await levels.resume();
  for (const audio of $("sound").children) audio.play().catch(() => {});
};

// Chat

function showLine(name, text, isOwn = false) {
  const line = element("li", isOwn ? "own" : "", text);
  if (!isOwn) line.prepend(element("b", "", name));
  append(line);
  if (!isOwn && getComputedStyle($("chat")).display === "none") showUnread(unread + 1);
}

function showNews(text) {
  $("announcer").textContent = text;
  append(element("li", "news", text));
}

function append(line) {
  const lines = $("lines");
  lines.append(line);
  while (lines.children.length > 500) lines.firstChild.remove();
  lines.scrollTop = lines.scrollHeight;
}

function showUnread(count) {
  unread = count;
  $("unread").textContent = count;
  $("unread").hidden = !count;
}

$("say").onsubmit = (event) => {
  event.preventDefault();
  const text = $("line").value.trim();
  if (!text || !call) return;
  if (!call.say(text)) return showNotice("Not sent: there is no connection right now.");
  showLine("", text, true);
  $("line").value = "";
};

// What is pressed

$("join").onsubmit = (event) => {
  event.preventDefault();
  if (!call) join(true);
};
$("listen").onclick = () => $("join").reportValidity() && join(false);
$("leave").onclick = leave;

$("mute").onclick = async () => {
  if (!call || !microphone) return;
  showNotice("");
  if (call.isMuted && microphone.readyState === "ended") {
    try {
      microphone = await openMicrophone();
    } catch (error) {
      return showNotice(microphoneTrouble(error));
    }
    levels.watch("own", microphone);
    await call.replaceMicrophone(microphone);
  }
  call.setMuted(!call.isMuted);
  remember({ isMuted: call.isMuted });
};

$("show-chat").onclick = () => {
  const isOpen = $("call").classList.toggle("chatting");
  $("show-chat").setAttribute("aria-expanded", isOpen);
  if (isOpen) {
    showUnread(0);
    $("line").focus();
  }
};

addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.key === "m" && call && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) $("mute").click();
});
addEventListener("online", () => call?.hurry());
// A window that goes gives its place back at once; a reload comes again by what is remembered.
addEventListener("pagehide", () => {
  isUnloading = true;
  call?.leave();
});

begin();
