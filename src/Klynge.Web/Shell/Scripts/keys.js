// Ctrl K searches or jumps, ? lists the keys.
import { held, show, writing } from './page.js';

document.addEventListener('keydown', event => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey)
    jump(event);
  else if (event.key === '?' && !held(event) && !writing(event) && letters())
    list(event);
});

/** A key that is one letter can be switched off, for those who speak to their machine. */
export function letters() {
  return document.documentElement.dataset.keys !== 'off';
}

function jump(event) {
  if (document.querySelector('dialog:modal'))
    return;
  event.preventDefault();
  const field = document.querySelector('[data-jump]');
  if (field?.checkVisibility()) {
    field.focus();
    field.select();
    return;
  }
  // On a narrow page the field is folded away and a link stands in its place.
  document.querySelector('.k-find')?.click();
}

function list(event) {
  const dialog = document.querySelector('dialog[data-keys]');
  if (!dialog || document.querySelector('dialog:modal'))
    return;
  event.preventDefault();
  show(dialog);
}
