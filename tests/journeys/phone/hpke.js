// Seals for whoever holds the private half of an X25519 pair: HPKE (RFC 9180), base mode, one message,
// HKDF-SHA256 and AES-256-GCM. The same suite as umai/machine/keys/key_pairs.py, by WebCrypto alone.

const KEM = [0x4b, 0x45, 0x4d, 0x00, 0x20];
const SUITE = [0x48, 0x50, 0x4b, 0x45, 0x00, 0x20, 0x00, 0x01, 0x00, 0x02];
const VERSION = text("HPKE-v1");
const NOTHING = new Uint8Array(0);

export function text(words) {
  return new TextEncoder().encode(words);
}

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** One box: the ephemeral public key, then the ciphertext. */
export async function seal(words, publicKey, info) {
  const [key, nonce, ephemeral] = await agreed(publicKey, info);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, words);
  return joined(ephemeral, new Uint8Array(sealed));
}

async function agreed(publicKey, info) {
  const theirs = await crypto.subtle.importKey("raw", publicKey, { name: "X25519" }, true, []);
  const pair = await crypto.subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const met = new Uint8Array(
    await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, pair.privateKey, 256),
  );
  const both = joined(ephemeral, publicKey);
  const shared = await expand(KEM, await extract(KEM, NOTHING, "eae_prk", met), "shared_secret", both, 32);
  const context = joined(
    [0],
    await extract(SUITE, NOTHING, "psk_id_hash", NOTHING),
    await extract(SUITE, NOTHING, "info_hash", text(info)),
  );
  const secret = await extract(SUITE, shared, "secret", NOTHING);
  const key = await expand(SUITE, secret, "key", context, 32);
  const nonce = await expand(SUITE, secret, "base_nonce", context, 12);
  return [await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]), nonce, ephemeral];
}

function extract(suite, salt, label, words) {
  return hmac(salt.length ? salt : new Uint8Array(32), joined(VERSION, suite, text(label), words));
}

async function expand(suite, secret, label, words, length) {
  const asked = joined([0, length], VERSION, suite, text(label), words, [1]);
  return (await hmac(secret, asked)).slice(0, length);
}

async function hmac(secret, words) {
  const how = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", secret, how, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, words));
}
