//! The text form of the IR, for snapshots and bug reports.
