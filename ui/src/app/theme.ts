import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";

const brand: BrandVariants = {
  10: "#020607",
  20: "#0B1C21",
  30: "#0C2E37",
  40: "#0D3B46",
  50: "#0F4856",
  60: "#115566",
  70: "#156375",
  80: "#1B7083",
  90: "#357F91",
  100: "#4E8F9F",
  110: "#669FAE",
  120: "#7EAFBC",
  130: "#97BFCA",
  140: "#B1D0D8",
  150: "#CBE0E6",
  160: "#E7F2F5",
};

const fonts = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', 'Open Sans', 'Noto Sans', system-ui, -apple-system, sans-serif",
};

export const light: Theme = { ...createLightTheme(brand), ...fonts };

/** The defaults of the dark theme are too dim for text in the brand colour. */
export const dark: Theme = {
  ...createDarkTheme(brand),
  ...fonts,
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
};

export const highContrast: Theme = { ...teamsHighContrastTheme, ...fonts };
