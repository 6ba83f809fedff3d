// A form that is refused is shown again in the page one is on: the back button and reload never ask to send it again.
// Without this script the browser posts as it always has.
import { newPage } from './page.js';

const parser = new DOMParser();

document.addEventListener('submit', async event => {
  const form = event.target;
  const button = event.submitter;
  const method = button?.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get';
  // A file is the browser's to send: it hears the answer to one that is too large.
  if (event.defaultPrevented || method.toLowerCase() !== 'post' || form.enctype === 'multipart/form-data' || form.closest('dialog[open]'))
    return;
  event.preventDefault();
  const to = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href;
  let answer;
  try {
    answer = await fetch(to, { method: 'POST', body: new URLSearchParams(new FormData(form, button)), headers: { 'X-Klynge-Post': 'yes' } });
  } catch {
    // It may have arrived all the same, so it is not sent again by itself.
    form.dispatchEvent(new CustomEvent('klynge:unanswered', { bubbles: true }));
    unanswered(form);
    return;
  }
  if (answer.headers.has('X-Klynge-Onward'))
    go(answer.headers.get('X-Klynge-Onward'));
  else
    shown(await answer.text());
});

function unanswered(form) {
  form.querySelector('[data-unanswered]')?.remove();
  const words = document.createElement('p');
  words.className = 'k-notice';
  words.dataset.tone = 'bad';
  words.dataset.unanswered = '';
  words.setAttribute('role', 'alert');
  words.textContent = document.body.dataset.unanswered;
  form.prepend(words);
}

/** The same page with another place in it would not be loaded anew. */
function go(onward) {
  const url = new URL(onward, location.href);
  const here = url.pathname === location.pathname && url.search === location.search;
  if (here) {
    history.replaceState(null, '', url);
    location.reload();
  } else {
    location.assign(url);
  }
}

function shown(html) {
  const page = parser.parseFromString(html, 'text/html');
  const main = page.querySelector('main');
  if (!main)
    return location.reload();
  document.querySelector('main').replaceWith(document.adoptNode(main));
  document.title = page.title;
  document.dispatchEvent(new CustomEvent(newPage));
  const first = main.querySelector('[data-errors], [aria-invalid="true"], [role="alert"]');
  if (first)
    first.focus();
  else
    scrollTo({ top: 0 });
}
