// Runs inside the pages that are measured, before anything of theirs: when the first row was painted,
// and how long it is from what somebody does to the paint that answers it.
(() => {
  const paint = (then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(0);
    });
  const bench = { firstRow: null, ready: null, memories: [] };
  globalThis.bench = bench;

  const instantiate = (name) => {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      const memory = (result.instance ?? result).exports?.memory;
      if (memory) bench.memories.push(memory);
      return result;
    };
  };
  instantiate('instantiate');
  instantiate('instantiateStreaming');
  bench.wasmBytes = () => bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  // From then on the app answers. A page written by hand answers with its first row.
  addEventListener('scrutiny-shown', () => paint((now) => (bench.ready ??= now)), { once: true });

  const seen = new MutationObserver(() => {
    if (document.querySelector('tbody tr')) {
      seen.disconnect();
      paint((now) => (bench.firstRow = now));
    }
  });
  seen.observe(document, { childList: true, subtree: true });

  /**
   * The time from the next event of a kind to the paint after the page answered it. `done` says whether
   * what was waited for is there; without it, the first alteration is the answer, and where it is empty, the next
   * paint.
   */
  bench.after = (kind, done) =>
    new Promise((answer) => {
      let from = null;
      const watch = new MutationObserver(() => {
        if (from === null || (done && !document.querySelector(done))) return;
        watch.disconnect();
        paint((now) => answer(now - from));
      });
      addEventListener(
        kind,
        (event) => {
          from = event.timeStamp;
          if (done === '') paint((now) => answer(now - from));
        },
        { capture: true, once: true },
      );
      watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    });
})();
