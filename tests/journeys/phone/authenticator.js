// A secret that the phone's own hardware computes for this site, after its owner showed a finger or a face.
// It works without a network, and a copy of the disk does not hold it (WebAuthn, extension prf).

const SALT = new TextEncoder().encode("umai phone list");

/** Make a passkey on this phone; null where it can compute no secret. */
export async function enrol(worker) {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      rp: { name: "Umai" },
      user: { id: new TextEncoder().encode(worker), name: worker, displayName: worker },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      authenticatorSelection: { authenticatorAttachment: "platform", userVerification: "required" },
      extensions: { prf: {} },
    },
  });
  return made.getClientExtensionResults().prf?.enabled ? new Uint8Array(made.rawId) : null;
}

/** The secret, the same each time. */
export async function secretOf(id) {
  const shown = await navigator.credentials.get({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      allowCredentials: [{ type: "public-key", id }],
      userVerification: "required",
      extensions: { prf: { eval: { first: SALT } } },
    },
  });
  return new Uint8Array(shown.getClientExtensionResults().prf.results.first);
}
