// Answers once nothing on the page is on its way: fonts are there, animations are over, all is drawn.
const [answer] = arguments;

const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);

async function settle() {
  await frame();
  await document.fonts.ready;
  await Promise.allSettled(
    document
      .getAnimations()
      .filter(ends)
      .map((animation) => animation.finished),
  );
  await document.fonts.ready;
  await frame();
  await frame();
}

settle().then(
  () => answer(null),
  (thrown) => answer(String(thrown)),
);
