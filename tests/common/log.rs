//! What the server printed: every line of both outputs, as it came.

use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};

#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    /// Reads an output to its end on a thread of its own, so that a server that prints
    /// much is never held up by a full pipe. The receiver hears every line too.
    pub fn follow(&self, output: impl Read + Send + 'static) -> Receiver<String> {
        let (lines, heard): (Sender<String>, _) = mpsc::channel();
        let log = self.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(output).split(b'\n') {
                let Ok(line) = line else { break };
                let line = String::from_utf8_lossy(&line).into_owned();
                log.0.lock().expect("no reader of a log panics").push(line.clone());
                // Nobody listens any more once the server is ready.
                let _ = lines.send(line);
            }
        });
        heard
    }

    pub fn text(&self) -> String {
        self.0.lock().expect("no reader of a log panics").join("\n")
    }

    pub fn lines(&self) -> Vec<String> {
        self.0.lock().expect("no reader of a log panics").clone()
    }
}
