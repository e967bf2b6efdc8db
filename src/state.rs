//! What every action has at hand.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use sea_orm::{DatabaseConnection, DbErr};

use crate::clock::{Clock, Timestamp};
use crate::config::Settings;
use crate::http::Limits;
use crate::live::Hub;
use crate::rules::Shelf;
use crate::storage::sealing::KeyRing;
use crate::storage::{Change, Database};

/// The running server, shared by every request, connection and job. Cloning it is cheap.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

struct Parts {
    settings: Settings,
    clock: Clock,
    database: Database,
    keys: KeyRing,
    hub: Hub,
    limits: Limits,
    rules: Shelf,
    /// What slices keep in memory of their own. Held for moments, never across an await.
    memory: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl AppState {
    pub fn new(settings: Settings, clock: Clock, database: Database, keys: KeyRing, rules: Shelf) -> Self {
        let hub = Hub::new(&settings.live);
        let limits = Limits::new(&settings.limits);
        Self(Arc::new(Parts {
            settings,
            clock,
            database,
            keys,
            hub,
            limits,
            rules,
            memory: RwLock::default(),
        }))
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    pub fn database(&self) -> &Database {
        &self.0.database
    }

    /// For queries.
    pub fn read(&self) -> &DatabaseConnection {
        self.0.database.read()
    }

    /// Begins a change: check, write in [`Change::tx`], announce, commit.
    pub async fn begin(&self) -> Result<Change, DbErr> {
        self.0.database.begin().await
    }

    pub fn keys(&self) -> &KeyRing {
        &self.0.keys
    }

    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The rules in force.
    pub fn rules(&self) -> &Shelf {
        &self.0.rules
    }

    /// What a slice keeps in memory (caches, counters), made on first use. It may be forgotten at any
    /// restart: nothing that must survive is kept here.
    pub fn memory<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let kind = TypeId::of::<T>();
        let known = {
            let memory = self.0.memory.read().unwrap_or_else(PoisonError::into_inner);
            memory.get(&kind).cloned()
        };
        let any = known.unwrap_or_else(|| {
            let mut memory = self.0.memory.write().unwrap_or_else(PoisonError::into_inner);
            memory.entry(kind).or_insert_with(|| Arc::new(T::default())).clone()
        });
        any.downcast::<T>().unwrap_or_else(|_| Arc::new(T::default()))
    }
}
