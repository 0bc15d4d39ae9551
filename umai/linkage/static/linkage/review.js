// The keys of a session: one press answers. Everything works without this file, by the buttons.
// Keys are those with the digits, whatever the language of the keyboard, and can be turned off.
const page = document.querySelector('[data-review]')
const toggle = page?.querySelector('[data-keys]')
const KEYS_OFF = 'umai-review-keys-off'
let sent = false

function on() {
  return sessionStorage.getItem(KEYS_OFF) === null
}

function show() {
  toggle.hidden = false
  toggle.textContent = on() ? toggle.dataset.off : toggle.dataset.on
  page.classList.toggle('umai-review--keys', on())
}

function pressed(event) {
  if (!on() || sent || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
  const code = event.code.replace('Numpad', 'Digit')
  const writing = event.target.closest('input, textarea, select')
  if (writing && event.key === 'Escape') return page.querySelector('h1').focus()
  if (writing) return
  const target = page.querySelector(`[data-key="${code}"]`)
  if (!target) return
  event.preventDefault()
  if (target.matches('textarea')) return target.focus()
  sent = true
  target.click()
}

if (toggle) {
  toggle.addEventListener('click', () => {
    if (on()) sessionStorage.setItem(KEYS_OFF, 'yes')
    else sessionStorage.removeItem(KEYS_OFF)
    show()
  })
  document.addEventListener('keydown', pressed)
  addEventListener('pageshow', () => { sent = false })
  show()
}
