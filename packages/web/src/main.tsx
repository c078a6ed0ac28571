// The console's entry: styles, the provider of each library, and the gate behind which everything stands.
import { Button, createTheme, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './api/queries.ts';
import { SessionGate } from './session/session-gate.tsx';
import './style/fonts.css';
import './style/mantine.css';
import './style/tokens.css';
import './style/base.css';

// Named, so that base.css can tell a filled button from the others.
const theme = createTheme({ components: { Button: Button.extend({ defaultProps: { variant: 'filled' } }) } });

const place = document.getElementById('console');
if (place) {
  createRoot(place).render(
    <StrictMode>
      {/* Variables and classes stand in style/: the content security policy allows no style made at run time. */}
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={makeQueryClient()}>
          <SessionGate />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
