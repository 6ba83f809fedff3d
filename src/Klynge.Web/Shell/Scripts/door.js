// At the door: what is pressed is shown at once, and sent as soon as there is a line. What is sent twice is done once.
// Without this script each press is a form like any other.
const kept = 'klynge-door';

function waiting() {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? '[]');
  } catch {
    return [];
  }
}

function keep(all) {
  localStorage.setItem(kept, JSON.stringify(all));
  document.querySelectorAll('[data-door-waits]').forEach(words => { words.hidden = all.length === 0; });
}

let sending = false;

async function send() {
  if (sending)
    return;
  sending = true;
  try {
    for (let all = waiting(); all.length > 0; all = waiting()) {
      const [first] = all;
      const answer = await fetch(first.to, { method: 'POST', body: new URLSearchParams(first.body), headers: { 'X-Klynge-Post': 'yes' } });
      // Somebody must sign in again, or the server rests: it is kept.
      if (answer.status >= 500 || answer.status === 401 || answer.status === 429)
        break;
      keep(waiting().slice(1));
      if (!answer.headers.has('X-Klynge-Onward') && answer.status >= 400)
        location.reload();
    }
  } catch {
    // No line. It is tried again.
  } finally {
    sending = false;
    keep(waiting());
  }
}

document.addEventListener('submit', event => {
  const form = event.target;
  const button = form.querySelector('[data-done]');
  if (!('door' in form.dataset) || !button)
    return;
  event.preventDefault();
  form.elements.at.value = new Date().toISOString();
  keep([...waiting(), { to: location.pathname, body: [...new FormData(form)] }]);
  const state = document.createElement('span');
  state.className = 'k-state';
  state.dataset.tone = 'good';
  state.textContent = button.dataset.done;
  button.replaceWith(state);
  const progress = document.querySelector('[data-door-progress]');
  if (progress)
    progress.value += 1;
  send();
});

document.addEventListener('input', event => {
  if (!event.target.matches('[data-door-search]'))
    return;
  const sought = event.target.value.trim().toLowerCase();
  document.querySelectorAll('[data-door-name]').forEach(row => { row.hidden = !row.dataset.doorName.includes(sought); });
});

if (document.querySelector('[data-door]')) {
  addEventListener('online', send);
  setInterval(send, 5000);
  send();
}
