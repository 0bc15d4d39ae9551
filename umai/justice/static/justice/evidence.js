// Sends evidence in parts, goes on where a lost signal or a reload stopped it, and joins the parts of an
// original that is taken out. A part that was received is never sent twice. Up to 20 megabytes everything works
// without this file.

const CONSTANTS = new Uint32Array(64)
const START = new Uint32Array(8)
const primes = []
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n)
const fraction = (number) => Math.floor((number - Math.floor(number)) * 2 ** 32)
primes.forEach((prime, i) => {
  CONSTANTS[i] = fraction(Math.cbrt(prime))
  if (i < 8) START[i] = fraction(Math.sqrt(prime))
})

// The browser hashes only what is in memory at once, and only on https: a whole video is neither.
class Sha256 {
  constructor() {
    this.state = START.slice()
    this.words = new Uint32Array(64)
    this.rest = new Uint8Array(64)
    this.held = 0
    this.length = 0
  }

  update(bytes) {
    this.length += bytes.length
    let at = 0
    if (this.held) {
      at = Math.min(64 - this.held, bytes.length)
      this.rest.set(bytes.subarray(0, at), this.held)
      this.held += at
      if (this.held < 64) return this
      this.block(this.rest, 0)
    }
    for (; at + 64 <= bytes.length; at += 64) this.block(bytes, at)
    this.rest.set(bytes.subarray(at))
    this.held = bytes.length - at
    return this
  }

  block(bytes, at) {
    const { state, words } = this
    for (let i = 0; i < 16; i++, at += 4) {
      words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]
    }
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15]
      const y = words[i - 2]
      const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      words[i] = words[i - 16] + low + words[i - 7] + high
    }
    let [a, b, c, d, e, f, g, h] = state
    for (let i = 0; i < 64; i++) {
      const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const one = (h + high + ((e & f) ^ (~e & g)) + CONSTANTS[i] + words[i]) | 0
      const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d
    state[4] += e; state[5] += f; state[6] += g; state[7] += h
  }

  hex() {
    const bits = this.length * 8
    const end = new Uint8Array((this.held < 56 ? 64 : 128) - this.held)
    end[0] = 0x80
    const view = new DataView(end.buffer)
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(end.length - 4, bits % 2 ** 32)
    this.update(end)
    return Array.from(this.state, (word) => word.toString(16).padStart(8, '0')).join('')
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const token = () => document.querySelector('[name=csrfmiddlewaretoken]').value
const LONGEST_PAUSE = 30_000

async function put(url, bytes, digest, lost) {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      const answer = await fetch(url, {
        method: 'PUT',
        body: bytes,
        redirect: 'manual',
        headers: { Accept: 'application/json', 'X-CSRFToken': token(), 'X-Part-Sha256': digest },
      })
      if (answer.ok) return
      if (answer.status < 500 && answer.status !== 0) {
        throw Object.assign(new Error(), { words: (await answer.json()).refusal })
      }
    } catch (failure) {
      if ('words' in failure) throw failure
    }
    lost()
    await pause(wait)
  }
}

// Sends what is missing of this file; answers the hash of the whole.
async function send(file, box, { partUrl, partSize, received }) {
  const bar = box.querySelector('progress')
  const said = box.querySelector('[role=status]')
  const whole = new Sha256()
  const count = Math.ceil(file.size / partSize)
  box.hidden = false
  bar.max = count
  for (let number = 1; number <= count; number++) {
    bar.value = number - 1
    said.textContent = box.dataset.sending.replace('{n}', number).replace('{of}', count)
    const bytes = new Uint8Array(await file.slice((number - 1) * partSize, number * partSize).arrayBuffer())
    const digest = new Sha256().update(bytes).hex()
    whole.update(bytes)
    if (received[number] === digest) continue
    if (received[number]) throw Object.assign(new Error(), { words: box.dataset.other })
    const url = partUrl.replace('/0/', `/${number}/`)
    await put(url, bytes, digest, () => (said.textContent = box.dataset.lost))
  }
  bar.value = count
  return whole.hex()
}

async function sendAndGoOn(file, box, upload, url) {
  const leaving = (event) => event.preventDefault()
  window.addEventListener('beforeunload', leaving)
  try {
    const whole = await send(file, box, upload)
    window.removeEventListener('beforeunload', leaving)
    window.location.assign(`${url}#${whole}`)
    if (window.location.pathname === url) window.location.reload()
  } catch (failure) {
    window.removeEventListener('beforeunload', leaving)
    box.querySelector('[role=status]').textContent = failure.words || box.dataset.stopped
  }
}

const choosing = document.querySelector('form[data-evidence]')
choosing?.addEventListener('submit', async (event) => {
  const file = choosing.elements.upload.files[0]
  if (!file || file.size <= Number(choosing.dataset.partSize)) return
  event.preventDefault()
  const box = document.querySelector('[data-evidence-box]')
  choosing.elements.name.value = file.name.slice(-255)
  choosing.elements.size.value = file.size
  const answers = new FormData(choosing)
  answers.delete('upload')
  const button = choosing.querySelector('button')
  button.disabled = true
  box.hidden = false
  try {
    const answer = await fetch(choosing.action, {
      method: 'POST',
      body: new URLSearchParams(answers),
      redirect: 'manual',
      headers: { Accept: 'application/json' },
    })
    const begun = await answer.json()
    if (!answer.ok) throw Object.assign(new Error(), { words: begun.refusal || box.dataset.stopped })
    window.history.replaceState(null, '', begun.url)
    const partUrl = choosing.dataset.partUrl.replace('00000000-0000-0000-0000-000000000000', begun.id)
    const upload = { partUrl, partSize: Number(choosing.dataset.partSize), received: {} }
    await sendAndGoOn(file, box, upload, begun.url)
  } catch (failure) {
    button.disabled = false
    box.querySelector('[role=status]').textContent = failure.words || box.dataset.stopped
  }
})

const going = document.querySelector('[data-evidence-upload]')
if (going) {
  const box = document.querySelector('[data-evidence-box]')
  const input = going.querySelector('input[type=file]')
  const upload = {
    partUrl: going.dataset.partUrl,
    partSize: Number(going.dataset.partSize),
    received: JSON.parse(document.getElementById('received').textContent),
  }
  going.hidden = false
  input.addEventListener('change', () => {
    const file = input.files[0]
    box.hidden = false
    if (file && file.size === Number(going.dataset.size)) sendAndGoOn(file, box, upload, window.location.pathname)
    else box.querySelector('[role=status]').textContent = box.dataset.other
  })
}

const whole = document.querySelector('input[name=whole]')
if (whole && /^#[0-9a-f]{64}$/.test(window.location.hash)) {
  whole.value = window.location.hash.slice(1)
  window.history.replaceState(null, '', window.location.pathname)
}

const taking = document.querySelector('[data-original]')
if (taking) {
  const said = taking.querySelector('[role=status]')
  const bar = taking.querySelector('progress')
  const count = Number(taking.dataset.parts)
  taking.hidden = false
  taking.querySelector('button').addEventListener('click', async (event) => {
    event.target.disabled = true
    const parts = []
    bar.max = count
    try {
      for (let number = 1; number <= count; number++) {
        said.textContent = taking.dataset.sending.replace('{n}', number).replace('{of}', count)
        const answer = await fetch(taking.dataset.partUrl.replace('/0/', `/${number}/`))
        if (!answer.ok) throw new Error(answer.status)
        parts.push(await answer.blob())
        bar.value = number
      }
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(parts))
      link.download = taking.dataset.file
      link.click()
      said.textContent = taking.dataset.done
    } catch {
      said.textContent = taking.dataset.stopped
    }
    event.target.disabled = false
  })
}
