//! What there is and what changed: gaps and overlaps, the log.

pub mod changes;
pub mod coverage;
pub mod log;
