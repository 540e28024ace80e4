import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme.css';
import './shell/shell.css';
import './ui/outside.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { securePage } from './page-security.ts';

securePage();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
