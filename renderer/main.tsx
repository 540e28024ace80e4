import './kit-styles.ts';
import './theme.css';
import './shell/shell.css';
import './ui/outside.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { securePage } from './page-security.ts';
import { createQueryClient, followChanges } from './queries.ts';
import { askStatus } from './use-status.ts';

/** Draws the program once main has said what to draw: one pass, where two would cost the first paint a third more. */
async function show(root: HTMLElement): Promise<void> {
  const client = createQueryClient();
  followChanges(client);
  await askStatus(client);
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
}

securePage();
const root = document.getElementById('root');
if (root) void show(root);
