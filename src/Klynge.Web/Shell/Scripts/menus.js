// Menus are <details class="k-menu">: Esc and a press outside close them.
const open = () => document.querySelectorAll('details.k-menu[open]');

document.addEventListener('click', event => {
  for (const menu of open())
    if (!menu.contains(event.target))
      menu.open = false;
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || document.querySelector('dialog:modal'))
    return;
  for (const menu of open()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside)
      menu.querySelector('summary').focus();
  }
});

// Leaving a menu with Tab closes it too, or it would lie over what has focus.
document.addEventListener('focusin', event => {
  for (const menu of open())
    if (!menu.contains(event.target))
      menu.open = false;
});
