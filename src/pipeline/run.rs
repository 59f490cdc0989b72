//! A run: from paths to a committed index.

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Settings;
use super::claims::{Claim, Claims, Ticket};
use super::plan::{Known, absolute};
use super::report::{Note, Progress, Report};
use super::walk::{Walk, walk};
use super::workers::{Counters, Event, Extracted, Job, Read, extract_articles, read_files};
use crate::article::{Article, Published};
use crate::error::Result;
use crate::extract;
use crate::french::language::is_french_text;
use crate::knowledge::Knowledge;
use crate::read;
use crate::store::{Checkpoint, Document, FileState, StoreWriter};

/// Articles and events on their way; each may be long, so that few are enough.
const IN_FLIGHT: usize = 64;

/// Time between two looks at the counters.
const TICK: Duration = Duration::from_millis(200);

/// Brings an index up to date with the files below some paths, and commits. `progress` is called now and then.
pub fn run(
    writer: &mut dyn StoreWriter,
    settings: &Settings,
    knowledge: &Knowledge,
    progress: &dyn Fn(Progress),
) -> Result<Report> {
    let before = writer.checkpoint().clone();
    let known = Known::new(writer.files()?, &before.unfinished);
    let mut run = Run::new(writer, settings);
    run.take_stock()?;
    let walk = run.pass(&known, knowledge, progress, || walk(&settings.paths, &known))?;
    run.remove_disappeared(&known, &walk)?;
    run.shadowed.extend(before.shadowed.into_iter().filter(|path| !run.read.contains(path)));
    if run.freed && !run.shadowed.is_empty() {
        run.read_shadowed(&known, &walk, knowledge, progress)?;
    }
    run.commit()?;
    let mut report = run.report;
    report.notes.sort_by(|a, b| a.path.cmp(&b.path).then(a.record.cmp(&b.record)));
    Ok(report)
}

/// Adds records read from a stream; an article whose id the index has replaces it.
pub fn run_records(
    writer: &mut dyn StoreWriter,
    reader: &mut dyn BufRead,
    settings: &Settings,
    knowledge: &Knowledge,
) -> Result<Report> {
    let mut report = Report::default();
    let mut failed = Ok(());
    let file = FileState { path: "-".into(), size: 0, modified: 0, digest: 0 };
    read::json_lines(reader, "-", &settings.read, &mut |record| match record {
        Err(skipped) => report.notes.push(Note::skipped(skipped)),
        Ok(_) if failed.is_err() => {}
        Ok(mut article) => {
            if article.id.starts_with("-#") {
                // A record without id is known by its text: the same one comes once, another run's is another.
                article.id = format!("-{:.16}", blake3::hash(article.text().as_bytes()).to_hex());
            }
            let annotations = extract::annotations(&article, knowledge);
            let french = is_french_text(&article.body);
            report.articles += 1;
            let document = Document { annotations, french, file: file.clone(), article };
            failed = writer.remove_article(&document.article.id).and_then(|()| writer.add(document));
        }
    });
    failed?;
    let checkpoint = writer.checkpoint().clone();
    writer.commit(&checkpoint)?;
    Ok(report)
}

/// A reading that has begun and not yet ended.
struct Reading {
    file: FileState,
    expected: Option<u64>,
    received: u64,
}

struct Run<'r> {
    writer: &'r mut dyn StoreWriter,
    settings: &'r Settings,
    claims: Claims,
    /// Tickets of the files of the index before the run.
    before: FxHashMap<PathBuf, Ticket>,
    readings: FxHashMap<Ticket, Reading>,
    /// Files read in this run.
    read: FxHashSet<PathBuf>,
    /// Files with articles left out because of their id.
    shadowed: FxHashSet<PathBuf>,
    /// Whether an id of the index may have become free.
    freed: bool,
    report: Report,
    counters: Counters,
    committed: Instant,
}

impl<'r> Run<'r> {
    fn new(writer: &'r mut dyn StoreWriter, settings: &'r Settings) -> Run<'r> {
        Run {
            writer,
            settings,
            claims: Claims::default(),
            before: FxHashMap::default(),
            readings: FxHashMap::default(),
            read: FxHashSet::default(),
            shadowed: FxHashSet::default(),
            freed: false,
            report: Report::default(),
            counters: Counters::default(),
            committed: Instant::now(),
        }
    }

    /// Claims the ids of all articles of the index for their files.
    fn take_stock(&mut self) -> Result<()> {
        let (claims, before) = (&mut self.claims, &mut self.before);
        self.writer.ids(&mut |id, file| {
            let ticket = match before.get(file) {
                Some(ticket) => *ticket,
                None => {
                    let ticket = claims.ticket(file);
                    before.insert(file.to_owned(), ticket);
                    ticket
                }
            };
            claims.claim(id, ticket, 0);
        })
    }

    /// Reads the files that `walk` finds, on all cores.
    fn pass(
        &mut self,
        known: &Known,
        knowledge: &Knowledge,
        progress: &dyn Fn(Progress),
        walk: impl FnOnce() -> Walk,
    ) -> Result<Walk> {
        let mut walk = walk();
        self.report.unchanged_files += walk.unchanged;
        self.report.notes.append(&mut walk.notes);
        let mut jobs = std::mem::take(&mut walk.jobs);
        for job in &mut jobs {
            job.ticket = self.claims.ticket(&job.path);
            self.counters.found(job.source.size);
        }
        self.counters.complete.store(true, Ordering::Relaxed);
        self.read_all(jobs, known, knowledge, progress)?;
        Ok(walk)
    }

    fn read_all(
        &mut self,
        jobs: Vec<Job>,
        known: &Known,
        knowledge: &Knowledge,
        progress: &dyn Fn(Progress),
    ) -> Result<()> {
        let sizes: FxHashMap<Ticket, u64> = jobs.iter().map(|job| (job.ticket, job.source.size)).collect();
        let options = &self.settings.read;
        let threads = self.settings.jobs.max(1);
        std::thread::scope(|scope| {
            let (job_sender, job_receiver) = bounded(IN_FLIGHT);
            let (article_sender, article_receiver) = bounded::<Read>(IN_FLIGHT);
            let (event_sender, events) = bounded(IN_FLIGHT);
            scope.spawn(move || feed(jobs, &job_sender));
            for _ in 0..threads {
                let (jobs, articles, events) = (job_receiver.clone(), article_sender.clone(), event_sender.clone());
                scope.spawn(move || read_files(&jobs, options, &articles, &events));
                let (articles, events) = (article_receiver.clone(), event_sender.clone());
                scope.spawn(move || extract_articles(&articles, knowledge, &events));
            }
            // Only the threads hold the other ends: the channels close when they end.
            drop((job_receiver, article_sender, article_receiver, event_sender));
            self.write(&events, known, &sizes, progress)
        })
    }

    fn write(
        &mut self,
        events: &Receiver<Event>,
        known: &Known,
        sizes: &FxHashMap<Ticket, u64>,
        progress: &dyn Fn(Progress),
    ) -> Result<()> {
        let mut told = Instant::now();
        loop {
            match events.recv_timeout(TICK) {
                Ok(event) => self.event(event, known, sizes)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if TICK <= told.elapsed() {
                progress(self.counters.progress());
                told = Instant::now();
            }
            if self.settings.commit_every <= self.committed.elapsed() {
                self.commit()?;
            }
        }
        progress(self.counters.progress());
        Ok(())
    }

    fn event(&mut self, event: Event, known: &Known, sizes: &FxHashMap<Ticket, u64>) -> Result<()> {
        let done = |counters: &Counters, ticket: Ticket| counters.done(sizes.get(&ticket).copied().unwrap_or(0));
        match event {
            Event::Begun(ticket, file) => self.begin(ticket, file, known)?,
            Event::Article(extracted) => self.article(*extracted)?,
            Event::Skipped(skipped) => self.report.notes.push(Note::skipped(skipped)),
            Event::Ended(ticket, count) => {
                done(&self.counters, ticket);
                if let Some(reading) = self.readings.get_mut(&ticket) {
                    reading.expected = Some(count);
                    // A file without any article is told among the notes.
                    self.report.new_files += u64::from(0 < count && !known.contains(&reading.file.path));
                }
                self.end_if_complete(ticket);
            }
            Event::Unchanged(ticket) => {
                done(&self.counters, ticket);
                self.report.unchanged_files += 1;
            }
            Event::Unreadable(ticket, skipped) => {
                done(&self.counters, ticket);
                self.report.notes.push(Note::skipped(skipped));
            }
        }
        Ok(())
    }

    fn begin(&mut self, ticket: Ticket, file: FileState, known: &Known) -> Result<()> {
        if self.read.insert(file.path.clone()) && known.contains(&file.path) {
            self.report.changed_files += 1;
        }
        if let Some(before) = self.before.insert(file.path.clone(), ticket) {
            self.forget(before, &file.path)?;
        }
        self.shadowed.remove(&file.path);
        self.readings.insert(ticket, Reading { file, expected: None, received: 0 });
        Ok(())
    }

    /// Removes the articles of an earlier reading of a file.
    fn forget(&mut self, ticket: Ticket, path: &Path) -> Result<()> {
        self.claims.release(ticket);
        self.freed = true;
        self.writer.remove_file(path)
    }

    fn article(&mut self, extracted: Extracted) -> Result<()> {
        let Extracted { ticket, record, article, annotations, french } = extracted;
        if let Some(file) = self.readings.get_mut(&ticket).map(|reading| {
            reading.received += 1;
            reading.file.clone()
        }) {
            // Two folders may hold the same relative path: what a path alone names is named by the whole path then.
            let article = self.with_id_of_its_own(article, &file.path, ticket);
            let granted = match self.claims.claim(&article.id, ticket, record) {
                Claim::Granted => true,
                Claim::Taken(holder) => {
                    self.writer.remove_article(&article.id)?;
                    self.report.articles -= 1;
                    self.shadow(holder, &article, ticket);
                    true
                }
                Claim::Refused(holder) => {
                    self.shadow(ticket, &article, holder);
                    false
                }
            };
            if granted {
                if french == Some(false) {
                    let reason = format!("not in French: indexed as it is, `{}`", article.id);
                    self.report.notes.push(Note { path: article.path.clone(), record: None, reason, indexed: true });
                }
                if let Some([first, last]) = article.date_conflict {
                    let said = |day: Published| format!("{} ({})", day.date, day.provenance.name());
                    let reason = format!("dates do not agree: {}, {}, `{}`", said(first), said(last), article.id);
                    self.report.notes.push(Note { path: article.path.clone(), record: None, reason, indexed: true });
                }
                self.report.articles += 1;
                self.counters.articles.fetch_add(1, Ordering::Relaxed);
                self.writer.add(Document { article, annotations, french, file })?;
            }
        }
        self.end_if_complete(ticket);
        Ok(())
    }

    fn with_id_of_its_own(&self, article: Article, file: &Path, ticket: Ticket) -> Article {
        let (base, record) = article.id.split_once('#').unwrap_or((&article.id, ""));
        let whole = file.to_string_lossy();
        let from_path = whole.ends_with(base) && base.len() < whole.len();
        if !from_path || !self.claims.is_held_by_another(&article.id, ticket) {
            return article;
        }
        let id = if record.is_empty() { whole.into_owned() } else { format!("{whole}#{record}") };
        Article { id, ..article }
    }

    /// Notes that an article of the reading `loser` gave way to one of the reading `winner`.
    fn shadow(&mut self, loser: Ticket, article: &Article, winner: Ticket) {
        let (file, other) = (self.claims.file(loser).to_owned(), self.claims.file(winner));
        let reason = format!("same id as an article of `{}`: `{}`", other.display(), article.id);
        let same_file = file == other;
        self.report.notes.push(Note { path: file.clone(), record: None, reason, indexed: false });
        if !same_file {
            self.shadowed.insert(file);
        }
    }

    fn end_if_complete(&mut self, ticket: Ticket) {
        if self.readings.get(&ticket).is_some_and(|reading| reading.expected == Some(reading.received)) {
            self.readings.remove(&ticket);
        }
    }

    fn remove_disappeared(&mut self, known: &Known, walk: &Walk) -> Result<()> {
        let gone: Vec<PathBuf> =
            known.disappeared(&walk.roots, &walk.seen, &walk.unreadable).map(Path::to_owned).collect();
        for path in gone {
            if let Some(ticket) = self.before.remove(&path) {
                self.forget(ticket, &path)?;
            }
            self.shadowed.remove(&path);
            self.report.removed_files += 1;
        }
        Ok(())
    }

    /// Reads the files again whose articles gave way to some that may be gone now.
    fn read_shadowed(
        &mut self,
        known: &Known,
        walk: &Walk,
        knowledge: &Knowledge,
        progress: &dyn Fn(Progress),
    ) -> Result<()> {
        let mut files: Vec<PathBuf> = self.shadowed.iter().filter(|path| walk.seen.contains(*path)).cloned().collect();
        files.sort();
        let mut jobs = Vec::new();
        for source in read::sources(&self.settings.paths).flatten() {
            let path = absolute(&source.path);
            if files.binary_search(&path).is_ok() {
                let ticket = self.claims.ticket(&path);
                jobs.push(Job { ticket, source, path, known: None });
            }
        }
        self.report.notes.retain(|note| !files.contains(&note.path) || note.indexed);
        self.read_all(jobs, known, knowledge, progress)
    }

    fn commit(&mut self) -> Result<()> {
        let mut unfinished: Vec<PathBuf> = self.readings.values().map(|reading| reading.file.path.clone()).collect();
        let mut shadowed: Vec<PathBuf> = self.shadowed.iter().cloned().collect();
        unfinished.sort();
        shadowed.sort();
        self.writer.commit(&Checkpoint { unfinished, shadowed })?;
        self.committed = Instant::now();
        Ok(())
    }
}

fn feed(jobs: Vec<Job>, sender: &Sender<Job>) {
    for job in jobs {
        if sender.send(job).is_err() {
            return;
        }
    }
}
