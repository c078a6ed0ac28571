// A live region outside every page, so that news is read out wherever the reader is.
import { useEffect, useState } from 'react';
import { onNews } from './news.ts';

export function NewsReader() {
  const [sentence, setSentence] = useState('');
  useEffect(() => onNews(setSentence), []);
  return (
    <div className="seen-by-readers" role="status" aria-live="polite">
      {sentence}
    </div>
  );
}
