// What was wrong is said above the form, and read first.
document.querySelector('[data-errors]')?.focus();
