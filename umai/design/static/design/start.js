// Everything works without this file; it makes errors easier to find and loss harder.
import { initAll } from './vendor/govuk-frontend.js'
import { guard } from './unsaved.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
guard(document)

// Beside a form there is room for what to do; above it, on a phone, it stays folded.
if (matchMedia('(min-width: 64em)').matches) {
  for (const text of document.querySelectorAll('details.umai-guidance')) text.open = true
}

// On paper a record is whole, also from a browser whose styles cannot unfold it.
addEventListener('beforeprint', () => {
  for (const fold of document.querySelectorAll('details.umai-fold')) fold.open = true
})

// What htmx brings in is started as the page was.
document.addEventListener('htmx:load', ({ detail }) => {
  if (detail.elt === document.body) return
  initAll({ scope: detail.elt })
  guard(detail.elt.parentElement ?? document)
  detail.elt.querySelector('.govuk-error-summary')?.focus()
})
