// What is typed about a visit is kept at every answer: on the server, for its writer alone. Nothing stays
// in the browser, which may be shared. Everything works without this file: there is a button to keep it.
const form = document.querySelector('form[data-draft]')
const said = form?.querySelector('[data-kept]')
const SOON = 4_000
let typed = false
let sending = false
let timer

async function keep() {
  clearTimeout(timer)
  if (sending || !typed) return
  sending = true
  typed = false
  const all = new FormData(form)
  all.delete('photo') // a file is sent with the visit alone
  const answers = new URLSearchParams(all)
  try {
    const answer = await fetch(form.dataset.draft, { method: 'POST', body: answers, redirect: 'manual' })
    if (answer.status !== 200) throw new Error(answer.status)
    said.textContent = (await answer.json()).words
  } catch {
    typed = true
    said.textContent = form.dataset.notKept
  }
  sending = false
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
        form.elements.accuracy.value = Math.min(Math.round(coords.accuracy), 100_000)
        words.textContent = words.dataset.found
        later()
      },
      () => (words.textContent = words.dataset.missing),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
}

if (form) {
  form.addEventListener('input', later)
  form.addEventListener('change', () => { typed = true; keep() })
  form.addEventListener('submit', () => { typed = false; clearTimeout(timer) })
  window.addEventListener('beforeunload', (event) => { if (typed) event.preventDefault() })
  where()
}
