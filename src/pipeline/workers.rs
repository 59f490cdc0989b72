//! The threads of a run: one walks, some read, some extract; bounded channels in between.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crossbeam_channel::{Receiver, Sender};

use super::claims::Ticket;
use super::plan::digest;
use super::report::Progress;
use crate::annotation::Annotations;
use crate::article::Article;
use crate::extract;
use crate::french::language::is_french_text;
use crate::knowledge::Knowledge;
use crate::read::{self, Skipped, Source};
use crate::store::FileState;

/// A file to be read.
pub struct Job {
    /// Stands for this reading.
    pub ticket: Ticket,
    /// The file as walked.
    pub source: Source,
    /// Its absolute path.
    pub path: PathBuf,
    /// Its state in the index, when it is there.
    pub known: Option<FileState>,
}

/// An article on its way to extraction.
pub struct Read {
    /// Of which reading.
    pub ticket: Ticket,
    /// Which of its articles, in the order of the file.
    pub record: u64,
    /// The article.
    pub article: Article,
}

/// What reaches the writer.
pub enum Event {
    /// A file is about to be read, its state as it is now.
    Begun(Ticket, FileState),
    /// An article with its annotations.
    Article(Box<Extracted>),
    /// A file or record that gave no article.
    Skipped(Skipped),
    /// All articles of a file have been sent on their way: so many.
    Ended(Ticket, u64),
    /// The content of a file is what the index has.
    Unchanged(Ticket),
    /// The file can't be read or is none of ours: what the index has of it stays.
    Unreadable(Ticket, Skipped),
}

/// An article with all that was found in it.
pub struct Extracted {
    /// Of which reading.
    pub ticket: Ticket,
    /// Which of its articles, in the order of the file.
    pub record: u64,
    /// The article.
    pub article: Article,
    /// What it speaks of.
    pub annotations: Annotations,
    /// Whether it is French.
    pub french: Option<bool>,
}

/// Counters that all threads add to.
#[derive(Debug, Default)]
pub struct Counters {
    pub files_found: AtomicU64,
    pub files_done: AtomicU64,
    pub bytes_found: AtomicU64,
    pub bytes_done: AtomicU64,
    pub articles: AtomicU64,
    pub complete: AtomicBool,
}

impl Counters {
    /// A file was found.
    pub fn found(&self, bytes: u64) {
        self.files_found.fetch_add(1, Ordering::Relaxed);
        self.bytes_found.fetch_add(bytes, Ordering::Relaxed);
    }

    /// A file was dealt with.
    pub fn done(&self, bytes: u64) {
        self.files_done.fetch_add(1, Ordering::Relaxed);
        self.bytes_done.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Counts as they are.
    pub fn progress(&self) -> Progress {
        Progress {
            files_found: self.files_found.load(Ordering::Relaxed),
            files_done: self.files_done.load(Ordering::Relaxed),
            bytes_found: self.bytes_found.load(Ordering::Relaxed),
            bytes_done: self.bytes_done.load(Ordering::Relaxed),
            articles: self.articles.load(Ordering::Relaxed),
            complete: self.complete.load(Ordering::Relaxed),
        }
    }
}

/// Reads files until there are no more; ends early when nobody listens any more.
pub fn read_files(jobs: &Receiver<Job>, options: &read::Options, articles: &Sender<Read>, events: &Sender<Event>) {
    for job in jobs {
        if read_file(&job, options, articles, events).is_none() {
            return;
        }
    }
}

/// `None` when nobody listens any more.
fn read_file(job: &Job, options: &read::Options, articles: &Sender<Read>, events: &Sender<Event>) -> Option<()> {
    // What is never an article need not be read to its end for its digest.
    if let Some(reason) = read::refusal(&job.source.path).filter(|_| job.known.is_none()) {
        let skipped = Skipped { path: job.source.path.clone(), record: None, reason: reason.to_owned() };
        return events.send(Event::Unreadable(job.ticket, skipped)).ok();
    }
    let digest = match digest(&job.source.path) {
        Ok(digest) => digest,
        Err(error) => {
            let mut skipped = Skipped::unreadable(&job.source.path, &error);
            skipped.reason.push_str("; what the index has of it stays");
            return events.send(Event::Unreadable(job.ticket, skipped)).ok();
        }
    };
    if job.known.as_ref().is_some_and(|known| known.digest == digest) {
        return events.send(Event::Unchanged(job.ticket)).ok();
    }
    let state = FileState { path: job.path.clone(), size: job.source.size, modified: job.source.modified, digest };
    events.send(Event::Begun(job.ticket, state)).ok()?;
    let (mut count, mut listening) = (0, true);
    read::articles(&job.source, options, &mut |record| {
        let sent = match record {
            Ok(article) => {
                count += 1;
                articles.send(Read { ticket: job.ticket, record: count, article }).is_ok()
            }
            Err(skipped) => events.send(Event::Skipped(skipped)).is_ok(),
        };
        listening &= sent;
    });
    events.send(Event::Ended(job.ticket, count)).ok().filter(|()| listening)
}

/// Extracts until there are no more articles; ends early when nobody listens any more.
pub fn extract_articles(articles: &Receiver<Read>, knowledge: &Knowledge, events: &Sender<Event>) {
    for Read { ticket, record, article } in articles {
        let annotations = extract::annotations(&article, knowledge);
        let french = is_french_text(if article.body.is_empty() { &article.lead } else { &article.body });
        let extracted = Box::new(Extracted { ticket, record, article, annotations, french });
        if events.send(Event::Article(extracted)).is_err() {
            return;
        }
    }
}
