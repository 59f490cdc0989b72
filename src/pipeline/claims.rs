//! One article an id: of several that declare the same, the first in the order of the walk is kept.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

/// Stands for one reading of one file; later readings have larger tickets.
pub type Ticket = u32;

/// What comes of a claim.
#[derive(Debug, PartialEq, Eq)]
pub enum Claim {
    /// The id was free.
    Granted,
    /// The id was held by an article of a file that comes later in the walk: it is to be removed from the index.
    Taken(Ticket),
    /// The id is held by an article that comes first.
    Refused(Ticket),
}

/// Who holds which id.
#[derive(Debug, Default)]
pub struct Claims {
    /// The reading and the record in its file.
    holders: FxHashMap<u128, (Ticket, u64)>,
    files: Vec<(PathBuf, bool)>,
}

impl Claims {
    /// A ticket for a reading of a file.
    pub fn ticket(&mut self, path: &Path) -> Ticket {
        self.files.push((path.to_owned(), true));
        (self.files.len() - 1) as Ticket
    }

    /// Frees all ids of a ticket.
    pub fn release(&mut self, ticket: Ticket) {
        if let Some((_, alive)) = self.files.get_mut(ticket as usize) {
            *alive = false;
        }
    }

    /// The file of a ticket.
    pub fn file(&self, ticket: Ticket) -> &Path {
        self.files.get(ticket as usize).map_or(Path::new(""), |(path, _)| path)
    }

    /// Whether an article of another file holds an id.
    pub fn is_held_by_another(&self, id: &str, ticket: Ticket) -> bool {
        let holder = self.holders.get(&digest(id)).and_then(|holder| self.files.get(holder.0 as usize));
        holder.is_some_and(|(file, alive)| *alive && file != self.file(ticket))
    }

    /// Claims an id for an article: a reading, and which record of its file. Of one file the first record is kept,
    /// whichever thread was done first.
    pub fn claim(&mut self, id: &str, ticket: Ticket, record: u64) -> Claim {
        let key = digest(id);
        let alive = |holder: Ticket| self.files.get(holder as usize).is_some_and(|(_, alive)| *alive);
        match self.holders.get(&key).copied().filter(|(holder, _)| alive(*holder)) {
            Some((holder, first)) if (holder, first) <= (ticket, record) => Claim::Refused(holder),
            Some((holder, _)) => {
                self.holders.insert(key, (ticket, record));
                Claim::Taken(holder)
            }
            None => {
                self.holders.insert(key, (ticket, record));
                Claim::Granted
            }
        }
    }
}

/// First sixteen bytes of the BLAKE3 digest: ids are compared by it, so that millions fit in memory.
fn digest(id: &str) -> u128 {
    let hash = blake3::hash(id.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(hash.as_bytes().split_at(16).0);
    u128::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Claim, Claims};
    use std::path::Path;

    #[test]
    fn the_first_of_the_walk_wins() {
        let mut claims = Claims::default();
        let (first, second) = (claims.ticket(Path::new("a")), claims.ticket(Path::new("b")));
        assert_eq!(claims.claim("x", second, 0), Claim::Granted);
        assert_eq!(claims.claim("x", first, 1), Claim::Taken(second));
        assert_eq!(claims.claim("x", second, 0), Claim::Refused(first));
        assert_eq!(claims.claim("x", first, 0), Claim::Taken(first));
        assert_eq!(claims.claim("x", first, 2), Claim::Refused(first));
        claims.release(first);
        assert_eq!(claims.claim("x", second, 0), Claim::Granted);
    }
}
