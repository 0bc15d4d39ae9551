// Asks the device for a passkey. Where the browser has none, the buttons stay hidden and the code
// of the app is the way in.
const toBytes = (text) => {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
}

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const asked = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }))

async function create({ publicKey }) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
      excludeCredentials: asked(publicKey.excludeCredentials),
    },
  })
  return answer(made, {
    attestationObject: toText(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  })
}

async function get({ publicKey }) {
  const found = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      allowCredentials: asked(publicKey.allowCredentials),
    },
  })
  const { authenticatorData, signature, userHandle } = found.response
  return answer(found, {
    authenticatorData: toText(authenticatorData),
    signature: toText(signature),
    userHandle: userHandle ? toText(userHandle) : null,
  })
}

const answer = (credential, response) => ({
  type: credential.type,
  id: credential.id,
  rawId: toText(credential.rawId),
  response: { clientDataJSON: toText(credential.response.clientDataJSON), ...response },
  clientExtensionResults: credential.getClientExtensionResults(),
})

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options)
  const challenge = await fetch(form.action, { headers: { Accept: 'application/json' } })
  if (!challenge.ok) throw new Error('no challenge')
  return (await challenge.json()).request_options
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const failed = form.querySelector('[data-failed]')
      failed.hidden = true
      try {
        const ask = form.dataset.passkey === 'create' ? create : get
        form.elements.credential.value = JSON.stringify(await ask(await options(form)))
        form.submit()
      } catch {
        failed.hidden = false
      }
    })
  }
}
