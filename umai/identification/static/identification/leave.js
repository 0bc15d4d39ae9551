// Leave this page quickly: by the link, or by pressing Shift three times. The page is gone at once,
// and the way back does not lead here. Without this file the link is a link.
const link = document.getElementById('leave')
document.getElementById('leave-key').hidden = false

function leave () {
  document.title = '\u2026'
  document.body.hidden = true
  window.location.replace(link.href)
}

link.addEventListener('click', (event) => {
  event.preventDefault()
  leave()
})

let presses = []
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') { presses = []; return }
  if (event.repeat) return
  const now = Date.now()
  presses = [...presses.filter((at) => now - at < 3000), now]
  if (presses.length >= 3) leave()
})
