//! The one writer of a local index.

use std::fs::File;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use tantivy::directory::Directory as _;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{Index, IndexSettings, IndexWriter, ReloadPolicy, Term};

use super::document::{document, parse_file_state};
use super::schema::Fields;
use super::tokenizer::tokenizers;
use super::{engine, generation};
use crate::error::{Error, Result};
use crate::store::{Checkpoint, Document, FileState, StoreWriter};

/// Least memory the engine takes for each of its threads, in bytes.
const LEAST_MEMORY: usize = 16 << 20;

/// Bytes that must fit for the disk not to be called full.
const PROBE: usize = 1 << 20;

/// Share of removed articles from which a segment is written anew without them.
const REMOVED_BEFORE_MERGE: f32 = 0.2;

/// Larger blocks of stored text compress better and take longer to open one article.
const BLOCK_SIZE: usize = 16 << 10;

/// How an index is written.
#[derive(Debug, Clone)]
pub struct WriterSettings {
    /// Threads of the engine.
    pub threads: usize,
    /// Memory for articles not yet on disk, in bytes.
    pub memory: usize,
    /// Write a new generation and leave the old one until it is finished.
    pub rebuild: bool,
}

/// What is kept with each commit.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Payload {
    /// See [`crate::fingerprint`].
    pub fingerprint: String,
    /// What the run noted.
    pub checkpoint: Checkpoint,
}

/// See [`StoreWriter`].
pub struct LocalWriter {
    index_folder: PathBuf,
    generation: PathBuf,
    is_new: bool,
    fields: Fields,
    index: Index,
    writer: IndexWriter,
    fingerprint: String,
    checkpoint: Checkpoint,
    _lock: File,
}

impl LocalWriter {
    /// Opens the index in a folder for writing, made when it is missing; refuses one with another fingerprint unless
    /// it is to be rebuilt.
    pub fn open(folder: &Path, fingerprint: &str, settings: &WriterSettings) -> Result<LocalWriter> {
        let current = generation::current(folder)?;
        let lock = generation::lock(folder)?;
        generation::clean(folder)?;
        let fields = Fields::new();
        let existing = current.filter(|_| !settings.rebuild);
        let is_new = existing.is_none();
        let (generation, index, payload) = match existing {
            Some(generation) => {
                let (index, payload) = open(&generation, fingerprint, folder)?;
                (generation, index, payload)
            }
            None => {
                let generation = generation::create(folder)?;
                let index = create(&generation, &fields)?;
                (generation, index, Payload::default())
            }
        };
        let threads = settings.threads.clamp(1, 8);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread((settings.memory / threads).max(LEAST_MEMORY))
            .num_merge_threads(1)
            .build();
        let writer: IndexWriter = index.writer_with_options(options).map_err(engine)?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(REMOVED_BEFORE_MERGE);
        writer.set_merge_policy(Box::new(policy));
        Ok(LocalWriter {
            index_folder: folder.to_owned(),
            generation,
            is_new,
            fields,
            index,
            writer,
            fingerprint: fingerprint.to_owned(),
            checkpoint: payload.checkpoint,
            _lock: lock,
        })
    }

    /// An error of writing. The engine's threads only say that they stopped: whether the disk is full must be tried.
    fn failure(&self, error: tantivy::TantivyError) -> Error {
        let probe = self.generation.join("probe.tmp");
        let tried = std::fs::write(&probe, vec![0; PROBE]);
        // Nothing hangs on the removal: the next rebuild takes the whole folder away.
        let _ = std::fs::remove_file(&probe);
        match tried {
            Err(source) => Error::world("cannot write the index at", &self.index_folder, source),
            Ok(()) => engine(error),
        }
    }

    fn searcher(&self) -> Result<tantivy::Searcher> {
        let reader = self.index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(engine)?;
        Ok(reader.searcher())
    }
}

fn create(generation: &Path, fields: &Fields) -> Result<Index> {
    let settings = IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor::default()),
        docstore_blocksize: BLOCK_SIZE,
        ..IndexSettings::default()
    };
    let builder = Index::builder().schema(fields.schema.clone()).tokenizers(tokenizers()).settings(settings);
    builder.create_in_dir(generation).map_err(engine)
}

/// What precedes the version of the facts in a fingerprint.
pub const FACTS: &str = "facts-";

/// Opens a generation and checks that this program can read it.
pub fn open(generation: &Path, fingerprint: &str, folder: &Path) -> Result<(Index, Payload)> {
    let mut index = Index::open_in_dir(generation).map_err(engine)?;
    index.set_tokenizers(tokenizers());
    let payload = index.load_metas().map_err(engine)?.payload.unwrap_or_default();
    let payload: Payload = serde_json::from_str(&payload).unwrap_or_default();
    if payload.fingerprint != fingerprint {
        let program = |fingerprint: &str| fingerprint.split_once(FACTS).map(|(program, _)| program.to_owned());
        if program(&payload.fingerprint).is_some() && program(&payload.fingerprint) == program(fingerprint) {
            return Err(Error::user(
                format!("the index `{}` was built with other tables of facts", folder.display()),
                "give the `--knowledge` it was built with, or build it anew: `kiosque index --full PATH…`",
            ));
        }
        return Err(Error::user(
            format!("the index `{}` was built by another version of kiosque", folder.display()),
            "build it anew from the articles: `kiosque index --full PATH…`; until then it stays as it is",
        ));
    }
    Ok((index, payload))
}

impl StoreWriter for LocalWriter {
    fn files(&self) -> Result<Vec<FileState>> {
        files(&self.searcher()?)
    }

    fn ids(&self, each: &mut dyn FnMut(&str, &Path)) -> Result<()> {
        for_each_row(&self.searcher()?, "id", "file", &mut |id, file| each(id, Path::new(file)))
    }

    fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    fn add(&mut self, article: Document) -> Result<()> {
        let row = document(&self.fields, article);
        self.writer.add_document(row).map(|_| ()).map_err(|error| self.failure(error))
    }

    fn remove_file(&mut self, path: &Path) -> Result<()> {
        self.writer.delete_term(Term::from_field_text(self.fields.file, &path.to_string_lossy()));
        Ok(())
    }

    fn remove_article(&mut self, id: &str) -> Result<()> {
        self.writer.delete_term(Term::from_field_text(self.fields.id, id));
        Ok(())
    }

    fn commit(&mut self, checkpoint: &Checkpoint) -> Result<()> {
        let payload = Payload { fingerprint: self.fingerprint.clone(), checkpoint: checkpoint.clone() };
        let payload = serde_json::to_string(&payload)
            .map_err(|error| Error::Internal { message: error.to_string(), hint: None })?;
        let committed = self.writer.prepare_commit().and_then(|mut prepared| {
            prepared.set_payload(&payload);
            prepared.commit()
        });
        committed.map_err(|error| self.failure(error))?;
        // The engine renames its list of segments without syncing the folder: a power cut could undo the rename.
        let synced = self.index.directory().sync_directory();
        synced.map_err(|error| Error::world("cannot sync", &self.generation, error))?;
        if self.is_new && !self.is_rebuild()? {
            generation::switch(&self.index_folder, &self.generation)?;
            self.is_new = false;
        }
        self.checkpoint = checkpoint.clone();
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        self.writer.wait_merging_threads().map_err(engine)?;
        if self.is_new {
            generation::switch(&self.index_folder, &self.generation)?;
        }
        Ok(())
    }
}

impl LocalWriter {
    /// Whether an older generation is in use until this one is finished.
    fn is_rebuild(&self) -> Result<bool> {
        generation::current(&self.index_folder).map(|current| current.is_some())
    }
}

/// The files of an index as they were.
pub fn files(searcher: &tantivy::Searcher) -> Result<Vec<FileState>> {
    let mut files: FxHashMap<String, FileState> = FxHashMap::default();
    for_each_row(searcher, "file", "file_state", &mut |path, state| {
        if !files.contains_key(path)
            && let Some(state) = parse_file_state(path, state)
        {
            files.insert(path.to_owned(), state);
        }
    })?;
    Ok(files.into_values().collect())
}

/// Calls `each` with two columns of every article.
fn for_each_row(
    searcher: &tantivy::Searcher,
    first: &str,
    second: &str,
    each: &mut dyn FnMut(&str, &str),
) -> Result<()> {
    for segment in searcher.segment_readers() {
        let columns = segment.fast_fields();
        let (Some(first), Some(second)) = (columns.str(first).map_err(engine)?, columns.str(second).map_err(engine)?)
        else {
            continue;
        };
        let (mut one, mut two) = (String::new(), String::new());
        let mut known = (u64::MAX, u64::MAX);
        for doc in segment.doc_ids_alive() {
            let (Some(a), Some(b)) = (first.ords().first(doc), second.ords().first(doc)) else { continue };
            // Articles of one file follow each other: most look-ups are the last one again.
            for (ord, known, column, text) in
                [(a, &mut known.0, &first, &mut one), (b, &mut known.1, &second, &mut two)]
            {
                if ord != *known {
                    text.clear();
                    column.ord_to_str(ord, text).map_err(|error| engine(error.into()))?;
                    *known = ord;
                }
            }
            each(&one, &two);
        }
    }
    Ok(())
}
