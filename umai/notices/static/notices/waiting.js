// A page that stays open learns of a call without being loaded anew. What is typed on it is not
// touched, and asking does not keep anybody signed in.
const alarm = document.getElementById('alarm')
const EVERY = 30_000

async function ask() {
  if (document.hidden) return
  try {
    const answer = await fetch(alarm.dataset.asks, { redirect: 'manual', headers: { 'X-Unattended': '1' } })
    if (answer.status !== 200) return
    const { count, words } = await answer.json()
    const link = alarm.querySelector('a')
    if (link.textContent !== words) link.textContent = words
    alarm.hidden = count <= ('own' in alarm.dataset ? 1 : 0) // the page of the only call says it itself
  } catch {
    // No network: the page shows what it knew.
  }
}

if (alarm) {
  setInterval(ask, EVERY)
  document.addEventListener('visibilitychange', ask)
}
