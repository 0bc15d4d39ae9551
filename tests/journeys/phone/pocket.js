// What a phone carries out and brings back, on trial: a list that a PIN opens and that forgets itself,
// and an outbox whose boxes the phone itself cannot open again.

import { joined, seal, text } from "./hpke.js";
import { get, held, put, take } from "./drawer.js";

export const ROUNDS = 600_000;
const HOUR = 3_600_000;
const TRIES = 5;

export class Forgotten extends Error {}
export class WrongPin extends Error {}

/** Lock a list with a PIN, and with what the phone's own authenticator answers where it has one. */
export async function carryOut(list, pin, { hours, now, authenticator = new Uint8Array(0), rounds = ROUNDS }) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const device = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf({ salt, device, rounds }, pin, authenticator);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, padded(list));
  await put("lock", "lock", { salt, device, rounds, hours, met: now, wrong: 0 });
  await put("list", "list", { iv, sealed });
}

/** The list. Every try is counted before it is made, so that ending the page gives none back. */
export async function open(pin, { now, authenticator = new Uint8Array(0) }) {
  const lock = await get("lock", "lock");
  const list = await get("list", "list");
  if (!lock || !list) throw new Forgotten();
  if (now < lock.met || now > lock.met + lock.hours * HOUR || lock.wrong >= TRIES) {
    await forget();
    throw new Forgotten();
  }
  lock.wrong += 1;
  await put("lock", "lock", lock);
  const key = await keyOf(lock, pin, authenticator);
  let words;
  try {
    words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: list.iv }, key, list.sealed);
  } catch {
    if (lock.wrong < TRIES) throw new WrongPin();
    await forget();
    throw new Forgotten();
  }
  await put("lock", "lock", { ...lock, wrong: 0 });
  return JSON.parse(new TextDecoder().decode(words));
}

/** The key and the list go; what waits to be sent stays, since nobody here can open it anyway. */
export async function forget() {
  await take("list", "list");
  await take("lock", "lock");
}

/** Seal one visit for the server. From here on the phone cannot read it. */
export async function write(id, visit, publicKey) {
  const box = await seal(padded(visit), publicKey, `umai visit ${id}`);
  await put("outbox", id, box);
}

export async function waiting() {
  return (await held("outbox")).length;
}

/** Send every box; one leaves only when the server says that it has it. Answers how many stay. */
export async function send(now) {
  for (const id of await held("outbox")) {
    const answer = await fetch(`/outbox/${id}`, { method: "PUT", body: await get("outbox", id) });
    if (answer.ok) await take("outbox", id);
    await heard(answer, now);
  }
  return waiting();
}

/** Every answer of the server counts as contact, and any of them may tell the phone to forget. */
async function heard(answer, now) {
  if (answer.headers.has("Umai-Forget")) return forget();
  const lock = await get("lock", "lock");
  if (lock) await put("lock", "lock", { ...lock, met: now });
}

async function keyOf({ salt, device, rounds }, pin, authenticator) {
  const typed = await crypto.subtle.importKey("raw", text(pin), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  const stretched = new Uint8Array(await crypto.subtle.deriveBits(how, typed, 256));
  const secret = await crypto.subtle.sign("HMAC", device, joined(stretched, authenticator));
  return crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** As bytes, filled up with spaces, so that the length tells less. */
function padded(value) {
  const words = text(JSON.stringify(value));
  return joined(words, new Uint8Array((256 - (words.length % 256)) % 256).fill(32));
}
