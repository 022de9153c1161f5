//! The built program as scripts see it: names, keys, shapes and exit codes of `design/cli.md`.
//! Nothing here needs a keychain or a network; what does is tested in the workspace's `tests/it`.

#[cfg(test)]
mod administer;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod directory;
#[cfg(test)]
mod home;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod opportunities;
#[cfg(test)]
mod opportunity_rules;
#[cfg(test)]
mod program;
#[cfg(test)]
mod setup;
#[cfg(test)]
mod simulate;
#[cfg(test)]
mod tasks;
#[cfg(test)]
mod transfer;
#[cfg(test)]
mod usage;
