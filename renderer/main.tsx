import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme.css';
import './shell/shell.css';
import './ui/outside.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { guessLanguage, loadWords } from './i18n/use-words.ts';
import { securePage } from './page-security.ts';

securePage();
void loadWords(guessLanguage());
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
