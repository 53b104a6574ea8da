// What people are told when something does not work.

/** Why a microphone cannot be had, and what to do about it. */
export function microphoneTrouble(error) {
  if (!navigator.mediaDevices) {
    return "Browsers give microphones to pages over https or on localhost only. You can still join and listen.";
  }
  switch (error?.name) {
    case "NotAllowedError":
    case "SecurityError":
      return "This page may not use the microphone. Allow it beside the address bar, or join and listen.";
    case "NotFoundError":
    case "OverconstrainedError":
      return "No microphone was found. Plug one in, or join and listen.";
    case "NotReadableError":
    case "AbortError":
      return "The microphone is there, but another program holds it. Close that program, or join and listen.";
    default:
      return `The microphone does not start (${error?.name ?? "unknown"}). You can still join and listen.`;
  }
}

/** A sentence of the server as it stands on the page: with a capital, and with a hint where there is one. */
export function refusal(status, sentence) {
  const words = sentence ? sentence[0].toUpperCase() + sentence.slice(1) : `The server answered ${status}`;
  const end = /[.!?]$/.test(words) ? "" : ".";
  if (/room is full/.test(sentence)) return `${words}${end} Somebody has to leave first.`;
  if (/expired/.test(sentence)) return `${words}${end} Ask for a new token.`;
  return words + end;
}

/** Why a call ended that nobody here ended. */
export function departure(reason) {
  switch (reason) {
    case "DUPLICATE_IDENTITY": return "You joined from another window, which has taken this place.";
    case "PARTICIPANT_REMOVED": return "A moderator removed you from the room.";
    case "ROOM_DELETED":
    case "ROOM_CLOSED": return "The room was closed.";
    case "SERVER_SHUTDOWN": return "The server was stopped.";
    case "JOIN_FAILURE": return "Your voice found no way to the server. Is UDP blocked by a firewall?";
    default: return "The server ended the call.";
  }
}
