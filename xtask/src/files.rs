//! Reading and writing files with errors that name the file.

use std::{fs, path::Path};

use anyhow::{Context, Result};

pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("Cannot read {}", path.display()))
}

pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("Cannot read {}", path.display()))
}

pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    fs::write(path, content).with_context(|| format!("Cannot write {}", path.display()))
}

pub fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| format!("Cannot create the folder {}", path.display()))
}

/// Removes a folder and what is in it; one that is not there is fine.
pub fn remove_folder(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path)
            .with_context(|| format!("Cannot remove the folder {}", path.display()))?;
    }
    Ok(())
}

/// The paths directly inside a folder, in a stable order.
pub fn list(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("Cannot list {}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(
            entry
                .with_context(|| format!("Cannot list {}", folder.display()))?
                .path(),
        );
    }
    paths.sort();
    Ok(paths)
}

/// Copies a folder into another, leaving out the top-level names in `except`.
pub fn copy_folder(from: &Path, to: &Path, except: &[&str]) -> Result<()> {
    for path in list(from)? {
        let Some(name) = path.file_name() else {
            continue;
        };
        if except.iter().any(|left_out| name == *left_out) {
            continue;
        }
        let target = to.join(name);
        if path.is_dir() {
            copy_folder(&path, &target, &[])?;
        } else {
            create_folder(to)?;
            fs::copy(&path, &target).with_context(|| {
                format!("Cannot copy {} to {}", path.display(), target.display())
            })?;
        }
    }
    Ok(())
}

/// Waits until no other process holds the lock file; the turn ends when the returned file is dropped.
pub fn wait_for_turn(lock: &Path) -> Result<fs::File> {
    if let Some(folder) = lock.parent() {
        create_folder(folder)?;
    }
    let file =
        fs::File::create(lock).with_context(|| format!("Cannot write {}", lock.display()))?;
    if file.try_lock().is_err() {
        println!("Waiting for another cargo xtask to finish");
        file.lock()
            .with_context(|| format!("Cannot lock {}", lock.display()))?;
    }
    Ok(file)
}
