// The lines of the search, built of text and never of HTML; the signs are those the dialog holds ready.
export function group(part, number, dialog) {
  const heading = element('span', { id: `command-part-${number}` }, part.heading);
  return element('div', { role: 'group', 'aria-labelledby': heading.id }, heading, ...part.lines.map((line, at) => option(line, `command-${number}-${at}`, dialog)));
}

function option(line, id, dialog) {
  const sign = dialog.querySelector(`template[data-sign="${CSS.escape(line.sign)}"]`)?.content.cloneNode(true) ?? '';
  const one = element('div', { role: 'option', id, 'aria-selected': 'false' }, sign, element('span', {}, ...marked(line.words)), element('span', {}, ...marked(line.hint)));
  one.dataset.href = line.href;
  if (line.place)
    one.dataset.place = '';
  return one;
}

/** Every second piece is what was typed. */
function marked(pieces) {
  return pieces.map((piece, at) => at % 2 ? element('mark', {}, piece) : piece);
}

function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    made.setAttribute(attribute, value);
  made.append(...inside);
  return made;
}
