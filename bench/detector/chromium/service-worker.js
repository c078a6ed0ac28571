// Opens a fresh offscreen document for each job and hands on what it answers.

/** Called by the measurement. @param {string} job */
globalThis.runJob = async (job) => {
  const answered = new Promise((resolve) => {
    const hear = (/** @type {unknown} */ answer) => {
      chrome.runtime.onMessage.removeListener(hear);
      resolve(answer);
    };
    chrome.runtime.onMessage.addListener(hear);
  });
  await chrome.offscreen.createDocument({
    url: `offscreen.html?${job}`,
    reasons: ['WORKERS'],
    justification: 'Measures the detector where the extension runs it.',
  });
  const answer = await answered;
  await chrome.offscreen.closeDocument();
  return answer;
};
