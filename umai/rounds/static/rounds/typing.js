// Entry of a sheet by the keyboard alone: Enter goes to the next box, Ctrl and Enter saves. Everything works
// without this file: Tab goes to the next box. Nothing stays in the browser.
const form = document.querySelector('form[data-enter]')

function boxes() {
  return [...form.querySelectorAll('input:not([type=hidden])')]
}

if (form) {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.target.tagName !== 'INPUT') return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) return form.requestSubmit(form.querySelector('button[value=save]'))
    const all = boxes()
    const next = all[all.indexOf(event.target) + (event.shiftKey ? -1 : 1)] ?? form.querySelector('button[value=save]')
    next.focus()
    next.select?.()
  })
  if (!document.querySelector('.govuk-error-summary')) boxes().find((one) => !one.value)?.focus()
}
