//! One line of the table.

use std::fmt;

/// A share of a set, and what it should be.
pub struct Figure {
    measure: String,
    goal: Goal,
    counted: usize,
    of: usize,
    /// The texts that count against the goal, for whoever mends the rules.
    pub wrong: Vec<String>,
    /// Why the goal is missed, where we know and leave it so, and how far from it is still as it was, in per cent.
    known: Option<(f64, &'static str)>,
}

#[derive(Clone, Copy)]
pub enum Goal {
    /// In per cent of the set.
    Under(f64),
    /// In per cent of the set.
    Over(f64),
    None,
    /// No goal of its own; told so that a change is seen.
    Told,
}

impl Figure {
    /// `wrong` are the texts that count against it: those counted where few are wanted, those not
    /// counted where many are.
    pub fn share(measure: impl Into<String>, goal: Goal, of: usize, wrong: Vec<String>) -> Self {
        let counted = match goal {
            Goal::Under(_) | Goal::None => wrong.len(),
            Goal::Over(_) | Goal::Told => of - wrong.len(),
        };
        Self { measure: measure.into(), goal, counted, of, wrong, known: None }
    }

    pub fn is_met(&self) -> bool {
        match self.goal {
            Goal::Under(most) => self.percent() < most,
            Goal::Over(least) => self.percent() > least,
            Goal::None => self.counted == 0,
            Goal::Told => true,
        }
    }

    /// Says why a goal is missed on purpose. It stands in the table as missed; worse than `than` is a failure.
    #[must_use]
    pub fn missed_no_more(self, than: f64, why: &'static str) -> Self {
        Self { known: Some((than, why)), ..self }
    }

    /// The goal is met, or missed as far as we know and not further.
    pub fn is_as_it_should_be(&self) -> bool {
        self.is_met()
            || self.known.is_some_and(|(than, _)| match self.goal {
                Goal::Under(_) | Goal::None => self.percent() <= than,
                Goal::Over(_) | Goal::Told => self.percent() >= than,
            })
    }

    pub fn row(&self, set: &str) -> String {
        let missed = match self.known {
            _ if self.is_met() => String::new(),
            Some((_, why)) => format!(", **missed**: {why}"),
            None => ", **missed**".to_owned(),
        };
        let Self { measure, goal, counted, of, .. } = self;
        format!("| {set} | {measure} | {goal} | {:.2} % ({counted} of {of}){missed} |", self.percent())
    }

    fn percent(&self) -> f64 {
        if self.of == 0 { 0.0 } else { self.counted as f64 * 100.0 / self.of as f64 }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Under(percent) => write!(out, "under {percent:.1} %"),
            Self::Over(percent) => write!(out, "over {percent:.1} %"),
            Self::None => write!(out, "none"),
            Self::Told => write!(out, "told"),
        }
    }
}
