// Candour's mark: an open circle around a point of light.
export const Mark = ({ size = 28 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#124f3f" />
    <path d="M22.5 11.2A8 8 0 1 0 22.5 20.8" fill="none" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" />
    <circle cx="16.2" cy="16" r="2.6" fill="#f2c14e" />
  </svg>
);
