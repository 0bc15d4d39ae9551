// What is typed at a door is kept at every answer: at the server, for its writer alone, and while there is no
// signal on this open page. Nothing stays in the browser. The place is asked of the device only at the button.
// Everything works without this file: there is a button to keep what was typed.
const form = document.querySelector('form[data-draft]')
const said = form?.querySelector('[data-kept]')
const SOON = 3_000
const RETRY = 15_000
let typed = false
let sending = false
let leaving = false
let timer

async function keep() {
  clearTimeout(timer)
  if (sending || !typed || leaving) return
  sending = true
  typed = false
  try {
    const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' })
    if (answer.status !== 200) throw new Error(answer.status)
    said.textContent = (await answer.json()).words
  } catch {
    typed = true
    said.textContent = form.dataset.notKept
  }
  sending = false
  if (typed && !leaving) timer = setTimeout(keep, RETRY)
}

function later() {
  typed = true
  clearTimeout(timer)
  timer = setTimeout(keep, SOON)
}

function where() {
  const place = form.querySelector('[data-where]')
  if (!place || !('geolocation' in navigator)) return
  const words = place.querySelector('[role=status]')
  place.hidden = false
  place.querySelector('button').addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.latitude.value = coords.latitude.toFixed(5)
        form.elements.longitude.value = coords.longitude.toFixed(5)
        words.textContent = words.dataset.found
        later()
      },
      () => (words.textContent = words.dataset.missing),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 0 },
    )
  })
}

if (form) {
  form.addEventListener('input', later)
  form.addEventListener('change', () => { typed = true; keep() })
  // Without a signal the page would be lost with the answer of a failed sending: it stays, and says so.
  form.addEventListener('submit', (event) => {
    if (!navigator.onLine) {
      event.preventDefault()
      said.textContent = form.dataset.notKept
      return
    }
    leaving = true
    clearTimeout(timer)
  })
  window.addEventListener('online', keep)
  window.addEventListener('beforeunload', (event) => { if (typed && !leaving) event.preventDefault() })
  where()
}
