//! What there is and what changed: gaps and overlaps, the log.

pub mod coverage;
pub mod log;
