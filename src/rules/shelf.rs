//! The rules in force.

use std::sync::{Arc, PoisonError, RwLock};

use super::Engine;

/// Holds the engine that is asked now. Who took it before it was replaced finishes with the old one.
pub struct Shelf(
    /// Held for the moment in which a pointer is copied.
    RwLock<Arc<Engine>>,
);

impl Shelf {
    pub fn new(engine: Engine) -> Self {
        Self(RwLock::new(Arc::new(engine)))
    }

    pub fn current(&self) -> Arc<Engine> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn replace(&self, engine: Engine) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(engine);
    }
}
