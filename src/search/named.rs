//! The entity of a key: the tables know it, or the articles that name it do.

use crate::annotation::Entity;
use crate::error::Result;
use crate::knowledge::Knowledge;
use crate::query::field::EntityField;
use crate::store::Store;

/// The entity of a key of a field; a key that nobody has a name for is its own name.
pub fn entity(field: EntityField, key: &str, store: &dyn Store, knowledge: &Knowledge) -> Result<Entity> {
    if let Some(entity) = knowledge.entity(key) {
        return Ok(entity.clone());
    }
    let name = store.name(field, key)?;
    Ok(Entity { id: key.into(), name: name.as_deref().unwrap_or(key).into() })
}

/// The entities of the keys of one article, which has the names of those that the tables do not know.
pub fn entities(keys: &[String], named: &[(String, String)], knowledge: &Knowledge) -> Vec<Entity> {
    let entity = |key: &String| {
        let known = knowledge.entity(key).cloned();
        known.unwrap_or_else(|| {
            let name = named.iter().find(|(known, _)| known == key).map_or(key, |(_, name)| name);
            Entity { id: key.as_str().into(), name: name.as_str().into() }
        })
    };
    keys.iter().map(entity).collect()
}
