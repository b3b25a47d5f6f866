//! Everything out as a file, and in again.

pub mod files;
pub mod sheet;
