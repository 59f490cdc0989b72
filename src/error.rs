//! The one error type, by who must act.

use std::path::PathBuf;

/// What stopped a command.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The user asked for something that can't be; the message says what to do instead.
    #[error("{message}")]
    User {
        /// What is wrong, lower case, without final stop.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// The world refused: a file, the disk, a port.
    #[error("{action} `{}`: {source}", path.display())]
    World {
        /// What was being done (« cannot read »).
        action: &'static str,
        /// To what.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
        /// What to do.
        hint: Option<String>,
    },
    /// The index or the program is at fault.
    #[error("{message}")]
    Internal {
        /// What happened.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
}

/// The crate's result.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of the user, with its remedy.
    pub fn user(message: impl Into<String>, hint: impl Into<String>) -> Error {
        Error::User { message: message.into(), hint: Some(hint.into()) }
    }

    /// An error of the world around the program.
    pub fn world(action: &'static str, path: impl Into<PathBuf>, source: std::io::Error) -> Error {
        let hint = match source.kind() {
            std::io::ErrorKind::PermissionDenied => Some("check the permissions, or choose another place".to_owned()),
            std::io::ErrorKind::StorageFull => Some("free some space and run the command again".to_owned()),
            std::io::ErrorKind::ReadOnlyFilesystem => Some("choose a place that can be written".to_owned()),
            _ => None,
        };
        Error::World { action, path: path.into(), source, hint }
    }

    /// The remedy, when one is known.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Error::User { hint, .. } | Error::World { hint, .. } | Error::Internal { hint, .. } => hint.as_deref(),
        }
    }
}
