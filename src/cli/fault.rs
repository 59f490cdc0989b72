//! Faults of the program or of a damaged index: told in one line, never as a trace.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::Mutex;

use crate::error::{Error, Result};

/// What the last fault said.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Runs `work`; a fault in it, on any thread it waits for, becomes an error with its remedy.
pub fn guarded<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    set_hook(Box::new(|fault| {
        let message = fault.payload_as_str().unwrap_or("no message").to_owned();
        let place = fault.location().map_or(String::new(), |place| format!(" ({}:{})", place.file(), place.line()));
        if let Ok(mut last) = LAST.lock() {
            last.get_or_insert(format!("{message}{place}"));
        }
    }));
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => done,
        Err(_) => {
            let said = LAST.lock().ok().and_then(|mut last| last.take()).unwrap_or_default();
            Err(Error::Internal {
                message: format!("the index is damaged, or the program is at fault: {said}"),
                hint: Some("check with `kiosque verify`; build anew with `kiosque index --full PATH…`".to_owned()),
            })
        }
    }
}
