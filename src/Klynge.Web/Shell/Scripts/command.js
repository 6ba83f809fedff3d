// Ctrl K: a field, what it leads to while one types, and the last places one was. Everything is built of text, never of HTML.
import { group } from './lines.js';
import { held, show } from './page.js';
import { places, remember } from './places.js';

const dialog = document.querySelector('dialog[data-command]');
const field = dialog?.querySelector('[role="combobox"]');
const list = dialog?.querySelector('[role="listbox"]');
const said = dialog?.querySelector('[role="status"]');
const pause = 70;
let asking;
let later;
// An answer is on its way and the first of it is meant: 'here', or 'beside' in a tab of its own.
let goes;

if (dialog) {
  remember(dialog.dataset.places);
  document.addEventListener('keydown', key);
  document.addEventListener('click', click);
  document.querySelector('[data-jump]')?.addEventListener('input', event => { open(event.target.value); event.target.value = ''; });
  field.addEventListener('input', wait);
  field.addEventListener('keydown', move);
  field.form.addEventListener('submit', event => {
    if (later || asking) {
      event.preventDefault();
      goes = 'here';
    }
  });
  dialog.addEventListener('close', () => stop());
}

function key(event) {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
    return;
  event.preventDefault();
  if (!document.querySelector('dialog:modal'))
    open('');
}

function click(event) {
  const opener = event.target.closest('[data-jump], .k-find');
  if (opener && !held(event) && !event.shiftKey) {
    event.preventDefault();
    open('');
    return;
  }
  const line = event.target.closest('dialog[data-command] [role="option"]');
  if (line)
    go(line, event.ctrlKey || event.metaKey);
  else if (event.target === dialog)
    dialog.close();
}

function open(text) {
  field.value = text;
  show(dialog);
  field.focus();
  wait();
}

function stop() {
  clearTimeout(later);
  asking?.abort();
  later = asking = undefined;
  goes = undefined;
}

/** What is typed is asked for when the fingers rest; an older question is not answered any more. */
function wait() {
  stop();
  if (field.value.trim() === '') {
    const last = places(dialog.dataset.places);
    fill(last.length ? [{ heading: dialog.dataset.heading, lines: last.map(place => ({ words: [place.words], hint: [''], href: place.href, sign: 'clock', place: true })) }] : [], '');
    return;
  }
  // The last places are no answer to what is being typed.
  if (list.querySelector('[data-place]'))
    fill([], '');
  later = setTimeout(ask, pause);
}

async function ask() {
  later = undefined;
  const question = asking = new AbortController();
  const to = new URL(dialog.dataset.command, location.href);
  to.searchParams.set('q', field.value);
  if (dialog.dataset.on)
    to.searchParams.set('on', dialog.dataset.on);
  try {
    const answer = await fetch(to, { signal: question.signal, headers: { Accept: 'application/json' } });
    // Signed out meanwhile, or the server is away: the page of its own says what is the matter.
    const found = answer.ok && !answer.redirected ? await answer.json() : null;
    if (question !== asking)
      return;
    asking = undefined;
    fill(found?.parts ?? [], found?.said ?? dialog.dataset.failed, found?.nearly);
    if (goes)
      list.hidden ? field.form.submit() : go(chosen(), goes === 'beside');
  } catch (error) {
    if (error.name === 'AbortError' || question !== asking)
      return;
    asking = undefined;
    fill([], dialog.dataset.failed);
    if (goes)
      field.form.submit();
  }
}

function fill(parts, words, nearly) {
  list.replaceChildren(...parts.map((part, number) => group(part, number, dialog)));
  list.hidden = parts.length === 0;
  field.setAttribute('aria-expanded', String(!list.hidden));
  said.textContent = words;
  // The number of hits is for those who do not see them; that nothing was found is for everyone.
  said.classList.toggle('k-hide', parts.length > 0 && !nearly);
  list.scrollTop = 0;
  // The first is chosen at once, so that Enter goes there; an empty field has chosen nothing.
  choose(field.value.trim() ? options()[0] : undefined);
}

function options() {
  return [...list.querySelectorAll('[role="option"]')];
}

function chosen() {
  return list.querySelector('[aria-selected="true"]');
}

function choose(option) {
  chosen()?.setAttribute('aria-selected', 'false');
  option?.setAttribute('aria-selected', 'true');
  option?.scrollIntoView({ block: 'nearest' });
  if (option)
    field.setAttribute('aria-activedescendant', option.id);
  else
    field.removeAttribute('aria-activedescendant');
}

function move(event) {
  const all = options();
  const at = all.indexOf(chosen());
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (all.length)
      choose(event.key === 'ArrowDown' ? all[(at + 1) % all.length] : all.at(at <= 0 ? -1 : at - 1));
  } else if (event.key === 'Enter' && !event.isComposing && (later || asking)) {
    event.preventDefault();
    goes = event.ctrlKey || event.metaKey ? 'beside' : 'here';
  } else if (event.key === 'Enter' && !event.isComposing && chosen()) {
    event.preventDefault();
    go(chosen(), event.ctrlKey || event.metaKey);
  } else if (event.key === 'Escape') {
    // A search field would be emptied first, and ask for Esc once more.
    event.preventDefault();
    dialog.close();
  } else if (event.key === '?' && field.value === '') {
    event.preventDefault();
    dialog.close();
    const keys = document.querySelector('dialog[data-keys]');
    if (keys)
      show(keys);
  }
}

function go(option, beside = false) {
  const to = option.dataset.href;
  if (beside) {
    window.open(to, '_blank', 'noopener');
  } else {
    dialog.close();
    location.assign(to);
  }
}
