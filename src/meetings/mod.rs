//! Meetings: a peer meeting held live in text, in an order that everybody sees.
//!
//! Laws: outside free phases only the person who has the floor, and the chair, post to the room; nobody's hand is
//! lost; everybody sees the same order, which the server gives; a restart resumes with the same phase, hands,
//! speaker and remaining time.

pub mod session;
