/** Does the event come from somewhere one writes? There a letter is a letter, not a key. */
export function writing(event) {
  return event.target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]') != null;
}

/** With a key held down the browser has its own meaning for it. */
export function held(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** A dialog that is asked for twice is still one dialog. */
export function show(dialog) {
  if (!dialog.open)
    dialog.showModal();
}

/** A form was answered in the page, and its main part is a new one. */
export const newPage = 'klynge:shown';

/** Makes each of these ready: those that stand there now, and those of the page that a form is answered with. */
export function each(selector, begin) {
  const all = () => document.querySelectorAll(selector).forEach(place => begin(place));
  all();
  document.addEventListener(newPage, all);
}
