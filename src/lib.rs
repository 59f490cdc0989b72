pub mod annotation;
pub mod article;
pub mod error;
pub mod french;
pub use error::{Error, Result};
