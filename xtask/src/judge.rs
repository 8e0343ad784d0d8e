//! What is right: a program to run, what became of it, and what is wrong with
//! that.

pub mod accept;
pub mod conduct;
pub mod experiment;
pub mod fault;
pub mod findings;
pub mod job;
pub mod normalise;
pub mod order;
pub mod output;
pub mod snapshot;
pub mod stderr;
