// The one place that says what markup may enter a page: what our own server rendered, swapped in
// by htmx. Strings never become scripts or addresses of scripts.
if (window.trustedTypes) {
  window.trustedTypes.createPolicy('default', { createHTML: (markup) => markup })
}
