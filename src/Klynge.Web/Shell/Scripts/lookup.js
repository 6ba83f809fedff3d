// An organisation is looked up in the public business register while one types, and whom one chooses fills the form.
//   <input data-look-up="/nscc/members/look-up">   asked with ?q=…; answers { matches: [{ name, line, facts: { Name, Number, … } }] }
//   [data-look-up-answer]                          in the same form: the words that are said (data-filled, data-self, data-none)
//   [data-look-up-said]                            in it: where it is said what was filled
// A fact fills the field of the form that is named after it, with the form's own prefix: Name fills "Form.Name", Number
// "Form.Number", PostalCode, Place, Website, Kind, Employees, LegalForm, Industry2007 … What has no field is passed by.
// Without script the button beside it does the same on the server.
import { each } from './page.js';

const patience = 160;

each('[data-look-up]', begin);

function begin(input) {
  if (input.dataset.lookUpReady !== undefined)
    return;
  input.dataset.lookUpReady = '';
  const words = input.form.querySelector('[data-look-up-answer]')?.dataset ?? {};
  const list = document.createElement('ul');
  list.id = `${input.id}-matches`;
  list.className = 'k-matches';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.choose ?? '');
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' }))
    input.setAttribute(name, value);

  let waiting, asked, matches = [], at = -1;

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    asked?.abort();
    if (input.value.trim().length < 2)
      close();
    else
      waiting = setTimeout(ask, patience);
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden && matches.length > 0)
        open();
      if (list.hidden)
        return;
      event.preventDefault();
      go(at + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && !list.hidden && at >= 0) {
      event.preventDefault();
      choose(matches[at]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  // A press on a match takes focus from the field first.
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const place = event.target.closest('[role="option"]');
    if (place)
      choose(matches[[...list.children].indexOf(place)]);
  });
  input.addEventListener('blur', close);

  async function ask() {
    asked = new AbortController();
    const words = input.value;
    try {
      const answer = await fetch(`${input.dataset.lookUp}?q=${encodeURIComponent(words)}`, { signal: asked.signal, headers: { Accept: 'application/json' } });
      // Signed out, or asked too often: the form is filled by hand as ever.
      matches = answer.ok ? (await answer.json()).matches : [];
    } catch {
      return;
    }
    if (input.value === words && document.activeElement === input)
      show();
  }

  function show() {
    list.replaceChildren(...matches.map((match, place) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${place}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      const name = document.createElement('strong');
      name.textContent = match.name;
      const line = document.createElement('small');
      line.textContent = match.line;
      option.append(name, line);
      return option;
    }));
    if (matches.length > 0)
      open();
    else
      close();
    say(matches.length > 0 ? '' : words.none ?? '');
  }

  function open() {
    list.hidden = false;
    // Under the field itself, over the help that follows it.
    list.style.top = `${input.offsetTop + input.offsetHeight}px`;
    input.setAttribute('aria-expanded', 'true');
    go(-1);
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    at = -1;
  }

  function go(place) {
    at = matches.length === 0 ? -1 : place < -1 ? matches.length - 1 : place >= matches.length ? 0 : place;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (at < 0)
      return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  }

  function choose(match) {
    const prefix = input.name.slice(0, input.name.lastIndexOf('.') + 1);
    for (const [fact, value] of Object.entries(match.facts)) {
      const field = input.form.elements.namedItem(prefix + fact);
      if (!(field instanceof Element) || field.type === 'checkbox')
        continue;
      field.value = fact === 'Number' ? value.replace(/(\d{3})(?=\d)/g, '$1 ') : value;
      field.removeAttribute('aria-invalid');
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    close();
    matches = [];
    say(words.filled, match, words.self);
  }

  /** What a screen reader hears, and everyone sees, under the field. */
  function say(sentence, match, more) {
    const place = input.form.querySelector('[data-look-up-said]');
    if (!place)
      return;
    place.replaceChildren();
    place.className = sentence ? 'k-notice' : '';
    place.dataset.tone = match ? 'good' : 'plain';
    if (!sentence)
      return;
    for (const [tag, text] of [['strong', match?.name], ['p', match?.line], ['p', more ? `${sentence}. ${more}` : sentence]])
      if (text) {
        const line = document.createElement(tag);
        line.textContent = text;
        place.append(line);
      }
  }
}
