/** Where zoom leaves little height, the page scrolls rather than its middle shrinking to nothing. */
export const LOW = "@media (max-height: 479px)";
