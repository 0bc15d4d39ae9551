// The page of the line: every answer is kept on the server as it is given, for its writer alone; places are
// offered as they are typed; Enter goes to the next answer. Nothing stays in the browser. Everything works
// without this file: there is a button to keep, and a list of places where a name is not clear.
const form = document.querySelector('form[data-draft]')
const said = form?.querySelector('[data-kept]')
const list = document.getElementById('places')
const SOON = 2_000
let typed = false
let sending = false
let timer

function post(address, answers) {
  return fetch(address, { method: 'POST', body: answers, redirect: 'manual' }).then((answer) => {
    if (answer.status !== 200) throw new Error(answer.status)
    return answer.json()
  })
}

async function keep() {
  clearTimeout(timer)
  if (sending || !typed) return
  sending = true
  typed = false
  try {
    said.textContent = (await post(form.dataset.draft, new URLSearchParams(new FormData(form)))).words
  } catch {
    typed = true
    said.textContent = form.dataset.notKept
  }
  sending = false
  if (typed) later()
}

function later() {
  typed = true
  clearTimeout(timer)
  timer = setTimeout(keep, SOON)
}

async function offer(field) {
  const answers = new URLSearchParams({ text: field.value, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value })
  try {
    const { places } = await post(form.dataset.places, answers)
    list.replaceChildren(...places.map((place) => Object.assign(document.createElement('option'), { value: place })))
  } catch { /* the list stays as it was; the name can be typed in full */ }
}

function next(event) {
  const from = event.target
  if (event.key !== 'Enter' || event.isComposing || from.tagName !== 'INPUT') return
  if (event.ctrlKey || event.metaKey) return form.requestSubmit(form.querySelector('button[value=send]'))
  event.preventDefault()
  const groups = [...form.querySelectorAll('.govuk-form-group')].filter((one) => !one.parentElement.closest('.govuk-form-group'))
  const at = groups.findIndex((one) => one.contains(from))
  const following = groups[at + 1]
  ;(following?.querySelector('input:checked') ?? following?.querySelector('input, select, textarea') ?? form.querySelector('button[value=send]')).focus()
}

if (form) {
  let asked
  form.addEventListener('input', (event) => {
    later()
    if (event.target.name === 'place' && event.target.value.length > 1) {
      clearTimeout(asked)
      asked = setTimeout(() => offer(event.target), 200)
    }
  })
  form.addEventListener('change', () => { typed = true; keep() })
  form.addEventListener('keydown', next)
  form.addEventListener('submit', () => { typed = false; clearTimeout(timer) })
  window.addEventListener('beforeunload', (event) => { if (typed) event.preventDefault() })
  form.querySelector('.govuk-radios__input')?.focus()
}
