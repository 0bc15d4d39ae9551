// Ask before leaving a page with answers that were not sent. Nothing typed is kept in the browser:
// the computer may be shared, and the answers are about a child.
const changed = new WeakSet()
let watching = false

const unsent = () => [...document.querySelectorAll('form[data-unsaved]')].some((form) => changed.has(form))

export function guard(root) {
  for (const form of root.querySelectorAll('form[data-unsaved]')) {
    // A form that came back with errors holds answers that were not accepted.
    if (form.querySelector('[aria-invalid]')) changed.add(form)
    form.addEventListener('input', () => changed.add(form))
    form.addEventListener('submit', () => changed.delete(form))
  }
  if (watching) return
  watching = true
  window.addEventListener('beforeunload', (event) => {
    if (unsent()) event.preventDefault()
  })
}
