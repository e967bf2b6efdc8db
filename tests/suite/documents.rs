//! Documents: what can be read and done without JavaScript.
