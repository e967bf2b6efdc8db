//! The disk that loses what was not fsynced: builds `powerloss.c`, and puts into a data
//! folder what would be left of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A folder under watch and the shadow of what is durable in it.
pub struct Disk {
    shadow: tempfile::TempDir,
}

impl Disk {
    pub fn new() -> Self {
        let shadow = tempfile::Builder::new().prefix("homegroup-durable-").tempdir();
        Self { shadow: shadow.expect("there is room for a temporary folder") }
    }

    /// What a process needs in its environment to write to this disk.
    pub fn environment(&self, folder: &Path) -> [(&'static str, PathBuf); 3] {
        [
            ("LD_PRELOAD", library().to_path_buf()),
            ("POWERLOSS_DIR", folder.to_path_buf()),
            ("POWERLOSS_SHADOW", self.shadow.path().to_path_buf()),
        ]
    }

    /// The power is gone: only what was fsynced is in the folder now. Every process that
    /// writes to it must be dead.
    pub fn loses_power(&self, folder: &Path) {
        for entry in fs::read_dir(folder).expect("the data folder is there") {
            let path = entry.expect("it can be read").path();
            let gone = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            gone.expect("what is in a temporary folder can be removed");
        }
        copy_all(self.shadow.path(), folder);
    }
}

/// Copies a folder with its modes.
pub fn copy_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("it can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a folder can be made");
            let mode = entry.metadata().expect("it has metadata").permissions();
            fs::set_permissions(&target, mode).expect("our own folder");
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// The preloaded library, built once.
fn library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/powerloss.c");
        let library =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("powerloss-{}.so", std::process::id()));
        let built = Command::new("cc")
            .args(["-O2", "-shared", "-fPIC", "-o"])
            .args([&library, &source])
            .args(["-ldl", "-lpthread"])
            .status()
            .expect("a C compiler builds the disk that loses power");
        assert!(built.success(), "powerloss.c does not build");
        library
    })
}
