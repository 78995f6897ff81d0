// Arrow keys among the numbers of one answer: to the next, the one before, the first and the last, in the direction of
// writing. All of them stay in the order of Tab.

document.getElementById("log").addEventListener("keydown", (event) => {
  if (!event.target.matches(".chip") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const chips = [...event.target.closest(".turn").querySelectorAll(".chip")];
  const at = chips.indexOf(event.target);
  const rightwards = getComputedStyle(event.target).direction === "rtl" ? -1 : 1;
  const to = { ArrowRight: at + rightwards, ArrowLeft: at - rightwards, Home: 0, End: chips.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  chips[to]?.focus();
});
