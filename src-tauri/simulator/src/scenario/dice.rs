//! Dice that fall the same way every time, so that a scenario is the same for the same moment.

/// A linear congruential generator (Knuth's MMIX constants); good enough to shuffle mail, not for secrets.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice with this seed.
    pub(super) fn new(seed: u64) -> Self {
        let mut dice = Self(seed);
        dice.roll();
        dice
    }

    /// The next 32 bits; the low bits of such a generator are poor and are left out.
    pub(super) fn roll(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 32).unwrap_or_default()
    }

    /// A number from 0 up to, not including, `limit`; 0 when the limit is 0.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        self.roll().checked_rem(limit).unwrap_or_default()
    }

    /// Whether something that happens `percent` times of a hundred happens now.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the choices; `None` when there are none.
    pub(super) fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let limit = u32::try_from(choices.len()).unwrap_or(u32::MAX);
        choices.get(usize::try_from(self.below(limit)).unwrap_or_default())
    }
}
